/* A library that is brought up to date with folders in which things happen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/str.h"
#include "library/lock.h"
#include "shelf.h"

static const char *const one[] = { "un", NULL };
static const char *const none[] = { NULL };

static void fill(struct shelf *shelf)
{
	shelf_open(shelf);
	shelf_folder(shelf, "un");
	shelf_folder(shelf, "un/2016");
	shelf_document(shelf, "un/a.md", 901);
	shelf_document(shelf, "un/2016/b.md", 902);
	shelf_document(shelf, "un/2016/c.md", 903);
	shelf_file(shelf, "un/readme.txt", "Nothing that anybody has adopted.\n");
	shelf_file(shelf, "un/paper.pdf", "%PDF-1.4 and so on\n");
	shelf_file(shelf, "un/.hidden.md", "*The General Assembly*,\n\n1. *Decides* so.\n");
}

/* Compare what an index run tells, and free it. */
static void assert_report(struct index_report *report, size_t added, size_t changed, size_t gone,
                          size_t known)
{
	assert_int_equal(report->added, added);
	assert_int_equal(report->changed, changed);
	assert_int_equal(report->gone, gone);
	assert_int_equal(report->known, known);
	index_report_free(report);
}

static void a_folder_is_read_once(void **state)
{
	struct shelf shelf;
	struct index_report report;

	(void)state;
	fill(&shelf);
	assert_true(shelf_index(&shelf, one, &report));
	assert_int_equal(report.others, 2);
	assert_int_equal(report.fault_count, 0);
	assert_report(&report, 3, 0, 0, 0);
	assert_true(shelf_index(&shelf, one, &report));
	assert_int_equal(report.read, 0);
	assert_int_equal(report.others, 2);
	assert_report(&report, 0, 0, 0, 3);
	shelf_close(&shelf);
}

static void what_is_new_changed_or_gone_is_noticed(void **state)
{
	struct shelf shelf;
	struct index_report report;

	(void)state;
	fill(&shelf);
	assert_true(shelf_index(&shelf, one, &report));
	index_report_free(&report);
	shelf_document(&shelf, "un/2016/b.md", 904);
	shelf_document(&shelf, "un/d.md", 905);
	unlink(shelf_path(&shelf, "un/a.md"));
	assert_true(shelf_index(&shelf, none, &report));
	assert_report(&report, 1, 1, 1, 1);
	assert_int_equal(shelf_number(&shelf, "SELECT count(*) FROM document JOIN symbol ON"
	                              " symbol.id = document.symbol WHERE symbol.symbol IN"
	                              " ('A/RES/71/903', 'A/RES/71/904', 'A/RES/71/905')"), 3);
	assert_int_equal(shelf_number(&shelf, "SELECT count(*) FROM document"), 3);
	assert_int_equal(shelf_number(&shelf, "SELECT count(*) FROM citation"), 6);
	shelf_close(&shelf);
}

/* Whatever has happened before, the library is as if it were made anew. */
static void a_library_is_as_if_made_anew(void **state)
{
	struct shelf shelf;
	struct index_report report;

	(void)state;
	fill(&shelf);
	assert_true(shelf_index(&shelf, one, &report));
	index_report_free(&report);
	shelf_document(&shelf, "un/2016/b.md", 904);
	shelf_document(&shelf, "un/d.md", 905);
	unlink(shelf_path(&shelf, "un/a.md"));
	assert_true(shelf_index(&shelf, one, &report));
	index_report_free(&report);
	char *kept = shelf_dump(&shelf);
	shelf.rebuild = true;
	assert_true(shelf_index(&shelf, none, &report));
	assert_report(&report, 3, 0, 0, 0);
	char *anew = shelf_dump(&shelf);
	assert_string_equal(kept, anew);
	assert_non_null(strstr(anew, "|word904|"));
	assert_null(strstr(anew, "|word901|"));
	free(kept);
	free(anew);
	shelf_close(&shelf);
}

