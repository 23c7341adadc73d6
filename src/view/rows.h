/*
 * Rows of the screen as a cursor over the laid-out document. A row is exact for
 * one width and folding; a place is what is kept when those change.
 */
#ifndef VIEW_ROWS_H
#define VIEW_ROWS_H

#include "view/layouts.h"

struct row {
	uint32_t item, chunk;
	int32_t line;             /* row of the chunk, counted from 0; ROW_GAP for the blank row above */
};

enum { ROW_GAP = -1 };

struct spot {
	uint32_t item;
	uint32_t below;           /* 0 in the item's own text; of the other side, 1 is its counterpart,
	                             2 the item that stands below that, and so on */
	uint32_t byte;            /* of that text */
	int32_t shift;            /* from there, in bytes of the flow: within a footnote mark, which
	                             has no place of its own */
	bool gap;                 /* the blank row above, byte is 0 */
	bool sign;                /* in the sign that stands beside it where a counterpart lacks; byte
	                             is of that */
};

static inline bool row_equal(struct row a, struct row b)
{
	return a.item == b.item && a.chunk == b.chunk && a.line == b.line;
}

/* Move to the next or previous row; return false, and stay, at either end. */
bool row_next(struct layouts *layouts, struct row *row);
bool row_previous(struct layouts *layouts, struct row *row);

/* Move by a count of rows, forward or backward; return how many were moved. */
int row_move(struct layouts *layouts, struct row *row, int count);

/* The row that shows a place, or the heading of the part that hides it. */
struct row row_of_spot(struct layouts *layouts, struct spot place);

/* The place that a row begins with. Back from it comes the same row. */
struct spot spot_of_row(struct layouts *layouts, struct row row);

/* The first row of text of an item, and the last. */
struct row row_first(struct layouts *layouts, uint32_t item);
struct row row_last(struct layouts *layouts, uint32_t item);

#endif
