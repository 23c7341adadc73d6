/*
 * Input formats. A new one is a file with a `read` function and a row in the
 * table of format.c.
 */
#ifndef FORMAT_FORMAT_H
#define FORMAT_FORMAT_H

#include <stdbool.h>

#include <unroll/error.h>
#include <unroll/str.h>

#include "format/transcript.h"

struct format {
	const char *name;         /* "markdown", "text", "akn" */

	/*
	 * How sure the format is that `text` is its own, from 0 (not at all) to 100.
	 * `name` is the file's, for a tie between formats that look alike.
	 */
	int (*recognises)(struct str text, struct str name);

	/*
	 * Write the transcript of `text`, which is valid UTF-8 with line feeds as line
	 * ends and outlives the transcript: blocks may borrow slices of it. Odd input
	 * gives remarks, not failure.
	 */
	void (*read)(struct str text, struct transcript *transcript);
};

/* The format that suits the text best; there always is one. */
const struct format *format_recognise(struct str text, struct str name);

/* The format of that name, or NULL. */
const struct format *format_find(struct str name);

#endif
