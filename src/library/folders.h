/*
 * The folders of a library. None lies in another one, as long as that is looked
 * through to it: what is in one folder is not told twice.
 */
#ifndef LIBRARY_FOLDERS_H
#define LIBRARY_FOLDERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <sqlite3.h>

#include <unroll/error.h>
#include <unroll/language.h>
#include <unroll/str.h>

#include "base/arena.h"

struct folders_row {
	int64_t id;
	struct str path;          /* absolute, with a NUL behind it */
	int64_t seen;             /* when it was up to date, seconds since 1970; 0 for never */
};

struct folders {
	struct folders_row *rows; /* by path */
	size_t count;
};

/* All folders, in the arena. */
bool folders_read(sqlite3 *database, struct arena *arena, struct folders *folders,
                  struct unroll_error *error);

/*
 * The folder of an absolute path: one that the library has or that lies around it,
 * or a new one, which takes over what the library knows from folders in it. Tell
 * its number.
 */
bool folders_add(sqlite3 *database, struct str path, int64_t *id, struct unroll_error *error);

/* Take a folder out of the library, with all that is known of its files. */
bool folders_remove(sqlite3 *database, int64_t id, struct unroll_error *error);

/* Note that a folder has been brought up to date now. */
bool folders_mark(sqlite3 *database, int64_t id, struct unroll_error *error);

struct folders_counts {
	int64_t documents, others, faults;      /* files of each kind */
	int64_t languages[UNROLL_LANGUAGE_COUNT];       /* documents in each */
};

bool folders_count(sqlite3 *database, int64_t id, struct folders_counts *counts,
                   struct unroll_error *error);

#endif
