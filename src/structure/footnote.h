/*
 * The bodies of footnotes as converters leave them: a superscript number, a
 * superscript digit, "1/", "[1]", "(1)" or a bare number before the text, or a
 * block that the format itself knows as a footnote.
 */
#ifndef STRUCTURE_FOOTNOTE_H
#define STRUCTURE_FOOTNOTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "structure/piece.h"

/*
 * Whether a piece begins a footnote; then fill in its label and the bytes to
 * skip. Forms that text begins with as well count only for the number that is
 * due, bare ones only at the foot of a page.
 */
bool footnote_begins(struct piece *piece, uint32_t due, bool at_foot);

/* The number of a footnote; 0 if its label is a star or letter. */
uint32_t footnote_number(const struct piece *piece);

/* Whether a format marked a superscript number or a call in the piece. */
bool footnote_is_called_in(const struct piece *piece);

/* The superscript digits that `text` begins with: their value, and *size in bytes; 0 if none. */
uint32_t footnote_superscript(struct str text, size_t *size);

/* A label without brackets, slash or full stop around it. */
struct str footnote_bare(struct str label);

/* The value of a label in plain digits; 0 if it is none. */
uint32_t footnote_value(struct str label);

#endif
