/*
 * Rows of a table share columns: as wide as their widest cell if there is room,
 * otherwise narrower, down to the longest word. When even that is too wide, or a
 * row has more cells than there are columns, the cells of a row stand under each
 * other. Columns are measured by the first rows of a table, so that one of any
 * length costs the same.
 */
#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H

#include "layout/cell.h"
#include "layout/cells.h"

enum {
	TABLE_GAP = 1,            /* columns of the terminal between cells, at least */
	TABLE_HANG = 1,           /* before what continues a cell */
	TABLE_TOP = 2             /* rows that may be a heading: their words may head figures */
};

struct table_column {
	uint32_t natural, least;  /* columns of the terminal: of the widest cell, the longest word */
	uint32_t start, width;    /* where it stands, and how wide it is, if the table fits */
	enum cell_content top[TABLE_TOP];
	bool has_words;           /* below the top */
	bool has_figures, has_amounts;  /* below the first row; no year is an amount */
};

/* What is known of one table. Zero-initialise, free once with table_free(). */
struct table {
	const struct unroll_document *document;
	uint32_t first, end;      /* paragraphs that are known to be its rows */
	struct table_column *columns;
	size_t column_count, column_capacity;
	uint32_t width;           /* the columns were fitted to; 0 if they were not yet */
	bool fits;
	uint32_t heading;         /* the paragraph that ends the heading, or UNROLL_NONE */
};

/*
 * Let *table be the one that holds a paragraph, which must be a row, fitted to
 * a width. What is known of that table is kept.
 */
void table_seek(struct table *table, const struct unroll_document *document, uint32_t paragraph,
                uint32_t width);

/* The columns of the terminal that the table takes, if it fits. */
uint32_t table_extent(const struct table *table);

/* Whether the cells of a column stand at its far end: figures do where one writes to the right. */
bool table_aligns_right(const struct table *table, size_t column);

void table_free(struct table *table);

#endif
