/*
 * Text made alike for looking up: lower case, one kind of apostrophe, space and
 * hyphen, no Arabic vowel signs, no invisible characters. Only what the six
 * languages need; anything else stays as it is.
 */
#ifndef STRUCTURE_FOLD_H
#define STRUCTURE_FOLD_H

#include <stddef.h>
#include <stdint.h>

#include <unroll/str.h>

/* The folded form of an ASCII character. */
static inline uint32_t fold_ascii(uint32_t character)
{
	if (character - 'A' < 26)
		return character + ('a' - 'A');
	return character == '\n' || character == '\t' ? ' ' : character;
}

/* The folded form of any character; 0 if it does not count. */
uint32_t fold(uint32_t character);

/* The first folded character of a text, as bytes: what every phrase that fits begins with. */
struct str fold_first(struct str text, char bytes[4]);

/*
 * How many bytes of the front of `text` are `phrase`, which is folded already;
 * 0 if it does not begin so. Spaces beside an apostrophe do not count.
 */
size_t fold_match(struct str text, struct str phrase);

/*
 * Fold the word at the front of `text` into `word`, up to `capacity` bytes;
 * return the bytes of the text that it takes. Apostrophes and hyphens inside
 * belong to the word; so does "s'" to "s'inquiète". *size is 0 if there is none.
 */
size_t fold_word(struct str text, char *word, size_t capacity, size_t *size);

#endif
