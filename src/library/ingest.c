#include "library/ingest.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/str.h"
#include "library/digest.h"
#include "library/report.h"

enum { PATIENCE_MS = 100 };       /* until a person is told again */

struct task {
	const struct source *source;
	const struct plan_job *job;
};

struct ingest {
	struct pool *pool;
	struct writer *writer;
	const struct index_options *options;
	struct index_report *report;
	struct task *tasks;
	size_t count, next;       /* of tasks: all, and the first that nobody was asked for */
	uint64_t *again;          /* tasks to ask for once more */
	size_t again_count, again_capacity;
	struct record_bytes request;
	struct index_progress progress;
};

static void gather(struct ingest *ingest, struct ingest_sources sources)
{
	size_t capacity = 0;

	for (size_t i = 0; i < sources.count; i++)
		for (size_t j = 0; j < sources.items[i].plan.job_count; j++) {
			const struct plan_job *job = &sources.items[i].plan.jobs[j];
			ingest->tasks = memory_grow(ingest->tasks, ingest->count, &capacity,
			                            sizeof *ingest->tasks);
			ingest->tasks[ingest->count++] = (struct task){ &sources.items[i], job };
			ingest->progress.byte_count += job->from->size;
		}
	ingest->progress.file_count = ingest->count;
}

static bool put(struct ingest *ingest, const struct task *task, const struct record *record,
                struct unroll_error *error)
{
	struct writer_file file = {
		task->source->folder.id, task->job->file, task->job->from->path,
	};

	ingest->progress.files++;
	ingest->progress.bytes += task->job->from->size;
	report_count(ingest->report, record, task->job->was_document);
	return writer_put(ingest->writer, &file, record, error);
}

/*
 * A file that brought its reader down is not read again unless it changes; one
 * whose reader was killed by somebody else is, or had no memory left to read it in.
 */
static bool put_fault(struct ingest *ingest, const struct task *task, const char *fault,
                      bool is_lasting, struct unroll_error *error)
{
	struct record record = {
		.kind = RECORD_FAULT,
		.size = task->job->from->size,
		.changed = is_lasting ? task->job->from->changed : 0,
		.fault = str_of(fault),
	};

	return put(ingest, task, &record, error);
}

static bool put_death(struct ingest *ingest, const struct task *task, int status,
                      struct unroll_error *error)
{
	enum { NO_MEMORY = 3 };
	char fault[80];
	int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
	bool is_of_memory = !signal && WEXITSTATUS(status) == NO_MEMORY;
	bool is_lasting = !is_of_memory && signal != SIGKILL && signal != SIGTERM;

	if (signal == SIGALRM)
		snprintf(fault, sizeof fault, "takes longer than %d seconds to read",
		         READING_SECONDS);
	else if (signal)
		snprintf(fault, sizeof fault, "the reader of this file stopped: signal %d", signal);
	else if (is_of_memory)
		snprintf(fault, sizeof fault, "too little memory to read it");
	else
		snprintf(fault, sizeof fault, "the reader of this file stopped: status %d",
		         WEXITSTATUS(status));
	return put_fault(ingest, task, fault, is_lasting, error);
}

static bool put_answer(struct ingest *ingest, const struct task *task, struct str bytes,
                       struct unroll_error *error)
{
	struct arena arena = { 0 };
	struct record record;
	bool is_done = record_read(bytes, &arena, &record)
	             ? put(ingest, task, &record, error)
	             : put_fault(ingest, task, "its reader made no sense", true, error);

	arena_free(&arena);
	return is_done;
}

static void ask_again(struct ingest *ingest, uint64_t id)
{
	ingest->again = memory_grow(ingest->again, ingest->again_count, &ingest->again_capacity,
	                            sizeof *ingest->again);
	ingest->again[ingest->again_count++] = id;
}

static bool ask_for(struct ingest *ingest, uint64_t id)
{
	const struct task *task = &ingest->tasks[id];

	ingest->request.size = 0;
	digest_request(task->source->folder.path, task->job->from->path, &ingest->request);
	return pool_ask(ingest->pool, id,
	                (struct str){ ingest->request.data, ingest->request.size });
}

/* Keep all processes busy. */
static void ask(struct ingest *ingest)
{
	while (ingest->again_count > 0 && ask_for(ingest, ingest->again[ingest->again_count - 1]))
		ingest->again_count--;
	while (ingest->next < ingest->count && ask_for(ingest, ingest->next))
		ingest->next++;
}

static bool hear(struct ingest *ingest, struct unroll_error *error)
{
	struct pool_answer answer;
	enum pool_event event = pool_wait(ingest->pool, PATIENCE_MS, &answer);
	const struct task *task = event == POOL_ANSWER || event == POOL_DIED
	                        ? &ingest->tasks[answer.id] : NULL;

	switch (event) {
	case POOL_QUIET:
		return true;
	case POOL_ANSWER:
		return put_answer(ingest, task, answer.bytes, error);
	case POOL_DIED:
		return put_death(ingest, task, answer.status, error);
	case POOL_LOST:
		ask_again(ingest, answer.id);
		return true;
	case POOL_EMPTY:
		break;
	}
	return error_set(error, UNROLL_ERROR_SYSTEM, 0,
	                 "all processes that read files were stopped");
}

static bool go_on(struct ingest *ingest)
{
	ingest->report->is_stopped =
		!ingest->options->tell(ingest->options->context, &ingest->progress);
	return !ingest->report->is_stopped;
}

bool ingest(struct pool *pool, struct writer *writer, struct ingest_sources sources,
            const struct index_options *options, struct index_report *report,
            struct unroll_error *error)
{
	struct ingest ingest = {
		.pool = pool, .writer = writer, .options = options, .report = report,
		.progress.phase = INDEX_READING,
	};
	bool is_good = true;

	gather(&ingest, sources);
	while (is_good && ingest.progress.files < ingest.count && go_on(&ingest)) {
		ask(&ingest);
		is_good = hear(&ingest, error);
	}
	ingest.progress.phase = INDEX_KEEPING;
	if (is_good)
		options->tell(options->context, &ingest.progress);
	free(ingest.tasks);
	free(ingest.again);
	free(ingest.request.data);
	return is_good;
}
