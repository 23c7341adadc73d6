/*
 * The items near the screen, laid out for one width. Each chunk of an item has
 * one slot, found by its number; what was not asked for lately is thrown away,
 * so that moving about in a document of any length costs what is shown.
 */
#ifndef VIEW_LAYOUTS_H
#define VIEW_LAYOUTS_H

#include "base/arena.h"
#include "layout/table.h"
#include "view/items.h"
#include "view/parallel.h"

/* More than a screen has rows, so that no two items of one screen share a slot. */
enum { LAYOUT_SLOTS = 512 };

/* What one column shows of an item. */
struct half {
	uint32_t item;            /* of the document of its side; UNROLL_NONE if it has nothing here:
	                             then at most a sign stands in its place */
	struct flow flow;
	struct lines lines;
};

struct layout {
	uint32_t item, chunk;
	uint32_t filling;         /* when it was filled; of no use unless that of the whole */
	struct half halves[SIDE_COUNT];
	uint32_t rows;            /* of the screen, never none */
	uint32_t other_row;       /* where the other side begins: 0 when it stands beside */
};

struct layouts {
	const struct items *items;
	const struct parallel *parallel;        /* what stands beside; NULL for nothing; borrowed */
	bool stacked;             /* it stands below each item, not beside */
	uint32_t width;           /* in columns, of each side */
	bool skim;                /* only the opening words of a paragraph, one line */
	struct table tables[SIDE_COUNT];        /* the last ones that were laid out */
	struct arena arena;       /* of the flows */
	size_t size;              /* bytes of text laid out since the arena was empty */
	uint32_t filling;         /* counts how often everything was forgotten, from 1 */
	struct layout **slots;    /* NULL where none was asked for */
};

void layouts_start(struct layouts *layouts, const struct items *items);
void layouts_free(struct layouts *layouts);

/* Forget everything: another width, or the items were folded. */
void layouts_clear(struct layouts *layouts);

/* Give memory back, if much is in use; pointers to layouts end here. */
void layouts_trim(struct layouts *layouts);

/* The layout of a chunk of an item; valid until one of the calls above. */
const struct layout *layouts_get(struct layouts *layouts, uint32_t item, uint32_t chunk);

/* Whether an item is a heading that hides what stands below it. */
bool layouts_is_closed(const struct layouts *layouts, uint32_t item);

/* The items of a side; those of the other side only while it is there. */
const struct items *layouts_items(const struct layouts *layouts, enum side side);

/* What of the other side is shown beside and below an item. */
struct stack layouts_stack(const struct layouts *layouts, uint32_t item);

/* One of these items, counted from 1; UNROLL_NONE if it is not shown. */
uint32_t layouts_below(const struct layouts *layouts, uint32_t item, uint32_t below);

/* The line of a side that stands in a row of a layout, or NULL. */
const struct line *layout_line(const struct layout *layout, enum side side, uint32_t row);

/*
 * How many chunks an item has, with what stands below it of the other side, and
 * the one that shows a byte of its own text.
 */
uint32_t layouts_chunks(const struct layouts *layouts, uint32_t item);
uint32_t layouts_chunk_at(const struct layouts *layouts, uint32_t item, uint32_t byte);

/* The chunk of an item that shows a byte of an item of the other side, which stands there. */
uint32_t layouts_other_chunk_at(const struct layouts *layouts, uint32_t item, uint32_t other,
                                uint32_t byte);

/* Whether a blank row stands above a chunk of an item. */
bool layouts_gap(const struct layouts *layouts, uint32_t item, uint32_t chunk);

#endif
