#include "view/popup.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/str.h"
#include "view/document_draw.h"
#include "view/marks.h"

enum {
	BORDER = 1,
	PADDING = 1,              /* columns between the border and the text */
	WIDEST = 76,              /* columns, with the border */
	INSET = 3,                /* columns from where labels stand */
};

void popup_free(struct popup *popup)
{
	for (size_t i = 0; i < popup->block_count; i++)
		lines_free(&popup->blocks[i].lines);
	free(popup->blocks);
	free(popup->links);
	painter_free(&popup->painter);
	arena_free(&popup->arena);
	*popup = (struct popup){ 0 };
}

static struct popup_block *add_block(struct popup *popup, struct flow flow)
{
	popup->blocks = memory_grow(popup->blocks, popup->block_count, &popup->block_capacity,
	                            sizeof *popup->blocks);
	struct popup_block *block = &popup->blocks[popup->block_count++];
	*block = (struct popup_block){ .flow = flow, .note = UNROLL_NONE };
	return block;
}

void popup_add_note(struct popup *popup, const struct unroll_document *document, uint32_t note)
{
	const struct unroll_note *what = &document->notes[note];

	for (uint32_t i = 0; i < flow_chunks(&what->body); i++) {
		struct popup_block *block =
			add_block(popup, flow_of_note(&popup->arena, document, what, i));
		block->document = document;
		block->note = note;
	}
}

void popup_quote_note(struct popup *popup, const struct unroll_document *document, uint32_t note)
{
	const struct unroll_note *what = &document->notes[note];

	for (uint32_t i = 0; i < flow_chunks(&what->body); i++)
		add_block(popup, flow_of_note(&popup->arena, document, what, i))->document = document;
}

void popup_add_paragraph(struct popup *popup, const struct unroll_document *document,
                         uint32_t paragraph)
{
	const struct unroll_paragraph *what = &document->paragraphs[paragraph];

	for (uint32_t i = 0; i < flow_chunks(&what->body); i++)
		add_block(popup, flow_of_paragraph(&popup->arena, document, what, i))->document = document;
}

void popup_add_text(struct popup *popup, struct str text)
{
	add_block(popup, flow_of_str(&popup->arena, arena_copy(&popup->arena, text),
	                             UNROLL_ENGLISH));
}

void popup_add_words(struct popup *popup, struct str text, enum unroll_language language,
                     enum unroll_span_kind looks)
{
	struct flow flow = flow_of_str(&popup->arena, arena_copy(&popup->arena, text), language);
	struct flow_run run = { 0, (uint32_t)text.size, looks, UNROLL_NONE };

	flow.runs = arena_settle(&popup->arena, &run, 1, sizeof run);
	flow.run_count = 1;
	add_block(popup, flow);
}

/* Some runs show the same link again: a citation that is a link, too. */
static bool is_new_link(const struct popup *popup, size_t block, const struct flow_run *run)
{
	if (!span_is_mark(run->kind, run->index))
		return false;
	if (popup->link_count == 0)
		return true;
	const struct popup_link *last = &popup->links[popup->link_count - 1];
	return last->block != block || popup->blocks[block].flow.runs[last->run].end <= run->start;
}

static void add_links(struct popup *popup, size_t block)
{
	const struct flow *flow = &popup->blocks[block].flow;

	for (uint32_t i = 0; i < flow->run_count; i++) {
		if (!is_new_link(popup, block, &flow->runs[i]))
			continue;
		popup->links = memory_grow(popup->links, popup->link_count, &popup->link_capacity,
		                           sizeof *popup->links);
		popup->links[popup->link_count++] = (struct popup_link){ block, i };
	}
}

void popup_open(struct popup *popup)
{
	for (size_t i = 0; i < popup->block_count; i++)
		if (popup->blocks[i].note != UNROLL_NONE
		    || (popup->is_quiet && popup->blocks[i].document))
			add_links(popup, i);
	popup->focus = popup->is_quiet ? popup->link_count : 0;
}

static int text_columns(const struct popup *popup)
{
	int columns = popup->width - 2 * (BORDER + PADDING);

	return columns < 1 ? 1 : columns;
}

/* A box no wider than its longest line. */
static void shrink(struct popup *popup)
{
	uint32_t widest = text_width(popup->title) + 2;

	if (text_width(popup->hint) + 2 > widest)
		widest = text_width(popup->hint) + 2;
	for (size_t i = 0; i < popup->block_count; i++) {
		const struct popup_block *block = &popup->blocks[i];
		for (size_t j = 0; j < block->lines.count; j++)
			if (block->flow.hang + block->lines.items[j].width > widest)
				widest = block->flow.hang + block->lines.items[j].width;
	}
	if ((int)widest < text_columns(popup))
		popup->width = (int)widest + 2 * (BORDER + PADDING);
}

