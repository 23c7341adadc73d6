#include "command/run.h"

#include "command/state.h"

static int times(const struct call *call)
{
	enum { MOST = 1000000 };

	return call->count == 0 ? 1 : call->count > MOST ? MOST : (int)call->count;
}

/* Each ground has its own idea of a line and of a page. */
static bool scroll(struct app *app, int rows)
{
	switch (app_context(app)) {
	case CONTEXT_POPUP:
		return popup_scroll(&app->popup, rows);
	case CONTEXT_LIST:
	case CONTEXT_LIBRARY:
		return list_move(&app->listing.list, rows);
	default:
		return document_view_scroll(app_view(app), rows);
	}
}

static bool page(struct app *app, int count, int parts)
{
	if (app_context(app) & CONTEXT_LISTS)
		return list_page(&app->listing.list, count);
	int rows = app_context(app) == CONTEXT_POPUP ? app->popup.height - 2 : app_view(app)->rows;
	int step = rows / parts - (parts == 1 && rows > 4 ? 1 : 0);
	return scroll(app, count * (step < 1 ? 1 : step));
}

static void tell(struct app *app, bool moved, const char *where)
{
	if (!moved)
		app_say(app, "%s", where);
}

void run_scroll_down(struct app *app, const struct call *call)
{
	tell(app, scroll(app, times(call)), "end");
}

void run_scroll_up(struct app *app, const struct call *call)
{
	tell(app, scroll(app, -times(call)), "top");
}

void run_page_down(struct app *app, const struct call *call)
{
	tell(app, page(app, times(call), 1), "end");
}

void run_page_up(struct app *app, const struct call *call)
{
	tell(app, page(app, -times(call), 1), "top");
}

void run_half_page_down(struct app *app, const struct call *call)
{
	tell(app, page(app, times(call), 2), "end");
}

void run_half_page_up(struct app *app, const struct call *call)
{
	tell(app, page(app, -times(call), 2), "top");
}

/* Far away is left as for a citation: Backspace comes back. */
static void leave(struct app *app)
{
	if (app->ground == GROUND_DOCUMENT)
		app_leave_mark(app);
}

void run_top(struct app *app, const struct call *call)
{
	(void)call;
	switch (app_context(app)) {
	case CONTEXT_POPUP:
		popup_scroll(&app->popup, -app->popup.rows);
		break;
	case CONTEXT_LIST:
	case CONTEXT_LIBRARY:
		list_select(&app->listing.list, 0);
		break;
	default:
		leave(app);
		document_view_first(app_view(app));
	}
}

void run_end(struct app *app, const struct call *call)
{
	(void)call;
	switch (app_context(app)) {
	case CONTEXT_POPUP:
		popup_scroll(&app->popup, app->popup.rows);
		break;
	case CONTEXT_LIST:
	case CONTEXT_LIBRARY:
		list_select(&app->listing.list, app->listing.list.count);
		break;
	default:
		leave(app);
		document_view_last(app_view(app));
	}
}

void run_next_paragraph(struct app *app, const struct call *call)
{
	tell(app, document_view_step(app_view(app), times(call)), "end");
}

void run_previous_paragraph(struct app *app, const struct call *call)
{
	tell(app, document_view_step(app_view(app), -times(call)), "top");
}

void run_next_part(struct app *app, const struct call *call)
{
	leave(app);
	tell(app, document_view_step_part(app_view(app), times(call)), "the last part");
}

void run_previous_part(struct app *app, const struct call *call)
{
	leave(app);
	tell(app, document_view_step_part(app_view(app), -times(call)), "the first part");
}
