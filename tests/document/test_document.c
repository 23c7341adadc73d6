#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unroll/cited.h>
#include <unroll/place.h>
#include <unroll/export.h>

#include "base/str.h"
#include "document/builder.h"
#include "export/select.h"

static uint32_t add(struct builder *builder, struct unroll_paragraph paragraph,
                    const struct unroll_span *spans, uint32_t count)
{
	paragraph.body.spans = arena_settle(builder->arena, spans, count, sizeof *spans);
	paragraph.body.span_count = count;
	return builder_paragraph(builder, paragraph);
}

static uint32_t cite(struct builder *builder, const char *symbol, uint32_t paragraph, uint32_t note)
{
	return builder_citation(builder, (struct unroll_citation){
		.symbol = str_of(symbol), .paragraph = paragraph, .note = note, .start = 0, .end = 4 });
}

/*
 * A specimen with two preambular paragraphs, operative paragraph 1 with a
 * sub-paragraph, paragraph 2, and an annex whose numbers start again. Note 1 is
 * called by (a) and again by 2; note 2 by nobody.
 */
static struct unroll_document *specimen(void)
{
	static const struct unroll_span call[] = { { UNROLL_SPAN_CALL, 4, 4, 0 } };
	struct arena arena = { 0 };
	struct builder builder;

	builder_start(&builder, &arena);
	builder.document->format = "specimen";
	builder.document->language = UNROLL_FRENCH;
	builder_section(&builder, UNROLL_MASTHEAD, (struct str)STR(""));
	add(&builder, (struct unroll_paragraph){ .body.text = STR("Specimen"),
	    .kind = UNROLL_PARAGRAPH_HEADING }, NULL, 0);
	builder_section(&builder, UNROLL_PREAMBLE, (struct str)STR(""));
	add(&builder, (struct unroll_paragraph){ .body.text = STR("Noting"),
	    .kind = UNROLL_PARAGRAPH_PREAMBULAR, .number = 1 }, NULL, 0);
	builder_section(&builder, UNROLL_OPERATIVE, (struct str)STR(""));
	add(&builder, (struct unroll_paragraph){ .body.text = STR("Invites"), .label = STR("1."),
	    .kind = UNROLL_PARAGRAPH_OPERATIVE, .number = 1 }, NULL, 0);
	add(&builder, (struct unroll_paragraph){ .body.text = STR("First"), .label = STR("(a)"),
	    .kind = UNROLL_PARAGRAPH_OPERATIVE, .depth = 1 }, call, 1);
	add(&builder, (struct unroll_paragraph){ .body.text = STR("Decides"), .label = STR("2."),
	    .kind = UNROLL_PARAGRAPH_OPERATIVE, .number = 2 }, call, 1);
	builder_section(&builder, UNROLL_ANNEX, (struct str)STR("Annexe"));
	add(&builder, (struct unroll_paragraph){ .body.text = STR("Rule"), .label = STR("1."),
	    .kind = UNROLL_PARAGRAPH_OPERATIVE, .number = 1 }, NULL, 0);
	builder_note(&builder, (struct unroll_note){ .body.text = STR("A/999/1."), .label = STR("1") });
	builder_note(&builder, (struct unroll_note){ .body.text = STR("A/999/2."), .label = STR("2") });
	cite(&builder, "A/999/3", 4, UNROLL_NONE);
	cite(&builder, "A/999/1", UNROLL_NONE, 0);
	cite(&builder, "A/999/2", UNROLL_NONE, 1);
	cite(&builder, "A/999/1", 1, UNROLL_NONE);
	cite(&builder, "", 2, UNROLL_NONE);
	return builder_finish(&builder);
}

static void sections_follow_on_each_other(void **state)
{
	struct unroll_document *document = specimen();
	uint32_t next = 0;

	(void)state;
	for (uint32_t i = 0; i < document->section_count; i++) {
		assert_int_equal(document->sections[i].first, next);
		next += document->sections[i].count;
		for (uint32_t j = document->sections[i].first; j < next; j++)
			assert_int_equal(document->paragraphs[j].section, i);
	}
	assert_int_equal(next, document->paragraph_count);
	unroll_document_free(document);
	unroll_document_free(NULL);
}

