/*
 * The library, written: one process at a time holds it (library/lock.h). What is
 * written is kept in batches, so that whatever ends the process leaves a library
 * that is whole, if not yet complete.
 */
#ifndef LIBRARY_WRITER_H
#define LIBRARY_WRITER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <sqlite3.h>

#include <unroll/error.h>
#include <unroll/str.h>

#include "library/record.h"

struct writer;

/*
 * Whether more than a third of the rows of a library, and not just a few, belong
 * to nobody: then it is worth while to make it anew.
 */
bool writer_is_wasteful(sqlite3 *database);

/* The database stays the caller's. NULL on failure, why is in *error. */
struct writer *writer_open(sqlite3 *database, struct unroll_error *error);

/* What is not kept yet is lost. */
void writer_close(struct writer *writer);

/*
 * From here on until the next writer_keep() all is one: others see the library as
 * it was until then. Everything in it but its folders is forgotten.
 */
bool writer_begin_anew(struct writer *writer, struct unroll_error *error);

/* The file that a record is of. */
struct writer_file {
	int64_t folder;           /* its number in the library */
	int64_t file;             /* the same, 0 for a file that is new in it */
	struct str path;          /* from the folder on */
};

/* Put a file into the library, in place of what was known of it; now and then keep all so far. */
bool writer_put(struct writer *writer, const struct writer_file *file,
                const struct record *record, struct unroll_error *error);

/* Take a file out of the library. */
bool writer_forget(struct writer *writer, int64_t file, struct unroll_error *error);

/* Make sure that all so far stays. */
bool writer_keep(struct writer *writer, struct unroll_error *error);

/* How many files have been put and kept. */
size_t writer_kept(const struct writer *writer);

#endif
