/*
 * The cells of a row of a table, U+0009 between them in its text. Beside each
 * other each is broken into lines of its own; the lines of several cells that
 * stand on one row of the screen are linked by line_beside().
 */
#ifndef LAYOUT_CELLS_H
#define LAYOUT_CELLS_H

#include "layout/lines.h"

struct table;

/*
 * Break the flow of a row, as lines_break() does, into the columns of its table;
 * below the heading of a table there is a rule.
 */
void cells_break(struct lines *lines, const struct flow *flow, const struct table *table,
                 uint32_t paragraph);

/*
 * The flags of breaks_find() for the text of a row, with a forced break where a
 * cell begins and at the end. To be freed.
 */
uint8_t *cells_flags(const struct flow *flow);

/* The bytes of the cell that begins at byte `start`, without the tab behind it. */
struct str cell_at(struct str text, size_t start);

enum cell_content {
	CELL_NONE,                /* nothing, or signs for a figure that is missing */
	CELL_FIGURE,
	CELL_YEAR,                /* or a figure that looks like one */
	CELL_WORDS
};

enum cell_content cell_content(struct str cell);

/* Whether nothing stands in any cell but the first, as in a row that names those below. */
bool cells_are_title(struct str text);

#endif
