/*
 * What people do with a resolution, and with how many keys: the ten tasks of the
 * design, and that whatever is closed or gone back from leaves the screen as it was.
 */
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

static void the_title_is_read_at_once(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 24, 80);

	(void)state;
	assert_shows(&session, "Lighthouses kept by hand");
	assert_int_equal(session_row_of(&session, "A/RES/99/901"), 0);
	session_close(&session);
}

static void a_number_and_g_go_to_that_paragraph(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 8, 60);

	(void)state;
	session_type(&session, "4g");
	assert_int_equal(session_row_of(&session, "┃ 4.   Requests"), 0);
	assert_status(&session, "operative paragraph 4 of 5");
	session_close(&session);
}

static void a_note_is_read_without_moving_the_text(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 14, 60);

	(void)state;
	session_type(&session, "1g");
	int row = session_row_of(&session, "1.   Decides");
	session_type(&session, "i");
	assert_shows(&session, "See paragraph 2 of resolution 99/902.");
	assert_int_equal(session_row_of(&session, "1.   Decides"), row);
	session_type(&session, "<Esc>");
	assert_hides(&session, "See paragraph 2");
	assert_int_equal(session_row_of(&session, "1.   Decides"), row);
	session_close(&session);
}

static void a_note_is_read_from_anywhere(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 14, 60);

	(void)state;
	session_type(&session, "2i");
	assert_shows(&session, "A/99/951.");
	session_close(&session);
}

static void a_citation_of_a_note_is_opened_and_come_back_from(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 9, 60);

	(void)state;
	session_type(&session, "1gj");
	char *before = strdup(session.text);
	session_type(&session, "i<Enter>");
	assert_status(&session, "A/RES/99/902");
	session_type(&session, "<Backspace>");
	assert_string_equal(session.text, before);
	session_type(&session, ">");
	assert_status(&session, "A/RES/99/902");
	free(before);
	session_close(&session);
}

static void a_citation_is_previewed_before_it_is_opened(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 14, 60);

	(void)state;
	session_type(&session, "1p<Tab>i");
	assert_shows(&session, "Keepers of lamps");
	assert_shows(&session, "Guided by the lamps");
	session_type(&session, "<Enter>");
	assert_status(&session, "A/RES/99/902");
	session_type(&session, "<Backspace>1gii");
	assert_shows(&session, "A/RES/99/902, paragraph 2");
	assert_shows(&session, "2.   Decides that a keeper may rest at noon.");
	assert_hides(&session, "Guided by the lamps");
	session_type(&session, "<Enter>");
	assert_status(&session, "operative paragraph 2 of 2");
	session_close(&session);
}

static void a_preview_is_left_for_the_note_that_it_came_from(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 14, 60);

	(void)state;
	session_type(&session, "1gi");
	char *note = strdup(session.text);
	session_type(&session, "i");
	assert_hides(&session, "See paragraph 2 of resolution 99/902.");
	session_type(&session, "<Esc>");
	assert_string_equal(session.text, note);
	free(note);
	session_close(&session);
}

static void a_preview_is_copied_with_its_citation(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 14, 60);

	(void)state;
	session_type(&session, "1giiyY");
	struct app_request request = app_take_request(session.app);
	assert_string_equal(request.text.data, "A/RES/99/902, para. 2\n"
	                    "2. Decides that a keeper may rest at noon.");
	request = app_take_request(session.app);
	assert_string_equal(request.text.data, "A/RES/99/902\nhttps://docs.un.org/en/A/RES/99/902");
	session_close(&session);
}

static void who_cites_this_is_listed_followed_and_come_back_to(void **state)
{
	struct session session = session_open("A_RES_99_902.md", 14, 60);

	(void)state;
	session_type(&session, "C");
	session_idle(&session);
	assert_shows(&session, "Cited by 1 document, 1 names a paragraph");
	assert_shows(&session, "pp 1           Recalling its resolution 99/902 of 20…");
	assert_shows(&session, "op 1 (note 1)");
	session_type(&session, "jj");
	char *list = strdup(session.text);
	session_type(&session, "<Enter>");
	assert_status(&session, "A/RES/99/901");
	assert_shows(&session, "┃ 1.   Decides");
	session_type(&session, "<Backspace>");
	assert_string_equal(session.text, list);
	session_type(&session, "i");
	assert_shows(&session, "1.   Decides to keep a register");
	assert_shows(&session, "See paragraph 2 of resolution 99/902.");
	session_type(&session, "<Enter>");
	assert_status(&session, "operative paragraph 1 of 5");
	session_type(&session, "<Backspace>p");
	assert_status(&session, "operative paragraph 2 of 2");
	free(list);
	session_close(&session);
}

