/* A query as FTS5 reads it. */
#ifndef LIBRARY_MATCH_H
#define LIBRARY_MATCH_H

#include "library/query.h"

/*
 * The expression for MATCH, in the arena; empty if no term asks for anything.
 * Every word stands between quotation marks, so that none is syntax.
 */
struct str match_write(const struct query *query, struct arena *arena);

#endif
