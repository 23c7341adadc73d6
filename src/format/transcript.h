/*
 * What a file says, as written, before anybody asks what it means: blocks of
 * text in reading order with the marks over them. A format writes it, structure
 * reads it. Numbers are part of the text as they are printed ("15. Decides");
 * only a format that holds them apart (XML) uses `label`.
 */
#ifndef FORMAT_TRANSCRIPT_H
#define FORMAT_TRANSCRIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <unroll/document.h>
#include <unroll/str.h>

#include "base/arena.h"

enum block_kind {
	BLOCK_PARAGRAPH,
	BLOCK_HEADING,            /* level 1 to 6 */
	BLOCK_RULE,               /* a line across the page; no text */
	BLOCK_PAGE_BREAK,         /* a form feed; no text */
	BLOCK_ROW,                /* of a table; U+0009 between the cells */
	BLOCK_NOTE,               /* a footnote that the format itself marks as one; label is its mark */
	BLOCK_OPENING             /* "The General Assembly,", where the format marks it as such */
};

enum mark_kind {
	MARK_EMPHASIS,
	MARK_STRONG,
	MARK_SUPERSCRIPT,         /* a note call, an ordinal, or the number of a note body */
	MARK_CALL,                /* a note call beyond doubt: [^2], authorialNote; it covers no
	                             text, start == end; `target` is the label of the note */
	MARK_LINK                 /* `target` is the URL */
};

/* Sorted by start; they may nest. */
struct mark {
	enum mark_kind kind;
	uint32_t start, end;      /* bytes of the block's text */
	struct str target;
};

/* Where a format that knows the parts of a resolution (XML) says that a block stands. */
enum part {
	PART_UNKNOWN, PART_MASTHEAD, PART_PREAMBLE, PART_OPERATIVE, PART_CLOSING, PART_ANNEX
};

/*
 * One paragraph as the file has it. White space is a single space; a line end
 * that the author asked for (two spaces at a line's end in Markdown) is U+000A.
 * In a transcript that `is_wrapped` every line end of the source is U+000A and
 * the spaces at the start of a line are kept: who reads it finds the paragraphs.
 */
struct block {
	struct str text;
	struct str label;         /* of XML's <num>, of a BLOCK_NOTE; empty otherwise */
	const struct mark *marks;
	uint32_t mark_count;
	uint32_t line;            /* in the source, counted from 1 */
	uint32_t last_line;       /* where it ends */
	enum block_kind kind;
	enum part part;
	uint8_t level;            /* of a heading 1 to 6; of nesting in lists or XML, from 0 */
};

/* What the format knows of the document as a whole; empty where it does not. */
struct transcript_facts {
	struct str symbol, title, language, session, agenda_item, adopted, meeting;
	const struct str *subjects;
	uint32_t subject_count;
	struct unroll_vote vote;  /* where it stands beside the text, as in the Assembly's XML */
};

struct transcript_remark {
	uint32_t line;
	struct str message;
};

struct transcript {
	struct arena *arena;      /* where the texts live; not owned */
	const char *format;       /* its name, static */
	struct block *blocks;
	size_t block_count, block_capacity;
	struct mark *open_marks;  /* of the block that is being written */
	size_t open_mark_count, open_mark_capacity;
	struct transcript_remark *remarks;      /* oddities that the format met */
	size_t remark_count, remark_capacity;
	struct transcript_facts facts;
	bool is_wrapped;          /* paragraphs are not told apart: see struct block */
};

/* Add a mark to the block that transcript_add() will add next; they may come in any order. */
void transcript_mark(struct transcript *transcript, struct mark mark);

/* Add a block together with the marks made since the one before; its marks are ignored. */
void transcript_add(struct transcript *transcript, struct block block);

/* Remark on something odd; the document is read on. The message is copied. */
void transcript_remark(struct transcript *transcript, uint32_t line, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Free the arrays, not the arena. */
void transcript_free(struct transcript *transcript);

#endif
