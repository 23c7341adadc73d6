/*
 * The index of the library of bookcase.h, changed as an input says.
 *
 *   damage = values places *value *place
 *   value  = statement row kind [ size ] bytes     - in a table, by damage.c's statements
 *   place  = offset{3} size bytes                  - of the file; nothing cuts it there
 */
#ifndef TESTS_FUZZ_DAMAGE_H
#define TESTS_FUZZ_DAMAGE_H

#include <unroll/str.h>

/* In the folder of the run. */
extern const char damaged_index[];

/* Write the index anew, with nothing beside it. */
void damage_index(struct str changes);

#endif
