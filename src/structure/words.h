/* Words that open the paragraphs of resolutions, by language, folded. */
#ifndef STRUCTURE_WORDS_H
#define STRUCTURE_WORDS_H

#include <stddef.h>

#include <unroll/language.h>
#include <unroll/str.h>

enum word_class {
	WORD_PARTICIPLE = 1,      /* "recalling" */
	WORD_VERB = 2,            /* "requests" */
	WORD_FREE = 4,            /* before or behind them: "also", "deeply" */
	WORD_INNER = 8,           /* never first: "note" of "taking note" */
	WORD_WEAK = 16            /* only between such words: "with", "the"; FREE too: it may begin
	                             a lead but not end it, as "avec" */
};

struct word {
	unsigned classes;         /* of enum word_class */
	struct str text;
};

struct word_table {
	const struct word *items; /* sorted by bytes */
	size_t count;
};

/* All words of a language. */
struct word_table words_of(enum unroll_language language);

/* The classes of a folded word; 0 if it is not known. */
unsigned word_classes(enum unroll_language language, struct str word);

/* The longest word of the language that `text` begins with, or NULL. */
const struct word *word_prefix(enum unroll_language language, struct str text);

#endif
