/* Blocks that say by themselves where in a resolution they stand. */
#ifndef STRUCTURE_LANDMARK_H
#define STRUCTURE_LANDMARK_H

#include "structure/piece.h"

/* Let every piece know what it says of itself: it is asked often, and read once. */
void landmarks_mark(struct pieces *pieces);

#endif
