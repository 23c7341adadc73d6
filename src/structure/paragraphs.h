/*
 * Rows put together to paragraphs, headings and rows of tables.
 *
 * A paragraph begins at a label, at the words that open one behind the end of
 * another, at a blank line, an indent, or where the line before had room for
 * more.
 */
#ifndef STRUCTURE_PARAGRAPHS_H
#define STRUCTURE_PARAGRAPHS_H

#include "base/arena.h"
#include "format/transcript.h"
#include "structure/row.h"

struct paragraphs {
	struct arena *arena;      /* for texts */
	struct rows rows;
	uint32_t margin;          /* of the page, in columns; 0 if its lines have no indents */
	uint32_t number;          /* of the last paragraph that has one */
	struct block *blocks;     /* what is put together so far, without marks */
	size_t block_count, block_capacity;
	size_t first, count;      /* the rows of the paragraph that is open */
};

void paragraphs_add(struct paragraphs *paragraphs, enum block_kind kind, const struct row *rows,
                    size_t count);

/* Add a line of furniture; the dates that stand below a job number belong to it. */
void paragraphs_add_furniture(struct paragraphs *paragraphs, const struct row *row);

/* Open a paragraph with row `i`, closing the one before; the next rows go on with it. */
void paragraphs_open(struct paragraphs *paragraphs, size_t i);
void paragraphs_close(struct paragraphs *paragraphs);

/* Put rows of text together that stand behind each other on a page. */
void paragraphs_flow(struct paragraphs *paragraphs, size_t first, size_t end);

#endif
