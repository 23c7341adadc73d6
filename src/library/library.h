/*
 * A folder of documents, looked up by the symbol that is printed inside them,
 * whatever their file names. Looking takes time, so it is done in steps.
 */
#ifndef LIBRARY_LIBRARY_H
#define LIBRARY_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

#include <unroll/document.h>
#include <unroll/error.h>

#include "library/entry.h"

struct library;

/* Open a folder, which stays as it is. NULL if it cannot be read; why is in *error. */
struct library *library_open(const char *folder, struct unroll_error *error);

void library_close(struct library *library);

/* Look into files for about `milliseconds`; return whether some are left. */
bool library_step(struct library *library, int milliseconds);

/*
 * The document of a symbol; of several languages the preferred one, then the
 * order of enum unroll_language. Files that are new or have changed are noticed.
 * Files not yet looked into are looked into, those whose names resemble the
 * symbol first, until it is found or a quarter of a second has passed: then it
 * may still turn up, and library_is_complete() is false. NULL if it was not
 * found. Valid until the next library_* call.
 */
const struct library_entry *library_find(struct library *library, struct str symbol,
                                         enum unroll_language preferred);

/* What is known of the symbol so far, without looking into more files; or NULL. */
const struct library_entry *library_known(const struct library *library, struct str symbol,
                                          enum unroll_language preferred);

/* Whether every file was looked into. */
bool library_is_complete(const struct library *library);

/* The entries known so far, in the order of file names. */
size_t library_count(const struct library *library);
const struct library_entry *library_at(const struct library *library, size_t index);

/*
 * Open the file of an entry, never anything outside the folder, and nothing but
 * a regular file. The descriptor is the caller's; -1 on failure, why is in *error.
 */
int library_open_file(const struct library *library, const struct library_entry *entry,
                      struct unroll_error *error);

#endif
