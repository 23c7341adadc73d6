/* The documents that a document cites, as a list: what they are, and where it does. */
#ifndef VIEW_CITED_H
#define VIEW_CITED_H

#include "library/library.h"
#include "view/list.h"

/* Whose citations are listed, and what is known of the documents cited. */
struct cited_sources {
	const struct unroll_document *document;
	const struct library *library;          /* may be NULL */
	enum unroll_language preferred;
};

/*
 * List each document cited but for the document itself; ids are indices of the
 * first citation of each. Ask the library for about `milliseconds`: return
 * whether there is more to be known.
 */
bool cited_list(struct list *list, struct cited_sources sources, int milliseconds);

/* The paragraph that all citations of a document name; empty if they do not. */
struct str cited_target(const struct unroll_document *document, struct str symbol);

#endif
