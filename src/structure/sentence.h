/* How a text ends: whether it says that it is complete. */
#ifndef STRUCTURE_SENTENCE_H
#define STRUCTURE_SENTENCE_H

#include <stdbool.h>

#include "format/transcript.h"

enum ending {
	ENDING_OPEN,              /* in mid-sentence: what follows goes on with it */
	ENDING_COMMA,
	ENDING_COLON,             /* a list follows */
	ENDING_SEMICOLON,
	ENDING_STOP
};

/* Quotation marks, brackets and footnote calls set aside, and an "and" behind a semicolon. */
enum ending sentence_ending(const struct block *block);

/* Whether the last word is "and" or "or". */
bool sentence_ends_with_and(const struct block *block);

/* Whether the text begins with a small letter of a script that has capitals. */
bool sentence_begins_small(struct str text);

#endif
