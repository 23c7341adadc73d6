/*
 * Line breaks of text in the common scripts: by pairs of characters (Unicode
 * Standard Annex 14, revision 39, table 2), many times faster than libunistring,
 * which has to be asked only when a character needs more context than that.
 */
#ifndef LAYOUT_PAIRS_H
#define LAYOUT_PAIRS_H

#include <stdbool.h>
#include <stdint.h>

#include <unroll/str.h>

/*
 * Set the flags of layout/breaks.h, the same that libunistring leads to. Return
 * false, with any flags, if the text holds a character that is not known here.
 */
bool pairs_find(struct str text, uint8_t *flags);

#endif
