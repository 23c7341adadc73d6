/* What somebody may have meant who wrote a name that does not exist. */
#ifndef COMMAND_SUGGEST_H
#define COMMAND_SUGGEST_H

#include <unroll/str.h>

/* The nearest name so far. Zero-initialise it, but for `wanted`. */
struct suggestion {
	struct str wanted;
	struct str name;          /* empty while nothing is near enough */
	unsigned distance;
};

/* Take one name that does exist into consideration. */
void suggest_consider(struct suggestion *suggestion, struct str name);

/*
 * How many letters must be put in, left out, changed or swapped with their
 * neighbour to make one name of the other; at most 100 where a name is longer
 * than 32 bytes.
 */
unsigned suggest_distance(struct str a, struct str b);

#endif
