/* How a paragraph is named: on the status line, in a speech, on the command line. */
#ifndef VIEW_REFERENCE_H
#define VIEW_REFERENCE_H

#include <unroll/document.h>

#include "base/arena.h"

/* "operative paragraph 15 (a) of 27", "preambular paragraph 7 of 21", "annex". */
struct str reference_where(struct arena *arena, const struct unroll_document *document,
                           uint32_t paragraph);

/* The same in little room: "op 15 (a)/27", "pp 7/21", "annex". */
struct str reference_where_short(struct arena *arena, const struct unroll_document *document,
                                 uint32_t paragraph);

/* "A/HRC/RES/32/6, par. 12", as the language of the document writes it. */
struct str reference_cite(struct arena *arena, const struct unroll_document *document,
                          uint32_t paragraph);

/*
 * A paragraph as it is quoted: its citation, then on lines of their own its text
 * and its sub-paragraphs, with the numbers as they are printed.
 */
struct str reference_quote(struct arena *arena, const struct unroll_document *document,
                           uint32_t paragraph);

#endif