/* A folder within another is part of it; one around others takes them over, unread. */
static void folders_do_not_nest(void **state)
{
	static const char *const inner[] = { "un/2016", NULL };
	static const char *const both[] = { "un", "un/2016", NULL };
	struct shelf shelf;
	struct index_report report;

	(void)state;
	fill(&shelf);
	assert_true(shelf_index(&shelf, inner, &report));
	assert_report(&report, 2, 0, 0, 0);
	assert_true(shelf_index(&shelf, both, &report));
	assert_report(&report, 1, 0, 0, 2);
	assert_int_equal(shelf_number(&shelf, "SELECT count(*) FROM folder"), 1);
	assert_int_equal(shelf_number(&shelf, "SELECT count(*) FROM file"
	                              " WHERE name = CAST('2016/b.md' AS BLOB)"), 1);
	assert_true(shelf_index(&shelf, inner, &report));
	assert_report(&report, 0, 0, 0, 3);
	shelf_close(&shelf);
}

/* A hidden folder is not come to from outside: it is a folder of its own. */
static void a_hidden_folder_stands_alone(void **state)
{
	static const char *const hidden[] = { "un/.more", NULL };
	struct shelf shelf;
	struct index_report report;

	(void)state;
	fill(&shelf);
	shelf_folder(&shelf, "un/.more");
	shelf_document(&shelf, "un/.more/x.md", 910);
	assert_true(shelf_index(&shelf, hidden, &report));
	assert_report(&report, 1, 0, 0, 0);
	assert_true(shelf_index(&shelf, one, &report));
	assert_report(&report, 3, 0, 0, 0);
	assert_true(shelf_index(&shelf, none, &report));
	assert_report(&report, 0, 0, 0, 4);
	shelf_close(&shelf);
}

static void what_is_away_is_kept(void **state)
{
	struct shelf shelf;
	struct index_report report;

	(void)state;
	fill(&shelf);
	assert_true(shelf_index(&shelf, one, &report));
	index_report_free(&report);
	assert_int_equal(rename(shelf_path(&shelf, "un"), shelf_path(&shelf, "away")), 0);
	assert_true(shelf_index(&shelf, none, &report));
	assert_int_equal(report.fault_count, 1);
	assert_report(&report, 0, 0, 0, 3);
	shelf_folder(&shelf, "un");
	assert_true(shelf_index(&shelf, none, &report));
	assert_int_equal(report.fault_count, 1);
	assert_report(&report, 0, 0, 0, 3);
	shelf.rebuild = true;
	assert_false(shelf_index(&shelf, none, &report));
	assert_int_equal(shelf.error.kind, UNROLL_ERROR_ABSENT);
	index_report_free(&report);
	assert_int_equal(shelf_number(&shelf, "SELECT count(*) FROM document"), 3);
	shelf_close(&shelf);
}

/* A link out of the folder is not followed, and told as what could not be read. */
static void what_cannot_be_read_is_told(void **state)
{
	struct shelf shelf;
	struct index_report report;

	(void)state;
	fill(&shelf);
	shelf_document(&shelf, "outside.md", 999);
	assert_int_equal(symlink("../outside.md", shelf_path(&shelf, "un/out.md")), 0);
	for (int i = 0; i < 2; i++) {
		assert_true(shelf_index(&shelf, one, &report));
		assert_int_equal(report.fault_count, 1);
		assert_true(str_ends_with(report.faults[0].path, str_of("/un/out.md")));
		assert_string_equal(report.faults[0].reason.data, "leads out of the library");
		index_report_free(&report);
	}
	shelf_close(&shelf);
}

/* Rows that belong to nobody are not let grow over a third of all. */
static void a_wasteful_library_is_made_anew(void **state)
{
	struct shelf shelf;
	struct index_report report;
	bool was_anew = false;

	(void)state;
	shelf_open(&shelf);
	shelf_folder(&shelf, "un");
	for (unsigned round = 0; round < 4; round++) {
		FILE *out = fopen(shelf_path(&shelf, "un/long.md"), "w");
		fprintf(out, "A/RES/71/901\n\n*The General Assembly*,\n");
		for (unsigned i = 1; i < 6000 + round; i++)
			fprintf(out, "\n%u. *Decides* so;\n", i);
		fclose(out);
		assert_true(shelf_index(&shelf, one, &report));
		was_anew = was_anew || report.is_anew;
		index_report_free(&report);
	}
	assert_true(was_anew);
	assert_int_equal(shelf_number(&shelf, "SELECT count(*) FROM document"), 1);
	assert_true(shelf_number(&shelf, "SELECT paragraphs FROM document") > 6000);
	assert_true(shelf_number(&shelf, "SELECT first_row FROM document") > 6000);
	shelf_close(&shelf);
}

