#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { FIRST_CAPACITY = 16, EXIT_NO_MEMORY = 3 };
enum { HUGE_PAGE = 2 << 20 };     /* bytes */

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

/* Fresh small pages cost more than what is written to them: ask for large ones. */
static void *allocate_large(size_t size)
{
	if (size > SIZE_MAX - HUGE_PAGE)
		return NULL;
	size = (size + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
	void *block = aligned_alloc(HUGE_PAGE, size);
	if (block)
		madvise(block, size, MADV_HUGEPAGE);
	return block;
}

void *memory_allocate(size_t size)
{
	void *block = size < HUGE_PAGE ? malloc(size ? size : 1) : allocate_large(size);

	if (!block)
		memory_exhausted();
	return block;
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

char *memory_string(const char *string)
{
	char *copy = strdup(string);

	if (!copy)
		memory_exhausted();
	return copy;
}

void *memory_grow(void *items, size_t count, size_t *capacity, size_t size)
{
	if (count < *capacity)
		return items;
	size_t wanted = *capacity ? *capacity * 2 : FIRST_CAPACITY;
	if (wanted > SIZE_MAX / size)
		memory_exhausted();
	*capacity = wanted;
	if (wanted * size < 2 * HUGE_PAGE)
		return memory_resize(items, wanted * size);
	void *larger = memory_allocate(wanted * size);
	memcpy(larger, items, count * size);
	free(items);
	return larger;
}
