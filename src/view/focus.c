#include "view/focus.h"

#include "base/str.h"

/* A text in the order of reading; `below` as in struct spot: an item, then what stands beside it. */
struct text {
	uint32_t item, below;
};

static bool text_next(const struct document_view *view, struct text *text)
{
	struct stack stack = layouts_stack(&view->layouts, text->item);

	if (text->below < stack.end - stack.first) {
		text->below++;
		return true;
	}
	uint32_t item = item_after(&view->items, text->item);
	if (item != UNROLL_NONE)
		*text = (struct text){ item, 0 };
	return item != UNROLL_NONE;
}

static bool text_previous(const struct document_view *view, struct text *text)
{
	if (text->below > 0) {
		text->below--;
		return true;
	}
	uint32_t item = item_before(&view->items, text->item);
	if (item == UNROLL_NONE)
		return false;
	struct stack stack = layouts_stack(&view->layouts, item);
	*text = (struct text){ item, stack.end - stack.first };
	return true;
}

static struct text text_of(const struct document_view *view, struct mark mark)
{
	struct spot spot = document_view_spot(view, mark.side, mark.paragraph, 0);

	return (struct text){ spot.item, spot.below };
}

/* The first or the last mark of a text, or none. */
static struct mark mark_of_text(const struct document_view *view, struct text text,
                                struct mark (*choose)(const struct unroll_document *, uint32_t))
{
	enum side side = text.below ? SIDE_OTHER : SIDE_OWN;
	const struct items *items = layouts_items(&view->layouts, side);
	uint32_t number = text.below ? layouts_below(&view->layouts, text.item, text.below)
	                             : text.item;
	struct item item = item_at(items, number);

	if (item.kind != ITEM_PARAGRAPH)
		return mark_none;
	return mark_in(side, choose(items->document, item.paragraph));
}

/* The first mark in the shown texts from one on. */
static struct mark first_from(const struct document_view *view, struct text text)
{
	struct mark mark;

	do
		mark = mark_of_text(view, text, mark_first);
	while (mark_is_none(mark) && text_next(view, &text));
	return mark;
}

static struct mark first_behind(const struct document_view *view, struct text text)
{
	return text_next(view, &text) ? first_from(view, text) : mark_none;
}

static struct mark last_before(const struct document_view *view, struct text text)
{
	struct mark mark = mark_none;

	while (mark_is_none(mark) && text_previous(view, &text))
		mark = mark_of_text(view, text, mark_last);
	return mark;
}

const struct unroll_span *focus_span(const struct document_view *view, struct mark mark)
{
	return mark_span(document_view_document(view, mark.side), mark);
}

static struct mark mark_behind(const struct document_view *view, struct mark mark)
{
	struct mark next = mark_after(document_view_document(view, mark.side), mark);

	return mark_is_none(next) ? first_behind(view, text_of(view, mark)) : next;
}

static struct mark mark_ahead_of(const struct document_view *view, struct mark mark)
{
	struct mark before = mark_before(document_view_document(view, mark.side), mark);

	return mark_is_none(before) ? last_before(view, text_of(view, mark)) : before;
}

/* Whether a mark stands in the text of a spot, before it or not. */
static bool is_in_text(const struct document_view *view, struct mark mark, struct spot spot,
                       bool before)
{
	struct text text = text_of(view, mark);

	return text.item == spot.item && text.below == spot.below
	    && (focus_span(view, mark)->start < spot.byte) == before;
}

/* The first mark at or behind the first row of the screen. */
static struct mark first_on_screen(struct document_view *view)
{
	struct spot top = spot_of_row(&view->layouts, view->top);
	struct mark mark = first_from(view, (struct text){ top.item, top.below });

	while (!mark_is_none(mark) && is_in_text(view, mark, top, true))
		mark = mark_behind(view, mark);
	return mark;
}

/* The last mark before the end of the screen. */
static struct mark last_on_screen(struct document_view *view)
{
	struct row bottom = view->top;

