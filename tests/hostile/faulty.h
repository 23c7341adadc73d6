/* The program, with one thing failing in it: see fault.c. */
#ifndef TESTS_HOSTILE_FAULTY_H
#define TESTS_HOSTILE_FAULTY_H

#include <stdbool.h>

#include "places.h"
#include "run.h"

enum { STATUS_ODD = 1, STATUS_TROUBLE = 2, STATUS_NO_MEMORY = 3 };

/* Kinds of failure; of those that are transparent nothing may be seen at all. */
struct fault_kind {
	const char *name;
	unsigned sample;          /* places tried when not all are */
	bool is_transparent, is_of_memory, lasts;
};

enum { FAULT_MEMORY, FAULT_EXHAUSTION, FAULT_ERROR, FAULT_INTERRUPT, FAULT_SHORT, FAULT_KINDS };

extern const struct fault_kind fault_kinds[FAULT_KINDS];

/* What main() was told, and what it has done so far. */
struct faulty {
	const char *fault, *shim, *unroll;
	bool tries_all;
	unsigned had, tried;      /* places */
	unsigned complaints;
	int of_known;             /* allocations that are tried of a stack which had its turn */
	struct stacks known[FAULT_KINDS];
};

/*
 * Put together the command that runs the program with `arguments`, and with a
 * failure at a place, or none when its number is 0; good until the next call. NULL
 * ends the arguments.
 */
const char *const *faulty_command(const struct faulty *faulty, const struct nest *nest,
                                  const char *const *arguments, const struct fault_kind *kind,
                                  struct place at);

/*
 * The places to try, of those that the run before had for the kind of failure; the
 * caller frees the list. System calls are tried all. Of allocations with the same
 * stack it is the first, the second, when something is there already, and the last;
 * the first alone if all behind it fail as well. When not everything is tried it is
 * `sample` times the sample of the kind, where `turn` chooses which.
 */
struct places faulty_places(struct faulty *faulty, const struct nest *nest,
                            const struct fault_kind *kind, unsigned sample, unsigned turn);

/* How many places the run before had. */
unsigned faulty_count(const struct nest *nest);

/* Tell of a place where it went wrong, and go on; the test fails at its end. */
void faulty_complain(struct faulty *faulty, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Print what has been done, and free it. Return whether anything has. */
bool faulty_end(struct faulty *faulty);

bool outcome_is_alike(const struct outcome *a, const struct outcome *b);

/*
 * Whether the failure was made good, or else is told by status and message; a
 * message may be missing, as it may be what could not be written. What was written
 * before is the beginning of the whole.
 */
bool outcome_is_clean(const struct outcome *outcome, const struct outcome *whole,
                      const struct fault_kind *kind);

#endif
