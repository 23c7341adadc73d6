/* The interactive program: the app on a terminal. */
#ifndef CLI_READER_H
#define CLI_READER_H

#include <stdbool.h>

#include "command/app.h"

/*
 * Show a document until the reader leaves. Return false, with the reason in
 * *error and the document still the caller's, when there is no terminal that
 * can be drawn on. When a signal ends the program, the place is kept and this
 * does not return.
 *
 * `dump` is for tests: a file that always holds the text of the last screen
 * drawn; NULL for none.
 */
bool reader_run(const struct app_options *options, const char *dump, struct unroll_error *error);

#endif
