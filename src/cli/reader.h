/* The interactive program: the app on a terminal. */
#ifndef CLI_READER_H
#define CLI_READER_H

#include <stdbool.h>

#include "cli/original.h"
#include "command/app.h"

struct reader;

/* Take the terminal. NULL, with the reason in *error, if there is none that can be drawn on. */
struct reader *reader_open(struct unroll_error *error);

/* What is to be read. */
struct reading {
	const struct app_options *options;      /* of a part, the whole is read meanwhile, and takes
	                             its place */
	struct original *original;      /* the file, to be read anew; NULL if it cannot be */
	const char *dump;         /* for tests, a file that always holds the text of the last screen
	                             drawn; NULL for none */
};

/*
 * Show a document until the person leaves, and free it. False, with the reason
 * in *error, if the whole of it could not be read. When a signal ends the
 * program, the place is kept and this does not return.
 */
bool reader_run(struct reader *reader, const struct reading *reading, struct unroll_error *error);

/* Give the terminal back as it was. NULL is fine. */
void reader_close(struct reader *reader);

#endif
