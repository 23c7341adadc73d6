/*
 * The words around the numbers of resolutions: which body, which kind of
 * document, whose. One table for each language says all that the scanner knows
 * of it.
 */
#ifndef CITATION_PHRASE_H
#define CITATION_PHRASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <unroll/language.h>
#include <unroll/str.h>

enum phrase_kind {
	PHRASE_NONE,              /* means nothing: keeps a shorter phrase from matching */
	PHRASE_BODY,              /* value: enum body */
	PHRASE_NOUN,              /* value: enum noun */
	PHRASE_OWNER,             /* value: enum owner */
	PHRASE_OF,                /* may stand between a number and the body after it; value: enum of */
	PHRASE_JOIN,              /* "and", "to": between the numbers of paragraphs */
	PHRASE_PARAGRAPH,         /* "paragraph", "paras." */
	PHRASE_HERE,              /* "above", "of the present resolution" */
	PHRASE_BREAK              /* the end of a sentence or its like */
};

enum body {
	BODY_NONE,
	BODY_ASSEMBLY,
	BODY_SECURITY_COUNCIL,
	BODY_RIGHTS_COUNCIL,
	BODY_ECONOMIC_COUNCIL,
	BODY_COUNCIL,             /* no more than "the Council" */
	BODY_RIGHTS_COMMISSION,
	BODY_COMMISSION,          /* no more than "the Commission" */
	BODY_OTHER                /* one whose resolutions have no symbol here */
};

enum noun { NOUN_NONE, NOUN_RESOLUTION, NOUN_DECISION, NOUN_STATEMENT };

enum owner {
	OWNER_NONE,
	OWNER_SELF,               /* "its": of the body that speaks */
	OWNER_SUBJECT,            /* "in its": of the body that was named before, or else speaks */
	OWNER_ASSEMBLY,           /* a feminine "its" */
	OWNER_COUNCIL             /* a masculine "its" */
};

enum of { OF_PLAIN, OF_GENITIVE };

/*
 * Words as they are written. "~" stands for any further letters of the word, a
 * blank for any white space, an apostrophe and a hyphen for any kind of them; the
 * first letter may be large or small if it is Latin.
 */
struct phrase {
	struct str words;
	enum phrase_kind kind;
	int value;
};

/* The phrases of a language, ended by one without words. */
const struct phrase *phrases_of(enum unroll_language language);

enum { PHRASE_KEYS = 256, PHRASE_STARTS = 1024 };

/* The phrases by what they begin with. Each list holds numbers from 1 and ends with 0. */
struct phrase_book {
	enum unroll_language language;
	const struct phrase *phrases;
	uint8_t plain[PHRASE_STARTS]; /* by their first two bytes, as a hash */
	uint8_t loose[PHRASE_KEYS];   /* those whose second byte may vary, by the first */
	uint8_t next[PHRASE_KEYS];    /* of the same list */
	/* By number, what the first bytes of a text have to be, and of which bits that is said. */
	struct { uint32_t bits, mask; } start[PHRASE_KEYS];
};

void phrase_book_open(struct phrase_book *book, enum unroll_language language);

/* The longest phrase that stands at byte `at`, where a word begins, and its end; NULL if none. */
const struct phrase *phrase_at(const struct phrase_book *book, struct str text, size_t at,
                               size_t *end);

/* The phrase of one word before byte `at`, blanks and a point between; NULL if none. */
const struct phrase *phrase_before(const struct phrase_book *book, struct str text, size_t at,
                                   size_t *start);

/*
 * The next phrase that begins at or after byte *at and before `limit`; *at is
 * moved behind it, *start is where it begins. NULL if none, and *at is `limit`.
 * *at must be where a character begins.
 */
const struct phrase *phrase_next(const struct phrase_book *book, struct str text, size_t *at,
                                 size_t limit, size_t *start);

/* Whether a character is part of a word. */
bool is_word_character(uint32_t character);

#endif
