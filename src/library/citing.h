/*
 * The documents that cite one, each in one language, and what they say where
 * they do. What the index knows is there at once; files of the folder that are
 * not indexed have to be read for it, in steps.
 */
#ifndef LIBRARY_CITING_H
#define LIBRARY_CITING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <unroll/error.h>

#include "base/arena.h"
#include "library/library.h"

/* A place where a document cites the one. */
struct citing_place {
	uint32_t document;        /* index of citing.documents */
	uint32_t ordinal;         /* among the places of that document, from 0 */
	struct str name;          /* "op 14", "pp 3 (note 2)" */
	struct str target;        /* the paragraph of the one that is named; often empty */
	struct str words;         /* what stands there, or the part of it around the citation */
	uint32_t start, end;      /* bytes of `words` that are the citation */
};

struct citing_document {
	struct library_entry entry;
	uint32_t first_place, place_count;      /* of citing.places */
	bool is_read;             /* the places have their words, as far as they are still there */
};

/* Indices of documents and places stay what they are. Zero-initialise it. */
struct citing {
	struct arena arena;
	struct str symbol;        /* that is cited */
	enum unroll_language preferred;
	struct citing_document *documents;
	struct citing_place *places;
	uint32_t *order;          /* of the documents that are told: the newest first, then by symbol */
	size_t document_count, document_capacity, place_count, place_capacity;
	size_t order_count, order_capacity;
	size_t next;              /* file of the folder that may have to be read */
	bool has_index;           /* what is indexed was asked, too */
};

/*
 * Ask who cites a symbol. False, with the reason, if there is an index that
 * cannot be read; the folder can be read all the same.
 */
bool citing_begin(struct citing *citing, struct library *library, struct str symbol,
                  enum unroll_language preferred, struct unroll_error *error);

/*
 * Read files of the folder, as far as they are known, for about `milliseconds`;
 * return whether some are left.
 */
bool citing_step(struct citing *citing, struct library *library, int milliseconds);

/* Find the words of a document's places. */
void citing_read(struct citing *citing, struct library *library, uint32_t document);

/* The citation that is a place, or UNROLL_NONE if it is there no more. */
uint32_t citing_citation(const struct citing *citing, const struct citing_place *place,
                         const struct unroll_document *document);

/* "op 14", "op 14 (note 3)", "note 3" of a note that nothing calls; from the arena. */
struct str place_name(struct arena *arena, struct str place, struct str note);

void citing_free(struct citing *citing);

#endif
