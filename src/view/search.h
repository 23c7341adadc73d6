/*
 * Search in a whole document. The folded text is made when the first search
 * begins and kept; typing on narrows what was found before.
 */
#ifndef VIEW_SEARCH_H
#define VIEW_SEARCH_H

#include <stdbool.h>

#include <unroll/document.h>

#include "view/folding.h"

struct search {
	const struct unroll_document *document;
	struct folding text;      /* of all paragraphs, each ended by '\n' */
	uint32_t *starts;         /* of each paragraph in it; NULL until it was made */
	struct folding needle;
	uint32_t *matches;        /* where they begin in the folded text, ascending */
	size_t count, capacity;
};

struct match {
	uint32_t paragraph;
	uint32_t start, end;      /* bytes of its text */
};

/* Find all places that match; an empty needle matches nowhere. */
void search_for(struct search *search, struct str needle);

/* Whether something is searched for. */
static inline bool search_is_on(const struct search *search)
{
	return search->needle.size > 0;
}

struct match search_match(const struct search *search, size_t index);

/* The index of the first match that is not before a byte of a paragraph; may be the count. */
size_t search_from(const struct search *search, uint32_t paragraph, uint32_t byte);

/* How many matches lie in the paragraphs from `first` on. */
size_t search_count(const struct search *search, uint32_t first, uint32_t paragraphs);

void search_free(struct search *search);

#endif
