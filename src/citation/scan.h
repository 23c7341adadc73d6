/*
 * One pass over a text. Phrases and numbers come in by order of place; numbers
 * that share a noun ("resolutions 48/134, 70/163 and 72/181") form a group,
 * whose symbols are settled when it is complete, for the body may be named
 * after the last of them.
 */
#ifndef CITATION_SCAN_H
#define CITATION_SCAN_H

#include "citation/citation.h"
#include "citation/number.h"
#include "citation/phrase.h"

/* A longer list is settled in pieces. */
enum { GROUP_MOST = 32 };

/* A body that the text names, and where. */
struct mention {
	enum body body;
	size_t start, end;
};

/* "its resolutions", and what it says of whose they are. */
struct noun_phrase {
	enum noun noun;
	size_t start, end;
	enum owner owner;
	enum body body;           /* beside the noun: "Human Rights Council resolution" */
	enum body subject;        /* named before it in the sentence: "the Council, in its resolution" */
};

struct member {
	struct number number;
	size_t end;
	size_t item;              /* of the list: the citation that waits for its symbol */
	enum noun noun;           /* beside the number, in Chinese behind it */
	enum body body;           /* beside the number */
	unsigned year;            /* of its date; 0 if none */
};

struct scan {
	struct citation_context *context;
	struct citation_list *list;
	struct str text;
	const struct phrase_book *book;
	size_t done;              /* behind the last number or symbol */
	size_t read;              /* phrases are read up to here */

	struct mention named;     /* last in this sentence, of any kind */
	enum body subject;        /* last in this sentence, of those with resolutions */
	enum owner owner;         /* the last possessive, and where it ends */
	size_t owner_end;
	struct noun_phrase noun;  /* of the group */
	struct noun_phrase heard; /* after it: another group's, if a number follows */
	struct member members[GROUP_MOST];
	size_t count;

	struct str target;        /* "12" of "paragraph 12 of", waiting for its resolution */
	size_t target_end;
};

/* Take in a phrase; it ends or completes the group, or prepares the next. */
void group_phrase(struct scan *scan, const struct phrase *phrase, size_t start, size_t end);

/* Add a number that stands at `start` to the group; a citation waits for it in the list. */
void group_number(struct scan *scan, const struct number *number, size_t start, size_t end);

/* Settle the symbols of the group and begin another. */
void group_close(struct scan *scan);

/* The sentence ends: forget what was named in it. */
void group_break(struct scan *scan);

/*
 * Add a citation to the list and return its index; it takes the paragraph that
 * waits for a document. An empty symbol is filled in later.
 */
size_t scan_add(struct scan *scan, size_t start, size_t end, struct str symbol);

/*
 * Read the paragraphs that are named at byte `at`, a digit: return the byte
 * behind them, or 0 if this is no paragraph's number.
 */
size_t paragraphs_read(struct scan *scan, size_t at);

/*
 * Read the URL whose first stroke is at byte `at`: return the byte behind it,
 * or 0 if it is none. A symbol in it is cited once, by the whole URL.
 */
size_t link_read(struct scan *scan, size_t at);

/* Cite what "and Add.1" behind a symbol names; the symbol was read last. */
void suffixes_read(struct scan *scan, struct str symbol);

/*
 * The day, month and year that follow byte `at`, with no more than the name of
 * a body between; return the year, or 0.
 */
unsigned date_after(const struct scan *scan, size_t at);

/* The year of a Chinese date that ends at byte `at`, or 0. */
unsigned date_before(struct str text, size_t at);

/*
 * Whether only a date, bodies and words like "of the" stand between two places:
 * what is named at `to` belongs to what ends at `from`. After a comma it does so
 * only with a genitive, or if `subject` is true ("in its resolution 70/1, the
 * Assembly requested").
 */
bool belongs(const struct scan *scan, size_t from, size_t to, bool subject);

#endif
