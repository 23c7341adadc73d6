/*
 * A paragraph as it is shown, before it has a width: its text with the footnote
 * marks in place, its label apart, and runs of what lies over the text.
 *
 * Three measures exist and are named: bytes of the flow's text (`start`, `end`,
 * `offset`), columns of the terminal (`column`, `width`), and bytes of the
 * paragraph's own text (`place`). A place is what is kept: it survives every
 * change of width.
 *
 * A paragraph of more than FLOW_CHUNK bytes is shown in several flows, so that
 * laying out the part that is on screen costs the same in any document.
 */
#ifndef LAYOUT_FLOW_H
#define LAYOUT_FLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <unroll/document.h>

#include "base/arena.h"

enum { FLOW_CHUNK = 64 << 10 };   /* bytes; a chunk ends at the next space or grapheme behind it */

/* What lies over bytes of a flow: a span of the paragraph, moved by the marks put in. */
struct flow_run {
	uint32_t start, end;      /* bytes of the flow's text */
	enum unroll_span_kind kind;     /* of UNROLL_SPAN_CALL the bytes are those of the mark shown */
	uint32_t index;           /* of the note, citation or link */
};

/* A footnote mark that was put in. */
struct flow_insertion {
	uint32_t offset, size;    /* bytes of the flow's text */
	uint32_t place;           /* byte of the paragraph's text where it stands */
};

struct flow {
	struct str text;          /* borrowed from the document when nothing was put in */
	struct str label;         /* hung before the first line; empty in all but the first chunk */
	const struct flow_run *runs;              /* sorted by start */
	const struct flow_insertion *insertions;  /* sorted by offset */
	uint32_t run_count, insertion_count;
	uint32_t first_place;     /* byte of the paragraph's text where this chunk begins */
	uint32_t indent;          /* columns before the label */
	uint32_t hang;            /* columns before the text, of every line; the label and a
	                             space fit before it */
	const uint8_t *levels;    /* of embedding (Unicode Standard Annex 9), one a byte of the
	                             text; NULL when all of it runs from left to right */
	enum unroll_language language;
	bool right_to_left;       /* the base direction: the label stands at the right */
};

/* How many flows show a text: 1 for all but very long ones. */
uint32_t flow_chunks(const struct unroll_text *text);

/* The chunk that shows a place. */
uint32_t flow_chunk_at(const struct unroll_text *text, uint32_t place);

/* Make the flow of one chunk of a paragraph, or of a note. Memory comes from the arena. */
struct flow flow_of_paragraph(struct arena *arena, const struct unroll_document *document,
                              const struct unroll_paragraph *paragraph, uint32_t chunk);
struct flow flow_of_note(struct arena *arena, const struct unroll_document *document,
                         const struct unroll_note *note, uint32_t chunk);

/* Make the flow of a text that stands in no paragraph: a title, a message. */
struct flow flow_of_str(struct arena *arena, struct str text, enum unroll_language language);

/*
 * From a byte of the flow's text to a byte of the paragraph's text, and back.
 * All of a mark is at the place where it stands; the offset of a place is that
 * of the character there, behind the marks. What is outside counts as the end
 * that is nearer.
 */
uint32_t flow_place_of_offset(const struct flow *flow, uint32_t offset);
uint32_t flow_offset_of_place(const struct flow *flow, uint32_t place);

#endif
