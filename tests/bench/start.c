/*
 * What a program does on a terminal of 100 by 40 from its start until it is left again:
 *
 *     start PROGRAM [ARGUMENT]...
 *
 * It is left with `q` once it has drawn something and then been silent for a tenth of a
 * second, and must have ended within a minute. Prints the page faults and the bytes that it wrote, neither of which changes
 * from run to run, and the microseconds of processor time, which do.
 */
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROWS = 40, COLUMNS = 100, SILENCE = 100 /* milliseconds */, LIMIT = 60 /* seconds */ };

/* Read what is written until there is silence; false at the end. */
static bool drain(int terminal, size_t *bytes)
{
	char buffer[4096];
	int patience = *bytes ? SILENCE : -1;

	while (poll(&(struct pollfd){ .fd = terminal, .events = POLLIN }, 1, patience) > 0) {
		ssize_t size = read(terminal, buffer, sizeof buffer);
		if (size <= 0)
			return false;
		*bytes += (size_t)size;
		patience = SILENCE;
	}
	return true;
}

static long microseconds(struct timeval time)
{
	return time.tv_sec * 1000000L + time.tv_usec;
}

int main(int count, char *values[])
{
	struct winsize size = { .ws_row = ROWS, .ws_col = COLUMNS };
	struct rusage usage;
	size_t bytes = 0;
	int terminal, status;

	if (count < 2) {
		fputs("usage: start PROGRAM [ARGUMENT]...\n", stderr);
		return 2;
	}
	alarm(LIMIT);
	pid_t process = forkpty(&terminal, NULL, NULL, &size);
	if (process == 0) {
		execvp(values[1], values + 1);
		_exit(127);
	}
	if (process < 0) {
		perror("start");
		return 2;
	}
	if (drain(terminal, &bytes) && write(terminal, "q", 1) == 1)
		while (drain(terminal, &bytes))
			;
	while (wait4(process, &status, 0, &usage) < 0 && errno == EINTR)
		;
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		return 1;
	printf("%ld\t%zu\t%ld\n", usage.ru_minflt, bytes,
	       microseconds(usage.ru_utime) + microseconds(usage.ru_stime));
	return 0;
}
