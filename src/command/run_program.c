#include "command/run.h"

#include "base/str.h"
#include "command/line.h"
#include "command/options.h"
#include "command/state.h"

void run_command_line(struct app *app, const struct call *call)
{
	(void)call;
	prompt_open(&app->prompt, SIGN_COMMAND, &app->command_history);
}

static bool forget_focus(struct app *app)
{
	struct document_view *view = app_view(app);
	bool had_one = !mark_is_none(view->focus);

	view->focus = mark_none;
	return had_one;
}

/* Where the program was started without a document, nothing lies below the library. */
static bool is_bottom(const struct app *app)
{
	return app->shelf.is_blank && app->trail.at == 0;
}

/* All documents are seen again before their list is left. */
static void close_page(struct app *app, const struct call *call)
{
	if (library_widen(app))
		return;
	if (is_bottom(app))
		app_say(app, "q leaves, ? shows the keys");
	else
		run_back(app, call);
}

void run_leave(struct app *app, const struct call *call)
{
	if (is_bottom(app))
		run_quit(app, call);
	else
		run_back(app, call);
}

void run_close(struct app *app, const struct call *call)
{
	if (app->has_popup) {
		app_leave_popup(app);
	} else if (app_context(app) == CONTEXT_LIBRARY) {
		close_page(app, call);
	} else if (app->ground == GROUND_LIST) {
		list_close(app);
	} else if (search_forget(app) || forget_focus(app)
	           || (app->ground != GROUND_SOURCE && language_leave(app))) {
		return;
	} else if (app->ground == GROUND_SOURCE) {
		run_source(app, call);
	} else {
		app_say(app, "q leaves, ? shows the keys");
	}
}

void run_quit(struct app *app, const struct call *call)
{
	(void)call;
	if (app->ground == GROUND_DOCUMENT && language_leave(app))
		return;
	app_request(app, APP_QUIT, (struct str)STR(""));
}

void run_redraw(struct app *app, const struct call *call)
{
	(void)call;
	app_request(app, APP_REDRAW, (struct str)STR(""));
}

void run_reload(struct app *app, const struct call *call)
{
	(void)call;
	app_request(app, APP_RELOAD, (struct str)STR(""));
}

void run_suspend(struct app *app, const struct call *call)
{
	(void)call;
	app_request(app, APP_SUSPEND, (struct str)STR(""));
}

enum { NAMES_SIZE = 500 };        /* bytes: a library may have names without end */

/* What a word can become, while candidates are looked at one after another. */
struct completion {
	struct str word;          /* as far as it is typed */
	struct str common;        /* what all candidates begin with */
	struct str names;         /* as many of them as the message line may have room for */
	size_t count;
	struct arena *arena;
};

static void consider(struct completion *completion, struct str name)
{
	size_t same = 0;

	if (!str_starts_with(name, completion->word))
		return;
	if (completion->count++ == 0) {
		completion->common = completion->names = name;
		return;
	}
	while (same < name.size && same < completion->common.size
	       && name.data[same] == completion->common.data[same])
		same++;
	completion->common = str_slice(name, 0, same);
	if (completion->names.size < NAMES_SIZE)
		completion->names = arena_format(completion->arena, "%.*s %.*s",
			(int)completion->names.size, completion->names.data,
			(int)name.size, name.data);
}

static void consider_commands(struct completion *completion, enum context context)
{
	for (const struct command *command = commands; command->run; command++)
		if (command->contexts & context)
			consider(completion, command->name);
	consider(completion, (struct str)STR("bind"));
	consider(completion, (struct str)STR("set"));
	consider(completion, (struct str)STR("unbind"));
}

static void consider_options(struct completion *completion)
{
	for (enum option i = 0; i < OPTION_COUNT; i++)
		consider(completion, option_entries[i].name);
}

static void consider_values(struct completion *completion, struct str name)
{
	enum option option = option_find(name);

	if (option == OPTION_COUNT || !option_entries[option].choices)
		return;
	for (const struct str *value = option_entries[option].choices; value->size; value++)
		consider(completion, *value);
}

static void consider_symbols(struct app *app, struct completion *completion)
{
	struct library *library = shelf_library(&app->shelf);

	for (size_t i = 0; library && i < library_count(library); i++)
		if (!str_is_empty(library_at(library, i)->symbol))
			consider(completion, library_at(library, i)->symbol);
}

/* What may stand at the cursor, by the words before it. */
static void consider_all(struct app *app, struct completion *completion, const struct words *before)
{
	if (before->count == 0)
		consider_commands(completion, app_context(app));
	else if (str_equal(before->words[0], (struct str)STR("set")) && before->count == 1)
		consider_options(completion);
	else if (str_equal(before->words[0], (struct str)STR("set")) && before->count == 2)
		consider_values(completion, before->words[1]);
	else if (str_equal(before->words[0], (struct str)STR("bind")) && before->count == 2)
		consider_commands(completion, CONTEXT_ALL);
	else if (str_equal(before->words[0], (struct str)STR("open")) && before->count == 1)
		consider_symbols(app, completion);
}

void command_line_complete(struct app *app)
{
	struct str typed = str_slice(prompt_text(&app->prompt), 0, app->prompt.cursor);
	size_t start = line_last_word(typed);
	struct completion completion = { .word = str_from(typed, start), .arena = &app->scratch };
	struct words before;

	if (!line_split(&app->scratch, str_slice(typed, 0, start), &before, NULL))
		return;
	consider_all(app, &completion, &before);
	if (completion.count == 0) {
		app_say(app, "nothing begins so");
		return;
	}
	struct str word = completion.common;
	if (completion.count == 1)
		word = arena_format(&app->scratch, "%.*s ", (int)word.size, word.data);
	else
		app_say(app, "%.*s", (int)completion.names.size, completion.names.data);
	prompt_replace(&app->prompt, start, word);
}
