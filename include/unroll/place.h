/* How people name the place of a paragraph in its document, long and short. */
#ifndef UNROLL_PLACE_H
#define UNROLL_PLACE_H

#include <stdbool.h>

#include <unroll/document.h>
#include <unroll/error.h>

/* Bytes for the name of a place, with the NUL at the end. */
#define UNROLL_PLACE_SIZE 96

/*
 * How people refer to a paragraph: "para. 12", "para. 12 (a)", "preambular
 * para. 7", "annex, para. 3", "title"; of a part without numbers its name.
 */
void unroll_paragraph_place(const struct unroll_document *document, uint32_t paragraph,
                            char place[UNROLL_PLACE_SIZE]);

/* The same for a citation: "para. 14, note 1"; "note 3" if nothing calls the note. */
void unroll_citation_place(const struct unroll_document *document,
                           const struct unroll_citation *citation, char place[UNROLL_PLACE_SIZE]);

/*
 * The paragraph of depth 0 that a paragraph is or belongs to, in little room:
 * "op 12", "pp 7", "annex 3"; of a part without numbers its name: "closing".
 */
void unroll_paragraph_place_short(const struct unroll_document *document, uint32_t paragraph,
                                  char place[UNROLL_PLACE_SIZE]);

/*
 * The paragraph that "15", "op 15", "pp7" or "12 (a) (i)" names, or the first of
 * a place as unroll_paragraph_place_short() tells it. Of several with one number
 * it is the one after paragraph `after`, in a ring; `after` may be UNROLL_NONE.
 * On failure say why in *error: UNROLL_ERROR_ABSENT, or UNROLL_ERROR_USAGE for
 * what names no paragraph.
 */
bool unroll_paragraph_find(const struct unroll_document *document, struct str name,
                           uint32_t after, uint32_t *paragraph, struct unroll_error *error);

/*
 * The paragraph of a kind and number that follows `after`, in a ring; if `after`
 * is not such a paragraph itself, one of its own part comes first. *count says
 * how many there are. UNROLL_NONE if there is none.
 */
uint32_t unroll_paragraph_numbered(const struct unroll_document *document,
                                   enum unroll_paragraph_kind kind, uint32_t number,
                                   uint32_t after, unsigned *count);

#endif
