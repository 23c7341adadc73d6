#include "command/help.h"

#include "base/str.h"
#include "command/commands.h"
#include "command/options.h"
#include "command/run.h"
#include "command/state.h"
#include "view/facts.h"

/* Rows of the help that stand for options; those below stand for commands. */
enum { FIRST_OPTION_ROW = 1 << 16 };

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
		keys = words_join(arena, keys, ", ", arena_copy(arena, str_of(name)));
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
	{ STR("other-language"), "Languages" },
	{ STR("fold"), "Parts" },
	{ STR("search"), "Searching" },
	{ STR("outline"), "Lists and source" },
	{ STR("library"), "The library" },
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
	     : context == CONTEXT_LIBRARY ? "Keys in the library"
	     : context == CONTEXT_SOURCE ? "Keys in the source" : "Keys";
}

void help_fill(struct app *app)
{
	enum context context = app->listing.context;
	struct list *list = &app->listing.list;

	list->title = str_of(context_words(context));
	list->hint = str_of("Enter does it · q closes");
	add_commands(app, list, context, true);
	add_heading(list, "A number first: 15g paragraph 15 · 7p preambular 7 · 2i note 2 · 5j");
	add_heading(list, "Commands without a key here, after \":\"");
	add_commands(app, list, context, false);
	add_heading(list, "Options, as in \":set width 70\" or in the configuration");
	add_options(app, list);
}

/* A command is executed; an option is put on the command line, to be given a value. */
void help_follow(struct app *app, uint32_t row)
{
	list_close(app);
	if (row < FIRST_OPTION_ROW) {
		app_execute(app, commands[row].name);
		return;
	}
	struct str name = option_entries[row - FIRST_OPTION_ROW].name;
	prompt_open(&app->prompt, SIGN_COMMAND, &app->command_history);
	prompt_replace(&app->prompt, 0, arena_format(&app->scratch, "set %.*s ", (int)name.size,
	                                             name.data));
}
