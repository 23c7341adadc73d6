/* Changing how a view shows its document, so that what one reads stays in its row. */
#ifndef VIEW_HOLD_H
#define VIEW_HOLD_H

#include "view/document_view.h"

/* A place and the row of the screen where it stands. */
struct hold {
	struct spot spot;
	int row;
};

/* The first row of the current item that is on the screen. */
struct hold hold_current(struct document_view *view);

/*
 * Before a change, remember how it can be taken back; after it, show what was
 * held in the row where it stood, or everything as it was if nobody moved since.
 */
void turn_start(struct document_view *view);
void turn_finish(struct document_view *view, struct hold hold);

#endif
