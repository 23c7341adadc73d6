#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/str.h"
#include "picture.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct unroll_note notes[] = {
	{ .label = STR("1"), .body.text = STR("A/HRC/19/50.") },
	{ .label = STR("12"), .body.text = STR("See note 1.") },
	{ .label = STR("*"), .body.text = STR("Reissued.") },
	{ .label = STR("a"), .body.text = STR("In a table.") },
};

static const struct unroll_section sections[] = {
	{ .kind = UNROLL_MASTHEAD }, { .kind = UNROLL_PREAMBLE }, { .kind = UNROLL_OPERATIVE },
};

static struct unroll_document document_in(enum unroll_language language)
{
	return (struct unroll_document){
		.language = language, .notes = notes, .note_count = COUNT(notes),
		.sections = sections, .section_count = COUNT(sections),
	};
}

/* The flow of a text with calls of notes at some bytes of it. */
static struct flow flow_with_calls(struct arena *arena, enum unroll_language language,
                                   struct str text, const struct unroll_span *spans, uint32_t count)
{
	struct unroll_document document = document_in(language);
	struct unroll_paragraph paragraph = {
		.kind = UNROLL_PARAGRAPH_OPERATIVE, .section = 2,
		.body = { .text = text, .spans = spans, .span_count = count },
	};

	return flow_of_paragraph(arena, &document, &paragraph, 0);
}

