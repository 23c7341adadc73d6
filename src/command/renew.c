#include "command/app.h"

#include "base/str.h"
#include "command/commands.h"
#include "command/run.h"
#include "command/settle.h"
#include "command/state.h"

/* What commands need of a document; all others need the whole. */
static const struct {
	void (*run)(struct app *app, const struct call *call);
	enum app_need need;
} needs[] = {
	{ run_scroll_down, APP_NEEDS_PART },
	{ run_scroll_up, APP_NEEDS_PART },
	{ run_page_down, APP_NEEDS_PART },
	{ run_page_up, APP_NEEDS_PART },
	{ run_half_page_down, APP_NEEDS_PART },
	{ run_half_page_up, APP_NEEDS_PART },
	{ run_top, APP_NEEDS_PART },
	{ run_next_paragraph, APP_NEEDS_PART },
	{ run_previous_paragraph, APP_NEEDS_PART },
	{ run_redraw, APP_NEEDS_NOTHING },
	{ run_suspend, APP_NEEDS_NOTHING },
	{ run_search, APP_NEEDS_PART },
	{ run_next_match, APP_NEEDS_WHOLE_TO_MOVE },
	{ run_previous_match, APP_NEEDS_WHOLE_TO_MOVE },
	{ run_quit, APP_LEAVES },
	{ run_end, APP_NEEDS_WHOLE_TO_MOVE },
	{ run_go_end, APP_NEEDS_WHOLE_TO_MOVE },
	{ run_go, APP_NEEDS_WHOLE_TO_MOVE },
	{ run_next_part, APP_NEEDS_WHOLE_TO_MOVE },
};

static enum app_need need_of(const struct command *command)
{
	for (size_t i = 0; command && i < sizeof needs / sizeof *needs; i++)
		if (needs[i].run == command->run)
			return needs[i].need;
	return APP_NEEDS_WHOLE;
}

/* Whether no key that is pressed once leads to the last rows. */
static bool has_room_below(struct document_view *view)
{
	enum { SCREENS = 4 };
	struct row row = view->top;

	return row_move(&view->layouts, &row, SCREENS * view->rows) == SCREENS * view->rows;
}

static bool is_in_the_middle(const struct app *app)
{
	return app->prompt.sign || app->awaiting || app->hints.count || app->count || app->pasting
	    || app_context(app) != CONTEXT_DOCUMENT;
}

enum app_need app_need(struct app *app, keycode key)
{
	if (app->prompt.sign == SIGN_SEARCH)
		return APP_NEEDS_PART;
	if (is_in_the_middle(app))
		return APP_NEEDS_WHOLE;
	const struct binding *binding = keymap_find(&app->settings.keymap, key, CONTEXT_DOCUMENT);
	enum app_need need = need_of(binding ? command_find(binding->command) : NULL);
	return need == APP_NEEDS_PART && (app->is_unsettled || !has_room_below(&app->book->view))
	     ? APP_NEEDS_WHOLE_TO_MOVE : need;
}

/* What was typed and set goes over to the other app, which has nothing of it yet. */
static void hand_over(struct app *from, struct app *to)
{
	struct settings settings = to->settings;

	to->settings = from->settings;
	from->settings = settings;
	to->state_path = from->state_path;
	from->state_path = NULL;
	to->command_history = from->command_history;
	from->command_history = (struct history){ 0 };
	to->searching.history = from->searching.history;
	from->searching.history = (struct history){ 0 };
	if (!from->is_unsettled || from->notice.is_error)
		to->notice = from->notice;
}

bool app_is_unsettled(const struct app *app)
{
	return app->is_unsettled;
}

struct app *app_renew(struct app *app, struct unroll_document *document)
{
	const struct book *before = app->shelf.books[0];
	struct app_options options = {
		.document = document,
		.path = before->path,
		.database = app->shelf.database,
		.start = STR(""),
		.read_only = app->read_only,
	};
	struct app *renewed = app_new(&options, app->rows, app->columns);

	hand_over(app, renewed);
	app_fit(renewed);
	if (app->is_unsettled)
		settle_place(renewed, app->start);
	else if (app->is_part)
		search_take_over(renewed, app);
	else
		settle_as_before(renewed, &before->view);
	app_free(app);
	return renewed;
}
