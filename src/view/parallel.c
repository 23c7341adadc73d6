#include "view/parallel.h"

#include <stdlib.h>

#include "base/memory.h"
#include "layout/flow.h"

static uint32_t chunks_of(const struct items *items, uint32_t number)
{
	struct item item = item_at(items, number);

	return item.kind == ITEM_PARAGRAPH
	     ? flow_chunks(&items->document->paragraphs[item.paragraph].body) : 1;
}

/* Titles are counterparts, so that every item behind them has an anchor. */
static void find_places(struct parallel *parallel)
{
	const struct alignment *alignment = &parallel->alignment;
	uint32_t anchor = 0, chunks = 0;

	for (uint32_t i = 0; i < alignment->other_count; i++) {
		if (alignment->own_of[i] != UNROLL_NONE)
			anchor = alignment->own_of[i];
		chunks += chunks_of(&parallel->items, i);
		parallel->anchors[i] = anchor;
		parallel->chunk_ends[i] = chunks;
	}
}

void parallel_start(struct parallel *parallel, const struct unroll_document *own,
                    const struct unroll_document *other)
{
	*parallel = (struct parallel){ .alignment = alignment_of(own, other) };
	size_t size = parallel->alignment.other_count * sizeof *parallel->anchors;

	items_start(&parallel->items, other, false);
	parallel->anchors = memory_allocate(size);
	parallel->chunk_ends = memory_allocate(size);
	find_places(parallel);
}

void parallel_free(struct parallel *parallel)
{
	items_free(&parallel->items);
	alignment_free(&parallel->alignment);
	free(parallel->anchors);
	free(parallel->chunk_ends);
	*parallel = (struct parallel){ 0 };
}

/* The first item from `low` on for which an ascending array has more than a value. */
static uint32_t first_above(const uint32_t *values, uint32_t low, uint32_t high, uint32_t value)
{
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (values[middle] <= value)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct stack parallel_stack(const struct parallel *parallel, uint32_t own)
{
	uint32_t first = parallel->alignment.other_of[own];

	if (first == UNROLL_NONE)
		return (struct stack){ 0, 0 };
	return (struct stack){
		first, first_above(parallel->anchors, first, parallel->alignment.other_count, own),
	};
}

uint32_t parallel_first_at(const struct parallel *parallel, uint32_t own)
{
	uint32_t count = parallel->alignment.other_count;

	return own == 0 ? 0 : first_above(parallel->anchors, 0, count, own - 1);
}

/* How many flows show the items of the other document before one of them. */
static uint32_t chunks_before(const struct parallel *parallel, uint32_t item, bool skim)
{
	return skim || item == 0 ? item : parallel->chunk_ends[item - 1];
}

static uint32_t chunks_between(const struct parallel *parallel, uint32_t first, uint32_t end,
                               bool skim)
{
	return chunks_before(parallel, end, skim) - chunks_before(parallel, first, skim);
}

/* Flows that hold our own item or its counterpart. */
static uint32_t chunks_beside(const struct parallel *parallel, const struct showing *own,
                              struct stack stack)
{
	uint32_t other = chunks_between(parallel, stack.first, stack.first + 1, own->skim);

	return own->chunks > other ? own->chunks : other;
}

uint32_t parallel_chunks(const struct parallel *parallel, const struct showing *own)
{
	struct stack stack = parallel_stack(parallel, own->item);

	if (stack.first == stack.end)
		return own->chunks;
	uint32_t beside = chunks_beside(parallel, own, stack);
	if (own->closed)
		return beside;
	return beside + chunks_between(parallel, stack.first + 1, stack.end, own->skim);
}

struct piece parallel_piece(const struct parallel *parallel, const struct showing *own,
                            uint32_t chunk)
{
	static const struct piece none = { UNROLL_NONE, 0 };
	struct stack stack = parallel_stack(parallel, own->item);

	if (stack.first == stack.end)
		return none;
	uint32_t beside = chunks_beside(parallel, own, stack);
	if (chunk < beside)
		return chunk < chunks_between(parallel, stack.first, stack.first + 1, own->skim)
		     ? (struct piece){ stack.first, chunk } : none;
	uint32_t at = chunks_before(parallel, stack.first + 1, own->skim) + chunk - beside;
	if (own->skim)
		return (struct piece){ at, 0 };
	uint32_t item = first_above(parallel->chunk_ends, stack.first + 1, stack.end, at);
	return (struct piece){ item, at - parallel->chunk_ends[item - 1] };
}

uint32_t parallel_chunk_of(const struct parallel *parallel, const struct showing *own,
                           struct piece piece)
{
	struct stack stack = parallel_stack(parallel, own->item);

	if (piece.item == stack.first)
		return piece.chunk;
	return chunks_beside(parallel, own, stack)
	     + chunks_between(parallel, stack.first + 1, piece.item, own->skim) + piece.chunk;
}
