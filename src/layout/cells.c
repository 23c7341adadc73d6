#include "layout/cells.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/str.h"
#include "layout/breaks.h"
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

struct str cell_at(struct str text, size_t start)
{
	struct str rest = str_from(text, start);
	const char *tab = rest.size ? memchr(rest.data, '\t', rest.size) : NULL;

	return tab ? str_slice(rest, 0, (size_t)(tab - rest.data)) : rest;
}

/* What figures are written with; all but digits may also stand for a figure that is missing. */
static bool is_of_figure(uint32_t character)
{
	static const struct {
		uint32_t first, last;
	} blocks[] = {
		{ 0x00A0, 0x00A0 }, { 0x00A3, 0x00A5 }, { 0x00B1, 0x00B3 }, { 0x00B9, 0x00B9 },
		{ 0x0660, 0x066C }, { 0x2009, 0x2009 }, { 0x2010, 0x2014 }, { 0x2026, 0x2026 },
		{ 0x202F, 0x202F }, { 0x2030, 0x2030 }, { 0x2070, 0x2079 }, { 0x20AC, 0x20AC },
		{ 0x2212, 0x2212 },
	};

	if (character < 0x80)
		return strchr("0123456789 .,()+-%$*'", (int)character) && character;
	for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
		if (character >= blocks[i].first && character <= blocks[i].last)
			return true;
	return false;
}

static bool is_year(struct str cell)
{
	return cell.size == 4 && (cell.data[0] == '1' || cell.data[0] == '2')
	    && (cell.data[1] == '9' || cell.data[1] == '0') && is_digit(cell.data[2])
	    && is_digit(cell.data[3]);
}

enum cell_content cell_content(struct str cell)
{
	enum cell_content content = CELL_NONE;
	size_t size;

	for (size_t at = 0; at < cell.size; at += size) {
		uint32_t character = str_decode(str_from(cell, at), &size);
		if (!is_of_figure(character))
			return CELL_WORDS;
		if (is_digit((char)cell.data[at]) || (character >= 0x0660 && character <= 0x0669))
			content = CELL_FIGURE;
	}
	return is_year(cell) ? CELL_YEAR : content;
}

bool cells_are_title(struct str text)
{
	size_t first = cell_at(text, 0).size;

	for (size_t at = first; at < text.size; at++)
		if (text.data[at] != '\t')
			return false;
	return first > 0;
}

uint8_t *cells_flags(const struct flow *flow)
{
	struct str text = flow->text;
	uint8_t *flags = memory_allocate(text.size + 1);

	breaks_find(flow, flags);
	for (size_t at = cell_at(text, 0).size; at < text.size; at += 1 + cell_at(text, at + 1).size)
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
	uint32_t end = start + (uint32_t)cell_at(row->flow->text, start).size;

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

	for (size_t at = cell_at(text, 0).size; at < text.size; at += 1 + cell_at(text, at + 1).size)
		count++;
	return count;
}

/* A long row is shown in parts, which may begin within a cell; a title has all the width. */
static bool stands_beside(const struct flow *flow, const struct table *table)
{
	return table->fits && !cells_are_title(flow->text) && flow->first_place == 0 && flow->text.size < FLOW_CHUNK
	    && count_cells(flow->text) <= table->column_count;
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
