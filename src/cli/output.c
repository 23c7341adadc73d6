#include "cli/output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/memory.h"

static int failed_with;

static ssize_t write_part(void *cookie, const char *bytes, size_t size)
{
	(void)cookie;
	if (!failed_with && !descriptor_write(STDOUT_FILENO, (struct str){ bytes, size }))
		failed_with = errno;
	errno = failed_with;
	return failed_with ? 0 : (ssize_t)size;
}

void output_begin(void)
{
	FILE *out = fopencookie(NULL, "w", (cookie_io_functions_t){ .write = write_part });

	if (!out)
		memory_exhausted();
	if (isatty(STDOUT_FILENO))
		setvbuf(out, NULL, _IOLBF, BUFSIZ);
	stdout = out;
}

int output_error(void)
{
	return failed_with;
}

/* How wide the terminal is that is written to; 0 if it is none. */
static unsigned terminal_columns(void)
{
	struct winsize size;

	return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) < 0 ? 0 : size.ws_col;
}

unsigned output_width(unsigned most)
{
	unsigned columns = terminal_columns();

	if (!columns)
		return OUTPUT_USUAL;
	return columns < OUTPUT_NARROWEST ? OUTPUT_NARROWEST : columns > most ? most : columns;
}

/* The convention of no-color.org. */
static bool is_unwanted(void)
{
	const char *no_color = getenv("NO_COLOR");

	return no_color && *no_color;
}

bool output_shows_bold(void)
{
	const char *terminal = getenv("TERM");

	return isatty(STDOUT_FILENO) && terminal && *terminal && strcmp(terminal, "dumb") != 0
	    && !is_unwanted();
}
