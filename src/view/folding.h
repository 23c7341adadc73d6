/*
 * Text as a search sees it: without case, accents, vowel signs and tatweel,
 * kinds of apostrophe, quotation mark, hyphen, space and digit, in half width.
 * Every byte of folded text knows the byte it came from.
 */
#ifndef VIEW_FOLDING_H
#define VIEW_FOLDING_H

#include <stddef.h>
#include <stdint.h>

#include <unroll/str.h>

#include "base/fold.h"

/* From byte `folded` on, source = folded - this.folded + this.source, up to the next shift. */
struct shift {
	uint32_t folded, source;
};

struct folding {
	char *text;
	size_t size, capacity;    /* in bytes */
	struct shift *shifts;     /* each piece begins with one */
	size_t shift_count, shift_capacity;
	struct fold_table table;
};

/* Fold a piece of text and append it. Pieces are searched as one; put '\n' between them. */
void folding_append(struct folding *folding, struct str text);

/* Make room for `size` bytes at once. */
void folding_reserve(struct folding *folding, size_t size);

/* Append one byte that stands for no source. */
void folding_separate(struct folding *folding);

/* The byte of its piece from which a folded byte came. */
uint32_t folding_source(const struct folding *folding, size_t folded);

void folding_free(struct folding *folding);

#endif
