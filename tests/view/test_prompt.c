/* Editing the line at the bottom. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "view/prompt.h"

static enum prompt_outcome type(struct prompt *prompt, const char *keys)
{
	struct str rest = str_of(keys);
	enum prompt_outcome outcome = PROMPT_MOVED;

	for (keycode key; (key = keycode_next(&rest)) != KEYCODE_NONE; )
		outcome = prompt_key(prompt, key);
	return outcome;
}

static const struct {
	const char *keys, *text;
	enum prompt_outcome outcome;    /* of the last key */
} cases[] = {
	{ "lamp", "lamp", PROMPT_CHANGED },
	{ "lamp<Backspace>", "lam", PROMPT_CHANGED },
	{ "<Backspace>", "", PROMPT_LEFT },
	{ "l<Esc>", "l", PROMPT_LEFT },
	{ "l<Enter>", "l", PROMPT_DONE },
	{ "l<Tab>", "l", PROMPT_COMPLETE },
	{ "amp<Home>l", "lamp", PROMPT_CHANGED },
	{ "lap<Left>m", "lamp", PROMPT_CHANGED },
	{ "lap<C-a><Right><C-f>m<C-e>s", "lamps", PROMPT_CHANGED },
	{ "lamps<Left><Delete>", "lamp", PROMPT_CHANGED },
	{ "two words <C-w>", "two ", PROMPT_CHANGED },
	{ "two words<Left><C-u>", "s", PROMPT_CHANGED },
	{ "two words<Home><C-k>", "", PROMPT_CHANGED },
	{ "é<Backspace>", "", PROMPT_CHANGED },
	{ "xe\u0301<Backspace>", "x", PROMPT_CHANGED },       /* a letter and its mark are one */
	{ "e\u0301<Left>x", "xe\u0301", PROMPT_CHANGED },
	{ "<F1>", "", PROMPT_IGNORED },
	{ "<Up>", "newer", PROMPT_CHANGED },
	{ "<Up><Up>", "older", PROMPT_CHANGED },
	{ "<Up><Up><Up>", "older", PROMPT_MOVED },
	{ "<Up><Up><Down><Down>", "", PROMPT_CHANGED },
	{ "<Down>", "", PROMPT_MOVED },
};

static void keys_edit_the_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct history history = { 0 };
		struct prompt prompt;
		history_add(&history, (struct str)STR("older"));
		history_add(&history, (struct str)STR("newer"));
		prompt_open(&prompt, '/', &history);
		enum prompt_outcome outcome = type(&prompt, cases[i].keys);
		if (!str_equal(prompt_text(&prompt), str_of(cases[i].text)) || outcome != cases[i].outcome)
			fprintf(stderr, "%s: %.*s\n", cases[i].keys, (int)prompt.size, prompt.text);
		assert_true(str_equal(prompt_text(&prompt), str_of(cases[i].text)));
		assert_int_equal(outcome, cases[i].outcome);
		history_free(&history);
	}
}

static void what_is_pasted_is_never_obeyed(void **state)
{
	static const keycode keys[] = {
		KEYCODE_PASTE_START, 'a', KEYCODE_ENTER, KEYCODE_ESCAPE, 'b', KEYCODE_CONTROL | 'u',
		KEYCODE_PASTE_END, 'c',
	};
	struct history history = { 0 };
	struct prompt prompt;

	(void)state;
	prompt_open(&prompt, ':', &history);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		assert_int_not_equal(prompt_key(&prompt, keys[i]), PROMPT_DONE);
	assert_true(str_equal(prompt_text(&prompt), (struct str)STR("a bc")));
}

static void the_history_keeps_the_newest_once(void **state)
{
	struct history history = { 0 };
	char line[20];

	(void)state;
	for (int i = 0; i < 2 * PROMPT_HISTORY; i++) {
		snprintf(line, sizeof line, "line %d", i);
		history_add(&history, str_of(line));
	}
	history_add(&history, (struct str)STR("line 60"));
	history_add(&history, (struct str)STR(""));
	assert_int_equal(history.count, PROMPT_HISTORY);
	assert_string_equal(history.lines[0], "line 50");
	assert_string_equal(history.lines[PROMPT_HISTORY - 1], "line 60");
	history_free(&history);
}

static void a_long_line_shows_its_cursor(void **state)
{
	struct history history = { 0 };
	struct screen screen = { 0 };
	struct prompt prompt;

	(void)state;
	prompt_open(&prompt, '/', &history);
	for (int i = 0; i < 2 * PROMPT_SIZE; i++)
		prompt_key(&prompt, 'x');
	assert_int_equal(prompt.size, PROMPT_SIZE);
	for (int columns = 20; columns < 60; columns++) {
		screen_resize(&screen, 1, columns);
		prompt_draw(&prompt, &screen, 0, (struct str)STR("3 matches"));
		assert_in_range(screen.cursor_column, 1, columns - 1);
	}
	screen_free(&screen);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_edit_the_line),
		cmocka_unit_test(what_is_pasted_is_never_obeyed),
		cmocka_unit_test(the_history_keeps_the_newest_once),
		cmocka_unit_test(a_long_line_shows_its_cursor),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
