/*
 * A program on a pseudo-terminal, as a shell would run it: in a process group of
 * its own, in the foreground, its parent ready to continue it when it stops. All
 * that it writes goes through the oracle.
 */
#ifndef TESTS_DRIVE_H
#define TESTS_DRIVE_H

#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>

#include "../oracle/oracle.h"

struct pty_program {
	const char *const *argv;
	const char *const *environment;     /* "NAME=value", or "NAME" to unset; NULL at the end */
	const char *type;         /* TERM; NULL for xterm-256color */
	const char *input;        /* a file as standard input instead of the terminal, or NULL */
	int rows, columns;        /* 24 and 80 if 0; negative for 0 */
};

struct pty {
	int master, slave;
	int commands, reports;    /* pipes to and from the parent of the program */
	pid_t leader, program;
	struct termios before;
	struct oracle *oracle;
	char *output;             /* everything so far, with a NUL behind it */
	size_t size, capacity, mark;
	bool is_stopped, has_ended;
	int status;               /* of waitpid(), when it has ended */
};

/* Fails the test when it cannot be started. */
void pty_start(struct pty *pty, const struct pty_program *program);

void pty_send(struct pty *pty, const char *keys);

void pty_resize(struct pty *pty, int rows, int columns);

/* Read until the program has been silent for a while, and has nothing to do. */
void pty_settle(struct pty *pty);

/* Read until `text` comes, after what was expected before; fails the test after 20 seconds. */
void pty_expect(struct pty *pty, const char *text);

/*
 * Read until the program has stopped, or ended, and all that it wrote before; both
 * fail the test after 20 seconds.
 */
void pty_expect_stop(struct pty *pty);
void pty_expect_end(struct pty *pty);

/* The same, and no signal has ended it; `status` is what it returns. */
void pty_expect_exit(struct pty *pty, int status);

/* Put the stopped program into the foreground again. */
void pty_continue(struct pty *pty);

void pty_signal(struct pty *pty, int number);

/* Take the terminal away: what remains of the program gets an end of file. */
void pty_hang_up(struct pty *pty);

/* End what is left, and fail the test if the oracle complains or the modes of the line differ. */
void pty_finish(struct pty *pty);

/* Close whatever a reader has open, and the reader, which has to end well; then finish. */
void pty_leave(struct pty *pty);

#endif
