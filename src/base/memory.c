#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

enum { FIRST_CAPACITY = 16, EXIT_NO_MEMORY = 3 };

static void (*on_exhaustion)(void);

void memory_on_exhaustion(void (*handler)(void))
{
	on_exhaustion = handler;
}

_Noreturn void memory_exhausted(void)
{
	static const char message[] = "unroll: out of memory\n";

	if (on_exhaustion)
		on_exhaustion();
	if (write(STDERR_FILENO, message, sizeof message - 1) < 0)
		_exit(EXIT_NO_MEMORY);
	_exit(EXIT_NO_MEMORY);
}

void *memory_allocate(size_t size)
{
	return memory_resize(NULL, size);
}

void *memory_allocate_zeroed(size_t count, size_t size)
{
	void *block = calloc(count ? count : 1, size ? size : 1);

	if (!block)
		memory_exhausted();
	return block;
}

void *memory_resize(void *block, size_t size)
{
	block = realloc(block, size ? size : 1);
	if (!block)
		memory_exhausted();
	return block;
}

void *memory_grow(void *items, size_t count, size_t *capacity, size_t size)
{
	if (count < *capacity)
		return items;
	size_t wanted = *capacity ? *capacity * 2 : FIRST_CAPACITY;
	if (wanted > SIZE_MAX / size)
		memory_exhausted();
	*capacity = wanted;
	return memory_resize(items, wanted * size);
}
