/* Find the places of a text where a symbol or a number may be, fast. */
#ifndef CITATION_TRIGGER_H
#define CITATION_TRIGGER_H

#include <stddef.h>

#include <unroll/str.h>

/*
 * The first digit or stroke at or after byte `at`, also a full-width one; the
 * size of the text if there is none.
 */
size_t trigger_find(struct str text, size_t at);

#endif