static void two_at_once_do_the_work_once(void **state)
{
	enum { AT_ONCE = 3 };
	struct shelf shelf;
	struct index_report report;
	pid_t others[AT_ONCE];
	int status;

	(void)state;
	fill(&shelf);
	for (int i = 0; i < AT_ONCE; i++) {
		others[i] = fork();
		if (others[i] == 0)
			_exit(shelf_index(&shelf, one, &report) ? 0 : 1);
	}
	for (int i = 0; i < AT_ONCE; i++) {
		assert_int_equal(waitpid(others[i], &status, 0), others[i]);
		assert_int_equal(status, 0);
	}
	assert_int_equal(shelf_number(&shelf, "SELECT count(*) FROM document"), 3);
	assert_int_equal(shelf_number(&shelf, "SELECT count(*) FROM pragma_integrity_check"
	                              " WHERE integrity_check <> 'ok'"), 0);
	assert_true(shelf_index(&shelf, one, &report));
	assert_report(&report, 0, 0, 0, 3);
	shelf_close(&shelf);
}

static bool stop_after_one(void *context, const struct index_progress *progress)
{
	(void)context;
	return progress->phase != INDEX_READING || progress->files < 1;
}

static void what_was_read_before_a_stop_is_kept(void **state)
{
	struct shelf shelf;
	struct index_report report;

	(void)state;
	fill(&shelf);
	shelf.tell = stop_after_one;
	shelf.jobs = 1;
	assert_true(shelf_index(&shelf, one, &report));
	assert_true(report.is_stopped);
	assert_int_equal(report.read, 1);
	index_report_free(&report);
	assert_int_equal(shelf_number(&shelf, "SELECT count(*) FROM file"), 1);
	/* One that would make all anew changes nothing if it is stopped. */
	shelf.rebuild = true;
	assert_true(shelf_index(&shelf, one, &report));
	assert_true(report.is_stopped);
	index_report_free(&report);
	assert_int_equal(shelf_number(&shelf, "SELECT count(*) FROM file"), 1);
	shelf_close(&shelf);
}

static const pid_t *told_holder;

static bool stop_waiting(void *context, const struct index_progress *progress)
{
	int *waits = context;

	if (progress->phase == INDEX_WAITING)
		assert_int_equal(progress->holder, *told_holder);
	return progress->phase != INDEX_WAITING || ++*waits < 3;
}

/* Hold the lock of a shelf in another process until it is killed; return its number. */
static pid_t hold_lock(const struct shelf *shelf)
{
	int ends[2];
	pid_t other, ignored;
	char byte;

	assert_int_equal(pipe(ends), 0);
	other = fork();
	if (other == 0) {
		int lock = lock_open(shelf->database, NULL);
		if (lock < 0 || !lock_try(lock, &ignored) || write(ends[1], "", 1) != 1)
			_exit(1);
		for (;;)
			pause();
	}
	assert_int_equal(read(ends[0], &byte, 1), 1);
	close(ends[0]);
	close(ends[1]);
	return other;
}

static void who_waits_for_another_can_give_up(void **state)
{
	struct shelf shelf;
	struct index_report report;
	int waits = 0;

	(void)state;
	fill(&shelf);
	assert_true(shelf_index(&shelf, one, &report));
	index_report_free(&report);
	pid_t other = hold_lock(&shelf);
	told_holder = &other;
	shelf.tell = stop_waiting;
	shelf.context = &waits;
	assert_false(shelf_index(&shelf, one, &report));
	assert_int_equal(waits, 3);
	assert_string_equal(shelf.error.message, "stopped before its turn had come");
	kill(other, SIGKILL);
	assert_int_equal(waitpid(other, NULL, 0), other);
	assert_true(shelf_index(&shelf, one, &report));
	assert_report(&report, 0, 0, 0, 3);
	shelf_close(&shelf);
}

