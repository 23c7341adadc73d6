/*
 * One line of a flow on the screen: first every byte gets a role, then what
 * lies over it is laid on, then the line is put in the order of the eye.
 */
#ifndef VIEW_PAINT_H
#define VIEW_PAINT_H

#include "layout/lines.h"
#include "screen/screen.h"

/* The buffers that lines are painted in; zero-initialise, free once. */
struct painter {
	struct glyphs glyphs;
	enum bidi_mode mode;
	const struct flow *flow;
	const struct line *line;
	unsigned char *roles;     /* of each byte of the line, and of a rule behind them */
	size_t capacity;
};

/* Start a line whose text has the role `base`. Both are borrowed until it is put. */
void paint_start(struct painter *painter, const struct flow *flow, const struct line *line,
                 enum role base);

/* Lay a role over bytes of the flow's text; what lies outside the line is left out. */
void paint_over(struct painter *painter, uint32_t start, uint32_t end, enum role role);

/* Where a line stands: a row, and the columns it was broken for. */
struct strip {
	int row, column;
	uint32_t width;
};

/* Put the line on the screen, and, with the first line of a flow, its label. */
void paint_put(struct painter *painter, struct screen *screen, struct strip strip);

/* The label of the flow, hung before its first line. */
void paint_label(struct painter *painter, struct screen *screen, struct strip strip,
                 enum role role);

/* The column in `width` of the cluster that holds a byte of the flow's text; -1 if none does. */
int paint_column(struct painter *painter, uint32_t offset, uint32_t width);

/* The byte of the flow's text that stands in a column of the line; UINT32_MAX if none does. */
uint32_t paint_offset(struct painter *painter, int column, uint32_t width);

void painter_free(struct painter *painter);

#endif
