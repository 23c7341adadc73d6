#include "structure/reflow.h"

#include <stdlib.h>

#include <unroll/symbol.h>

#include "base/memory.h"
#include "base/str.h"
#include "structure/foot.h"
#include "structure/hyphen.h"
#include "structure/paragraphs.h"
#include "structure/raised.h"
#include "structure/tongue.h"

enum {
	MOST_FOOT_ROWS = 300,     /* below the rule of a page */
	MOST_HEAD_ROWS = 6,       /* of a running head */
	MOST_TITLE_ROWS = 12,
	LONGEST_GAP = 120,        /* bytes between symbol and title in a running head */
	LONGEST_TITLE = 2000,     /* bytes of one that running heads repeat */
};

struct reflow {
	struct transcript *to;
	struct paragraphs paragraphs;   /* of the page */
	size_t opening;           /* the row of the first opening line; the count if none */
	size_t title_row;         /* where the title begins, behind its number; the count if nowhere */
	struct str symbol, title; /* as running heads repeat them */
	bool has_breaks;          /* form feeds tell the pages */
	uint32_t note;            /* the number of the footnote that is due */
};

static const struct row *row_at(const struct reflow *reflow, size_t i)
{
	return &reflow->paragraphs.rows.items[i];
}

/* ---- the masthead ---- */

/* "79/90.", "S-27/2": the number of a resolution before its title. */
static size_t size_of_number(struct str text)
{
	size_t at = 0, slash = 0;

	while (at < text.size && strchr("SE-", text.data[at]) && text.data[at])
		at++;
	for (; at < text.size && (is_digit(text.data[at]) || text.data[at] == '/'); at++)
		slash += text.data[at] == '/';
	if (slash != 1 || !at || !is_digit(text.data[at - 1]))
		return 0;
	return at < text.size && text.data[at] == '.' ? at + 1 : at == text.size ? at : 0;
}

/* "of", "the": no line ends so. */
static bool ends_with_small_word(struct str text)
{
	enum { LONGEST = 3 };
	size_t size = 0;

	while (size < text.size && text.data[text.size - size - 1] >= 'a'
	       && text.data[text.size - size - 1] <= 'z')
		size++;
	return size > 0 && size <= LONGEST && size < text.size && text.data[text.size - size - 1] == ' ';
}

/* Whether a line of the masthead goes on with the one before. */
static bool goes_on(const struct row *before, const struct row *row)
{
	const char *bracket = memrchr(before->text.data, '[', before->text.size);
	bool is_open = bracket && !memchr(bracket, ']', (size_t)(before->text.data + before->text.size - bracket));

	if (row->apart)
		return false;
	return is_open || sentence_begins_small(row->text) || before->ending == ENDING_COMMA
	    || ends_with_small_word(before->text);
}

/* Both columns of a masthead's line, each a block of its own. */
static void add_columns(struct reflow *reflow, const struct row *row, size_t gap)
{
	struct row left = *row, right = *row;

	left.text = str_slice(row->text, 0, gap);
	right.text = str_trim(str_from(row->text, gap));
	paragraphs_add(&reflow->paragraphs, BLOCK_PARAGRAPH, &left, 1);
	paragraphs_add(&reflow->paragraphs, BLOCK_PARAGRAPH, &right, 1);
}

static void flow_masthead(struct reflow *reflow, size_t i, size_t end)
{
	struct paragraphs *paragraphs = &reflow->paragraphs;

	for (; i < end; i++) {
		const struct row *row = row_at(reflow, i);
		size_t gap = row_gap(row->text, 0);
		if (i == reflow->title_row) {
			paragraphs_close(paragraphs);
			paragraphs_add(paragraphs, BLOCK_HEADING, row, end - i);
			return;
		}
		if (gap < row->text.size) {
			paragraphs_close(paragraphs);
			add_columns(reflow, row, gap);
		} else if (paragraphs->count && goes_on(row - 1, row)) {
			paragraphs->count++;
		} else {
			paragraphs_open(paragraphs, i);
		}
	}
	paragraphs_close(paragraphs);
}

/* ---- the parts of a page ---- */

/* Whether a row is the symbol, with words of the title or nothing beside it. */
static bool has_symbol(const struct reflow *reflow, const struct row *row)
{
	return reflow->symbol.size && (str_starts_with(row->text, reflow->symbol)
	                               || str_ends_with(row->text, reflow->symbol));
}

static bool is_of_title(const struct reflow *reflow, const struct row *row)
{
	return str_find(reflow->title, row->text) != SIZE_MAX;
}

