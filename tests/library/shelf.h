/*
 * A library in a folder of its own for tests of the indexer: folders of files that
 * are made, changed and taken away, and a database. A failure of the helper itself
 * ends the test.
 */
#ifndef TESTS_LIBRARY_SHELF_H
#define TESTS_LIBRARY_SHELF_H

#include <stdbool.h>
#include <stdint.h>

#include <sqlite3.h>

#include "library/indexer.h"

enum { SHELF_PATH_SIZE = 512 };

struct shelf {
	char root[SHELF_PATH_SIZE];     /* the folder of it all */
	char database[SHELF_PATH_SIZE];
	struct unroll_error error;      /* of the last shelf_index() */
	bool (*tell)(void *context, const struct index_progress *progress);     /* may be NULL */
	void *context;
	unsigned jobs;            /* 0 for two */
	bool rebuild;
};

void shelf_open(struct shelf *shelf);

/* Take everything away again. */
void shelf_close(struct shelf *shelf);

/* The path of something in the shelf: valid until the next call but three. */
const char *shelf_path(const struct shelf *shelf, const char *name);

/* Make a folder, or a file, which is old enough to have come to rest. */
void shelf_folder(const struct shelf *shelf, const char *name);
void shelf_file(const struct shelf *shelf, const char *name, const char *text);

/* A resolution of its own for each number, which cites the ones before it. */
void shelf_document(const struct shelf *shelf, const char *name, unsigned number);

/*
 * Index folders of the shelf, named up to a NULL; none for all that the library
 * has. Return whether that went well.
 */
bool shelf_index(struct shelf *shelf, const char *const *folders, struct index_report *report);

/* Take a folder of the shelf out of the library. */
bool shelf_remove(struct shelf *shelf, const char *folder);

/* The number that a query gives. */
int64_t shelf_number(const struct shelf *shelf, const char *query);

/* Everything that the library says of its files, but not by which numbers; the caller frees it. */
char *shelf_dump(const struct shelf *shelf);

#endif
