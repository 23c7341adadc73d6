/* Which of the places of a run are tried. */
#ifndef TESTS_HOSTILE_PLACES_H
#define TESTS_HOSTILE_PLACES_H

#include <stdbool.h>
#include <stddef.h>

#include "place.h"

struct places {
	struct place *list;       /* in the order of the run */
	size_t count;
};

/* Stacks that runs before had. */
struct stacks {
	uint32_t *list;           /* sorted; one may be there more than once */
	size_t count;
};

/* Every one; the caller frees the list. */
struct places places_of_calls(unsigned count);

/*
 * The first allocation of each stack; and its second and its last when the stack is
 * not known, after which it is. Of a failure that lasts these would be the same as
 * the first, but for what went well before. The caller frees the list.
 */
struct places places_of_allocations(const struct record *record, bool lasts, struct stacks *known);

/* Keep about as many as that, far from each other; `turn` chooses which. */
void places_thin(struct places *places, unsigned count, unsigned turn);

#endif
