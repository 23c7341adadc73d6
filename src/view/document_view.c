#include "view/document_view.h"

#include <string.h>

#include "base/str.h"

void document_view_start(struct document_view *view, const struct unroll_document *document,
                         bool plain)
{
	*view = (struct document_view){
		.match = SIZE_MAX, .focus = mark_none,
		.turn.after.current = UNROLL_NONE,      /* nothing can be taken back */
	};
	items_start(&view->items, document, plain);
	layouts_start(&view->layouts, &view->items);
	view->searches[SIDE_OWN].document = document;
	view->current = item_first(&view->items);
	view->anchor.item = view->current;
	view->layouts.width = 80;
	view->rows = 1;
	document_view_settle(view);
}

void document_view_free(struct document_view *view)
{
	layouts_free(&view->layouts);
	items_free(&view->items);
	painter_free(&view->painter);
	for (enum side side = 0; side < SIDE_COUNT; side++)
		search_free(&view->searches[side]);
	parallel_free(&view->parallel);
}

void document_view_resize(struct document_view *view, int rows, int columns, int text_width)
{
	rows = rows < 1 ? 1 : rows;
	if (view->rows == rows && view->columns == columns && view->text_width == text_width)
		return;           /* the page may stand where it would not be settled */
	view->rows = rows;
	view->columns = columns;
	view->text_width = text_width;
	document_view_shape(view);
	document_view_settle(view);
}

/* Move the first row up until the last one of the document is not above the last of the screen. */
static void clamp_top(struct document_view *view)
{
	struct row bottom = view->top;
	int missing = view->rows - 1 - row_move(&view->layouts, &bottom, view->rows - 1);

	row_move(&view->layouts, &view->top, -missing);
}

static void keep_top(struct document_view *view)
{
	clamp_top(view);
	view->anchor = spot_of_row(&view->layouts, view->top);
}

/* Scroll as little as shows a row; return whether that was needed. */
static bool reveal(struct document_view *view, struct row wanted)
{
	struct row row = view->top;

	for (int i = 0; i < view->rows; i++) {
		if (row_equal(row, wanted))
			return false;
		if (!row_next(&view->layouts, &row))
			break;
	}
	bool above = wanted.item < view->top.item
	          || (wanted.item == view->top.item && wanted.chunk < view->top.chunk)
	          || (wanted.item == view->top.item && wanted.chunk == view->top.chunk
	              && wanted.line < view->top.line);
	view->top = wanted;
	if (!above)
		row_move(&view->layouts, &view->top, 1 - view->rows);
	return true;
}

int document_view_row_of(struct document_view *view, uint32_t item)
{
	struct row row = view->top;

	for (int i = 0; i < view->rows; i++) {
		if (row.item == item && row.line != ROW_GAP)
			return i;
		if (row.item > item || !row_next(&view->layouts, &row))
			break;
	}
	return -1;
}

void document_view_settle(struct document_view *view)
{
	view->current = item_shown(&view->items, view->current);
	view->top = row_of_spot(&view->layouts, view->anchor);
	clamp_top(view);
	if (document_view_row_of(view, view->current) < 0)
		reveal(view, row_first(&view->layouts, view->current));
	clamp_top(view);
}

/* The first item on the screen whose first row is there; otherwise the one that fills it. */
static uint32_t first_begun(struct document_view *view)
{
	struct row row = view->top;

	for (int i = 0; i < view->rows; i++) {
		if (row.chunk == 0 && row.line == 0)
			return row.item;
		if (!row_next(&view->layouts, &row))
			break;
	}
	return view->top.item;
}

static uint32_t last_begun(struct document_view *view)
{
	struct row row = view->top;
	uint32_t last = view->top.item;

	for (int i = 0; i < view->rows; i++) {
		if (row.line != ROW_GAP)
			last = row.item;
		if (!row_next(&view->layouts, &row))
			break;
	}
	return last;
}

void document_view_point(struct document_view *view, uint32_t item)
{
	if (item != view->current)
		view->focus = mark_none;
	view->current = view->chosen = item;
}

/*
 * After scrolling, the bar stays where it is or is carried along by the edge of
 * the screen; it goes back to the paragraph that was chosen when that is seen again.
 */
static void carry_current(struct document_view *view, int rows)
{
	uint32_t before = view->current;
	bool up_a_little = rows < 0 && -rows < view->rows / 2;

	if (document_view_row_of(view, view->chosen) >= 0)
		view->current = view->chosen;
	else if (document_view_row_of(view, view->current) < 0)
		view->current = up_a_little ? last_begun(view) : first_begun(view);
	if (view->current != before)
		view->focus = mark_none;
}

bool document_view_scroll(struct document_view *view, int rows)
{
	struct row before = view->top;

	layouts_trim(&view->layouts);
	row_move(&view->layouts, &view->top, rows);
	clamp_top(view);
	if (row_equal(before, view->top))
		return document_view_step(view, rows < 0 ? -1 : 1);
	view->anchor = spot_of_row(&view->layouts, view->top);
	carry_current(view, rows);
	return true;
}

