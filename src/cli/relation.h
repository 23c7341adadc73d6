/* Documents on the other side of citations, written out. */
#ifndef CLI_RELATION_H
#define CLI_RELATION_H

#include <unroll/place.h>

#include "cli/report.h"
#include "library/store.h"

/* Whether a place belongs to the paragraph that is asked about. */
typedef bool (*relation_filter)(const struct store_place *place,
                                const struct unroll_paragraph_name *paragraph);

/* The citation stands in the paragraph; a sub-paragraph counts as its paragraph. */
bool relation_stands_in(const struct store_place *place,
                        const struct unroll_paragraph_name *paragraph);

/* The citation names the paragraph, or a part of it. */
bool relation_names(const struct store_place *place,
                    const struct unroll_paragraph_name *paragraph);

/*
 * Keep the places that belong to a paragraph, and the links that have any; those
 * that are kept are in the arena.
 */
void relation_narrow(struct store_links *links, const struct unroll_paragraph_name *paragraph,
                     relation_filter belongs, struct arena *arena);

/* Write all links in the report's form. */
void relation_write(struct report *report, const struct store_links *links, struct arena *arena);

#endif
