#include "library/writer.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/str.h"
#include "library/schema.h"

/* What is lost at most when the process is killed. Each batch is a piece of the index. */
enum { BATCH_FILES = 20000, BATCH_MS = 10000 };

enum statement {
	BEGIN, COMMIT, ROLLBACK,
	ADD_FILE, CHANGE_FILE, FORGET_FILE,
	FORGET_CITATIONS, FORGET_DOCUMENT,
	FIND_SYMBOL, ADD_SYMBOL,
	ADD_DOCUMENT, ADD_CITATION, ADD_ROW,
	FIND_NEXT_ROW, SET_NEXT_ROW,
	STATEMENT_COUNT
};

static const char insert_file[] =
	"INSERT INTO file (folder, name, size, changed, fault) VALUES (?1, ?2, ?3, ?4, ?5)";
static const char insert_document[] =
	"INSERT INTO document (file, symbol, language, organ, title, adopted, session, agenda_item,"
	" subjects, first_row, paragraphs, notes)"
	" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
static const char insert_citation[] =
	"INSERT INTO citation (cited, document, ordinal, paragraph, place, note, target)"
	" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

static const char *const texts[STATEMENT_COUNT] = {
	[BEGIN] = "BEGIN IMMEDIATE",
	[COMMIT] = "COMMIT",
	[ROLLBACK] = "ROLLBACK",
	[ADD_FILE] = insert_file,
	[CHANGE_FILE] = "UPDATE file SET size = ?2, changed = ?3, fault = ?4 WHERE id = ?1",
	[FORGET_FILE] = "DELETE FROM file WHERE id = ?1",
	[FORGET_CITATIONS] = "DELETE FROM citation WHERE document = ?1",
	[FORGET_DOCUMENT] = "DELETE FROM document WHERE file = ?1",
	[FIND_SYMBOL] = "SELECT id FROM symbol WHERE symbol = ?1",
	[ADD_SYMBOL] = "INSERT INTO symbol (symbol) VALUES (?1)",
	[ADD_DOCUMENT] = insert_document,
	[ADD_CITATION] = insert_citation,
	[ADD_ROW] = "INSERT INTO words (rowid, text) VALUES (?1, ?2)",
	[FIND_NEXT_ROW] = "SELECT value FROM state WHERE name = 'next_row'",
	[SET_NEXT_ROW] = "UPDATE state SET value = ?1 WHERE name = 'next_row'",
};

struct writer {
	sqlite3 *database;
	sqlite3_stmt *statements[STATEMENT_COUNT];
	int64_t next_row;
	int64_t began;            /* this batch, by the clock in milliseconds; 0 if none is begun */
	size_t put, kept;         /* files */
	bool is_anew;             /* all is one batch */
};

bool writer_is_wasteful(sqlite3 *database)
{
	enum { FEW = 10000 };
	static const char count[] =
		"SELECT (SELECT value FROM state WHERE name = 'next_row')"
		" - ifnull((SELECT value FROM state WHERE name = 'first_row'), 1),"
		" (SELECT total(1 + paragraphs + notes) FROM document)";
	sqlite3_stmt *rows;
	bool is_wasteful = false;

	if (sqlite3_prepare_v2(database, count, -1, &rows, NULL) == SQLITE_OK
	    && sqlite3_step(rows) == SQLITE_ROW) {
		int64_t all = sqlite3_column_int64(rows, 0), used = sqlite3_column_int64(rows, 1);
		is_wasteful = all > FEW && all - used > all / 3;
	}
	sqlite3_finalize(rows);
	return is_wasteful;
}

static void bind_number(struct writer *writer, enum statement statement, int place, int64_t number)
{
	sqlite3_bind_int64(writer->statements[statement], place, number);
}

/* The text must live until the statement is done. */
static void bind_text(struct writer *writer, enum statement statement, int place, struct str text)
{
	schema_bind(writer->statements[statement], place, text);
}

static void bind_text_or_null(struct writer *writer, enum statement statement, int place,
                              struct str text)
{
	if (str_is_empty(text))
		sqlite3_bind_null(writer->statements[statement], place);
	else
		bind_text(writer, statement, place, text);
}

/* Carry a statement out, as far as its first row: its first column goes into *value, if asked. */
static bool run(struct writer *writer, enum statement statement, int64_t *value,
                struct unroll_error *error)
{
	sqlite3_stmt *prepared = writer->statements[statement];
	int result = sqlite3_step(prepared);

