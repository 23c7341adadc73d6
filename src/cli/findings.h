/* What a search in the library found, written document by document. */
#ifndef CLI_FINDINGS_H
#define CLI_FINDINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/report.h"
#include "library/hits.h"

enum findings_detail {
	FINDINGS_PASSAGES,        /* every passage, with the words marked */
	FINDINGS_COUNT,           /* how many there are in each document */
	FINDINGS_DOCUMENTS        /* the documents only */
};

struct findings {
	struct report *report;
	enum findings_detail detail;
	const struct query *query;
	struct hits *hits;        /* a search that has ended */
	struct fold_table folds;
};

/*
 * Write a document of the search. Its file is read only if passages are written;
 * of a file that is not what was indexed nothing is written that does not match,
 * and standard error says so.
 * Return false, why is in *error, if the library cannot be read.
 */
bool findings_write(struct findings *findings, size_t document, struct unroll_error *error);

#endif
