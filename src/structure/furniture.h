/*
 * What a printed page adds to the text and a converter leaves in it: job numbers,
 * bar codes, page numbers, running heads, the line that asks to recycle.
 */
#ifndef STRUCTURE_FURNITURE_H
#define STRUCTURE_FURNITURE_H

#include "structure/masthead.h"
#include "structure/piece.h"

/* Give every piece that is furniture the role of furniture. */
void furniture_set_aside(struct pieces *pieces, const struct masthead *masthead);

#endif
