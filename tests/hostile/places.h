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

/* How many allocations of a stack are tried: its first; or that, its second and its last. */
enum { TRY_NONE, TRY_FIRST, TRY_THREE };

/*
 * Of each stack so many as is said of those that are new, and of those that are
 * known, which all are afterwards. The caller frees the list.
 */
struct places places_of_allocations(const struct record *record, int of_new, int of_known,
                                    struct stacks *known);

/* Keep about as many as that, far from each other; `turn` chooses which. */
void places_thin(struct places *places, unsigned count, unsigned turn);

#endif
