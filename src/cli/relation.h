/* Documents on the other side of citations, written out. */
#ifndef CLI_RELATION_H
#define CLI_RELATION_H

#include "cli/report.h"
#include "library/store.h"

/* Whether a place belongs to what is asked for. */
typedef bool (*relation_filter)(const struct store_place *place, struct str paragraph);

/* The citation stands in the paragraph: "12", "pp7". */
bool relation_stands_in(const struct store_place *place, struct str paragraph);

/* The citation names the paragraph, "12", or a part of it, as "12(a)" is. */
bool relation_names(const struct store_place *place, struct str paragraph);

/*
 * Keep the places that belong to a paragraph, and the links that have any. All
 * are kept if it is empty. The places kept are in the arena.
 */
void relation_narrow(struct store_links *links, struct str paragraph, relation_filter belongs,
                     struct arena *arena);

/* Write all links in the report's form. */
void relation_write(struct report *report, const struct store_links *links, struct arena *arena);

#endif
