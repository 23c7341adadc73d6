/* The blocks of a transcript on their way into a document: what each one is for. */
#ifndef STRUCTURE_PIECE_H
#define STRUCTURE_PIECE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <unroll/language.h>

#include "format/transcript.h"
#include "structure/label.h"
#include "structure/landmark.h"
#include "structure/sentence.h"

enum piece_role {
	PIECE_TEXT,
	PIECE_FURNITURE,          /* job numbers, running heads, page numbers… */
	PIECE_BREAK,              /* a rule or a page break */
	PIECE_NOTE                /* of a footnote */
};

struct piece {
	const struct block *block;
	enum piece_role role;
	enum landmark landmark;
	enum ending ending;
	struct label label;       /* the format's own, or what the text begins with */
	bool joins;               /* goes on with an earlier piece, whose `next` it is */
	uint32_t next;            /* the piece that goes on with this one; 0 if none */
	uint32_t skip;            /* bytes of a note's label before its text */
	struct str note;          /* the label of a note */
	uint32_t first_call, call_count;        /* of the footnote calls in it */
};

struct pieces {
	struct piece *items;
	size_t count;
	size_t opening;           /* the piece with the first opening line; the count if none */
	enum unroll_language language;
	bool told;                /* the format says in which part each block stands */
	bool marks_leads;         /* emphasis opens the paragraphs of this text */
};

/* All blocks of a transcript as text pieces. The caller frees the items with free(). */
struct pieces pieces_of(const struct transcript *transcript);

/* Whether emphasis or strong type begins at a byte of the piece's text, or right behind it. */
bool piece_is_marked_at(const struct piece *piece, size_t at);

/* The text of a piece, without the label of a note. */
struct str piece_text(const struct piece *piece);

#endif
