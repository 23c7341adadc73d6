/* Characters by name or number, as HTML writes them. */
#ifndef FORMAT_ENTITY_H
#define FORMAT_ENTITY_H

#include <stddef.h>
#include <stdint.h>

#include <unroll/str.h>

/*
 * Decode the reference that `text` begins with: "&eacute;", "&#233;", "&#xE9;".
 * What is no character is U+FFFD. Return the size of the reference, which is
 * never less than the character's in UTF-8, or 0 if there is none.
 */
size_t entity_take(struct str text, uint32_t *character);

#endif
