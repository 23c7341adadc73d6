/* Pointing at things: the mouse, marks by letters, and what the command line completes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "session.h"

/* Click at the first character of words; each before them in the row takes one column. */
static void click(struct session *session, const char *words)
{
	int row = session_row_of(session, words), column = 0;

	assert_true(row >= 0);
	for (const char *at = strstr(session->text, words); at > session->text && at[-1] != '\n'; at--)
		column += ((unsigned char)at[-1] & 0xC0) != 0x80;
	app_mouse(session->app, APP_BUTTON_LEFT, row, column);
	session_type(session, "");
}

static void turn(struct session *session, enum app_button button)
{
	app_mouse(session->app, button, 0, 0);
	session_type(session, "");
}

static void a_click_folds_a_part(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 24, 80);

	(void)state;
	click(&session, "Preamble");
	assert_shows(&session, "▸ Preamble · 3 paragraphs");
	click(&session, "Preamble");
	assert_shows(&session, "Noting that a lamp");
	session_close(&session);
}

static void a_click_points_at_a_paragraph(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 24, 80);

	(void)state;
	session_type(&session, "1g");
	click(&session, "2.   Invites");
	assert_shows(&session, "┃ 2.   Invites");
	session_close(&session);
}

static void a_click_in_a_list_chooses_then_follows(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 24, 80);

	(void)state;
	session_type(&session, "o");
	click(&session, "2.    Invites");
	assert_shows(&session, "┃   2.    Invites");
	click(&session, "2.    Invites");
	assert_status(&session, "operative paragraph 2 of 5");
	session_type(&session, "o");
	char *before = strdup(session.text);
	app_mouse(session.app, APP_BUTTON_LEFT, 22, 3);
	session_type(&session, "");
	assert_string_equal(session.text, before);
	free(before);
	session_close(&session);
}

static void a_click_on_a_link_of_a_pop_up_follows_it(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 14, 60);

	(void)state;
	session_type(&session, "1gi");
	char *before = strdup(session.text);
	click(&session, "See paragraph");
	assert_string_equal(session.text, before);
	click(&session, "99/902.");
	assert_status(&session, "operative paragraph 2 of 2");
	free(before);
	session_close(&session);
}

static void a_click_beside_a_pop_up_closes_it(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 14, 60);

	(void)state;
	session_type(&session, "1gi");
	app_mouse(session.app, APP_BUTTON_LEFT, 13, 0);
	session_type(&session, "");
	assert_hides(&session, "See paragraph 2");
	session_close(&session);
}

static void a_wheel_moves_what_is_in_front(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 9, 60);

	(void)state;
	session_type(&session, "1g");
	char *before = strdup(session.text);
	turn(&session, APP_WHEEL_DOWN);
	assert_string_not_equal(session.text, before);
	turn(&session, APP_WHEEL_UP);
	assert_string_equal(session.text, before);
	session_type(&session, "/lamp");
	free(before);
	before = strdup(session.text);
	turn(&session, APP_WHEEL_DOWN);
	click(&session, "1.   Decides");
	assert_string_equal(session.text, before);
	free(before);
	session_close(&session);
}

/* Paragraph 3 calls notes 2 and 3. */
static void a_letter_follows_its_mark(void **state)
{
	static const struct {
		const char *keys, *shown;
	} cases[] = {
		{ "3gfs", "A/99/952 and A/99/953." },
		{ "3gfS", "A/99/952 and A/99/953." },
		{ "3gfы", "A/99/952 and A/99/953." },   /* the same key in Russian */
		{ "1pfa", "Keepers of lamps" },
		{ "3gfz", "3.   Takes note" },
		{ "3gf11i", "See paragraph 2 of resolution 99/902." },
		{ "Gf", "no marks on this screen" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct session session = session_open("A_RES_99_901.md", 12, 60);
		session_type(&session, cases[i].keys);
		assert_shows(&session, cases[i].shown);
		session_close(&session);
	}
}

/* 27 marks and more take two letters; the first leaves those that begin with it. */
static void many_marks_take_two_letters(void **state)
{
	struct session session = session_open("../marks.md", 12, 100);

	(void)state;
	session_type(&session, "1gf");
	assert_shows(&session, "aa");
	assert_shows(&session, "sd");
	session_type(&session, "s");
	assert_hides(&session, "aa");
	session_type(&session, "d");
	assert_shows(&session, "─ A/99/L.29 ─");
	assert_hides(&session, "follow which mark?");
	session_type(&session, "<Esc>f<Esc>");
	assert_hides(&session, "aa");
	session_close(&session);
}

static void marks_are_walked_through_there_and_back(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 40, 80);

	(void)state;
	session_type(&session, "<Tab>i");
	char *first = strdup(session.text);
	session_type(&session, "<Esc><Tab><Tab><S-Tab><S-Tab>i");
	assert_string_equal(session.text, first);
	free(first);
	session_close(&session);
}