/*
 * The row behind the running head of a page that begins at row `i`: the symbol,
 * and the title before it, beside it or behind it.
 */
static size_t behind_head(const struct reflow *reflow, size_t i, size_t end)
{
	size_t last = i, limit = end - i < MOST_HEAD_ROWS ? end : i + MOST_HEAD_ROWS;

	while (last < limit && !has_symbol(reflow, row_at(reflow, last)))
		last++;
	if (last == limit)
		return i;
	bool alone = last == i && str_equal(row_at(reflow, i)->text, reflow->symbol);
	last++;
	if (alone && last < limit && is_of_title(reflow, row_at(reflow, last)))
		last++;
	while (last < limit && !row_at(reflow, last)->apart && is_of_title(reflow, row_at(reflow, last)))
		last++;
	return last;
}

/* Whether a running head begins at row `i`, at most a few lines of title before the symbol. */
static bool begins_head(const struct reflow *reflow, size_t i)
{
	size_t end = i + MOST_HEAD_ROWS;

	for (; i < end && i < reflow->paragraphs.rows.count; i++) {
		const struct row *row = row_at(reflow, i);
		if (has_symbol(reflow, row))
			return row->text.size <= reflow->symbol.size + reflow->title.size + LONGEST_GAP;
		if (row->kind != ROW_TEXT || !is_of_title(reflow, row))
			return false;
	}
	return false;
}

/* The row behind a page: a form feed, or the running head of the next page where there are none. */
static size_t page_end(const struct reflow *reflow, size_t first)
{
	size_t end = first, count = reflow->paragraphs.rows.count;

	while (end < count && row_at(reflow, end)->kind != ROW_PAGE) {
		bool may_begin = !reflow->has_breaks && end > reflow->opening && end > first + MOST_HEAD_ROWS;
		if (may_begin && row_at(reflow, end)->apart && begins_head(reflow, end))
			break;
		end++;
	}
	return end;
}

/* The rule above the notes of a page; `end` if there is none. */
static size_t find_foot(const struct reflow *reflow, size_t first, size_t end)
{
	for (size_t i = end; i > first && end - i < MOST_FOOT_ROWS; i--)
		if (row_at(reflow, i - 1)->kind == ROW_RULE)
			return i - 1;
	return end;
}

static void add_break(struct reflow *reflow, size_t i, enum block_kind kind)
{
	struct row row = *row_at(reflow, i);

	row.text = (struct str)STR("");
	paragraphs_add(&reflow->paragraphs, kind, &row, 1);
}

/* Rows of text without a rule between them. */
static void flow_text(struct reflow *reflow, size_t first, size_t end)
{
	size_t body = reflow->opening < reflow->paragraphs.rows.count ? reflow->opening : first;

	if (body > end)
		body = end;
	if (body < first)
		body = first;
	flow_masthead(reflow, first, body);
	paragraphs_flow(&reflow->paragraphs, body, end);
}

static void flow_rows(struct reflow *reflow, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++) {
		size_t stop = i;
		while (stop < end && row_at(reflow, stop)->kind == ROW_TEXT)
			stop++;
		flow_text(reflow, i, stop);
		if (stop < end)
			add_break(reflow, stop, BLOCK_RULE);
		i = stop;
	}
}

static void add_notes(struct reflow *reflow, const struct foot *foot)
{
	struct paragraphs *paragraphs = &reflow->paragraphs;

	paragraphs_add(paragraphs, BLOCK_PARAGRAPH, foot->bodies, foot->carried);
	for (size_t i = 0; i < foot->note_count; i++) {
		const struct foot_note *note = &foot->notes[i];
		paragraphs_add(paragraphs, BLOCK_NOTE, &foot->bodies[note->first], note->count);
		paragraphs->blocks[paragraphs->block_count - 1].label =
			arena_format(reflow->to->arena, "%u", (unsigned)note->number);
		reflow->note = note->number + 1;
	}
	for (size_t i = 0; i < foot->furniture_count; i++)
		paragraphs_add_furniture(paragraphs, &foot->furniture[i]);
}

/* Write the blocks of the page; its notes are called in the first of them. */
static void write_page(struct reflow *reflow, size_t body_count, const struct foot *foot)
{
	struct paragraphs *paragraphs = &reflow->paragraphs;
	uint32_t *numbers = memory_allocate(foot->note_count * sizeof *numbers);

	for (size_t i = 0; i < foot->note_count; i++)
		numbers[i] = foot->notes[i].number;
	raised_add(reflow->to, paragraphs->blocks, body_count, numbers, foot->note_count);
	for (size_t i = body_count; i < paragraphs->block_count; i++)
		transcript_add(reflow->to, paragraphs->blocks[i]);
	paragraphs->block_count = 0;
	free(numbers);
}

