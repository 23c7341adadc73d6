/*
 * An index that another program has damaged: it is read as far as it can be,
 * whatever it says nothing outside its folder is opened, and what a person sees of
 * it is what a terminal may be sent.
 *
 * The input is how the terminal is sized and keys that are pressed, then changes
 * of an index that is whole: bytes of its file, or a value in one of its tables.
 */
#include "fuzz.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/str.h"
#include "bookcase.h"
#include "command/app.h"
#include "headless.h"
#include "home.h"
#include "library/hits.h"
#include "library/indexer.h"
#include "library/library.h"

enum { OPTIONS = 3, KEYS_MAX = 8, CHANGES_MAX = 16, INDEX_MAX = 1 << 20 };

/* What a change of a value sets; ?1 is the value, ?2 counts rows from 0. */
#define SET(table, column) \
	"UPDATE OR IGNORE " table " SET " column " = ?1 WHERE rowid = 1 + ?2 % 8"
static const char *const updates[] = {
	SET("folder", "path"), SET("folder", "seen"), SET("file", "folder"), SET("file", "name"),
	SET("file", "size"), SET("file", "changed"), SET("file", "fault"), SET("symbol", "symbol"),
	SET("document", "symbol"), SET("document", "language"), SET("document", "organ"),
	SET("document", "title"), SET("document", "adopted"), SET("document", "session"),
	SET("document", "agenda_item"), SET("document", "subjects"), SET("document", "first_row"),
	SET("document", "paragraphs"), SET("document", "notes"),
	("UPDATE OR IGNORE words_data SET block = ?1"
	 " WHERE id = (SELECT id FROM words_data LIMIT 1 OFFSET ?2 % 8)"),
	"UPDATE OR IGNORE citation SET cited = ?1 WHERE ordinal = ?2 % 3",
	"UPDATE OR IGNORE citation SET document = ?1 WHERE ordinal = ?2 % 3",
	"UPDATE OR IGNORE citation SET ordinal = ?1 WHERE ordinal = ?2 % 3",
	"UPDATE OR IGNORE citation SET paragraph = ?1 WHERE ordinal = ?2 % 3",
	"UPDATE OR IGNORE citation SET place = ?1 WHERE ordinal = ?2 % 3",
	"UPDATE OR IGNORE citation SET note = ?1 WHERE ordinal = ?2 % 3",
	"UPDATE OR IGNORE citation SET target = ?1 WHERE ordinal = ?2 % 3",
	"UPDATE OR IGNORE state SET value = ?1",
	"UPDATE OR IGNORE words_idx SET pgno = ?1 WHERE segid % 4 = ?2 % 4",
	"UPDATE OR IGNORE words_config SET v = ?1",
};

enum { VERSIONS = 18, ROLLBACK = 1, WAL = 2 };        /* two bytes of the file's header */

struct content {
	unsigned char bytes[INDEX_MAX];
	size_t size;
};

static struct content whole, damaged;

/* Take up to `size` bytes off the front of the input. */
static struct str take(struct str *rest, size_t size)
{
	struct str taken = str_slice(*rest, 0, size);

	*rest = str_from(*rest, taken.size);
	return taken;
}

/* A number of up to `size` bytes, the first the least. */
static uint64_t take_number(struct str *rest, size_t size)
{
	struct str bytes = take(rest, size);
	uint64_t number = 0;

	for (size_t i = 0; i < bytes.size; i++)
		number |= (uint64_t)(unsigned char)bytes.data[i] << 8 * i;
	return number;
}

static void read_whole(void)
{
	char path[HOME_PATH_SIZE];

	if (whole.size)
		return;
	bookcase_make();
	home_make_folder("damaged");
	int file = open(home_path(path, bookcase_index), O_RDONLY | O_CLOEXEC);
	require(file >= 0);
	ssize_t size = read(file, whole.bytes, sizeof whole.bytes);
	require(size > 0 && (size_t)size < sizeof whole.bytes / 2);
	whole.size = (size_t)size;
	close(file);
}

static void bind_value(sqlite3_stmt *statement, struct str *rest)
{
	unsigned kind = (unsigned)take_number(rest, 1);
	struct str bytes;

	switch (kind % 5) {
	case 0:
		sqlite3_bind_null(statement, 1);
		break;
	case 1:
		sqlite3_bind_int64(statement, 1, (int64_t)take_number(rest, 8));
		break;
	case 2:
		sqlite3_bind_int64(statement, 1, (int64_t)take_number(rest, 1) - 8);
		break;
	default:
		bytes = take(rest, kind / 5);
		if (kind % 5 == 3)
			sqlite3_bind_text(statement, 1, bytes.data, (int)bytes.size, SQLITE_TRANSIENT);
		else
			sqlite3_bind_blob(statement, 1, bytes.data, (int)bytes.size, SQLITE_TRANSIENT);
	}
}

static void change_value(sqlite3 *database, struct str *rest)
{
	sqlite3_stmt *statement;
	size_t which = take_number(rest, 1) % (sizeof updates / sizeof *updates);
	unsigned row = (unsigned)take_number(rest, 1);

	require(sqlite3_prepare_v2(database, updates[which], -1, &statement, NULL) == SQLITE_OK);
	bind_value(statement, rest);
	if (sqlite3_bind_parameter_count(statement) > 1)
		sqlite3_bind_int64(statement, 2, row);
	sqlite3_step(statement);
	sqlite3_finalize(statement);
}

