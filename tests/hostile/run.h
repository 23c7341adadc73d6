/*
 * The program without a terminal, within limits: a run that takes too much time
 * of the processor or waits for what does not come is ended by a signal, which
 * its status tells.
 */
#ifndef TESTS_HOSTILE_RUN_H
#define TESTS_HOSTILE_RUN_H

#include <stdbool.h>
#include <stddef.h>

struct run {
	const char *const *argv;
	const char *const *environment;   /* "NAME=value", or "NAME" to unset; NULL at the end */
	const char *input;        /* a file as standard input; NULL for /dev/null */
	unsigned seconds;         /* of the processor; 0 for 10 */
	void (*prepare)(void);    /* called in the new process before it becomes the program */
};

/* What came of it. The caller frees it with outcome_free(). */
struct outcome {
	int status;               /* of exit; 128 and the number of the signal that ended it */
	char *out, *err;          /* what it wrote, with a NUL behind it */
	size_t out_size, err_size;
	size_t peak;              /* of memory in use, in bytes */
};

/* Fails the test when the program cannot be started. */
struct outcome run(const struct run *run);

void outcome_free(struct outcome *outcome);

/*
 * Fail the test unless all that was written to both streams may reach a terminal:
 * text, tabs and line feeds, and no sequence of any kind.
 */
void outcome_check_output(const struct outcome *outcome, const char *name);

/*
 * A folder of its own for files of a test, with every variable set that leads
 * the program to folders of a user, or to a browser: the opener does nothing.
 */
struct nest {
	char folder[32];
	char home[64], state[64], config[64], path[64];
	const char *environment[9];
};

void nest_open(struct nest *nest);
void nest_close(struct nest *nest);

/* The path of a file in the nest; good until the next but three calls. */
const char *nest_path(const struct nest *nest, const char *name);

/* Write a file into the nest and return its path. */
const char *nest_write(const struct nest *nest, const char *name, const char *bytes, size_t size);

/* Whether the program is built with a sanitizer, which takes memory and time of its own. */
bool is_sanitized(void);

#endif
