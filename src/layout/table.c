#include "layout/table.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/str.h"
#include "layout/breaks.h"
#include "layout/piece.h"

enum {
	SAMPLE_ROWS = 200,        /* columns are measured by no more rows than this, */
	SAMPLE_SIZE = 64 << 10,   /* and by those that begin in so many bytes */
	COLUMNS_MAX = 512,        /* of a table; more do not fit beside each other anywhere */
	WORD_MAX = 24,            /* columns; what is longer is an address, and may be cut */
	LEAST = 6,                /* columns of a cell that has more */
	WIDE_GAP = 2,             /* where it costs nothing but what can be wrapped */
	WIDTH_MIN = 2,
};

/* ---- which rows ---- */

static bool is_row_of(const struct table *table, uint32_t paragraph)
{
	const struct unroll_paragraph *paragraphs = table->document->paragraphs;

	return paragraph < table->document->paragraph_count
	    && paragraphs[paragraph].kind == UNROLL_PARAGRAPH_ROW
	    && paragraphs[paragraph].section == paragraphs[table->first].section;
}

/* Whether nothing but rows stands between the rows that are known and a paragraph. */
static bool reach(struct table *table, uint32_t paragraph)
{
	while (table->end <= paragraph && is_row_of(table, table->end))
		table->end++;
	return paragraph < table->end;
}

/* Whether the paragraph is a row of the table that is known. */
static bool is_known(struct table *table, const struct unroll_document *document,
                     uint32_t paragraph)
{
	return table->document == document && table->first < table->end && paragraph >= table->first
	    && reach(table, paragraph);
}

/* ---- what stands in them ---- */

/* Widen a column for a cell that begins at a byte. */
static void widen(struct table_column *column, struct str text, const uint8_t *flags,
                  uint32_t start)
{
	uint32_t end = start + (uint32_t)cell_at(text, start).size, line = 0, word = 0, hang = 0;

	for (uint32_t at = start; at < end; ) {
		bool may_break = at > start && flags[at] & (BREAK_ALLOWED | BREAK_FORCED);
		if (may_break)
			hang = TABLE_HANG;
		if (may_break && flags[at] & BREAK_FORCED)
			line = hang;
		if (may_break)
			word = line;
		struct piece piece = piece_at(text, flags, at, line);
		line += piece.width;
		at = piece.end;
		if (piece.is_blank)
			continue;
		if (column->natural < line)
			column->natural = line;
		uint32_t least = line - word + hang < WORD_MAX ? line - word + hang : WORD_MAX;
		if (column->least < least)
			column->least = least;
	}
}

static struct table_column *column_at(struct table *table, size_t index)
{
	if (index == table->column_count) {
		table->columns = memory_grow(table->columns, table->column_count,
		                             &table->column_capacity, sizeof *table->columns);
		table->columns[table->column_count++] = (struct table_column){ .natural = 0 };
	}
	return &table->columns[index];
}

/* Note what stands in a cell; titles do not count as rows here. */
static void note_content(struct table_column *column, struct str cell, size_t row)
{
	enum cell_content content = cell_content(cell);

	if (row < TABLE_TOP)
		column->top[row] = content;
	column->has_words |= row >= TABLE_TOP && content == CELL_WORDS;
	column->has_figures |= row > 0 && (content == CELL_FIGURE || content == CELL_YEAR);
	column->has_amounts |= row > 0 && content == CELL_FIGURE;
}

static void measure_cells(struct table *table, const struct flow *flow, size_t row)
{
	struct str text = flow->text;
	uint8_t *flags = cells_flags(flow);
	uint32_t start = 0;

	for (size_t i = 0; start <= text.size && i <= COLUMNS_MAX; i++) {
		struct table_column *column = column_at(table, i);
		struct str cell = cell_at(text, start);
		note_content(column, cell, row);
		widen(column, text, flags, start);
		start += (uint32_t)cell.size + 1;
	}
	free(flags);
}

