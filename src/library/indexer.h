/*
 * A library brought up to date with its folders: what is new, changed or gone
 * since it last was. Several processes read the documents, this one writes.
 */
#ifndef LIBRARY_INDEXER_H
#define LIBRARY_INDEXER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include <unroll/error.h>
#include <unroll/str.h>

#include "base/arena.h"

enum index_phase {
	INDEX_WAITING,            /* for another process that writes the library */
	INDEX_LOOKING,            /* through folders */
	INDEX_READING,            /* files */
	INDEX_KEEPING             /* what was read last */
};

struct index_progress {
	enum index_phase phase;
	pid_t holder;             /* whom we wait for; 0 if that is not known */
	size_t files, file_count; /* read, and to read */
	int64_t bytes, byte_count;      /* of them */
};

struct index_options {
	const char *database;
	const struct str *folders;      /* absolute paths with a NUL behind them, to add or to bring
	                                   up to date; none for all that the library has */
	size_t folder_count;
	unsigned jobs;            /* processes that read, 1 to 64 */
	bool rebuild;             /* forget everything but the folders, and read all files again */

	/* Called often. Return false to end early; what has been read is kept, unless `rebuild`. */
	bool (*tell)(void *context, const struct index_progress *progress);
	void *context;
};

struct index_fault {
	struct str path, reason;
};

struct index_report {
	size_t added, changed, gone;    /* documents */
	size_t known;             /* documents that were there already */
	size_t others;            /* files of another kind */
	size_t read;              /* files that were read and kept */
	int64_t bytes;            /* of files that were read */
	bool is_stopped;          /* early, as tell() asked */
	bool is_anew;             /* all was read: as asked, or as too much was of no use */
	struct index_fault *faults;     /* folders, then files, that could not be read */
	size_t fault_count, fault_capacity;
	struct arena texts;
};

/*
 * Bring the library up to date. False if that could not be done, why is in *error;
 * *report tells what was done all the same. Free it with index_report_free().
 */
bool index_folders(const struct index_options *options, struct index_report *report,
                   struct unroll_error *error);

void index_report_free(struct index_report *report);

/* Take the folders of *options out of the library: all, or none if one is not in it. */
bool index_remove(const struct index_options *options, struct unroll_error *error);

#endif
