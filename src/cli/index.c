#include "cli/index.h"

#include <errno.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/str.h"
#include "cli/index_show.h"
#include "cli/message.h"
#include "cli/meter.h"
#include "cli/value.h"
#include "library/indexer.h"
#include "library/schema.h"

enum { MOST_JOBS = 64 };

enum { FLAG_LIST = CHAR_MAX + 1, FLAG_FAULTS, FLAG_REBUILD, FLAG_REMOVE };

static const struct flag flags_of_index[] = {
	{ "list", FLAG_LIST, NULL, "list the folders of the library" },
	{ "faults", FLAG_FAULTS, NULL, "list the files that could not be read, and why" },
	{ "remove", FLAG_REMOVE, NULL, "take the folders out of the library" },
	{ "rebuild", FLAG_REBUILD, NULL, "make the library anew from all its folders" },
	{ "quiet", 'q', NULL, "say nothing but what goes wrong" },
	{ "jobs", 'j', "N", "read files in N processes, 1 to 64" },
	SUBCOMMAND_HELP,
	{ 0 },
};

struct wishes {
	bool list, faults, remove, rebuild, quiet;
	unsigned jobs;            /* 0 for what fits the machine */
};

static bool apply(int letter, struct str value, void *target, struct unroll_error *error)
{
	struct wishes *wishes = target;
	uint64_t jobs;

	switch (letter) {
	case FLAG_LIST: wishes->list = true; break;
	case FLAG_FAULTS: wishes->faults = true; break;
	case FLAG_REMOVE: wishes->remove = true; break;
	case FLAG_REBUILD: wishes->rebuild = true; break;
	case 'q': wishes->quiet = true; break;
	case 'j':
		if (!value_number(value, 1, MOST_JOBS, &jobs))
			return flag_refuse("jobs", value, "a number from 1 to 64", error);
		wishes->jobs = (unsigned)jobs;
		break;
	}
	return true;
}

/* A signal that asks us to end does so between two files; the same again ends at once. */
static volatile sig_atomic_t is_asked_to_stop;

static void ask_to_stop(int signal)
{
	(void)signal;
	is_asked_to_stop = 1;
}

static void handle_signals(void)
{
	static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
	struct sigaction action = { .sa_handler = ask_to_stop, .sa_flags = (int)SA_RESETHAND };

	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		sigaction(signals[i], &action, NULL);
}

static bool tell(void *context, const struct index_progress *progress)
{
	struct meter *meter = context;
	char text[80];

	switch (progress->phase) {
	case INDEX_WAITING:
		snprintf(text, sizeof text, "waiting for process %ld, which writes the library",
		         (long)progress->holder);
		meter_say(meter, text);
		break;
	case INDEX_LOOKING:
		break;
	case INDEX_READING:
		meter_show(meter, &(struct meter_state){ progress->files, progress->file_count,
		                                         progress->bytes, progress->byte_count });
		break;
	case INDEX_KEEPING:
		meter_clear(meter);
		break;
	}
	return !is_asked_to_stop;
}

static unsigned usual_jobs(void)
{
	cpu_set_t set;
	int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;

	return count < 1 ? 1 : count > MOST_JOBS ? MOST_JOBS : (unsigned)count;
}

/* The path of a folder that need not be there any more. */
static struct str path_of_absent(struct arena *arena, struct str path)
{
	char *here = path.data[0] == '/' ? NULL : getcwd(NULL, 0);
	struct str full = here ? arena_format(arena, "%s/%.*s", here, (int)path.size, path.data)
	                       : arena_copy(arena, path);

	while (full.size > 1 && full.data[full.size - 1] == '/')
		full.size--;
	free(here);
	return arena_copy(arena, full);
}

static bool is_folder(const char *path)
{
	struct stat status;

	if (stat(path, &status) < 0)
		return false;
	errno = ENOTDIR;
	return S_ISDIR(status.st_mode);
}

