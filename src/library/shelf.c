#include "library/shelf.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <unroll/load.h>

#include "base/memory.h"
#include "base/str.h"
#include "library/folder.h"

enum { FILE_LIMIT = 50000, SIZE_LIMIT = 16 << 20, TITLE_LIMIT = 400 };

static bool is_same_time(struct timespec a, struct timespec b)
{
	return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

int shelf_compare_symbols(struct str a, struct str b)
{
	for (size_t i = 0; i < a.size && i < b.size; i++)
		if (lower(a.data[i]) != lower(b.data[i]))
			return lower(a.data[i]) < lower(b.data[i]) ? -1 : 1;
	return (a.size > b.size) - (a.size < b.size);
}

size_t shelf_symbol_place(const struct shelf *shelf, struct str symbol)
{
	size_t first = 0, count = shelf->by_symbol.count;

	while (count > 0) {
		size_t middle = first + count / 2;
		const struct shelf_file *file = &shelf->files[shelf->by_symbol.items[middle]];
		if (shelf_compare_symbols(file->entry.symbol, symbol) < 0) {
			first = middle + 1;
			count -= count / 2 + 1;
		} else {
			count /= 2;
		}
	}
	return first;
}

static size_t name_place(const struct shelf *shelf, size_t file)
{
	size_t place = shelf->by_name.count;

	/* Files are looked into by name more often than not: the place is near the end. */
	while (place > 0 && shelf->by_name.items[place - 1] > file)
		place--;
	return place;
}

static void insert(struct shelf_order *order, size_t place, size_t file)
{
	order->items = memory_grow(order->items, order->count, &order->capacity, sizeof *order->items);
	memmove(order->items + place + 1, order->items + place,
	        (order->count - place) * sizeof *order->items);
	order->items[place] = file;
	order->count++;
}

static void remove_from(struct shelf_order *order, size_t file)
{
	size_t kept = 0;

	for (size_t i = 0; i < order->count; i++)
		if (order->items[i] != file)
			order->items[kept++] = order->items[i];
	order->count = kept;
}

static void add_known(struct shelf *shelf, size_t file)
{
	struct str symbol = shelf->files[file].entry.symbol;

	insert(&shelf->by_name, name_place(shelf, file), file);
	insert(&shelf->by_symbol, shelf_symbol_place(shelf, symbol), file);
}

/* Formats that no reader of text knows are told by their first bytes, without reading more. */
static bool begins_like_text(int fd)
{
	char start[512];
	ssize_t size = pread(fd, start, sizeof start, 0);
	struct str text = { start, size > 0 ? (size_t)size : 0 };
	bool is_utf16 = str_starts_with(text, (struct str)STR("\xFF\xFE"))
	             || str_starts_with(text, (struct str)STR("\xFE\xFF"));

	return text.size > 0 && !str_starts_with(text, (struct str)STR("%PDF"))
	    && (is_utf16 || !memchr(text.data, '\0', text.size));
}

/* The front of a text, at most `size` bytes of whole characters. */
static struct str cut(struct str text, size_t size)
{
	if (text.size <= size)
		return text;
	while (size > 0 && ((unsigned char)text.data[size] & 0xC0) == 0x80)
		size--;
	return str_slice(text, 0, size);
}

static bool copy_entry(struct shelf *shelf, const struct unroll_document *document,
                       struct library_entry *entry)
{
	if (str_is_empty(document->symbol))
		return false;
	entry->symbol = arena_copy(&shelf->texts, document->symbol);
	entry->title = arena_copy(&shelf->texts, cut(document->title, TITLE_LIMIT));
	entry->adopted = arena_copy(&shelf->texts, document->adopted);
	entry->language = document->language;
	return true;
}

static bool read_entry(struct shelf *shelf, struct shelf_file *file, int fd)
{
	static const struct unroll_load_options options = { .max_size = SIZE_LIMIT };
	struct stat status;

	if (fstat(fd, &status) < 0)
		return false;
	file->size = status.st_size;
	file->changed = status.st_mtim;
	if (status.st_size > SIZE_LIMIT || !begins_like_text(fd))
		return false;
	struct unroll_document *document = unroll_load_fd(fd, file->entry.name.data, &options, NULL);
	bool found = document && copy_entry(shelf, document, &file->entry);
	unroll_document_free(document);
	return found;
}

static void forget(struct shelf *shelf, size_t index)
{
	struct shelf_file *file = &shelf->files[index];

	if (file->state == SHELF_KNOWN) {
		remove_from(&shelf->by_name, index);
		remove_from(&shelf->by_symbol, index);
	}
	if (file->state != SHELF_UNREAD)
		shelf->unread++;
	file->state = SHELF_UNREAD;
}

void shelf_look_into(struct shelf *shelf, size_t index)
{
	struct shelf_file *file = &shelf->files[index];
	int fd = folder_open_file(shelf->folder, file->entry.name, NULL);

	forget(shelf, index);
	bool found = fd >= 0 && read_entry(shelf, file, fd);
	if (fd >= 0)
		close(fd);
	file->state = found ? SHELF_KNOWN : SHELF_OTHER;
	shelf->unread--;
	if (found)
		add_known(shelf, index);
}

static bool has_changed(int folder, const struct shelf_file *file)
{
	struct stat status;

	return fstatat(folder, file->entry.name.data, &status, 0) < 0
	    || status.st_size != file->size || !is_same_time(status.st_mtim, file->changed);
}

bool shelf_has_changed(const struct shelf *shelf, size_t file)
{
	return has_changed(shelf->folder, &shelf->files[file]);
}

/* What is known of the files of an older list that are still the same. */
static void take_over(struct shelf *shelf, const struct shelf_file *old, size_t old_count)
{
	size_t j = 0;

	for (size_t i = 0; i < shelf->count; i++) {
		struct shelf_file *file = &shelf->files[i];
		while (j < old_count && strcmp(old[j].entry.name.data, file->entry.name.data) < 0)
			j++;
		if (j == old_count || strcmp(old[j].entry.name.data, file->entry.name.data) != 0
		    || old[j].state == SHELF_UNREAD || has_changed(shelf->folder, &old[j]))
			continue;
		*file = old[j];
		shelf->unread--;
		if (file->state == SHELF_KNOWN)
			add_known(shelf, i);
	}
}

static void list_files(struct shelf *shelf)
{
	struct shelf_file *old = shelf->files;
	size_t old_count = shelf->count;
	struct str *names;

	shelf->count = folder_list(shelf->folder, &shelf->texts, FILE_LIMIT, &names);
	shelf->files = memory_allocate_zeroed(shelf->count, sizeof *shelf->files);
	for (size_t i = 0; i < shelf->count; i++)
		shelf->files[i].entry.name = names[i];
	free(names);
	shelf->unread = shelf->count;
	shelf->next = shelf->by_name.count = shelf->by_symbol.count = 0;
	take_over(shelf, old, old_count);
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

void shelf_refresh(struct shelf *shelf)
{
	struct stat status;

	if (fstat(shelf->folder, &status) < 0 || is_same_time(status.st_mtim, shelf->changed))
		return;
	shelf->changed = is_settled(status.st_mtim) ? status.st_mtim : (struct timespec){ 0 };
	list_files(shelf);
}

bool shelf_open(struct shelf *shelf, const char *folder, struct unroll_error *error)
{
	*shelf = (struct shelf){ .folder = folder_open(folder, error) };
	if (shelf->folder < 0)
		return false;
	shelf_refresh(shelf);
	return true;
}

void shelf_close(struct shelf *shelf)
{
	close(shelf->folder);
	free(shelf->files);
	free(shelf->by_name.items);
	free(shelf->by_symbol.items);
	arena_free(&shelf->texts);
}
