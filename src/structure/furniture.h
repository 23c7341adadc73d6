/*
 * What a printed page adds to the text and a converter leaves in it: job numbers,
 * bar codes, page numbers, running heads, the line that asks to recycle.
 */
#ifndef STRUCTURE_FURNITURE_H
#define STRUCTURE_FURNITURE_H

#include <stdbool.h>

#include "structure/masthead.h"
#include "structure/piece.h"

/* Whether a line is a job number, bar code, page number or the like, by its form alone. */
bool furniture_is_fixed(struct str text);

/* Give every piece that is furniture the role of furniture. */
void furniture_set_aside(struct pieces *pieces, const struct masthead *masthead);

#endif
