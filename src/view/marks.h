/*
 * The marks that can be followed: footnote calls, citations, links. A mark is a
 * span of a paragraph; here they are walked through in reading order.
 */
#ifndef VIEW_MARKS_H
#define VIEW_MARKS_H

#include <stdbool.h>

#include "view/parallel.h"

struct mark {
	uint32_t paragraph;       /* UNROLL_NONE for no mark */
	uint32_t span;
	enum side side;           /* of whose document; none is of our own */
};

static const struct mark mark_none = { UNROLL_NONE, UNROLL_NONE, SIDE_OWN };

static inline bool mark_is_none(struct mark mark)
{
	return mark.paragraph == UNROLL_NONE;
}

static inline bool mark_equal(struct mark a, struct mark b)
{
	return a.paragraph == b.paragraph && a.span == b.span && a.side == b.side;
}

/* The same mark as one of a side. Those that are found are of our own until then. */
static inline struct mark mark_in(enum side side, struct mark mark)
{
	if (!mark_is_none(mark))
		mark.side = side;
	return mark;
}

/* Whether a span can be followed: a call of a note that is missing leads nowhere. */
bool span_is_mark(enum unroll_span_kind kind, uint32_t index);

const struct unroll_span *mark_span(const struct unroll_document *document, struct mark mark);

/* The first and the last mark of a paragraph, or none. */
struct mark mark_first(const struct unroll_document *document, uint32_t paragraph);
struct mark mark_last(const struct unroll_document *document, uint32_t paragraph);

/* The next and previous mark of the same paragraph, or none. */
struct mark mark_after(const struct unroll_document *document, struct mark mark);
struct mark mark_before(const struct unroll_document *document, struct mark mark);

/* The mark of a paragraph with the kind, index and start of `wanted`, or none. */
struct mark mark_find(const struct unroll_document *document, uint32_t paragraph,
                      const struct unroll_span *wanted);

/* Whether a paragraph has exactly one mark. */
bool mark_is_only(const struct unroll_document *document, struct mark mark);

#endif