/* Change values in memory, where there is no write-ahead log. */
static void change_values(struct str *rest, size_t count)
{
	sqlite3 *database;
	sqlite3_int64 size;
	unsigned char *bytes = sqlite3_malloc64(whole.size);

	memcpy(bytes, whole.bytes, whole.size);
	memset(bytes + VERSIONS, ROLLBACK, 2);
	require(sqlite3_open(":memory:", &database) == SQLITE_OK);
	require(sqlite3_deserialize(database, "main", bytes, (sqlite3_int64)whole.size,
	                            (sqlite3_int64)whole.size, SQLITE_DESERIALIZE_FREEONCLOSE
	                            | SQLITE_DESERIALIZE_RESIZEABLE) == SQLITE_OK);
	for (size_t i = 0; i < count; i++)
		change_value(database, rest);
	bytes = sqlite3_serialize(database, "main", &size, SQLITE_SERIALIZE_NOCOPY);
	require(bytes && (size_t)size <= sizeof damaged.bytes);
	damaged.size = (size_t)size;
	memcpy(damaged.bytes, bytes, damaged.size);
	memset(damaged.bytes + VERSIONS, WAL, 2);
	sqlite3_close(database);
}

static void change_bytes(struct str *rest)
{
	size_t at = take_number(rest, 3) % damaged.size;
	struct str bytes = take(rest, take_number(rest, 1) % 9);
	size_t room = damaged.size - at;

	if (bytes.size)
		memcpy(damaged.bytes + at, bytes.data, bytes.size < room ? bytes.size : room);
	else
		damaged.size = at + 1;
}

static void write_damaged(struct str changes)
{
	size_t values = take_number(&changes, 1) % CHANGES_MAX;
	size_t places = take_number(&changes, 1) % CHANGES_MAX;

	damaged = whole;
	if (values)
		change_values(&changes, values);
	for (size_t i = 0; i < places; i++)
		change_bytes(&changes);
	/* What the reader before has left beside the file is not of this one. */
	home_remove("damaged");
	home_make_folder("damaged");
	home_write("damaged/library.db",
	           (struct str){ (const char *)damaged.bytes, damaged.size });
}

static void check_entry(const struct library_entry *entry)
{
	struct arena scratch = { 0 };

	require(entry->language < UNROLL_LANGUAGE_COUNT && entry->organ < UNROLL_ORGAN_COUNT);
	entry_label(entry);
	entry_path(entry, &scratch);
	entry_session(entry);
	entry_year(entry);
	arena_free(&scratch);
}

static void check_links(struct store *store, const struct library_entry *entry,
                        struct arena *arena)
{
	struct store_links links = { 0 };
	struct library_entry found;

	store_find(store, entry->symbol, UNROLL_FRENCH, arena, &found, NULL);
	store_cites(store, entry, UNROLL_ENGLISH, arena, &links, NULL);
	store_cited_by(store, entry->symbol, UNROLL_ENGLISH, arena, &links, NULL);
	for (size_t i = 0; i < links.count; i++)
		if (links.items[i].is_here)
			check_entry(&links.items[i].entry);
}

static void check_hits(struct hits *hits, struct arena *arena)
{
	while (hits_step(hits, -1))
		continue;
	hits_are_complete(hits, NULL);
	for (size_t i = 0; i < hits_document_count(hits); i++) {
		struct library_entry entry;
		for (size_t k = 0; k < hits_of_document(hits, i); k++)
			require(hits_at(hits, i, k).kind <= HIT_NOTE);
		if (hits_entry(hits, i, arena, &entry, NULL))
			check_entry(&entry);
	}
}

static void check_search(struct store *store, const char *typed, struct arena *arena)
{
	struct query query;

	require(query_parse(&query, str_of(typed), QUERY_TYPING, arena, NULL));
	struct hits *hits = hits_begin(store, &query, NULL);
	if (hits)
		check_hits(hits, arena);
	hits_free(hits);
}

static void read_damaged(const char *path)
{
	struct unroll_error error = { 0 };
	struct store *store = store_open(path, &error);
	struct library_entries entries = { 0 };
	struct arena arena = { 0 };

	require(store || error.message[0]);
	if (!store)
		return;
	store_list(store, &arena, &entries, NULL);
	for (size_t i = 0; i < entries.count; i++) {
		check_entry(&entries.items[i]);
		check_links(store, &entries.items[i], &arena);
	}
	store_complete(store, (struct str)STR("A/"), 10, &arena, &entries, NULL);
	check_search(store, "room", &arena);
	check_search(store, "\"reading rooms\" year:2050 session:99 organ:hrc", &arena);
	store_close(store);
	arena_free(&arena);
}

static void show_damaged(const char *path, struct str keys)
{
	struct app_options options = { .database = path, .read_only = true };
	struct app *app = app_new(&options, headless_rows(), headless_columns());

	while (app_idle(app))
		continue;
	headless_show(app);
	for (size_t i = 0; i < keys.size; i++) {
		app_key(app, keys.data[i] & 0x7f);
		while (app_idle(app))
			continue;
		headless_serve(app);
		headless_show(app);
	}
	app_free(app);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char path[HOME_PATH_SIZE];

	if (size < OPTIONS)
		return 0;
	headless_start();
	read_whole();
	headless_resize(data[0], data[1]);
	struct str rest = { (const char *)data + OPTIONS, size - OPTIONS };
	struct str keys = take(&rest, data[2] % KEYS_MAX);
	write_damaged(rest);
	read_damaged(home_path(path, "damaged/library.db"));
	show_damaged(path, keys);
	return 0;
}
