/* The list of a library's documents: narrowed, sorted, opened and come back to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/str.h"
#include "session.h"

static struct session open_specimens(int rows, int columns)
{
	struct app_options options = { .start = STR("") };
	struct session session = session_open_library("specimens", options, rows, columns);

	session_idle(&session);
	return session;
}

static const struct {
	const char *name;
	const char *keys;
	int rows, columns;
} screens[] = {
	{ "library", "", 12, 44 },
	{ "library-wide", "", 12, 100 },
	{ "library-narrow", "j", 12, 30 },
	{ "library-typing", "/kept", 12, 44 },
	{ "library-narrowed", "/lang:ar 901<Enter>", 12, 44 },
	{ "library-nothing", "/kept zzz<Enter>", 12, 44 },
	{ "library-arabic", "/901<Enter>t", 12, 44 },
	{ "library-by-symbol", "s", 12, 44 },
	{ "library-help", "?", 12, 44 },
};

static void screens_are_as_they_were_judged(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
		struct session session = open_specimens(screens[i].rows, screens[i].columns);
		session_type(&session, screens[i].keys);
		assert_screen(&session, screens[i].name);
		session_close(&session);
	}
}

static void the_first_who_comes_is_told_what_to_do(void **state)
{
	char folder[] = "/tmp/unroll-test-XXXXXX";
	struct app_options options = { .start = STR("") };

	(void)state;
	assert_non_null(mkdtemp(folder));
	struct session session = session_open_library(folder, options, 12, 60);
	session_idle(&session);
	assert_screen(&session, "library-empty");
	session_close(&session);
	session = session_open_library(NULL, options, 12, 60);
	assert_shows(&session, "unroll index FOLDER");
	session_type(&session, ":find lamp<Enter>");
	assert_shows(&session, "nothing is indexed yet");
	session_type(&session, "<Backspace>");
	session_type(&session, "jkG<Enter>oys");
	session_close(&session);
	rmdir(folder);
}

/* Which works are left, by their number, and one of them. */
static const struct {
	const char *words, *count, *shown;
} narrowings[] = {
	{ "", "4 documents", "A/RES/99/902" },
	{ "hand kept light", "1 of 4", "A/RES/99/901" },
	{ "KEPT", "1 of 4", "A/RES/99/901" },
	{ "99/9", "4 of 4", "A/RES/99/902" },
	{ "99/901", "1 of 4", "A/RES/99/901" },
	{ "9/901", "0 of 4", "" },
	{ "99/90 ", "0 of 4", "" },
	{ "-lamps 99/9", "2 of 4", "A/RES/99/960" },
	{ "lang:zh", "1 of 4", "A/RES/99/901" },
	{ "organ:ga", "4 of 4", "A/RES/99/902" },
	{ "organ:sc", "0 of 4", "" },
	{ "session:99 organ:ga", "4 of 4", "A/RES/99/902" },
	{ "year:2044", "4 of 4", "A/RES/99/902" },
	{ "year:1999", "0 of 4", "" },
	{ "\"kept by hand\"", "1 of 4", "A/RES/99/901" },
	{ "\"hand by kept\"", "0 of 4", "" },
	{ "منارات", "1 of 4", "A/RES/99/901" },
	{ "灯塔", "1 of 4", "A/RES/99/901" },
	{ "organ:", "4 of 4", "A/RES/99/902" },
	{ "organ:x", "4 of 4", "A/RES/99/902" },
};

static void words_narrow_in_any_order_and_script(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof narrowings / sizeof *narrowings; i++) {
		struct session session = open_specimens(16, 80);
		session_type(&session, "/");
		session_type(&session, narrowings[i].words);
		if (!session_shows(&session, narrowings[i].count))
			fprintf(stderr, "%s:\n%s", narrowings[i].words, session.text);
		assert_shows(&session, narrowings[i].count);
		assert_shows(&session, narrowings[i].shown);
		session_close(&session);
	}
}

static void a_document_is_opened_and_the_list_come_back_to_as_it_stood(void **state)
{
	static const char *const ways[] = { "", "/99/9<Enter>j", "sj", "/light<Enter>s", "t" };

	(void)state;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct session session = open_specimens(9, 60);
		session_type(&session, ways[i]);
		char *before = strdup(session.text);
		session_type(&session, "<Enter>");
		assert_hides(&session, "narrows");
		session_type(&session, "<Backspace>");
		assert_string_equal(session.text, before);
		session_type(&session, ">:top<Enter><C-o><C-o>");
		assert_string_equal(session.text, before);
		free(before);
		session_close(&session);
	}
}

static void the_list_is_gone_back_from_to_the_document(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 12, 60);

	(void)state;
	session_idle(&session);
	session_type(&session, "3g");
	char *before = strdup(session.text);
	static const char *const ways[] = { "L<Backspace>", "Lq", "L<Esc>", "L/x<Esc><Esc>",
	                                    "L<Enter><Backspace><Backspace>", "LL<C-o><C-o>" };
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		session_type(&session, ways[i]);
		if (strcmp(session.text, before) != 0)
			fprintf(stderr, "%s:\n%s", ways[i], session.text);
		assert_string_equal(session.text, before);
	}
	free(before);
	session_close(&session);
}

