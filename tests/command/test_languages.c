/* The same paragraph in another language, and two languages side by side. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "command/run.h"
#include "command/state.h"
#include "session.h"

static const struct {
	const char *name;
	const char *specimen;
	const char *keys;
	int rows, columns;
} screens[] = {
	{ "language-popup", "A_RES_99_901.md", "2gt", 16, 60 },
	{ "language-popup-arabic", "A_RES_99_901-fr.md", "1g:other-language ar<Enter>", 12, 60 },
	{ "language-alone", "A_RES_99_901.md", "3pt", 12, 60 },
	{ "language-none", "A_RES_99_902.md", "1gt", 12, 60 },
	{ "beside", "A_RES_99_901.md", "2gT", 20, 80 },
	{ "beside-title", "A_RES_99_901.md", "T", 12, 80 },
	{ "beside-alone", "A_RES_99_901.md", "3pT", 12, 80 },
	{ "beside-arabic", "A_RES_99_901-ar.md", "1gT", 12, 80 },
	{ "beside-french-arabic", "A_RES_99_901-fr.md", "1g:side-by-side ar<Enter>", 12, 80 },
	{ "beside-arabic-wide", "A_RES_99_901-ar.md", "1gT", 8, 200 },
	{ "beside-chinese", "A_RES_99_901-zh.md", "1gT", 12, 80 },
	{ "beside-wide", "A_RES_99_901.md", "4gT", 8, 200 },
	{ "beside-folded", "A_RES_99_901.md", "TPO", 12, 80 },
	{ "beside-skim", "A_RES_99_901.md", "Tv", 20, 80 },
	{ "beside-search", "A_RES_99_901.md", "T/lamp", 16, 80 },
	{ "beside-hints", "A_RES_99_901.md", "3gTf", 12, 80 },
	{ "beside-table", "A_RES_99_960.md", "1gT", 16, 120 },
	{ "below", "A_RES_99_901.md", "2gT", 20, 44 },
	{ "below-arabic", "A_RES_99_901-fr.md", "1g:side-by-side ar<Enter>", 12, 44 },
	{ "below-skim", "A_RES_99_901.md", "Tv", 14, 44 },
};

static void screens_are_as_they_were_judged(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
		struct session session = session_open(screens[i].specimen, screens[i].rows,
		                                      screens[i].columns);
		session_idle(&session);
		session_type(&session, screens[i].keys);
		assert_screen(&session, screens[i].name);
		session_close(&session);
	}
}

static void one_key_shows_the_paragraph_in_another_language(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 20, 80);

	(void)state;
	session_type(&session, "4g");
	int row = session_row_of(&session, "4.   Requests");
	session_type(&session, "t");
	assert_shows(&session, "French · op 4");
	assert_shows(&session, "Prie le Secrétaire général");
	assert_int_equal(session_row_of(&session, "4.   Requests"), row);
	session_type(&session, "<Esc>");
	assert_hides(&session, "Prie");
	session_close(&session);
}

/* From English: French, then on in the order of the United Nations. */
static void again_it_is_the_next_language(void **state)
{
	static const char *const titles[] = { "French · op 1", "Arabic · op 1", "Chinese · op 1" };
	struct session session = session_open("A_RES_99_901.md", 20, 80);

	(void)state;
	session_type(&session, "1g");
	for (size_t i = 0; i < 7; i++) {
		session_type(&session, "t");
		assert_shows(&session, titles[i % 3]);
	}
	session_type(&session, "<Esc>:set beside zh<Enter>t");
	assert_shows(&session, titles[2]);
	session_close(&session);
}

static void assert_request(struct session *session, enum app_request_kind kind, const char *words)
{
	struct app_request request = app_take_request(session->app);

	assert_int_equal(request.kind, kind);
	assert_string_equal(request.text.data, words);
}

static void it_is_copied_and_browsed_in_its_language(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 20, 80);

	(void)state;
	session_type(&session, "5gty");
	assert_request(&session, APP_COPY, "A/RES/99/901, par. 5\n"
	               "5. Décide de rester saisie de la question.");
	session_type(&session, "Y");
	assert_request(&session, APP_COPY, "A/RES/99/901\nhttps://docs.un.org/fr/A/RES/99/901");
	session_type(&session, "o");
	assert_request(&session, APP_OPEN_URL, "https://docs.un.org/fr/A/RES/99/901");
	session_close(&session);
}

static void two_languages_are_copied_together(void **state)
{
	static const char both[] = "A/RES/99/901, para. 5\n5. Decides to remain seized of the matter."
		"\n\nA/RES/99/901, par. 5\n5. Décide de rester saisie de la question.";
	static const char alone[] = "A/RES/99/901, preambular para. 3\n"
		"Noting that a lamp is seen farther when somebody tends it,";
	struct session session = session_open("A_RES_99_901.md", 20, 80);

	(void)state;
	session_type(&session, "T5y");
	assert_request(&session, APP_COPY, both);
	session_type(&session, "5gy");
	assert_request(&session, APP_COPY, both);
	session_type(&session, "3py");
	assert_request(&session, APP_COPY, alone);
	session_close(&session);
}

