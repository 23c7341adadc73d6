/* Read on the terminal: a document, or the library's list. */
#ifndef CLI_READ_H
#define CLI_READ_H

#include "cli/arguments.h"
#include "cli/status.h"

/*
 * Show the one document, or the documents of the one folder, that is named; the
 * library if nothing is. Where nothing can be shown, say why, and what to do.
 */
enum status read_documents(const struct arguments *arguments);

#endif
