/* The part of a paragraph that shows why it was found. */
#ifndef LIBRARY_EXCERPT_H
#define LIBRARY_EXCERPT_H

#include <stdbool.h>

#include "base/arena.h"
#include "library/query.h"

struct excerpt {
	struct str text;          /* a slice of the paragraph */
	bool is_cut_before, is_cut_after;       /* whether text of the paragraph is left out there */
	struct query_ranges marks;              /* bytes of `text` that match */
};

/*
 * The slice of a text that shows most of the query's terms in `columns`, cut
 * between words if it can be and never within a grapheme cluster. The columns of
 * the ellipses are the caller's to leave room for. In the arena, but for the text.
 */
struct excerpt excerpt_make(struct str text, const struct query *query, size_t columns,
                            struct fold_table *table, struct arena *arena);

#endif
