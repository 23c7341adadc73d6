#include "command/shelf.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <unroll/load.h>
#include <unroll/symbol.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/str.h"
#include "command/citers.h"

enum { GLIMPSE_SIZE = 512 << 10 };      /* bytes: some ten milliseconds at most */

static char *copy_string(const char *string, size_t size)
{
	char *copy = memory_allocate(size + 1);

	memcpy(copy, string, size);
	copy[size] = '\0';
	return copy;
}

static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (strcmp(path, "-") == 0)
		return NULL;
	if (!slash)
		return copy_string(".", 1);
	return copy_string(path, slash == path ? 1 : (size_t)(slash - path));
}

static char *path_of(const struct library_entry *entry)
{
	struct arena scratch = { 0 };
	struct str path = entry_path(entry, &scratch);
	char *copy = copy_string(path.data, path.size);

	arena_free(&scratch);
	return copy;
}

static struct book *add_book(struct shelf *shelf, char *path, struct unroll_document *document)
{
	struct book *book = memory_allocate_zeroed(1, sizeof *book);

	shelf->books = memory_grow(shelf->books, shelf->count, &shelf->capacity,
	                           sizeof *shelf->books);
	shelf->books[shelf->count++] = book;
	book->document = document;
	book->path = path;
	document_view_start(&book->view, document, false);
	return book;
}

struct book *shelf_start(struct shelf *shelf, const char *path, struct unroll_document *document)
{
	bool has_path = path && strcmp(path, "-") != 0;

	shelf->folder = has_path ? folder_of(path) : NULL;
	return add_book(shelf, has_path ? copy_string(path, strlen(path)) : NULL, document);
}

struct book *shelf_start_blank(struct shelf *shelf, const char *folder)
{
	shelf->folder = folder ? copy_string(folder, strlen(folder)) : NULL;
	shelf->is_blank = true;
	return add_book(shelf, NULL, unroll_load_bytes((struct str)STR(""), "", NULL, NULL));
}

struct library *shelf_library(struct shelf *shelf)
{
	if (!shelf->library_tried && (shelf->folder || shelf->database))
		shelf->library = library_open(shelf->folder, shelf->database, NULL);
	shelf->library_tried = true;
	return shelf->library;
}

static struct book *find_on_shelf(struct shelf *shelf, struct str symbol,
                                  enum unroll_language preferred)
{
	struct book *found = NULL;

	for (size_t i = 0; i < shelf->count; i++) {
		struct book *book = shelf->books[i];
		if (str_is_empty(symbol) || !unroll_symbol_equal(book->document->symbol, symbol))
			continue;
		if (book->document->language == preferred)
			return book;
		found = book;
	}
	return found;
}

static struct book *open_entry(struct shelf *shelf, const struct library_entry *entry,
                               struct unroll_error *error)
{
	int file = library_open_file(shelf->library, entry, error);

	if (file < 0)
		return NULL;
	char *path = path_of(entry);
	struct unroll_document *document = unroll_load_fd(file, path, NULL, error);
	close(file);
	if (!document) {
		free(path);
		return NULL;
	}
	return add_book(shelf, path, document);
}

static struct book *find_by_path(struct shelf *shelf, const struct library_entry *entry)
{
	char *path = path_of(entry);
	struct book *found = NULL;

	for (size_t i = 0; i < shelf->count && !found; i++)
		if (shelf->books[i]->path && strcmp(shelf->books[i]->path, path) == 0)
			found = shelf->books[i];
	free(path);
	return found;
}

/* Where a document is: the entry of the library that is to be read, or else the book. */
struct source {
	struct book *book;
	const struct library_entry *entry;
};

static struct source find_source(struct shelf *shelf, struct str symbol,
                                 enum unroll_language preferred, int milliseconds,
                                 struct unroll_error *error)
{
	struct source source = { .book = find_on_shelf(shelf, symbol, preferred) };

