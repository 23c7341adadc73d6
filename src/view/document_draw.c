#include "view/document_draw.h"

#include <stdio.h>

#include <unroll/symbol.h>

#include "base/str.h"
#include "view/finding.h"

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

/* One half of a row of the screen while it is drawn. */
struct pen {
	struct document_view *view;
	const struct library *library;
	struct screen *screen;
	const struct layout *layout;
	const struct half *half;
	enum side side;
	struct strip strip;
	struct hit hit;           /* the match that one stands at; of index SIZE_MAX if none */
};

static const struct items *items_of(const struct pen *pen)
{
	return layouts_items(&pen->view->layouts, pen->side);
}

static enum role base_role(const struct pen *pen)
{
	const struct items *items = items_of(pen);

	if (pen->half->item == UNROLL_NONE)
		return ROLE_DIM;
	struct item item = item_at(items, pen->half->item);
	if (item.kind == ITEM_TITLE)
		return ROLE_TITLE;
	if (item.kind == ITEM_PART)
		return layouts_is_closed(&pen->view->layouts, pen->layout->item) ? ROLE_FOLD : ROLE_HEADING;
	if (items->document->paragraphs[item.paragraph].kind == UNROLL_PARAGRAPH_HEADING)
		return ROLE_HEADING;
	return items->document->sections[item.section].kind == UNROLL_MASTHEAD && !items->plain
	     ? ROLE_DIM : ROLE_PLAIN;
}

static void paint_runs(const struct pen *pen, enum item_kind kind)
{
	const struct flow *flow = &pen->half->flow;
	struct painter *painter = &pen->view->painter;
	uint32_t end = painter->line->end;

	for (uint32_t i = 0; i < flow->run_count && flow->runs[i].start < end; i++) {
		const struct flow_run *run = &flow->runs[i];
		enum role role = kind == ITEM_TITLE ? title_role(run->kind)
		               : run_role(items_of(pen)->document, pen->library, run);
		if (role != ROLE_PLAIN)
			paint_over(painter, run->start, run->end, role);
	}
}

/* A match may have begun on a line before; so many bytes of text at most stand behind one folded. */
enum { FOLDED_AWAY = 4 };

static void paint_matches(const struct pen *pen, uint32_t paragraph)
{
	const struct flow *flow = &pen->half->flow;
	struct painter *painter = &pen->view->painter;
	const struct search *search = &pen->view->searches[pen->side];
	uint32_t first = flow_place_of_offset(flow, painter->line->start);
	uint32_t end = flow_place_of_offset(flow, painter->line->end);
	uint64_t back = (uint64_t)search->longest * FOLDED_AWAY;
	size_t i = search_from(search, paragraph, first > back ? first - (uint32_t)back : 0);

	for (; i < search->count; i++) {
		struct match match = search_match(search, i);
		bool is_current = i == pen->hit.index && pen->side == pen->hit.side;
		if (match.note != UNROLL_NONE || match.paragraph != paragraph || match.start >= end)
			break;
		paint_over(painter, flow_offset_of_place(flow, match.start),
		           flow_offset_of_place(flow, match.end),
		           is_current ? ROLE_CURRENT_MATCH : ROLE_MATCH);
	}
}

/* Whether a run of the flow shows a mark. */
static bool shows(const struct flow *flow, const struct flow_run *run,
                  const struct unroll_span *span)
{
	return run->kind == span->kind && run->index == span->index
	    && flow_place_of_offset(flow, run->start) == span->start;
}

static void paint_focus(const struct pen *pen)
{
	const struct flow *flow = &pen->half->flow;
	const struct unroll_span *span = mark_span(items_of(pen)->document, pen->view->focus);

	for (uint32_t i = 0; i < flow->run_count; i++)
		if (shows(flow, &flow->runs[i], span))
			paint_over(&pen->view->painter, flow->runs[i].start, flow->runs[i].end,
			           ROLE_FOCUS);
}

static void draw_text(const struct pen *pen, const struct line *line)
{
	const struct mark *focus = &pen->view->focus;

	paint_start(&pen->view->painter, &pen->half->flow, line,
	            line->is_rule ? ROLE_DIM : base_role(pen));
	if (pen->half->item == UNROLL_NONE)
		return;
	struct item item = item_at(items_of(pen), pen->half->item);
	paint_runs(pen, item.kind);
	if (item.kind != ITEM_PARAGRAPH)
		return;
	if (search_is_on(&pen->view->searches[pen->side]))
		paint_matches(pen, item.paragraph);
	if (focus->side == pen->side && focus->paragraph == item.paragraph)
		paint_focus(pen);
}

/* Whether a line ends its paragraph, or its cell. */
static bool is_last(const struct flow *flow, const struct line *line)
{
	return line->end >= flow->text.size
	    || (line->is_cell && line->end && flow->text.data[line->end - 1] == '\t');
}

