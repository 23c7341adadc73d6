/* Reading what is planned for folders into the library, with the help of a pool. */
#ifndef LIBRARY_INGEST_H
#define LIBRARY_INGEST_H

#include <stdbool.h>
#include <stddef.h>

#include <unroll/error.h>

#include "library/indexer.h"
#include "library/pool.h"
#include "library/source.h"
#include "library/writer.h"

struct ingest_sources {
	const struct source *items;
	size_t count;
};

/* What one file may take. */
enum { READING_SECONDS = 10 };

/*
 * Read all jobs of the sources and write what they hold. The report counts what is
 * read; its `is_stopped` says whether it ended early. On failure why is in *error.
 */
bool ingest(struct pool *pool, struct writer *writer, struct ingest_sources sources,
            const struct index_options *options, struct index_report *report,
            struct unroll_error *error);

#endif
