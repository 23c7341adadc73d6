/* Hand a URL to the desktop, which opens it in a browser. */
#ifndef CLI_OPENER_H
#define CLI_OPENER_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include <unroll/error.h>
#include <unroll/str.h>

#include "command/options.h"

/* Some openers last as long as the browser that they have started. */
enum { OPENER_MOST = 4 };

/* The programs that were started. Zero-initialise it. */
struct opener {
	const char *name;         /* of the last one, static; NULL before the first */
	struct {
		const char *name;
		pid_t process;    /* 0 when it has ended */
	} started[OPENER_MOST];
	int64_t since;            /* milliseconds of the monotonic clock when the last one was */
};

/*
 * Start the program of the `opener` setting with the URL as its one argument.
 * What the URL gate would not let pass as it is, is refused. opener->name says
 * what was started; whether that opens anything, nobody knows yet. A key that is
 * held down, or noise, opens no flood of pages: one a second, and OPENER_MOST at
 * the same time.
 */
bool opener_open(struct opener *opener, enum option_opener setting, struct str url,
                 struct unroll_error *error);

/* Whether any has not ended as far as opener_check() knows. */
bool opener_is_busy(const struct opener *opener);

/* Return false, and say so in *error, once a program has failed since the last call. */
bool opener_check(struct opener *opener, struct unroll_error *error);

#endif