static void a_note_knows_who_calls_it_first(void **state)
{
	struct unroll_document *document = specimen();

	(void)state;
	assert_int_equal(document->notes[0].paragraph, 3);
	assert_int_equal(document->notes[1].paragraph, UNROLL_NONE);
	assert_int_equal(document->citations[1].paragraph, 3);
	assert_int_equal(document->citations[2].paragraph, UNROLL_NONE);
	unroll_document_free(document);
}

static void documents_cited_come_in_reading_order(void **state)
{
	static const struct { const char *symbol; uint32_t count, first; } expected[] = {
		{ "A/999/1", 2, 3 },
		{ "A/999/3", 1, 0 },
		{ "A/999/2", 1, 2 },
	};
	struct unroll_document *document = specimen();
	struct unroll_cited_list list = unroll_cited_documents(document);

	(void)state;
	assert_int_equal(list.count, sizeof expected / sizeof *expected);
	for (uint32_t i = 0; i < list.count; i++) {
		assert_true(str_equal(list.items[i].symbol, str_of(expected[i].symbol)));
		assert_int_equal(list.items[i].citation_count, expected[i].count);
		assert_int_equal(list.items[i].citations[0], expected[i].first);
	}
	unroll_cited_list_free(&list);
	unroll_document_free(document);
}

static void places_are_named_as_people_do(void **state)
{
	static const char *const paragraphs[] = {
		"title", "preambular para. 1", "para. 1", "para. 1 (a)", "para. 2", "annex, para. 1",
	};
	static const char *const in_short[] = {
		"masthead", "pp 1", "op 1", "op 1", "op 2", "annex 1",
	};
	static const char *const citations[] = {
		"para. 2", "para. 1 (a), note 1", "note 2", "preambular para. 1", "para. 1",
	};
	struct unroll_document *document = specimen();
	char place[UNROLL_PLACE_SIZE];

	(void)state;
	for (uint32_t i = 0; i < document->paragraph_count; i++) {
		unroll_paragraph_place(document, i, place);
		assert_string_equal(place, paragraphs[i]);
		unroll_paragraph_place_short(document, i, place);
		assert_string_equal(place, in_short[i]);
	}
	for (uint32_t i = 0; i < document->citation_count; i++) {
		unroll_citation_place(document, &document->citations[i], place);
		assert_string_equal(place, citations[i]);
	}
	unroll_document_free(document);
}

static void a_paragraph_is_chosen_with_its_sub_paragraphs(void **state)
{
	static const struct { const char *name; uint32_t first, end; } cases[] = {
		{ "", 0, 6 }, { "1", 2, 4 }, { "2", 4, 5 }, { "pp1", 1, 2 }, { "1(a)", 3, 4 }, { "op 2", 4, 5 },
		{ "annex 1", 5, 6 }, { "masthead", 0, 1 },
	};
	struct unroll_document *document = specimen();
	struct selection selection;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(selection_of_name(document, str_of(cases[i].name), &selection, NULL));
		assert_int_equal(selection.first, cases[i].first);
		assert_int_equal(selection.end, cases[i].end);
	}
	unroll_document_free(document);
}

