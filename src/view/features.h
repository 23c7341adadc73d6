/* What can be recognised of a paragraph in any language. */
#ifndef VIEW_FEATURES_H
#define VIEW_FEATURES_H

#include <stddef.h>
#include <stdint.h>

#include <unroll/document.h>

enum { FIGURE_WORDS = 4 };        /* of 64 bits each */

struct features {
	uint64_t figures[FIGURE_WORDS]; /* a set: numbers, symbols, those of its notes, each by a bit */
	int figure_count;         /* how many are in that set */
	int length;               /* of the text, as FEATURES_OCTAVE times its binary logarithm */
	uint32_t number;          /* of an operative paragraph, as printed; 0 if none */
	uint16_t ordinal;         /* of a sub-paragraph below its head, of a part among its kind */
	uint8_t depth;
	uint8_t kind;             /* enum unroll_paragraph_kind; FEATURES_PART for a part */
	uint8_t section;          /* enum unroll_section_kind */
};

enum { FEATURES_PART = UNROLL_PARAGRAPH_KIND_COUNT, FEATURES_OCTAVE = 64 };

/* How long so many bytes are, in the unit of `length`. */
int features_length(size_t size);

/*
 * The features of all items but the title, in reading order: each part, and
 * behind it its paragraphs. The caller frees them.
 */
struct features *features_of(const struct unroll_document *document);

/*
 * What it costs to take two items for counterparts; less is better. `shift` is
 * by how much `other` is longer where both say the same, in the unit of `length`.
 */
int features_distance(const struct features *own, const struct features *other, int shift);

/* What it costs to leave an item without a counterpart. */
enum { FEATURES_GAP = 160 };

#endif