static void the_bar_stays_on_its_document(void **state)
{
	static const char *const keys[] = { "s", "t", "/9<Esc>", "sss", "/99<Enter><Esc>" };
	struct session session = open_specimens(16, 80);

	(void)state;
	session_type(&session, "/901<Enter><Esc>");
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		session_type(&session, keys[i]);
		if (i != 2 && i != 4)
			assert_shows(&session, "┃ A/RES/99/901");
	}
	session_close(&session);
}

static void the_language_of_titles_is_that_of_what_is_opened(void **state)
{
	struct session session = open_specimens(12, 60);

	(void)state;
	session_type(&session, "/901<Enter>");
	assert_shows(&session, "Lighthouses kept by hand");
	session_type(&session, "t");
	assert_hides(&session, "Lighthouses kept by hand");
	session_type(&session, "<Enter>");
	assert_status(&session, "ar");
	session_close(&session);
}

static const struct {
	const char *keys, *message;
} messages[] = {
	{ "<Esc>", "q leaves, ? shows the keys" },
	{ "<Backspace>", "nothing to go back to" },
	{ ":sort size<Enter>", "sort by newest, symbol or title" },
	{ ":narrow organ:x<Enter>", "organ:x: it takes ga, sc, hrc or ecosoc" },
	{ "/organ:x<Enter>", "organ:x: it takes ga, sc, hrc or ecosoc" },
	{ "/960<Enter>tt", "" },
	{ "/902<Enter>t", "it is here in one language only" },
	{ "x", "x does nothing here; ? shows the keys" },
};

static void every_message_is_given(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof messages / sizeof *messages; i++) {
		struct session session = open_specimens(10, 100);
		session_type(&session, messages[i].keys);
		assert_status(&session, messages[i].message);
		session_close(&session);
	}
}

/* From a help one is back where it was asked for, and it does there what its rows say. */
static void the_help_leads_back(void **state)
{
	static const char *const keys[] = { "", "j", "/lang:ar 9<Enter>", "sj", "<Enter>c" };
	struct session session = open_specimens(12, 60);

	(void)state;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		session_type(&session, keys[i]);
		session_idle(&session);
		char *before = strdup(session.text);
		session_type(&session, "?q");
		session_idle(&session);
		assert_string_equal(session.text, before);
		session_type(&session, "?\?<Esc>");
		session_idle(&session);
		assert_string_equal(session.text, before);
		free(before);
	}
	session_close(&session);
	session = open_specimens(12, 60);
	struct session other = open_specimens(12, 60);
	session_type(&session, "?<Home><Enter>");
	session_type(&other, "j");
	assert_string_equal(session.text, other.text);
	session_close(&session);
	session_close(&other);
}

static void only_q_leaves_the_program(void **state)
{
	struct session session = open_specimens(12, 60);

	(void)state;
	session_type(&session, "<Esc><Backspace>/9<Enter><Esc><Enter>q");
	assert_int_equal(app_take_request(session.app).kind, APP_QUIT);
	session_type(&session, "<Backspace>");
	assert_int_equal(app_take_request(session.app).kind, APP_NOTHING);
	session_type(&session, "q");
	assert_int_equal(app_take_request(session.app).kind, APP_QUIT);
	session_close(&session);
}

static void every_size_is_survived(void **state)
{
	static const int sizes[] = { 1, 2, 3, 5, 20, 21, 40, 500 };
	static const char *const keys[] = { "", "/li", "G", "?", "S" };

	(void)state;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		struct session session = open_specimens(24, 80);
		session_type(&session, keys[i]);
		for (size_t j = 0; j < 64; j++) {
			session_resize(&session, sizes[j % 8], sizes[j / 8]);
			assert_in_range(session.screen.cursor_row, 0, session.screen.rows - 1);
			assert_in_range(session.screen.cursor_column, 0, session.screen.columns - 1);
		}
		session_close(&session);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(screens_are_as_they_were_judged),
		cmocka_unit_test(the_first_who_comes_is_told_what_to_do),
		cmocka_unit_test(words_narrow_in_any_order_and_script),
		cmocka_unit_test(a_document_is_opened_and_the_list_come_back_to_as_it_stood),
		cmocka_unit_test(the_list_is_gone_back_from_to_the_document),
		cmocka_unit_test(the_bar_stays_on_its_document),
		cmocka_unit_test(the_language_of_titles_is_that_of_what_is_opened),
		cmocka_unit_test(every_message_is_given),
		cmocka_unit_test(the_help_leads_back),
		cmocka_unit_test(only_q_leaves_the_program),
		cmocka_unit_test(every_size_is_survived),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
