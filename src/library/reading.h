/* How the parts of the stored library's reader ask its database. */
#ifndef LIBRARY_READING_H
#define LIBRARY_READING_H

#include <stdbool.h>
#include <stdint.h>

#include <sqlite3.h>

#include "library/store.h"

enum question {
	READ_BY_SYMBOL,           /* ?1 symbol, ?2 language: columns of the best entry */
	READ_BY_FILE,             /* ?1 file: columns of an entry */
	READ_ALL,                 /* columns of entries */
	READ_SYMBOLS,             /* ?1 first, ?2 behind the last, ?3 limit: symbols with a document */
	READ_CITING,              /* ?1 symbol: document, paragraph, place, note, target */
	READ_CITED,               /* ?1 document: symbol, then as above; in reading order */
	READ_SESSION,             /* ?1 file: of its document */
	READ_DOCUMENT_COUNT,
	READ_VERSION,
	QUESTION_COUNT
};

struct store {
	sqlite3 *database;
	sqlite3_stmt *statements[QUESTION_COUNT];       /* NULL until first asked */
	int64_t version;          /* of the data, when store_has_changed() was last asked */
};

/*
 * The statement of a question, ready for its parameters; the store keeps it. NULL
 * if the library cannot be read, why is in *error.
 */
sqlite3_stmt *reading_ask(struct store *store, enum question question,
                          struct unroll_error *error);

/*
 * Finish with a statement, of which `result` is what sqlite3_step() returned last.
 * False if that says that the library cannot be read; why is in *error.
 */
bool reading_end(struct store *store, sqlite3_stmt *statement, int result,
                 struct unroll_error *error);

/* Let all that is read up to reading_end_moment() be of one moment. */
void reading_begin_moment(struct store *store);
void reading_end_moment(struct store *store);

/* A column, in the arena. */
struct str reading_text(sqlite3_stmt *statement, int column, struct arena *arena);

/* A number that must be less than `limit`, or else 0: the database may be damaged. */
unsigned reading_number(sqlite3_stmt *statement, int column, unsigned limit);

/* The columns of an entry; `folder` is that of the entry before, which it may share, or empty. */
struct library_entry reading_entry(sqlite3_stmt *statement, struct str folder,
                                   struct arena *arena);

#endif
