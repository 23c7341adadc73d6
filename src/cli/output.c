#include "cli/output.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

unsigned output_columns(void)
{
	struct winsize size;

	return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) < 0 ? 0 : size.ws_col;
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
