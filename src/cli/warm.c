#include "cli/warm.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23
#endif

enum {                            /* bytes */
	HUGE_PAGE = 2 << 20,
	RESERVE = 16 << 20,       /* of addresses, which cost nothing until they are used */
	HEAP = 448 << 10,         /* what a first screen of 100 x 40 needs */
	LEAD = 4096,              /* of the heap in front of the huge page */
	SMALL = 512               /* a block for which malloc() does not extend the heap */
};

static void *volatile spent[2];

/* Leave malloc() no more than a small block in what it has of the heap. */
static void spend_rest(void)
{
	size_t rest = mallinfo2().keepcost;

	if (rest > SMALL)
		spent[0] = malloc(rest - SMALL);
}

/*
 * A huge page is cleared and mapped at once, but only as long as nothing in it has
 * been touched: malloc() writes to where it extends the heap, which is the lead.
 */
void warm_heap(void)
{
	spend_rest();
	uintptr_t end = (uintptr_t)sbrk(0);
	uintptr_t gap = HUGE_PAGE - (end + LEAD) % HUGE_PAGE;
	char *start = sbrk((intptr_t)gap);

	if (start == (void *)-1)
		return;
	mallopt(M_ARENA_MAX, 1);          /* a thread that loads shares it */
	mallopt(M_TOP_PAD, RESERVE);
	mallopt(M_TRIM_THRESHOLD, 2 * RESERVE);
	mallopt(M_MMAP_THRESHOLD, HUGE_PAGE / 2);
	spent[1] = malloc(2 * SMALL);
	madvise(start + gap + LEAD, RESERVE, MADV_HUGEPAGE);
	madvise(start + gap + LEAD, HEAP, MADV_POPULATE_WRITE);
}
