#include "cli/status.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/message.h"

/* Nobody is left to be told when a pipe was closed early. */
enum status status_finish(enum status status)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	if (errno != EPIPE)
		complain("standard output: %s", strerror(errno));
	return STATUS_TROUBLE;
}
