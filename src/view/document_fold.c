#include "view/document_view.h"

#include "view/hold.h"

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

void document_view_fold(struct document_view *view, uint32_t section, bool folded)
{
	struct hold hold = folded ? hold_part(view, section) : hold_current(view);

	turn_start(view);
	view->items.folded[section] = folded;
	turn_finish(view, hold);
}

void document_view_fold_group(struct document_view *view, struct group group, bool folded)
{
	uint32_t current = document_view_paragraph(view);
	bool within = folded && current >= group.heading && current < group.end;
	struct hold hold = within ? hold_heading(view, item_of_paragraph(&view->items, group.heading))
	                          : hold_current(view);

	turn_start(view);
	group_fold(&view->items, group, folded);
	turn_finish(view, hold);
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

	turn_start(view);
	for (uint32_t i = 0; i < view->items.document->section_count; i++)
		if (is_of_kind(view, i, kind))
			view->items.folded[i] = fold;
	turn_finish(view, hold);
}

void document_view_fold_all(struct document_view *view)
{
	document_view_fold_kind(view, UNROLL_SECTION_KIND_COUNT);
}

void document_view_skim(struct document_view *view, bool skim)
{
	struct hold hold = hold_current(view);

	turn_start(view);
	view->layouts.skim = skim;
	turn_finish(view, hold);
}