static void break_blocks(struct popup *popup)
{
	popup->rows = 0;
	for (size_t i = 0; i < popup->block_count; i++) {
		struct popup_block *block = &popup->blocks[i];
		lines_break(&block->lines, &block->flow, (uint32_t)text_columns(popup));
		popup->rows += (int)block->lines.count;
	}
}

static int shown_rows(const struct popup *popup)
{
	int rows = popup->height - 2 * BORDER;

	return rows < 1 ? 1 : rows;
}

static void clamp_first(struct popup *popup)
{
	if (popup->first > popup->rows - shown_rows(popup))
		popup->first = popup->rows - shown_rows(popup);
	if (popup->first < 0)
		popup->first = 0;
}

static int row_for(const struct popup *popup, struct popup_space space)
{
	if (space.last >= 0 && space.last + 1 + popup->height <= space.rows)
		return space.last + 1;
	if (space.first >= popup->height)
		return space.first - popup->height;
	int row = space.rows - popup->height;
	return row < 0 ? 0 : row;
}

/* A little inside the text, where the words of a paragraph begin. */
static int column_for(const struct popup *popup, struct popup_space space)
{
	int column = space.right_to_left ? space.right - INSET - popup->width : space.left + INSET;

	if (column > space.columns - popup->width)
		column = space.columns - popup->width;
	return column < 0 ? 0 : column;
}

void popup_fit(struct popup *popup, struct popup_space space)
{
	popup->width = space.columns - 2 < WIDEST ? space.columns - 2 : WIDEST;
	break_blocks(popup);
	shrink(popup);
	break_blocks(popup);
	popup->height = popup->rows + 2 * BORDER;
	if (popup->most_rows && popup->rows > popup->most_rows)
		popup->height = popup->most_rows + 2 * BORDER;
	if (popup->height > space.rows)
		popup->height = space.rows;
	popup->row = row_for(popup, space);
	popup->column = column_for(popup, space);
	clamp_first(popup);
}

/* Of words with " · " between them as many as there is room for, but one at least. */
static struct str fitting(struct str words, int columns)
{
	static const struct str separator = STR(" · ");
	size_t end = words.size;

	for (size_t next; (int)text_width(str_slice(words, 0, end)) > columns; end = next) {
		for (next = end - 1; next > 0; next--)
			if (str_starts_with(str_from(words, next), separator))
				break;
		if (!next)
			break;
	}
	return str_slice(words, 0, end);
}

static void draw_edge(const struct popup *popup, struct screen *screen, int row,
                      const struct str corners[3], struct str words)
{
	int end = popup->column + popup->width;

	screen_put(screen, row, popup->column, end, corners[0], ROLE_BORDER);
	for (int column = popup->column + 1; column < end - 1; column++)
		screen_put(screen, row, column, end, corners[1], ROLE_BORDER);
	screen_put(screen, row, end - 1, end, corners[2], ROLE_BORDER);
	if (str_is_empty(words) || popup->width < 6)
		return;
	int at = screen_put(screen, row, popup->column + 2, end - 2, (struct str)STR(" "), ROLE_BORDER);
	at = screen_put(screen, row, at, end - 3, fitting(words, end - 3 - at), ROLE_BORDER);
	screen_put(screen, row, at, end - 2, (struct str)STR(" "), ROLE_BORDER);
}

static void draw_box(const struct popup *popup, struct screen *screen)
{
	static const struct str upper[] = { STR("┌"), STR("─"), STR("┐") };
	static const struct str lower[] = { STR("└"), STR("─"), STR("┘") };
	static const struct str more[] = { STR("└"), STR("┈"), STR("┘") };
	int end = popup->column + popup->width;
	bool has_more = popup->first + shown_rows(popup) < popup->rows;

	draw_edge(popup, screen, popup->row, upper, popup->title);
	for (int row = popup->row + 1; row < popup->row + popup->height - 1; row++) {
		screen_put(screen, row, popup->column, end, (struct str)STR("│"), ROLE_BORDER);
		screen_fill(screen, row, popup->column + 1, end - 1, ROLE_PLAIN);
		screen_put(screen, row, end - 1, end, (struct str)STR("│"), ROLE_BORDER);
	}
	if (popup->height > 1)
		draw_edge(popup, screen, popup->row + popup->height - 1, has_more ? more : lower,
		          popup->hint);
}

static void paint_runs(struct popup *popup, const struct library *library, size_t block)
{
	const struct flow *flow = &popup->blocks[block].flow;

	for (uint32_t i = 0; i < flow->run_count; i++) {
		enum role role = run_role(popup->blocks[block].document, library, &flow->runs[i]);
		if (role != ROLE_PLAIN)
			paint_over(&popup->painter, flow->runs[i].start, flow->runs[i].end, role);
	}
	const struct flow_run *link = popup_link(popup);
	if (link && popup->links[popup->focus].block == block)
		paint_over(&popup->painter, link->start, link->end, ROLE_FOCUS);
}

