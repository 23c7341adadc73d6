#include "view/hold.h"

static bool standpoint_equal(struct standpoint a, struct standpoint b)
{
	return a.top.item == b.top.item && a.top.byte == b.top.byte && a.top.shift == b.top.shift
	    && a.top.gap == b.top.gap
	    && a.top.below == b.top.below && a.top.sign == b.top.sign
	    && a.current == b.current;
}

struct hold hold_current(struct document_view *view)
{
	struct row row = view->top;

	for (int i = 0; i < view->rows; i++) {
		if (row.item == view->current && row.line != ROW_GAP)
			return (struct hold){ spot_of_row(&view->layouts, row), i };
		if (!row_next(&view->layouts, &row))
			break;
	}
	return (struct hold){ { .item = view->current }, 0 };
}

void turn_start(struct document_view *view)
{
	struct standpoint now = document_view_standpoint(view);

	if (!standpoint_equal(now, view->turn.after)) {
		view->turn.before = now;
		view->turn.skim = view->layouts.skim;
		view->turn.other = document_view_document(view, SIDE_OTHER);
	}
	view->items.peeked = view->items.peeked_heading = UNROLL_NONE;
}

void turn_finish(struct document_view *view, struct hold hold)
{
	const struct turn *turn = &view->turn;
	bool moved = !standpoint_equal(document_view_standpoint(view), turn->after);

	layouts_clear(&view->layouts);
	view->current = item_shown(&view->items, view->current);
	if (view->current != view->chosen)
		view->focus = mark_none;
	view->chosen = view->current;
	if (!moved && turn->skim == view->layouts.skim
	    && turn->other == document_view_document(view, SIDE_OTHER)
	    && item_shown(&view->items, turn->before.current) == turn->before.current) {
		document_view_return(view, turn->before);
	} else {
		struct row top = row_of_spot(&view->layouts, hold.spot);
		row_move(&view->layouts, &top, -hold.row);
		document_view_put(view, top);
	}
	view->turn.after = document_view_standpoint(view);
}

