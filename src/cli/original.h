/*
 * The file behind what is read. Others may change it meanwhile: that is told, and
 * it is read anew when the person asks for it.
 */
#ifndef CLI_ORIGINAL_H
#define CLI_ORIGINAL_H

#include <stdbool.h>
#include <sys/stat.h>

#include <unroll/load.h>

struct original {
	const char *path;         /* borrowed, as are the options; "-" cannot be read anew */
	const struct unroll_load_options *options;
	struct stat seen;         /* when it was read last */
	bool is_known;            /* `seen` is */
	bool is_gone;             /* since; it may come back as another */
};

/* Read it; as unroll_load() does. */
struct unroll_document *original_load(struct original *original, struct unroll_error *error);

enum original_state { ORIGINAL_SAME, ORIGINAL_CHANGED, ORIGINAL_GONE };

/* What has happened to it since the last look or reading. */
enum original_state original_look(struct original *original);

/* Reads it beside what else is done, in a thread of its own; nobody else uses the original then. */
struct loader;

struct loader *loader_start(struct original *original);

/* Whether loader_finish() does not wait. */
bool loader_is_done(const struct loader *loader);

/* Wait for that, so many milliseconds at most; return whether it is so. */
bool loader_wait(const struct loader *loader, int milliseconds);

/* Wait for the document, and free the loader; NULL, with the reason, if it cannot be read. */
struct unroll_document *loader_finish(struct loader *loader, struct unroll_error *error);

#endif
