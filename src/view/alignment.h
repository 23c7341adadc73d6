/*
 * Which paragraphs of two documents say the same, where one is a translation of
 * the other: found by the order in which they stand, their printed numbers, the
 * figures, symbols and notes in them, and their lengths; never by their words.
 */
#ifndef VIEW_ALIGNMENT_H
#define VIEW_ALIGNMENT_H

#include <unroll/document.h>

/*
 * By items, as view/items.h numbers them: the title, the parts, the paragraphs.
 * Both documents are walked through in reading order, so that what one of them
 * lacks stands between what both have.
 */
struct alignment {
	uint32_t *other_of;       /* for each item of our own document, or UNROLL_NONE */
	uint32_t *own_of;         /* for each item of the other document, or UNROLL_NONE */
	uint32_t own_count, other_count;
};

/* Titles are each other's counterparts always. Free the result with alignment_free(). */
struct alignment alignment_of(const struct unroll_document *own,
                              const struct unroll_document *other);

void alignment_free(struct alignment *alignment);

#endif
