#include "cli/status.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/message.h"
#include "cli/output.h"

/* Nobody is left to be told when a pipe was closed early. */
enum status status_finish(enum status status)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	if (output_error() != EPIPE)
		complain("standard output: %s", strerror(output_error()));
	return STATUS_TROUBLE;
}
