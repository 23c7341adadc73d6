/* How likely a file is to hold a document, by its name alone. */
#ifndef LIBRARY_LIKENESS_H
#define LIBRARY_LIKENESS_H

#include <unroll/str.h>

/*
 * How much a file name resembles a symbol: the runs of letters and of digits of
 * the symbol that the name has in the same order, numbers counting more. 0 for
 * nothing in common; only comparisons for one symbol mean something.
 */
unsigned likeness(struct str name, struct str symbol);

#endif
