#include "view/document_draw.h"

#include <stdio.h>

#include <unroll/symbol.h>

#include "base/str.h"

enum role run_role(const struct unroll_document *document, const struct library *library,
                   const struct flow_run *run)
{
	static const enum role roles[] = {
		[UNROLL_SPAN_EMPHASIS] = ROLE_EMPHASIS,
		[UNROLL_SPAN_STRONG] = ROLE_STRONG,
		[UNROLL_SPAN_SUPERSCRIPT] = ROLE_PLAIN,
		[UNROLL_SPAN_LEAD] = ROLE_LEAD,
		[UNROLL_SPAN_CALL] = ROLE_CALL,
		[UNROLL_SPAN_CITATION] = ROLE_CITATION,
		[UNROLL_SPAN_LINK] = ROLE_LINK,
	};

	if (run->kind != UNROLL_SPAN_CITATION || !library || !library_is_complete(library))
		return roles[run->kind];
	struct str symbol = document->citations[run->index].symbol;
	bool is_here = str_is_empty(symbol) || unroll_symbol_equal(symbol, document->symbol)
	            || library_known(library, symbol, document->language);
	return is_here ? ROLE_CITATION : ROLE_ABSENT;
}

static enum role title_role(enum unroll_span_kind kind)
{
	return kind == UNROLL_SPAN_LEAD ? ROLE_LABEL
	     : kind == UNROLL_SPAN_STRONG ? ROLE_TITLE : ROLE_DIM;
}

static enum role base_role(const struct document_view *view, struct item item)
{
	const struct unroll_document *document = view->items.document;

	if (item.kind == ITEM_TITLE)
		return ROLE_TITLE;
	if (item.kind == ITEM_PART)
		return section_is_closed(&view->items, item.section) ? ROLE_FOLD : ROLE_HEADING;
	if (document->paragraphs[item.paragraph].kind == UNROLL_PARAGRAPH_HEADING)
		return ROLE_HEADING;
	return document->sections[item.section].kind == UNROLL_MASTHEAD && !view->items.plain
	     ? ROLE_DIM : ROLE_PLAIN;
}

static void paint_runs(struct document_view *view, const struct library *library,
                       const struct layout *layout, enum item_kind kind)
{
	const struct flow *flow = &layout->flow;
	uint32_t end = view->painter.line->end;

	for (uint32_t i = 0; i < flow->run_count && flow->runs[i].start < end; i++) {
		const struct flow_run *run = &flow->runs[i];
		enum role role = kind == ITEM_TITLE ? title_role(run->kind)
		               : run_role(view->items.document, library, run);
		if (role != ROLE_PLAIN)
			paint_over(&view->painter, run->start, run->end, role);
	}
}

static void paint_matches(struct document_view *view, const struct layout *layout,
                          uint32_t paragraph)
{
	const struct flow *flow = &layout->flow;
	const struct line *line = view->painter.line;
	uint32_t first = flow_place_of_offset(flow, line->start);
	uint32_t end = flow_place_of_offset(flow, line->end);
	size_t back = view->search.needle.size;
	size_t i = search_from(&view->search, paragraph, first > back * 4 ? first - (uint32_t)back * 4 : 0);

	for (; i < view->search.count; i++) {
		struct match match = search_match(&view->search, i);
		if (match.note != UNROLL_NONE || match.paragraph != paragraph || match.start >= end)
			break;
		paint_over(&view->painter, flow_offset_of_place(flow, match.start),
		           flow_offset_of_place(flow, match.end),
		           i == view->match ? ROLE_CURRENT_MATCH : ROLE_MATCH);
	}
}

/* Whether a run of the flow shows a mark. */
static bool shows(const struct flow *flow, const struct flow_run *run,
                  const struct unroll_span *span)
{
	return run->kind == span->kind && run->index == span->index
	    && flow_place_of_offset(flow, run->start) == span->start;
}

static void paint_focus(struct document_view *view, const struct flow *flow)
{
	const struct unroll_span *span = mark_span(view->items.document, view->focus);

	for (uint32_t i = 0; i < flow->run_count; i++)
		if (shows(flow, &flow->runs[i], span))
			paint_over(&view->painter, flow->runs[i].start, flow->runs[i].end, ROLE_FOCUS);
}

static void draw_text(struct document_view *view, const struct library *library,
                      const struct layout *layout, const struct line *line)
{
	struct item item = item_at(&view->items, layout->item);

	paint_start(&view->painter, &layout->flow, line,
	            line->is_rule ? ROLE_DIM : base_role(view, item));
	paint_runs(view, library, layout, item.kind);
	if (item.kind != ITEM_PARAGRAPH)
		return;
	if (search_is_on(&view->search))
		paint_matches(view, layout, item.paragraph);
	if (view->focus.paragraph == item.paragraph)
		paint_focus(view, &layout->flow);
}

