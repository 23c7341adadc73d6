/* What items are shown as, before they have a width; and what parts are called. */
#ifndef VIEW_ITEM_FLOW_H
#define VIEW_ITEM_FLOW_H

#include "layout/flow.h"
#include "view/parallel.h"

/*
 * The flow of a chunk of an item. `closed` says whether a heading hides what
 * stands below it. Memory comes from the arena.
 */
struct flow item_flow(struct arena *arena, const struct items *items, struct piece piece,
                      bool closed);

/* "Preamble", "Operative part A", "Annexe": what a part is called. Memory comes from the arena. */
struct str section_name(struct arena *arena, const struct unroll_section *section);

/* "21 paragraphs": the numbered ones of a preamble or operative part, all of another part. */
struct str section_size(struct arena *arena, const struct unroll_document *document,
                        uint32_t section);

#endif