	if (result == SQLITE_ROW && value)
		*value = sqlite3_column_int64(prepared, 0);
	bool is_done = result == SQLITE_ROW || result == SQLITE_DONE;
	if (!is_done)
		schema_error(writer->database, error);
	sqlite3_reset(prepared);
	return is_done;
}

static bool run_with(struct writer *writer, enum statement statement, int64_t number,
                     struct unroll_error *error)
{
	bind_number(writer, statement, 1, number);
	return run(writer, statement, NULL, error);
}

static bool prepare(struct writer *writer, struct unroll_error *error)
{
	for (size_t i = 0; i < STATEMENT_COUNT; i++)
		if (sqlite3_prepare_v3(writer->database, texts[i], -1, SQLITE_PREPARE_PERSISTENT,
		                       &writer->statements[i], NULL) != SQLITE_OK)
			return schema_error(writer->database, error);
	return true;
}

struct writer *writer_open(sqlite3 *database, struct unroll_error *error)
{
	struct writer *writer = memory_allocate_zeroed(1, sizeof *writer);

	writer->database = database;
	if (prepare(writer, error))
		return writer;
	writer_close(writer);
	return NULL;
}

void writer_close(struct writer *writer)
{
	if (!writer)
		return;
	if (writer->began && !sqlite3_get_autocommit(writer->database))
		run(writer, ROLLBACK, NULL, NULL);
	for (size_t i = 0; i < STATEMENT_COUNT; i++)
		sqlite3_finalize(writer->statements[i]);
	free(writer);
}

static bool begin(struct writer *writer, struct unroll_error *error)
{
	if (writer->began)
		return true;
	if (!run(writer, BEGIN, NULL, error))
		return false;
	writer->began = clock_milliseconds();
	return run(writer, FIND_NEXT_ROW, &writer->next_row, error);
}

bool writer_keep(struct writer *writer, struct unroll_error *error)
{
	if (!writer->began)
		return true;
	if (!run_with(writer, SET_NEXT_ROW, writer->next_row, error)
	    || !run(writer, COMMIT, NULL, error))
		return false;
	writer->began = 0;
	writer->is_anew = false;
	writer->kept = writer->put;
	return true;
}

size_t writer_kept(const struct writer *writer)
{
	return writer->kept;
}

bool writer_begin_anew(struct writer *writer, struct unroll_error *error)
{
	/* Numbers of rows go on: who remembers one of before must not find another text there. */
	static const char forget[] =
		"INSERT OR REPLACE INTO state SELECT 'first_row', value FROM state"
		" WHERE name = 'next_row';"
		"DELETE FROM citation; DELETE FROM document; DELETE FROM symbol; DELETE FROM file;"
		"INSERT INTO words (words) VALUES ('delete-all')";

	if (!writer_keep(writer, error) || !begin(writer, error))
		return false;
	writer->is_anew = true;
	return sqlite3_exec(writer->database, forget, NULL, NULL, NULL) == SQLITE_OK
	    || schema_error(writer->database, error);
}

/* Keep a batch that is large or old enough. */
static bool keep_batch(struct writer *writer, struct unroll_error *error)
{
	bool is_full = writer->put - writer->kept >= BATCH_FILES
	            || clock_milliseconds() - writer->began >= BATCH_MS;

	return writer->is_anew || !is_full || writer_keep(writer, error);
}

/* The number of a symbol, given to it when it is first met. */
static bool number_symbol(struct writer *writer, struct str symbol, int64_t *number,
                          struct unroll_error *error)
{
	*number = 0;
	bind_text(writer, FIND_SYMBOL, 1, symbol);
	if (!run(writer, FIND_SYMBOL, number, error) || *number)
		return *number != 0;
	bind_text(writer, ADD_SYMBOL, 1, symbol);
	if (!run(writer, ADD_SYMBOL, NULL, error))
		return false;
	*number = sqlite3_last_insert_rowid(writer->database);
	return true;
}

static bool add_rows(struct writer *writer, const struct record *record,
                     struct unroll_error *error)
{
	size_t start = 0, count = (size_t)1 + record->paragraphs + record->notes;

	for (size_t i = 0; i < count; i++) {
		bind_number(writer, ADD_ROW, 1, writer->next_row++);
		bind_text(writer, ADD_ROW, 2, str_slice(record->words, start, record->ends[i]));
		if (start < record->ends[i] && !run(writer, ADD_ROW, NULL, error))
			return false;
		start = record->ends[i];
	}
	return true;
}

