#include "library/answers.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/str.h"
#include "library/catalogue.h"

static int compare(const struct answer *answer, struct str symbol, enum unroll_language preferred)
{
	int order = catalogue_compare_symbols(answer->symbol, symbol);

	return order ? order : (answer->preferred > preferred) - (answer->preferred < preferred);
}

/* Where an answer stands, or would stand. */
static size_t place(const struct answers *answers, struct str symbol,
                    enum unroll_language preferred)
{
	size_t low = 0, high = answers->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (compare(answers->items[middle], symbol, preferred) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct answer *insert(struct answers *answers, size_t at)
{
	answers->items = memory_grow(answers->items, answers->count, &answers->capacity,
	                             sizeof *answers->items);
	memmove(answers->items + at + 1, answers->items + at,
	        (answers->count - at) * sizeof *answers->items);
	answers->count++;
	return answers->items[at] = arena_allocate_zeroed(&answers->texts, 1,
	                                                  sizeof **answers->items);
}

const struct library_entry *answers_find(struct answers *answers, struct store *store,
                                         struct str symbol, enum unroll_language preferred)
{
	size_t at = place(answers, symbol, preferred);

	if (at == answers->count || compare(answers->items[at], symbol, preferred) != 0) {
		struct answer *answer = insert(answers, at);
		answer->symbol = arena_copy(&answers->texts, symbol);
		answer->preferred = preferred;
		answer->is_here = store_find(store, symbol, preferred, &answers->texts,
		                             &answer->entry, NULL);
	}
	return answers->items[at]->is_here ? &answers->items[at]->entry : NULL;
}

void answers_forget(struct answers *answers)
{
	arena_free(&answers->texts);
	free(answers->items);
	*answers = (struct answers){ 0 };
}
