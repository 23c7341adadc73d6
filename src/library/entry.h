/* A document of a library: what is known of it, and what is needed to open it. */
#ifndef LIBRARY_ENTRY_H
#define LIBRARY_ENTRY_H

#include <stdint.h>

#include <unroll/document.h>

#include "base/arena.h"

struct library_entry {
	struct str folder;        /* as it was opened, or of the stored library: absolute */
	struct str name;          /* of the file, from the folder on: "A_RES_70_1.xml", "2016/…" */
	struct str symbol;        /* normalised; empty for a stored document without one */
	struct str title;
	struct str adopted;       /* ISO 8601, may be empty */
	struct str session;       /* as printed, may be empty */
	enum unroll_language language;
	enum unroll_organ organ;
	int64_t file;             /* of a stored document, its number in the database; 0 for others */
	int64_t size, changed;    /* of a stored document's file, as it was indexed: bytes, nanoseconds */
};

struct library_entries {
	struct library_entry *items;
	size_t count;
};

/* What a document is called in a list: its symbol, or the name of its file. */
struct str entry_label(const struct library_entry *entry);

/* "folder/name" in the arena, with a NUL behind it. */
struct str entry_path(const struct library_entry *entry, struct arena *arena);

/* The number of a session, from the symbol ("A/HRC/RES/32/6") or as printed; 0 if it has none. */
unsigned entry_session(const struct library_entry *entry);

/* The year of adoption, or the one in the symbol ("S/RES/2254(2015)"); 0 if unknown. */
unsigned entry_year(const struct library_entry *entry);

/* Less than, equal to or greater than 0: the newest first, then by symbol, then by language. */
int entry_compare_newest(const struct library_entry *a, const struct library_entry *b);

/*
 * Less than, equal to or greater than 0, as people count: numbers by their value,
 * so that A/HRC/RES/32/6 comes before A/HRC/RES/32/10; the case of letters does
 * not count unless nothing else differs.
 */
int entry_compare_symbols(struct str a, struct str b);

#endif
