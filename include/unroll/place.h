/* How people name the place of a paragraph in its document, long and short. */
#ifndef UNROLL_PLACE_H
#define UNROLL_PLACE_H

#include <unroll/document.h>

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

#endif
