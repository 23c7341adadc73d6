/*
 * What a document may smuggle in: hazards that stand in a title, a preamble, a
 * numbered paragraph and a footnote, and what has to be shown of them. The
 * letters and numbers are those of rows.tsv.
 */
#ifndef TESTS_HOSTILE_INPUTS_H
#define TESTS_HOSTILE_INPUTS_H

#include <stdbool.h>
#include <stddef.h>

#include <unroll/str.h>

struct hazard {
	const char *row;          /* "H01" */
	struct str bytes;
	const char *again;        /* behind them, as many times; NULL for nothing */
	unsigned times;
	const char *shown;        /* in a line of paragraph 1; NULL where `same` says all */
	const char *drawn;        /* on a terminal, where that is something else or only a part */
	struct str same;          /* the document looks as if these stood there; unused if empty */
	const char *narrow;       /* shown at 40 columns, where it need not look the same */
	const char *remark;       /* that --check makes, or NULL */
	const char *uncited;      /* a symbol that must not be among the citations, or NULL */
	const char *encoding;     /* to be named, or NULL */
	bool is_counted;          /* among what is hidden, on the screen */
};

extern const struct hazard hazards[];
extern const size_t hazard_count;

/* A specimen with `hazard` in all its parts; a string of malloc(), its size in *size. */
char *specimen_with(const struct hazard *hazard, size_t *size);

/* The line that ends every specimen: nothing has swallowed it. */
extern const char specimen_end[];

#endif