static void who_cites_is_copied_and_opened_in_a_browser(void **state)
{
	struct session session = session_open("A_RES_99_902.md", 14, 60);

	(void)state;
	session_type(&session, "C");
	session_idle(&session);
	session_type(&session, "jyo");
	struct app_request request = app_take_request(session.app);
	assert_int_equal(request.kind, APP_COPY);
	assert_string_equal(request.text.data, "A/RES/99/901\nhttps://docs.un.org/en/A/RES/99/901");
	request = app_take_request(session.app);
	assert_int_equal(request.kind, APP_OPEN_URL);
	assert_string_equal(request.text.data, "https://docs.un.org/en/A/RES/99/901");
	session_close(&session);
}

static void documents_are_opened_in_the_language_wanted(void **state)
{
	struct app_options options = { .start = STR(""), .language = UNROLL_FRENCH };
	struct session session = session_open_with("headings.md", options, 14, 60);

	(void)state;
	session_idle(&session);
	session_type(&session, "1p<Enter>");
	assert_status(&session, "fr");
	assert_shows(&session, "Phares gardés à la main");
	session_close(&session);
}

static void who_cites_one_paragraph_is_told_apart(void **state)
{
	struct session session = session_open("A_RES_99_902.md", 14, 60);

	(void)state;
	session_type(&session, "2C");
	session_idle(&session);
	assert_shows(&session, "Paragraph 2 is named by 1 document");
	assert_hides(&session, "pp 1");
	session_type(&session, ":citers 1<Enter>");
	assert_shows(&session, "Paragraph 1 is named by 0 documents");
	session_close(&session);
}

static void the_preamble_is_folded_with_one_key(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 24, 80);

	(void)state;
	session_type(&session, "P");
	assert_shows(&session, "▸ Preamble · 3 paragraphs");
	assert_hides(&session, "Noting that a lamp");
	session_type(&session, "P");
	assert_shows(&session, "Noting that a lamp");
	session_close(&session);
}

static void a_search_counts_by_part_as_one_types(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 12, 60);

	(void)state;
	session_type(&session, "/lamp");
	assert_status(&session, "5 (preamble 1, operative 4)");
	session_type(&session, "s");
	assert_status(&session, "3 (operative 3)");
	session_type(&session, "<Enter>");
	assert_status(&session, "1 of 3 (operative 3)");
	session_type(&session, "nn");
	assert_status(&session, "3 of 3");
	session_type(&session, "n");
	assert_status(&session, "1 of 3");
	session_type(&session, "N");
	assert_status(&session, "3 of 3");
	session_close(&session);
}

static void documents_cited_are_listed_with_their_paragraphs(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 14, 80);

	(void)state;
	session_type(&session, "c");
	session_idle(&session);
	assert_shows(&session, "6 documents cited, 1 of them here");
	assert_shows(&session, "A/RES/99/902  Keepers of lamps");
	assert_shows(&session, "pp 1, op 1 (note 1) → para. 2");
	assert_int_equal(session_row_of(&session, "A/RES/99/902"),
	                 session_row_of(&session, "2044-12-20  here"));
	session_close(&session);
}

static void a_list_is_come_back_to_as_it_stood(void **state)
{
	static const char *const ways[] = { "<Enter>", "p", ":open A/RES/99/902<Enter>" };

	(void)state;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct session session = session_open("A_RES_99_901.md", 8, 44);
		session_idle(&session);
		session_type(&session, "3gcj");
		char *before = strdup(session.text);
		session_type(&session, ways[i]);
		assert_hides(&session, "documents cited");
		session_type(&session, "<Backspace>");
		assert_string_equal(session.text, before);
		session_type(&session, ">");
		assert_hides(&session, "documents cited");
		session_type(&session, "<Backspace><Backspace>");
		assert_status(&session, "op 3/5");
		free(before);
		session_close(&session);
	}
}

static void copying_asks_for_the_paragraph_with_its_citation(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 14, 80);
	static const char wanted[] =
		"A/RES/99/901, para. 2\n"
		"2. Invites each State:\n"
		"(a) To count the lamps on its coast;\n"
		"(b) To name the keeper of each lamp, and the years of service;";

	(void)state;
	session_type(&session, "2gy5y");
	struct app_request request = app_take_request(session.app);
	assert_int_equal(request.kind, APP_COPY);
	assert_string_equal(request.text.data, wanted);
	request = app_take_request(session.app);
	assert_string_equal(request.text.data,
	                    "A/RES/99/901, para. 5\n5. Decides to remain seized of the matter.");
	assert_int_equal(app_take_request(session.app).kind, APP_NOTHING);
	session_close(&session);
}

