/* The text of a flow: a stretch of a paragraph with the marks of its footnotes put in. */
#ifndef LAYOUT_COMPOSE_H
#define LAYOUT_COMPOSE_H

#include "layout/flow.h"

/* A stretch of the text of a paragraph or note, from byte `first` up to `end`. */
struct stretch {
	const struct unroll_document *document;
	const struct unroll_text *body;
	uint32_t first, end;
};

/* Fill in the text of a flow, its insertions, its runs and its first place. */
void compose(struct arena *arena, const struct stretch *stretch, struct flow *flow);

#endif
