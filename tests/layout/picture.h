/* A flow as a picture: rows of text, as a terminal that does as it is told shows them. */
#ifndef LAYOUT_PICTURE_H
#define LAYOUT_PICTURE_H

#include "layout/lines.h"

/* The rows of a flow, each with a line feed behind it, in memory of the arena. */
const char *picture_of(struct arena *arena, const struct flow *flow, uint32_t width,
                       enum bidi_mode mode);

#endif
