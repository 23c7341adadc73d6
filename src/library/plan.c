#include "library/plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/str.h"
#include "library/schema.h"

/* What the library knows of a file. */
struct known {
	int64_t file;
	struct str path;          /* valid until the next row */
	int64_t size, changed;
	bool is_document, is_other;
};

static void add_job(struct plan *plan, const struct walk_file *from, const struct known *known)
{
	plan->jobs = memory_grow(plan->jobs, plan->job_count, &plan->job_capacity,
	                         sizeof *plan->jobs);
	plan->jobs[plan->job_count++] = (struct plan_job){
		from, known ? known->file : 0, known && known->is_document,
	};
}

static void add_gone(struct plan *plan, const struct known *known)
{
	plan->gone = memory_grow(plan->gone, plan->gone_count, &plan->gone_capacity,
	                         sizeof *plan->gone);
	plan->gone[plan->gone_count++] = (struct plan_gone){ known->file, known->is_document };
}

static void count_known(struct plan *plan, const struct known *known)
{
	plan->documents += known->is_document;
	plan->others += known->is_other;
	plan->faults += !known->is_document && !known->is_other;
}

static int compare(struct str a, struct str b)
{
	size_t size = a.size < b.size ? a.size : b.size;
	int order = size ? memcmp(a.data, b.data, size) : 0;

	return order ? order : (a.size > b.size) - (a.size < b.size);
}

/* The next of the files that are there stands at *next: go on to behind the known one. */
static void compare_file(struct plan *plan, const struct walk *walk, const struct known *known,
                         size_t *next)
{
	int order = -1;

	while (*next < walk->count && (order = compare(walk->files[*next].path, known->path)) < 0)
		add_job(plan, &walk->files[(*next)++], NULL);
	if (*next == walk->count || order != 0) {
		if (walk_has_gap(walk, known->path))
			count_known(plan, known);
		else
			add_gone(plan, known);
		return;
	}
	const struct walk_file *file = &walk->files[(*next)++];
	if (file->size == known->size && file->changed == known->changed)
		count_known(plan, known);
	else
		add_job(plan, file, known);
}

static struct known known_of(sqlite3_stmt *row)
{
	return (struct known){
		.file = sqlite3_column_int64(row, 0),
		.path = schema_column(row, 1),
		.size = sqlite3_column_int64(row, 2),
		.changed = sqlite3_column_int64(row, 3),
		.is_document = sqlite3_column_type(row, 4) == SQLITE_NULL,
		.is_other = sqlite3_column_type(row, 4) != SQLITE_NULL
		         && sqlite3_column_bytes(row, 4) == 0,
	};
}

bool plan_folder(struct plan *plan, const struct walk *walk, sqlite3 *database, int64_t folder,
                 struct unroll_error *error)
{
	sqlite3_stmt *rows;
	size_t next = 0;
	int result;

	if (sqlite3_prepare_v2(database, "SELECT id, name, size, changed, fault FROM file"
	                       " WHERE folder = ?1 ORDER BY name", -1, &rows, NULL) != SQLITE_OK)
		return schema_error(database, error);
	sqlite3_bind_int64(rows, 1, folder);
	while ((result = sqlite3_step(rows)) == SQLITE_ROW) {
		struct known known = known_of(rows);
		compare_file(plan, walk, &known, &next);
	}
	sqlite3_finalize(rows);
	while (next < walk->count)
		add_job(plan, &walk->files[next++], NULL);
	return result == SQLITE_DONE || schema_error(database, error);
}

void plan_free(struct plan *plan)
{
	free(plan->jobs);
	free(plan->gone);
}

void plan_all(struct plan *plan, const struct walk *walk)
{
	plan_free(plan);
	*plan = (struct plan){ 0 };
	for (size_t i = 0; i < walk->count; i++)
		add_job(plan, &walk->files[i], NULL);
}
