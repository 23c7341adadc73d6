#include "shelf.h"

#include <fcntl.h>
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/str.h"

void shelf_open(struct shelf *shelf)
{
	const char *place = getenv("TMPDIR");

	*shelf = (struct shelf){ 0 };
	snprintf(shelf->root, sizeof shelf->root, "%s/unroll-XXXXXX", place ? place : "/tmp");
	assert_non_null(mkdtemp(shelf->root));
	snprintf(shelf->database, sizeof shelf->database, "%.480s/data/library.db", shelf->root);
}

static int take_away(const char *path, const struct stat *status, int kind, struct FTW *place)
{
	(void)status, (void)kind, (void)place;
	return remove(path);
}

static int open_up(const char *path, const struct stat *status, int kind, struct FTW *place)
{
	(void)status, (void)place;
	if (kind == FTW_D || kind == FTW_DNR)
		chmod(path, 0700);
	return 0;
}

void shelf_close(struct shelf *shelf)
{
	nftw(shelf->root, open_up, 16, FTW_PHYS);
	assert_int_equal(nftw(shelf->root, take_away, 16, FTW_DEPTH | FTW_PHYS), 0);
}

const char *shelf_path(const struct shelf *shelf, const char *name)
{
	static char paths[4][2 * SHELF_PATH_SIZE];
	static unsigned next;
	char *path = paths[next++ % 4];

	snprintf(path, sizeof paths[0], "%s%s%s", shelf->root, *name ? "/" : "", name);
	return path;
}

void shelf_folder(const struct shelf *shelf, const char *name)
{
	assert_int_equal(mkdir(shelf_path(shelf, name), 0700), 0);
}

void shelf_file(const struct shelf *shelf, const char *name, const char *text)
{
	static time_t time = 1500000000;
	const char *path = shelf_path(shelf, name);
	FILE *out = fopen(path, "wb");

	assert_non_null(out);
	fputs(text, out);
	assert_int_equal(fclose(out), 0);
	/* Each time of its own, so that a change of a file is one. */
	struct timespec times[2] = { { .tv_sec = time }, { .tv_sec = time } };
	time++;
	assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

void shelf_document(const struct shelf *shelf, const char *name, unsigned number)
{
	char text[1000];

	snprintf(text, sizeof text,
	         "SPECIMEN - not a document of the United Nations\n\n"
	         "Resolution adopted by the General Assembly on 9 December 2016\n\n"
	         "71/%u. Matter number %u\n\n"
	         "*The General Assembly*,\n\n"
	         "*Recalling* its resolution 71/%u of 1 December 2016,\n\n"
	         "1. *Requests* the Secretary-General to report on word%u and on peace;\n\n"
	         "2. *Decides* to consider document A/71/%u further.\n",
	         number, number, number - 1, number, number);
	shelf_file(shelf, name, text);
}

static bool go_on(void *context, const struct index_progress *progress)
{
	(void)context, (void)progress;
	return true;
}

bool shelf_index(struct shelf *shelf, const char *const *folders, struct index_report *report)
{
	enum { MOST = 8 };
	char paths[MOST][2 * SHELF_PATH_SIZE];
	struct str list[MOST];
	size_t count = 0;

	for (; folders[count]; count++) {
		assert_true(count < MOST);
		snprintf(paths[count], sizeof paths[0], "%s", shelf_path(shelf, folders[count]));
		list[count] = str_of(paths[count]);
	}
	struct index_options options = {
		.database = shelf->database, .folders = list, .folder_count = count,
		.jobs = shelf->jobs ? shelf->jobs : 2, .rebuild = shelf->rebuild,
		.tell = shelf->tell ? shelf->tell : go_on, .context = shelf->context,
	};
	return index_folders(&options, report, &shelf->error);
}

bool shelf_remove(struct shelf *shelf, const char *folder)
{
	const struct str path = str_of(shelf_path(shelf, folder));
	struct index_options options = {
		.database = shelf->database, .folders = &path, .folder_count = 1, .tell = go_on,
	};

	return index_remove(&options, &shelf->error);
}

int64_t shelf_number(const struct shelf *shelf, const char *query)
{
	sqlite3 *database;
	sqlite3_stmt *statement;

	/* What a killed process has left undone may have to be rolled back first. */
	assert_int_equal(sqlite3_open_v2(shelf->database, &database, SQLITE_OPEN_READWRITE, NULL),
	                 SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(database, query, -1, &statement, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	int64_t number = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	assert_int_equal(sqlite3_close(database), SQLITE_OK);
	return number;
}

/* Numbers of files, symbols and rows are told by what they stand for. */
static const char *const tellings[] = {
	"SELECT path, name, size, fault, changed <> 0, symbol.symbol, language, organ, title,"
	" adopted, session, agenda_item, subjects, paragraphs, notes FROM file"
	" JOIN folder ON folder.id = file.folder LEFT JOIN document ON document.file = file.id"
	" LEFT JOIN symbol ON symbol.id = document.symbol ORDER BY path, name",
	"SELECT name, symbol.symbol, ordinal, paragraph, place, note, target FROM citation"
	" JOIN file ON file.id = document JOIN symbol ON symbol.id = cited ORDER BY name, ordinal",
	"SELECT name, term, doc - first_row, offset FROM instance, document JOIN file ON id = file"
	" WHERE doc BETWEEN first_row AND first_row + paragraphs + notes ORDER BY 1, 3, 4",
};

static void dump_rows(sqlite3 *database, const char *query, FILE *out)
{
	sqlite3_stmt *statement;

	if (sqlite3_prepare_v2(database, query, -1, &statement, NULL) != SQLITE_OK)
		fail_msg("%s", sqlite3_errmsg(database));
	while (sqlite3_step(statement) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(statement); i++) {
			const unsigned char *text = sqlite3_column_text(statement, i);
			fprintf(out, "%s|", text ? (const char *)text : "NULL");
		}
		putc('\n', out);
	}
	sqlite3_finalize(statement);
}

char *shelf_dump(const struct shelf *shelf)
{
	char *text = NULL;
	size_t size;
	sqlite3 *database;
	FILE *out = open_memstream(&text, &size);

	assert_int_equal(sqlite3_open(shelf->database, &database), SQLITE_OK);
	assert_int_equal(sqlite3_exec(database, "CREATE VIRTUAL TABLE temp.instance USING"
	                              " fts5vocab('main', 'words', 'instance')", NULL, NULL, NULL),
	                 SQLITE_OK);
	for (size_t i = 0; i < sizeof tellings / sizeof *tellings; i++)
		dump_rows(database, tellings[i], out);
	assert_int_equal(sqlite3_close(database), SQLITE_OK);
	fclose(out);
	return text;
}
