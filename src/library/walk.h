/*
 * All files in and below a folder that may be documents. Hidden files and
 * folders are passed by, and so are symbolic links to folders.
 */
#ifndef LIBRARY_WALK_H
#define LIBRARY_WALK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <unroll/str.h>

#include "base/arena.h"

struct walk_file {
	struct str path;          /* from the folder on: "2016/a.xml"; with a NUL behind it */
	int64_t size;             /* in bytes */
	int64_t changed;          /* nanoseconds since 1970 */
};

/* A folder below that could not be looked into: nothing is known of what is in it. */
struct walk_gap {
	struct str path;          /* with a slash behind it */
	struct str reason;
};

struct walk {
	struct arena texts;
	struct walk_file *files;  /* by path, in byte order */
	size_t count, capacity;
	struct walk_gap *gaps;
	size_t gap_count, gap_capacity;
};

/* Zero-initialise a walk, fill it once, free it. The folder stays open. */
void walk_folder(struct walk *walk, int folder);
void walk_free(struct walk *walk);

/* Whether a path lies in a gap. */
bool walk_has_gap(const struct walk *walk, struct str path);

#endif
