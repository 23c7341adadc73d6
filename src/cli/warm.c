#include "cli/warm.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23
#endif

enum { HEAP = 448 << 10, PAGE = 4096 };   /* bytes: what a first screen of 100 x 40 needs */

void warm_heap(void)
{
	/* The block must come from the heap proper, and stay there when it is freed. */
	mallopt(M_MMAP_THRESHOLD, 2 * HEAP);
	mallopt(M_TRIM_THRESHOLD, 8 * HEAP);
	char *block = malloc(HEAP);
	if (!block)
		return;
	char *start = block + (PAGE - (uintptr_t)block % PAGE);
	madvise(start, HEAP - PAGE, MADV_POPULATE_WRITE);
	free(block);
}
