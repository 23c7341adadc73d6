#include "library/schema.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/home.h"
#include "base/memory.h"
#include "base/str.h"

enum {
	APPLICATION_ID = 0x756e726c,      /* "unrl" */
	VERSION = 1,
	PATIENCE_MS = 10000               /* with another writer */
};

static const char tables[] =
	"CREATE TABLE folder ("
	"  id INTEGER PRIMARY KEY,"
	"  path BLOB NOT NULL UNIQUE,"            /* absolute, as the file system spells it */
	"  seen INTEGER NOT NULL DEFAULT 0);"     /* seconds since 1970 when it was brought up to date */
	"CREATE TABLE file ("
	"  id INTEGER PRIMARY KEY,"
	"  folder INTEGER NOT NULL,"
	"  name BLOB NOT NULL,"                   /* from the folder on: "2016/A_RES_70_1.xml" */
	"  size INTEGER NOT NULL,"
	"  changed INTEGER NOT NULL,"             /* nanoseconds; 0 to look again in any case */
	"  fault TEXT,"                           /* why it cannot be read; empty for a file of another
	                                           * kind; NULL for a document */
	"  UNIQUE (folder, name));"
	"CREATE TABLE symbol ("
	"  id INTEGER PRIMARY KEY,"
	"  symbol TEXT NOT NULL COLLATE NOCASE UNIQUE);"
	"CREATE TABLE document ("
	"  file INTEGER PRIMARY KEY,"
	"  symbol INTEGER,"                       /* NULL for a document without one */
	"  language INTEGER NOT NULL,"            /* enum unroll_language */
	"  organ INTEGER NOT NULL,"               /* enum unroll_organ */
	"  title TEXT NOT NULL,"
	"  adopted TEXT NOT NULL,"                /* ISO 8601 */
	"  session TEXT NOT NULL,"
	"  agenda_item TEXT NOT NULL,"
	"  subjects TEXT NOT NULL,"               /* a line each */
	"  first_row INTEGER NOT NULL,"           /* of words: the title */
	"  paragraphs INTEGER NOT NULL,"
	"  notes INTEGER NOT NULL);"
	"CREATE INDEX document_symbol ON document (symbol);"
	"CREATE UNIQUE INDEX document_row ON document"          /* all that a search asks of many */
	"  (first_row, paragraphs, notes, language, organ, adopted, symbol);"
	"CREATE TABLE citation ("
	"  cited INTEGER NOT NULL,"               /* a symbol */
	"  document INTEGER NOT NULL,"            /* its file */
	"  ordinal INTEGER NOT NULL,"             /* as in unroll_document.citations */
	"  paragraph INTEGER,"                    /* where it stands; NULL if no paragraph calls its note */
	"  place TEXT NOT NULL,"                  /* "op 14", "pp 3": unroll_paragraph_place_short() */
	"  note TEXT,"                            /* the label of the note in which it stands */
	"  target TEXT,"                          /* the paragraph of the cited document that it names */
	"  PRIMARY KEY (cited, document, ordinal)) WITHOUT ROWID;"
	"CREATE INDEX citation_document ON citation (document, ordinal);"
	"CREATE VIRTUAL TABLE words USING fts5"
	"  (text, content='', columnsize=0, tokenize='ascii');"
	/* Words are gathered where the processor's cache still holds them, and written as pieces
	 * of the index, which are joined when there are thirty-two of a size. */
	"INSERT INTO words (words, rank) VALUES ('hashsize', 8388608), ('automerge', 0), ('crisismerge', 32);"
	"CREATE TABLE state (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;"
	"INSERT INTO state VALUES ('next_row', 1);";    /* of words */

char *schema_default_path(void)
{
	return home_path("XDG_DATA_HOME", ".local/share", "library.db");
}

bool schema_make_folders(const char *path, struct unroll_error *error)
{
	char *copy = memory_string(path);
	bool is_made = true;

	for (char *slash = strchr(copy + 1, '/'); is_made && slash;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		is_made = mkdir(copy, 0700) == 0 || errno == EEXIST;
		if (!is_made)
			error_set(error, UNROLL_ERROR_SYSTEM, 0, "%s: %s", copy, strerror(errno));
		*slash = '/';
	}
	free(copy);
	return is_made;
}

bool schema_error(sqlite3 *database, struct unroll_error *error)
{
	const char *file = sqlite3_db_filename(database, "main");

	if (!file)
		file = "library";
	if ((sqlite3_errcode(database) & 0xFF) == SQLITE_CORRUPT)
		return error_set(error, UNROLL_ERROR_SYSTEM, 0, "%s: the library is damaged; "
		                 "delete this file and index its folders again", file);
	return error_set(error, UNROLL_ERROR_SYSTEM, 0, "%s: %s", file, sqlite3_errmsg(database));
}

