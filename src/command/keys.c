#include "command/app.h"

#include "base/str.h"
#include "command/commands.h"
#include "command/line.h"
#include "command/run.h"
#include "command/state.h"
#include "command/suggest.h"

enum { COUNT_LIMIT = 1000000 };

/* "15" and "pp7" alone are places to go to. */
static bool is_place(struct str word)
{
	while (word.size && strchr("opOP", word.data[0]))
		word = str_from(word, 1);
	return word.size && is_digit(word.data[0]);
}

static void say_unknown(struct app *app, struct str name)
{
	struct suggestion suggestion = { .wanted = name };

	for (const struct command *command = commands; command->run; command++)
		suggest_consider(&suggestion, command->name);
	if (str_is_empty(suggestion.name))
		app_complain(app, "no such command: %.*s", (int)name.size, name.data);
	else
		app_complain(app, "no such command: %.*s; did you mean %.*s?", (int)name.size,
		             name.data, (int)suggestion.name.size, suggestion.name.data);
}

static void call_command(struct app *app, struct str text, const struct words *line)
{
	const struct command *command = command_find(line->words[0]);
	struct call call = {
		.count = app->count,
		.words = line->words + 1,
		.word_count = line->count - 1,
		.rest = str_trim(line_behind(text, 1)),
	};

	if (line->count == 2)
		call.rest = line->words[1];
	app->count = 0;
	if (!command)
		say_unknown(app, line->words[0]);
	else if (!(command->contexts & app_context(app)))
		app_complain(app, "%.*s does not work here", (int)command->name.size,
		             command->name.data);
	else
		command->run(app, &call);
}

static void execute_setting(struct app *app, struct str text)
{
	struct unroll_error error = { 0 };

	if (!settings_execute(&app->settings, text, command_contexts_of, &error))
		app_complain(app, "%s", error.message);
	app_fit(app);
}

void app_execute(struct app *app, struct str text)
{
	struct unroll_error error = { 0 };
	struct words line;

	text = arena_copy(&app->scratch, text);
	if (!line_split(&app->scratch, text, &line, &error)) {
		app_complain(app, "%s", error.message);
	} else if (line.count == 0) {
		app->count = 0;
	} else if (is_place(line.words[0])) {
		app_execute(app, arena_format(&app->scratch, "go %.*s", (int)text.size, text.data));
	} else if (settings_knows(line.words[0])) {
		execute_setting(app, text);
	} else {
		call_command(app, text, &line);
	}
}

static void run_prompt(struct app *app)
{
	struct str text = arena_copy(&app->scratch, prompt_text(&app->prompt));

	app->prompt.sign = '\0';
	history_add(&app->command_history, text);
	app_execute(app, text);
}

static void close_prompt(struct app *app)
{
	app->prompt.sign = '\0';
}

static void leave_narrowing(struct app *app)
{
	library_widen(app);
}

/* What is done when a key has led to something, by the sign of the prompt. */
static const struct prompt_use {
	char sign;
	bool has_answer;          /* a list that the arrows move in */
	void (*act[PROMPT_COMPLETE + 1])(struct app *app);
} uses[] = {
	{ SIGN_COMMAND, false, { [PROMPT_DONE] = run_prompt, [PROMPT_LEFT] = close_prompt,
	                         [PROMPT_COMPLETE] = command_line_complete } },
	{ SIGN_SEARCH, false, { [PROMPT_CHANGED] = search_typed, [PROMPT_DONE] = search_done,
	                        [PROMPT_LEFT] = search_left } },
	{ SIGN_NARROW, true, { [PROMPT_CHANGED] = library_typed, [PROMPT_DONE] = library_entered,
	                       [PROMPT_LEFT] = leave_narrowing } },
	{ SIGN_FIND, true, { [PROMPT_CHANGED] = find_typed, [PROMPT_DONE] = find_entered,
	                     [PROMPT_LEFT] = find_left } },
};

static const struct prompt_use *use_of(char sign)
{
	const struct prompt_use *use = uses;

	while (use->sign != sign)
		use++;
	return use;
}