/* Whether a line ends its paragraph, or its cell. */
static bool is_last(const struct flow *flow, const struct line *line)
{
	return line->end >= flow->text.size
	    || (line->is_cell && line->end && flow->text.data[line->end - 1] == '\t');
}

/* Skimming shows one line of a paragraph: the rest is hinted at. */
static void draw_ellipsis(struct document_view *view, struct screen *screen,
                          const struct layout *layout, const struct line *line,
                          struct strip strip)
{
	int end = (int)(line_column(&layout->flow, line, strip.width) + line->width);

	if (!view->layouts.skim || layout->item == 0 || is_last(&layout->flow, line))
		return;
	if (end >= (int)strip.width)
		end = (int)strip.width - 1;
	int column = layout->flow.right_to_left ? (int)strip.width - 1 - end : end;
	screen_put(screen, strip.row, strip.column + column, strip.column + column + 1,
	           (struct str)STR("…"), ROLE_DIM);
}

/* A folded heading says what it hides. */
static void draw_group(struct document_view *view, struct screen *screen,
                       const struct layout *layout, struct strip strip)
{
	struct item item = item_at(&view->items, layout->item);
	char words[40];

	if (item.kind != ITEM_PARAGRAPH || !group_is_closed(&view->items, item.paragraph))
		return;
	struct group group = group_of(&view->items, item.paragraph);
	uint32_t hidden = group.end - group.heading - 1;
	snprintf(words, sizeof words, " ▸ %u paragraph%s", hidden, hidden == 1 ? "" : "s");
	const struct line *line = &layout->lines.items[layout->lines.count - 1];
	int start = (int)(layout->flow.hang + line->width);
	if (layout->flow.right_to_left)
		start = (int)strip.width - start - (int)text_width(str_of(words));
	screen_put(screen, strip.row, strip.column + start, strip.column + (int)strip.width,
	           str_of(words), ROLE_FOLD);
}

static void draw_bar(const struct document_view *view, struct screen *screen, int row)
{
	int column = document_view_is_right_to_left(view) ? view->left + (int)view->layouts.width + 1
	                                    : view->left - 2;

	screen_put(screen, row, column, column + 1, (struct str)STR("┃"), ROLE_BAR);
}

static void draw_row(struct document_view *view, const struct library *library,
                     struct screen *screen, struct row row, struct strip strip)
{
	const struct layout *layout = layouts_get(&view->layouts, row.item, row.chunk);
	const struct line *line = &layout->lines.items[row.line];

	do {
		draw_text(view, library, layout, line);
		paint_put(&view->painter, screen, strip);
		draw_ellipsis(view, screen, layout, line, strip);
	} while ((line = line_beside(&layout->lines, line)));
	if (row.line == 0 && !str_is_empty(layout->flow.label))
		paint_label(&view->painter, screen, strip,
		            view->items.plain ? ROLE_DIM : ROLE_LABEL);
	if ((size_t)row.line + 1 == layout->lines.count)
		draw_group(view, screen, layout, strip);
	if (row.item == view->current)
		draw_bar(view, screen, strip.row);
}

/* The cursor stands at the mark in focus, otherwise where the current paragraph begins. */
static void place_cursor(struct document_view *view, struct screen *screen)
{
	int row = document_view_row_of(view, view->current);
	int column = document_view_is_right_to_left(view) ? view->left + (int)view->layouts.width - 1 : view->left;

	screen->cursor_visible = row >= 0;
	screen->cursor_row = row < 0 ? 0 : row;
	screen->cursor_column = column;
	for (int y = 0; !mark_is_none(view->focus) && y < view->rows; y++)
		for (int x = 0; x < screen->columns; x++)
			if (screen->cells[y * screen->columns + x].role == ROLE_FOCUS) {
				screen->cursor_row = y;
				screen->cursor_column = x;
				return;
			}
}

void document_draw(struct document_view *view, const struct library *library,
                   struct screen *screen)
{
	struct row row = view->top;

	for (int i = 0; i < view->rows; i++) {
		struct strip strip = { i, view->left, view->layouts.width };
		if (row.line != ROW_GAP)
			draw_row(view, library, screen, row, strip);
		if (!row_next(&view->layouts, &row))
			break;
	}
	place_cursor(view, screen);
}
