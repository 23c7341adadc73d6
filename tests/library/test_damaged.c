/* A database that lacks a part of itself: whoever needs it is told, and nothing breaks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "library/citing.h"
#include "library/hits.h"
#include "library/library.h"
#include "library/store.h"
#include "shelf.h"

static const char *const one[] = { "un", NULL };
static const char *const none[] = { NULL };

static const char *const parts[] = {
	"folder", "file", "symbol", "document", "citation", "words", "state",
};

enum { PARTS = sizeof parts / sizeof *parts };

static void fill(struct shelf *shelf)
{
	struct index_report report;

	shelf_open(shelf);
	shelf_folder(shelf, "un");
	for (unsigned i = 1; i <= 3; i++) {
		char name[20];
		snprintf(name, sizeof name, "un/%u.md", i);
		shelf_document(shelf, name, 900 + i);
	}
	assert_true(shelf_index(shelf, one, &report));
	index_report_free(&report);
}

static void drop(const struct shelf *shelf, const char *part)
{
	sqlite3 *database;
	char statement[40];

	snprintf(statement, sizeof statement, "DROP TABLE %s", part);
	assert_int_equal(sqlite3_open(shelf->database, &database), SQLITE_OK);
	assert_int_equal(sqlite3_exec(database, statement, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_close(database), SQLITE_OK);
}

/* What is asked of a library; false with an error if it cannot be answered. */

static bool asks_store(struct store *store, int question, struct unroll_error *error)
{
	struct arena arena = { 0 };
	struct library_entries entries = { 0 };
	struct library_entry entry = { .file = 1 };
	struct store_links links = { 0 };
	struct str symbol = STR("A/RES/71/901");
	bool is_done = question == 0 ? store_find(store, symbol, UNROLL_ENGLISH, &arena, &entry, error)
	             : question == 1 ? store_entry(store, 1, &arena, &entry, error)
	             : question == 2 ? store_list(store, &arena, &entries, error)
	             : question == 3 ? store_complete(store, symbol, 10, &arena, &entries, error)
	             : question == 4 ? store_cited_by(store, symbol, UNROLL_ENGLISH, &arena, &links, error)
	             : store_cites(store, &entry, UNROLL_ENGLISH, &arena, &links, error);

	arena_free(&arena);
	return is_done;
}

static bool searches(struct store *store, const char *words, struct unroll_error *error)
{
	struct arena arena = { 0 };
	struct library_entry entry;
	struct query query;
	bool is_done = query_parse(&query, str_of(words), QUERY_ENTERED, &arena, error);
	struct hits *hits = is_done ? hits_begin(store, &query, error) : NULL;

	while (hits && hits_step(hits, 100))
		continue;
	is_done = hits && hits_are_complete(hits, error) && hits_document_count(hits) == 1
	       && hits_entry(hits, 0, &arena, &entry, error);
	hits_free(hits);
	arena_free(&arena);
	return is_done;
}

static const struct {
	const char *name;
	const char *needs;        /* the parts without which it cannot be answered */
} questions[] = {
	{ "find", "folder file symbol document" },
	{ "entry", "folder file symbol document" },
	{ "list", "folder file symbol document" },
	{ "complete", "symbol document" },
	{ "cited by", "folder file symbol document citation" },
	{ "cites", "folder file symbol document citation" },
	{ "search", "folder file symbol document words" },
	{ "search in a session", "folder file symbol document words" },
};

static bool asks(struct store *store, size_t question, struct unroll_error *error)
{
	return question < 6 ? asks_store(store, (int)question, error)
	     : searches(store, question == 6 ? "word902" : "word902 session:71", error);
}

static void readers_are_told_what_is_missing(void **state)
{
	(void)state;
	for (size_t part = 0; part <= PARTS; part++) {
		struct shelf shelf;
		fill(&shelf);
		if (part < PARTS)
			drop(&shelf, parts[part]);
		for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
			struct unroll_error error = { 0 };
			struct store *store = store_open(shelf.database, &error);
			assert_non_null(store);
			bool needs_it = part < PARTS && strstr(questions[i].needs, parts[part]);
			if (asks(store, i, &error) == needs_it)
				fail_msg("%s without %s: \"%s\"", questions[i].name,
				         part < PARTS ? parts[part] : "nothing", error.message);
			if (needs_it)
				assert_true(error.message[0]);
			store_close(store);
		}
		shelf_close(&shelf);
	}
}

/* A writer that fails says why and leaves the rest as it was. */
static void writers_are_told_what_is_missing(void **state)
{
	(void)state;
	for (size_t part = 0; part < PARTS; part++) {
		struct shelf shelf;
		struct index_report report;
		fill(&shelf);
		drop(&shelf, parts[part]);
		shelf_document(&shelf, "un/2.md", 905);
		for (int i = 0; i < 2; i++) {
			bool is_done = shelf_index(&shelf, i ? none : one, &report);
			if (is_done || !shelf.error.message[0])
				fail_msg("indexed without %s", parts[part]);
			index_report_free(&report);
		}
		shelf.rebuild = true;
		assert_false(shelf_index(&shelf, one, &report));
		index_report_free(&report);
		shelf.error.message[0] = '\0';
		if (shelf_remove(&shelf, "un") != (strcmp(parts[part], "words") == 0
		                                   || strcmp(parts[part], "state") == 0
		                                   || strcmp(parts[part], "symbol") == 0))
			fail_msg("removed without %s: \"%s\"", parts[part], shelf.error.message);
		shelf_close(&shelf);
	}
}

/* The folder is read all the same, and what it cannot tell is told by the error. */
static void a_folder_does_without_its_index(void **state)
{
	struct shelf shelf;
	struct unroll_error error = { 0 };
	struct library_entries entries = { 0 };
	struct arena arena = { 0 };
	struct citing citing = { .next = 0 };

	(void)state;
	fill(&shelf);
	drop(&shelf, "document");
	struct library *library = library_open(shelf_path(&shelf, "un"), shelf.database, &error);
	assert_non_null(library);
	while (library_step(library, 100))
		continue;
	assert_non_null(library_find(library, (struct str)STR("A/RES/71/902"), UNROLL_ENGLISH, 0));
	assert_false(library_list(library, &arena, &entries, &error));
	assert_true(error.message[0]);
	assert_int_equal(entries.count, 3);
	assert_false(citing_begin(&citing, library, (struct str)STR("A/RES/71/901"), UNROLL_ENGLISH,
	                          &error));
	while (citing_step(&citing, library, 100))
		continue;
	assert_int_equal(citing.document_count, 1);
	citing_free(&citing);
	arena_free(&arena);
	library_close(library);
	shelf_close(&shelf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(readers_are_told_what_is_missing),
		cmocka_unit_test(writers_are_told_what_is_missing),
		cmocka_unit_test(a_folder_does_without_its_index),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
