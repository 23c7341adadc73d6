#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum {
	FIRST_SIZE = 4 << 10,
	LARGEST_SIZE = 16 << 20,
};

struct arena_block {
	struct arena_block *older;
	alignas(max_align_t) char data[];
};

static size_t rounded(size_t size)
{
	size_t unit = alignof(max_align_t);

	if (size > SIZE_MAX / 2)
		memory_exhausted();
	return (size + unit - 1) / unit * unit;
}

static void add_block(struct arena *arena, size_t size)
{
	if (!arena->next_size)
		arena->next_size = FIRST_SIZE;
	size_t whole = sizeof(struct arena_block) + size;
	if (whole < arena->next_size)
		whole = arena->next_size;
	struct arena_block *block = memory_allocate(whole);
	block->older = arena->blocks;
	arena->blocks = block;
	arena->free = block->data;
	arena->end = (char *)block + whole;
	if (arena->next_size < LARGEST_SIZE)
		arena->next_size *= 2;
}

void arena_free(struct arena *arena)
{
	while (arena->blocks) {
		struct arena_block *older = arena->blocks->older;
		free(arena->blocks);
		arena->blocks = older;
	}
	*arena = (struct arena){ 0 };
}

void *arena_allocate(struct arena *arena, size_t size)
{
	size = rounded(size);
	if (size > (size_t)(arena->end - arena->free) || !arena->blocks)
		add_block(arena, size);
	void *data = arena->free;
	arena->free += size;
	return data;
}

void *arena_allocate_zeroed(struct arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / 2 / size)
		memory_exhausted();
	return memset(arena_allocate(arena, count * size), 0, count * size);
}

struct str arena_copy(struct arena *arena, struct str text)
{
	char *data = arena_allocate(arena, text.size + 1);

	if (text.size)
		memcpy(data, text.data, text.size);
	data[text.size] = '\0';
	return (struct str){ data, text.size };
}

struct str arena_format(struct arena *arena, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	int size = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (size < 0)
		return (struct str)STR("");
	char *data = arena_allocate(arena, (size_t)size + 1);
	va_start(arguments, format);
	vsnprintf(data, (size_t)size + 1, format, arguments);
	va_end(arguments);
	return (struct str){ data, (size_t)size };
}

void *arena_settle(struct arena *arena, const void *items, size_t count, size_t size)
{
	if (!count)
		return NULL;
	return memcpy(arena_allocate(arena, count * size), items, count * size);
}
