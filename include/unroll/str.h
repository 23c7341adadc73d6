/*
 * A slice of UTF-8 text that belongs to somebody else: `size` bytes, not
 * terminated. An empty slice points to "", never to NULL, once it was made by
 * STR() or str_of(); a zeroed one is empty too and may be read.
 */
#ifndef UNROLL_STR_H
#define UNROLL_STR_H

#include <stddef.h>

struct str {
	const char *data;
	size_t size;              /* in bytes */
};

/* A slice of a string literal; also as an initialiser of static tables. */
#define STR(literal) { "" literal, sizeof(literal) - 1 }

#endif
