/* Files that bring down whoever reads them: each costs itself, and is told. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/str.h"
#include "library/digest.h"
#include "library/ingest.h"
#include "library/schema.h"
#include "shelf.h"

/* As it ends a process that no test framework watches. */
static void crash(void)
{
	signal(SIGSEGV, SIG_DFL);
	raise(SIGSEGV);
}

/* Do what the name of the file says. */
static void obey(struct str request, struct record_bytes *answer)
{
	const char *name = request.data + strlen(request.data) + 1;

	if (strcmp(name, "crash.md") == 0)
		crash();
	if (strcmp(name, "killed.md") == 0)
		raise(SIGKILL);
	if (strcmp(name, "memory.md") == 0)
		_exit(3);
	if (strcmp(name, "odd.md") == 0)
		_exit(9);
	if (strcmp(name, "slow.md") == 0)
		for (;;)
			pause();
	if (strcmp(name, "nonsense.md") == 0)
		record_bytes_add(answer, (struct str)STR("no record at all"));
	else
		digest(request, answer);
}

/* Kills its keeper once, by a file that is there until then. */
static void lose_keeper(struct str request, struct record_bytes *answer)
{
	char marker[2 * SHELF_PATH_SIZE];

	snprintf(marker, sizeof marker, "%s/../marker", request.data);
	if (unlink(marker) == 0) {
		kill(getppid(), SIGKILL);
		pause();
	}
	digest(request, answer);
}

/* Kills every keeper. */
static void lose_all(struct str request, struct record_bytes *answer)
{
	(void)request, (void)answer;
	kill(getppid(), SIGKILL);
	pause();
}

static const struct {
	const char *name, *fault;
	bool is_lasting;          /* it is not read again unless it changes */
} files[] = {
	{ "crash.md", "the reader of this file stopped: signal 11", true },
	{ "good.md", NULL, true },
	{ "killed.md", "the reader of this file stopped: signal 9", false },
	{ "memory.md", "too little memory to read it", false },
	{ "nonsense.md", "its reader made no sense", true },
	{ "odd.md", "the reader of this file stopped: status 9", true },
	{ "slow.md", "takes longer than 10 seconds to read", true },
};

enum { FILES = sizeof files / sizeof *files };

static void fill(struct shelf *shelf)
{
	shelf_open(shelf);
	shelf_folder(shelf, "un");
	for (unsigned i = 0; i < FILES; i++) {
		char name[40];
		snprintf(name, sizeof name, "un/%s", files[i].name);
		shelf_document(shelf, name, 901 + i);
	}
}

static bool go_on(void *context, const struct index_progress *progress)
{
	(void)context, (void)progress;
	return true;
}

/* Read the folder of a shelf, which the library does not know, with processes that do `work`. */
static bool read_folder(const struct shelf *shelf, pool_work *work, unsigned jobs,
                        struct index_report *report, struct unroll_error *error)
{
	const struct index_options options = { .tell = go_on };
	struct pool *pool = pool_start(jobs, 1, work);
	sqlite3 *database = schema_open(shelf->database, SCHEMA_WRITE, error);
	struct str path = str_of(shelf_path(shelf, "un"));
	struct source source = { .folder.path = path };

	assert_non_null(pool);
	assert_non_null(database);
	assert_true(folders_add(database, path, &source.folder.id, error));
	assert_true(source_look(&source, database, report, error));
	assert_int_equal(source.plan.job_count, FILES);
	struct writer *writer = writer_open(database, error);
	assert_non_null(writer);
	bool is_done = ingest(pool, writer, (struct ingest_sources){ &source, 1 }, &options, report,
	                      error) && writer_keep(writer, error);
	writer_close(writer);
	source_free(&source);
	schema_close(database);
	pool_end(pool);
	return is_done;
}

static void a_file_that_ends_its_reader_costs_itself(void **state)
{
	struct shelf shelf;
	struct index_report report = { 0 };
	struct unroll_error error = { 0 };
	char query[200];

	(void)state;
	fill(&shelf);
	assert_true(read_folder(&shelf, obey, 2, &report, &error));
	assert_int_equal(report.added, 1);
	for (unsigned i = 0; i < FILES; i++) {
		const char *fault = files[i].fault;
		snprintf(query, sizeof query, "SELECT count(*) FROM file WHERE name = CAST('%s' AS BLOB)"
		         " AND fault IS %s%s%s AND (changed <> 0) = %d", files[i].name,
		         fault ? "'" : "", fault ? fault : "NULL", fault ? "'" : "", files[i].is_lasting);
		if (shelf_number(&shelf, query) != 1)
			fail_msg("%s", query);
	}
	index_report_free(&report);
	shelf_close(&shelf);
}

static void what_a_keeper_had_before_it_is_asked_for_again(void **state)
{
	struct shelf shelf;
	struct index_report report = { 0 };
	struct unroll_error error = { 0 };

	(void)state;
	fill(&shelf);
	shelf_file(&shelf, "marker", "");
	assert_true(read_folder(&shelf, lose_keeper, 2, &report, &error));
	assert_int_equal(access(shelf_path(&shelf, "marker"), F_OK), -1);
	assert_int_equal(report.added, FILES);
	index_report_free(&report);
	shelf_close(&shelf);
}

static void without_anybody_to_read_it_ends(void **state)
{
	struct shelf shelf;
	struct index_report report = { 0 };
	struct unroll_error error = { 0 };

	(void)state;
	fill(&shelf);
	assert_false(read_folder(&shelf, lose_all, 2, &report, &error));
	assert_string_equal(error.message, "all processes that read files were stopped");
	index_report_free(&report);
	shelf_close(&shelf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_that_ends_its_reader_costs_itself),
		cmocka_unit_test(what_a_keeper_had_before_it_is_asked_for_again),
		cmocka_unit_test(without_anybody_to_read_it_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
