/*
 * Memory that is given back all at once. Zero-initialise an arena, take from it
 * as much as needed, free it once. Nothing in it moves.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

#include <unroll/str.h>

struct arena_block;

struct arena {
	struct arena_block *blocks;   /* the newest first */
	char *free, *end;             /* what is left of the newest */
	size_t next_size;             /* of the block to come, in bytes */
};

void arena_free(struct arena *arena);

/* Memory for `size` bytes, aligned for any type, not initialised; never NULL. */
void *arena_allocate(struct arena *arena, size_t size);

/* Memory for `count` items of `size` bytes, all zero. */
void *arena_allocate_zeroed(struct arena *arena, size_t count, size_t size);

/* A copy of `text` in the arena, with a NUL behind it that does not count. */
struct str arena_copy(struct arena *arena, struct str text);

/* The text of a printf format in the arena, with a NUL behind it that does not count. */
struct str arena_format(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/*
 * Copy an array of `count` items of `size` bytes; NULL when there are none.
 * A builder gathers with memory_grow() and settles with this.
 */
void *arena_settle(struct arena *arena, const void *items, size_t count, size_t size);

#endif
