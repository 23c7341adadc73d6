#include "command/places.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/home.h"
#include "base/memory.h"
#include "base/str.h"
#include "command/private_file.h"

enum { SIZE_LIMIT = 1 << 20, VERSION = 1 };

static const struct str header = STR("unroll places ");

struct entry {
	struct place place;
	struct str symbol, path;  /* as they are written */
};

struct entries {
	struct entry *items;
	size_t count, capacity;
};

char *places_default_path(void)
{
	return home_path("XDG_STATE_HOME", ".local/state", "places");
}

static bool is_graphic(char c)
{
	return c > 0x20 && c < 0x7F;
}

static struct str encode(struct arena *arena, struct str text)
{
	static const char digits[] = "0123456789ABCDEF";
	char *encoded = arena_allocate(arena, 3 * text.size + 1), *end = encoded;

	for (size_t i = 0; i < text.size; i++) {
		unsigned char byte = (unsigned char)text.data[i];
		if (is_graphic(text.data[i]) && byte != '%') {
			*end++ = (char)byte;
			continue;
		}
		*end++ = '%';
		*end++ = digits[byte >> 4];
		*end++ = digits[byte & 15];
	}
	if (end == encoded)
		*end++ = '-';
	return (struct str){ encoded, (size_t)(end - encoded) };
}

/* Take a number of digits and the space behind it off the front of *rest. */
static bool eat_number(struct str *rest, unsigned base, uint64_t most, uint64_t *number)
{
	static const char digits[] = "0123456789abcdef";
	size_t size = 0;

	*number = 0;
	for (const char *digit; size < rest->size && rest->data[size] != ' '; size++) {
		digit = memchr(digits, rest->data[size], base);
		if (!digit || *number > (most - (uint64_t)(digit - digits)) / base)
			return false;
		*number = *number * base + (uint64_t)(digit - digits);
	}
	bool found = size > 0 && size < rest->size;
	*rest = str_from(*rest, size + 1);
	return found;
}

static bool eat_word(struct str *rest, struct str *word)
{
	size_t size = str_find(*rest, (struct str)STR(" "));

	*word = str_slice(*rest, 0, size);
	*rest = str_from(*rest, word->size + 1);
	return word->size > 0;
}

static bool parse_entry(struct str line, struct entry *entry)
{
	uint64_t time, item, at, current;

	if (!eat_number(&line, 10, INT64_MAX, &time) || !eat_number(&line, 10, UINT32_MAX, &item)
	    || !eat_number(&line, 10, UINT32_MAX, &at)
	    || !eat_number(&line, 10, UINT32_MAX, &current)
	    || !eat_number(&line, 16, UINT64_MAX, &entry->place.folds)
	    || !eat_word(&line, &entry->symbol) || !eat_word(&line, &entry->path))
		return false;
	entry->place.time = (int64_t)time;
	entry->place.item = (uint32_t)item;
	entry->place.at = (uint32_t)at;
	entry->place.current = (uint32_t)current;
	return line.size == 0;
}

static bool is_text(struct str text)
{
	for (size_t i = 0; i < text.size; i++)
		if (!is_graphic(text.data[i]) && text.data[i] != ' ' && text.data[i] != '\n')
			return false;
	return true;
}

/*
 * Take the first line off the front of *rest. A file of another kind is as good
 * as none, and nothing is left of it; one of a later version is somebody's.
 */
static bool check_header(struct str *rest, struct unroll_error *error)
{
	struct str line;
	bool known = is_text(*rest) && str_next_line(rest, &line) && str_starts_with(line, header);

	if (known && !str_equal(str_from(line, header.size), (struct str)STR("1")))
		return error_set(error, UNROLL_ERROR_USAGE, 0,
		                 "places: kept by another version of unroll, left alone");
	if (!known)
		*rest = (struct str)STR("");
	return true;
}

static bool read_places(const struct private_file *file, struct arena *arena, struct str *lines,
                        struct unroll_error *error)
{
	return private_file_read(file, arena, SIZE_LIMIT, lines, error) && check_header(lines, error);
}

static bool is_same_document(const struct entry *a, const struct entry *b)
{
	return str_equal(a->path, b->path) && str_equal(a->symbol, b->symbol);
}

/* What an entry says of its document; false, with errno, if its path leads nowhere. */
static bool name_document(struct arena *arena, const char *document, struct str symbol,
                          struct entry *entry)
{
	char *real = realpath(document, NULL);

