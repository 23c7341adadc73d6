/* Searching in an indexed library: what is found, opened, and come back to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/str.h"
#include "library/indexer.h"
#include "session.h"

static char data_folder[] = "/tmp/unroll-test-XXXXXX";
static char database[100];

static bool go_on(void *context, const struct index_progress *progress)
{
	(void)context;
	(void)progress;
	return true;
}

static void index_folder(const char *path)
{
	struct str folder = str_of(path);
	struct index_report report = { 0 };
	struct unroll_error error = { 0 };
	struct index_options options = {
		.database = database, .folders = &folder, .folder_count = 1, .jobs = 1, .tell = go_on,
	};

	if (!index_folders(&options, &report, &error))
		fail_msg("%s", error.message);
	index_report_free(&report);
}

static int index_specimens(void **state)
{
	char *path = realpath("specimens", NULL);

	(void)state;
	assert_non_null(mkdtemp(data_folder));
	snprintf(database, sizeof database, "%s/library.db", data_folder);
	index_folder(path);
	free(path);
	return 0;
}

static int remove_database(void **state)
{
	char command[200];

	(void)state;
	snprintf(command, sizeof command, "rm -r %s", data_folder);
	return system(command);
}

static struct session open_indexed(int rows, int columns)
{
	struct app_options options = { .start = STR(""), .database = database };

	return session_open_library(NULL, options, rows, columns);
}

static const struct {
	const char *name;
	const char *keys;
	int rows, columns;
} screens[] = {
	{ "find", "Slamp<Enter>", 12, 44 },
	{ "find-wide", "Slamps wick<Enter>", 12, 100 },
	{ "find-typing", "Slam", 12, 44 },
	{ "find-phrase", "S\"kept by hand\"<Enter>", 12, 44 },
	{ "find-arabic", "Sالمنارات<Enter>j", 12, 44 },
	{ "find-chinese", "S灯塔<Enter>j", 12, 44 },
	{ "find-nothing", "Szeppelin<Enter>", 12, 44 },
	{ "find-opened", "Slamp<Enter>jj<Enter>", 12, 44 },
	{ "find-wrapped", "S\"keeper of each lamp\"<Enter>j<Enter>", 12, 44 },
	{ "library-indexed", "", 12, 60 },
};

static void screens_are_as_they_were_judged(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
		struct session session = open_indexed(screens[i].rows, screens[i].columns);
		session_idle(&session);
		session_type(&session, screens[i].keys);
		session_idle(&session);
		assert_screen(&session, screens[i].name);
		session_close(&session);
	}
}

static const struct {
	const char *words, *summary;
} searches[] = {
	{ "zeppelin", "nothing found" },
	{ "lamp -lamp", "nothing found" },
	{ "keeper lighthouse lang:zh", "nothing found" },
	{ "灯塔 lang:zh", "in 1 document" },
	{ "灯塔 year:1950", "nothing found" },
	{ "-lamp", "every word is excluded" },
};

static void words_find_paragraphs(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof searches / sizeof *searches; i++) {
		struct session session = open_indexed(12, 100);
		session_type(&session, "S");
		session_type(&session, searches[i].words);
		session_type(&session, "<Enter>");
		session_idle(&session);
		assert_shows(&session, searches[i].summary);
		session_close(&session);
	}
}

/* Every place that is shown is opened with its words on the screen, and come back from. */
static void every_place_is_opened_and_come_back_from(void **state)
{
	struct session session = open_indexed(9, 60);

	(void)state;
	session_type(&session, "Slamp<Enter>");
	session_idle(&session);
	for (int i = 0; i < 12; i++) {
		char *before = strdup(session.text);
		session_type(&session, "<Enter>");
		assert_hides(&session, "other words");
		session_type(&session, "<Backspace>");
		session_idle(&session);
		assert_string_equal(session.text, before);
		free(before);
		session_type(&session, "j");
		session_idle(&session);
	}
	session_close(&session);
}

static void a_place_is_opened_with_its_words_marked(void **state)
{
	struct session session = open_indexed(12, 60);

	(void)state;
	session_type(&session, "Swicks lamp<Enter>");
	session_idle(&session);
	session_type(&session, "j<Enter>");
	assert_shows(&session, "┃ 3.   Takes note");
	assert_status(&session, "4 of 6");
	session_type(&session, "n");
	assert_status(&session, "5 of 6");
	session_close(&session);
}

static void pages_are_gone_back_from_one_by_one(void **state)
{
	struct session session = open_indexed(12, 60);

	(void)state;
	session_idle(&session);
	char *before = strdup(session.text);
	session_type(&session, "Slamp<Enter>");
	session_idle(&session);
	session_type(&session, "<Enter>Swick<Enter>");
	session_idle(&session);
	assert_shows(&session, "· wick");
	session_type(&session, "<Backspace><Backspace>");
	session_idle(&session);
	assert_shows(&session, "· lamp");
	session_type(&session, "q");
	assert_string_equal(session.text, before);
	free(before);
	session_close(&session);
}