	row_move(&view->layouts, &bottom, view->rows - 1);
	if (!row_next(&view->layouts, &bottom)) {
		struct text last = { item_last(&view->items), 0 };
		while (text_next(view, &last))
			continue;
		struct mark mark = mark_of_text(view, last, mark_last);
		return mark_is_none(mark) ? last_before(view, last) : mark;
	}
	struct spot end = spot_of_row(&view->layouts, bottom);
	struct text text = { end.item, end.below };
	struct mark mark = mark_of_text(view, text, mark_last);
	while (!mark_is_none(mark) && is_in_text(view, mark, end, false))
		mark = mark_ahead_of(view, mark);
	return mark_is_none(mark) ? last_before(view, text) : mark;
}

void focus_set(struct document_view *view, struct mark mark)
{
	uint32_t byte = focus_span(view, mark)->start;

	document_view_show_spot(view, document_view_spot(view, mark.side, mark.paragraph, byte));
	view->focus = mark;
}

static bool focus_if_any(struct document_view *view, struct mark mark)
{
	if (mark_is_none(mark))
		return false;
	focus_set(view, mark);
	return true;
}

bool focus_next(struct document_view *view)
{
	return focus_if_any(view, mark_is_none(view->focus) ? first_on_screen(view)
	                          : mark_behind(view, view->focus));
}

bool focus_previous(struct document_view *view)
{
	return focus_if_any(view, mark_is_none(view->focus) ? last_on_screen(view)
	                          : mark_ahead_of(view, view->focus));
}

struct mark focus_mark_of_run(const struct document_view *view, enum side side,
                              const struct half *half, const struct flow_run *run)
{
	const struct items *items = layouts_items(&view->layouts, side);
	struct unroll_span span = {
		.kind = run->kind, .index = run->index,
		.start = flow_place_of_offset(&half->flow, run->start),
	};

	if (half->item == UNROLL_NONE || !span_is_mark(run->kind, run->index))
		return mark_none;
	struct item item = item_at(items, half->item);
	if (item.kind != ITEM_PARAGRAPH)
		return mark_none;
	return mark_in(side, mark_find(items->document, item.paragraph, &span));
}

/* The mark whose shown text holds a byte of the flow; of several the one that begins last. */
static struct mark mark_of_offset(const struct document_view *view, enum side side,
                                  const struct half *half, uint32_t offset)
{
	struct mark found = mark_none;

	for (uint32_t i = 0; i < half->flow.run_count; i++) {
		const struct flow_run *run = &half->flow.runs[i];
		if (offset < run->start || offset >= run->end)
			continue;
		struct mark mark = focus_mark_of_run(view, side, half, run);
		if (!mark_is_none(mark))
			found = mark;
	}
	return found;
}

/* The byte of the flow that stands in a column of a line; UINT32_MAX if none does. */
static uint32_t offset_at(struct document_view *view, const struct half *half,
                          const struct line *line, int column)
{
	uint32_t offset = UINT32_MAX;

	for (; line && offset == UINT32_MAX; line = line_beside(&half->lines, line)) {
		paint_start(&view->painter, &half->flow, line, ROLE_PLAIN);
		offset = paint_offset(&view->painter, column, view->layouts.width);
	}
	return offset;
}

static struct mark mark_in_half(struct document_view *view, enum side side,
                                const struct layout *layout, uint32_t row, int column)
{
	const struct half *half = &layout->halves[side];
	const struct line *line = layout_line(layout, side, row);
	uint32_t offset = offset_at(view, half, line, column - view->lefts[side]);

	return offset == UINT32_MAX ? mark_none : mark_of_offset(view, side, half, offset);
}

struct mark focus_at(struct document_view *view, int screen_row, int column, uint32_t *number)
{
	struct row row = view->top;

	*number = UNROLL_NONE;
	if (screen_row >= view->rows || row_move(&view->layouts, &row, screen_row) < screen_row)
		return mark_none;
	*number = row.item;
	if (row.line == ROW_GAP)
		return mark_none;
	const struct layout *layout = layouts_get(&view->layouts, row.item, row.chunk);
	struct mark mark = mark_in_half(view, SIDE_OWN, layout, (uint32_t)row.line, column);
	if (mark_is_none(mark))
		mark = mark_in_half(view, SIDE_OTHER, layout, (uint32_t)row.line, column);
	return mark;
}
