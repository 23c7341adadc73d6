/* What stands in the cells of a row of a table, U+0009 between them in its text. */
#ifndef LAYOUT_CELL_H
#define LAYOUT_CELL_H

#include <stdbool.h>
#include <stddef.h>

#include <unroll/str.h>

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
