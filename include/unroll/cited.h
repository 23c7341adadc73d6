/*
 * The documents that a document cites, each once, with the places where it
 * does: what a list of citations shows.
 */
#ifndef UNROLL_CITED_H
#define UNROLL_CITED_H

#include <unroll/document.h>

struct unroll_cited {
	struct str symbol;        /* normalised */
	const uint32_t *citations;      /* indices of document->citations, in reading order */
	uint32_t citation_count;
};

/* In the order in which they are first cited. Borrows from the document. */
struct unroll_cited_list {
	struct unroll_cited *items;
	uint32_t *citations;      /* of all items together */
	uint32_t count;
};

/* Free the result with unroll_cited_list_free(). */
struct unroll_cited_list unroll_cited_documents(const struct unroll_document *document);

void unroll_cited_list_free(struct unroll_cited_list *list);

#endif
