/*
 * An indexer that is killed at any moment leaves a library that is whole; the
 * next one brings it to what it would be without that. UNROLL_KILLS says how often
 * (50).
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "shelf.h"

enum { DOCUMENTS = 30, LATEST_US = 60000 };

static const char *const folder[] = { "un", NULL };

static unsigned kills(void)
{
	const char *wanted = getenv("UNROLL_KILLS");

	return wanted ? (unsigned)strtoul(wanted, NULL, 10) : 50;
}

static void change_something(const struct shelf *shelf, unsigned round)
{
	char name[40];

	for (unsigned i = 0; i < 3; i++) {
		unsigned which = (round * 7 + i * 11) % DOCUMENTS;
		snprintf(name, sizeof name, "un/%u.md", which);
		if ((round + i) % 4 == 0)
			unlink(shelf_path(shelf, name));
		else
			shelf_document(shelf, name, 100 + round % 700 + i);
	}
}

/* Begin to index, or to rebuild, and be killed while at it. */
static void index_and_be_killed(struct shelf *shelf, unsigned round)
{
	struct index_report report;
	pid_t indexer;

	shelf->rebuild = round % 5 == 0;
	indexer = fork();
	if (indexer == 0) {
		shelf_index(shelf, folder, &report);
		_exit(0);
	}
	shelf->rebuild = false;
	usleep((useconds_t)(rand() % LATEST_US));
	kill(indexer, SIGKILL);
	assert_int_equal(waitpid(indexer, NULL, 0), indexer);
}

static void assert_whole(const struct shelf *shelf)
{
	if (access(shelf->database, F_OK) != 0)
		return;
	assert_int_equal(shelf_number(shelf, "SELECT count(*) FROM pragma_integrity_check"
	                              " WHERE integrity_check <> 'ok'"), 0);
}

static void assert_complete(struct shelf *shelf)
{
	struct index_report report;

	assert_true(shelf_index(shelf, folder, &report));
	index_report_free(&report);
	char *kept = shelf_dump(shelf);
	unlink(shelf->database);
	assert_true(shelf_index(shelf, folder, &report));
	index_report_free(&report);
	char *anew = shelf_dump(shelf);
	assert_string_equal(kept, anew);
	free(kept);
	free(anew);
}

static void a_killed_indexer_leaves_a_whole_library(void **state)
{
	struct shelf shelf;
	unsigned count = kills();

	(void)state;
	shelf_open(&shelf);
	shelf_folder(&shelf, "un");
	for (unsigned i = 0; i < DOCUMENTS; i++)
		change_something(&shelf, i);
	srand(71);
	for (unsigned round = 1; round <= count; round++) {
		change_something(&shelf, round);
		index_and_be_killed(&shelf, round);
		assert_whole(&shelf);
		if (round % 25 == 0)
			assert_complete(&shelf);
	}
	shelf_close(&shelf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_killed_indexer_leaves_a_whole_library),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
