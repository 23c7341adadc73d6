/*
 * A tmux server of the test's own, told what to do over one connection (the control
 * mode of tmux), which takes no process a question.
 */
#ifndef TESTS_CONTROL_H
#define TESTS_CONTROL_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

struct control {
	pid_t tmux;
	FILE *commands, *replies;
	char server[40];
};

/* Start a server; false if there is no tmux. Its windows are of type tmux-256color. */
bool control_open(struct control *control);

/* End the server and all that runs in it. */
void control_close(struct control *control);

/*
 * Do a command; return what it says, lines ended by line feeds, until the next call. Fails
 * the test when tmux does not know it or cannot do it. A format of several lines is
 * as many commands, with nothing done between them; what the last says is returned.
 */
const char *control_do(struct control *control, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* The same, but it may be that it cannot be done. */
void control_try(struct control *control, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
