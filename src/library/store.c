#include "library/store.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/str.h"
#include "library/reading.h"
#include "library/schema.h"

struct store *store_open(const char *path, struct unroll_error *error)
{
	sqlite3 *database = schema_open(path, SCHEMA_READ, error);

	if (!database)
		return NULL;
	struct store *store = memory_allocate_zeroed(1, sizeof *store);
	store->database = database;
	return store;
}

void store_close(struct store *store)
{
	if (!store)
		return;
	for (size_t i = 0; i < QUESTION_COUNT; i++)
		sqlite3_finalize(store->statements[i]);
	schema_close(store->database);
	free(store);
}

bool store_has_changed(struct store *store)
{
	sqlite3_stmt *statement = reading_ask(store, READ_VERSION, NULL);
	int64_t before = store->version;

	if (!statement)
		return false;
	if (sqlite3_step(statement) == SQLITE_ROW)
		store->version = sqlite3_column_int64(statement, 0);
	sqlite3_reset(statement);
	return store->version != before && before != 0;
}

bool store_entry(struct store *store, int64_t file, struct arena *arena,
                 struct library_entry *entry, struct unroll_error *error)
{
	sqlite3_stmt *statement = reading_ask(store, READ_BY_FILE, error);

	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, file);
	int result = sqlite3_step(statement);
	if (result == SQLITE_ROW)
		*entry = reading_entry(statement, arena);
	else if (result == SQLITE_DONE)
		error_set(error, UNROLL_ERROR_ABSENT, 0, "the document is no longer in the library");
	return reading_end(store, statement, result, error) && result == SQLITE_ROW;
}

/* Read all that a statement tells. */
static bool read_entries(struct store *store, sqlite3_stmt *statement, struct arena *arena,
                         struct library_entries *entries, struct unroll_error *error)
{
	struct library_entry *items = NULL;
	size_t count = 0, capacity = 0;
	int result;

	while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
		items = memory_grow(items, count, &capacity, sizeof *items);
		items[count++] = reading_entry(statement, arena);
	}
	entries->items = arena_settle(arena, items, count, sizeof *items);
	entries->count = count;
	free(items);
	return reading_end(store, statement, result, error);
}

bool store_versions(struct store *store, struct str symbol, struct arena *arena,
                    struct library_entries *entries, struct unroll_error *error)
{
	sqlite3_stmt *statement = reading_ask(store, READ_BY_SYMBOL, error);

	*entries = (struct library_entries){ 0 };
	if (!statement)
		return false;
	reading_bind(statement, 1, symbol);
	return read_entries(store, statement, arena, entries, error);
}

bool store_find(struct store *store, struct str symbol, enum unroll_language preferred,
                struct arena *arena, struct library_entry *entry, struct unroll_error *error)
{
	struct library_entries all;
	size_t best = 0;

	if (!store_versions(store, symbol, arena, &all, error))
		return false;
	if (!all.count)
		return error_set(error, UNROLL_ERROR_ABSENT, 0, "%.*s is not in the library",
		                 (int)symbol.size, symbol.data);
	while (best < all.count && all.items[best].language != preferred)
		best++;
	*entry = all.items[best < all.count ? best : 0];
	return true;
}

bool store_list(struct store *store, struct arena *arena, struct library_entries *entries,
                struct unroll_error *error)
{
	sqlite3_stmt *statement = reading_ask(store, READ_ALL, error);

	*entries = (struct library_entries){ 0 };
	return statement && read_entries(store, statement, arena, entries, error);
}

/* The first text behind all that begin with `start`, as NOCASE sorts them. */
static struct str behind(struct str start, struct arena *arena)
{
	return arena_format(arena, "%.*s\xFF", (int)start.size, start.data);
}

bool store_complete(struct store *store, struct str start, size_t limit, struct arena *arena,
                    struct library_entries *entries, struct unroll_error *error)
{
	sqlite3_stmt *statement = reading_ask(store, READ_SYMBOLS, error);
	int result;

	*entries = (struct library_entries){ 0 };
	if (!statement)
		return false;
	entries->items = arena_allocate_zeroed(arena, limit, sizeof *entries->items);
	reading_bind(statement, 1, start);
	reading_bind(statement, 2, behind(start, arena));
	sqlite3_bind_int64(statement, 3, (int64_t)limit);
	while ((result = sqlite3_step(statement)) == SQLITE_ROW)
		entries->items[entries->count++].symbol = reading_text(statement, 0, arena);
	return reading_end(store, statement, result, error);
}

bool store_count(struct store *store, struct store_counts *counts, struct unroll_error *error)
{
	sqlite3_stmt *statement = reading_ask(store, READ_COUNTS, error);

	*counts = (struct store_counts){ 0 };
	if (!statement)
		return false;
	int result = sqlite3_step(statement);
	if (result == SQLITE_ROW)
		*counts = (struct store_counts){
			.documents = (uint64_t)sqlite3_column_int64(statement, 0),
			.symbols = (uint64_t)sqlite3_column_int64(statement, 1),
			.folders = (uint64_t)sqlite3_column_int64(statement, 2),
		};
	return reading_end(store, statement, result, error);
}
