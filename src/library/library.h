/*
 * A library: the folder of the first document, looked into as it is needed, and
 * behind it what was indexed. One face for both. Documents are looked up by the
 * symbol that is printed inside them, whatever their file names. Looking takes
 * time, so it is done in steps; nothing is read before the first of them, or
 * before something is asked.
 */
#ifndef LIBRARY_LIBRARY_H
#define LIBRARY_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

#include <unroll/error.h>

#include "library/entry.h"

struct library;
struct store;

/*
 * Open a folder, which stays as it is, and name the database behind it; either
 * may be NULL. What of the two cannot be read is left out: library_store() says
 * why. NULL if the folder cannot be read and no database is named; why is in *error.
 */
struct library *library_open(const char *folder, const char *database,
                             struct unroll_error *error);

void library_close(struct library *library);

/* Look into files for about `milliseconds`; return whether some are left. */
bool library_step(struct library *library, int milliseconds);

/*
 * The document of a symbol; of several languages the preferred one, then the
 * order of enum unroll_language; where the folder and the index both have it, that
 * of the folder. Files that are new or have changed are noticed. Files of the
 * folder not yet looked into are looked into, those whose names resemble the
 * symbol first, until it is found or about `milliseconds` have passed: then it
 * may still turn up, and library_is_complete() is false. NULL if it was not
 * found. Valid until the next library_* call.
 */
const struct library_entry *library_find(struct library *library, struct str symbol,
                                         enum unroll_language preferred, int milliseconds);

/* What is known of the symbol so far, without looking into more files; or NULL. */
const struct library_entry *library_known(const struct library *library, struct str symbol,
                                          enum unroll_language preferred);

/*
 * All documents known so far, those of the folder by file name before the stored
 * ones; a file that is both is told once, as a stored one. In the arena. False if
 * the stored ones could not be read, why is in *error; those of the folder are
 * there all the same.
 */
bool library_list(struct library *library, struct arena *arena, struct library_entries *entries,
                  struct unroll_error *error);

/* Whether every file was looked into, and the index opened if there is one. */
bool library_is_complete(const struct library *library);

/*
 * Another number whenever the library may know more, or something else, than
 * before, also by what another process has indexed.
 */
unsigned library_version(struct library *library);

/* The entries of the folder known so far, in the order of file names. */
size_t library_count(const struct library *library);
const struct library_entry *library_at(const struct library *library, size_t index);

/*
 * The index, opened when it is first asked for. NULL if there is none: then *error
 * is UNROLL_ERROR_ABSENT; or if it cannot be read.
 */
struct store *library_store(struct library *library, struct unroll_error *error);

/*
 * Open the file of an entry, never anything outside the folder, or the indexed
 * folder that it is of, and nothing but a regular file. The descriptor is the
 * caller's; -1 on failure, why is in *error.
 */
int library_open_file(const struct library *library, const struct library_entry *entry,
                      struct unroll_error *error);

/* Whether an open file is as it was when it was indexed; true for files of the folder. */
bool library_is_current(const struct library_entry *entry, int file);

#endif
