#include "structure/paragraphs.h"

#include "base/memory.h"
#include "base/str.h"
#include "structure/foot.h"
#include "structure/furniture.h"
#include "structure/phrases.h"

enum {
	MOST_HEADING_ROWS = 4,
	HEADING_LEVEL = 3,
	UNBROKEN = 200,           /* columns: lines that long are whole paragraphs */
	INDENT = 3,               /* columns that an indent has at least */
	NEAR = 2,                 /* columns that lines below each other may differ by */
};

static const struct row *row_at(const struct paragraphs *paragraphs, size_t i)
{
	return &paragraphs->rows.items[i];
}

static bool has_ended(const struct row *row)
{
	return row->ending != ENDING_OPEN;
}

static bool is_closing(const struct row *row)
{
	return row->landmark == LANDMARK_CLOSING;
}

static bool is_indented(const struct paragraphs *paragraphs, const struct row *row)
{
	return paragraphs->margin && row->indent >= paragraphs->margin + INDENT;
}

/* ---- blocks ---- */

static void add_block(struct paragraphs *paragraphs, enum block_kind kind, struct str text,
                      const struct row *first, const struct row *last)
{
	paragraphs->blocks = memory_grow(paragraphs->blocks, paragraphs->block_count,
	                                 &paragraphs->block_capacity, sizeof *paragraphs->blocks);
	paragraphs->blocks[paragraphs->block_count++] = (struct block){
		.kind = kind, .text = text, .line = first->line, .last_line = last->line,
		.level = kind == BLOCK_HEADING ? HEADING_LEVEL : 0,
	};
}

void paragraphs_add(struct paragraphs *paragraphs, enum block_kind kind, const struct row *rows,
                    size_t count)
{
	if (count)
		add_block(paragraphs, kind, rows_join(paragraphs->arena, rows, count), rows,
		          rows + count - 1);
}

void paragraphs_close(struct paragraphs *paragraphs)
{
	paragraphs_add(paragraphs, BLOCK_PARAGRAPH, row_at(paragraphs, paragraphs->first),
	               paragraphs->count);
	paragraphs->count = 0;
}

void paragraphs_open(struct paragraphs *paragraphs, size_t i)
{
	paragraphs_close(paragraphs);
	paragraphs->first = i;
	paragraphs->count = 1;
	if (row_at(paragraphs, i)->number)
		paragraphs->number = row_at(paragraphs, i)->number;
}

void paragraphs_add_furniture(struct paragraphs *paragraphs, const struct row *row)
{
	paragraphs_close(paragraphs);
	size_t count = paragraphs->block_count;
	struct block *last = count ? &paragraphs->blocks[count - 1] : NULL;
	if (last && furniture_is_fixed(last->text) && !furniture_is_fixed(row->text))
		last->text = arena_format(paragraphs->arena, "%.*s %.*s", (int)last->text.size,
		                          last->text.data, (int)row->text.size, row->text.data);
	else
		paragraphs_add(paragraphs, BLOCK_PARAGRAPH, row, 1);
}

/* ---- where a paragraph begins ---- */

/* Whether the label of a row is one, and no number or letter of the sentence before. */
static bool label_starts(const struct paragraphs *paragraphs, const struct row *before,
                         const struct row *row)
{
	struct block block = { .text = before->text };

	if (!row->has_label)
		return false;
	return has_ended(before) || row->apart
	    || (row->number ? row->number == paragraphs->number + 1 : sentence_ends_with_and(&block));
}

/* An indent begins a paragraph unless the lines of this one hang below its label. */
static bool indent_starts(const struct paragraphs *paragraphs, const struct row *before,
                          const struct row *row)
{
	uint32_t hang = row_at(paragraphs, paragraphs->first)->hang;
	bool hangs = hang && row->indent + NEAR >= hang && row->indent <= hang + NEAR;

	if (!is_indented(paragraphs, row))
		return false;
	return hangs ? has_ended(before) && row->has_lead
	             : row->indent >= before->indent + NEAR || has_ended(before);
}

static bool is_open_bracket(struct str text)
{
	const char *open = memrchr(text.data, '(', text.size);
	const char *closed = memrchr(text.data, ')', text.size);

	return open && (!closed || closed < open);
}

/* Whether the line before had room for the first word of this one, which begins a sentence. */
static bool begins_after_room(const struct paragraphs *paragraphs, const struct row *before,
                              const struct row *row)
{
	return !is_digit(row->text.data[0]) && !sentence_begins_small(row->text)
	    && !is_open_bracket(before->text) && row_is_short(&paragraphs->rows, before, row);
}

static bool is_vote_word(struct str text)
{
	size_t size;

	return phrase_at_start(PHRASE_IN_FAVOUR, text, &size)
	    || phrase_at_start(PHRASE_AGAINST, text, &size)
	    || phrase_at_start(PHRASE_ABSTAINING, text, &size);
}

