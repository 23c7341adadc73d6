/*
 * A piece of text takes cells of its own: a base with its marks, which is mostly
 * a whole grapheme cluster. A cluster with several bases (a pair of regional
 * indicators, a number sign and its digits) is several pieces, but an emoji that
 * is joined to another or coloured by one shows the first only: terminals do
 * not agree on the width of the rest.
 */
#ifndef LAYOUT_PIECE_H
#define LAYOUT_PIECE_H

#include <stdbool.h>
#include <stdint.h>

#include <unroll/str.h>

struct piece {
	uint32_t end;             /* byte behind it */
	uint32_t instead;         /* a code point to show instead of what stands there, or 0 */
	uint8_t width;            /* in columns; 0 if nothing is shown */
	bool is_blank;            /* it may hang over the end of a line */
};

/* The columns between the stops of the tab character. */
enum { TAB_WIDTH = 8 };

/*
 * The piece that begins at byte `at`, in `column` of its line. `flags` are those
 * of clusters_find(), or NULL if every character is a cluster.
 */
struct piece piece_at(struct str text, const uint8_t *flags, uint32_t at, uint32_t column);

#endif