static uint32_t skip_blanks(struct str text, uint32_t at)
{
	while (at < text.size && (text.data[at] == '\t' || text.data[at] == ' '))
		at++;
	return at;
}

/* Whether all that a row holds is emphasised, but for the marks of its footnotes. */
static bool is_all_emphasis(const struct flow *flow)
{
	uint32_t end = skip_blanks(flow->text, 0);

	for (uint32_t i = 0; i < flow->run_count; i++) {
		const struct flow_run *run = &flow->runs[i];
		bool counts = run->kind == UNROLL_SPAN_STRONG || run->kind == UNROLL_SPAN_EMPHASIS
		           || run->kind == UNROLL_SPAN_CALL;
		if (counts && run->start <= end && run->end > end)
			end = skip_blanks(flow->text, run->end);
	}
	return end == flow->text.size;
}

static bool holds_figures(const struct table_column *column)
{
	return column->has_figures && !column->has_words;
}

/* Whether a row names the columns of figures, by words or by the years of amounts. */
static bool names_figures(const struct table *table, size_t row)
{
	bool found = false;

	for (size_t i = 0; i < table->column_count; i++) {
		const struct table_column *column = &table->columns[i];
		enum cell_content top = column->top[row];
		bool is_named = top == CELL_WORDS || (top == CELL_YEAR && column->has_amounts);
		if (!holds_figures(column))
			continue;
		if (top != CELL_NONE && !is_named)
			return false;
		found |= is_named;
	}
	return found;
}

/* A heading is set apart, or leaves the corner free, or names what are figures below. */
static bool is_heading(const struct table *table, const struct flow *first)
{
	return table->columns[0].top[0] == CELL_NONE || is_all_emphasis(first)
	    || names_figures(table, 0);
}

/* A heading of two rows leaves the corner free in the second. */
static bool goes_on(const struct table *table)
{
	return table->columns[0].top[1] == CELL_NONE && names_figures(table, 1);
}

static bool is_in_sample(const struct table *table, uint32_t paragraph, size_t size)
{
	return paragraph < table->first + SAMPLE_ROWS && size < SAMPLE_SIZE
	    && is_row_of(table, paragraph);
}

static void measure(struct table *table)
{
	const struct unroll_document *document = table->document;
	struct arena arena = { 0 };
	struct flow first = { 0 };
	uint32_t tops[TABLE_TOP] = { 0 };
	size_t size = 0, row = 0;

	for (uint32_t at = table->first; is_in_sample(table, at, size); at++) {
		struct flow flow = flow_of_paragraph(&arena, document,
		                                     &document->paragraphs[at], 0);
		size += flow.text.size + 1;
		if (cells_are_title(flow.text))
			continue;
		if (row == 0)
			first = flow;
		if (row < TABLE_TOP)
			tops[row] = at;
		measure_cells(table, &flow, row++);
	}
	if (row > 1 && is_heading(table, &first))
		table->heading = tops[row > 2 && goes_on(table)];
	arena_free(&arena);
}

/* ---- how wide they are ---- */

/* The columns of the terminal that are neither gap nor, in *least, can be given up. */
static void sum(const struct table *table, uint64_t *natural, uint64_t *least)
{
	*natural = *least = 0;
	for (size_t i = 0; i < table->column_count; i++) {
		*natural += table->columns[i].natural;
		*least += table->columns[i].least;
	}
}

/*
 * Columns that need no more than an even share keep all of their width, as long
 * as the longest words of the others fit. Take theirs off what there is to share.
 */
static void spare_narrow(struct table *table, uint64_t *room, uint64_t *least)
{
	size_t left = table->column_count;
	bool found = true;

	while (found) {
		found = false;
		for (size_t i = 0; i < table->column_count; i++) {
			struct table_column *column = &table->columns[i];
			if (column->width || column->natural * left > *room
			    || *room - column->natural < *least - column->least)
				continue;
			column->width = column->natural;
			*room -= column->natural;
			*least -= column->least;
			left--;
			found = true;
		}
	}
}

