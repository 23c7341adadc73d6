#include "command/run.h"

#include "command/state.h"

/* What stands below the heading of the current paragraph; heading and end are alike if none. */
static struct group current_group(const struct document_view *view)
{
	uint32_t paragraph = document_view_paragraph(view);

	if (paragraph == UNROLL_NONE)
		return (struct group){ 0, 0 };
	return group_of(&view->items, paragraph);
}

static bool has_group(struct group group)
{
	return group.heading != group.end;
}

void fold_here(struct app *app)
{
	struct document_view *view = &app->book->view;
	struct group group = current_group(view);
	uint32_t section = document_view_section(view);

	if (has_group(group) && !group_is_closed(&view->items, group.heading))
		document_view_fold_group(view, group, true);
	else if (section != UNROLL_NONE && !view->items.bare)
		document_view_fold(view, section, true);
	else
		app_say(app, "there is no part to fold here");
}

/* Only a heading can hide something from who stands on it. */
bool unfold_here(struct app *app)
{
	struct document_view *view = &app->book->view;
	struct item item = item_at(&view->items, view->current);

	if (item.kind == ITEM_PART && section_is_closed(&view->items, item.section))
		document_view_fold(view, item.section, false);
	else if (item.kind == ITEM_PARAGRAPH && group_is_closed(&view->items, item.paragraph))
		document_view_fold_group(view, group_of(&view->items, item.paragraph), false);
	else
		return false;
	return true;
}

void run_fold(struct app *app, const struct call *call)
{
	(void)call;
	fold_here(app);
}

void run_unfold(struct app *app, const struct call *call)
{
	(void)call;
	if (!unfold_here(app))
		app_say(app, "nothing is folded here");
}

void run_fold_part(struct app *app, const struct call *call)
{
	(void)call;
	if (!unfold_here(app))
		fold_here(app);
}

void run_fold_all(struct app *app, const struct call *call)
{
	(void)call;
	document_view_fold_all(&app->book->view);
}

static void fold_kind(struct app *app, enum unroll_section_kind kind, const char *name)
{
	const struct unroll_document *document = app->book->document;

	for (uint32_t i = 0; i < document->section_count; i++) {
		if (document->sections[i].kind == kind) {
			document_view_fold_kind(&app->book->view, kind);
			return;
		}
	}
	app_say(app, "this document has no %s", name);
}

void run_fold_preamble(struct app *app, const struct call *call)
{
	(void)call;
	fold_kind(app, UNROLL_PREAMBLE, "preamble");
}

void run_fold_operative(struct app *app, const struct call *call)
{
	(void)call;
	fold_kind(app, UNROLL_OPERATIVE, "operative part");
}

void run_skim(struct app *app, const struct call *call)
{
	struct document_view *view = &app->book->view;

	(void)call;
	document_view_skim(view, !view->layouts.skim);
}