static bool is_on_screen(struct document_view *view, uint32_t item)
{
	struct row row = view->top;
	struct row first = row_first(&view->layouts, item);
	struct row last = row_last(&view->layouts, item);
	bool begun = false;

	for (int i = 0; i < view->rows; i++) {
		begun |= row_equal(row, first);
		if (begun && row_equal(row, last))
			return true;
		if (!row_next(&view->layouts, &row))
			break;
	}
	return false;
}

void document_view_put(struct document_view *view, struct row row)
{
	view->top = row;
	keep_top(view);
}

/* Make an item current and show it, without moving what is on the screen if it is there. */
static void select_item(struct document_view *view, uint32_t item)
{
	layouts_trim(&view->layouts);
	document_view_point(view, item_shown(&view->items, item));
	item = view->current;
	if (is_on_screen(view, item))
		return;
	reveal(view, row_last(&view->layouts, item));
	reveal(view, row_first(&view->layouts, item));
	keep_top(view);
}

void document_view_jump(struct document_view *view, uint32_t item)
{
	layouts_trim(&view->layouts);
	document_view_point(view, item_shown(&view->items, item));
	if (!is_on_screen(view, view->current))
		document_view_put(view, row_first(&view->layouts, view->current));
}

void document_view_go(struct document_view *view, uint32_t number)
{
	struct item item = item_at(&view->items, number);

	if (item.kind == ITEM_PARAGRAPH)
		document_view_uncover(view, item.paragraph);
	document_view_jump(view, number);
}

void document_view_show_spot(struct document_view *view, struct spot spot)
{
	layouts_trim(&view->layouts);
	document_view_point(view, item_shown(&view->items, spot.item));
	struct row row = row_of_spot(&view->layouts, spot);
	if (!reveal(view, row))
		return;
	row_move(&view->layouts, &row, -view->rows / 3);
	document_view_put(view, row);
}

struct spot document_view_spot(const struct document_view *view, enum side side,
                               uint32_t paragraph, uint32_t byte)
{
	const struct parallel *parallel = &view->parallel;

	if (side == SIDE_OWN)
		return (struct spot){ .item = item_of_paragraph(&view->items, paragraph), .byte = byte };
	uint32_t other = item_of_paragraph(&parallel->items, paragraph);
	uint32_t item = parallel->anchors[other];
	return (struct spot){
		.item = item, .below = other - parallel->alignment.other_of[item] + 1, .byte = byte,
	};
}

bool document_view_step(struct document_view *view, int count)
{
	uint32_t item = view->current;

	for (int i = 0; i < count || i < -count; i++) {
		uint32_t next = count > 0 ? item_after(&view->items, item)
		                          : item_before(&view->items, item);
		if (next == UNROLL_NONE)
			break;
		item = next;
	}
	if (item == view->current)
		return false;
	select_item(view, item);
	return true;
}

bool document_view_step_part(struct document_view *view, int count)
{
	uint32_t sections = view->items.document->section_count;
	uint32_t section = document_view_section(view);
	int64_t at = section == UNROLL_NONE ? -1 : (int64_t)section;

	if (count < 0 && at >= 0 && view->current != item_of_section(&view->items, (uint32_t)at))
		at++;
	int64_t wanted = at + count;
	if (wanted >= sections)
		wanted = (int64_t)sections - 1;
	if ((count < 0 && at < 0) || (count > 0 && at + 1 >= sections))
		return false;
	uint32_t item = wanted < 0 ? 0 : item_of_section(&view->items, (uint32_t)wanted);
	if (item == view->current || sections == 0)
		return false;
	document_view_point(view, item);
	document_view_put(view, row_first(&view->layouts, item));
	return true;
}

void document_view_first(struct document_view *view)
{
	document_view_point(view, item_first(&view->items));
	document_view_put(view, row_first(&view->layouts, view->current));
}

void document_view_last(struct document_view *view)
{
	layouts_trim(&view->layouts);
	document_view_point(view, item_last(&view->items));
	document_view_put(view, row_last(&view->layouts, view->current));
}

uint32_t document_view_paragraph(const struct document_view *view)
{
	struct item item = item_at(&view->items, view->current);

	return item.kind == ITEM_PARAGRAPH ? item.paragraph : UNROLL_NONE;
}

uint32_t document_view_section(const struct document_view *view)
{
	struct item item = item_at(&view->items, view->current);

	return item.kind == ITEM_TITLE ? UNROLL_NONE : item.section;
}

struct standpoint document_view_standpoint(const struct document_view *view)
{
	return (struct standpoint){ view->anchor, view->current, view->focus };
}

void document_view_return(struct document_view *view, struct standpoint standpoint)
{
	view->anchor = standpoint.top;
	view->current = view->chosen = standpoint.current;
	view->focus = standpoint.focus.side == SIDE_OWN ? standpoint.focus : mark_none;
	document_view_settle(view);
}
