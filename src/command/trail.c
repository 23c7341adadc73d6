#include "command/trail.h"

#include <stdlib.h>

#include "base/memory.h"

void trail_leave(struct trail *trail, struct step here)
{
	here.list.words = arena_copy(&trail->words, here.list.words);
	trail->count = trail->at;
	trail->steps = memory_grow(trail->steps, trail->count, &trail->capacity,
	                           sizeof *trail->steps);
	trail->steps[trail->count++] = here;
	trail->at = trail->count;
}

static void exchange(struct trail *trail, struct step *step, struct step *kept)
{
	struct step here = *step;

	*step = *kept;
	here.list.words = arena_copy(&trail->words, here.list.words);
	*kept = here;
}

bool trail_back(struct trail *trail, struct step *step)
{
	if (trail->at == 0)
		return false;
	exchange(trail, step, &trail->steps[--trail->at]);
	return true;
}

bool trail_forward(struct trail *trail, struct step *step)
{
	if (trail->at == trail->count)
		return false;
	exchange(trail, step, &trail->steps[trail->at++]);
	return true;
}

void trail_free(struct trail *trail)
{
	free(trail->steps);
	arena_free(&trail->words);
	*trail = (struct trail){ 0 };
}
