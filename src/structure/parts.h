/* The parts of a resolution: masthead, preamble, operative part, closing, annexes. */
#ifndef STRUCTURE_PARTS_H
#define STRUCTURE_PARTS_H

#include "structure/compose.h"
#include "structure/masthead.h"
#include "structure/vote.h"

/* What the parts tell about the document besides themselves. */
struct parts_facts {
	struct vote_reader vote;
	struct str meeting, adopted;    /* of the closing; may be empty */
};

/* Add sections and paragraphs to the composer's builder, in reading order. */
void parts_recognise(struct composer *composer, const struct masthead *masthead,
                     struct parts_facts *facts);

#endif