/* Folders as the library knows them: by their whole paths, without symbolic links. */
static bool find_folders(struct words words, bool must_be_there, struct arena *arena,
                         struct str *folders)
{
	for (int i = 0; i < words.count; i++) {
		char *path = realpath(words.items[i], NULL);
		bool is_there = path && is_folder(path);
		if (!is_there && must_be_there) {
			complain("index: %s: %s", words.items[i], strerror(errno));
			free(path);
			return false;
		}
		folders[i] = path ? arena_copy(arena, str_of(path))
		                  : path_of_absent(arena, str_of(words.items[i]));
		free(path);
	}
	return true;
}

static enum status bring_up_to_date(const struct index_options *options, bool is_quiet)
{
	struct unroll_error error;
	struct index_report report;
	int64_t start = clock_milliseconds();
	bool is_done = index_folders(options, &report, &error);
	enum status status = STATUS_OK;

	meter_clear(options->context);
	if (!is_done) {
		complain("index: %s", error.message);
		index_show_kept(&report);
		status = STATUS_TROUBLE;
	} else {
		if (!is_quiet)
			index_show_report(&report, options, clock_milliseconds() - start);
		index_show_faults(&report);
		status = report.is_stopped ? STATUS_TROUBLE
		       : report.fault_count ? STATUS_FOUND : STATUS_OK;
	}
	index_report_free(&report);
	return status_finish(status);
}

static enum status remove_folders(const struct index_options *options)
{
	struct unroll_error error;
	bool is_done = index_remove(options, &error);

	meter_clear(options->context);
	if (!is_done)
		complain("index: %s", error.message);
	return is_done ? STATUS_OK : STATUS_TROUBLE;
}

static enum status act(const struct wishes *wishes, struct words words, const char *database)
{
	struct arena arena = { 0 };
	struct str *folders = arena_allocate_zeroed(&arena, (size_t)words.count, sizeof *folders);
	struct meter meter = meter_of_stderr(wishes->quiet);
	struct index_options options = {
		.database = database,
		.folders = folders,
		.folder_count = (size_t)words.count,
		.jobs = wishes->jobs ? wishes->jobs : usual_jobs(),
		.rebuild = wishes->rebuild,
		.tell = tell,
		.context = &meter,
	};
	enum status status = STATUS_TROUBLE;

	handle_signals();
	if (find_folders(words, !wishes->remove, &arena, folders))
		status = wishes->remove ? remove_folders(&options)
		       : bring_up_to_date(&options, wishes->quiet);
	arena_free(&arena);
	return status;
}

/* Say what does not go together; false if something does not. */
static bool check(const struct wishes *wishes, const struct words *words)
{
	if (wishes->list + wishes->faults + wishes->remove + wishes->rebuild > 1)
		complain("index: --list, --faults, --remove and --rebuild exclude each other");
	else if ((wishes->list || wishes->faults) && words->count > 0)
		complain("index: --list and --faults tell of all folders");
	else if (wishes->remove && words->count == 0)
		complain("index: --remove: which folder?");
	else
		return true;
	return false;
}

static enum status run(const struct subcommand *subcommand, struct words words)
{
	struct wishes wishes = { 0 };
	enum status status;

	if (!subcommand_begin(subcommand, &words, &wishes, &status))
		return status;
	if (!check(&wishes, &words))
		return STATUS_TROUBLE;
	char *database = schema_default_path();
	if (!database) {
		complain("index: no place for a library: HOME is not set");
		return STATUS_TROUBLE;
	}
	if (wishes.list)
		status = index_show_folders(database);
	else if (wishes.faults)
		status = index_show_all_faults(database);
	else
		status = act(&wishes, words, database);
	free(database);
	return status;
}

const struct subcommand index_subcommand = {
	.name = "index",
	.operands = "FOLDER...",
	.summary = "put folders into the library, or bring it up to date",
	.details = "Without a folder the library is brought up to date with all its folders.\n"
	           "The exit status is 0, or 1 if some files could not be read, or 2 for trouble.",
	.options = { flags_of_index, apply },
	.run = run,
};
