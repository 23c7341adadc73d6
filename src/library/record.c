#include "library/record.h"

#include <string.h>

#include "base/memory.h"
#include "base/str.h"

static void put_bytes(struct record_bytes *bytes, const void *data, size_t size)
{
	if (size > bytes->capacity - bytes->size) {
		bytes->capacity = 2 * bytes->capacity + size;
		bytes->data = memory_resize(bytes->data, bytes->capacity);
	}
	if (size)
		memcpy(bytes->data + bytes->size, data, size);
	bytes->size += size;
}

void record_bytes_add(struct record_bytes *bytes, struct str text)
{
	put_bytes(bytes, text.data, text.size);
}

static void put_number(struct record_bytes *bytes, int64_t number)
{
	put_bytes(bytes, &number, sizeof number);
}

static void put_text(struct record_bytes *bytes, struct str text)
{
	put_number(bytes, (int64_t)text.size);
	put_bytes(bytes, text.data, text.size);
}

static void put_citation(struct record_bytes *bytes, const struct record_citation *citation)
{
	put_number(bytes, citation->ordinal);
	put_number(bytes, citation->paragraph);
	put_text(bytes, citation->symbol);
	put_text(bytes, citation->place);
	put_text(bytes, citation->note);
	put_text(bytes, citation->target);
}

static void put_document(struct record_bytes *bytes, const struct record *record)
{
	put_text(bytes, record->symbol);
	put_text(bytes, record->title);
	put_text(bytes, record->adopted);
	put_text(bytes, record->session);
	put_text(bytes, record->agenda_item);
	put_text(bytes, record->subjects);
	put_number(bytes, record->language);
	put_number(bytes, record->organ);
	put_number(bytes, record->paragraphs);
	put_number(bytes, record->notes);
	put_text(bytes, record->words);
	put_bytes(bytes, record->ends,
	          ((size_t)1 + record->paragraphs + record->notes) * sizeof *record->ends);
	put_number(bytes, record->citation_count);
	for (uint32_t i = 0; i < record->citation_count; i++)
		put_citation(bytes, &record->citations[i]);
}

void record_write(const struct record *record, struct record_bytes *bytes)
{
	put_number(bytes, record->kind);
	put_number(bytes, record->size);
	put_number(bytes, record->changed);
	if (record->kind == RECORD_FAULT)
		put_text(bytes, record->fault);
	else if (record->kind == RECORD_DOCUMENT)
		put_document(bytes, record);
}

/* What is left to read. When something does not fit, all that follows is zero and empty. */
struct reading {
	struct str rest;
	struct arena *arena;
	bool is_bad;
};

static const char *take_bytes(struct reading *reading, uint64_t size)
{
	const char *bytes = reading->rest.data;

	if (reading->is_bad || size > reading->rest.size) {
		reading->is_bad = true;
		return NULL;
	}
	reading->rest = str_from(reading->rest, (size_t)size);
	return bytes;
}

static int64_t take_number(struct reading *reading)
{
	int64_t number = 0;
	const char *bytes = take_bytes(reading, sizeof number);

	if (bytes)
		memcpy(&number, bytes, sizeof number);
	return number;
}

/* A number below a limit, which may be UINT32_MAX + 1 at most. */
static uint32_t take_below(struct reading *reading, int64_t limit)
{
	int64_t number = take_number(reading);

	if (number >= 0 && number < limit)
		return (uint32_t)number;
	reading->is_bad = true;
	return 0;
}

static struct str take_text(struct reading *reading)
{
	int64_t size = take_number(reading);
	const char *bytes = size < 0 ? NULL : take_bytes(reading, (uint64_t)size);

	reading->is_bad = reading->is_bad || size < 0;
	return bytes ? (struct str){ bytes, (size_t)size } : (struct str)STR("");
}

/* Ends follow each other and stay within the words; the last is their end. */
static const uint32_t *take_ends(struct reading *reading, uint64_t count, size_t size)
{
	const char *bytes = take_bytes(reading, count * sizeof(uint32_t));
	uint32_t last = 0;

	if (!bytes)
		return NULL;
	uint32_t *ends = arena_allocate(reading->arena, (size_t)count * sizeof *ends);
	memcpy(ends, bytes, (size_t)count * sizeof *ends);
	for (uint64_t i = 0; i < count; i++) {
		reading->is_bad = reading->is_bad || ends[i] < last || ends[i] > size;
		last = ends[i];
	}
	reading->is_bad = reading->is_bad || last != size;
	return ends;
}

static struct record_citation take_citation(struct reading *reading, uint32_t paragraphs)
{
	struct record_citation citation;

	citation.ordinal = take_below(reading, INT64_C(1) << 32);
	citation.paragraph = take_below(reading, INT64_C(1) << 32);
	citation.symbol = take_text(reading);
	citation.place = take_text(reading);
	citation.note = take_text(reading);
	citation.target = take_text(reading);
	if (citation.paragraph != UNROLL_NONE && citation.paragraph >= paragraphs)
		reading->is_bad = true;
	return citation;
}

/* In the order of the document: no place of it stands twice. */
static void take_citations(struct reading *reading, struct record *record)
{
	enum { LEAST_SIZE = 6 * sizeof(int64_t) };
	uint32_t count = take_below(reading, (int64_t)(reading->rest.size / LEAST_SIZE) + 1);

	if (reading->is_bad)
		return;
	struct record_citation *citations =
		arena_allocate(reading->arena, count * sizeof *citations);
	for (uint32_t i = 0; i < count; i++) {
		citations[i] = take_citation(reading, record->paragraphs);
		if (i > 0 && citations[i].ordinal <= citations[i - 1].ordinal)
			reading->is_bad = true;
	}
	record->citations = citations;
	record->citation_count = count;
}

static void take_document(struct reading *reading, struct record *record)
{
	record->symbol = take_text(reading);
	record->title = take_text(reading);
	record->adopted = take_text(reading);
	record->session = take_text(reading);
	record->agenda_item = take_text(reading);
	record->subjects = take_text(reading);
	record->language = take_below(reading, UNROLL_LANGUAGE_COUNT);
	record->organ = take_below(reading, UNROLL_ORGAN_COUNT);
	record->paragraphs = take_below(reading, UINT32_MAX);
	record->notes = take_below(reading, UINT32_MAX);
	record->words = take_text(reading);
	record->ends = take_ends(reading, (uint64_t)1 + record->paragraphs + record->notes,
	                         record->words.size);
	take_citations(reading, record);
}

bool record_read(struct str bytes, struct arena *arena, struct record *record)
{
	struct reading reading = { bytes, arena, false };

	*record = (struct record){ 0 };
	record->kind = take_below(&reading, RECORD_KIND_COUNT);
	record->size = take_number(&reading);
	record->changed = take_number(&reading);
	if (record->kind == RECORD_FAULT)
		record->fault = take_text(&reading);
	else if (record->kind == RECORD_DOCUMENT)
		take_document(&reading, record);
	return !reading.is_bad && reading.rest.size == 0;
}
