#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/str.h"
#include "library/tokens.h"
#include "collection.h"

void collection_make(struct collection *collection)
{
	strcpy(collection->folder, "/tmp/unroll-store-XXXXXX");
	assert_non_null(mkdtemp(collection->folder));
	snprintf(collection->path, sizeof collection->path, "%s/library.db", collection->folder);
	snprintf(collection->documents, sizeof collection->documents, "%s/documents",
	         collection->folder);
	assert_int_equal(mkdir(collection->documents, 0777), 0);
}

void collection_remove(struct collection *collection)
{
	char command[100];

	snprintf(command, sizeof command, "rm -rf %s", collection->folder);
	assert_int_equal(system(command), 0);
}

/* Run a statement with its parameters: 'i' an int64_t, 't' a text or NULL. */
static void run(sqlite3 *database, const char *sql, const char *types, ...)
{
	sqlite3_stmt *statement;
	va_list values;

	if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(database));
	va_start(values, types);
	for (int i = 0; types[i]; i++) {
		if (types[i] == 'i')
			sqlite3_bind_int64(statement, i + 1, va_arg(values, int64_t));
		else
			sqlite3_bind_text(statement, i + 1, va_arg(values, const char *), -1,
			                  SQLITE_TRANSIENT);
	}
	va_end(values);
	if (sqlite3_step(statement) != SQLITE_DONE)
		fail_msg("%s: %s", sql, sqlite3_errmsg(database));
	sqlite3_finalize(statement);
}

static void add_words(sqlite3 *database, int64_t row, const char *text, struct fold_table *table)
{
	struct token_text words = { 0 };

	tokens_append(&words, str_of(text), table);
	tokens_append(&words, (struct str)STR("endofpiece"), table);   /* never empty */
	words.data[words.size - 1] = '\0';
	run(database, "INSERT INTO words (rowid, text) VALUES (?, ?)", "it", row, words.data);
	free(words.data);
}

static int64_t add_pieces(sqlite3 *database, int64_t row, const char *const *pieces,
                          struct fold_table *table)
{
	int64_t count = 0;

	for (; pieces && pieces[count]; count++)
		add_words(database, row + count, pieces[count], table);
	return count;
}

static void add_document(sqlite3 *database, const struct specimen *specimen, int64_t file,
                         int64_t *row, struct fold_table *table)
{
	char name[40];

	snprintf(name, sizeof name, "%d/specimen.md", (int)file);
	run(database, "INSERT INTO file (id, folder, name, size, changed) VALUES (?, 1, ?, 7, 8)",
	    "it", file, name);
	if (specimen->symbol)
		run(database, "INSERT OR IGNORE INTO symbol (symbol) VALUES (?)", "t", specimen->symbol);
	add_words(database, *row, specimen->title, table);
	int64_t paragraphs = add_pieces(database, *row + 1, specimen->paragraphs, table);
	int64_t notes = add_pieces(database, *row + 1 + paragraphs, specimen->notes, table);
	run(database, "INSERT INTO document (symbol, file, language, organ, title, adopted, session,"
	    " agenda_item, subjects, first_row, paragraphs, notes) VALUES"
	    " ((SELECT id FROM symbol WHERE symbol = ?), ?, ?, ?, ?, ?, '', '', '', ?, ?, ?)",
	    "tiiittiii", specimen->symbol, file, (int64_t)specimen->language,
	    (int64_t)specimen->organ, specimen->title, specimen->adopted, *row, paragraphs, notes);
	*row += 1 + paragraphs + notes + 3;     /* rows that belong to nobody */
	add_words(database, *row - 1, "water nobody", table);
}

static void add_citation(sqlite3 *database, const struct specimen_citation *citation,
                         size_t ordinal)
{
	run(database, "INSERT OR IGNORE INTO symbol (symbol) VALUES (?)", "t", citation->cited);
	run(database, "INSERT INTO citation VALUES ((SELECT id FROM symbol WHERE symbol = ?), ?, ?,"
	    " nullif(?, -1), ?, ?, ?)", "tiiittt", citation->cited, (int64_t)citation->document + 1,
	    (int64_t)ordinal, (int64_t)citation->paragraph, citation->place, citation->note,
	    citation->target);
}

void collection_write(const struct collection *collection, const struct specimen *specimens,
                      size_t count, const struct specimen_citation *citations,
                      size_t citation_count)
{
	struct unroll_error error;
	struct fold_table table = { 0 };
	sqlite3 *database = schema_open(collection->path, SCHEMA_WRITE, &error);
	int64_t row = 1;

	assert_non_null(database);
	run(database, "BEGIN", "");
	run(database, "INSERT INTO folder (id, path) VALUES (1, ?)", "t", collection->documents);
	for (size_t i = 0; i < count; i++)
		add_document(database, &specimens[i], (int64_t)i + 1, &row, &table);
	for (size_t i = 0; i < citation_count; i++)
		add_citation(database, &citations[i], i);
	run(database, "COMMIT", "");
	schema_close(database);
	fold_table_free(&table);
}
