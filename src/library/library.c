#include "library/library.h"

#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include "base/memory.h"
#include "base/str.h"
#include "library/folder.h"
#include "library/likeness.h"
#include "library/catalogue.h"

enum { PATIENCE_MS = 250 };

struct library {
	struct catalogue catalogue;
};

static int64_t milliseconds_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct library *library_open(const char *folder, struct unroll_error *error)
{
	struct library *library = memory_allocate_zeroed(1, sizeof *library);

	if (catalogue_open(&library->catalogue, folder, error))
		return library;
	free(library);
	return NULL;
}

void library_close(struct library *library)
{
	if (library)
		catalogue_close(&library->catalogue);
	free(library);
}

static void look_into_next(struct catalogue *catalogue)
{
	while (catalogue->files[catalogue->next].state != CATALOGUE_UNREAD)
		catalogue->next++;
	catalogue_look_into(catalogue, catalogue->next);
}

bool library_step(struct library *library, int milliseconds)
{
	struct catalogue *catalogue = &library->catalogue;
	int64_t deadline = milliseconds_now() + milliseconds;

	while (catalogue->unread > 0) {
		look_into_next(catalogue);
		if (milliseconds_now() >= deadline)
			break;
	}
	return catalogue->unread > 0;
}

/* Of two languages the one of smaller rank is taken. */
static unsigned language_rank(enum unroll_language language, enum unroll_language preferred)
{
	return language == preferred ? 0 : (unsigned)language + 1;
}

/* The best known file of a symbol, or SIZE_MAX. */
static size_t find_known(const struct catalogue *catalogue, struct str symbol,
                         enum unroll_language preferred)
{
	size_t best = SIZE_MAX;
	unsigned best_rank = 0;

	if (str_is_empty(symbol))
		return SIZE_MAX;
	for (size_t i = catalogue_symbol_place(catalogue, symbol); i < catalogue->by_symbol.count; i++) {
		size_t file = catalogue->by_symbol.items[i];
		const struct library_entry *entry = &catalogue->files[file].entry;
		unsigned rank = language_rank(entry->language, preferred);
		if (catalogue_compare_symbols(entry->symbol, symbol) != 0)
			break;
		if (best == SIZE_MAX || rank < best_rank || (rank == best_rank && file < best)) {
			best = file;
			best_rank = rank;
		}
	}
	return best;
}

const struct library_entry *library_known(const struct library *library, struct str symbol,
                                          enum unroll_language preferred)
{
	size_t file = find_known(&library->catalogue, symbol, preferred);

	return file == SIZE_MAX ? NULL : &library->catalogue.files[file].entry;
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
                     size_t found)
{
	struct candidate *candidates = list_candidates(catalogue, symbol);
	int64_t deadline = milliseconds_now() + PATIENCE_MS;
	size_t count = catalogue->unread;

	for (size_t i = 0; i < count && milliseconds_now() < deadline; i++) {
		if (found != SIZE_MAX && (catalogue->files[found].entry.language == preferred
		                          || !may_be_better(catalogue, found, candidates[i], symbol)))
			break;
		catalogue_look_into(catalogue, candidates[i].file);
		found = find_known(catalogue, symbol, preferred);
	}
	free(candidates);
	return found;
}

const struct library_entry *library_find(struct library *library, struct str symbol,
                                         enum unroll_language preferred)
{
	struct catalogue *catalogue = &library->catalogue;

	catalogue_refresh(catalogue);
	size_t found = find_known(catalogue, symbol, preferred);
	if (found != SIZE_MAX && catalogue_has_changed(catalogue, found)) {
		catalogue_look_into(catalogue, found);
		found = find_known(catalogue, symbol, preferred);
	}
	if (catalogue->unread > 0 && !str_is_empty(symbol))
		found = search(catalogue, symbol, preferred, found);
	return found == SIZE_MAX ? NULL : &catalogue->files[found].entry;
}

bool library_is_complete(const struct library *library)
{
	return library->catalogue.unread == 0;
}

size_t library_count(const struct library *library)
{
	return library->catalogue.by_name.count;
}

const struct library_entry *library_at(const struct library *library, size_t index)
{
	return &library->catalogue.files[library->catalogue.by_name.items[index]].entry;
}

int library_open_file(const struct library *library, const struct library_entry *entry,
                      struct unroll_error *error)
{
	return folder_open_file(library->catalogue.folder, entry->name, error);
}
