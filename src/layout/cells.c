#include "layout/cells.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/str.h"
#include "layout/breaks.h"
#include "layout/cell.h"
#include "layout/fill.h"
#include "layout/table.h"

/* Of cells under each other: before all but the first, and before what continues one. */
enum { STACK_INDENT = 2, STACK_HANG = 4, STACK_MIN = 16, WIDTH_MIN = 2 };

/* A line and the row of the screen where it stands. */
struct slice {
	struct line line;
	uint32_t row;
};

/* A row of a table on its way into lines, in the order of the text. */
struct row {
	const struct flow *flow;
	const struct table *table;
	struct filling filling;
	struct slice *slices;
	size_t count, capacity;
	uint32_t height;          /* rows of the screen so far */
};

/* The columns where a cell stands, and those left blank before what continues it. */
struct place {
	uint32_t column, width, hang;
	bool at_end;              /* the text stands at the far end */
};

/* Where the tab behind the cell that begins at a byte stands, or the end of the text. */
static size_t cell_end(struct str text, size_t start)
{
	return start + cell_at(text, start).size;
}

uint8_t *cells_flags(const struct flow *flow)
{
	struct str text = flow->text;
	uint8_t *flags = memory_allocate(text.size + 1);

	breaks_find(flow, flags);
	for (size_t at = cell_end(text, 0); at < text.size; at = cell_end(text, at + 1))
		flags[at + 1] |= BREAK_CLUSTER | BREAK_FORCED;
	flags[text.size] = BREAK_CLUSTER | BREAK_FORCED;
	return flags;
}

static void add_slice(struct row *row, struct line line, uint32_t at)
{
	line.is_cell = true;
	row->slices = memory_grow(row->slices, row->count, &row->capacity, sizeof *row->slices);
	row->slices[row->count++] = (struct slice){ line, at };
	if (row->height <= at)
		row->height = at + 1;
}

/* Break the cell that begins at a byte into lines from a row on; return where the next begins. */
static uint32_t break_cell(struct row *row, uint32_t start, struct place place, uint32_t at)
{
	uint32_t size = (uint32_t)row->flow->text.size, hang = 0;
	uint32_t end = (uint32_t)cell_end(row->flow->text, start);

	if (end < size)
		end++;
	while (start < end) {
		fill_start(&row->filling, start, place.width - hang);
		struct candidate found = fill_line(&row->filling);
		uint32_t shift = place.at_end ? place.width - found.width - found.hyphen : hang;
		add_slice(row, (struct line){
			.start = start, .end = found.end, .shown_end = found.shown_end,
			.width = found.width, .hyphen = found.hyphen,
			.column = place.column + shift,
		}, at++);
		start = found.end;
		hang = place.hang;
	}
	return end;
}

/* The cells side by side. */
static void break_beside(struct row *row)
{
	const struct table *table = row->table;
	uint32_t start = 0, size = (uint32_t)row->flow->text.size;

	for (size_t i = 0; start < size; i++) {
		const struct table_column *column = &table->columns[i];
		start = break_cell(row, start, (struct place){
			.column = column->start, .width = column->width,
			.hang = column->width > TABLE_HANG + WIDTH_MIN ? TABLE_HANG : 0,
			.at_end = table_aligns_right(table, i),
		}, 0);
	}
}

/* The cells under each other. Empty ones take no row: they stand where the last one ended. */
static void break_below(struct row *row)
{
	uint32_t start = 0, next = 0, width = row->table->width;
	struct str text = row->flow->text;
	bool is_narrow = width < STACK_MIN;

	while (start < text.size) {
		bool is_first = start == 0 && row->flow->first_place == 0;
		bool is_empty = cell_at(text, start).size == 0;
		uint32_t indent = is_first || is_narrow ? 0 : STACK_INDENT;
		start = break_cell(row, start, (struct place){
			.column = indent, .width = width - indent,
			.hang = is_narrow ? 0 : STACK_HANG - indent,
		}, is_empty && next ? next - 1 : next);
		if (!is_empty)
			next = row->height;
	}
}

static size_t count_cells(struct str text)
{
	size_t count = 1;

	for (size_t at = cell_end(text, 0); at < text.size; at = cell_end(text, at + 1))
		count++;
	return count;
}

/* A long row is shown in parts, which may begin within a cell; a title has all the width. */
static bool stands_beside(const struct flow *flow, const struct table *table)
{
	return table->fits && flow->first_place == 0 && flow->text.size < FLOW_CHUNK
	    && !cells_are_title(flow->text) && count_cells(flow->text) <= table->column_count;
}

static void add_rule(struct row *row)
{
	uint32_t end = (uint32_t)row->flow->text.size;

	add_slice(row, (struct line){
		.start = end, .end = end, .shown_end = end, .width = table_extent(row->table),
		.is_rule = true,
	}, row->height);
}

/* Put the first slice of each row of the screen in front, and link the others to it. */
static void settle(const struct row *row, struct lines *lines)
{
	uint32_t *last = memory_allocate_zeroed(row->height, sizeof *last);
	uint32_t beside = row->height;

	if (row->count > lines->capacity) {
		lines->capacity = row->count;
		lines->items = memory_resize(lines->items, row->count * sizeof *lines->items);
	}
	for (size_t i = 0; i < row->count; i++) {
		uint32_t at = row->slices[i].row, index = last[at] ? beside++ : at;
		if (last[at])
			lines->items[last[at] - 1].beside = index;
		lines->items[index] = row->slices[i].line;
		last[at] = index + 1;
	}
	lines->count = row->height;
	free(last);
}

void cells_break(struct lines *lines, const struct flow *flow, const struct table *table,
                 uint32_t paragraph)
{
	uint8_t *flags = cells_flags(flow);
	struct row row = {
		.flow = flow, .table = table, .filling = { .text = flow->text, .flags = flags },
	};

	if (stands_beside(flow, table))
		break_beside(&row);
	else
		break_below(&row);
	if (!row.count)
		add_slice(&row, (struct line){ 0 }, 0);
	else if (table->fits && paragraph == table->heading)
		add_rule(&row);
	settle(&row, lines);
	free(row.slices);
	free(flags);
}
