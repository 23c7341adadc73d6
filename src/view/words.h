/* One line of words outside of any flow: in lists and on the status line. */
#ifndef VIEW_WORDS_H
#define VIEW_WORDS_H

#include "base/arena.h"
#include "layout/lines.h"
#include "library/query.h"
#include "screen/screen.h"

/* Cells of one row, from `column` up to but not including `limit`. */
struct stretch {
	int row, column, limit;
};

struct marked_words {
	struct str text;
	struct query_ranges marks;
};

/*
 * Put words on a row, right-to-left ones in the order of the eye;
 * what is cut ends in an ellipsis. Return the column behind them.
 */
int words_put(struct screen *screen, struct stretch stretch, struct str words, enum role role,
              enum bidi_mode mode);

/* "1,072 documents", "1 document". */
struct str words_count(struct arena *arena, size_t count, const char *noun);

/* The same with bytes of the words, in order and without overlaps, shown as matches. */
int words_put_marked(struct screen *screen, struct stretch stretch, struct marked_words words,
                     enum role role, enum bidi_mode mode);

#endif
