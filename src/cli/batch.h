/* What the program does without a terminal to read on: write documents out, check them. */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include "cli/arguments.h"

/* The exit statuses of the program; of several files the greatest counts. */
enum status {
	STATUS_OK = 0,
	STATUS_FOUND = 1,         /* something odd about a document, or not what was asked for */
	STATUS_TROUBLE = 2,       /* usage, unreadable files, output that cannot be written */
	STATUS_NO_MEMORY = 3
};

/* Write or check every file, one after the other; what fails is said. */
enum status batch_run(const struct arguments *arguments);

/* Write the document of a file as is asked for; batch_finish() has to follow. */
enum status batch_write(const struct unroll_document *document, const struct arguments *arguments,
                        const char *file);

/* Flush standard output; return STATUS_TROUBLE, and say why, if something was lost. */
enum status batch_finish(enum status status);

#endif
