/* What a pop-up shows of a document that is cited. */
#ifndef VIEW_PREVIEW_H
#define VIEW_PREVIEW_H

#include "view/popup.h"

/*
 * Add the title, what is known of the document, and its first paragraphs. The
 * document must outlive the pop-up, as for all of these.
 */
void preview_beginning(struct popup *popup, const struct unroll_document *document);

/* Add the title and one paragraph with its sub-paragraphs. */
void preview_paragraph(struct popup *popup, const struct unroll_document *document,
                       uint32_t paragraph);

/* Add the title, the paragraph where a citation stands, and the note if it stands in one. */
void preview_citation(struct popup *popup, const struct unroll_document *document,
                      const struct unroll_citation *citation);

#endif
