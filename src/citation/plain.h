/*
 * Characters as symbols mean them. Texts write a symbol with no-break hyphens,
 * full-width forms, Cyrillic letters that look Latin, and marks of direction in
 * it; the grammars read all of them as the plain ASCII character.
 */
#ifndef CITATION_PLAIN_H
#define CITATION_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include <unroll/str.h>

/* What plain_next() returns for a character that stands for no ASCII one. */
#define PLAIN_OTHER '\1'

/*
 * The character at byte *at, which is moved behind it; invisible characters
 * before it are passed over. PLAIN_OTHER for any other character, 0 at the end.
 */
char plain_next(struct str text, size_t *at);

/* The same without moving. */
static inline char plain_peek(struct str text, size_t at)
{
	return plain_next(text, &at);
}

/* The visible character before byte `at`; 0 at the start. *start is where it begins. */
char plain_before(struct str text, size_t at, size_t *start);

static inline bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool is_letter(char c)
{
	return is_upper(c) || (c >= 'a' && c <= 'z');
}

static inline char to_upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

#endif
