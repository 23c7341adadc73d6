/* The tables of commands and keys, and each message that a command can give. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "command/commands.h"
#include "command/config.h"
#include "session.h"

static void every_command_is_explained_and_named_once(void **state)
{
	(void)state;
	for (const struct command *command = commands; command->run; command++) {
		assert_true(command->contexts && command->name.size);
		assert_true(command->summary && *command->summary);
		assert_ptr_equal(command_find(command->name), command);
		assert_false(settings_knows(command->name));
	}
	assert_null(command_find((struct str)STR("")));
}

static void every_key_stands_for_a_command_that_works_there(void **state)
{
	struct keymap keymap = { 0 };

	(void)state;
	bindings_reset(&keymap);
	for (size_t i = 0; i < default_binding_count; i++) {
		const struct default_binding *binding = &default_bindings[i];
		unsigned works = command_contexts_of(binding->command);
		assert_int_not_equal(keycode_from_name(str_of(binding->key)), KEYCODE_NONE);
		assert_int_not_equal(works, 0);
		assert_int_equal(binding->contexts & ~works, 0);
		for (size_t j = 0; j < i && !binding->contexts; j++)
			assert_string_not_equal(binding->key, default_bindings[j].key);
	}
	keymap_free(&keymap);
}

/* What is typed, and what is said: a row for each message. */
static const struct {
	const char *keys, *message;
} messages[] = {
	{ "99g", "no operative paragraph 99" },
	{ "99p", "no preambular paragraph 99" },
	{ "p", "type the number of a preambular paragraph first, as in 7p" },
	{ ":go x<Enter>", "not a paragraph: x" },
	{ ":go 99<Enter>", "no paragraph 99" },
	{ ":2(c)<Enter>", "no paragraph 2(c)" },
	{ "99i", "no note 99" },
	{ "2gi", "no note in this paragraph" },
	{ "i", "no note in this paragraph" },
	{ "9]", "" },
	{ "G]", "the last part" },
	{ "[", "the first part" },
	{ "Gj", "end" },
	{ "Home", "" },
	{ "gk", "top" },
	{ "<C-o>", "nothing to go back to" },
	{ ">", "nothing to go forward to" },
	{ "h", "there is no part to fold here" },
	{ "m1", "marks are the letters a to z" },
	{ "mx", "marked as x" },
	{ "m", "mark this place with which letter?" },
	{ "'", "to which mark?" },
	{ "'y", "no such mark" },
	{ "n", "nothing was searched for" },
	{ "/zzz", "no match" },
	{ "/zzz<Enter>", "no match" },
	{ "/zzz<Enter>n", "no match" },
	{ "Gf", "no marks on this screen" },
	{ "G<Tab>", "no further mark" },
	{ "<S-Tab>", "no earlier mark" },
	{ "2g<Enter>", "nothing to follow in this paragraph" },
	{ "?Y", "" },
	{ "<F5>", "F5 does nothing here; ? shows the keys" },
	{ "<Esc>", "q leaves, ? shows the keys" },
	{ "o:preview<Enter>", "nothing to preview here" },
	{ ":preview lamp<Enter>", "not a symbol: lamp" },
	{ ":open<Enter>", "open which document? for example: open A/HRC/24/56" },
	{ ":open lamp<Enter>", "not a symbol: lamp" },
	{ ":serch lamp<Enter>", "no such command: serch; did you mean search?" },
	{ ":qwertyuiop<Enter>", "no such command: qwertyuiop" },
	{ ":place<Enter>", "place does not work here" },
	{ ":zzz<Tab>", "nothing begins so" },
	{ ":next-<Tab>", "next-paragraph next-part next-mark next-match" },
	{ ":set widht 70<Enter>", "width" },
	{ ":go '<Enter>", "column" },
	{ "1g1g", "" },
};

static void every_message_is_given(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof messages / sizeof *messages; i++) {
		struct session session = session_open("A_RES_99_901.md", 8, 100);
		session_type(&session, messages[i].keys);
		if (!strstr(session_status(&session), messages[i].message))
			fprintf(stderr, "%s: %s\n", messages[i].keys, session_status(&session));
		assert_non_null(strstr(session_status(&session), messages[i].message));
		session_close(&session);
	}
}

static void read_only_copies_nothing(void **state)
{
	struct app_options options = { .start = STR(""), .read_only = true };
	struct session session = session_open_with("A_RES_99_901.md", options, 8, 100);

	(void)state;
	session_type(&session, "1gy");
	assert_status(&session, "read only: nothing is copied");
	assert_int_equal(app_take_request(session.app).kind, APP_NOTHING);
	session_close(&session);
}