static void marks_stand_behind_their_words(void **state)
{
	static const struct {
		enum unroll_language language;
		struct str text;
		uint32_t at, note, second_note;       /* the second at the same place; 9 for none */
		const char *shown;
	} cases[] = {
		{ UNROLL_ENGLISH, STR("Takes note,"), 10, 0, 9, "Takes note¹," },
		{ UNROLL_ENGLISH, STR("Takes note,"), 11, 1, 9, "Takes note,¹²" },
		{ UNROLL_ENGLISH, STR("Takes note,"), 0, 0, 9, "¹Takes note," },
		{ UNROLL_ENGLISH, STR("Takes note,"), 10, 2, 9, "Takes note*," },
		{ UNROLL_ENGLISH, STR("Takes note,"), 10, 3, 9, "Takes note(a)," },
		{ UNROLL_ENGLISH, STR("Takes note,"), 10, 0, 1, "Takes note¹,¹²," },
		{ UNROLL_ENGLISH, STR("Takes note,"), 6, 0, 9, "Takes¹ note," },
		{ UNROLL_ENGLISH, STR("Takes note,"), 10, 77, 9, "Takes note," },
		{ UNROLL_ARABIC, STR("إذ تشير"), 13, 0, 9, "إذ تشير(1)" },
		{ UNROLL_CHINESE, STR("决议，"), 6, 1, 9, "决议¹²，" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena arena = { 0 };
		struct unroll_span spans[] = {
			{ UNROLL_SPAN_CALL, cases[i].at, cases[i].at, cases[i].note },
			{ UNROLL_SPAN_CALL, cases[i].at, cases[i].at, cases[i].second_note },
		};
		struct flow flow = flow_with_calls(&arena, cases[i].language, cases[i].text, spans, 2);
		if (!str_equal(flow.text, str_of(cases[i].shown)))
			fail_msg("%.*s", (int)flow.text.size, flow.text.data);
		arena_free(&arena);
	}
}

static void a_text_without_marks_is_borrowed(void **state)
{
	struct str text = STR("Takes note of it");
	struct arena arena = { 0 };
	struct unroll_span span = { UNROLL_SPAN_LEAD, 0, 10, UNROLL_NONE };
	struct flow flow = flow_with_calls(&arena, UNROLL_ENGLISH, text, &span, 1);

	(void)state;
	assert_ptr_equal(flow.text.data, text.data);
	assert_null(flow.levels);
	arena_free(&arena);
}

static void spans_move_with_the_marks(void **state)
{
	/* "Takes¹ note*": the lead ends before its mark, emphasis begins behind one. */
	static const struct unroll_span spans[] = {
		{ UNROLL_SPAN_LEAD, 0, 5, UNROLL_NONE }, { UNROLL_SPAN_CITATION, 0, 10, 7 },
		{ UNROLL_SPAN_EMPHASIS, 5, 10, UNROLL_NONE }, { UNROLL_SPAN_CALL, 5, 5, 0 },
		{ UNROLL_SPAN_CALL, 10, 10, 2 },
	};
	static const struct flow_run expected[] = {
		{ 0, 12, UNROLL_SPAN_CITATION, 7 }, { 0, 5, UNROLL_SPAN_LEAD, UNROLL_NONE },
		{ 5, 7, UNROLL_SPAN_CALL, 0 }, { 7, 12, UNROLL_SPAN_EMPHASIS, UNROLL_NONE },
		{ 12, 13, UNROLL_SPAN_CALL, 2 },
	};
	struct arena arena = { 0 };
	struct flow flow = flow_with_calls(&arena, UNROLL_ENGLISH, (struct str)STR("Takes note"),
	                                   spans, COUNT(spans));

	(void)state;
	assert_int_equal(flow.run_count, COUNT(expected));
	for (size_t i = 0; i < COUNT(expected); i++) {
		assert_int_equal(flow.runs[i].start, expected[i].start);
		assert_int_equal(flow.runs[i].end, expected[i].end);
		assert_int_equal(flow.runs[i].kind, expected[i].kind);
		assert_int_equal(flow.runs[i].index, expected[i].index);
	}
	arena_free(&arena);
}

static void places_survive_marks(void **state)
{
	static const struct unroll_span spans[] = {
		{ UNROLL_SPAN_CALL, 0, 0, 0 }, { UNROLL_SPAN_CALL, 6, 6, 1 },
		{ UNROLL_SPAN_CALL, 6, 6, 2 }, { UNROLL_SPAN_CALL, 10, 10, 0 },
	};
	struct str text = STR("Takes note");
	struct arena arena = { 0 };
	struct flow flow = flow_with_calls(&arena, UNROLL_ENGLISH, text, spans, COUNT(spans));

	(void)state;
	for (uint32_t place = 0; place <= text.size; place++) {
		uint32_t offset = flow_offset_of_place(&flow, place);
		assert_int_equal(flow_place_of_offset(&flow, offset), place);
		if (place < text.size)
			assert_int_equal(flow.text.data[offset], text.data[place]);
	}
	uint32_t before = 0;
	for (uint32_t offset = 0; offset <= flow.text.size; offset++) {
		uint32_t place = flow_place_of_offset(&flow, offset);
		assert_true(place >= before && place <= text.size);
		before = place;
	}
	assert_int_equal(flow_place_of_offset(&flow, 9999), text.size);
	assert_int_equal(flow_offset_of_place(&flow, 9999), flow.text.size);
	arena_free(&arena);
}

/* Memory filled with copies of a text. */
static char *repeated(struct str text, size_t size)
{
	char *memory = memory_allocate(size);

	for (size_t i = 0; i < size; i++)
		memory[i] = text.data[i % text.size];
	return memory;
}

static void chunks_make_up_the_paragraph(void **state)
{
	static const struct str fillings[] = {
		STR("x"), STR("words "), STR("中文，"), STR("e\u0301\u0302\u0303"), STR("ق"), STR(" "),
	};
	static const size_t sizes[] = {
		1, FLOW_CHUNK - 1, FLOW_CHUNK, FLOW_CHUNK + 1, FLOW_CHUNK + 1030, 3 * FLOW_CHUNK + 5,
	};

	(void)state;
	for (size_t i = 0; i < COUNT(fillings) * COUNT(sizes); i++) {
		struct arena arena = { 0 };
		struct str filling = fillings[i / COUNT(sizes)];
		size_t size = sizes[i % COUNT(sizes)] / filling.size * filling.size;
		char *text = repeated(filling, size);
		struct unroll_document document = document_in(UNROLL_ENGLISH);
		struct unroll_paragraph paragraph = { .body.text = { text, size }, .section = 2,
		                                      .label = STR("1.") };
		uint32_t count = flow_chunks(&paragraph.body), place = 0;
		for (uint32_t chunk = 0; chunk < count; chunk++) {
			struct flow flow = flow_of_paragraph(&arena, &document, &paragraph, chunk);
			assert_int_equal(flow.first_place, place);
			assert_int_equal(flow.hang, 5);
			assert_int_equal(flow.label.size, chunk ? 0 : 2);
			assert_true(flow.text.size > 0 || size == 0);
			assert_true(flow.text.size < FLOW_CHUNK + 1100);
			assert_int_equal(flow_chunk_at(&paragraph.body, place), chunk);
			place += (uint32_t)flow.text.size;
			if (flow.text.size)
				assert_int_equal(flow_chunk_at(&paragraph.body, place - 1), chunk);
		}
		assert_int_equal(place, size);
		free(text);
		arena_free(&arena);
	}
}

static void text_hangs_behind_its_label(void **state)
{
	static const struct {
		enum unroll_paragraph_kind kind;
		struct str label;
		uint32_t depth, section;
		const char *picture;
	} cases[] = {
		{ UNROLL_PARAGRAPH_OPERATIVE, STR("1."), 0, 2,
		  "1.   Requests the\n     Secretary-General\n     to report;\n" },
		{ UNROLL_PARAGRAPH_OPERATIVE, STR("115."), 0, 2,
		  "115. Requests the\n     Secretary-General\n     to report;\n" },
		{ UNROLL_PARAGRAPH_OPERATIVE, STR("(a)"), 1, 2,
		  "     (a) Requests the\n         Secretary-\n         General to\n"
		  "         report;\n" },
		{ UNROLL_PARAGRAPH_OPERATIVE, STR("(ii)"), 2, 2,
		  "(ii) Requests the\nSecretary-General to\nreport;\n" },
		{ UNROLL_PARAGRAPH_PREAMBULAR, STR(""), 0, 1,
		  "     Requests the\n     Secretary-General\n     to report;\n" },
		{ UNROLL_PARAGRAPH_TEXT, STR(""), 0, 0,
		  "Requests the\nSecretary-General to\nreport;\n" },
		{ UNROLL_PARAGRAPH_HEADING, STR("III."), 0, 2,
		  "III. Requests the\n     Secretary-General\n     to report;\n" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena arena = { 0 };
		struct unroll_document document = document_in(UNROLL_ENGLISH);
		struct unroll_paragraph paragraph = {
			.body.text = STR("Requests the Secretary-General to report;"),
			.kind = cases[i].kind, .label = cases[i].label,
			.depth = cases[i].depth, .section = cases[i].section,
		};
		struct flow flow = flow_of_paragraph(&arena, &document, &paragraph, 0);
		assert_string_equal(picture_of(&arena, &flow, 22, BIDI_VISUAL), cases[i].picture);
		arena_free(&arena);
	}
}

static void the_language_decides_the_direction(void **state)
{
	static const struct {
		enum unroll_language language;
		struct str text;
		bool right_to_left;
	} cases[] = {
		{ UNROLL_ARABIC, STR("A/HRC/RES/32/6"), true },
		{ UNROLL_ARABIC, STR(""), true },
		{ UNROLL_ENGLISH, STR("in Arabic: الجمعية العامة"), false },
		{ UNROLL_LANGUAGE_NONE, STR("(1) الجمعية العامة in Arabic"), true },
		{ UNROLL_LANGUAGE_NONE, STR("123"), false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena arena = { 0 };
		struct flow flow = flow_with_calls(&arena, cases[i].language, cases[i].text, NULL, 0);
		assert_int_equal(flow.right_to_left, cases[i].right_to_left);
		arena_free(&arena);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_stand_behind_their_words),
		cmocka_unit_test(a_text_without_marks_is_borrowed),
		cmocka_unit_test(spans_move_with_the_marks),
		cmocka_unit_test(places_survive_marks),
		cmocka_unit_test(chunks_make_up_the_paragraph),
		cmocka_unit_test(text_hangs_behind_its_label),
		cmocka_unit_test(the_language_decides_the_direction),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 77;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