/* Skimming shows one line of a paragraph: the rest is hinted at. */
static void draw_ellipsis(const struct pen *pen, const struct line *line)
{
	const struct flow *flow = &pen->half->flow;
	struct strip strip = pen->strip;
	int end = (int)(line_column(flow, line, strip.width) + line->width);

	if (!pen->view->layouts.skim || pen->half->item == 0 || is_last(flow, line))
		return;
	if (end >= (int)strip.width)
		end = (int)strip.width - 1;
	int column = strip.column + (flow->right_to_left ? (int)strip.width - 1 - end : end);
	screen_put(pen->screen, strip.row, column, column + 1, (struct str)STR("…"), ROLE_DIM);
}

/* A folded heading says what it hides. */
static void draw_group(const struct pen *pen, const struct line *line)
{
	const struct items *items = &pen->view->items;
	struct item item = item_at(items, pen->layout->item);
	struct strip strip = pen->strip;
	char words[40];

	if (item.kind != ITEM_PARAGRAPH || !group_is_closed(items, item.paragraph))
		return;
	struct group group = group_of(items, item.paragraph);
	uint32_t hidden = group.end - group.heading - 1;
	snprintf(words, sizeof words, " ▸ %u paragraph%s", hidden, hidden == 1 ? "" : "s");
	const struct flow *flow = &pen->half->flow;
	int start = (int)(flow->hang + line->width);
	if (flow->right_to_left)
		start = (int)strip.width - start - (int)text_width(str_of(words));
	screen_put(pen->screen, strip.row, strip.column + start, strip.column + (int)strip.width,
	           str_of(words), ROLE_FOLD);
}

static void draw_half(const struct pen *pen, const struct line *line)
{
	const struct lines *lines = &pen->half->lines;
	bool is_first = line == lines->items;
	bool is_end = line == &lines->items[lines->count - 1];

	for (const struct line *at = line; at; at = line_beside(lines, at)) {
		draw_text(pen, at);
		paint_put(&pen->view->painter, pen->screen, pen->strip);
		draw_ellipsis(pen, at);
	}
	if (is_first && !str_is_empty(pen->half->flow.label))
		paint_label(&pen->view->painter, pen->screen, pen->strip,
		            pen->view->items.plain ? ROLE_DIM : ROLE_LABEL);
	if (is_end && pen->side == SIDE_OWN)
		draw_group(pen, line);
}

static void draw_margin(const struct pen *pen, struct str sign, enum role role)
{
	bool at_right = document_view_is_right_to_left(pen->view, pen->side);
	int column = at_right ? pen->strip.column + (int)pen->strip.width + 1 : pen->strip.column - 2;

	screen_put(pen->screen, pen->strip.row, column, column + 1, sign, role);
}

/* One text below the other: the margin tells them apart. */
static void draw_bar(const struct pen *pen, const struct line *line)
{
	bool stacked = pen->view->layouts.stacked;

	if (stacked && !line)
		return;
	if (pen->layout->item == pen->view->current)
		draw_margin(pen, (struct str)STR("┃"), ROLE_BAR);
	else if (stacked && pen->side == SIDE_OTHER)
		draw_margin(pen, (struct str)STR("┊"), ROLE_DIM);
}

static void draw_row(struct pen *pen, struct row row)
{
	const struct document_view *view = pen->view;
	enum side end = view->layouts.parallel ? SIDE_COUNT : SIDE_OTHER;

	for (pen->side = SIDE_OWN; pen->side < end; pen->side++) {
		const struct line *line = layout_line(pen->layout, pen->side, (uint32_t)row.line);
		pen->half = &pen->layout->halves[pen->side];
		pen->strip.column = view->lefts[pen->side];
		if (line)
			draw_half(pen, line);
		draw_bar(pen, line);
	}
}

/* The cursor stands at the mark in focus, otherwise where the current paragraph begins. */
static void place_cursor(struct document_view *view, struct screen *screen)
{
	int row = document_view_row_of(view, view->current);
	int left = view->lefts[SIDE_OWN];
	bool at_right = document_view_is_right_to_left(view, SIDE_OWN);

	screen->cursor_visible = row >= 0;
	screen->cursor_row = row < 0 ? 0 : row;
	screen->cursor_column = at_right ? left + (int)view->layouts.width - 1 : left;
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
	struct pen pen = { .view = view, .library = library, .screen = screen };
	struct row row = view->top;

	pen.hit = view->match == SIZE_MAX ? (struct hit){ SIDE_OWN, SIZE_MAX }
	        : finding_at(view, view->match);
	for (int i = 0; i < view->rows; i++) {
		pen.strip = (struct strip){ .row = i, .width = view->layouts.width };
		pen.layout = layouts_get(&view->layouts, row.item, row.chunk);
		if (row.line != ROW_GAP)
			draw_row(&pen, row);
		if (!row_next(&view->layouts, &row))
			break;
	}
	place_cursor(view, screen);
}
