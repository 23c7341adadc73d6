/*
 * Citations in running text: printed symbols, and numbers that name a document
 * together with the words around them ("la résolution 28/2 du Conseil"). The
 * language decides on which side of a number its organ is named; a list keeps
 * the organ of its first member to the end.
 */
#ifndef CITATION_CITATION_H
#define CITATION_CITATION_H

#include <stdint.h>

#include <unroll/document.h>
#include <unroll/symbol.h>

#include "base/arena.h"

struct phrase_book;

/* Resolutions of the Security Council whose years are remembered: below this number. */
enum { COUNCIL_NUMBERS = 4096 };

/*
 * What a number means depends on where it stands. Zero-initialise all but the first three;
 * use one context for all the texts of a document.
 */
struct citation_context {
	enum unroll_language language;
	enum unroll_organ organ;  /* of the document: what "its resolution" means */
	struct arena *arena;      /* where the symbols live */
	const struct phrase_book *book; /* of the language, in the arena: made when it is needed */
	struct str last_symbol;   /* cited last in the note before, for "Ibid."; may be empty */
	uint16_t council_years[COUNCIL_NUMBERS]; /* of what citations_find() read as "2391 (2017)",
	                                            for "resolution 2391"; 0 if not cited */
};

struct citation {
	size_t start, end;        /* bytes of the text */
	struct str symbol;        /* normalised; empty for a paragraph of this very document */
	struct str target;        /* the paragraph that is named: "12"; empty if none */
};

/* A growing list; the caller zero-initialises it and frees its items with free(). */
struct citation_list {
	struct citation *items;
	size_t count, capacity;
};

/* Append the citations of one paragraph or note, in order, none overlapping another. */
void citations_find(struct citation_context *context, struct str text, struct citation_list *list);

#endif
