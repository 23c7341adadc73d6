/* How a paragraph is named: on the status line, in a speech, on the command line. */
#ifndef VIEW_REFERENCE_H
#define VIEW_REFERENCE_H

#include <stdbool.h>

#include <unroll/document.h>
#include <unroll/error.h>

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

/*
 * The paragraph that "15", "op 15", "pp7" or "12 (a) (i)" names. Of several with
 * one number it is the one after paragraph `after`, in a ring; `after` may be
 * UNROLL_NONE. On failure say why in *error.
 */
bool reference_find(const struct unroll_document *document, struct str name, uint32_t after,
                    uint32_t *paragraph, struct unroll_error *error);

/*
 * The paragraph of a kind and number that follows `after`, in a ring; if `after`
 * is not such a paragraph itself, one of its own part comes first. *count says
 * how many there are. UNROLL_NONE if there is none.
 */
uint32_t reference_numbered(const struct unroll_document *document,
                            enum unroll_paragraph_kind kind, uint32_t number, uint32_t after,
                            unsigned *count);

#endif