/* A document without a symbol, and a citation in a note that nothing calls. */
static void what_has_no_place_is_kept_all_the_same(void **state)
{
	struct shelf shelf;
	struct index_report report;

	(void)state;
	shelf_open(&shelf);
	shelf_folder(&shelf, "un");
	shelf_file(&shelf, "un/draft.md", "*The General Assembly*,\n\n1. *Decides* so.\n\n"
	           "[^1]: See resolution 71/901.\n");
	assert_true(shelf_index(&shelf, one, &report));
	assert_report(&report, 1, 0, 0, 0);
	assert_int_equal(shelf_number(&shelf, "SELECT count(*) FROM document WHERE symbol IS NULL"), 1);
	assert_int_equal(shelf_number(&shelf, "SELECT count(*) FROM citation WHERE paragraph IS NULL"
	                              " AND note = '1'"), 1);
	shelf_close(&shelf);
}

static void assert_whole(const struct shelf *shelf)
{
	if (access(shelf->database, F_OK) == 0)
		assert_int_equal(shelf_number(shelf, "SELECT count(*) FROM pragma_integrity_check"
		                              " WHERE integrity_check <> 'ok'"), 0);
}

/* Files that may not grow stand for a disk that is full. */
static int index_with_little_room(struct shelf *shelf, size_t room)
{
	struct rlimit limit = { .rlim_cur = room, .rlim_max = room };
	struct index_report report;
	int status;
	pid_t indexer = fork();

	if (indexer == 0) {
		signal(SIGXFSZ, SIG_IGN);
		setrlimit(RLIMIT_FSIZE, &limit);
		_exit(shelf_index(shelf, one, &report) ? 0 : 1);
	}
	assert_int_equal(waitpid(indexer, &status, 0), indexer);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void a_full_disk_leaves_a_whole_library(void **state)
{
	struct shelf shelf;
	struct index_report report;
	unsigned failures = 0;

	(void)state;
	fill(&shelf);
	for (size_t room = 4096; room <= 400000; room += 20480) {
		failures += index_with_little_room(&shelf, room) != 0;
		assert_whole(&shelf);
	}
	assert_true(failures > 0);
	assert_true(shelf_index(&shelf, one, &report));
	index_report_free(&report);
	assert_int_equal(shelf_number(&shelf, "SELECT count(*) FROM document"), 3);
	shelf_close(&shelf);
}

static void without_a_folder_there_is_nothing_to_do(void **state)
{
	struct shelf shelf;
	struct index_report report;

	(void)state;
	shelf_open(&shelf);
	assert_false(shelf_index(&shelf, none, &report));
	assert_int_equal(shelf.error.kind, UNROLL_ERROR_ABSENT);
	index_report_free(&report);
	shelf_close(&shelf);
}

static void a_folder_can_be_taken_out(void **state)
{
	struct shelf shelf;
	struct index_report report;

	(void)state;
	fill(&shelf);
	assert_true(shelf_index(&shelf, one, &report));
	index_report_free(&report);
	assert_false(shelf_remove(&shelf, "un/2016"));
	assert_int_equal(shelf.error.kind, UNROLL_ERROR_ABSENT);
	assert_int_equal(shelf_number(&shelf, "SELECT count(*) FROM document"), 3);
	assert_true(shelf_remove(&shelf, "un"));
	assert_int_equal(shelf_number(&shelf, "SELECT count(*) FROM document"), 0);
	assert_int_equal(shelf_number(&shelf, "SELECT count(*) FROM citation"), 0);
	assert_int_equal(shelf_number(&shelf, "SELECT count(*) FROM folder"), 0);
	shelf_close(&shelf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_folder_is_read_once),
		cmocka_unit_test(what_is_new_changed_or_gone_is_noticed),
		cmocka_unit_test(a_library_is_as_if_made_anew),
		cmocka_unit_test(folders_do_not_nest),
		cmocka_unit_test(a_hidden_folder_stands_alone),
		cmocka_unit_test(what_is_away_is_kept),
		cmocka_unit_test(what_cannot_be_read_is_told),
		cmocka_unit_test(a_wasteful_library_is_made_anew),
		cmocka_unit_test(two_at_once_do_the_work_once),
		cmocka_unit_test(what_was_read_before_a_stop_is_kept),
		cmocka_unit_test(who_waits_for_another_can_give_up),
		cmocka_unit_test(what_has_no_place_is_kept_all_the_same),
		cmocka_unit_test(a_full_disk_leaves_a_whole_library),
		cmocka_unit_test(a_folder_can_be_taken_out),
		cmocka_unit_test(without_a_folder_there_is_nothing_to_do),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
