/* Where the reader has been, for going back and forward, as in a browser. */
#ifndef COMMAND_TRAIL_H
#define COMMAND_TRAIL_H

#include <stdbool.h>
#include <stddef.h>

#include "command/shelf.h"

struct step {
	struct book *book;
	struct standpoint standpoint;
};

/* Zero-initialise it; free its steps with trail_free(). */
struct trail {
	struct step *steps;       /* those behind `at` are forward */
	size_t count, capacity;
	size_t at;                /* how many steps lie back */
};

/* Remember a step that is left for somewhere new; what was forward is forgotten. */
void trail_leave(struct trail *trail, struct step here);

/* Exchange *step, where one is, for the one before or after it; return false if there is none. */
bool trail_back(struct trail *trail, struct step *step);
bool trail_forward(struct trail *trail, struct step *step);

void trail_free(struct trail *trail);

#endif
