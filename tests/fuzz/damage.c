#include "damage.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/str.h"
#include "bookcase.h"
#include "fuzz.h"
#include "home.h"

enum { CHANGES_MAX = 16, INDEX_MAX = 1 << 20 };

static const char folder[] = "damaged";
const char damaged_index[] = "damaged/library.db";

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

void damage_index(struct str changes)
{
	read_whole();
	size_t values = take_number(&changes, 1) % CHANGES_MAX;
	size_t places = take_number(&changes, 1) % CHANGES_MAX;

	memcpy(damaged.bytes, whole.bytes, whole.size);
	damaged.size = whole.size;
	if (values)
		change_values(&changes, values);
	for (size_t i = 0; i < places; i++)
		change_bytes(&changes);
	/* What the reader before has left beside the file is not of this one. */
	home_remove(folder);
	home_make_folder(folder);
	home_write(damaged_index, (struct str){ (const char *)damaged.bytes, damaged.size });
}