static void what_is_no_paragraph_is_said(void **state)
{
	static const struct { const char *name; enum unroll_error_kind kind; const char *message; }
	cases[] = {
		{ "3", UNROLL_ERROR_ABSENT, "no paragraph 3" },
		{ "pp2", UNROLL_ERROR_ABSENT, "no paragraph pp2" },
		{ "1 (b)", UNROLL_ERROR_ABSENT, "no paragraph 1 (b)" },
		{ "annex 2", UNROLL_ERROR_ABSENT, "no paragraph annex 2" },
		{ "closing", UNROLL_ERROR_ABSENT, "no paragraph closing" },
		{ "1 nonsense", UNROLL_ERROR_USAGE,
		  "not a paragraph: 1 nonsense (write 15, 12 (a), pp7 or annex 3)" },
		{ "x", UNROLL_ERROR_USAGE,
		  "not a paragraph: x (write 15, 12 (a), pp7 or annex 3)" },
		{ "99999999999", UNROLL_ERROR_USAGE,
		  "not a paragraph: 99999999999 (write 15, 12 (a), pp7 or annex 3)" },
	};
	struct unroll_document *document = specimen();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct unroll_error error = { 0 };
		struct selection selection;
		assert_false(selection_of_name(document, str_of(cases[i].name), &selection, &error));
		assert_int_equal(error.kind, cases[i].kind);
		assert_string_equal(error.message, cases[i].message);
	}
	unroll_document_free(document);
}

static void a_name_covers_its_parts_alone(void **state)
{
	static const struct { const char *whole, *part; bool covers; } cases[] = {
		{ "12", "12", true }, { "12", "OP 12.", true }, { "12", "12 (a) (i)", true },
		{ "12 (a)", "12a", true }, { "12 (a)", "12 (A)(i)", true }, { "12 (a)", "12", false },
		{ "12 (a)", "12 (b)", false }, { "12 (a)", "12 (aa)", false }, { "1", "12", false },
		{ "12", "1", false }, { "12", "pp 12", false }, { "12", "annex 12", false },
		{ "p7", "pp7", true }, { "annex", "annex 3", true }, { "annex 3", "annex", false },
		{ "annex 3", "annex 3 (a)", true }, { "preamble", "pp 3", true },
		{ "pp 3", "preamble", false }, { "operative part", "3", true }, { "closing", "closing", true },
		{ "closing", "masthead", false }, { "1 (xviii)", "1 (xviii)", true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct unroll_paragraph_name whole, part;
		assert_true(unroll_paragraph_name_read(str_of(cases[i].whole), &whole, NULL));
		assert_true(unroll_paragraph_name_read(str_of(cases[i].part), &part, NULL));
		if (unroll_paragraph_name_covers(&whole, &part) != cases[i].covers)
			fail_msg("%s covers %s: not %d", cases[i].whole, cases[i].part, cases[i].covers);
	}
}

static char *written(const char *format, const char *paragraph)
{
	struct unroll_document *document = specimen();
	struct unroll_export_options options = { .paragraph = str_of(paragraph) };
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	assert_true(unroll_export_format_find(format)->write(document, &options, out, NULL));
	fclose(out);
	unroll_document_free(document);
	return text;
}

static void every_form_writes_one_paragraph(void **state)
{
	static const struct { const char *format, *text; } cases[] = {
		{ "markdown", "2. Deci[^1]des\n\n[^1]: A/999/1.\n\n" },
		{ "citations", "A/999/3\tpara. 2\thttps://docs.un.org/fr/A/999/3\n" },
		{ "outline", "2.    Decides\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *text = written(cases[i].format, "2");
		assert_string_equal(text, cases[i].text);
		free(text);
	}
}

static void every_form_has_a_name_and_is_found(void **state)
{
	(void)state;
	for (const struct unroll_export_format *format = unroll_export_formats; format->name; format++) {
		assert_ptr_equal(unroll_export_format_find(format->name), format);
		assert_true(strlen(format->summary) > 0);
	}
	assert_null(unroll_export_format_find("pdf"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sections_follow_on_each_other),
		cmocka_unit_test(a_note_knows_who_calls_it_first),
		cmocka_unit_test(documents_cited_come_in_reading_order),
		cmocka_unit_test(places_are_named_as_people_do),
		cmocka_unit_test(a_paragraph_is_chosen_with_its_sub_paragraphs),
		cmocka_unit_test(what_is_no_paragraph_is_said),
		cmocka_unit_test(a_name_covers_its_parts_alone),
		cmocka_unit_test(every_form_writes_one_paragraph),
		cmocka_unit_test(every_form_has_a_name_and_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
