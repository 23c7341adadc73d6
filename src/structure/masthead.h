/* What stands before the opening line: the symbol, the title, the session, the agenda item. */
#ifndef STRUCTURE_MASTHEAD_H
#define STRUCTURE_MASTHEAD_H

#include <unroll/document.h>

#include "base/arena.h"
#include "structure/piece.h"

struct masthead {
	enum unroll_organ organ;
	struct str symbol;        /* normalised; printed or derived */
	struct str printed;       /* the symbol as printed, else the derived one; may be empty */
	struct str title;
	struct str title_line;    /* the title with its number, as running heads repeat it */
	struct str session, agenda_item;
	struct str adopted;       /* ISO 8601, or empty */
	struct str meeting;
	size_t title_piece;       /* where the title begins; the count of pieces if nowhere */
};

/* Read the pieces before the first opening line. Texts live in the arena or in the pieces. */
struct masthead masthead_read(const struct pieces *pieces, struct arena *arena);

/* The words of a meeting ("42e séance") that a short line begins with; empty if it does not. */
struct str masthead_meeting(struct str line);

#endif
