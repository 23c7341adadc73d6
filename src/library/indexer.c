#include "library/indexer.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/str.h"
#include "library/digest.h"
#include "library/folders.h"
#include "library/ingest.h"
#include "library/lock.h"
#include "library/pool.h"
#include "library/report.h"
#include "library/schema.h"
#include "library/source.h"
#include "library/writer.h"

enum { WAIT_MICROSECONDS = 100000 };

struct indexer {
	const struct index_options *options;
	struct index_report *report;
	sqlite3 *database;        /* closed while processes are started */
	struct arena arena;
	struct source *sources;
	size_t source_count;
	size_t job_count;
	bool is_anew;             /* all files are read, and all is written as one */
};

static bool tell_phase(const struct indexer *indexer, enum index_phase phase, pid_t holder)
{
	struct index_progress progress = { .phase = phase, .holder = holder };

	return indexer->options->tell(indexer->options->context, &progress);
}

/* Take the lock, whoever has to end first; -1 if that fails or takes too long for the person. */
static int wait_for_lock(const struct indexer *indexer, struct unroll_error *error)
{
	int lock = -1;
	pid_t holder;

	if (schema_make_folders(indexer->options->database, error))
		lock = lock_open(indexer->options->database, error);
	while (lock >= 0 && !lock_try(lock, &holder)) {
		if (tell_phase(indexer, INDEX_WAITING, holder)) {
			usleep(WAIT_MICROSECONDS);
			continue;
		}
		error_set(error, UNROLL_ERROR_SYSTEM, 0, "stopped before its turn had come");
		lock_close(lock);
		lock = -1;
	}
	return lock;
}

static bool open_database(struct indexer *indexer, struct unroll_error *error)
{
	indexer->database = schema_open(indexer->options->database, SCHEMA_WRITE, error);
	return indexer->database;
}

static void close_database(struct indexer *indexer)
{
	schema_close(indexer->database);
	indexer->database = NULL;
}

static bool execute(struct indexer *indexer, const char *statement, struct unroll_error *error)
{
	return sqlite3_exec(indexer->database, statement, NULL, NULL, NULL) == SQLITE_OK
	    || schema_error(indexer->database, error);
}

/* Whether a folder is among those that are asked for; if none is, all are. */
static bool is_chosen(const int64_t *chosen, size_t count, int64_t id)
{
	bool found = count == 0;

	for (size_t i = 0; i < count && !found; i++)
		found = chosen[i] == id;
	return found;
}

static bool add_folders(struct indexer *indexer, int64_t *chosen, struct unroll_error *error)
{
	const struct index_options *options = indexer->options;
	bool is_good = options->folder_count == 0 || execute(indexer, "BEGIN IMMEDIATE", error);

	for (size_t i = 0; i < options->folder_count && is_good; i++)
		is_good = folders_add(indexer->database, options->folders[i], &chosen[i], error);
	return is_good && (options->folder_count == 0 || execute(indexer, "COMMIT", error));
}

/* The folders to bring up to date. A folder may have gone into one that was added after it. */
static bool choose_folders(struct indexer *indexer, struct unroll_error *error)
{
	size_t count = indexer->options->folder_count;
	int64_t *chosen = memory_allocate(count * sizeof *chosen);
	struct folders folders;
	bool is_good = add_folders(indexer, chosen, error)
	            && folders_read(indexer->database, &indexer->arena, &folders, error);

	if (indexer->is_anew)
		count = 0;
	if (is_good)
		indexer->sources = memory_allocate_zeroed(folders.count, sizeof *indexer->sources);
	for (size_t i = 0; is_good && i < folders.count; i++)
		if (is_chosen(chosen, count, folders.rows[i].id))
			indexer->sources[indexer->source_count++].folder = folders.rows[i];
	free(chosen);
	return is_good;
}

static bool check_any(const struct indexer *indexer, struct unroll_error *error)
{
	return indexer->source_count > 0
	    || error_set(error, UNROLL_ERROR_ABSENT, 0,
	                 "the library has no folders yet: unroll index FOLDER adds one");
}

static bool look(struct indexer *indexer, struct unroll_error *error)
{
	for (size_t i = 0; i < indexer->source_count; i++) {
		struct source *source = &indexer->sources[i];
		if (!tell_phase(indexer, INDEX_LOOKING, 0)) {
			indexer->report->is_stopped = true;
			return true;
		}
		if (!source_look(source, indexer->database, indexer->report, error))
			return false;
	}
	return true;
}

/*
 * A folder that cannot be looked into now would be lost if all were made anew: then
 * that is not done, and is an error if it was asked for.
 */
static bool check_all_there(struct indexer *indexer, struct unroll_error *error)
{
	const struct index_fault *fault = indexer->report->faults;

	if (!indexer->is_anew || indexer->report->fault_count == 0)
		return true;
	indexer->is_anew = false;
	return !indexer->options->rebuild
	    || error_set(error, UNROLL_ERROR_ABSENT, 0,
	                 "%s: %s; the library is left as it is", fault->path.data,
	                 fault->reason.data);
}

static void settle_plans(struct indexer *indexer)
{
	for (size_t i = 0; i < indexer->source_count; i++) {
		struct source *source = &indexer->sources[i];
		if (indexer->is_anew)
			plan_all(&source->plan, &source->walk);
		indexer->job_count += source->plan.job_count;
	}
	indexer->report->is_anew = indexer->is_anew;
}