static void it_is_opened_and_come_back_from(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 10, 60);

	(void)state;
	session_type(&session, "4g");
	int row = session_row_of(&session, "4.   Requests");
	session_type(&session, "t<Enter>");
	assert_status(&session, "fr");
	assert_shows(&session, "┃ 4.   Prie le Secrétaire général");
	session_type(&session, "<Backspace>");
	assert_int_equal(session_row_of(&session, "┃ 4.   Requests"), row);
	session_type(&session, "3pt<Enter>");
	assert_shows(&session, "┃      Rappelant également");
	session_close(&session);
}

static void links_in_it_are_followed(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 20, 80);

	(void)state;
	session_type(&session, "1gt<Tab><Enter>");
	assert_shows(&session, "Voir le paragraphe 2 de la résolution 99/902.");
	session_type(&session, "<Esc>");
	assert_shows(&session, "French · op 1");
	session_type(&session, "t");
	assert_shows(&session, "Arabic · op 1");
	session_type(&session, "t<Esc>ti");
	assert_hides(&session, "French");
	session_close(&session);
}

static void what_cannot_be_shown_is_said(void **state)
{
	static const struct {
		const char *specimen, *keys, *words;
	} cases[] = {
		{ "A_RES_99_902.md", "1gt", "No other language of this document is in the library." },
		{ "A_RES_99_902.md", "1gt", "https://docs.un.org/fr/A/RES/99/902" },
		{ "A_RES_99_902.md", "T", "No other language of this document is in the library." },
		{ "A_RES_99_901.md", ":other-language xx<Enter>", "not a language: xx; ar, zh" },
		{ "A_RES_99_901.md", ":other-language en<Enter>", "this document is in English" },
		{ "A_RES_99_901.md", ":other-language es<Enter>", "not in the library in Spanish" },
		{ "A_RES_99_960.md", "tt", "Arabic is the only other language in the library" },
		{ "A_RES_99_901.md", "3pt", "This is not in the French text." },
		{ "unnamed.md", "t", "without a symbol no other language can be found" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct session session = session_open(cases[i].specimen, 20, 80);
		session_idle(&session);
		session_type(&session, cases[i].keys);
		assert_shows(&session, cases[i].words);
		session_close(&session);
	}
}

/* Only the first language of a ring may take its time. */
static void without_patience_no_file_is_looked_into(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 20, 80);
	struct shelf *shelf = &session.app->shelf;
	struct str symbol = STR("A/RES/99/901");

	(void)state;
	assert_null(shelf_find_language(shelf, symbol, UNROLL_FRENCH, 0, NULL));
	assert_null(shelf_find_language(shelf, symbol, UNROLL_SPANISH, 10000, NULL));
	assert_non_null(shelf_find_language(shelf, symbol, UNROLL_FRENCH, 0, NULL));
	assert_non_null(shelf_find_language(shelf, symbol, UNROLL_ARABIC, 0, NULL));
	session_close(&session);
}

static void what_is_not_found_yet_is_not_said_to_be_absent(void **state)
{
	const struct unroll_error absent = { .kind = UNROLL_ERROR_ABSENT };
	struct session session = session_open("A_RES_99_901.md", 20, 80);

	(void)state;
	for (int i = 0; i < 2; i++) {
		show_missing(session.app, (struct str)STR("A/RES/99/999"), &absent);
		session_resize(&session, 20, 80);
		if (i)
			assert_shows(&session, "This document is not in the library.");
		else
			assert_shows(&session, "It is not found yet; the folder is still looked through.");
		session_idle(&session);
	}
	session_close(&session);
}

static char *copy_of(const struct session *session)
{
	char *copy = strdup(session->text);

	assert_non_null(copy);
	return copy;
}

/* Whatever leaves the second language leaves the screen as it was. */
static void side_by_side_and_back_is_the_same_screen(void **state)
{
	static const char *const keys[] = { "TT", "T<Esc>", "Tq", "T:side-by-side<Enter>", "TtT" };
	static const int widths[] = { 30, 60, 80, 200 };

	(void)state;
	for (size_t i = 0; i < 20; i++) {
		struct session session = session_open("A_RES_99_901.md", 10, widths[i % 4]);
		session_type(&session, "3gkk");
		char *before = copy_of(&session);
		session_type(&session, keys[i / 4]);
		assert_string_equal(session.text, before);
		assert_int_equal(app_take_request(session.app).kind, APP_NOTHING);
		free(before);
		session_close(&session);
	}
}

