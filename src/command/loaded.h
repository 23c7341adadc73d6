/*
 * Documents that were loaded for the rows of a list, by their numbers in it: the
 * last eight, and no more than 4 MB of text, unless one alone is larger. Where one
 * scrolls no file is read again.
 */
#ifndef COMMAND_LOADED_H
#define COMMAND_LOADED_H

#include <stddef.h>
#include <stdint.h>

#include <unroll/document.h>

enum { LOADED_MOST = 8, LOADED_SIZE = 4 << 20 };

/* Zero-initialise it. */
struct loaded {
	struct {
		uint32_t number;
		struct unroll_document *document;
	} items[LOADED_MOST];     /* the oldest first */
	size_t count;
};

/* The document of a number, until others are kept; or NULL. */
const struct unroll_document *loaded_find(const struct loaded *loaded, uint32_t number);

/* Keep a document, and free those for which there is no room. It is owned from now on. */
void loaded_keep(struct loaded *loaded, uint32_t number, struct unroll_document *document);

/* Free all: the numbers are those of another list. */
void loaded_forget(struct loaded *loaded);

#endif
