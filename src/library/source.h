/* A folder of the library that is being brought up to date. */
#ifndef LIBRARY_SOURCE_H
#define LIBRARY_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include <sqlite3.h>

#include <unroll/error.h>

#include "library/folders.h"
#include "library/indexer.h"
#include "library/plan.h"
#include "library/walk.h"

struct source {
	struct folders_row folder;
	struct walk walk;
	struct plan plan;
	bool is_missing;          /* or all of its files are: what is known of them is kept */
};

/*
 * Look through the folder of a source and plan what is to be done. What cannot be
 * looked into is put into the report.
 */
bool source_look(struct source *source, sqlite3 *database, struct index_report *report,
                 struct unroll_error *error);

void source_free(struct source *source);

#endif
