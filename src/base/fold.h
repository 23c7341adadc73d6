/*
 * What a character becomes when text is searched: without case, accents, vowel
 * signs and tatweel, kinds of apostrophe, quotation mark, hyphen, space and
 * digit, in half width. Whatever searches folds by this.
 */
#ifndef BASE_FOLD_H
#define BASE_FOLD_H

#include <stddef.h>
#include <stdint.h>

#include <unroll/str.h>

/* Bytes that a character may become; one that becomes more is cut. */
#define FOLD_SIZE 7

enum fold_kind {
	FOLD_UNKNOWN,
	FOLD_NOTHING,             /* an accent, say */
	FOLD_GAP,                 /* no letter or digit: words end there */
	FOLD_WORD,                /* letters and digits only */
	FOLD_ALONE,               /* a letter that is a word of its own: Han, kana */
	FOLD_MIXED                /* of both: "(1)" in one character */
};

struct folded {
	unsigned char size : 4, kind : 4;       /* in bytes; enum fold_kind */
	char bytes[FOLD_SIZE];
};

/* Characters that a table holds: those of the Basic Multilingual Plane. */
#define FOLD_TABLE_SIZE 0x10000

/* What characters became, as they were met. Zero-initialise it, free it once. */
struct fold_table {
	struct folded *entries;
};

/* Letters A to Z, a to z and digits as they are folded; 0 for every other byte. */
extern const char fold_letters[256];

/* The same as fold_character(), for a character that the table does not hold yet. */
struct folded fold_new_character(struct fold_table *table, uint32_t character);

static inline struct folded fold_character(struct fold_table *table, uint32_t character)
{
	if (table->entries && character < FOLD_TABLE_SIZE && table->entries[character].kind)
		return table->entries[character];
	return fold_new_character(table, character);
}

/*
 * The same for what a text begins with, which must not be empty; *size is that of
 * its bytes: those of one character, but for the Cyrillic short I in two.
 */
struct folded fold_front(struct fold_table *table, struct str text, size_t *size);

void fold_table_free(struct fold_table *table);

#endif
