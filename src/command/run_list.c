#include "command/run.h"

#include "base/str.h"
#include "command/options.h"
#include "command/state.h"
#include "view/contents.h"

static void start_list(struct app *app, enum list_kind kind)
{
	enum ground below = app->ground == GROUND_LIST ? app->listing.below : app->ground;

	list_free(&app->listing.list);
	app->listing.kind = kind;
	app->listing.below = below;
	app->ground = GROUND_LIST;
}

static void open_list(struct app *app, size_t selected)
{
	app_fit(app);
	list_select(&app->listing.list, selected);
}

/* The last row that does not lie behind the current item. */
static size_t row_of_current(const struct app *app)
{
	const struct list *list = &app->listing.list;
	size_t row = 0;

	for (size_t i = 0; i < list->count && list->rows[i].id <= app->book->view.current; i++)
		row = i;
	return row;
}

void run_outline(struct app *app, const struct call *call)
{
	(void)call;
	app_close_popup(app);
	start_list(app, LIST_OUTLINE);
	contents_outline(&app->listing.list, &app->book->view.items);
	app->listing.list.hint = str_of("Enter goes there");
	open_list(app, row_of_current(app));
}

static void list_citations(struct app *app, size_t selected)
{
	start_list(app, LIST_CITED);
	contents_cited(&app->listing.list, app->book->document, shelf_library(&app->shelf));
	app->listing.list.hint = str_of("Enter opens · p place");
	open_list(app, selected);
}

void run_citations(struct app *app, const struct call *call)
{
	(void)call;
	app_close_popup(app);
	list_citations(app, 0);
	if (app->listing.list.count == 0)
		app_say(app, "no document is cited here");
}

void list_refresh(struct app *app)
{
	if (app->ground == GROUND_LIST && app->listing.kind == LIST_CITED)
		list_citations(app, app->listing.list.selected);
}

static void show_item(struct app *app, uint32_t item)
{
	struct document_view *view = &app->book->view;
	struct item what = item_at(&view->items, item);

	app_show_document(app);
	app_leave_mark(app);
	if (what.kind == ITEM_PARAGRAPH)
		document_view_uncover(view, what.paragraph);
	document_view_jump(view, item);
}

/* Rows of the help that stand for options; those below stand for commands. */
enum { FIRST_OPTION_ROW = 1 << 16 };

/* A command is executed; an option is put on the command line, to be given a value. */
static void execute_row(struct app *app, uint32_t row)
{
	app->ground = app->listing.below;
	if (row < FIRST_OPTION_ROW) {
		app_execute(app, commands[row].name);
		return;
	}
	struct str name = option_entries[row - FIRST_OPTION_ROW].name;
	prompt_open(&app->prompt, ':', &app->command_history);
	prompt_replace(&app->prompt, 0, arena_format(&app->scratch, "set %.*s ", (int)name.size,
	                                             name.data));
}

void list_follow(struct app *app)
{
	const struct list_row *row = list_selected(&app->listing.list);
	const struct unroll_citation *citations = app->book->document->citations;

	if (!row)
		return;
	switch (app->listing.kind) {
	case LIST_OUTLINE:
		show_item(app, row->id);
		break;
	case LIST_CITED:
		app_execute(app, arena_format(&app->scratch, "open '%.*s'",
		                              (int)citations[row->id].symbol.size,
		                              citations[row->id].symbol.data));
		break;
	case LIST_HELP:
		execute_row(app, row->id);
		break;
	}
}

void run_place(struct app *app, const struct call *call)
{
	const struct list_row *row = list_selected(&app->listing.list);
	struct document_view *view = &app->book->view;

	(void)call;
	if (!row || app->listing.kind == LIST_HELP)
		return;
	if (app->listing.kind == LIST_OUTLINE) {
		show_item(app, row->id);
		return;
	}
	uint32_t paragraph = app->book->document->citations[row->id].paragraph;
	if (paragraph == UNROLL_NONE)
		app_say(app, "nothing calls the note that cites it");
	else
		show_item(app, item_of_paragraph(&view->items, paragraph));
}

static void close_source(struct app *app)
{
	uint32_t paragraph = document_view_paragraph(&app->source.view);
	struct document_view *view = &app->book->view;

	app->ground = GROUND_DOCUMENT;
	if (paragraph != UNROLL_NONE && app->book->document->paragraph_count) {
		paragraph = paragraph_of_line(app->book->document, paragraph + 1);
		if (item_of_paragraph(&view->items, paragraph) != view->current
		    && paragraph != document_view_paragraph(view))
			document_view_jump(view, item_of_paragraph(&view->items, paragraph));
	}
	document_view_free(&app->source.view);
	source_close(&app->source.document);
}

