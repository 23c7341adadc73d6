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
		*entry = reading_entry(statement, (struct str)STR(""), arena);
	else if (result == SQLITE_DONE)
		error_set(error, UNROLL_ERROR_ABSENT, 0, "the document is no longer in the library");
	return reading_end(store, statement, result, error) && result == SQLITE_ROW;
}

/* Read all that a statement tells into the arena, in which there is room for `limit`. */
static int read_entries(sqlite3_stmt *statement, size_t limit, struct arena *arena,
                        struct library_entries *entries)
{
	struct str folder = STR("");
	int result = SQLITE_DONE;

	entries->items = arena_allocate(arena, limit * sizeof *entries->items);
	while (entries->count < limit && (result = sqlite3_step(statement)) == SQLITE_ROW) {
		entries->items[entries->count] = reading_entry(statement, folder, arena);
		folder = entries->items[entries->count++].folder;
	}
	return result;
}

bool store_find(struct store *store, struct str symbol, enum unroll_language preferred,
                struct arena *arena, struct library_entry *entry, struct unroll_error *error)
{
	sqlite3_stmt *statement = reading_ask(store, READ_BY_SYMBOL, error);

	if (!statement)
		return false;
	schema_bind(statement, 1, symbol);
	sqlite3_bind_int64(statement, 2, preferred);
	int result = sqlite3_step(statement);
	if (result == SQLITE_ROW)
		*entry = reading_entry(statement, (struct str)STR(""), arena);
	else if (result == SQLITE_DONE)
		error_set(error, UNROLL_ERROR_ABSENT, 0, "%.*s is not in the library",
		          (int)symbol.size, symbol.data);
	return reading_end(store, statement, result, error) && result == SQLITE_ROW;
}

/* How many documents there are; they are allocated at once. */
static bool count_documents(struct store *store, size_t *count, struct unroll_error *error)
{
	sqlite3_stmt *statement = reading_ask(store, READ_DOCUMENT_COUNT, error);
	int result = statement ? sqlite3_step(statement) : SQLITE_ERROR;

	if (!statement)
		return false;
	*count = result == SQLITE_ROW ? (size_t)sqlite3_column_int64(statement, 0) : 0;
	return reading_end(store, statement, result, error);
}

static bool list_documents(struct store *store, struct arena *arena,
                           struct library_entries *entries, struct unroll_error *error)
{
	sqlite3_stmt *statement = reading_ask(store, READ_ALL, error);
	size_t count;

	if (!statement || !count_documents(store, &count, error))
		return false;
	int result = read_entries(statement, count, arena, entries);
	return reading_end(store, statement, result, error);
}

bool store_list(struct store *store, struct arena *arena, struct library_entries *entries,
                struct unroll_error *error)
{
	*entries = (struct library_entries){ 0 };
	reading_begin_moment(store);
	bool is_good = list_documents(store, arena, entries, error);
	reading_end_moment(store);
	return is_good;
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
	struct library_entry *items = NULL;
	size_t count = 0, capacity = 0;
	int result;

	*entries = (struct library_entries){ 0 };
	if (!statement)
		return false;
	schema_bind(statement, 1, start);
	schema_bind(statement, 2, behind(start, arena));
	sqlite3_bind_int64(statement, 3, limit > INT64_MAX ? -1 : (int64_t)limit);
	while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
		items = memory_grow(items, count, &capacity, sizeof *items);
		items[count++] = (struct library_entry){
			.symbol = reading_text(statement, 0, arena),
		};
	}
	entries->items = arena_settle(arena, items, count, sizeof *items);
	entries->count = count;
	free(items);
	return reading_end(store, statement, result, error);
}
