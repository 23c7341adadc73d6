/* The interactive program: the app on a terminal. */
#ifndef CLI_READER_H
#define CLI_READER_H

#include <stdbool.h>

#include "command/app.h"

struct reader;

/* Take the terminal. NULL, with the reason in *error, if there is none that can be drawn on. */
struct reader *reader_open(struct unroll_error *error);

/*
 * Show the first screen of a document that stands for another until that is
 * read: nothing is kept, nothing is asked, and the document is freed.
 */
void reader_glance(struct reader *reader, const struct app_options *options);

/*
 * Show a document until the person leaves, and free it. When a signal ends the
 * program, the place is kept and this does not return.
 *
 * `dump` is for tests: a file that always holds the text of the last screen
 * drawn; NULL for none.
 */
void reader_run(struct reader *reader, const struct app_options *options, const char *dump);

/* Give the terminal back as it was. NULL is fine. */
void reader_close(struct reader *reader);

#endif
