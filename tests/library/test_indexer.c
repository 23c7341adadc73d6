/* A library that is brought up to date with folders in which things happen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/str.h"
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_folder_is_read_once),
		cmocka_unit_test(what_is_new_changed_or_gone_is_noticed),
		cmocka_unit_test(a_library_is_as_if_made_anew),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
