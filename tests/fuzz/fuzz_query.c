/*
 * Whatever is typed is a query or is refused with a reason; FTS5 understands it,
 * and finds a text where the marks in it say that it must. The input is options,
 * what is typed up to a line end, and the text.
 */
#include "fuzz.h"

#include <unistr.h>

#include <sqlite3.h>

#include "base/str.h"
#include "library/excerpt.h"
#include "library/query.h"
#include "library/tokens.h"

static sqlite3 *database;
static sqlite3_stmt *insert, *select_matches;
static struct fold_table table;

static void run(const char *statements)
{
	require(sqlite3_exec(database, statements, NULL, NULL, NULL) == SQLITE_OK);
}

static void start(void)
{
	if (database)
		return;
	require(sqlite3_open(":memory:", &database) == SQLITE_OK);
	run("CREATE VIRTUAL TABLE words USING fts5"
	    " (text, content='', columnsize=0, tokenize='ascii')");
	require(sqlite3_prepare_v2(database, "INSERT INTO words (rowid, text) VALUES (1, ?1)", -1,
	                           &insert, NULL) == SQLITE_OK);
	require(sqlite3_prepare_v2(database, "SELECT rowid FROM words WHERE words MATCH ?1", -1,
	                           &select_matches, NULL) == SQLITE_OK);
}

static int step(sqlite3_stmt *statement, struct str text)
{
	sqlite3_bind_text(statement, 1, text.data, (int)text.size, SQLITE_STATIC);
	int result = sqlite3_step(statement);
	sqlite3_reset(statement);
	return result;
}

static void check_search(const struct query *query, struct str text)
{
	struct token_text words = { 0 };

	tokens_append(&words, text, &table);
	run("BEGIN");
	require(step(insert, (struct str){ words.data ? words.data : "", words.size }) == SQLITE_DONE);
	int result = step(select_matches, query->match);
	require(result == (query_matches(query, text, &table) ? SQLITE_ROW : SQLITE_DONE));
	run("ROLLBACK");
	free(words.data);
}

static void check_marks(struct query_ranges marks, struct str text, uint32_t term_count)
{
	size_t behind = 0;

	for (size_t i = 0; i < marks.count; i++) {
		const struct query_range *range = &marks.items[i];
		require(range->start >= behind && range->start < range->end);
		require(range->end <= text.size && range->term < term_count);
		behind = range->end;
	}
}

static void check_text(const struct query *query, struct str text, size_t columns,
                       struct arena *arena)
{
	struct excerpt excerpt = excerpt_make(text, query, columns, &table, arena);

	check_marks(query_mark(query, text, &table, arena), text, query->count);
	check_marks(excerpt.marks, excerpt.text, query->count);
	require(excerpt.text.size <= text.size);
	require(excerpt.is_cut_before || excerpt.is_cut_after || excerpt.text.size == text.size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	struct unroll_error error = { 0 };
	struct query query;

	if (!size)
		return 0;
	start();
	struct str rest = { (const char *)data + 1, size - 1 };
	struct str typed = str_slice(rest, 0, str_find(rest, (struct str)STR("\n")));
	struct str text = str_from(rest, typed.size + 1);
	bool is_good = query_parse(&query, typed, data[0] & 1 ? QUERY_TYPING : QUERY_ENTERED, &arena,
	                           &error);
	require(is_good == (error.message[0] == '\0'));
	if (is_good && !u8_check((const uint8_t *)text.data, text.size)) {
		check_text(&query, text, 1 + data[0] / 2, &arena);
		if (!str_is_empty(query.match))
			check_search(&query, text);
	}
	arena_free(&arena);
	return 0;
}
