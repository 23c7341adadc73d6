#include "cli/original.h"

#include <errno.h>
#include <malloc.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static bool look(const struct original *original, struct stat *status)
{
	return strcmp(original->path, "-") != 0 && stat(original->path, status) == 0;
}

/*
 * What comes between the look and the reading is told later as a change. What was
 * needed to read a large file goes back to the system, which free() leaves undone.
 */
struct unroll_document *original_load(struct original *original, struct unroll_error *error)
{
	enum { LARGE = 1 << 20 };

	original->is_known = look(original, &original->seen);
	original->is_gone = false;
	struct unroll_document *document = unroll_load(original->path, original->options, error);
	if (original->is_known && original->seen.st_size > LARGE)
		malloc_trim(0);
	return document;
}

static bool is_same_time(struct timespec a, struct timespec b)
{
	return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

static bool is_same(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_mode == b->st_mode
	    && a->st_size == b->st_size && is_same_time(a->st_mtim, b->st_mtim);
}

enum original_state original_look(struct original *original)
{
	struct stat now;

	if (!original->is_known)
		return ORIGINAL_SAME;
	if (!look(original, &now)) {
		bool was_gone = original->is_gone;
		original->is_gone = errno == ENOENT || errno == ENOTDIR;
		return original->is_gone && !was_gone ? ORIGINAL_GONE : ORIGINAL_SAME;
	}
	/* Who may read it is not what stands in it. */
	now.st_mode &= S_IFMT;
	original->seen.st_mode &= S_IFMT;
	bool has_changed = original->is_gone || !is_same(&now, &original->seen);
	original->seen = now;
	original->is_gone = false;
	return has_changed ? ORIGINAL_CHANGED : ORIGINAL_SAME;
}

struct loader {
	pthread_t thread;
	bool has_thread;
	struct original *original;
	struct unroll_document *document;
	struct unroll_error error;
	atomic_bool is_done;
};

static void *load(void *data)
{
	struct loader *loader = data;

	loader->document = original_load(loader->original, &loader->error);
	atomic_store(&loader->is_done, true);
	return NULL;
}

/* Signals are for the thread that has the terminal, but for those of a crash. */
static void block_signals(sigset_t *before)
{
	static const int of_crash[] = { SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL };
	sigset_t blocked;

	sigfillset(&blocked);
	for (size_t i = 0; i < sizeof of_crash / sizeof *of_crash; i++)
		sigdelset(&blocked, of_crash[i]);
	pthread_sigmask(SIG_BLOCK, &blocked, before);
}

struct loader *loader_start(struct original *original)
{
	struct loader *loader = memory_allocate_zeroed(1, sizeof *loader);
	sigset_t before;

	loader->original = original;
	block_signals(&before);
	loader->has_thread = pthread_create(&loader->thread, NULL, load, loader) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return loader;
}

bool loader_is_done(const struct loader *loader)
{
	return !loader->has_thread || atomic_load(&loader->is_done);
}

bool loader_wait(const struct loader *loader, int milliseconds)
{
	for (int i = 0; i < milliseconds && !loader_is_done(loader); i++)
		poll(NULL, 0, 1);
	return loader_is_done(loader);
}

struct unroll_document *loader_finish(struct loader *loader, struct unroll_error *error)
{
	if (loader->has_thread)
		pthread_join(loader->thread, NULL);
	else
		load(loader);
	struct unroll_document *document = loader->document;
	if (!document && error)
		*error = loader->error;
	free(loader);
	return document;
}
