/* How a resolution was adopted, as the lines after its text say. */
#ifndef STRUCTURE_VOTE_H
#define STRUCTURE_VOTE_H

#include <unroll/document.h>

#include "base/arena.h"

/* A vote in the making; zero-initialise. */
struct vote_reader {
	struct unroll_vote vote;
	struct unroll_tally *group;     /* whose States are listed now, or NULL */
};

/*
 * Read one closing line: "[Adopted without a vote.]", "In favour:", a list of
 * States. States are slices of `line`, gathered in the arena.
 */
void vote_read(struct vote_reader *reader, struct str line, struct arena *arena);

#endif
