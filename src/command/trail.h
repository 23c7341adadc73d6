/* Where the reader has been, for going back and forward, as in a browser. */
#ifndef COMMAND_TRAIL_H
#define COMMAND_TRAIL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "command/shelf.h"

enum list_kind {
	LIST_NONE,
	LIST_OUTLINE,
	LIST_CITED,               /* by the document that is read */
	LIST_CITERS,              /* of it */
	LIST_HELP,
	LIST_LIBRARY,             /* all documents */
	LIST_FOUND,               /* what a search of the library found */
	LIST_KIND_COUNT
};

/* How a list stood on the screen: enough to make it anew. */
struct list_place {
	enum list_kind kind;      /* LIST_NONE where no list was open */
	struct str words;         /* that narrowed it, or that were looked for; may be empty */
	size_t selected, first;   /* rows: the one with the bar, the one at the top */
};

struct step {
	struct book *book;
	struct standpoint standpoint;
	struct list_place list;   /* that was open over the book */
};

/* Zero-initialise it; free its steps with trail_free(). */
struct trail {
	struct step *steps;       /* those behind `at` are forward */
	size_t count, capacity;
	size_t at;                /* how many steps lie back */
	struct arena words;       /* of their lists */
};

/* Remember a step, copying its words, that is left for somewhere new; what was forward is forgotten. */
void trail_leave(struct trail *trail, struct step here);

/* Exchange *step, where one is, for the one before or after it; return false if there is none. */
bool trail_back(struct trail *trail, struct step *step);
bool trail_forward(struct trail *trail, struct step *step);

void trail_free(struct trail *trail);

#endif
