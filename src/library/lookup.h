/* Symbols looked up in the folder of a catalogue, whose files are read as they are needed. */
#ifndef LIBRARY_LOOKUP_H
#define LIBRARY_LOOKUP_H

#include <stddef.h>
#include <stdint.h>

#include <unroll/language.h>

#include "library/catalogue.h"

/* Of two languages the one of smaller rank is taken: the preferred one, then in their order. */
unsigned lookup_rank(enum unroll_language language, enum unroll_language preferred);

/* The best known file of a symbol, or SIZE_MAX. */
size_t lookup_known(const struct catalogue *catalogue, struct str symbol,
                    enum unroll_language preferred);

/*
 * The same of the folder as it is now. Files not yet looked into are looked into,
 * those whose names resemble the symbol first, until it is found or about
 * `milliseconds` have passed; a few of them in any case, unless that is 0.
 */
size_t lookup_find(struct catalogue *catalogue, struct str symbol, enum unroll_language preferred,
                   int milliseconds);

#endif
