/*
 * Search in a whole document. The folded text is made when the first search
 * begins and kept; typing on narrows what was found before. A large document is
 * searched step by step, so that nobody waits: what is found and counted is then
 * what lies in the part that was searched.
 */
#ifndef VIEW_SEARCH_H
#define VIEW_SEARCH_H

#include <stdbool.h>

#include <unroll/document.h>

#include "view/folding.h"

struct query;

/* Bytes of the folded text. */
struct folded_match {
	uint32_t start, size;
};

struct search {
	const struct unroll_document *document;
	struct folding text;      /* of all paragraphs, then all notes, each ended by '\n' */
	uint32_t *starts;         /* of each of these pieces, and their end; NULL until it was begun */
	uint32_t folded_count;    /* pieces that are in it */
	struct folding needle;
	size_t searched;          /* all matches that begin before this byte of the text are known */
	struct folded_match *matches;   /* ascending */
	size_t count, capacity;
	uint32_t longest;         /* no match is longer, in bytes of the folded text */
};

struct match {
	uint32_t paragraph;       /* of a note the one that calls it, or UNROLL_NONE */
	uint32_t note;            /* UNROLL_NONE in a paragraph */
	uint32_t start, end;      /* bytes of the text of the paragraph, or of the note */
};

/*
 * Make some of the folded text, so that the first letter that is typed need not
 * wait; return whether some is left.
 */
bool search_prepare(struct search *search);

/*
 * Find the places that match, all in a document of ordinary size and the first in a
 * large one, in a few milliseconds; an empty needle matches nowhere.
 */
void search_for(struct search *search, struct str needle);

/* Find more of them, in about a millisecond; return whether some may be left. */
bool search_step(struct search *search);

/* Whether search_step() may find more. */
bool search_is_counting(const struct search *search);

/* The same for what a search of the library finds, at once: all terms of its query, wherever they stand. */
void search_mark(struct search *search, const struct query *query);

/* Whether something is searched for. */
static inline bool search_is_on(const struct search *search)
{
	return search->needle.size > 0 || search->count > 0;
}

struct match search_match(const struct search *search, size_t index);

/* The index of the first match that is not before a byte of a paragraph; may be the count. */
size_t search_from(const struct search *search, uint32_t paragraph, uint32_t byte);

/* The index of the first match in a note or behind it; may be the count. */
size_t search_from_note(const struct search *search, uint32_t note);

/* How many matches lie in `count` paragraphs from `first` on, and in all notes. */
size_t search_count(const struct search *search, uint32_t first, uint32_t count);
size_t search_count_in_notes(const struct search *search);

void search_free(struct search *search);

#endif
