/*
 * A document of which only the first part is there, the whole that takes its
 * place, and what has become of a file: one goes on reading where one was.
 */
#include <fcntl.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/str.h"
#include "command/options.h"
#include "session.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const char beginning[] =
	"SPECIMEN\n\n## General Assembly\n\n### 99/920. Long lists\n\n*The General Assembly,*\n\n"
	"*Noting* that a list may be long,\n\n";

/* A resolution of so many paragraphs, the first of which says a word. */
static struct unroll_document *document_of(unsigned paragraphs, const char *word)
{
	char *text;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	fputs(beginning, out);
	for (unsigned i = 1; i <= paragraphs; i++)
		fprintf(out, "%u. *Requests* entry %u %s;\n\n", i, i, i == 1 ? word : "");
	fclose(out);
	struct unroll_document *document = unroll_load_bytes((struct str){ text, size }, "list.md",
	                                                     NULL, NULL);
	free(text);
	assert_non_null(document);
	return document;
}

static struct session open_part_at(unsigned paragraphs, const char *start, const char *places,
                                   const char *path)
{
	struct app_options options = {
		.document = document_of(paragraphs, "first"), .path = path, .start = str_of(start),
		.state_path = places, .is_part = true,
	};

	return (struct session){ .app = app_new(&options, 12, 60) };
}

static struct session open_part(unsigned paragraphs)
{
	return open_part_at(paragraphs, "", NULL, "list.md");
}

static void renew(struct session *session, unsigned paragraphs, const char *word)
{
	session->app = app_renew(session->app, document_of(paragraphs, word));
	session_type(session, "");
}

static const struct {
	const char *before, *key;
	enum app_need need;
} needs[] = {
	{ "", "j", APP_NEEDS_PART },
	{ "", "<Space>", APP_NEEDS_PART },
	{ "", "<PageUp>", APP_NEEDS_PART },
	{ "", "<C-l>", APP_NEEDS_NOTHING },
	{ "", "<C-z>", APP_NEEDS_NOTHING },
	{ "", "q", APP_LEAVES },
	{ "", "й", APP_LEAVES },
	{ "", "G", APP_NEEDS_WHOLE_TO_MOVE },
	{ "", "<End>", APP_NEEDS_WHOLE_TO_MOVE },
	{ "", "5", APP_NEEDS_WHOLE },
	{ "5", "j", APP_NEEDS_WHOLE },
	{ "", "/", APP_NEEDS_PART },
	{ "", "n", APP_NEEDS_WHOLE_TO_MOVE },
	{ "", "c", APP_NEEDS_WHOLE },
	{ "", "<F9>", APP_NEEDS_WHOLE },
	{ "", "<PasteStart>", APP_NEEDS_WHOLE },
	{ ":", "q", APP_NEEDS_WHOLE },
	{ "/", "q", APP_NEEDS_PART },
	{ "/q", "<Enter>", APP_NEEDS_PART },
	{ "m", "q", APP_NEEDS_WHOLE },
	{ "o", "q", APP_NEEDS_WHOLE },
	{ "?", "j", APP_NEEDS_WHOLE },
	{ "<PasteStart>", "q", APP_NEEDS_WHOLE },
	{ "G", "k", APP_NEEDS_WHOLE_TO_MOVE },
};

static void a_key_waits_for_the_rest_only_if_it_has_to(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(needs); i++) {
		struct session session = open_part(100);
		struct str key = str_of(needs[i].key);
		session_type(&session, needs[i].before);
		enum app_need need = app_need(session.app, keycode_next(&key));
		if (need != needs[i].need)
			fail_msg("%s%s needs %d", needs[i].before, needs[i].key, (int)need);
		session_close(&session);
	}
}

static void a_part_without_more_screens_does_not_answer(void **state)
{
	struct session session = open_part(8);

	(void)state;
	assert_int_equal(app_need(session.app, 'j'), APP_NEEDS_WHOLE_TO_MOVE);
	assert_int_equal(app_need(session.app, 'q'), APP_LEAVES);
	session_close(&session);
}

static void a_start_in_the_rest_waits_for_it(void **state)
{
	struct session session = open_part_at(60, "40", NULL, "list.md");

	(void)state;
	assert_true(app_is_unsettled(session.app));
	session_type(&session, "");
	assert_status(&session, "Reading on to 40");
	assert_shows(&session, "Long lists");
	assert_int_equal(app_need(session.app, 'j'), APP_NEEDS_WHOLE_TO_MOVE);
	assert_int_equal(app_need(session.app, '/'), APP_NEEDS_WHOLE_TO_MOVE);
	assert_int_equal(app_need(session.app, 'q'), APP_LEAVES);
	session_resize(&session, 14, 50);
	renew(&session, 60, "first");
	assert_false(app_is_unsettled(session.app));
	assert_shows(&session, "entry 40");
	assert_hides(&session, "Reading on");
	session_close(&session);
}

static void a_start_that_is_nowhere_is_told_when_all_is_there(void **state)
{
	struct session session = open_part_at(60, "99", NULL, "list.md");

	(void)state;
	renew(&session, 60, "first");
	assert_status(&session, "no paragraph 99");
	assert_shows(&session, "Long lists");
	session_close(&session);
}