static void a_search_that_is_given_up_leaves_the_screen(void **state)
{
	static const char *const ways[] = { "S<Esc>", "Slam<Esc>", "S<Backspace>", "Slamp<Enter>/x<Esc><Esc>" };
	struct session session = open_indexed(12, 60);

	(void)state;
	session_idle(&session);
	char *before = strdup(session.text);
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		session_type(&session, ways[i]);
		session_idle(&session);
		if (strcmp(session.text, before) != 0)
			fprintf(stderr, "%s:\n%s", ways[i], session.text);
		assert_string_equal(session.text, before);
	}
	free(before);
	session_close(&session);
}

static void symbols_of_rows_are_copied_and_opened_in_a_browser(void **state)
{
	static const char *const keys[] = { "y", "Y", "Slamp<Enter>y", "Slamp<Enter>jY" };
	static const char wanted[] = "https://docs.un.org/A/RES/99/90";

	(void)state;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		struct session session = open_indexed(12, 60);
		session_idle(&session);
		session_type(&session, keys[i]);
		struct app_request request = app_take_request(session.app);
		assert_int_equal(request.kind, APP_COPY);
		assert_non_null(strstr(request.text.data, wanted));
		session_type(&session, "o");
		request = app_take_request(session.app);
		assert_int_equal(request.kind, APP_OPEN_URL);
		assert_memory_equal(request.text.data, wanted, strlen(wanted));
		session_close(&session);
	}
}

/* Write a document of that number, which cites 99/902. */
static void write_document(const char *path, unsigned number)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fprintf(file, "# General Assembly\n\n"
	        "## Resolution adopted by the General Assembly on 20 December 2044\n\n"
	        "*Specimen: not a document of the United Nations*\n\n## 99/%u. Lamps that went out\n\n"
	        "*The General Assembly*,\n\n*Recalling* its resolution 99/902 of 20 December 2044,\n\n"
	        "1. *Decides* to light them again.\n", number);
	fclose(file);
}

/* A document with so many paragraphs more, numbered from 2. */
static void write_watches(const char *path, unsigned number, const char *what, int count)
{
	write_document(path, number);
	FILE *file = fopen(path, "a");
	assert_non_null(file);
	for (int i = 0; i < count; i++)
		fprintf(file, "\n%d. *Requests* a watch at %s %d.\n", 2 + i, what, 2 + i);
	fclose(file);
}

/* Make a folder of its own for a document, and say where the document shall be in it. */
static void make_folder(unsigned number, char path[120])
{
	snprintf(path, 120, "%s/%u", data_folder, number);
	assert_int_equal(mkdir(path, 0700), 0);
	snprintf(path, 120, "%s/%u/A_RES_99_%u.md", data_folder, number, number);
}

static void index_folder_of(const char *path)
{
	char folder[120];

	snprintf(folder, sizeof folder, "%.*s", (int)(strrchr(path, '/') - path), path);
	index_folder(folder);
}

static void index_document(unsigned number, char path[120])
{
	make_folder(number, path);
	write_document(path, number);
	index_folder_of(path);
}

static void a_citing_file_that_is_gone_is_not_waited_for(void **state)
{
	enum { ENOUGH = 100000 };
	struct app_options options = { .start = STR(""), .database = database };
	char path[120];
	int steps = 0;

	(void)state;
	index_document(970, path);
	assert_int_equal(unlink(path), 0);
	struct session session = session_open_with("A_RES_99_902.md", options, 14, 60);
	session_type(&session, "C");
	while (app_idle(session.app) && steps < ENOUGH)
		steps++;
	assert_in_range(steps, 0, ENOUGH - 1);
	session_type(&session, "k");
	assert_shows(&session, "A/RES/99/970");
	session_close(&session);
}

static void a_note_is_found_and_shown_where_it_is_called(void **state)
{
	struct session session = open_indexed(14, 60);

	(void)state;
	session_type(&session, "S\"see paragraph\"<Enter>");
	session_idle(&session);
	assert_shows(&session, "note 1    See paragraph 2 of resolution 99/902.");
	session_type(&session, "j<Enter>");
	assert_shows(&session, "┃ 1.   Decides to keep a register");
	assert_shows(&session, "│ 1    See paragraph 2 of resolution 99/902. │");
	session_close(&session);
}

/* What was found in a file that is there no more is told in its place. */
static void a_found_file_that_is_gone_is_told(void **state)
{
	struct session session = open_indexed(12, 100);
	char path[120];

	(void)state;
	index_document(971, path);
	assert_int_equal(unlink(path), 0);
	session_type(&session, "Swent out lang:en<Enter>");
	session_idle(&session);
	assert_shows(&session, "A/RES/99/971");
	assert_shows(&session, "A/RES/99/971: the file is gone since it was indexed");
	session_type(&session, "jj<Enter>");
	assert_status(&session, "A/RES/99/971: the file is gone since it was indexed");
	session_close(&session);
}

