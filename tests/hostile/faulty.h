/* The program, with one thing failing in it: see fault.c. */
#ifndef TESTS_HOSTILE_FAULTY_H
#define TESTS_HOSTILE_FAULTY_H

#include <stdbool.h>

#include "run.h"

enum { STATUS_ODD = 1, STATUS_TROUBLE = 2, STATUS_NO_MEMORY = 3 };

/* Kinds of failure; of those that are transparent nothing may be seen at all. */
struct fault_kind {
	const char *name;
	unsigned sample;          /* places tried when not all are */
	bool is_transparent;
};

enum { FAULT_KINDS = 5 };

extern const struct fault_kind fault_kinds[FAULT_KINDS];

/* What main() was told. */
struct faulty {
	const char *fault, *shim, *unroll;
	bool tries_all;
	unsigned tried;           /* places, so far */
};

/*
 * Put together the command that runs the program with `arguments`, and with a
 * failure at a place; good until the next call. NULL ends the arguments.
 */
const char *const *faulty_command(const struct faulty *faulty, const struct nest *nest,
                                  const char *const *arguments, const char *kind, unsigned at);

/* How many places the run before had for the kind of failure. */
unsigned faulty_places(const struct nest *nest);

/* How far apart the places are that are tried. */
unsigned faulty_stride(const struct faulty *faulty, unsigned count, unsigned sample);

bool outcome_is_alike(const struct outcome *a, const struct outcome *b);

/*
 * Whether the failure was made good, or else is told by status and message; a
 * message may be missing, as it may be what could not be written.
 */
bool outcome_is_clean(const struct outcome *outcome, const struct outcome *whole,
                      const struct fault_kind *kind);

#endif