/* While a list answers what is typed, the arrows move in it. */
static bool move_in_answer(struct app *app, keycode key)
{
	static const struct {
		keycode key;
		void (*run)(struct app *app, const struct call *call);
	} moves[] = {
		{ KEYCODE_DOWN, run_scroll_down }, { KEYCODE_UP, run_scroll_up },
		{ KEYCODE_PAGE_DOWN, run_page_down }, { KEYCODE_PAGE_UP, run_page_up },
	};
	const struct call once = { .rest = STR("") };

	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
		if (moves[i].key != key)
			continue;
		moves[i].run(app, &once);
		return true;
	}
	return false;
}

static void type_in_prompt(struct app *app, keycode key)
{
	const struct prompt_use *use = use_of(app->prompt.sign);

	if (use->has_answer && !app->prompt.pasting && move_in_answer(app, key))
		return;
	enum prompt_outcome outcome = prompt_key(&app->prompt, key);
	if (use->act[outcome])
		use->act[outcome](app);
}

static void type_hint(struct app *app, keycode key)
{
	struct mark mark;

	if (!hints_type(&app->hints, keymap_latin(key), &mark))
		return;
	app->hints.count = 0;
	app->notice.text[0] = '\0';
	if (!mark_is_none(mark))
		follow_mark(app, mark);
}

/* Digits are collected for the command that follows. */
static bool count_digit(struct app *app, keycode key)
{
	keycode latin = keymap_latin(key);

	if (latin < '0' || latin > '9' || (latin == '0' && app->count == 0)
	    || keymap_find(&app->settings.keymap, key, app_context(app)))
		return false;
	app->count = app->count * 10 + (latin - '0');
	if (app->count > COUNT_LIMIT)
		app->count = COUNT_LIMIT;
	return true;
}

/* A count can be mended and given up. */
static bool edit_count(struct app *app, keycode key)
{
	if (app->count == 0 || (key != KEYCODE_ESCAPE && key != KEYCODE_BACKSPACE))
		return false;
	app->count = key == KEYCODE_ESCAPE ? 0 : app->count / 10;
	return true;
}

static void run_key(struct app *app, keycode key)
{
	const struct binding *binding =
		keymap_find(&app->settings.keymap, key, app_context(app));
	char name[32];

	if (binding) {
		app_execute(app, binding->command);
	} else {
		keycode_name(key, name, sizeof name);
		app_say(app, "%s does nothing here; ? shows the keys", name);
	}
	app->count = 0;
}

static bool is_pasted(struct app *app, keycode key)
{
	bool was_pasting = app->pasting;

	if (key == KEYCODE_PASTE_START || key == KEYCODE_PASTE_END)
		app->pasting = key == KEYCODE_PASTE_START;
	return was_pasting || app->pasting;
}

static void press(struct app *app, keycode key)
{
	void (*awaiting)(struct app *app, keycode key) = app->awaiting;

	if (awaiting) {
		app->awaiting = NULL;
		awaiting(app, key);
	} else if (app->hints.count) {
		type_hint(app, key);
	} else if (!edit_count(app, key) && !count_digit(app, key)) {
		run_key(app, key);
	}
}

/* What other programs have written on the screen can be cleared away while a key is awaited. */
static bool is_redraw_within(const struct app *app, keycode key)
{
	bool is_within = app->prompt.sign || app->hints.count || app->awaiting;

	return is_within && key == (KEYCODE_CONTROL | 'l') && !app->pasting && !app->prompt.pasting;
}

static void act_on(struct app *app, keycode key)
{
	arena_free(&app->scratch);
	if (is_redraw_within(app, key)) {
		app_request(app, APP_REDRAW, (struct str)STR(""));
		return;
	}
	if (app->hints.count == 0 || app->prompt.sign)
		app->notice.text[0] = '\0';
	/* What is found later must not move the page under who moves on. */
	app->searching.is_seeking = app->searching.is_told = false;
	if (app->prompt.sign)
		type_in_prompt(app, key);
	else if (!is_pasted(app, key))
		press(app, key);
}

/*
 * Terminals send Alt as an escape before the key: what is bound to nothing was
 * Escape, and another key right after it.
 */
static bool is_two_keys(const struct app *app, keycode key)
{
	return key & KEYCODE_ALT
	    && !keymap_find(&app->settings.keymap, key, app_context(app));
}

void app_key(struct app *app, keycode key)
{
	if (is_two_keys(app, key)) {
		act_on(app, KEYCODE_ESCAPE);
		key &= ~KEYCODE_ALT;
	}
	act_on(app, key);
}