static bool add_citation(struct writer *writer, int64_t file,
                         const struct record_citation *citation, struct unroll_error *error)
{
	int64_t cited;

	if (!number_symbol(writer, citation->symbol, &cited, error))
		return false;
	bind_number(writer, ADD_CITATION, 1, cited);
	bind_number(writer, ADD_CITATION, 2, file);
	bind_number(writer, ADD_CITATION, 3, citation->ordinal);
	if (citation->paragraph == UNROLL_NONE)
		sqlite3_bind_null(writer->statements[ADD_CITATION], 4);
	else
		bind_number(writer, ADD_CITATION, 4, citation->paragraph);
	bind_text(writer, ADD_CITATION, 5, citation->place);
	bind_text_or_null(writer, ADD_CITATION, 6, citation->note);
	bind_text_or_null(writer, ADD_CITATION, 7, citation->target);
	return run(writer, ADD_CITATION, NULL, error);
}

static bool add_document(struct writer *writer, int64_t file, const struct record *record,
                         struct unroll_error *error)
{
	const struct str facts[] = {
		record->title, record->adopted, record->session, record->agenda_item,
		record->subjects,
	};
	int64_t symbol = 0;

	if (record->symbol.size && !number_symbol(writer, record->symbol, &symbol, error))
		return false;
	bind_number(writer, ADD_DOCUMENT, 1, file);
	if (symbol)
		bind_number(writer, ADD_DOCUMENT, 2, symbol);
	else
		sqlite3_bind_null(writer->statements[ADD_DOCUMENT], 2);
	bind_number(writer, ADD_DOCUMENT, 3, record->language);
	bind_number(writer, ADD_DOCUMENT, 4, record->organ);
	for (int i = 0; i < (int)(sizeof facts / sizeof *facts); i++)
		bind_text(writer, ADD_DOCUMENT, 5 + i, facts[i]);
	bind_number(writer, ADD_DOCUMENT, 10, writer->next_row);
	bind_number(writer, ADD_DOCUMENT, 11, record->paragraphs);
	bind_number(writer, ADD_DOCUMENT, 12, record->notes);
	if (!run(writer, ADD_DOCUMENT, NULL, error) || !add_rows(writer, record, error))
		return false;
	for (uint32_t i = 0; i < record->citation_count; i++)
		if (!add_citation(writer, file, &record->citations[i], error))
			return false;
	return true;
}

/* The fault of a document is NULL; that of a file of another kind is empty. */
static void bind_fault(struct writer *writer, enum statement statement, int place,
                       const struct record *record)
{
	if (record->kind == RECORD_DOCUMENT)
		sqlite3_bind_null(writer->statements[statement], place);
	else
		bind_text(writer, statement, place, record->fault);
}

static bool add_file(struct writer *writer, const struct writer_file *file,
                     const struct record *record, int64_t *number, struct unroll_error *error)
{
	bind_number(writer, ADD_FILE, 1, file->folder);
	sqlite3_bind_blob64(writer->statements[ADD_FILE], 2, file->path.data, file->path.size,
	                    SQLITE_STATIC);
	bind_number(writer, ADD_FILE, 3, record->size);
	bind_number(writer, ADD_FILE, 4, record->changed);
	bind_fault(writer, ADD_FILE, 5, record);
	if (!run(writer, ADD_FILE, NULL, error))
		return false;
	*number = sqlite3_last_insert_rowid(writer->database);
	return true;
}

static bool forget_document(struct writer *writer, int64_t file, struct unroll_error *error)
{
	return run_with(writer, FORGET_CITATIONS, file, error)
	    && run_with(writer, FORGET_DOCUMENT, file, error);
}

static bool change_file(struct writer *writer, int64_t number, const struct record *record,
                        struct unroll_error *error)
{
	bind_number(writer, CHANGE_FILE, 1, number);
	bind_number(writer, CHANGE_FILE, 2, record->size);
	bind_number(writer, CHANGE_FILE, 3, record->changed);
	bind_fault(writer, CHANGE_FILE, 4, record);
	return run(writer, CHANGE_FILE, NULL, error) && forget_document(writer, number, error);
}

bool writer_put(struct writer *writer, const struct writer_file *file,
                const struct record *record, struct unroll_error *error)
{
	int64_t number = file->file;

	if (!begin(writer, error))
		return false;
	bool is_known = number ? change_file(writer, number, record, error)
	                       : add_file(writer, file, record, &number, error);
	if (!is_known
	    || (record->kind == RECORD_DOCUMENT && !add_document(writer, number, record, error)))
		return false;
	writer->put++;
	return keep_batch(writer, error);
}

bool writer_forget(struct writer *writer, int64_t file, struct unroll_error *error)
{
	return begin(writer, error) && forget_document(writer, file, error)
	    && run_with(writer, FORGET_FILE, file, error);
}