static void resizing_two_languages_and_back_is_the_same_screen(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 12, 90);

	(void)state;
	session_type(&session, "T");
	for (int i = 0; i < 12; i++) {
		session_type(&session, "jjj");
		char *before = copy_of(&session);
		session_resize(&session, 5, 33 + i);
		session_resize(&session, 40, 200);
		session_resize(&session, 12, 90);
		assert_string_equal(session.text, before);
		free(before);
	}
	session_close(&session);
}

static void both_languages_are_searched_together(void **state)
{
	static const struct {
		const char *words, *place;
	} steps[] = {
		{ "1 of 9 (en 5, fr 4)", "preambular paragraph 3" }, { "2 of 9", "2 (a)" },
		{ "3 of 9", "2 (a)" }, { "4 of 9", "2 (b)" }, { "5 of 9", "2 (b)" },
		{ "6 of 9", "operative paragraph 3" }, { "7 of 9", "operative paragraph 3" },
		{ "8 of 9", "operative paragraph 4" }, { "9 of 9", "operative paragraph 4" },
		{ "1 of 9", "preambular paragraph 3" },
	};
	struct session session = session_open("A_RES_99_901.md", 40, 80);

	(void)state;
	session_type(&session, "T/lamp<Enter>");
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		assert_status(&session, steps[i].words);
		assert_status(&session, steps[i].place);
		session_type(&session, "n");
	}
	session_type(&session, "N");
	assert_status(&session, "1 of 9");
	session_type(&session, "TN");
	assert_status(&session, "5 of 5");
	session_close(&session);
}

static void marks_of_both_languages_are_walked_through(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 30, 80);

	(void)state;
	session_type(&session, "1gT");
	session_type(&session, "f");
	assert_status(&session, "follow which mark?");
	session_type(&session, "<Esc><Tab>");
	int left = session.screen.cursor_column;
	session_type(&session, "<Tab>");
	assert_true(session.screen.cursor_column > left);
	session_type(&session, "<S-Tab>");
	assert_int_equal(session.screen.cursor_column, left);
	session_close(&session);
}

/* Any keys at any size: what fails here is found by sanitizers, or draws outside the screen. */
static void any_keys_leave_a_sound_screen(void **state)
{
	static const char *const keys[] = {
		"j", "k", "<Space>", "b", "J", "K", "]", "[", "g", "G", "3g", "2p", "<Backspace>", ">", "i",
		"<Tab>", "<S-Tab>", "f", "a", "<Enter>", "h", "l", "z", "Z", "P", "O", "v", "/a<Enter>", "n",
		"N", "y", "t", "T", "t", "T", "<Esc>", "<End>", "o", "c",
	};
	struct session session = session_open("A_RES_99_901.md", 24, 80);
	unsigned random = 7;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		random = random * 1103515245 + 12345;
		if (random >> 28 == 0)
			app_resize(session.app, 1 + (int)(random >> 16 & 31), 1 + (int)(random >> 8 & 127));
		session_type(&session, keys[(random >> 16) % (sizeof keys / sizeof *keys)]);
		assert_in_range(session.screen.cursor_row, 0, session.screen.rows - 1);
		assert_in_range(session.screen.cursor_column, 0, session.screen.columns - 1);
	}
	session_close(&session);
}

static void a_mark_of_the_other_language_is_followed(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 12, 80);

	(void)state;
	session_type(&session, "3gT");
	enum { CALL_COLUMN = 53 };      /* where the mark of note 2 stands in the French text */
	app_mouse(session.app, APP_BUTTON_LEFT, session_row_of(&session, "lampes²"), CALL_COLUMN);
	session_type(&session, "");
	assert_shows(&session, "A/99/951.");
	session_type(&session, "<Esc>/mèches<Enter>");
	assert_status(&session, "1 of 1 (fr 1)");
	session_close(&session);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(screens_are_as_they_were_judged),
		cmocka_unit_test(one_key_shows_the_paragraph_in_another_language),
		cmocka_unit_test(again_it_is_the_next_language),
		cmocka_unit_test(it_is_copied_and_browsed_in_its_language),
		cmocka_unit_test(two_languages_are_copied_together),
		cmocka_unit_test(it_is_opened_and_come_back_from),
		cmocka_unit_test(links_in_it_are_followed),
		cmocka_unit_test(what_cannot_be_shown_is_said),
		cmocka_unit_test(without_patience_no_file_is_looked_into),
		cmocka_unit_test(what_is_not_found_yet_is_not_said_to_be_absent),
		cmocka_unit_test(side_by_side_and_back_is_the_same_screen),
		cmocka_unit_test(resizing_two_languages_and_back_is_the_same_screen),
		cmocka_unit_test(both_languages_are_searched_together),
		cmocka_unit_test(any_keys_leave_a_sound_screen),
		cmocka_unit_test(marks_of_both_languages_are_walked_through),
		cmocka_unit_test(a_mark_of_the_other_language_is_followed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