/* What a column would take of a room beyond its longest word. */
static uint64_t want_of(const struct table_column *column, uint64_t room)
{
	return (column->natural < room ? column->natural : room) - column->least;
}

/* Let the columns shrink into a room which their longest words fit in, by what they hold. */
static void shrink(struct table *table, uint64_t room, uint64_t least)
{
	uint64_t wants = 0;

	spare_narrow(table, &room, &least);
	uint64_t spare = room - least;
	for (size_t i = 0; i < table->column_count; i++)
		if (!table->columns[i].width)
			wants += want_of(&table->columns[i], room);
	for (size_t i = 0; i < table->column_count; i++) {
		struct table_column *column = &table->columns[i];
		if (column->width)
			continue;
		uint64_t want = want_of(column, room), extra = wants ? spare * want / wants : 0;
		column->width = column->least + (uint32_t)extra;
		spare -= extra;
		wants -= want;
	}
}

/* The gap before a column; one blank between figures would look like a part of them. */
static uint32_t gap_before(const struct table *table, size_t column, uint32_t gap)
{
	if (column == 0)
		return 0;
	return holds_figures(&table->columns[column - 1]) && holds_figures(&table->columns[column])
	     ? WIDE_GAP : gap;
}

/* Fit the columns with gaps of some width; return false if they do not fit. */
static bool fit_with(struct table *table, uint32_t gap)
{
	uint64_t gaps = 0, natural, least;
	uint32_t start = 0;

	for (size_t i = 0; i < table->column_count; i++)
		gaps += gap_before(table, i, gap);
	sum(table, &natural, &least);
	if (least + gaps > table->width)
		return false;
	bool is_roomy = natural + gaps <= table->width;
	for (size_t i = 0; i < table->column_count; i++)
		table->columns[i].width = is_roomy ? table->columns[i].natural : 0;
	if (!is_roomy)
		shrink(table, table->width - gaps, least);
	for (size_t i = 0; i < table->column_count; i++) {
		table->columns[i].start = start + gap_before(table, i, gap);
		start = table->columns[i].start + table->columns[i].width;
	}
	return true;
}

static void fit(struct table *table, uint32_t width)
{
	table->width = width < WIDTH_MIN ? WIDTH_MIN : width;
	table->fits = table->column_count <= COLUMNS_MAX
	           && (fit_with(table, WIDE_GAP) || fit_with(table, TABLE_GAP));
}

/* No column is too narrow for a wide character, nor, if it can be helped, for a syllable. */
static void set_least(struct table *table)
{
	for (size_t i = 0; i < table->column_count; i++) {
		struct table_column *column = &table->columns[i];
		if (column->natural < WIDTH_MIN)
			column->natural = WIDTH_MIN;
		if (column->least < LEAST)
			column->least = LEAST;
		if (column->least > column->natural)
			column->least = column->natural;
	}
}

static void start_table(struct table *table, const struct unroll_document *document,
                        uint32_t paragraph)
{
	table->document = document;
	table->first = paragraph;
	while (table->first > 0 && is_row_of(table, table->first - 1))
		table->first--;
	table->end = table->first + 1;
	table->column_count = 0;
	table->width = 0;
	table->heading = UNROLL_NONE;
	measure(table);
	set_least(table);
}

void table_seek(struct table *table, const struct unroll_document *document, uint32_t paragraph,
                uint32_t width)
{
	if (!is_known(table, document, paragraph))
		start_table(table, document, paragraph);
	if (table->width != width)
		fit(table, width);
}

uint32_t table_extent(const struct table *table)
{
	if (!table->column_count)
		return 0;
	const struct table_column *last = &table->columns[table->column_count - 1];
	return last->start + last->width;
}

bool table_aligns_right(const struct table *table, size_t column)
{
	return holds_figures(&table->columns[column]) && table->document->language != UNROLL_ARABIC;
}

void table_free(struct table *table)
{
	free(table->columns);
	*table = (struct table){ 0 };
}
