/*
 * Rows that move as a whole are moved by the terminal, in a region of its own
 * (DECSTBM). ncurses can do so too, but to find out it looks at each cell of the
 * screen three times; here it is told what its screens look like afterwards. Among
 * the rows that change then it may still find some that moved, and scroll them.
 */
#ifndef TERMINAL_SCROLL_H
#define TERMINAL_SCROLL_H

#include <stdbool.h>

#include "terminal/frame.h"

/* Whether the terminal that ncurses was started for has what that needs. */
bool scroll_is_possible(void);

/* Make the whole screen the region: a terminal that grew may have been told of its old size. */
void scroll_reset(struct frame *frame);

/*
 * Move what stands in rows [top, bottom] up, or down if `by` is negative; by less than
 * there are rows. Rows that come in are blank. Nothing of stdscr may wait to be drawn.
 */
void scroll_rows(struct frame *frame, int top, int bottom, int by);

#endif
