#include "view/document_view.h"

static bool standpoint_equal(struct standpoint a, struct standpoint b)
{
	return a.top.item == b.top.item && a.top.byte == b.top.byte && a.top.shift == b.top.shift
	    && a.top.gap == b.top.gap
	    && a.current == b.current;
}

/* The first row of the current item that is on the screen, and the row of the screen. */
struct hold {
	struct spot spot;
	int row;
};

static struct hold hold_current(struct document_view *view)
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

/* What is folded from within is held by its heading. */
static struct hold hold_heading(struct document_view *view, uint32_t heading)
{
	int row = document_view_row_of(view, heading);

	return (struct hold){ { .item = heading }, row < 0 ? 0 : row };
}

static struct hold hold_part(struct document_view *view, uint32_t section)
{
	if (document_view_section(view) != section)
		return hold_current(view);
	return hold_heading(view, item_of_section(&view->items, section));
}

static void start_turn(struct document_view *view)
{
	struct standpoint now = document_view_standpoint(view);

	if (!standpoint_equal(now, view->turn.after)) {
		view->turn.before = now;
		view->turn.skim = view->layouts.skim;
	}
	view->items.peeked = view->items.peeked_heading = UNROLL_NONE;
}

/* Show what was held in the row where it stood before the items changed. */
static void finish_turn(struct document_view *view, struct hold hold)
{
	const struct turn *turn = &view->turn;
	bool moved = !standpoint_equal(document_view_standpoint(view), turn->after);

	layouts_clear(&view->layouts);
	view->current = item_shown(&view->items, view->current);
	if (view->current != view->chosen)
		view->focus = mark_none;
	view->chosen = view->current;
	if (!moved && turn->skim == view->layouts.skim
	    && item_shown(&view->items, turn->before.current) == turn->before.current) {
		document_view_return(view, turn->before);
	} else {
		struct row top = row_of_spot(&view->layouts, hold.spot);
		row_move(&view->layouts, &top, -hold.row);
		document_view_put(view, top);
	}
	view->turn.after = document_view_standpoint(view);
}

void document_view_fold(struct document_view *view, uint32_t section, bool folded)
{
	struct hold hold = folded ? hold_part(view, section) : hold_current(view);

	start_turn(view);
	view->items.folded[section] = folded;
	finish_turn(view, hold);
}

void document_view_fold_group(struct document_view *view, struct group group, bool folded)
{
	uint32_t current = document_view_paragraph(view);
	bool within = folded && current >= group.heading && current < group.end;
	struct hold hold = within ? hold_heading(view, item_of_paragraph(&view->items, group.heading))
	                          : hold_current(view);

	start_turn(view);
	group_fold(&view->items, group, folded);
	finish_turn(view, hold);
}

void document_view_uncover(struct document_view *view, uint32_t paragraph)
{
	if (!item_uncover(&view->items, paragraph))
		return;
	layouts_clear(&view->layouts);
	document_view_settle(view);
}

/* Whether a section is of a kind; "all" leaves the masthead alone, which the title stands for. */
static bool is_of_kind(const struct document_view *view, uint32_t section,
                       enum unroll_section_kind kind)
{
	enum unroll_section_kind own = view->items.document->sections[section].kind;

	return kind == UNROLL_SECTION_KIND_COUNT ? own != UNROLL_MASTHEAD : own == kind;
}

static bool is_any_open(const struct document_view *view, enum unroll_section_kind kind)
{
	for (uint32_t i = 0; i < view->items.document->section_count; i++)
		if (is_of_kind(view, i, kind) && !view->items.folded[i])
			return true;
	return false;
}

void document_view_fold_kind(struct document_view *view, enum unroll_section_kind kind)
{
	uint32_t section = document_view_section(view);
	bool fold = is_any_open(view, kind);
	bool within = fold && section != UNROLL_NONE && is_of_kind(view, section, kind);
	struct hold hold = within ? hold_part(view, section) : hold_current(view);

	start_turn(view);
	for (uint32_t i = 0; i < view->items.document->section_count; i++)
		if (is_of_kind(view, i, kind))
			view->items.folded[i] = fold;
	finish_turn(view, hold);
}

void document_view_fold_all(struct document_view *view)
{
	document_view_fold_kind(view, UNROLL_SECTION_KIND_COUNT);
}

void document_view_skim(struct document_view *view, bool skim)
{
	struct hold hold = hold_current(view);

	start_turn(view);
	view->layouts.skim = skim;
	finish_turn(view, hold);
}