static void a_place_in_the_rest_waits_for_it(void **state)
{
	static const char folder[] = "/tmp/unroll-renew-XXXXXX";
	char home[sizeof folder], file[60], places[60];
	struct unroll_error error;

	(void)state;
	strcpy(home, folder);
	assert_non_null(mkdtemp(home));
	snprintf(file, sizeof file, "%s/list.md", home);
	snprintf(places, sizeof places, "%s/places", home);
	assert_int_equal(close(open(file, O_CREAT | O_WRONLY, 0600)), 0);

	struct session session = open_part_at(60, "", places, file);
	assert_false(app_is_unsettled(session.app));
	session_type(&session, "40g");
	assert_true(app_save(session.app, &error));
	session_close(&session);

	session = open_part_at(200, "", places, file);
	assert_false(app_is_unsettled(session.app));
	session_type(&session, "");
	assert_shows(&session, "entry 40");
	session_close(&session);
	/* Who leaves before it is reached keeps it. */
	for (int i = 0; i < 2; i++) {
		session = open_part_at(60, "", places, file);
		assert_true(app_is_unsettled(session.app));
		session_type(&session, "");
		assert_status(&session, "Reading on to where you stopped");
		assert_true(app_save(session.app, &error));
		if (i == 1)
			renew(&session, 60, "first");
		assert_int_equal(session_row_of(&session, "entry 40") >= 0, i);
		session_close(&session);
	}
	unlink(file);
	unlink(places);
	strcat(places, ".lock");
	unlink(places);
	assert_int_equal(rmdir(home), 0);
}

static void the_whole_is_shown_where_the_part_was(void **state)
{
	struct session session = open_part(60);

	(void)state;
	session_type(&session, "<Space>jjj");
	int row = session_row_of(&session, "entry 3");
	assert_true(row > 0);
	renew(&session, 500, "first");
	assert_int_equal(session_row_of(&session, "entry 3"), row);
	session_type(&session, "500g");
	assert_shows(&session, "entry 500");
	session_close(&session);
}

static void a_search_goes_on_in_the_whole(void **state)
{
	static const char *const endings[] = { "", "<Enter>" };

	(void)state;
	for (size_t i = 0; i < COUNT(endings); i++) {
		struct session session = open_part(60);
		session_type(&session, "/entry 30");
		assert_status(&session, "1 so far (operative 1)");
		session_type(&session, "0");
		session_type(&session, endings[i]);
		assert_status(&session, "no match so far");
		renew(&session, 500, "first");
		assert_shows(&session, "entry 300");
		assert_status(&session, i == 0 ? "1 (operative 1)" : "1 of 1 (operative 1)");
		session_type(&session, i == 0 ? "<Esc>" : "<Backspace>");
		assert_shows(&session, "Noting that");
		session_close(&session);
	}
}

static void what_was_typed_and_set_stays(void **state)
{
	struct session session = open_part(60);

	(void)state;
	session_type(&session, ":set width 40<Enter>:bind x end<Enter>/entry 9<Enter>");
	session_type(&session, "P");
	renew(&session, 60, "first");
	assert_int_equal(app_options(session.app)->values[OPTION_WIDTH], 40);
	assert_hides(&session, "Noting");
	session_type(&session, "x");
	assert_shows(&session, "entry 60");
	session_type(&session, "/<Up>");
	assert_status(&session, "entry 9");
	session_type(&session, "<Esc>:<Up>");
	assert_status(&session, "bind x end");
	session_close(&session);
}

static void what_has_become_of_a_file_is_shown(void **state)
{
	struct session session = open_part(60);

	(void)state;
	session_type(&session, "60g");
	renew(&session, 60, "again");
	assert_shows(&session, "entry 60");
	session_type(&session, "1g");
	assert_shows(&session, "again");
	/* The place is no longer there. */
	session_type(&session, "60g");
	renew(&session, 2, "short");
	assert_shows(&session, "Long lists");
	session_close(&session);
}

static void whatever_is_open_is_closed(void **state)
{
	static const char *const open[] = { "o", "c", "?", "R", "v", ":set", "/entry", "fa", "2", "m", "i" };

	(void)state;
	for (size_t i = 0; i < COUNT(open); i++) {
		struct session session = open_part(60);
		renew(&session, 60, "first");
		session_type(&session, open[i]);
		renew(&session, 70, "first");
		session_type(&session, "70g");
		assert_shows(&session, "entry 70");
		session_close(&session);
	}
}

static void reading_anew_is_asked_for(void **state)
{
	struct session session = open_part(60);

	(void)state;
	session_type(&session, "<C-r>");
	assert_int_equal(app_take_request(session.app).kind, APP_RELOAD);
	session_type(&session, ":reload<Enter>");
	assert_int_equal(app_take_request(session.app).kind, APP_RELOAD);
	session_close(&session);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_key_waits_for_the_rest_only_if_it_has_to),
		cmocka_unit_test(a_part_without_more_screens_does_not_answer),
		cmocka_unit_test(a_start_in_the_rest_waits_for_it),
		cmocka_unit_test(a_start_that_is_nowhere_is_told_when_all_is_there),
		cmocka_unit_test(a_place_in_the_rest_waits_for_it),
		cmocka_unit_test(the_whole_is_shown_where_the_part_was),
		cmocka_unit_test(a_search_goes_on_in_the_whole),
		cmocka_unit_test(what_was_typed_and_set_stays),
		cmocka_unit_test(what_has_become_of_a_file_is_shown),
		cmocka_unit_test(whatever_is_open_is_closed),
		cmocka_unit_test(reading_anew_is_asked_for),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
