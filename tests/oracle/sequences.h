/*
 * The control sequences that terminfo has for a type of terminal. Numbers that it
 * takes as parameters may be any; everything else is exact.
 */
#ifndef TESTS_ORACLE_SEQUENCES_H
#define TESTS_ORACLE_SEQUENCES_H

#include <stdbool.h>
#include <stddef.h>

enum {
	SEQUENCE_MAX = 64,        /* bytes of one; none of terminfo's is longer */
	CLIPBOARD_MAX = 100000    /* but of one that hands over text */
};

struct sequences;

/* To be freed; NULL if terminfo does not know the type. */
struct sequences *sequences_of(const char *type);

bool sequences_have(const struct sequences *sequences, const char *bytes, size_t size);

/*
 * The size of the sequence that the escape at the start of `bytes` begins; 0 when more
 * is needed to tell, SIZE_MAX when it begins none.
 */
size_t sequence_size(const char *bytes, size_t size);

#endif
