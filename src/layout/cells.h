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

#endif
