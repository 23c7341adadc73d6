/* Records travel whole, or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "library/record.h"

static const struct record_citation citations[] = {
	{ STR("A/RES/70/1"), STR("op 2"), STR(""), STR("12"), 0, 1 },
	{ STR("S/RES/2254(2015)"), STR(""), STR("3"), STR(""), 4, UNROLL_NONE },
};

static const uint32_t ends[] = { 6, 6, 12, 16 };

static const struct record documents[] = {
	{
		.kind = RECORD_DOCUMENT, .size = 1234, .changed = INT64_C(1480000000123456789),
		.symbol = STR("A/RES/71/901"), .title = STR("Title"), .adopted = STR("2016-12-09"),
		.session = STR("Seventy-first session"), .agenda_item = STR("3"),
		.subjects = STR("PEACE\nTRADE"), .language = UNROLL_FRENCH,
		.organ = UNROLL_GENERAL_ASSEMBLY, .paragraphs = 2, .notes = 1,
		.words = STR("title first note"), .ends = ends, .citations = citations,
		.citation_count = 2,
	},
	{ .kind = RECORD_OTHER, .size = 7, .changed = 8 },
	{ .kind = RECORD_FAULT, .size = 0, .fault = STR("Permission denied") },
};

enum { DOCUMENT_COUNT = sizeof documents / sizeof *documents };

static void assert_text(struct str a, struct str b)
{
	assert_true(str_equal(a, b));
}

static void assert_same(const struct record *a, const struct record *b)
{
	assert_int_equal(a->kind, b->kind);
	assert_int_equal(a->size, b->size);
	assert_int_equal(a->changed, b->changed);
	assert_text(a->fault, b->fault);
	assert_text(a->symbol, b->symbol);
	assert_text(a->title, b->title);
	assert_text(a->adopted, b->adopted);
	assert_text(a->session, b->session);
	assert_text(a->agenda_item, b->agenda_item);
	assert_text(a->subjects, b->subjects);
	assert_text(a->words, b->words);
	assert_int_equal(a->language, b->language);
	assert_int_equal(a->organ, b->organ);
	assert_int_equal(a->paragraphs, b->paragraphs);
	assert_int_equal(a->notes, b->notes);
	if (a->ends)
		assert_memory_equal(a->ends, b->ends, sizeof ends);
	assert_int_equal(a->citation_count, b->citation_count);
	for (uint32_t i = 0; i < a->citation_count; i++) {
		assert_text(a->citations[i].symbol, b->citations[i].symbol);
		assert_text(a->citations[i].place, b->citations[i].place);
		assert_text(a->citations[i].note, b->citations[i].note);
		assert_text(a->citations[i].target, b->citations[i].target);
		assert_int_equal(a->citations[i].ordinal, b->citations[i].ordinal);
		assert_int_equal(a->citations[i].paragraph, b->citations[i].paragraph);
	}
}

static void a_record_arrives_as_it_was(void **state)
{
	(void)state;
	for (size_t i = 0; i < DOCUMENT_COUNT; i++) {
		struct record_bytes bytes = { 0 };
		struct arena arena = { 0 };
		struct record record;
		record_write(&documents[i], &bytes);
		assert_true(record_read((struct str){ bytes.data, bytes.size }, &arena, &record));
		assert_same(&documents[i], &record);
		arena_free(&arena);
		free(bytes.data);
	}
}

static bool makes_sense(struct str bytes)
{
	struct arena arena = { 0 };
	struct record record;
	bool does = record_read(bytes, &arena, &record);

	arena_free(&arena);
	return does;
}

static void a_part_of_a_record_is_none(void **state)
{
	struct record_bytes bytes = { 0 };

	(void)state;
	record_write(&documents[0], &bytes);
	for (size_t size = 0; size < bytes.size; size++)
		assert_false(makes_sense((struct str){ bytes.data, size }));
	record_bytes_add(&bytes, (struct str)STR("x"));
	assert_false(makes_sense((struct str){ bytes.data, bytes.size }));
	free(bytes.data);
}

/* Whatever a number becomes, it is refused, or leads nowhere outside: sanitizers look on. */
static void no_byte_leads_astray(void **state)
{
	struct record_bytes bytes = { 0 };
	size_t refused = 0;

	(void)state;
	record_write(&documents[0], &bytes);
	for (size_t i = 0; i < bytes.size; i++) {
		char kept = bytes.data[i];
		bytes.data[i] = (char)0xFF;
		refused += !makes_sense((struct str){ bytes.data, bytes.size });
		bytes.data[i] = kept;
	}
	assert_true(refused > bytes.size / 3);
	free(bytes.data);
}

/* A library that is told of a place twice could not be written any more. */
static void a_place_that_cites_stands_once(void **state)
{
	static const struct {
		uint32_t first, second;
		bool makes_sense;
	} cases[] = { { 0, 1, true }, { 0, 0, false }, { 5, 4, false } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct record_citation pair[] = { citations[0], citations[0] };
		struct record record = documents[0];
		struct record_bytes bytes = { 0 };
		pair[0].ordinal = cases[i].first;
		pair[1].ordinal = cases[i].second;
		record.citations = pair;
		record_write(&record, &bytes);
		assert_int_equal(makes_sense((struct str){ bytes.data, bytes.size }),
		                 cases[i].makes_sense);
		free(bytes.data);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_record_arrives_as_it_was),
		cmocka_unit_test(a_part_of_a_record_is_none),
		cmocka_unit_test(no_byte_leads_astray),
		cmocka_unit_test(a_place_that_cites_stands_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
