/*
 * Places where something can fail, as shim.c, fault.c and faulty.c pass them on.
 *
 * A system call is known by its number, counted from 1. An allocation is known by
 * the stack of calls that led to it and by its number among those of the same
 * stack. So it is found again where processes take turns as they like; and so a
 * loop that goes round a thousand times is one place and not a thousand.
 */
#ifndef TESTS_HOSTILE_PLACE_H
#define TESTS_HOSTILE_PLACE_H

#include <stdint.h>

struct place {
	unsigned number;          /* 0 for none */
	uint32_t stack;           /* of an allocation; its return addresses, as one number */
};

enum { MOST_PLACES = 1 << 17 };

/* What a run leaves in a file. */
struct record {
	uint32_t count;           /* of places that the run had */
	uint32_t hits;            /* of allocations with the stack that was asked for */
	uint32_t stacks[MOST_PLACES];     /* of allocations, in their order */
};

#endif
