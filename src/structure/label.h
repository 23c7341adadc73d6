/*
 * The labels of numbered paragraphs and their lists.
 *
 *   label   = number ( "." | "-" | " -" | "、" ) | "(" ordinal ")" | ordinal ")"
 *           | ordinal "." | quote number quote | ideograph | bullet
 *   ordinal = number | letter | letter letter | roman
 *
 * "(i)" is a letter and a roman numeral, "с)" a Cyrillic and by its looks a Latin
 * letter: a label has several readings, and its list decides which is meant.
 */
#ifndef STRUCTURE_LABEL_H
#define STRUCTURE_LABEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <unroll/str.h>

enum label_shape {
	LABEL_NONE,
	LABEL_DOT,                /* 15. and, in Arabic, 15- */
	LABEL_PARENTHESES,        /* (a) */
	LABEL_PARENTHESIS,        /* a) */
	LABEL_QUOTES,             /* ’1‘ */
	LABEL_IDEOGRAPH,          /* ㈠ */
	LABEL_BULLET
};

enum ordinal_kind {
	ORDINAL_NONE, ORDINAL_NUMBER, ORDINAL_LETTER, ORDINAL_ROMAN, ORDINAL_CYRILLIC,
	ORDINAL_ARABIC, ORDINAL_CHINESE
};

struct ordinal {
	enum ordinal_kind kind;
	uint32_t value;           /* from 1 */
};

enum { LABEL_READINGS = 3 };

struct label {
	enum label_shape shape;
	struct str text;          /* as printed: "15.", "(a)" */
	size_t size;              /* bytes before the paragraph's own text */
	struct ordinal readings[LABEL_READINGS];       /* the likeliest first; ORDINAL_NONE behind */
};

/* The label that a text begins with; of shape LABEL_NONE if there is none. */
struct label label_read(struct str text);

/* The value of "15." and its like; 0 if the label is not a number with a dot. */
uint32_t label_number(const struct label *label);

enum { LABEL_DEPTHS = 8 };

/* The lists that are open at some place, the outermost first. Zero-initialise. */
struct label_lists {
	struct label_list {
		enum label_shape shape;
		struct ordinal last;
	} open[LABEL_DEPTHS];
	unsigned count;
};

/*
 * Where a label belongs among the open lists, as a depth from 0; deeper lists
 * are closed, a new one may be opened. `after_colon` says that the text before
 * announces a list.
 */
unsigned label_enter(struct label_lists *lists, const struct label *label, bool after_colon);

/* Whether the label would go on with a list that is open, or begin one. */
bool label_follows(const struct label_lists *lists, const struct label *label);

#endif
