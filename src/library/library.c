#include "library/library.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/str.h"
#include "library/answers.h"
#include "library/catalogue.h"
#include "library/folder.h"
#include "library/lookup.h"
#include "library/merge.h"
#include "library/store.h"

enum { SHORT_PATIENCE_MS = 20 };  /* when the index has an answer already */

struct library {
	struct catalogue *catalogue;            /* NULL without a folder */
	char *folder;             /* absolute; NULL without one */
	char *database;           /* its path, or NULL */
	struct store *store;      /* NULL until it was needed, or if it cannot be read */
	bool store_tried;
	struct unroll_error store_error;        /* why it cannot */
	struct answers *answers;  /* of the store */
	unsigned version;         /* of what the index has answered */
};

static int64_t nanoseconds_of(struct timespec time)
{
	return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static bool open_folder(struct library *library, const char *folder, struct unroll_error *error)
{
	library->catalogue = memory_allocate_zeroed(1, sizeof *library->catalogue);
	if (catalogue_open(library->catalogue, folder, error)) {
		library->folder = realpath(folder, NULL);
		return true;
	}
	free(library->catalogue);
	library->catalogue = NULL;
	return false;
}

struct library *library_open(const char *folder, const char *database,
                             struct unroll_error *error)
{
	struct library *library = memory_allocate_zeroed(1, sizeof *library);

	if (folder && !open_folder(library, folder, error) && !database) {
		free(library);
		return NULL;
	}
	library->database = database ? memory_string(database) : NULL;
	library->answers = memory_allocate_zeroed(1, sizeof *library->answers);
	return library;
}

void library_close(struct library *library)
{
	if (!library)
		return;
	if (library->catalogue)
		catalogue_close(library->catalogue);
	free(library->catalogue);
	store_close(library->store);
	answers_forget(library->answers);
	free(library->answers);
	free(library->database);
	free(library->folder);
	free(library);
}

static void try_store(struct library *library)
{
	if (library->store_tried)
		return;
	library->store_tried = true;
	library->version++;
	if (library->database)
		library->store = store_open(library->database, &library->store_error);
	else
		error_set(&library->store_error, UNROLL_ERROR_ABSENT, 0, "no library yet");
}

struct store *library_store(struct library *library, struct unroll_error *error)
{
	try_store(library);
	if (!library->store && error)
		*error = library->store_error;
	return library->store;
}

/* Forget what the index has answered if somebody has written to it. */
static void refresh_store(struct library *library)
{
	try_store(library);
	if (!library->store || !store_has_changed(library->store))
		return;
	answers_forget(library->answers);
	library->version++;
}

static void look_into_next(struct catalogue *catalogue)
{
	while (catalogue->files[catalogue->next].state != CATALOGUE_UNREAD)
		catalogue->next++;
	catalogue_look_into(catalogue, catalogue->next);
}

bool library_step(struct library *library, int milliseconds)
{
	struct catalogue *catalogue = library->catalogue;
	int64_t deadline = clock_milliseconds() + milliseconds;

	refresh_store(library);
	while (catalogue && catalogue->unread > 0 && clock_milliseconds() < deadline)
		look_into_next(catalogue);
	return catalogue && catalogue->unread > 0;
}

static const struct library_entry *folder_entry(const struct library *library, size_t file)
{
	return file == SIZE_MAX ? NULL : &library->catalogue->files[file].entry;
}

static const struct library_entry *known_in_folder(const struct library *library,
                                                   struct str symbol,
                                                   enum unroll_language preferred)
{
	return library->catalogue
	     ? folder_entry(library, lookup_known(library->catalogue, symbol, preferred)) : NULL;
}

static const struct library_entry *find_in_folder(struct library *library, struct str symbol,
                                                  enum unroll_language preferred, int milliseconds)
{
	return library->catalogue
	     ? folder_entry(library,
	                    lookup_find(library->catalogue, symbol, preferred, milliseconds))
	     : NULL;
}

static const struct library_entry *find_in_store(const struct library *library,
                                                 struct str symbol,
                                                 enum unroll_language preferred)
{
	return library->store && symbol.size
	     ? answers_find(library->answers, library->store, symbol, preferred) : NULL;
}

/* The better of two entries of a symbol, either of which may be NULL. */
static const struct library_entry *better(const struct library_entry *in_folder,
                                          const struct library_entry *stored,
                                          enum unroll_language preferred)
{
	if (!in_folder || !stored)
		return in_folder ? in_folder : stored;
	return lookup_rank(stored->language, preferred) < lookup_rank(in_folder->language, preferred)
	     ? stored : in_folder;
}

const struct library_entry *library_known(const struct library *library, struct str symbol,
                                          enum unroll_language preferred)
{
	const struct library_entry *in_folder = known_in_folder(library, symbol, preferred);

	if (in_folder && in_folder->language == preferred)
		return in_folder;
	return better(in_folder, find_in_store(library, symbol, preferred), preferred);
}

const struct library_entry *library_find(struct library *library, struct str symbol,
                                         enum unroll_language preferred, int milliseconds)
{
	refresh_store(library);
	const struct library_entry *stored = find_in_store(library, symbol, preferred);
	bool is_answered = stored && stored->language == preferred;

	if (is_answered && milliseconds > SHORT_PATIENCE_MS)
		milliseconds = SHORT_PATIENCE_MS;
	return better(find_in_folder(library, symbol, preferred, milliseconds), stored, preferred);
}

bool library_list(struct library *library, struct arena *arena, struct library_entries *entries,
                  struct unroll_error *error)
{
	struct library_entries stored = { 0 };
	struct library_entries of_folder = { .count = library_count(library) };

	refresh_store(library);
	bool is_good = library->store ? store_list(library->store, arena, &stored, error)
	             : library->store_error.kind == UNROLL_ERROR_ABSENT;
	if (!library->store && !is_good && error)
		*error = library->store_error;
	of_folder.items = arena_allocate_zeroed(arena, of_folder.count, sizeof *of_folder.items);
	for (size_t i = 0; i < of_folder.count; i++)
		of_folder.items[i] = *library_at(library, i);
	*entries = entries_merge(str_of(library->folder), of_folder, stored, arena);
	return is_good;
}

bool library_is_complete(const struct library *library)
{
	return (library->store_tried || !library->database)
	    && (!library->catalogue || library->catalogue->unread == 0);
}

unsigned library_version(struct library *library)
{
	refresh_store(library);
	return library->version + (library->catalogue ? library->catalogue->version : 0);
}

size_t library_count(const struct library *library)
{
	return library->catalogue ? library->catalogue->by_name.count : 0;
}

const struct library_entry *library_at(const struct library *library, size_t index)
{
	return folder_entry(library, library->catalogue->by_name.items[index]);
}

/* Open the file of a stored document, which may have gone since. */
static int open_stored(const struct library_entry *entry, struct unroll_error *error)
{
	struct arena scratch = { 0 };
	struct unroll_error why = { 0 };
	struct str path = entry_path(entry, &scratch);
	int folder = folder_open(arena_copy(&scratch, entry->folder).data, &why);
	int file = folder < 0 ? -1 : folder_open_below(folder, entry->name, &why);

	if (folder >= 0)
		close(folder);
	if (file < 0 && access(path.data, F_OK) < 0 && errno == ENOENT)
		error_set(error, UNROLL_ERROR_SYSTEM, 0, "%.*s: the file is gone since it was indexed: %s",
		          (int)entry->symbol.size, entry->symbol.data, path.data);
	else if (file < 0 && error)
		*error = why;
	arena_free(&scratch);
	return file;
}

int library_open_file(const struct library *library, const struct library_entry *entry,
                      struct unroll_error *error)
{
	if (entry->file)
		return open_stored(entry, error);
	if (library->catalogue)
		return folder_open_file(library->catalogue->folder, entry->name, error);
	error_set(error, UNROLL_ERROR_ABSENT, 0, "not a document of the library");
	return -1;
}

bool library_is_current(const struct library_entry *entry, int file)
{
	struct stat status;

	if (!entry->file)
		return true;
	return fstat(file, &status) == 0 && status.st_size == entry->size
	    && (entry->changed == 0 || entry->changed == nanoseconds_of(status.st_mtim));
}
