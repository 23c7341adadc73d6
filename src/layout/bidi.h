/*
 * The Unicode Bidirectional Algorithm (Unicode Standard Annex 9), in reach of
 * what FriBidi does in linear time: a text of many brackets goes without the
 * rule for pairs of them.
 */
#ifndef LAYOUT_BIDI_H
#define LAYOUT_BIDI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <unroll/str.h>

/* Whether a text holds anything that is written from right to left. */
bool bidi_is_needed(struct str text);

/* Whether the first letter of a direction is one from right to left (rules P2 and P3). */
bool bidi_starts_right_to_left(const uint32_t *characters, size_t count);

/* The embedding levels of the characters of one paragraph. */
void bidi_levels(const uint32_t *characters, size_t count, bool right_to_left, uint8_t *levels);

/*
 * The levels of a text, one a byte; each of its lines is a paragraph to the
 * algorithm. Embeddings and overrides, which serve to disguise what is written,
 * are not obeyed.
 */
void bidi_text_levels(struct str text, bool right_to_left, uint8_t *levels);

/* Whether the first letter of a direction in the first line of a text is one from right to left. */
bool bidi_text_starts_right_to_left(struct str text);

/*
 * Write the order of the eye of items of these levels: order[i] is the index of
 * the item in place i from the left (rule L2).
 */
void bidi_order(const uint8_t *levels, size_t count, uint32_t *order);

/* The bracket or sign that mirrors a character, or 0 if it has none. */
uint32_t bidi_mirror(uint32_t character);

#endif