static void the_place_is_kept_between_runs(void **state)
{
	char folder[] = "/tmp/unroll-test-XXXXXX", path[60], lock[60];
	struct app_options options = { .start = STR(""), .state_path = path };

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/places", folder);
	snprintf(lock, sizeof lock, "%s/places.lock", folder);
	struct session session = session_open_with("A_RES_99_901.md", options, 8, 50);
	session_type(&session, "4gjJP");
	char *before = strdup(session.text);
	session_close(&session);
	session = session_open_with("A_RES_99_901.md", options, 8, 50);
	assert_string_equal(session.text, before);
	free(before);
	session_close(&session);
	remove(path);
	remove(lock);
	assert_int_equal(rmdir(folder), 0);
}

/* The bytes of all rows but the last, where messages stand. */
static size_t size_above_status(const char *text)
{
	size_t end = strlen(text) - 1;

	while (end > 0 && text[end - 1] != '\n')
		end--;
	return end;
}

static void there_and_back_is_the_same_screen(void **state)
{
	/* What is done, and what undoes it. */
	static const struct {
		const char *there, *back;
	} ways[] = {
		{ "jjjj", "kkkk" }, { "5j", "5k" }, 
		{ "]", "<C-o>" }, { "P", "P" }, { "O", "O" }, { "Z", "Z" }, { "z", "z" },
		{ "h", "l" }, { "v", "v" }, { "i", "<Esc>" }, { "ii", "<Esc><Esc>" },
		{ "ii", "i<Esc>" }, { "i", "<Backspace>" }, { "cji", "<Esc>q" },
		{ "cji<Enter>", "<Backspace>q" }, { "C", "q" }, { "3C", "<Esc>" }, { "ii<Enter>", "<Backspace>" },
		{ "2i", "q" }, { "c", "<Esc>" }, { "o", "q" }, { "?", "q" }, { "?c", "q" },
		{ "R", "R" }, { "/lamps", "<Esc>" }, { "/rest", "<Esc>" },
		{ ":go 1", "<Esc>" }, { ":", "<Backspace>" }, { "f", "<Esc>" }, { "12", "<Esc>" },
		{ "4g", "<Backspace>" }, { "3g4g5g", "3<C-o>" }, { "1p", "<Backspace>" },
		{ "o<Enter>", "<Backspace>" },
		{ ":open A/RES/99/902<Enter>", "<C-o>" }, { "maG'a", "<Esc>" },
		{ "i<Enter>", "<Backspace>" }, { ":open A/RES/99/1<Enter>", "<Esc>" },
	};
	static const int sizes[][2] = { { 9, 44 }, { 24, 80 }, { 5, 20 }, { 40, 200 } };

	(void)state;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		for (size_t j = 0; j < sizeof sizes / sizeof *sizes; j++) {
			struct session session = session_open("A_RES_99_901.md", sizes[j][0], sizes[j][1]);
			session_type(&session, sizes[j][0] < 20 ? "1gj" : "1g");
			char *before = strdup(session.text);
			size_t end = size_above_status(before);
			session_type(&session, ways[i].there);
			session_type(&session, ways[i].back);
			if (strncmp(before, session.text, end) != 0)
				fprintf(stderr, "%s then %s at %dx%d:\n%s\n%s", ways[i].there, ways[i].back,
				        sizes[j][0], sizes[j][1], before, session.text);
			assert_int_equal(strncmp(before, session.text, end), 0);
			free(before);
			session_close(&session);
		}
	}
}

static void a_page_and_back_is_the_same_screen(void **state)
{
	static const char *const ways[][2] = { { " ", "b" }, { "d", "u" }, { "2 ", "2b" } };

	(void)state;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct session session = session_open("A_RES_99_901.md", 9, 44);
		session_type(&session, "]]");
		char *before = strdup(session.text);
		session_type(&session, ways[i][0]);
		assert_string_not_equal(session.text, before);
		session_type(&session, ways[i][1]);
		assert_string_equal(session.text, before);
		free(before);
		session_close(&session);
	}
}

static void a_resize_and_back_is_the_same_screen(void **state)
{
	static const int sizes[][2] = {
		{ 5, 20 }, { 9, 30 }, { 12, 44 }, { 24, 80 }, { 24, 132 }, { 50, 200 }, { 1, 1 },
	};
	static const char *const places[] = { "", "j", "jjjj", "4g", "4gj", "4gjj", "G", "vG", "Pjj" };

	(void)state;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		struct session session = session_open("A_RES_99_901.md", 9, 44);
		session_type(&session, places[i]);
		char *before = strdup(session.text);
		for (size_t j = 0; j < sizeof sizes / sizeof *sizes; j++) {
			session_resize(&session, sizes[j][0], sizes[j][1]);
			session_resize(&session, 9, 44);
			assert_string_equal(session.text, before);
		}
		free(before);
		session_close(&session);
	}
}

