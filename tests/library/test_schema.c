#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "library/schema.h"

struct place {
	char folder[32], path[64];
};

static int make_place(void **state)
{
	static struct place place;

	strcpy(place.folder, "/tmp/unroll-schema-XXXXXX");
	*state = &place;
	return mkdtemp(place.folder) ? snprintf(place.path, sizeof place.path, "%s/a/b/library.db",
	                                        place.folder) < 0 : -1;
}

static int remove_place(void **state)
{
	struct place *place = *state;
	char command[100];

	snprintf(command, sizeof command, "rm -rf %s", place->folder);
	return system(command);
}

static void nothing_is_made_for_a_reader(void **state)
{
	struct place *place = *state;
	struct unroll_error error = { 0 };

	assert_null(schema_open(place->path, SCHEMA_READ, &error));
	assert_int_equal(error.kind, UNROLL_ERROR_ABSENT);
	assert_int_equal(access(place->path, F_OK), -1);
}

static void a_writer_makes_it_and_a_reader_finds_it(void **state)
{
	struct place *place = *state;
	struct unroll_error error = { 0 };
	sqlite3 *writer = schema_open(place->path, SCHEMA_WRITE, &error);

	assert_non_null(writer);
	sqlite3 *reader = schema_open(place->path, SCHEMA_READ, &error);
	assert_non_null(reader);
	assert_int_equal(sqlite3_exec(reader, "SELECT rowid FROM words ('a');"
	                              "SELECT * FROM document, citation, symbol, file, folder, state",
	                              NULL, NULL, NULL), SQLITE_OK);
	schema_close(reader);
	schema_close(writer);
}

static void a_reader_does_not_wait_for_a_writer(void **state)
{
	struct place *place = *state;
	struct unroll_error error = { 0 };
	sqlite3 *writer = schema_open(place->path, SCHEMA_WRITE, &error);

	assert_int_equal(sqlite3_exec(writer, "BEGIN IMMEDIATE; INSERT INTO symbol VALUES (1, 'A/1')",
	                              NULL, NULL, NULL), SQLITE_OK);
	sqlite3 *reader = schema_open(place->path, SCHEMA_READ, &error);
	assert_non_null(reader);
	sqlite3_busy_timeout(reader, 0);
	assert_int_equal(sqlite3_exec(reader, "SELECT * FROM symbol", NULL, NULL, NULL), SQLITE_OK);
	schema_close(reader);
	schema_close(writer);
}

static void what_is_not_ours_is_left_alone(void **state)
{
	struct place *place = *state;
	struct unroll_error error = { 0 };
	char other[80], text[80];
	sqlite3 *database;

	snprintf(other, sizeof other, "%s/other.db", place->folder);
	assert_int_equal(sqlite3_open(other, &database), SQLITE_OK);
	assert_int_equal(sqlite3_exec(database, "CREATE TABLE t (x)", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(database);
	assert_null(schema_open(other, SCHEMA_WRITE, &error));
	assert_non_null(strstr(error.message, "not a library of unroll"));

	snprintf(text, sizeof text, "%s/text.db", place->folder);
	FILE *file = fopen(text, "w");
	fputs("This is a text, and long enough to be taken for the head of a database. "
	      "It is nothing of the kind, and it stays as it is.\n", file);
	fclose(file);
	assert_null(schema_open(text, SCHEMA_READ, &error));
	assert_non_null(strstr(error.message, "not a database"));
}

static void another_version_is_refused(void **state)
{
	struct place *place = *state;
	struct unroll_error error = { 0 };
	sqlite3 *writer = schema_open(place->path, SCHEMA_WRITE, &error);

	sqlite3_exec(writer, "PRAGMA user_version = 99", NULL, NULL, NULL);
	schema_close(writer);
	assert_null(schema_open(place->path, SCHEMA_WRITE, &error));
	assert_non_null(strstr(error.message, "another version"));
}

static void the_folder_is_for_nobody_else(void **state)
{
	struct place *place = *state;
	struct stat status;
	char folder[64];

	schema_close(schema_open(place->path, SCHEMA_WRITE, NULL));
	snprintf(folder, sizeof folder, "%s/a/b", place->folder);
	assert_int_equal(stat(folder, &status), 0);
	assert_int_equal(status.st_mode & 0077, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(nothing_is_made_for_a_reader, make_place, remove_place),
		cmocka_unit_test_setup_teardown(a_writer_makes_it_and_a_reader_finds_it, make_place,
		                                remove_place),
		cmocka_unit_test_setup_teardown(a_reader_does_not_wait_for_a_writer, make_place,
		                                remove_place),
		cmocka_unit_test_setup_teardown(what_is_not_ours_is_left_alone, make_place, remove_place),
		cmocka_unit_test_setup_teardown(another_version_is_refused, make_place, remove_place),
		cmocka_unit_test_setup_teardown(the_folder_is_for_nobody_else, make_place, remove_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