static bool stands_alone(const struct row *row)
{
	return row->landmark == LANDMARK_OPENING || row->landmark == LANDMARK_ANNEX;
}

/* Whether a paragraph begins at row `i`, another being open. */
static bool starts(const struct paragraphs *paragraphs, size_t i)
{
	const struct row *row = row_at(paragraphs, i), *before = row - 1;
	bool ended = has_ended(before), first = paragraphs->count == 1;

	if (stands_alone(row) || stands_alone(before))
		return true;
	if (first && before->is_label)
		return false;
	if (label_starts(paragraphs, before, row) || indent_starts(paragraphs, before, row))
		return true;
	if (paragraphs->rows.edge >= UNBROKEN)
		return ended || row->apart || row_is_short(&paragraphs->rows, before, row);
	if (is_closing(row) || is_closing(before))
		return ended || row->apart || (first && !sentence_begins_small(row->text));
	if (row->apart)
		return ended || !sentence_begins_small(row->text);
	return ended && (row->has_lead || row->text.data[0] == '[' || is_vote_word(row->text)
	                 || begins_after_room(paragraphs, before, row));
}

/* ---- headings ---- */

/* Whether a row begins a paragraph whatever stands before it. */
static bool opens_paragraph(const struct paragraphs *paragraphs, const struct row *row)
{
	return row->has_lead || row->has_label || is_indented(paragraphs, row);
}

static bool may_be_heading(const struct paragraphs *paragraphs, const struct row *row)
{
	return !has_ended(row) && !opens_paragraph(paragraphs, row) && !is_closing(row)
	    && row->landmark != LANDMARK_ANNEX;
}

/*
 * How many rows at `i`, where something begins, are a heading: they end like no
 * paragraph does, and one begins behind them.
 */
static size_t heading_rows(const struct paragraphs *paragraphs, size_t i, size_t end)
{
	const struct row *first = row_at(paragraphs, i);
	size_t count = 0;

	if (first->landmark == LANDMARK_ANNEX)
		return 1;
	if (sentence_begins_small(first->text))
		return 0;
	while (i + count < end && count < MOST_HEADING_ROWS && may_be_heading(paragraphs, first + count))
		count++;
	if (!count || i + count == end || !opens_paragraph(paragraphs, first + count))
		return 0;
	return row_is_short(&paragraphs->rows, first + count - 1, first + count) ? count : 0;
}

/* ---- tables ---- */

/* Cells stand far apart; so does a label from its text. */
static size_t count_gaps(const struct row *row)
{
	size_t start = row->has_label ? row->hang - row->indent : 0, count = 0;

	for (size_t at = row_gap(row->text, start); at < row->text.size; count++)
		at = row_gap(row->text, at + str_space(str_from(row->text, at)));
	return count;
}

static struct str with_tabs(struct arena *arena, struct str text)
{
	char *cells = arena_allocate(arena, text.size);
	size_t size = 0;

	for (size_t at = 0, gap; at < text.size; at = gap + str_space(str_from(text, gap))) {
		gap = row_gap(text, at);
		if (size)
			cells[size++] = '\t';
		memcpy(cells + size, text.data + at, gap - at);
		size += gap - at;
	}
	return (struct str){ cells, size };
}

/* A row of two cells is one below another row. */
static bool is_table_row(const struct paragraphs *paragraphs, const struct row *row)
{
	size_t gaps = paragraphs->margin ? count_gaps(row) : 0;
	bool in_table = !paragraphs->count && paragraphs->block_count
	             && paragraphs->blocks[paragraphs->block_count - 1].kind == BLOCK_ROW;

	return gaps >= 2 || (gaps == 1 && in_table);
}

/* ---- all together ---- */

/* Take the rows at `i` that are no part of a paragraph; return how many. */
static size_t take_others(struct paragraphs *paragraphs, size_t i, size_t end, bool begins)
{
	const struct row *row = row_at(paragraphs, i);

	if (foot_is_furniture(row)) {
		paragraphs_add_furniture(paragraphs, row);
		return 1;
	}
	if (is_table_row(paragraphs, row)) {
		paragraphs_close(paragraphs);
		add_block(paragraphs, BLOCK_ROW, with_tabs(paragraphs->arena, row->text), row, row);
		return 1;
	}
	size_t heading = begins || has_ended(row - 1) ? heading_rows(paragraphs, i, end) : 0;
	if (heading) {
		paragraphs_close(paragraphs);
		paragraphs_add(paragraphs, BLOCK_HEADING, row, heading);
	}
	return heading;
}

void paragraphs_flow(struct paragraphs *paragraphs, size_t first, size_t end)
{
	for (size_t i = first; i < end; ) {
		bool begins = !paragraphs->count || starts(paragraphs, i);
		size_t others = take_others(paragraphs, i, end, begins);
		i += others ? others : 1;
		if (others)
			continue;
		if (begins)
			paragraphs_open(paragraphs, i - 1);
		else
			paragraphs->count++;
	}
	paragraphs_close(paragraphs);
}
