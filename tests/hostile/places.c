#include "places.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct allocation {
	uint32_t stack;
	unsigned when;            /* its number in the run */
	unsigned number;          /* of those with its stack, counted from 1 */
};

static int compare_numbers(const void *a, const void *b)
{
	uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;

	return (left > right) - (left < right);
}

static int compare_times(const void *a, const void *b)
{
	const struct allocation *left = a, *right = b;

	return (left->when > right->when) - (left->when < right->when);
}

static int compare_stacks(const void *a, const void *b)
{
	const struct allocation *left = a, *right = b;
	int order = compare_numbers(&left->stack, &right->stack);

	return order ? order : compare_times(a, b);
}

static bool is_known(const struct stacks *known, uint32_t stack)
{
	return known->count && bsearch(&stack, known->list, known->count, sizeof stack,
	                               compare_numbers);
}

static void make_known(struct stacks *known, const uint32_t *stacks, size_t count)
{
	known->list = realloc(known->list, (known->count + count + 1) * sizeof *stacks);
	assert_non_null(known->list);
	memcpy(known->list + known->count, stacks, count * sizeof *stacks);
	known->count += count;
	qsort(known->list, known->count, sizeof *stacks, compare_numbers);
}

/* All of a run, sorted by their stacks. */
static struct allocation *allocations_of(const uint32_t *stacks, size_t count)
{
	struct allocation *all = malloc((count + 1) * sizeof *all);

	assert_non_null(all);
	for (size_t i = 0; i < count; i++)
		all[i] = (struct allocation){ .stack = stacks[i], .when = (unsigned)i };
	qsort(all, count, sizeof *all, compare_stacks);
	for (size_t i = 0; i < count; i++)
		all[i].number = i && all[i].stack == all[i - 1].stack ? all[i - 1].number + 1 : 1;
	return all;
}

static bool is_chosen(const struct allocation *all, size_t i, size_t count, int tried)
{
	bool is_last = i + 1 == count || all[i + 1].stack != all[i].stack;

	return (tried >= TRY_FIRST && all[i].number == 1)
	    || (tried == TRY_THREE && (all[i].number == 2 || is_last));
}

struct places places_of_allocations(const struct record *record, int of_new, int of_known,
                                    struct stacks *known)
{
	size_t count = record->count < MOST_PLACES ? record->count : MOST_PLACES;
	struct allocation *all = allocations_of(record->stacks, count);
	struct places places = { .list = malloc((count + 1) * sizeof *places.list) };

	assert_non_null(places.list);
	/* Those chosen come to the front, and never overtake those to be looked at. */
	for (size_t i = 0; i < count; i++)
		if (is_chosen(all, i, count, is_known(known, all[i].stack) ? of_known : of_new))
			all[places.count++] = all[i];
	qsort(all, places.count, sizeof *all, compare_times);
	for (size_t i = 0; i < places.count; i++)
		places.list[i] = (struct place){ all[i].number, all[i].stack };
	free(all);
	make_known(known, record->stacks, count);
	return places;
}

struct places places_of_calls(unsigned count)
{
	struct places places = { malloc((count + 1) * sizeof *places.list), count };

	assert_non_null(places.list);
	for (unsigned i = 0; i < count; i++)
		places.list[i] = (struct place){ .number = i + 1 };
	return places;
}

void places_thin(struct places *places, unsigned count, unsigned turn)
{
	size_t stride = places->count <= count ? 1 : places->count / count;
	size_t kept = 0;

	for (size_t i = turn % stride; i < places->count; i += stride)
		places->list[kept++] = places->list[i];
	places->count = kept;
}
