/*
 * A second document beside the one that is read, a translation of it. An item
 * of the other document stands beside its counterpart; one without counterpart
 * stands below the item that it follows. So every item of both has one place.
 */
#ifndef VIEW_PARALLEL_H
#define VIEW_PARALLEL_H

#include "view/alignment.h"
#include "view/items.h"

enum side { SIDE_OWN, SIDE_OTHER, SIDE_COUNT };

struct parallel {
	struct items items;       /* of the other document; its folds are those of our own */
	struct alignment alignment;
	uint32_t *anchors;        /* for each item of the other document, our own that it stands
	                             beside or below; they ascend */
	uint32_t *chunk_ends;     /* flows that show the other document up to the end of each item */
};

/* Both documents are borrowed. */
void parallel_start(struct parallel *parallel, const struct unroll_document *own,
                    const struct unroll_document *other);
void parallel_free(struct parallel *parallel);

/* A flow of the other document. */
struct piece {
	uint32_t item;            /* of the other document; UNROLL_NONE for nothing */
	uint32_t chunk;
};

/* How an item of our own is shown, which decides what stands beside it. */
struct showing {
	uint32_t item;
	uint32_t chunks;          /* flows of its own text */
	bool skim;                /* one flow for every item */
	bool closed;              /* nothing is shown below it */
};

/* How many flows stand in a column for an item of our own and for what it is shown with. */
uint32_t parallel_chunks(const struct parallel *parallel, const struct showing *own);

/* What of the other document is shown with the chunk of that number; and back again. */
struct piece parallel_piece(const struct parallel *parallel, const struct showing *own,
                            uint32_t chunk);
uint32_t parallel_chunk_of(const struct parallel *parallel, const struct showing *own,
                           struct piece piece);

/* Which items of the other document stand beside and below one of our own. */
struct stack {
	uint32_t first, end;      /* the counterpart is the first; alike if there is none */
};

struct stack parallel_stack(const struct parallel *parallel, uint32_t own);

/*
 * The first item of the other document that stands beside or below an item of
 * our own or one behind it; the count of items if there is none.
 */
uint32_t parallel_first_at(const struct parallel *parallel, uint32_t own);

#endif
