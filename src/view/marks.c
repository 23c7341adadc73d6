#include "view/marks.h"

bool span_is_mark(enum unroll_span_kind kind, uint32_t index)
{
	return index != UNROLL_NONE
	    && (kind == UNROLL_SPAN_CALL || kind == UNROLL_SPAN_CITATION || kind == UNROLL_SPAN_LINK);
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
		if (span_is_mark(body->spans[span].kind, body->spans[span].index))
			return (struct mark){ paragraph, span, SIDE_OWN };
	return mark_none;
}

static struct mark last_before(const struct unroll_document *document, uint32_t paragraph,
                               uint32_t span)
{
	const struct unroll_text *body = body_of(document, paragraph);

	while (span-- > 0)
		if (span_is_mark(body->spans[span].kind, body->spans[span].index))
			return (struct mark){ paragraph, span, SIDE_OWN };
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
	return mark_in(mark.side, first_from(document, mark.paragraph, mark.span + 1));
}

struct mark mark_before(const struct unroll_document *document, struct mark mark)
{
	return mark_in(mark.side, last_before(document, mark.paragraph, mark.span));
}

/* The first span of a text that begins at or behind a byte. */
static uint32_t first_span_from(const struct unroll_text *body, uint32_t byte)
{
	uint32_t low = 0, high = body->span_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (body->spans[middle].start < byte)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct mark mark_find(const struct unroll_document *document, uint32_t paragraph,
                      const struct unroll_span *wanted)
{
	const struct unroll_text *body = body_of(document, paragraph);

	for (uint32_t i = first_span_from(body, wanted->start);
	     i < body->span_count && body->spans[i].start == wanted->start; i++)
		if (body->spans[i].kind == wanted->kind && body->spans[i].index == wanted->index)
			return (struct mark){ paragraph, i, SIDE_OWN };
	return mark_none;
}

bool mark_is_only(const struct unroll_document *document, struct mark mark)
{
	return mark_equal(mark, mark_in(mark.side, mark_first(document, mark.paragraph)))
	    && mark_is_none(mark_after(document, mark));
}
