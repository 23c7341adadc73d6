#include "view/document_view.h"

#include "view/finding.h"
#include "view/hold.h"

enum {
	MARGIN = 2,               /* columns: the bar and a blank */
	GUTTER = 4,               /* columns between two texts: two blanks, and a margin */
	NARROWEST = 32,           /* columns of each of two texts; below, one stands under the other */
};

const struct unroll_document *document_view_document(const struct document_view *view,
                                                     enum side side)
{
	if (side == SIDE_OTHER && !view->layouts.parallel)
		return NULL;
	return layouts_items(&view->layouts, side)->document;
}

bool document_view_is_right_to_left(const struct document_view *view, enum side side)
{
	const struct unroll_document *document = document_view_document(view, side);

	return document && document->language == UNROLL_ARABIC && !view->items.plain;
}

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

/* A text that leaves much of the screen empty stands a little left of the middle. */
static int left_of(const struct document_view *view, int width)
{
	int left = MARGIN + (view->columns - MARGIN - width) / 3;

	return document_view_is_right_to_left(view, SIDE_OWN) ? view->columns - left - width : left;
}

static void set_width(struct document_view *view, int width, bool stacked)
{
	struct layouts *layouts = &view->layouts;

	if (width < 1)
		width = 1;
	if (layouts->width != (uint32_t)width || layouts->stacked != stacked)
		layouts_clear(layouts);
	layouts->width = (uint32_t)width;
	layouts->stacked = stacked;
}

/* Who reads from right to left has their own text at the right. */
static void shape_beside(struct document_view *view, int width)
{
	int first = left_of(view, 2 * width + GUTTER);
	int second = first + width + GUTTER;
	bool swap = document_view_is_right_to_left(view, SIDE_OWN);

	view->lefts[SIDE_OWN] = swap ? second : first;
	view->lefts[SIDE_OTHER] = swap ? first : second;
}

void document_view_shape(struct document_view *view)
{
	int half = smaller((view->columns - 2 * MARGIN - GUTTER) / 2, view->text_width);
	int whole = smaller(view->columns - 2 * MARGIN, view->text_width);
	bool beside = view->layouts.parallel && half >= NARROWEST;

	set_width(view, beside ? half : whole, view->layouts.parallel && !beside);
	if (beside)
		shape_beside(view, half);
	else
		view->lefts[SIDE_OWN] = view->lefts[SIDE_OTHER] = left_of(view, (int)view->layouts.width);
}

void document_view_pair(struct document_view *view, const struct unroll_document *other)
{
	struct hold hold = hold_current(view);
	struct hit hit = { 0 };

	if (view->match != SIZE_MAX)
		hit = finding_at(view, view->match);
	turn_start(view);
	parallel_free(&view->parallel);
	view->layouts.parallel = NULL;
	if (other) {
		parallel_start(&view->parallel, view->items.document, other);
		view->layouts.parallel = &view->parallel;
	}
	if (view->focus.side == SIDE_OTHER)
		view->focus = mark_none;
	finding_pair(view, hit);
	document_view_shape(view);
	turn_finish(view, hold);
}
