/* What there is to do to bring a folder up to date: its files, beside what is known of them. */
#ifndef LIBRARY_PLAN_H
#define LIBRARY_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <sqlite3.h>

#include <unroll/error.h>

#include "library/walk.h"

/* A file to read. */
struct plan_job {
	const struct walk_file *from;
	int64_t file;             /* its number in the library; 0 for a new one */
	bool was_document;
};

/* A file that is no longer there. */
struct plan_gone {
	int64_t file;
	bool was_document;
};

struct plan {
	struct plan_job *jobs;    /* by path */
	size_t job_count, job_capacity;
	struct plan_gone *gone;
	size_t gone_count, gone_capacity;
	size_t documents;         /* known, and unchanged */
	size_t others;            /* files of another kind, the same */
	size_t faults;            /* files that cannot be read, the same */
};

/* Zero-initialise a plan, fill it once, free it. It borrows from the walk. */
bool plan_folder(struct plan *plan, const struct walk *walk, sqlite3 *database, int64_t folder,
                 struct unroll_error *error);

/* Instead of what was planned read every file, as if nothing were known. */
void plan_all(struct plan *plan, const struct walk *walk);

void plan_free(struct plan *plan);

#endif
