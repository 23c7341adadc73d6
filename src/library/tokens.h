/*
 * Text as words that are looked for: folded (base/fold.h), without anything
 * between them. Letters and digits make words; a Chinese character is one by
 * itself; hyphens and apostrophes part them; a hyphen at the end of a line joins.
 * The index and all that asks it take their words from here.
 */
#ifndef LIBRARY_TOKENS_H
#define LIBRARY_TOKENS_H

#include <stdbool.h>
#include <stddef.h>

#include <unroll/str.h>

#include "base/fold.h"

/* Bytes of a word that count; a longer one is told by its beginning. */
#define TOKEN_SIZE 96

struct token {
	struct str folded;        /* valid until the next token is asked for */
	size_t start, end;        /* bytes of the text from which it came */
	bool is_alone;            /* a Chinese character, which no word goes on from */
};

struct tokens {
	struct str text;
	size_t at;                /* bytes of it that are done */
	struct fold_table *table;
	char folded[TOKEN_SIZE + 2 * FOLD_SIZE];
};

/* The words of a text, from its beginning. The table may serve any number of texts. */
struct tokens tokens_of(struct str text, struct fold_table *table);

/* Take the next word; return false when there is none left. */
bool tokens_next(struct tokens *tokens, struct token *token);

/* Growing text. Zero-initialise it; the owner frees `data`. */
struct token_text {
	char *data;
	size_t size, capacity;    /* in bytes */
};

/* Append the words of a text, a space behind each. */
void tokens_append(struct token_text *words, struct str text, struct fold_table *table);

#endif
