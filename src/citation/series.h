/* The words that symbols are made of. Source: the symbol guide of the Dag Hammarskjöld Library. */
#ifndef CITATION_SERIES_H
#define CITATION_SERIES_H

#include <stdbool.h>

#include <unroll/str.h>

/* Whether a series begins the symbols of a body that is known: "A", "CCPR"; case does not count. */
bool is_series(struct str word);

/* The usual spelling of a part or suffix, "RES", "Add"; empty if the word is none. */
struct str part_spelling(struct str word);

#endif