static void flow_page(struct reflow *reflow, size_t first, size_t end)
{
	struct paragraphs *paragraphs = &reflow->paragraphs;
	size_t rule = find_foot(reflow, first, end), body_end = end;
	struct foot foot = { 0 };

	if (rule < end)
		foot = foot_read(reflow->to->arena, &paragraphs->rows, rule + 1, end, reflow->note);
	if (foot.note_count)
		body_end = rule;
	paragraphs->margin = rows_margin(&paragraphs->rows, first, body_end);
	flow_rows(reflow, first ? behind_head(reflow, first, body_end) : first, body_end);
	size_t body_count = paragraphs->block_count;
	if (foot.note_count) {
		add_break(reflow, rule, BLOCK_RULE);
		add_notes(reflow, &foot);
	}
	if (end < paragraphs->rows.count)
		add_break(reflow, end, BLOCK_PAGE_BREAK);
	write_page(reflow, body_count, &foot);
}

/* ---- the whole ---- */

static bool is_symbol(struct str text)
{
	char symbol[UNROLL_SYMBOL_SIZE];

	return memchr(text.data, '/', text.size) && unroll_symbol_normalise(text, symbol);
}

/* The symbol stands alone in a line or column before the opening line. */
static struct str find_symbol(const struct reflow *reflow)
{
	enum { MOST_ROWS = 40 };

	for (size_t i = 0; i < reflow->opening && i < MOST_ROWS; i++) {
		struct str text = row_at(reflow, i)->text;
		size_t gap = row_gap(text, 0);
		struct str right = str_trim(str_from(text, gap));
		if (is_symbol(str_slice(text, 0, gap)))
			return str_slice(text, 0, gap);
		if (right.size && is_symbol(right))
			return right;
	}
	return (struct str)STR("");
}

/* The title stands between its number and the opening line. */
static void find_title(struct reflow *reflow)
{
	const struct rows *rows = &reflow->paragraphs.rows;
	size_t opening = reflow->opening, i = opening > MOST_TITLE_ROWS ? opening - MOST_TITLE_ROWS : 0;

	reflow->title_row = rows->count;
	for (; opening < rows->count && i < opening; i++) {
		struct str text = rows->items[i].text;
		size_t size = size_of_number(str_slice(text, 0, row_gap(text, 0)));
		if (!size)
			continue;
		reflow->title_row = i;
		struct str title = rows_join(reflow->to->arena, &rows->items[i], opening - i);
		if (title.size <= LONGEST_TITLE)
			reflow->title = str_trim(str_from(title, size));
		return;
	}
}

static enum unroll_language language_of(const struct transcript *transcript)
{
	enum { ENOUGH = 100 };    /* blocks */
	struct transcript head = *transcript;

	if (head.block_count > ENOUGH)
		head.block_count = ENOUGH;
	struct pieces pieces = pieces_of(&head);
	enum unroll_language language = tongue_of(&pieces);
	free(pieces.items);
	return language;
}

static void copy_facts(const struct transcript *wrapped, struct transcript *flowing)
{
	flowing->format = wrapped->format;
	flowing->facts = wrapped->facts;
	for (size_t i = 0; i < wrapped->remark_count; i++)
		transcript_remark(flowing, wrapped->remarks[i].line, "%.*s",
		                  (int)wrapped->remarks[i].message.size,
		                  wrapped->remarks[i].message.data);
}

void reflow(const struct transcript *wrapped, struct transcript *flowing)
{
	struct reflow reflow = {
		.to = flowing, .title = STR(""), .note = 1,
		.paragraphs = {
			.arena = flowing->arena,
			.rows = rows_of(wrapped, language_of(wrapped)),
		},
	};
	struct rows *rows = &reflow.paragraphs.rows;

	copy_facts(wrapped, flowing);
	hyphens_restore(flowing->arena, rows);
	while (reflow.opening < rows->count && rows->items[reflow.opening].landmark != LANDMARK_OPENING)
		reflow.opening++;
	for (size_t i = 0; i < rows->count && !reflow.has_breaks; i++)
		reflow.has_breaks = rows->items[i].kind == ROW_PAGE;
	reflow.symbol = find_symbol(&reflow);
	find_title(&reflow);
	for (size_t first = 0, end; first < rows->count; first = end + reflow.has_breaks) {
		end = page_end(&reflow, first);
		flow_page(&reflow, first, end);
	}
	free(rows->items);
	free(reflow.paragraphs.blocks);
}
