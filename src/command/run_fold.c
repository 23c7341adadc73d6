#include "command/run.h"

#include "command/state.h"

static void fold_current(struct app *app, bool folded)
{
	struct document_view *view = &app->book->view;
	uint32_t section = document_view_section(view);

	if (section != UNROLL_NONE)
		document_view_fold(view, section, folded);
	else
		app_say(app, "the title has no parts to fold");
}

void run_fold(struct app *app, const struct call *call)
{
	(void)call;
	fold_current(app, true);
}

void run_unfold(struct app *app, const struct call *call)
{
	(void)call;
	fold_current(app, false);
}

void run_fold_part(struct app *app, const struct call *call)
{
	struct document_view *view = &app->book->view;
	uint32_t section = document_view_section(view);

	(void)call;
	fold_current(app, section != UNROLL_NONE && !section_is_closed(&view->items, section));
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
