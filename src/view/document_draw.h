/* A document view on the screen. */
#ifndef VIEW_DOCUMENT_DRAW_H
#define VIEW_DOCUMENT_DRAW_H

#include "view/document_view.h"

/*
 * Draw the rows of a view, from row 0 of the screen on, and put the cursor at
 * the focus or the current paragraph. Citations of documents that are known not
 * to be in the library look so; the library may be NULL.
 */
void document_draw(struct document_view *view, const struct library *library,
                   struct screen *screen);

/* The role of a run of text. */
enum role run_role(const struct unroll_document *document, const struct library *library,
                   const struct flow_run *run);

#endif