	if (!real)
		return false;
	entry->path = encode(arena, str_of(real));
	entry->symbol = encode(arena, symbol);
	free(real);
	return true;
}

static bool find(struct str lines, struct entry *wanted)
{
	struct entry entry;

	for (struct str line; str_next_line(&lines, &line); )
		if (parse_entry(line, &entry) && is_same_document(&entry, wanted)) {
			*wanted = entry;
			return true;
		}
	return false;
}

bool places_find(const char *places, const char *document, struct str symbol,
                 struct place *place)
{
	struct arena arena = { 0 };
	struct private_file file = { .folder = -1, .lock = -1 };
	struct entry wanted;
	struct str lines;
	bool found = name_document(&arena, document, symbol, &wanted)
	          && private_file_open(&file, places, NULL)
	          && read_places(&file, &arena, &lines, NULL) && find(lines, &wanted);

	if (found)
		*place = wanted.place;
	private_file_close(&file);
	arena_free(&arena);
	return found;
}

static void add(struct entries *entries, struct entry entry)
{
	entries->items = memory_grow(entries->items, entries->count, &entries->capacity,
	                             sizeof *entries->items);
	entries->items[entries->count++] = entry;
}

/* All entries of the file, `newest` in the place of an older one of its document. */
static void merge(struct str lines, struct entry newest, struct entries *entries)
{
	struct entry entry;

	for (struct str line; str_next_line(&lines, &line); ) {
		if (!parse_entry(line, &entry))
			continue;
		if (!is_same_document(&entry, &newest))
			add(entries, entry);
		else if (entry.place.time > newest.place.time)
			newest = entry;
	}
	add(entries, newest);
}

static int compare_age(const void *a, const void *b)
{
	int64_t first = ((const struct entry *)a)->place.time;
	int64_t second = ((const struct entry *)b)->place.time;

	return (first < second) - (first > second);
}

/* Return how many bytes it takes, which may be more than there are. */
static size_t write_entry(const struct entry *entry, char *line, size_t size)
{
	const struct place *place = &entry->place;

	return (size_t)snprintf(line, size, "%lld %u %u %u %llx %.*s %.*s\n", (long long)place->time,
	                        place->item, place->at, place->current,
	                        (unsigned long long)place->folds,
	                        (int)entry->symbol.size, entry->symbol.data,
	                        (int)entry->path.size, entry->path.data);
}

/* The file, never larger than what is read again. */
static struct str write_places(struct arena *arena, const struct entries *entries)
{
	char *text = arena_allocate(arena, SIZE_LIMIT);
	size_t size = (size_t)snprintf(text, SIZE_LIMIT, "%s%d\n", header.data, VERSION);

	for (size_t i = 0; i < entries->count && i < PLACES_LIMIT; i++) {
		size_t more = write_entry(&entries->items[i], text + size, SIZE_LIMIT - size);
		if (more >= SIZE_LIMIT - size)
			break;
		size += more;
	}
	return (struct str){ text, size };
}

/* Whether the file begins with the entry already: a later time alone changes nothing. */
static bool is_kept(struct str lines, const struct entry *newest)
{
	const struct place *place = &newest->place;
	struct entry first;
	struct str line;

	return str_next_line(&lines, &line) && parse_entry(line, &first)
	    && is_same_document(&first, newest) && first.place.item == place->item
	    && first.place.at == place->at && first.place.current == place->current
	    && first.place.folds == place->folds;
}

static bool keep(const struct private_file *file, struct arena *arena, struct entry newest,
                 struct unroll_error *error)
{
	struct entries entries = { 0 };
	struct str lines;

	if (!read_places(file, arena, &lines, error))
		return false;
	if (is_kept(lines, &newest))
		return true;
	merge(lines, newest, &entries);
	qsort(entries.items, entries.count, sizeof *entries.items, compare_age);
	struct str text = write_places(arena, &entries);
	free(entries.items);
	return private_file_replace(file, text, error);
}

bool places_keep(const char *places, const char *document, struct str symbol,
                 const struct place *place, struct unroll_error *error)
{
	struct arena arena = { 0 };
	struct private_file file;
	struct entry newest = { .place = *place };
	bool done = false;

	if (!name_document(&arena, document, symbol, &newest))
		error_set(error, UNROLL_ERROR_SYSTEM, 0, "%s: %s", document, strerror(errno));
	else if (private_file_lock(&file, places, error)) {
		done = keep(&file, &arena, newest, error);
		private_file_close(&file);
	}
	arena_free(&arena);
	return done;
}
