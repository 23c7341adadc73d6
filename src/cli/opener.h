/* Hand a URL to the desktop, which opens it in a browser. */
#ifndef CLI_OPENER_H
#define CLI_OPENER_H

#include <stdbool.h>
#include <sys/types.h>

#include <unroll/error.h>
#include <unroll/str.h>

#include "command/options.h"

/* The program that was started last. Zero-initialise it. */
struct opener {
	const char *name;         /* of the program, static; NULL before the first */
	pid_t process;            /* 0 when it has ended */
};

/*
 * Start the program of the `opener` setting with the URL as its one argument.
 * What the URL gate would not let pass as it is, is refused. opener->name says
 * what was started; whether that opens anything, nobody knows yet.
 */
bool opener_open(struct opener *opener, enum option_opener setting, struct str url,
                 struct unroll_error *error);

/* Return false, and say so in *error, once the program has failed since the last call. */
bool opener_check(struct opener *opener, struct unroll_error *error);

#endif