	if (source.book && source.book->document->language == preferred)
		return source;
	if (shelf_library(shelf))
		source.entry = library_find(shelf->library, symbol, preferred, milliseconds);
	struct book *opened = source.entry ? find_by_path(shelf, source.entry) : NULL;
	if (opened)
		return (struct source){ .book = opened };
	if (!source.book && !source.entry)
		error_set(error, UNROLL_ERROR_ABSENT, 0, "%.*s is not in the library",
		          (int)symbol.size, symbol.data);
	return source;
}

struct book *shelf_find(struct shelf *shelf, struct str symbol, enum unroll_language preferred,
                        struct unroll_error *error)
{
	struct source source = find_source(shelf, symbol, preferred, SHELF_PATIENCE_MS, error);

	return source.entry ? open_entry(shelf, source.entry, error) : source.book;
}

struct book *shelf_find_language(struct shelf *shelf, struct str symbol,
                                 enum unroll_language language, int milliseconds,
                                 struct unroll_error *error)
{
	struct source source = find_source(shelf, symbol, language, milliseconds, error);

	if (source.entry && source.entry->language == language)
		return open_entry(shelf, source.entry, error);
	if (source.book && source.book->document->language == language)
		return source.book;
	error_set(error, UNROLL_ERROR_ABSENT, 0, "%.*s is not in the library in %s",
	          (int)symbol.size, symbol.data, unroll_language_name(language));
	return NULL;
}

bool shelf_is_complete(struct shelf *shelf)
{
	struct library *library = shelf_library(shelf);

	return !library || library_is_complete(library);
}

static bool is_larger(int file, off_t size)
{
	struct stat status;

	return fstat(file, &status) == 0 && status.st_size > size;
}

static bool load_glimpse(struct shelf *shelf, const struct library_entry *entry,
                         struct glimpse *glimpse, struct unroll_error *error)
{
	static const struct unroll_load_options options = { .first = GLIMPSE_SIZE };
	int file = library_open_file(shelf->library, entry, error);

	if (file < 0)
		return false;
	glimpse->document = glimpse->owned = unroll_load_fd(file, entry->name.data, &options, error);
	glimpse->is_part = is_larger(file, GLIMPSE_SIZE);
	close(file);
	return glimpse->owned;
}

bool shelf_glimpse(struct shelf *shelf, struct str symbol, enum unroll_language preferred,
                   struct glimpse *glimpse, struct unroll_error *error)
{
	struct source source = find_source(shelf, symbol, preferred, SHELF_PATIENCE_MS, error);

	*glimpse = (struct glimpse){ 0 };
	if (source.entry)
		return load_glimpse(shelf, source.entry, glimpse, error);
	if (source.book)
		glimpse->document = source.book->document;
	return source.book;
}

bool shelf_glimpse_entry(struct shelf *shelf, const struct library_entry *entry,
                         struct glimpse *glimpse, struct unroll_error *error)
{
	const struct book *book = find_by_path(shelf, entry);

	*glimpse = (struct glimpse){ .document = book ? book->document : NULL };
	return book || load_glimpse(shelf, entry, glimpse, error);
}

void glimpse_free(struct glimpse *glimpse)
{
	unroll_document_free(glimpse->owned);
	*glimpse = (struct glimpse){ 0 };
}

struct book *shelf_open(struct shelf *shelf, const struct library_entry *entry,
                        struct unroll_error *error)
{
	struct book *opened = find_by_path(shelf, entry);

	return opened ? opened : open_entry(shelf, entry, error);
}

void shelf_free(struct shelf *shelf)
{
	for (size_t i = 0; i < shelf->count; i++) {
		struct book *book = shelf->books[i];
		document_view_free(&book->view);
		citers_free(book->citers);
		unroll_document_free(book->document);
		free(book->path);
		free(book);
	}
	free(shelf->books);
	free(shelf->folder);
	free(shelf->database);
	library_close(shelf->library);
	*shelf = (struct shelf){ 0 };
}
