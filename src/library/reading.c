#include "library/reading.h"

#include "base/str.h"
#include "library/schema.h"

#define ENTRIES \
	"SELECT document.file, folder.path, file.name, file.size, file.changed, symbol.symbol," \
	" document.language, document.organ, document.title, document.adopted, document.session " \
	"FROM document JOIN file ON file.id = document.file JOIN folder ON folder.id = file.folder" \
	" LEFT JOIN symbol ON symbol.id = document.symbol "

enum entry_column {
	ENTRY_FILE, ENTRY_FOLDER, ENTRY_NAME, ENTRY_SIZE, ENTRY_CHANGED, ENTRY_SYMBOL,
	ENTRY_LANGUAGE, ENTRY_ORGAN, ENTRY_TITLE, ENTRY_ADOPTED, ENTRY_SESSION
};

static const char *const questions[QUESTION_COUNT] = {
	[READ_BY_SYMBOL] = ENTRIES
		"WHERE document.symbol = (SELECT id FROM symbol WHERE symbol = ?1) "
		"ORDER BY document.language <> ?2, document.language, document.file LIMIT 1",
	[READ_BY_FILE] = ENTRIES "WHERE document.file = ?1",
	[READ_ALL] = ENTRIES,
	[READ_SYMBOLS] =
		"SELECT symbol FROM symbol WHERE symbol >= ?1 AND symbol < ?2 "
		"AND EXISTS (SELECT 1 FROM document WHERE document.symbol = symbol.id) "
		"ORDER BY symbol LIMIT ?3",
	[READ_CITING] =
		"SELECT document, paragraph, place, note, target FROM citation "
		"WHERE cited = (SELECT id FROM symbol WHERE symbol = ?1) ORDER BY document, ordinal",
	[READ_CITED] =
		"SELECT symbol, paragraph, place, note, target FROM citation "
		"JOIN symbol ON symbol.id = cited WHERE document = ?1 ORDER BY ordinal",
	[READ_SESSION] = "SELECT session FROM document WHERE file = ?1",
	[READ_DOCUMENT_COUNT] = "SELECT count(*) FROM document",
	[READ_VERSION] = "PRAGMA data_version",
};

sqlite3_stmt *reading_ask(struct store *store, enum question question,
                          struct unroll_error *error)
{
	sqlite3_stmt **statement = &store->statements[question];

	if (!*statement
	    && sqlite3_prepare_v3(store->database, questions[question], -1,
	                          SQLITE_PREPARE_PERSISTENT, statement, NULL) != SQLITE_OK)
		schema_error(store->database, error);
	return *statement;
}

bool reading_end(struct store *store, sqlite3_stmt *statement, int result,
                 struct unroll_error *error)
{
	/* Resetting tells of a column that could not be read. */
	bool is_good = sqlite3_reset(statement) == SQLITE_OK
	            && (result == SQLITE_DONE || result == SQLITE_ROW);

	if (!is_good)
		schema_error(store->database, error);
	sqlite3_clear_bindings(statement);
	return is_good;
}

void reading_begin_moment(struct store *store)
{
	sqlite3_exec(store->database, "BEGIN", NULL, NULL, NULL);
}

void reading_end_moment(struct store *store)
{
	sqlite3_exec(store->database, "COMMIT", NULL, NULL, NULL);
}

struct str reading_text(sqlite3_stmt *statement, int column, struct arena *arena)
{
	struct str text = schema_column(statement, column);

	return text.size ? arena_copy(arena, text) : text;
}

unsigned reading_number(sqlite3_stmt *statement, int column, unsigned limit)
{
	int64_t number = sqlite3_column_int64(statement, column);

	return number > 0 && number < limit ? (unsigned)number : 0;
}

/* Most documents are of the folder of the one before: its path need not be copied again. */
static struct str folder_of(sqlite3_stmt *statement, struct str before, struct arena *arena)
{
	struct str folder = schema_column(statement, ENTRY_FOLDER);

	return before.size && str_equal(before, folder) ? before
	     : reading_text(statement, ENTRY_FOLDER, arena);
}

struct library_entry reading_entry(sqlite3_stmt *statement, struct str folder,
                                   struct arena *arena)
{
	return (struct library_entry){
		.file = sqlite3_column_int64(statement, ENTRY_FILE),
		.folder = folder_of(statement, folder, arena),
		.name = reading_text(statement, ENTRY_NAME, arena),
		.size = sqlite3_column_int64(statement, ENTRY_SIZE),
		.changed = sqlite3_column_int64(statement, ENTRY_CHANGED),
		.symbol = reading_text(statement, ENTRY_SYMBOL, arena),
		.language = reading_number(statement, ENTRY_LANGUAGE, UNROLL_LANGUAGE_COUNT),
		.organ = reading_number(statement, ENTRY_ORGAN, UNROLL_ORGAN_COUNT),
		.title = reading_text(statement, ENTRY_TITLE, arena),
		.adopted = reading_text(statement, ENTRY_ADOPTED, arena),
		.session = reading_text(statement, ENTRY_SESSION, arena),
	};
}
