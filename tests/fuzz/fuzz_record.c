/*
 * A process that reads documents may send anything: a record that is believed is
 * sound, is the same when it is sent on, and can be put into a library.
 */
#include "fuzz.h"

#include <unroll/document.h>

#include "base/str.h"
#include "home.h"
#include "library/schema.h"
#include "library/writer.h"

static void check_ends(const struct record *record)
{
	size_t count = (size_t)1 + record->paragraphs + record->notes;
	uint32_t last = 0;

	for (size_t i = 0; i < count; i++) {
		require(record->ends[i] >= last && record->ends[i] <= record->words.size);
		last = record->ends[i];
	}
	require(last == record->words.size);
}

static void check_record(const struct record *record)
{
	require(record->kind < RECORD_KIND_COUNT);
	if (record->kind != RECORD_DOCUMENT)
		return;
	require(record->language < UNROLL_LANGUAGE_COUNT && record->organ < UNROLL_ORGAN_COUNT);
	check_ends(record);
	for (uint32_t i = 0; i < record->citation_count; i++)
		require(record->citations[i].paragraph == UNROLL_NONE
		        || record->citations[i].paragraph < record->paragraphs);
}

static void check_way_back(const struct record *record, struct str sent)
{
	struct record_bytes bytes = { 0 };

	record_write(record, &bytes);
	require(str_equal((struct str){ bytes.data, bytes.size }, sent));
	free(bytes.data);
}

/* Nothing is kept: the next record finds the library empty. */
static void put(const struct record *record)
{
	static sqlite3 *database;
	struct writer_file file = { .folder = 1, .path = STR("specimen.md") };
	struct unroll_error error = { 0 };
	char path[HOME_PATH_SIZE];

	if (!database)
		database = schema_open(home_path(path, "library.db"), SCHEMA_WRITE, NULL);
	struct writer *writer = writer_open(database, NULL);
	require(writer);
	bool is_put = writer_put(writer, &file, record, &error);
	if (!is_put)
		fprintf(stderr, "%s\n", error.message);
	require(is_put);
	writer_close(writer);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = { (const char *)data, size };
	struct arena arena = { 0 };
	struct record record;

	if (record_read(bytes, &arena, &record)) {
		check_record(&record);
		check_way_back(&record, bytes);
		put(&record);
	}
	arena_free(&arena);
	return 0;
}
