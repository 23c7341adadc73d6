/*
 * Footnote calls that a converter left as bare digits: "Nations1", "1/",
 * "71/20520" for 71/205 and note 20, "the United Nations 1 are".
 */
#ifndef STRUCTURE_GLUED_H
#define STRUCTURE_GLUED_H

#include "structure/calls.h"

/* Add a call for every note with a body that nothing calls yet, where one can be found. */
void glued_find(struct calls *calls, const struct pieces *pieces);

#endif