static void a_search_opens_what_is_folded_and_closes_it_again(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 9, 44);

	(void)state;
	session_type(&session, "PO");
	char *before = strdup(session.text);
	session_type(&session, "/wicks");
	assert_shows(&session, "of the report on wicks");
	session_type(&session, "<Esc>");
	assert_string_equal(session.text, before);
	session_type(&session, "/buoys<Enter>/wicks<Enter>");
	assert_hides(&session, "buoys");
	session_type(&session, "<Esc>");
	assert_shows(&session, "of the report on wicks");
	free(before);
	session_close(&session);
}

static void a_heading_folds_what_stands_below_it(void **state)
{
	struct session session = session_open("headings.md", 20, 60);

	(void)state;
	session_type(&session, "3gh");
	assert_shows(&session, "┃ Lamps ▸ 2 paragraphs");
	assert_hides(&session, "3.   Requests");
	assert_shows(&session, "4.   Invites");
	session_type(&session, "4gh");
	assert_shows(&session, "┃ Wicks ▸ 1 paragraph");
	session_type(&session, "/oil");
	assert_shows(&session, "3.   Requests oil for each lamp;");
	session_type(&session, "<Esc>");
	assert_hides(&session, "3.   Requests");
	session_type(&session, "2g");
	assert_shows(&session, "┃ 2.   Decides");
	session_type(&session, "K<Enter>");
	assert_shows(&session, "┃ Lamps ▸ 2 paragraphs");
	session_type(&session, "h");
	assert_shows(&session, "┃ ▸ Operative part · 4 paragraphs");
	session_type(&session, "l");
	assert_shows(&session, "Lamps ▸ 2 paragraphs");
	session_close(&session);
}

/* Where keys lead to, by the last row. */
static const struct {
	const char *keys, *status;
} counts[] = {
	{ "34<Backspace>g", "operative paragraph 3 of 5" },
	{ "3<Esc>4g", "operative paragraph 4 of 5" },
	{ "10<Backspace><Backspace>2g", "operative paragraph 2 of 5" },
	{ "99999999g", "no operative paragraph 1000000" },
	{ "0g", "99/901" },
	{ ":<Enter>", "99/901" },
	{ ":  <Enter>", "99/901" },
	{ ":op3<Enter>", "operative paragraph 3 of 5" },
	{ ":pp2<Enter>", "preambular paragraph 2 of 3" },
	{ ":2(b)<Enter>", "operative paragraph 2 (b) of 5" },
	{ ":otline<Enter>", "no such command: otline; did you mean outline?" },
	{ ":qqqqqq<Enter>", "no such command: qqqqqq" },
	{ ":place<Enter>", "place does not work here" },
	{ ":copy \"1<Enter>", "column 6: this quotation mark is never closed" },
	{ ":copy 9<Enter>", "no paragraph 9" },
};

static void a_count_can_be_mended_and_lines_are_understood(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
		struct session session = session_open("A_RES_99_901.md", 12, 100);
		session_type(&session, counts[i].keys);
		if (!strstr(session_status(&session), counts[i].status))
			fprintf(stderr, "%s: ", counts[i].keys);
		assert_status(&session, counts[i].status);
		session_close(&session);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_count_can_be_mended_and_lines_are_understood),
		cmocka_unit_test(the_title_is_read_at_once),
		cmocka_unit_test(a_number_and_g_go_to_that_paragraph),
		cmocka_unit_test(a_note_is_read_without_moving_the_text),
		cmocka_unit_test(a_note_is_read_from_anywhere),
		cmocka_unit_test(a_citation_of_a_note_is_opened_and_come_back_from),
		cmocka_unit_test(a_citation_is_previewed_before_it_is_opened),
		cmocka_unit_test(a_preview_is_left_for_the_note_that_it_came_from),
		cmocka_unit_test(a_preview_is_copied_with_its_citation),
		cmocka_unit_test(who_cites_this_is_listed_followed_and_come_back_to),
		cmocka_unit_test(who_cites_is_copied_and_opened_in_a_browser),
		cmocka_unit_test(documents_are_opened_in_the_language_wanted),
		cmocka_unit_test(who_cites_one_paragraph_is_told_apart),
		cmocka_unit_test(the_preamble_is_folded_with_one_key),
		cmocka_unit_test(a_search_counts_by_part_as_one_types),
		cmocka_unit_test(documents_cited_are_listed_with_their_paragraphs),
		cmocka_unit_test(a_list_is_come_back_to_as_it_stood),
		cmocka_unit_test(copying_asks_for_the_paragraph_with_its_citation),
		cmocka_unit_test(the_place_is_kept_between_runs),
		cmocka_unit_test(there_and_back_is_the_same_screen),
		cmocka_unit_test(a_search_opens_what_is_folded_and_closes_it_again),
		cmocka_unit_test(a_heading_folds_what_stands_below_it),
		cmocka_unit_test(a_page_and_back_is_the_same_screen),
		cmocka_unit_test(a_resize_and_back_is_the_same_screen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
