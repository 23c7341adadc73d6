/*
 * Memory that is there or the program ends: nothing that calls these has to
 * check. Before the program ends, the handler set by memory_on_exhaustion()
 * may restore the terminal.
 */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

/* What memory_exhausted() calls before it leaves; it must not allocate. */
void memory_on_exhaustion(void (*handler)(void));

/* Say "out of memory" on standard error and exit with status 3. */
_Noreturn void memory_exhausted(void);

/* Like malloc, calloc and realloc, but never NULL, also for a size of 0. */
void *memory_allocate(size_t size);
void *memory_allocate_zeroed(size_t count, size_t size);
void *memory_resize(void *block, size_t size);

/* A copy of a string, which the caller frees. */
char *memory_string(const char *string);

/*
 * Make room for one item more in a growing array of `count` items of `size`
 * bytes; *capacity, in items, starts at 0. Return the items, which may have
 * moved. The caller frees them with free().
 */
void *memory_grow(void *items, size_t count, size_t *capacity, size_t size);

#endif
