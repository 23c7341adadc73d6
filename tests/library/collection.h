/*
 * A library written by hand for tests of those that read it: no indexer takes
 * part. Documents are invented, of words by the dozen.
 */
#ifndef TESTS_LIBRARY_COLLECTION_H
#define TESTS_LIBRARY_COLLECTION_H

#include <stddef.h>

#include <unroll/document.h>

#include "library/schema.h"

struct specimen {
	const char *symbol;       /* NULL for none */
	enum unroll_language language;
	enum unroll_organ organ;
	const char *title, *adopted;
	const char *const *paragraphs;          /* ended by NULL, as are the notes */
	const char *const *notes;
};

struct specimen_citation {
	size_t document;          /* index of the specimen that cites */
	const char *cited;
	int paragraph;            /* -1 for none */
	const char *place, *note, *target;      /* note and target may be NULL */
};

/* A folder of its own: a database in it, and a folder for the documents' files. */
struct collection {
	char folder[32], path[64], documents[64];
};

void collection_make(struct collection *collection);
void collection_remove(struct collection *collection);

/*
 * Write a database; documents are the files 1, 2, … by number, and by name
 * "1/specimen.md", "2/specimen.md", … of the folder for documents, in which none is made.
 */
void collection_write(const struct collection *collection, const struct specimen *specimens,
                      size_t count, const struct specimen_citation *citations,
                      size_t citation_count);

#endif
