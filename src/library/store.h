/*
 * The stored library, read: documents by symbol, what cites what. Everything
 * that is told is copied into the caller's arena. Another process may write
 * meanwhile; each answer is of one moment. A damaged database gives an error
 * that says how to mend it.
 */
#ifndef LIBRARY_STORE_H
#define LIBRARY_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <unroll/error.h>

#include "base/arena.h"
#include "library/entry.h"

struct store;

/* NULL on failure, why is in *error: UNROLL_ERROR_ABSENT if nothing has been indexed yet. */
struct store *store_open(const char *path, struct unroll_error *error);

void store_close(struct store *store);

/* Whether another process has changed the library since the last call, or the opening. */
bool store_has_changed(struct store *store);

/*
 * The document of a normalised symbol: of several languages the preferred one,
 * then the order of enum unroll_language. False with UNROLL_ERROR_ABSENT if there
 * is none, with another error if the library cannot be read.
 */
bool store_find(struct store *store, struct str symbol, enum unroll_language preferred,
                struct arena *arena, struct library_entry *entry, struct unroll_error *error);

/* The document of a file number, as an entry or a search has told it. */
bool store_entry(struct store *store, int64_t file, struct arena *arena,
                 struct library_entry *entry, struct unroll_error *error);

/* All documents, in no order that matters. */
bool store_list(struct store *store, struct arena *arena, struct library_entries *entries,
                struct unroll_error *error);

/* At most `limit` symbols that begin as `start` does, in byte order: for completion. */
bool store_complete(struct store *store, struct str start, size_t limit, struct arena *arena,
                    struct library_entries *entries, struct unroll_error *error);

/* A place where a document cites another one. */
struct store_place {
	uint32_t paragraph;       /* of the citing document, or UNROLL_NONE */
	struct str place;         /* "op 14", "pp 3": as unroll_citation_place() tells it */
	struct str note;          /* the label of the note that it stands in; empty if in none */
	struct str target;        /* the paragraph of the cited document that it names; may be empty */
};

/* A document on the other side of citations. */
struct store_link {
	struct str symbol;        /* empty for a citing document without one */
	bool is_here;             /* whether the library has it, as `entry` tells */
	struct library_entry entry;
	const struct store_place *places;       /* in reading order */
	uint32_t place_count;
};

struct store_links {
	struct store_link *items;
	size_t count;
};

/*
 * The documents that cite a symbol, the newest first, then by symbol. Of one that
 * is there in several languages only the best is told: the preferred one, then
 * the order of enum unroll_language.
 */
bool store_cited_by(struct store *store, struct str symbol, enum unroll_language preferred,
                    struct arena *arena, struct store_links *links, struct unroll_error *error);

/*
 * The documents that a stored document (`entry.file`) cites, in the order in
 * which it first does.
 */
bool store_cites(struct store *store, const struct library_entry *entry,
                 enum unroll_language preferred, struct arena *arena, struct store_links *links,
                 struct unroll_error *error);

#endif
