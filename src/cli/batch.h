/* What the program does without a terminal to read on: write documents out, check them. */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include "cli/arguments.h"
#include "cli/status.h"

/* Write or check every file, one after the other; what fails is said. */
enum status batch_run(const struct arguments *arguments);

/* Write the document of a file as is asked for; status_finish() has to follow. */
enum status batch_write(const struct unroll_document *document, const struct arguments *arguments,
                        const char *file);

#endif
