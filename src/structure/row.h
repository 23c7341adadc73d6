/*
 * The lines of a wrapped transcript, one by one, as the passes that find its
 * paragraphs look at them.
 */
#ifndef STRUCTURE_ROW_H
#define STRUCTURE_ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <unroll/language.h>

#include "base/arena.h"
#include "format/transcript.h"
#include "structure/landmark.h"
#include "structure/sentence.h"

enum row_kind { ROW_TEXT, ROW_RULE, ROW_PAGE };

struct row {
	struct str text;          /* without blanks at its ends */
	uint32_t line;            /* in the source, counted from 1 */
	uint32_t indent;          /* in columns */
	uint32_t width;           /* in characters, without the indent */
	uint32_t number;          /* of the label that it begins with; 0 if it has none */
	uint32_t hang;            /* the column of the text behind its label; 0 if it has none */
	enum row_kind kind;
	enum landmark landmark;
	enum ending ending;       /* a footnote's number behind it is set aside */
	bool apart;               /* a blank line stands before it */
	bool has_label;           /* "1. ", "(a) ", also with nothing behind */
	bool is_label;            /* a label and nothing else */
	bool has_lead;            /* the words that open a paragraph */
};

struct rows {
	struct row *items;
	size_t count, capacity;
	uint32_t edge;            /* the column where a full line ends */
};

/* The rows of a transcript in that language. The caller frees the items with free(). */
struct rows rows_of(const struct transcript *transcript, enum unroll_language language);

/* Whether the first word of `next` would have had room in the row: its text ends there. */
bool row_is_short(const struct rows *rows, const struct row *row, const struct row *next);

/* Where the full lines among some rows begin, in columns: the commonest indent of long ones. */
uint32_t rows_margin(const struct rows *rows, size_t first, size_t end);

/* Where three or more blanks stand in a text, from `start` on; its size if nowhere. */
size_t row_gap(struct str text, size_t start);

/*
 * The text of rows as one paragraph: single spaces, no space where a hyphen or
 * Chinese ends a row. Lives in the arena.
 */
struct str rows_join(struct arena *arena, const struct row *rows, size_t count);

#endif
