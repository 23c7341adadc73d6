/* The bottom line: what is read, where in it, and what there is to say. */
#ifndef VIEW_STATUS_H
#define VIEW_STATUS_H

#include <stdbool.h>

#include "base/arena.h"
#include "screen/screen.h"
#include "view/document_view.h"

struct status {
	struct str symbol, title; /* of the document; shortened as needed */
	struct str where;         /* "operative paragraph 15 of 27" */
	struct str short_where;   /* "op 15/27", where that is too long */
	struct str position;      /* "42 %" */
	struct str language;      /* its code */
	struct str message;       /* in place of all but where and position; may be empty */
	struct str pending;       /* keys typed so far: a count */
	bool is_error;            /* the message */
	enum bidi_mode mode;
};

/* "top", "42 %", "end", or "all" of what the last row of a view shows. */
struct str status_position(struct arena *arena, struct document_view *view);

/* If characters of the screen may not be shown, it is told how many. */
void status_draw(const struct status *status, struct screen *screen, int row);

#endif