static void paint_matches(struct popup *popup, const struct popup_block *block,
                          const struct search *search)
{
	for (size_t i = search_from_note(search, block->note); i < search->count; i++) {
		struct match match = search_match(search, i);
		if (match.note != block->note)
			break;
		paint_over(&popup->painter, flow_offset_of_place(&block->flow, match.start),
		           flow_offset_of_place(&block->flow, match.end), ROLE_MATCH);
	}
}

/* Matches are shown in the notes of the documents that were searched. */
static void paint_matches_of_note(struct popup *popup, const struct popup_block *block)
{
	if (!popup->searches || block->note == UNROLL_NONE)
		return;
	for (enum side side = 0; side < SIDE_COUNT; side++)
		if (search_is_on(&popup->searches[side])
		    && popup->searches[side].document == block->document)
			paint_matches(popup, block, &popup->searches[side]);
}

/* The block and the line of it that a row of the contents shows. */
static size_t block_at(const struct popup *popup, int row, size_t *line)
{
	size_t block = 0;
	size_t rest = (size_t)row;

	while (rest >= popup->blocks[block].lines.count)
		rest -= popup->blocks[block++].lines.count;
	*line = rest;
	return block;
}

static struct strip strip_of(const struct popup *popup, int row)
{
	return (struct strip){
		.row = popup->row + BORDER + row - popup->first,
		.column = popup->column + BORDER + PADDING,
		.width = (uint32_t)text_columns(popup),
	};
}

static void draw_row(struct popup *popup, const struct library *library, struct screen *screen,
                     int row)
{
	size_t line;
	size_t index = block_at(popup, row, &line);
	const struct popup_block *block = &popup->blocks[index];
	struct strip strip = strip_of(popup, row);

	paint_start(&popup->painter, &block->flow, &block->lines.items[line], ROLE_PLAIN);
	paint_runs(popup, library, index);
	paint_matches_of_note(popup, block);
	paint_put(&popup->painter, screen, strip);
	if (line == 0 && !str_is_empty(block->flow.label))
		paint_label(&popup->painter, screen, strip, ROLE_LABEL);
}

void popup_draw(struct popup *popup, const struct library *library, struct screen *screen)
{
	draw_box(popup, screen);
	for (int i = 0; i < shown_rows(popup) && popup->first + i < popup->rows; i++)
		draw_row(popup, library, screen, popup->first + i);
	screen->cursor_row = popup->row + BORDER;
	screen->cursor_column = popup->column + BORDER + PADDING;
}

bool popup_scroll(struct popup *popup, int rows)
{
	int before = popup->first;

	popup->first += rows;
	clamp_first(popup);
	return popup->first != before;
}

const struct unroll_document *popup_link_document(const struct popup *popup)
{
	if (popup->focus >= popup->link_count)
		return NULL;
	return popup->blocks[popup->links[popup->focus].block].document;
}

const struct flow_run *popup_link(const struct popup *popup)
{
	if (popup->focus >= popup->link_count)
		return NULL;
	struct popup_link link = popup->links[popup->focus];
	return &popup->blocks[link.block].flow.runs[link.run];
}

/* The row of the contents where the link in focus begins. */
static int row_of_link(const struct popup *popup)
{
	struct popup_link link = popup->links[popup->focus];
	size_t row = 0;

	for (size_t i = 0; i < link.block; i++)
		row += popup->blocks[i].lines.count;
	return (int)(row + lines_find(&popup->blocks[link.block].lines, popup_link(popup)->start));
}

bool popup_focus(struct popup *popup, int step)
{
	if (popup->link_count == 0)
		return false;
	if (popup->focus == popup->link_count)
		popup->focus = step > 0 ? 0 : popup->link_count - 1;
	else
		popup->focus = (popup->focus + popup->link_count + (size_t)step) % popup->link_count;
	int row = row_of_link(popup);
	if (row < popup->first)
		popup->first = row;
	if (row >= popup->first + shown_rows(popup))
		popup->first = row - shown_rows(popup) + 1;
	return true;
}

bool popup_covers(const struct popup *popup, int row, int column)
{
	return row >= popup->row && row < popup->row + popup->height
	    && column >= popup->column && column < popup->column + popup->width;
}

bool popup_focus_at(struct popup *popup, int screen_row, int column)
{
	int row = screen_row - popup->row - BORDER + popup->first;
	size_t line;

	if (!popup_covers(popup, screen_row, column) || row < 0 || row >= popup->rows)
		return false;
	size_t index = block_at(popup, row, &line);
	const struct popup_block *block = &popup->blocks[index];
	struct strip strip = strip_of(popup, row);
	paint_start(&popup->painter, &block->flow, &block->lines.items[line], ROLE_PLAIN);
	uint32_t offset = paint_offset(&popup->painter, column - strip.column, strip.width);
	for (size_t i = 0; i < popup->link_count; i++) {
		const struct flow_run *run = &block->flow.runs[popup->links[i].run];
		if (popup->links[i].block != index || offset < run->start || offset >= run->end)
			continue;
		popup->focus = i;
		return true;
	}
	return false;
}
