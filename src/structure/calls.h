/*
 * Where footnotes are called: marked superscripts, superscript digits, "[1]",
 * "1/", and at last digits glued to a word, told apart by the number that is due.
 * An ordinal ("42e") or a unit ("km2") is no call.
 */
#ifndef STRUCTURE_CALLS_H
#define STRUCTURE_CALLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "structure/piece.h"

/* A footnote: its body, and whether anything calls it. */
struct note {
	struct str label;         /* in plain digits, "*", "a" */
	uint32_t number;          /* 0 if the label is none */
	uint32_t piece;           /* of its body; NO_BODY if it is only called */
	uint32_t caller;          /* the first piece that calls it; NO_CALLER if none */
};

#define NO_BODY UINT32_MAX
#define NO_CALLER UINT32_MAX

/* Bytes of a piece that are a call and are taken out of its text. */
struct call {
	uint32_t piece;
	uint32_t start, end;
	uint32_t note;            /* index of the note */
};

/* Zero-initialise; free with calls_free(). */
struct calls {
	struct note *notes;       /* those with bodies in the order of the text, then the others */
	struct call *items;       /* sorted by piece and start */
	size_t note_count, note_capacity, count, capacity;
};

/* Find notes and calls, and let every piece know its calls. Labels live in the arena. */
void calls_find(struct calls *calls, struct pieces *pieces, struct arena *arena);

void calls_free(struct calls *calls);

#endif
