#include "library/catalogue.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <unroll/load.h>

#include "base/memory.h"
#include "base/str.h"
#include "library/folder.h"

enum { FILE_LIMIT = 50000, TITLE_LIMIT = 400 };

enum { FIRST_PART = 64 << 10 };   /* bytes, in which every masthead has its place */

static bool is_same_time(struct timespec a, struct timespec b)
{
	return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

int catalogue_compare_symbols(struct str a, struct str b)
{
	for (size_t i = 0; i < a.size && i < b.size; i++)
		if (lower(a.data[i]) != lower(b.data[i]))
			return lower(a.data[i]) < lower(b.data[i]) ? -1 : 1;
	return (a.size > b.size) - (a.size < b.size);
}

size_t catalogue_symbol_place(const struct catalogue *catalogue, struct str symbol)
{
	size_t first = 0, count = catalogue->by_symbol.count;

	while (count > 0) {
		size_t middle = first + count / 2;
		const struct catalogue_file *file = &catalogue->files[catalogue->by_symbol.items[middle]];
		if (catalogue_compare_symbols(file->entry.symbol, symbol) < 0) {
			first = middle + 1;
			count -= count / 2 + 1;
		} else {
			count /= 2;
		}
	}
	return first;
}

static size_t name_place(const struct catalogue *catalogue, size_t file)
{
	size_t place = catalogue->by_name.count;

	/* Files are looked into by name more often than not: the end is near. */
	while (place > 0 && catalogue->by_name.items[place - 1] > file)
		place--;
	return place;
}

static void insert(struct catalogue_order *order, size_t place, size_t file)
{
	order->items = memory_grow(order->items, order->count, &order->capacity, sizeof *order->items);
	memmove(order->items + place + 1, order->items + place,
	        (order->count - place) * sizeof *order->items);
	order->items[place] = file;
	order->count++;
}

static void remove_from(struct catalogue_order *order, size_t file)
{
	size_t kept = 0;

	for (size_t i = 0; i < order->count; i++)
		if (order->items[i] != file)
			order->items[kept++] = order->items[i];
	order->count = kept;
}

static void add_known(struct catalogue *catalogue, size_t file)
{
	struct str symbol = catalogue->files[file].entry.symbol;

	insert(&catalogue->by_name, name_place(catalogue, file), file);
	insert(&catalogue->by_symbol, catalogue_symbol_place(catalogue, symbol), file);
}

static bool copy_entry(struct catalogue *catalogue, const struct unroll_document *document,
                       struct library_entry *entry)
{
	if (str_is_empty(document->symbol))
		return false;
	entry->symbol = arena_copy(&catalogue->texts, document->symbol);
	entry->title = arena_copy(&catalogue->texts, str_prefix(document->title, TITLE_LIMIT));
	entry->adopted = arena_copy(&catalogue->texts, document->adopted);
	entry->session = arena_copy(&catalogue->texts, document->session);
	entry->language = document->language;
	entry->organ = document->organ;
	return true;
}

static bool read_entry(struct catalogue *catalogue, struct catalogue_file *file, int fd)
{
	static const struct unroll_load_options options = { .first = FIRST_PART };
	struct stat status;

	if (fstat(fd, &status) < 0)
		return false;
	file->size = status.st_size;
	file->changed = status.st_mtim;
	if (!folder_file_is_text(fd))
		return false;
	struct unroll_document *document = unroll_load_fd(fd, file->entry.name.data, &options, NULL);
	bool found = document && copy_entry(catalogue, document, &file->entry);
	unroll_document_free(document);
	return found;
}

static void forget(struct catalogue *catalogue, size_t index)
{
	struct catalogue_file *file = &catalogue->files[index];

	if (file->state == CATALOGUE_KNOWN) {
		remove_from(&catalogue->by_name, index);
		remove_from(&catalogue->by_symbol, index);
	}
	if (file->state != CATALOGUE_UNREAD)
		catalogue->unread++;
	file->state = CATALOGUE_UNREAD;
}

void catalogue_look_into(struct catalogue *catalogue, size_t index)
{
	struct catalogue_file *file = &catalogue->files[index];
	int fd = folder_open_file(catalogue->folder, file->entry.name, NULL);

	forget(catalogue, index);
	bool found = fd >= 0 && read_entry(catalogue, file, fd);
	if (fd >= 0)
		close(fd);
	file->state = found ? CATALOGUE_KNOWN : CATALOGUE_OTHER;
	catalogue->unread--;
	catalogue->version++;
	if (found)
		add_known(catalogue, index);
}

static bool has_changed(int folder, const struct catalogue_file *file)
{
	struct stat status;

	return fstatat(folder, file->entry.name.data, &status, 0) < 0
	    || status.st_size != file->size || !is_same_time(status.st_mtim, file->changed);
}

bool catalogue_has_changed(const struct catalogue *catalogue, size_t file)
{
	return has_changed(catalogue->folder, &catalogue->files[file]);
}

/* What is known of the files of an older list that are still the same. */
static void take_over(struct catalogue *catalogue, const struct catalogue_file *old,
                      size_t old_count)
{
	size_t j = 0;

	for (size_t i = 0; i < catalogue->count; i++) {
		struct catalogue_file *file = &catalogue->files[i];
		while (j < old_count && strcmp(old[j].entry.name.data, file->entry.name.data) < 0)
			j++;
		if (j == old_count || strcmp(old[j].entry.name.data, file->entry.name.data) != 0
		    || old[j].state == CATALOGUE_UNREAD || has_changed(catalogue->folder, &old[j]))
			continue;
		*file = old[j];
		catalogue->unread--;
		if (file->state == CATALOGUE_KNOWN)
			add_known(catalogue, i);
	}
}

static void list_files(struct catalogue *catalogue)
{
	struct catalogue_file *old = catalogue->files;
	size_t old_count = catalogue->count;
	struct str *names;

	catalogue->count = folder_list(catalogue->folder, &catalogue->texts, FILE_LIMIT, &names);
	catalogue->files = memory_allocate_zeroed(catalogue->count, sizeof *catalogue->files);
	for (size_t i = 0; i < catalogue->count; i++)
		catalogue->files[i].entry = (struct library_entry){
			.folder = catalogue->path, .name = names[i],
		};
	free(names);
	catalogue->unread = catalogue->count;
	catalogue->next = catalogue->by_name.count = catalogue->by_symbol.count = 0;
	catalogue->version++;
	take_over(catalogue, old, old_count);
	free(old);
}

/*
 * Whether a time is long enough ago for the next change to have another one: the
 * clock of a file system goes in steps.
 */
static bool is_settled(struct timespec changed)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	return changed.tv_sec + 2 < now.tv_sec;
}

void catalogue_refresh(struct catalogue *catalogue)
{
	struct stat status;

	if (fstat(catalogue->folder, &status) < 0 || is_same_time(status.st_mtim, catalogue->changed))
		return;
	catalogue->changed = is_settled(status.st_mtim) ? status.st_mtim : (struct timespec){ 0 };
	list_files(catalogue);
}

bool catalogue_open(struct catalogue *catalogue, const char *folder, struct unroll_error *error)
{
	*catalogue = (struct catalogue){ .folder = folder_open(folder, error) };
	if (catalogue->folder < 0)
		return false;
	catalogue->path = arena_copy(&catalogue->texts, str_of(folder));
	catalogue_refresh(catalogue);
	return true;
}

void catalogue_close(struct catalogue *catalogue)
{
	close(catalogue->folder);
	free(catalogue->files);
	free(catalogue->by_name.items);
	free(catalogue->by_symbol.items);
	arena_free(&catalogue->texts);
}
