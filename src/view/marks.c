#include "view/marks.h"

bool span_is_mark(enum unroll_span_kind kind)
{
	return kind == UNROLL_SPAN_CALL || kind == UNROLL_SPAN_CITATION || kind == UNROLL_SPAN_LINK;
}

static const struct unroll_text *body_of(const struct unroll_document *document, uint32_t paragraph)
{
	return &document->paragraphs[paragraph].body;
}

const struct unroll_span *mark_span(const struct unroll_document *document, struct mark mark)
{
	return &body_of(document, mark.paragraph)->spans[mark.span];
}

static struct mark first_from(const struct unroll_document *document, uint32_t paragraph,
                              uint32_t span)
{
	const struct unroll_text *body = body_of(document, paragraph);

	for (; span < body->span_count; span++)
		if (span_is_mark(body->spans[span].kind))
			return (struct mark){ paragraph, span };
	return mark_none;
}

static struct mark last_before(const struct unroll_document *document, uint32_t paragraph,
                               uint32_t span)
{
	const struct unroll_text *body = body_of(document, paragraph);

	while (span-- > 0)
		if (span_is_mark(body->spans[span].kind))
			return (struct mark){ paragraph, span };
	return mark_none;
}

struct mark mark_first(const struct unroll_document *document, uint32_t paragraph)
{
	return first_from(document, paragraph, 0);
}

struct mark mark_last(const struct unroll_document *document, uint32_t paragraph)
{
	return last_before(document, paragraph, body_of(document, paragraph)->span_count);
}

struct mark mark_after(const struct unroll_document *document, struct mark mark)
{
	return first_from(document, mark.paragraph, mark.span + 1);
}

struct mark mark_before(const struct unroll_document *document, struct mark mark)
{
	return last_before(document, mark.paragraph, mark.span);
}

/* A call covers no text: it is at the byte before which its mark is shown. */
static bool covers(const struct unroll_span *span, uint32_t byte)
{
	if (span->kind == UNROLL_SPAN_CALL)
		return span->start == byte;
	return span->start <= byte && byte < span->end;
}

struct mark mark_at(const struct unroll_document *document, uint32_t paragraph, uint32_t byte)
{
	struct mark best = mark_none;
	uint32_t best_size = UINT32_MAX;

	for (struct mark mark = mark_first(document, paragraph); !mark_is_none(mark);
	     mark = mark_after(document, mark)) {
		const struct unroll_span *span = mark_span(document, mark);
		if (covers(span, byte) && span->end - span->start < best_size) {
			best = mark;
			best_size = span->end - span->start;
		}
	}
	return best;
}

bool mark_is_only(const struct unroll_document *document, struct mark mark)
{
	return mark_equal(mark, mark_first(document, mark.paragraph))
	    && mark_is_none(mark_after(document, mark));
}