void run_source(struct app *app, const struct call *call)
{
	uint32_t paragraph = document_view_paragraph(&app->book->view);
	struct document_view *view = &app->source.view;
	uint32_t line = 1;

	(void)call;
	if (app->ground == GROUND_SOURCE) {
		close_source(app);
		return;
	}
	if (paragraph != UNROLL_NONE)
		line = app->book->document->paragraphs[paragraph].body.line;
	source_open(&app->source.document, app->book->document);
	document_view_start(view, &app->source.document.document, true);
	app->ground = GROUND_SOURCE;
	app_fit(app);
	document_view_jump(view, item_of_paragraph(&view->items,
	                   source_paragraph_of_line(&app->source.document, line)));
}

enum { KEYS_SHOWN = 2 };          /* of a command: a third one is for habits */

/* The keys of a command in a context: "j, Down". */
static struct str keys_of(struct app *app, struct arena *arena, struct str command,
                          enum context context)
{
	const struct keymap *keymap = &app->settings.keymap;
	struct str keys = STR("");
	size_t shown = 0;
	char name[32];

	for (size_t i = 0; i < keymap->count && shown < KEYS_SHOWN; i++) {
		const struct binding *binding = &keymap->bindings[i];
		if (!(binding->contexts & context) || !str_equal(binding->command, command))
			continue;
		keycode_name(binding->key, name, sizeof name);
		shown++;
		keys = arena_format(arena, "%.*s%s%s", (int)keys.size, keys.data,
		                    keys.size ? ", " : "", name);
	}
	return keys;
}

static void add_heading(struct list *list, const char *words)
{
	if (list->count)
		list_add(list, (struct list_row){ .label = STR(""), .id = LIST_NO_ID });
	list_add(list, (struct list_row){
		.label = str_of(words), .role = ROLE_HEADING, .id = LIST_NO_ID,
	});
}

static struct str summary_of(struct arena *arena, const struct command *command)
{
	if (!command->arguments)
		return str_of(command->summary);
	return arena_format(arena, "%s: %.*s %s", command->summary, (int)command->name.size,
	                    command->name.data, command->arguments);
}

/* Where a new group of the table of commands begins. */
static const struct {
	struct str first;
	const char *heading;
} groups[] = {
	{ STR("scroll-down"), "Moving" },
	{ STR("notes"), "Notes and citations" },
	{ STR("fold"), "Parts" },
	{ STR("search"), "Searching" },
	{ STR("outline"), "Lists and source" },
	{ STR("copy"), "Copying and marks" },
	{ STR("command-line"), "The program" },
};

/* The heading above a command, or else the one that is waiting for a row to stand above. */
static const char *heading_of(const struct command *command, const char *waiting)
{
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
		if (str_equal(groups[i].first, command->name))
			return groups[i].heading;
	return waiting;
}

static void add_command(struct list *list, uint32_t index, struct str keys)
{
	const struct command *command = &commands[index];
	bool has_keys = !str_is_empty(keys);

	list_add(list, (struct list_row){
		.label = has_keys ? keys : command->name,
		.text = has_keys ? str_of(command->summary) : summary_of(&list->arena, command),
		.role = ROLE_LABEL,
		.id = index,
	});
}

/* The commands of a context that have keys, under their headings, or those that have none. */
static void add_commands(struct app *app, struct list *list, enum context context, bool with_keys)
{
	const char *heading = NULL;

	for (uint32_t i = 0; commands[i].run; i++) {
		heading = heading_of(&commands[i], heading);
		struct str keys = keys_of(app, &list->arena, commands[i].name, context);
		if (!(commands[i].contexts & context) || str_is_empty(keys) == with_keys)
			continue;
		if (with_keys && heading)
			add_heading(list, heading);
		heading = NULL;
		add_command(list, i, keys);
	}
}

static void add_options(struct app *app, struct list *list)
{
	char text[100];

	for (enum option i = 0; i < OPTION_COUNT; i++) {
		options_describe(&app->settings.options, i, text, sizeof text);
		list_add(list, (struct list_row){
			.label = arena_copy(&list->arena, str_of(text)),
			.text = str_of(option_entries[i].summary),
			.role = ROLE_LABEL,
			.id = FIRST_OPTION_ROW + i,
		});
	}
}

static const char *context_words(enum context context)
{
	return context == CONTEXT_POPUP ? "Keys in a pop-up"
	     : context == CONTEXT_LIST ? "Keys in a list"
	     : context == CONTEXT_SOURCE ? "Keys in the source" : "Keys";
}

void run_help(struct app *app, const struct call *call)
{
	enum context context = app_context(app);
	struct list *list = &app->listing.list;

	(void)call;
	app_close_popup(app);
	start_list(app, LIST_HELP);
	app->listing.context = context;
	list->title = str_of(context_words(context));
	list->hint = str_of("Enter does it · q closes");
	add_commands(app, list, context, true);
	add_heading(list, "A number first: 15g paragraph 15 · 7p preambular 7 · 2i note 2 · 5j");
	add_heading(list, "Commands without a key here, after \":\"");
	add_commands(app, list, context, false);
	add_heading(list, "Options, as in \":set width 70\" or in the configuration");
	add_options(app, list);
	open_list(app, 0);
}
