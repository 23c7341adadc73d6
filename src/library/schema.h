/*
 * The database of a library: where it is kept, and its tables.
 *
 * A document is told by its file. Its text is indexed by paragraph: rows of
 * `words` from document.first_row on stand for the title, then for each
 * paragraph, then for each note. Rows are never used again: those of a document
 * that is gone, or has changed, belong to nobody until the library is rebuilt.
 * The text itself stays in the files.
 */
#ifndef LIBRARY_SCHEMA_H
#define LIBRARY_SCHEMA_H

#include <stdbool.h>

#include <sqlite3.h>

#include <unroll/error.h>
#include <unroll/str.h>

/* "$XDG_DATA_HOME/unroll/library.db"; the caller frees it; NULL without a home. */
char *schema_default_path(void);

/* Make the folders that lead to a file, for nobody but us. */
bool schema_make_folders(const char *path, struct unroll_error *error);

enum schema_access {
	SCHEMA_READ,              /* UNROLL_ERROR_ABSENT where there is no database */
	SCHEMA_WRITE              /* made, with its folder, where there is none */
};

/*
 * Open a database and see to it that its tables are there. Readers do not wait
 * for a writer, nor a writer for readers. NULL on failure, why is in *error: also
 * for a database that is not ours or that a later version has made.
 */
sqlite3 *schema_open(const char *path, enum schema_access access, struct unroll_error *error);

void schema_close(sqlite3 *database);

/*
 * The bytes of a column, valid until the next step. Empty if they cannot be read:
 * then the next step of the statement fails, or else resetting or finalizing it.
 */
struct str schema_column(sqlite3_stmt *row, int column);

/* Set a parameter to a text, which must live until another is set or the statement is done. */
void schema_bind(sqlite3_stmt *statement, int parameter, struct str text);

/* Put what SQLite says went wrong last into *error; return false. */
bool schema_error(sqlite3 *database, struct unroll_error *error);

#endif