/* What is shown of a mark, by what it is and whether it is alone. */
static const struct {
	const char *keys, *shown;
} marks[] = {
	{ "2g<Enter>", "nothing to follow in this paragraph" },
	{ "2gi", "no note in this paragraph" },
	{ "3gi", "no note in this paragraph" },
	{ "3g<Enter>", "│ https://elsewhere.example/list" },
	{ "4g<Enter><S-Tab>i", "│ https://elsewhere.example/list" },
	{ "4g<Enter><S-Tab>:browse<Enter>", "│ https://elsewhere.example/list" },
	{ "4gi", "no note in this paragraph; Tab chooses a citation" },
	{ "4g<Enter>i", "─ paragraph 2 ─" },
	{ "4g<Enter>i<Enter>", "operative paragraph 2 of 6" },
	{ "4g<Enter><Tab>i", "─ A/99/L.40 ─" },
	{ "5gi", "There is no such paragraph in it." },
	{ "5g<Enter>", "no paragraph 9" },
	{ "6gi<Tab>i", "─ A/99/L.42 ─" },
	{ "6gi<S-Tab>i", "─ A/99/L.43 ─" },
	{ "6gi<Tab><Tab><Tab>i", "─ A/99/L.41 ─" },
	{ "4g<Enter>i<Tab>", "no link here" },
	{ "99<Tab><Tab>", "no further mark" },
	{ "g<S-Tab>", "no earlier mark" },
	{ ":preview A/99/L.7<Enter>", "This document is not in the library." },
	{ ":preview lamps<Enter>", "not a symbol: lamps" },
	{ ":notes 1<Enter>", "See A/99/L.41" },
	{ ":notes 9<Enter>", "no note 9" },
};

static void a_mark_is_followed_as_what_it_is(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		struct session session = session_open("../marks.md", 14, 100);
		session_idle(&session);   /* what is absent is known when the folder is */
		session_type(&session, marks[i].keys);
		if (!session_shows(&session, marks[i].shown))
			fprintf(stderr, "%s: ", marks[i].keys);
		assert_shows(&session, marks[i].shown);
		session_close(&session);
	}
}

static const struct {
	const char *typed, *status;
} completions[] = {
	{ ":cite<Tab>", ":citers" },
	{ ":cit<Tab>", "citations citers" },
	{ ":xyz<Tab>", "nothing begins so" },
	{ ":set bi<Tab>", ":set bidi" },
	{ ":set bidi l<Tab>", ":set bidi logical" },
	{ ":set width 8<Tab>", "nothing begins so" },
	{ ":set nothing x<Tab>", "nothing begins so" },
	{ ":bind x hin<Tab>", ":bind x hints" },
	{ ":open A/RES/99/901<Tab>", ":open A/RES/99/901" },
	{ ":open A<Tab>", "A/RES/99/901 A/RES/99/902" },
	{ ":go \"1<Tab>", ":go \"1" },
	{ ":mark x y<Tab>", "nothing begins so" },
};

static void a_word_is_completed_by_what_may_stand_there(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof completions / sizeof *completions; i++) {
		struct session session = session_open("A_RES_99_901.md", 9, 200);
		session_idle(&session);
		session_type(&session, completions[i].typed);
		assert_status(&session, completions[i].status);
		session_close(&session);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_click_folds_a_part),
		cmocka_unit_test(a_click_points_at_a_paragraph),
		cmocka_unit_test(a_click_in_a_list_chooses_then_follows),
		cmocka_unit_test(a_click_on_a_link_of_a_pop_up_follows_it),
		cmocka_unit_test(a_click_beside_a_pop_up_closes_it),
		cmocka_unit_test(a_wheel_moves_what_is_in_front),
		cmocka_unit_test(a_letter_follows_its_mark),
		cmocka_unit_test(many_marks_take_two_letters),
		cmocka_unit_test(marks_are_walked_through_there_and_back),
		cmocka_unit_test(a_mark_is_followed_as_what_it_is),
		cmocka_unit_test(a_word_is_completed_by_what_may_stand_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