static bool forget_gone(struct indexer *indexer, struct writer *writer, struct unroll_error *error)
{
	for (size_t i = 0; i < indexer->source_count; i++) {
		const struct source *source = &indexer->sources[i];
		for (size_t j = 0; j < source->plan.gone_count; j++) {
			if (!writer_forget(writer, source->plan.gone[j].file, error))
				return false;
			indexer->report->gone += source->plan.gone[j].was_document;
		}
	}
	return true;
}

static bool mark_folders(struct indexer *indexer, struct unroll_error *error)
{
	bool is_good = execute(indexer, "BEGIN IMMEDIATE", error);

	for (size_t i = 0; i < indexer->source_count && is_good; i++) {
		const struct source *source = &indexer->sources[i];
		if (!source->is_missing)
			is_good = folders_mark(indexer->database, source->folder.id, error);
	}
	return is_good && execute(indexer, "COMMIT", error);
}

static bool finish(struct indexer *indexer, struct unroll_error *error)
{
	struct index_report *report = indexer->report;
	bool is_good = report->is_stopped || mark_folders(indexer, error);

	for (size_t i = 0; i < indexer->source_count && is_good; i++) {
		const struct source *source = &indexer->sources[i];
		report->known += source->plan.documents;
		report->others += source->plan.others;
		is_good = report_known_faults(report, indexer->database, source->folder.id, error);
	}
	return is_good;
}

static bool write_all(struct indexer *indexer, struct pool *pool, struct unroll_error *error)
{
	struct index_report *report = indexer->report;
	struct writer *writer = writer_open(indexer->database, error);
	bool is_good = writer && (!indexer->is_anew || writer_begin_anew(writer, error))
	            && forget_gone(indexer, writer, error);

	if (is_good && pool)
		is_good = ingest(pool, writer,
		                 (struct ingest_sources){ indexer->sources, indexer->source_count },
		                 indexer->options, report, error);
	if (is_good && !(report->is_stopped && indexer->is_anew))
		is_good = writer_keep(writer, error);
	if (writer)
		report->read = writer_kept(writer);
	writer_close(writer);
	return is_good;
}

/* No database is open while processes are started: it must not live in two of them. */
static bool read_and_write(struct indexer *indexer, struct unroll_error *error)
{
	unsigned jobs = indexer->options->jobs;
	struct pool *pool;

	close_database(indexer);
	if (indexer->job_count < jobs)
		jobs = (unsigned)indexer->job_count;
	pool = pool_start(jobs, READING_SECONDS, digest);
	bool is_good = pool ? open_database(indexer, error) && write_all(indexer, pool, error)
	             : error_set(error, UNROLL_ERROR_SYSTEM, 0, "no process could be started");
	pool_end(pool);
	return is_good;
}

static size_t count_gone(const struct indexer *indexer)
{
	size_t count = 0;

	for (size_t i = 0; i < indexer->source_count; i++)
		count += indexer->sources[i].plan.gone_count;
	return count;
}

static bool bring_up_to_date(struct indexer *indexer, struct unroll_error *error)
{
	if (!open_database(indexer, error))
		return false;
	indexer->is_anew = indexer->options->rebuild || writer_is_wasteful(indexer->database);
	if (!choose_folders(indexer, error) || !check_any(indexer, error) || !look(indexer, error)
	    || !check_all_there(indexer, error))
		return false;
	settle_plans(indexer);
	bool is_good = true;
	if (indexer->job_count > 0 && !indexer->report->is_stopped)
		is_good = read_and_write(indexer, error);
	else if (count_gone(indexer) > 0 || indexer->is_anew)
		is_good = write_all(indexer, NULL, error);
	return is_good && finish(indexer, error);
}

static void free_indexer(struct indexer *indexer)
{
	schema_close(indexer->database);
	for (size_t i = 0; i < indexer->source_count; i++)
		source_free(&indexer->sources[i]);
	free(indexer->sources);
	arena_free(&indexer->arena);
}

bool index_folders(const struct index_options *options, struct index_report *report,
                   struct unroll_error *error)
{
	struct indexer indexer = { .options = options, .report = report };
	int lock = wait_for_lock(&indexer, error);

	*report = (struct index_report){ 0 };
	bool is_good = lock >= 0 && bring_up_to_date(&indexer, error);
	free_indexer(&indexer);
	lock_close(lock);
	return is_good;
}

static const struct folders_row *find_folder(const struct folders *folders, struct str path)
{
	for (size_t i = 0; i < folders->count; i++)
		if (str_equal(folders->rows[i].path, path))
			return &folders->rows[i];
	return NULL;
}

static bool remove_all(struct indexer *indexer, struct unroll_error *error)
{
	const struct index_options *options = indexer->options;
	struct folders folders;
	bool is_good = folders_read(indexer->database, &indexer->arena, &folders, error)
	            && execute(indexer, "BEGIN IMMEDIATE", error);

	for (size_t i = 0; i < options->folder_count && is_good; i++) {
		const struct folders_row *row = find_folder(&folders, options->folders[i]);
		is_good = row ? folders_remove(indexer->database, row->id, error)
		        : error_set(error, UNROLL_ERROR_ABSENT, 0,
		                    "%s: not a folder of the library", options->folders[i].data);
	}
	return is_good && execute(indexer, "COMMIT", error);
}

bool index_remove(const struct index_options *options, struct unroll_error *error)
{
	struct indexer indexer = { .options = options };
	int lock = wait_for_lock(&indexer, error);
	bool is_good = lock >= 0 && open_database(&indexer, error) && remove_all(&indexer, error);

	free_indexer(&indexer);
	lock_close(lock);
	return is_good;
}
