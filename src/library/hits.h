/*
 * A search in the stored library, in steps, so that whoever types never waits.
 * Documents are found the newest first, then by symbol; each with the pieces
 * that match: its title, its paragraphs in reading order, its notes.
 */
#ifndef LIBRARY_HITS_H
#define LIBRARY_HITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <unroll/document.h>
#include <unroll/error.h>

#include "base/arena.h"
#include "library/entry.h"
#include "library/query.h"
#include "library/store.h"

enum hit_kind { HIT_TITLE, HIT_PARAGRAPH, HIT_NOTE };

struct hit {
	enum hit_kind kind;
	uint32_t index;           /* of the document's paragraphs or notes; 0 for the title */
};

/* The text of a hit in its document as it is now; false if that has no such place any more. */
bool hit_text(const struct unroll_document *document, struct hit hit, struct str *text);

struct hits;

/*
 * Begin a search; the query and the store must live as long. NULL if there is
 * nothing to search for, or the library cannot be read; why is in *error.
 */
struct hits *hits_begin(struct store *store, const struct query *query,
                        struct unroll_error *error);

/* Search for about `milliseconds`, or to the end if negative; return whether some is left. */
bool hits_step(struct hits *hits, int milliseconds);

/* Whether the library could be read to the end; if not, why is in *error. Ask when it has ended. */
bool hits_are_complete(const struct hits *hits, struct unroll_error *error);

/* Documents, and pieces of all of them: 0 until the search has ended. */
size_t hits_document_count(const struct hits *hits);
size_t hits_count(const struct hits *hits);

/* How many pieces of a document match, and each of them. Documents count from 0, in the order above. */
size_t hits_of_document(const struct hits *hits, size_t document);
struct hit hits_at(const struct hits *hits, size_t document, size_t index);

/* Tell a document. False if the library cannot be read, or no longer has it. */
bool hits_entry(struct hits *hits, size_t document, struct arena *arena,
                struct library_entry *entry, struct unroll_error *error);

void hits_free(struct hits *hits);

#endif
