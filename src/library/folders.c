#include "library/folders.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/str.h"
#include "library/schema.h"

static bool prepare(sqlite3 *database, const char *text, sqlite3_stmt **statement,
                    struct unroll_error *error)
{
	return sqlite3_prepare_v2(database, text, -1, statement, NULL) == SQLITE_OK
	    || schema_error(database, error);
}

/* Whether a statement came to its end; it is finalized. */
static bool finish(sqlite3 *database, sqlite3_stmt *statement, struct unroll_error *error)
{
	int result = sqlite3_step(statement);
	bool is_done = result == SQLITE_DONE || result == SQLITE_ROW
	            || schema_error(database, error);

	sqlite3_finalize(statement);
	return is_done;
}

/* Carry out a statement about a folder. */
static bool run(sqlite3 *database, const char *text, int64_t folder, struct unroll_error *error)
{
	sqlite3_stmt *statement;

	if (!prepare(database, text, &statement, error))
		return false;
	sqlite3_bind_int64(statement, 1, folder);
	return finish(database, statement, error);
}

bool folders_read(sqlite3 *database, struct arena *arena, struct folders *folders,
                  struct unroll_error *error)
{
	struct folders_row *rows = NULL;
	size_t count = 0, capacity = 0;
	sqlite3_stmt *statement;
	int result;

	if (!prepare(database, "SELECT id, path, seen FROM folder ORDER BY path", &statement,
	             error))
		return false;
	while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
		rows = memory_grow(rows, count, &capacity, sizeof *rows);
		rows[count++] = (struct folders_row){
			sqlite3_column_int64(statement, 0),
			arena_copy(arena, schema_column(statement, 1)),
			sqlite3_column_int64(statement, 2),
		};
	}
	sqlite3_finalize(statement);
	folders->rows = arena_settle(arena, rows, count, sizeof *rows);
	folders->count = count;
	free(rows);
	return result == SQLITE_DONE || schema_error(database, error);
}

/*
 * The path of a folder from one around it on, if a walk through that comes to it:
 * it passes by what is hidden. Empty if it does not.
 */
static struct str path_within(struct str outer, struct str inner)
{
	static const struct str slash = STR("/"), hidden = STR("/.");
	struct str rest = str_from(inner, outer.size);

	if (str_equal(outer, slash))
		rest = inner;
	if (!str_starts_with(inner, outer) || !str_starts_with(rest, slash)
	    || str_find(rest, hidden) != SIZE_MAX)
		return (struct str)STR("");
	return str_from(rest, 1);
}

static bool insert(sqlite3 *database, struct str path, int64_t *id, struct unroll_error *error)
{
	sqlite3_stmt *statement;

	if (!prepare(database, "INSERT INTO folder (path) VALUES (?1)", &statement, error))
		return false;
	sqlite3_bind_blob64(statement, 1, path.data, path.size, SQLITE_STATIC);
	if (!finish(database, statement, error))
		return false;
	*id = sqlite3_last_insert_rowid(database);
	return true;
}

/* Hand the files of one folder over to another, from which `within` leads to it. */
static bool take_over(sqlite3 *database, int64_t from, int64_t to, struct str within,
                      struct unroll_error *error)
{
	sqlite3_stmt *statement;

	if (!prepare(database, "UPDATE file SET folder = ?2,"
	             " name = CAST(?3 || '/' || name AS BLOB) WHERE folder = ?1", &statement,
	             error))
		return false;
	sqlite3_bind_int64(statement, 1, from);
	sqlite3_bind_int64(statement, 2, to);
	sqlite3_bind_blob64(statement, 3, within.data, within.size, SQLITE_STATIC);
	return finish(database, statement, error)
	    && run(database, "DELETE FROM folder WHERE id = ?1", from, error);
}

bool folders_add(sqlite3 *database, struct str path, int64_t *id, struct unroll_error *error)
{
	struct arena arena = { 0 };
	struct folders folders;
	bool is_done = folders_read(database, &arena, &folders, error);

	*id = 0;
	for (size_t i = 0; is_done && i < folders.count && !*id; i++)
		if (str_equal(folders.rows[i].path, path)
		    || path_within(folders.rows[i].path, path).size)
			*id = folders.rows[i].id;
	bool is_new = is_done && !*id;
	if (is_new)
		is_done = insert(database, path, id, error);
	for (size_t i = 0; is_new && is_done && i < folders.count; i++) {
		struct str within = path_within(path, folders.rows[i].path);
		if (within.size)
			is_done = take_over(database, folders.rows[i].id, *id, within, error);
	}
	arena_free(&arena);
	return is_done;
}

bool folders_remove(sqlite3 *database, int64_t id, struct unroll_error *error)
{
	static const char *const steps[] = {
		"DELETE FROM citation WHERE document IN (SELECT id FROM file WHERE folder = ?1)",
		"DELETE FROM document WHERE file IN (SELECT id FROM file WHERE folder = ?1)",
		"DELETE FROM file WHERE folder = ?1",
		"DELETE FROM folder WHERE id = ?1",
	};

	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (!run(database, steps[i], id, error))
			return false;
	return true;
}

bool folders_mark(sqlite3 *database, int64_t id, struct unroll_error *error)
{
	return run(database, "UPDATE folder SET seen = unixepoch() WHERE id = ?1", id, error);
}

bool folders_count(sqlite3 *database, int64_t id, struct folders_counts *counts,
                   struct unroll_error *error)
{
	sqlite3_stmt *statement;
	int result;

	*counts = (struct folders_counts){ 0 };
	if (!prepare(database, "SELECT fault IS NULL, fault = '', language, count(*) FROM file"
	             " LEFT JOIN document ON document.file = file.id WHERE folder = ?1"
	             " GROUP BY 1, 2, 3", &statement, error))
		return false;
	sqlite3_bind_int64(statement, 1, id);
	while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
		int64_t count = sqlite3_column_int64(statement, 3);
		int language = sqlite3_column_int(statement, 2);
		if (!sqlite3_column_int(statement, 0)) {
			bool is_other = sqlite3_column_int(statement, 1);
			*(is_other ? &counts->others : &counts->faults) += count;
			continue;
		}
		counts->documents += count;
		if (language >= 0 && language < UNROLL_LANGUAGE_COUNT)
			counts->languages[language] += count;
	}
	sqlite3_finalize(statement);
	return result == SQLITE_DONE || schema_error(database, error);
}