/* The number that a pragma tells, or -1. */
static int ask(sqlite3 *database, const char *pragma)
{
	sqlite3_stmt *statement;
	int answer = -1;

	if (sqlite3_prepare_v2(database, pragma, -1, &statement, NULL) == SQLITE_OK
	    && sqlite3_step(statement) == SQLITE_ROW)
		answer = sqlite3_column_int(statement, 0);
	sqlite3_finalize(statement);
	return answer;
}

static bool execute(sqlite3 *database, const char *statements, struct unroll_error *error)
{
	return sqlite3_exec(database, statements, NULL, NULL, NULL) == SQLITE_OK
	    || schema_error(database, error);
}

/* In a transaction. */
static bool make_and_mark(sqlite3 *database, struct unroll_error *error)
{
	char marks[100];
	int version = ask(database, "PRAGMA user_version");

	snprintf(marks, sizeof marks, "PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT",
	         APPLICATION_ID, VERSION);
	if (version < 0)
		return schema_error(database, error);
	return (version || execute(database, tables, error)) && execute(database, marks, error);
}

/* Whoever comes first makes the tables; whoever waited for him finds them. */
static bool make_tables(sqlite3 *database, struct unroll_error *error)
{
	if (!execute(database, "PRAGMA journal_mode = WAL; BEGIN IMMEDIATE", error))
		return false;
	if (make_and_mark(database, error))
		return true;
	sqlite3_exec(database, "ROLLBACK", NULL, NULL, NULL);
	return false;
}

static bool check(sqlite3 *database, const char *path, enum schema_access access,
                  struct unroll_error *error)
{
	/* In one transaction, for which the file is locked once. */
	sqlite3_exec(database, "BEGIN", NULL, NULL, NULL);
	int id = ask(database, "PRAGMA application_id");
	int version = ask(database, "PRAGMA user_version");
	int content = ask(database, "SELECT count(*) FROM sqlite_schema");
	if (content < 0 || version < 0)
		return schema_error(database, error);
	sqlite3_exec(database, "COMMIT", NULL, NULL, NULL);
	if (id == 0 && version == 0 && content == 0)
		return access == SCHEMA_WRITE ? make_tables(database, error)
		     : error_set(error, UNROLL_ERROR_ABSENT, 0, "%s: no library yet", path);
	if (id != APPLICATION_ID)
		return error_set(error, UNROLL_ERROR_SYSTEM, 0, "%s: not a library of unroll", path);
	if (version != VERSION)
		return error_set(error, UNROLL_ERROR_SYSTEM, 0,
		                 "%s: made by another version of unroll (%d, this one knows %d)",
		                 path, version, VERSION);
	return true;
}

sqlite3 *schema_open(const char *path, enum schema_access access, struct unroll_error *error)
{
	int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE;
	sqlite3 *database = NULL;
	struct stat status;

	if (access == SCHEMA_READ && stat(path, &status) < 0) {
		error_set(error, errno == ENOENT ? UNROLL_ERROR_ABSENT : UNROLL_ERROR_SYSTEM, 0,
		          "%s: %s", path, strerror(errno));
		return NULL;
	}
	if (access == SCHEMA_WRITE) {
		flags |= SQLITE_OPEN_CREATE;
		if (!schema_make_folders(path, error))
			return NULL;
	}
	if (sqlite3_open_v2(path, &database, flags, NULL) != SQLITE_OK) {
		error_set(error, UNROLL_ERROR_SYSTEM, 0, "%s: %s", path,
		          database ? sqlite3_errmsg(database) : "no memory");
	} else {
		sqlite3_busy_timeout(database, PATIENCE_MS);
		sqlite3_exec(database, "PRAGMA synchronous = NORMAL; PRAGMA trusted_schema = OFF;"
		             "PRAGMA cell_size_check = ON", NULL, NULL, NULL);
		if (check(database, path, access, error))
			return database;
	}
	sqlite3_close(database);
	return NULL;
}

void schema_close(sqlite3 *database)
{
	sqlite3_close(database);
}

struct str schema_column(sqlite3_stmt *row, int column)
{
	const char *data = sqlite3_column_blob(row, column);

	return data ? (struct str){ data, (size_t)sqlite3_column_bytes(row, column) }
	            : (struct str)STR("");
}

void schema_bind(sqlite3_stmt *statement, int parameter, struct str text)
{
	sqlite3_bind_text64(statement, parameter, text.data ? text.data : "", text.size,
	                    SQLITE_STATIC, SQLITE_UTF8);
}
