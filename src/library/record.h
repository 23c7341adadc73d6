/*
 * What is to be known of a file, as one process tells it to another. The one
 * that reads documents may have been led astray by what it has read: whatever a
 * record says is checked before it is believed.
 */
#ifndef LIBRARY_RECORD_H
#define LIBRARY_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <unroll/document.h>

#include "base/arena.h"

/* Bytes that travel. Zero-initialise them; the owner frees `data`. */
struct record_bytes {
	char *data;
	size_t size, capacity;
};

void record_bytes_add(struct record_bytes *bytes, struct str text);

enum record_kind {
	RECORD_DOCUMENT,
	RECORD_OTHER,             /* a file of another kind */
	RECORD_FAULT,             /* could not be read: `fault` says why */
	RECORD_KIND_COUNT
};

struct record_citation {
	struct str symbol, place, note, target;
	uint32_t ordinal;         /* in the document */
	uint32_t paragraph;       /* or UNROLL_NONE */
};

struct record {
	enum record_kind kind;
	int64_t size, changed;    /* of the file; `changed` is 0 if it must be looked at again */
	struct str fault;
	struct str symbol, title, adopted, session, agenda_item;
	struct str subjects;      /* a line each */
	enum unroll_language language;
	enum unroll_organ organ;
	uint32_t paragraphs, notes;
	struct str words;         /* folded: of the title, of each paragraph, of each note */
	const uint32_t *ends;     /* in `words`, of those 1 + paragraphs + notes texts */
	const struct record_citation *citations;
	uint32_t citation_count;
};

/* Append a record. */
void record_write(const struct record *record, struct record_bytes *bytes);

/* Read a record, which borrows the bytes; arrays are in the arena. False if it makes no sense. */
bool record_read(struct str bytes, struct arena *arena, struct record *record);

#endif
