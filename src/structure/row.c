#include "structure/row.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/str.h"
#include "structure/label.h"
#include "structure/lead.h"

enum { TAB = 8, GAP = 3, LONGEST_CALL = 3 };

static bool is_letter(char c)
{
	return (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static uint32_t indent_of(struct str line)
{
	uint32_t columns = 0;

	for (size_t i = 0; i < line.size && (line.data[i] == ' ' || line.data[i] == '\t'); i++)
		columns += line.data[i] == '\t' ? TAB - columns % TAB : 1;
	return columns;
}

/* "the Territories, 1": the number is a call, the comma ends the row. */
static struct str without_call(struct str text)
{
	size_t end = text.size;

	while (end && text.size - end < LONGEST_CALL && is_digit(text.data[end - 1]))
		end--;
	if (end == text.size || !end)
		return text;
	struct str before = str_trim(str_slice(text, 0, end));
	if (!before.size || is_digit(before.data[before.size - 1]))
		return text;
	return strchr(",;:.\")", before.data[before.size - 1])
	    || (unsigned char)before.data[before.size - 1] >= 0x80 ? before : text;
}

/* "1.", "(a)" with nothing behind it. */
static bool is_lone_label(struct str text)
{
	enum { LONGEST = 6 };
	size_t start = text.size && text.data[0] == '(', at = start;

	while (at < text.size && (is_digit(text.data[at]) || is_letter(text.data[at])))
		at++;
	return at > start && at + 1 == text.size && text.size <= LONGEST && strchr(".)", text.data[at]);
}

static void read_label(struct row *row)
{
	struct label label = label_read(row->text);

	row->is_label = is_lone_label(row->text);
	row->has_label = row->is_label || label.shape != LABEL_NONE;
	row->number = row->is_label ? (uint32_t)strtoul(row->text.data, NULL, 10)
	                            : label_number(&label);
	row->hang = row->has_label ? row->indent + (uint32_t)label.size : 0;
}

/* What a row says of itself is asked often, and read once. */
static void read_row(struct row *row, enum unroll_language language)
{
	struct block block = { .text = row->text };

	read_label(row);
	row->has_lead = lead_find(row->text, language).size > 0;
	row->landmark = row->has_label ? LANDMARK_NONE : landmark_of(&block);
	block.text = without_call(row->text);
	row->ending = sentence_ending(&block);
}

static struct row *add(struct rows *rows, enum row_kind kind, uint32_t line)
{
	rows->items = memory_grow(rows->items, rows->count, &rows->capacity, sizeof *rows->items);
	struct row *row = &rows->items[rows->count++];
	*row = (struct row){ .kind = kind, .line = line, .text = STR("") };
	return row;
}

/* A line of nothing but wide spaces is as good as blank. */
static void add_lines(struct rows *rows, const struct block *block, enum unroll_language language)
{
	struct str rest = block->text, line;
	bool apart = true;

	for (uint32_t number = block->line; str_next_line(&rest, &line); number++) {
		struct str text = str_trim(line);
		if (text.size) {
			struct row *row = add(rows, ROW_TEXT, number);
			row->text = text;
			row->indent = indent_of(line);
			row->width = (uint32_t)str_characters(text);
			row->apart = apart;
			read_row(row, language);
		}
		apart = !text.size;
	}
}

static bool has_gap(const struct row *row)
{
	enum { LONGEST_LABEL = 8 };

	return row_gap(row->text, LONGEST_LABEL) < row->text.size;
}

static int compare(const void *a, const void *b)
{
	uint32_t one = *(const uint32_t *)a, two = *(const uint32_t *)b;

	return (one > two) - (one < two);
}

/* The end of all but the longest tenth of the lines of text; rows of tables are none. */
static uint32_t edge_of(const struct rows *rows)
{
	uint32_t *ends = memory_allocate(rows->count * sizeof *ends);
	size_t count = 0;

	for (size_t i = 0; i < rows->count; i++)
		if (rows->items[i].kind == ROW_TEXT && !has_gap(&rows->items[i]))
			ends[count++] = rows->items[i].indent + rows->items[i].width;
	qsort(ends, count, sizeof *ends, compare);
	uint32_t edge = count ? ends[count * 9 / 10] : 0;
	free(ends);
	return edge;
}

struct rows rows_of(const struct transcript *transcript, enum unroll_language language)
{
	struct rows rows = { 0 };

	for (size_t i = 0; i < transcript->block_count; i++) {
		const struct block *block = &transcript->blocks[i];
		if (block->kind == BLOCK_RULE || block->kind == BLOCK_PAGE_BREAK)
			add(&rows, block->kind == BLOCK_RULE ? ROW_RULE : ROW_PAGE, block->line);
		else
			add_lines(&rows, block, language);
	}
	rows.edge = edge_of(&rows);
	return rows;
}

static uint32_t width_of_first_word(struct str text)
{
	uint32_t width = 0;
	size_t size;

	for (size_t at = 0; at < text.size && !str_space(str_slice(text, at, at + 3)); at += size) {
		uint32_t character = str_decode(str_from(text, at), &size);
		width++;
		if (character >= 0x2E80)
			break;
	}
	return width;
}

/* Letters differ in width: a tenth of the line is no proof. */
bool row_is_short(const struct rows *rows, const struct row *row, const struct row *next)
{
	uint32_t end = row->indent + row->width + 1 + width_of_first_word(next->text);

	return end < rows->edge - rows->edge / 10;
}

uint32_t rows_margin(const struct rows *rows, size_t first, size_t end)
{
	enum { MOST = 64, NEAR = 9 };   /* columns */
	size_t counts[MOST] = { 0 };
	uint32_t margin = 0;

	for (size_t i = first; i < end; i++) {
		const struct row *row = &rows->items[i];
		bool is_long = row->indent + row->width + NEAR >= rows->edge;
		if (row->kind == ROW_TEXT && row->indent < MOST && is_long)
			counts[row->indent]++;
	}
	for (uint32_t i = 0; i < MOST; i++)
		if (counts[i] > counts[margin])
			margin = i;
	return margin;
}

size_t row_gap(struct str text, size_t start)
{
	size_t blanks = 0;

	for (size_t i = start; i < text.size; i++) {
		if (text.data[i] == '\t')
			return i;
		blanks = text.data[i] == ' ' ? blanks + 1 : 0;
		if (blanks == GAP)
			return i + 1 - GAP;
	}
	return text.size;
}

static bool is_chinese(uint32_t character)
{
	return (character >= 0x3000 && character < 0xA000) || (character >= 0xFF00 && character < 0xFFF0);
}

static bool joins_without_space(struct str before, struct str after)
{
	size_t size;

	if (!before.size || !after.size)
		return true;
	uint32_t last = str_decode_before(before, before.size, &size);
	if (last == '-')
		return before.size > 1 && is_letter(before.data[before.size - 2]) && is_letter(after.data[0]);
	return is_chinese(last) && is_chinese(str_decode(after, &size));
}

/* Append a row; "user -friendliness" is the fault of a converter that saw a wide hyphen. */
static size_t put(char *text, size_t size, struct str row)
{
	for (size_t i = 0; i < row.size; i++) {
		char c = row.data[i] == '\t' ? ' ' : row.data[i];
		if (c == ' ' && size && text[size - 1] == ' ')
			continue;
		bool hyphen = c == '-' && size > 1 && text[size - 1] == ' ' && is_letter(text[size - 2])
		           && (i + 1 == row.size || is_letter(row.data[i + 1]));
		size -= hyphen;
		text[size++] = c;
	}
	return size;
}

struct str rows_join(struct arena *arena, const struct row *rows, size_t count)
{
	size_t room = 0, size = 0;

	for (size_t i = 0; i < count; i++)
		room += rows[i].text.size + 1;
	char *text = arena_allocate(arena, room);
	for (size_t i = 0; i < count; i++) {
		if (!joins_without_space((struct str){ text, size }, rows[i].text))
			text[size++] = ' ';
		size = put(text, size, rows[i].text);
	}
	return (struct str){ text, size };
}