/* A document is read once for all of its rows, also for those that are seen later. */
static void scrolling_reads_no_file_again(void **state)
{
	struct session session = open_indexed(10, 80);
	char path[120];

	(void)state;
	make_folder(972, path);
	write_watches(path, 972, "beacon", 40);
	index_folder_of(path);
	session_type(&session, "Sbeacon watch<Enter>");
	session_idle(&session);
	assert_shows(&session, "op 2      Requests a watch at beacon 2.");
	assert_int_equal(unlink(path), 0);
	session_type(&session, "<End>");
	session_idle(&session);
	assert_shows(&session, "op 41     Requests a watch at beacon 41.");
	session_resize(&session, 10, 70);
	session_idle(&session);
	assert_shows(&session, "op 41     Requests a watch at beacon 41.");
	session_type(&session, "q");
	session_idle(&session);
	session_type(&session, "Sbeacon 41<Enter>");
	session_idle(&session);
	assert_shows(&session, "A/RES/99/972: the file is gone since it was indexed");
	session_close(&session);
}

/* What stands there now is not told for what was found. */
static void a_place_that_is_no_longer_there_is_told(void **state)
{
	struct session session = open_indexed(10, 80);
	char path[120];

	(void)state;
	make_folder(973, path);
	write_watches(path, 973, "pier", 2);
	index_folder_of(path);
	write_watches(path, 973, "pier", 1);
	session_type(&session, "Slang:en watch pier<Enter>");
	session_idle(&session);
	assert_shows(&session, "op 2      Requests a watch at pier 2.");
	assert_shows(&session, "changed   no longer what was indexed");
	session_type(&session, "jj<Enter>");
	assert_status(&session, "that place is no longer there");
	session_close(&session);
}

static void the_arrows_choose_among_what_is_found_while_typing(void **state)
{
	struct session session = open_indexed(12, 60);

	(void)state;
	session_type(&session, "Slamp");
	session_idle(&session);
	char *before = strdup(session.text);
	session_type(&session, "<Down><Down><Up>");
	assert_string_not_equal(session.text, before);
	assert_status(&session, "find: lamp");
	session_type(&session, "<PageDown><PageUp><Up>");
	session_idle(&session);
	assert_string_equal(session.text, before);
	free(before);
	session_close(&session);
}

static void words_are_asked_again_without_typing_them(void **state)
{
	struct session session = open_indexed(12, 100);

	(void)state;
	session_type(&session, "Swick<Enter>:find buoys<Enter>");
	session_idle(&session);
	assert_shows(&session, "· buoys");
	session_type(&session, "q<Backspace>S<Enter>");
	session_idle(&session);
	assert_shows(&session, "· wick");
	session_type(&session, ":narrow lamp<Enter>");
	session_idle(&session);
	assert_shows(&session, "· lamp");
	session_type(&session, "s");
	assert_status(&session, "what was found stands newest first");
	session_close(&session);
}

static void every_size_is_survived(void **state)
{
	static const int sizes[] = { 1, 2, 3, 5, 20, 21, 40, 500 };
	struct session session = open_indexed(24, 80);

	(void)state;
	session_type(&session, "Slamp<Enter>");
	for (size_t j = 0; j < 64; j++) {
		session_resize(&session, sizes[j % 8], sizes[j / 8]);
		session_idle(&session);
		assert_in_range(session.screen.cursor_row, 0, session.screen.rows - 1);
		assert_in_range(session.screen.cursor_column, 0, session.screen.columns - 1);
	}
	session_close(&session);
}

/* Works are numbered by their symbols: the new one comes before all. */
static void the_bar_stays_when_the_library_grows(void **state)
{
	struct session session = open_indexed(12, 60);
	char path[120];

	(void)state;
	session_idle(&session);
	session_type(&session, "j");
	assert_shows(&session, "┃ A/RES/99/902");
	index_document(100, path);
	session_type(&session, "sss");
	session_idle(&session);
	assert_shows(&session, "A/RES/99/100");
	assert_shows(&session, "┃ A/RES/99/902");
	session_close(&session);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(screens_are_as_they_were_judged),
		cmocka_unit_test(words_find_paragraphs),
		cmocka_unit_test(every_place_is_opened_and_come_back_from),
		cmocka_unit_test(a_place_is_opened_with_its_words_marked),
		cmocka_unit_test(pages_are_gone_back_from_one_by_one),
		cmocka_unit_test(a_search_that_is_given_up_leaves_the_screen),
		cmocka_unit_test(symbols_of_rows_are_copied_and_opened_in_a_browser),
		cmocka_unit_test(a_note_is_found_and_shown_where_it_is_called),
		cmocka_unit_test(a_found_file_that_is_gone_is_told),
		cmocka_unit_test(scrolling_reads_no_file_again),
		cmocka_unit_test(a_place_that_is_no_longer_there_is_told),
		cmocka_unit_test(the_arrows_choose_among_what_is_found_while_typing),
		cmocka_unit_test(words_are_asked_again_without_typing_them),
		cmocka_unit_test(every_size_is_survived),
		cmocka_unit_test(a_citing_file_that_is_gone_is_not_waited_for),
		cmocka_unit_test(the_bar_stays_when_the_library_grows),
	};

	return cmocka_run_group_tests(tests, index_specimens, remove_database);
}
