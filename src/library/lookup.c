#include "library/lookup.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/str.h"
#include "library/likeness.h"

unsigned lookup_rank(enum unroll_language language, enum unroll_language preferred)
{
	return language == preferred ? 0 : (unsigned)language + 1;
}

size_t lookup_known(const struct catalogue *catalogue, struct str symbol,
                    enum unroll_language preferred)
{
	size_t best = SIZE_MAX;
	unsigned best_rank = 0;

	if (str_is_empty(symbol))
		return SIZE_MAX;
	for (size_t i = catalogue_symbol_place(catalogue, symbol); i < catalogue->by_symbol.count; i++) {
		size_t file = catalogue->by_symbol.items[i];
		const struct library_entry *entry = &catalogue->files[file].entry;
		unsigned rank = lookup_rank(entry->language, preferred);
		if (catalogue_compare_symbols(entry->symbol, symbol) != 0)
			break;
		if (best == SIZE_MAX || rank < best_rank || (rank == best_rank && file < best)) {
			best = file;
			best_rank = rank;
		}
	}
	return best;
}

/* A file not yet looked into, and how much its name resembles a symbol. */
struct candidate {
	size_t file;
	unsigned alike;
};

static int compare_candidates(const void *a, const void *b)
{
	const struct candidate *first = a, *second = b;

	if (first->alike != second->alike)
		return first->alike < second->alike ? 1 : -1;
	return (first->file > second->file) - (first->file < second->file);
}

/* The unread files, the likeliest first; the caller frees them. */
static struct candidate *list_candidates(const struct catalogue *catalogue, struct str symbol)
{
	struct candidate *candidates = memory_allocate_zeroed(catalogue->unread, sizeof *candidates);
	size_t count = 0;

	for (size_t i = 0; i < catalogue->count; i++)
		if (catalogue->files[i].state == CATALOGUE_UNREAD)
			candidates[count++] = (struct candidate){
				i, likeness(catalogue->files[i].entry.name, symbol)
			};
	qsort(candidates, count, sizeof *candidates, compare_candidates);
	return candidates;
}

/*
 * Whether a candidate may hold the symbol in a better language than the file
 * that was found: its name says as much for it.
 */
static bool may_be_better(const struct catalogue *catalogue, size_t found,
                          struct candidate candidate, struct str symbol)
{
	return candidate.alike >= likeness(catalogue->files[found].entry.name, symbol);
}

/* Look into files for a symbol, of which `found` is the best known file, or SIZE_MAX. */
static size_t search(struct catalogue *catalogue, struct str symbol, enum unroll_language preferred,
                     size_t found, int milliseconds)
{
	enum { LEAST = UNROLL_LANGUAGE_COUNT }; /* files: however busy the machine is */
	int64_t deadline = clock_milliseconds() + milliseconds;
	struct candidate *candidates = list_candidates(catalogue, symbol);
	size_t count = catalogue->unread;

	for (size_t i = 0; i < count && (i < LEAST || clock_milliseconds() < deadline); i++) {
		if (found != SIZE_MAX && (catalogue->files[found].entry.language == preferred
		                          || !may_be_better(catalogue, found, candidates[i], symbol)))
			break;
		catalogue_look_into(catalogue, candidates[i].file);
		found = lookup_known(catalogue, symbol, preferred);
	}
	free(candidates);
	return found;
}

size_t lookup_find(struct catalogue *catalogue, struct str symbol, enum unroll_language preferred,
                   int milliseconds)
{
	catalogue_refresh(catalogue);
	size_t found = lookup_known(catalogue, symbol, preferred);
	if (found != SIZE_MAX && catalogue_has_changed(catalogue, found)) {
		catalogue_look_into(catalogue, found);
		found = lookup_known(catalogue, symbol, preferred);
	}
	if (catalogue->unread > 0 && !str_is_empty(symbol) && milliseconds > 0)
		found = search(catalogue, symbol, preferred, found, milliseconds);
	return found;
}
