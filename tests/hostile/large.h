/*
 * Documents that are deep, or long without an end of a line, or made of what is
 * dear to lay out.
 */
#ifndef TESTS_HOSTILE_LARGE_H
#define TESTS_HOSTILE_LARGE_H

#include <stddef.h>

#include "run.h"

enum { MEGABYTE = 1000000 };

/* `before` once, `again` so many times, `after` once. */
struct large {
	const char *row;          /* of rows.tsv */
	const char *name;         /* for a table */
	const char *before;
	const char *again;        /* a format, where the number of each is a %zu */
	const char *after;
	size_t times;             /* 0 for as many as fill the megabytes asked for */
	const char *shown;        /* at the end, or at the start of text that does not change */
};

extern const struct large larges[];
extern const size_t large_count;

/* Write one into the nest; *size is its size in bytes. */
const char *large_write(const struct large *large, const struct nest *nest, size_t megabytes,
                        size_t *size);

#endif
