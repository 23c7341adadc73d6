/* One line of words outside of any flow: in lists and on the status line. */
#ifndef VIEW_WORDS_H
#define VIEW_WORDS_H

#include "layout/lines.h"
#include "screen/screen.h"

/* Cells of one row, from `column` up to but not including `limit`. */
struct stretch {
	int row, column, limit;
};

/*
 * Put words on a row, right-to-left ones in the order of the eye;
 * what is cut ends in an ellipsis. Return the column behind them.
 */
int words_put(struct screen *screen, struct stretch stretch, struct str words, enum role role,
              enum bidi_mode mode);

#endif
