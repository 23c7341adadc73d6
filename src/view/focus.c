#include "view/focus.h"

#include "base/str.h"

/* The first mark in the shown paragraphs from an item on. */
static struct mark first_from(const struct document_view *view, uint32_t number)
{
	for (; number != UNROLL_NONE; number = item_after(&view->items, number)) {
		struct item item = item_at(&view->items, number);
		if (item.kind != ITEM_PARAGRAPH)
			continue;
		struct mark mark = mark_first(view->items.document, item.paragraph);
		if (!mark_is_none(mark))
			return mark;
	}
	return mark_none;
}

static struct mark last_before(const struct document_view *view, uint32_t number)
{
	while ((number = item_before(&view->items, number)) != UNROLL_NONE) {
		struct item item = item_at(&view->items, number);
		if (item.kind != ITEM_PARAGRAPH)
			continue;
		struct mark mark = mark_last(view->items.document, item.paragraph);
		if (!mark_is_none(mark))
			return mark;
	}
	return mark_none;
}

static uint32_t item_of(const struct document_view *view, struct mark mark)
{
	return item_of_paragraph(&view->items, mark.paragraph);
}

/* The first mark at or behind the first row of the screen. */
static struct mark first_on_screen(struct document_view *view)
{
	struct spot top = spot_of_row(&view->layouts, view->top);
	struct mark mark = first_from(view, top.item);

	while (!mark_is_none(mark) && item_of(view, mark) == top.item
	       && mark_span(view->items.document, mark)->start < top.byte) {
		struct mark next = mark_after(view->items.document, mark);
		mark = mark_is_none(next) ? first_from(view, item_after(&view->items, top.item)) : next;
	}
	return mark;
}

/* The last mark before the end of the screen. */
static struct mark last_on_screen(struct document_view *view)
{
	struct row bottom = view->top;

	row_move(&view->layouts, &bottom, view->rows - 1);
	if (!row_next(&view->layouts, &bottom))
		return last_before(view, items_count(&view->items));
	struct spot end = spot_of_row(&view->layouts, bottom);
	struct item item = item_at(&view->items, end.item);
	if (item.kind != ITEM_PARAGRAPH)
		return last_before(view, end.item);
	struct mark mark = mark_last(view->items.document, item.paragraph);
	while (!mark_is_none(mark) && mark_span(view->items.document, mark)->start >= end.byte)
		mark = mark_before(view->items.document, mark);
	return mark_is_none(mark) ? last_before(view, end.item) : mark;
}

void focus_set(struct document_view *view, struct mark mark)
{
	document_view_show(view, item_of(view, mark), mark_span(view->items.document, mark)->start);
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
	if (mark_is_none(view->focus))
		return focus_if_any(view, first_on_screen(view));
	struct mark next = mark_after(view->items.document, view->focus);
	if (mark_is_none(next)) {
		uint32_t item = item_after(&view->items, item_of(view, view->focus));
		next = first_from(view, item);
	}
	return focus_if_any(view, next);
}

bool focus_previous(struct document_view *view)
{
	if (mark_is_none(view->focus))
		return focus_if_any(view, last_on_screen(view));
	struct mark before = mark_before(view->items.document, view->focus);
	if (mark_is_none(before))
		before = last_before(view, item_of(view, view->focus));
	return focus_if_any(view, before);
}

static const struct layout *layout_of(struct document_view *view, struct row row)
{
	return layouts_get(&view->layouts, row.item, row.chunk);
}

struct mark focus_mark_of_run(const struct document_view *view, const struct layout *layout,
                              const struct flow_run *run)
{
	struct item item = item_at(&view->items, layout->item);
	struct unroll_span span = {
		.kind = run->kind, .index = run->index,
		.start = flow_place_of_offset(&layout->flow, run->start),
	};

	if (item.kind != ITEM_PARAGRAPH || !span_is_mark(run->kind, run->index))
		return mark_none;
	return mark_find(view->items.document, item.paragraph, &span);
}

/* The mark whose shown text holds a byte of the flow; of several the one that begins last. */
static struct mark mark_of_offset(const struct document_view *view, const struct layout *layout,
                                  uint32_t offset)
{
	struct mark found = mark_none;

	for (uint32_t i = 0; i < layout->flow.run_count; i++) {
		const struct flow_run *run = &layout->flow.runs[i];
		if (offset < run->start || offset >= run->end)
			continue;
		struct mark mark = focus_mark_of_run(view, layout, run);
		if (!mark_is_none(mark))
			found = mark;
	}
	return found;
}

/* The byte of the flow that stands in a column of a row; UINT32_MAX if none does. */
static uint32_t offset_at(struct document_view *view, const struct layout *layout,
                          struct row row, int column)
{
	const struct lines *lines = &layout->lines;
	uint32_t offset = UINT32_MAX;

	for (const struct line *line = &lines->items[row.line]; line && offset == UINT32_MAX;
	     line = line_beside(lines, line)) {
		paint_start(&view->painter, &layout->flow, line, ROLE_PLAIN);
		offset = paint_offset(&view->painter, column, view->layouts.width);
	}
	return offset;
}

struct mark focus_at(struct document_view *view, int screen_row, int column, uint32_t *number)
{
	struct row row = view->top;

	*number = UNROLL_NONE;
	if (screen_row >= view->rows || row_move(&view->layouts, &row, screen_row) < screen_row)
		return mark_none;
	*number = row.item;
	struct item item = item_at(&view->items, row.item);
	if (item.kind != ITEM_PARAGRAPH || row.line == ROW_GAP)
		return mark_none;
	const struct layout *layout = layout_of(view, row);
	uint32_t offset = offset_at(view, layout, row, column - view->left);
	if (offset == UINT32_MAX)
		return mark_none;
	return mark_of_offset(view, layout, offset);
}
