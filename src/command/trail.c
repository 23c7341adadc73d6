#include "command/trail.h"

#include <stdlib.h>

#include "base/memory.h"

void trail_leave(struct trail *trail, struct step here)
{
	trail->count = trail->at;
	trail->steps = memory_grow(trail->steps, trail->count, &trail->capacity,
	                           sizeof *trail->steps);
	trail->steps[trail->count++] = here;
	trail->at = trail->count;
}

static void exchange(struct step *a, struct step *b)
{
	struct step kept = *a;

	*a = *b;
	*b = kept;
}

bool trail_back(struct trail *trail, struct step *step)
{
	if (trail->at == 0)
		return false;
	exchange(step, &trail->steps[--trail->at]);
	return true;
}

bool trail_forward(struct trail *trail, struct step *step)
{
	if (trail->at == trail->count)
		return false;
	exchange(step, &trail->steps[trail->at++]);
	return true;
}

void trail_free(struct trail *trail)
{
	free(trail->steps);
	*trail = (struct trail){ 0 };
}