static void where_to_begin_may_be_told(void **state)
{
	static const struct {
		const char *start, *status;
	} cases[] = {
		{ "3", "operative paragraph 3 of 5" }, { "pp2", "preambular paragraph 2 of 3" },
		{ "2(b)", "operative paragraph 2 (b) of 5" }, { "/wicks", "1 of 1 (operative 1)" },
		{ "99", "no paragraph 99" }, { "/zzz", "no match" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct app_options options = { .start = str_of(cases[i].start) };
		struct session session = session_open_with("A_RES_99_901.md", options, 8, 100);
		assert_status(&session, cases[i].status);
		session_close(&session);
	}
}

static void requests_are_handed_over_in_turn(void **state)
{
	static const struct {
		const char *keys;
		enum app_request_kind kind;
		const char *text;
	} cases[] = {
		{ "q", APP_QUIT, "" }, { ":quit<Enter>", APP_QUIT, "" }, { "<C-z>", APP_SUSPEND, "" },
		{ "<C-l>", APP_REDRAW, "" }, { "/lam<C-l>", APP_REDRAW, "" },
		{ ":no<C-l>", APP_REDRAW, "" }, { "f<C-l>", APP_REDRAW, "" },
		{ "m<C-l>", APP_REDRAW, "" },
		{ "Y", APP_COPY, "A/RES/99/901\nhttps://docs.un.org/en/A/RES/99/901" },
		{ "3gi<Enter>o", APP_OPEN_URL, "https://docs.un.org/en/A/99/951" },
		{ "3gi<Enter>y", APP_COPY, "https://docs.un.org/en/A/99/951" },
		{ "3gio", APP_OPEN_URL, "https://docs.un.org/en/A/99/951" },
		{ ":browse<Enter>", APP_OPEN_URL, "https://docs.un.org/en/A/RES/99/901" },
		{ "5y", APP_COPY, "A/RES/99/901, para. 5\n5. Decides to remain seized of the matter." },
		{ ":copy pp3<Enter>", APP_COPY, "A/RES/99/901, preambular para. 3\n"
		  "Noting that a lamp is seen farther when somebody tends it," },
		{ "y", APP_COPY, "A/RES/99/901\nLighthouses kept by hand" },
		{ "1giy", APP_COPY, "See paragraph 2 of resolution 99/902." },
		{ "cjy", APP_COPY, "A/RES/99/902\nhttps://docs.un.org/en/A/RES/99/902" },
		{ "cj", APP_NOTHING, "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct session session = session_open("A_RES_99_901.md", 10, 100);
		session_type(&session, cases[i].keys);
		struct app_request request = app_take_request(session.app);
		if (request.kind != cases[i].kind)
			fprintf(stderr, "%s: %s\n%s", cases[i].keys, request.text.data, session.text);
		assert_int_equal(request.kind, cases[i].kind);
		assert_string_equal(request.text.data, cases[i].text);
		session_close(&session);
	}
}

static void a_link_is_opened_only_after_its_url_was_shown(void **state)
{
	struct session session = session_open("../links.md", 12, 80);

	(void)state;
	session_type(&session, "1gi");
	assert_shows(&session, "the documents");
	session_type(&session, "o");
	assert_int_equal(app_take_request(session.app).kind, APP_NOTHING);
	assert_shows(&session, "https://elsewhere.example/");
	session_type(&session, "o");
	struct app_request request = app_take_request(session.app);
	assert_int_equal(request.kind, APP_OPEN_URL);
	assert_string_equal(request.text.data, "https://elsewhere.example/");
	session_close(&session);
}

/* Whatever the help shows can be reached, and done from there. */
static void the_help_does_what_it_shows(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 8, 100);

	(void)state;
	session_type(&session, "?<End>");
	assert_shows(&session, "┃ width 84");
	session_type(&session, "<Enter>");
	assert_status(&session, ":set width");
	session_type(&session, "<Esc>?<Home><Enter>");
	assert_shows(&session, "Lighthouses kept by hand");
	session_type(&session, "?<Home>jj<Enter>");
	assert_hides(&session, "Lighthouses kept by hand\n");
	session_close(&session);
}

static void a_configuration_binds_and_sets(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 8, 100);

	(void)state;
	session_type(&session, ":bind X go 3<Enter>X");
	assert_status(&session, "operative paragraph 3 of 5");
	session_type(&session, ":set width 40<Enter>g");
	int row = session_row_of(&session, "meeting · 2044-12-20");
	assert_true(row > 0);
	session_type(&session, ":unbind X<Enter>X");
	assert_status(&session, "X does nothing here");
	session_close(&session);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_command_is_explained_and_named_once),
		cmocka_unit_test(every_key_stands_for_a_command_that_works_there),
		cmocka_unit_test(every_message_is_given),
		cmocka_unit_test(read_only_copies_nothing),
		cmocka_unit_test(where_to_begin_may_be_told),
		cmocka_unit_test(requests_are_handed_over_in_turn),
		cmocka_unit_test(a_link_is_opened_only_after_its_url_was_shown),
		cmocka_unit_test(the_help_does_what_it_shows),
		cmocka_unit_test(a_configuration_binds_and_sets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
