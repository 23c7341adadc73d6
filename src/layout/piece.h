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

#include "layout/breaks.h"

struct piece {
	uint32_t end;             /* byte behind it */
	uint32_t instead;         /* a code point to show instead of what stands there, or 0 */
	uint8_t width;            /* in columns; 0 if nothing is shown */
	bool is_blank;            /* it may hang over the end of a line */
};

/* The columns between the stops of the tab character. */
enum { TAB_WIDTH = 8 };

/*
 * The bytes of a letter or sign that takes one column, if its first bytes tell:
 * ASCII, U+00C0 to U+00FF, Cyrillic and Arabic letters. 0 for all others, and for
 * blanks.
 */
static inline uint32_t piece_narrow_size(struct str text, uint32_t at)
{
	unsigned char first = (unsigned char)text.data[at];

	if (first < 0x7F)
		return first > ' ';
	if (first < 0xC3 || first > 0xD9 || at + 2 > text.size)
		return 0;
	unsigned char second = (unsigned char)text.data[at + 1];
	bool is_letter = first == 0xC3 || first == 0xD0 || first == 0xD1
	              || (first == 0xD8 && second >= 0xA0) || (first == 0xD9 && second <= 0x8A);
	return is_letter ? 2 : 0;
}

/* The piece of any character: use piece_at(). */
struct piece piece_look_at(struct str text, const uint8_t *flags, uint32_t at, uint32_t column);

/*
 * The piece that begins at byte `at`, in `column` of its line. `flags` are those
 * of clusters_find(), or NULL if every character is a cluster.
 */
static inline struct piece piece_at(struct str text, const uint8_t *flags, uint32_t at,
                                    uint32_t column)
{
	bool is_blank = text.data[at] == ' ';
	uint32_t size = is_blank ? 1 : piece_narrow_size(text, at), end = at + size;

	if (size && (end == text.size || !flags || flags[end] & BREAK_CLUSTER))
		return (struct piece){ .end = end, .width = 1, .is_blank = is_blank };
	return piece_look_at(text, flags, at, column);
}

#endif
