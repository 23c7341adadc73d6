/* How paragraphs are named, and found by their names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include <unroll/place.h>

#include "base/str.h"
#include "document/builder.h"
#include "view/reference.h"

/*
 * Two resolutions in one document and an annex: the preambles are 0 to 2 and 7,
 * the operative parts 3 to 6 and 8 to 9, the annex 10.
 */
static const struct {
	enum unroll_section_kind section;
	enum unroll_paragraph_kind kind;
	unsigned depth, number;
	const char *label;
} paragraphs[] = {
	{ UNROLL_PREAMBLE, UNROLL_PARAGRAPH_OPENING, 0, 0, "" },
	{ UNROLL_PREAMBLE, UNROLL_PARAGRAPH_PREAMBULAR, 0, 1, "" },
	{ UNROLL_PREAMBLE, UNROLL_PARAGRAPH_PREAMBULAR, 0, 2, "" },
	{ UNROLL_OPERATIVE, UNROLL_PARAGRAPH_OPERATIVE, 0, 1, "1." },
	{ UNROLL_OPERATIVE, UNROLL_PARAGRAPH_OPERATIVE, 1, 0, "(a)" },
	{ UNROLL_OPERATIVE, UNROLL_PARAGRAPH_OPERATIVE, 2, 0, "(i)" },
	{ UNROLL_OPERATIVE, UNROLL_PARAGRAPH_OPERATIVE, 0, 2, "2 -" },
	{ UNROLL_PREAMBLE, UNROLL_PARAGRAPH_PREAMBULAR, 0, 1, "" },
	{ UNROLL_OPERATIVE, UNROLL_PARAGRAPH_OPERATIVE, 0, 1, "1." },
	{ UNROLL_OPERATIVE, UNROLL_PARAGRAPH_OPERATIVE, 1, 0, "a)" },
	{ UNROLL_ANNEX, UNROLL_PARAGRAPH_OPERATIVE, 0, 1, "1." },
};

static struct unroll_document *make_document(enum unroll_language language)
{
	struct arena arena = { 0 };
	struct builder builder;

	builder_start(&builder, &arena);
	builder.document->symbol = arena_copy(builder.arena, str_of("A/RES/99/901"));
	builder.document->language = language;
	for (size_t i = 0; i < sizeof paragraphs / sizeof *paragraphs; i++) {
		if (i == 0 || paragraphs[i].section != paragraphs[i - 1].section)
			builder_section(&builder, paragraphs[i].section, (struct str)STR(""));
		builder_paragraph(&builder, (struct unroll_paragraph){
			.body.text = arena_format(builder.arena, "text %zu", i),
			.label = str_of(paragraphs[i].label), .kind = paragraphs[i].kind,
			.depth = paragraphs[i].depth, .number = paragraphs[i].number,
		});
	}
	return builder_finish(&builder);
}

static const struct {
	const char *name;
	uint32_t after, found;
} finds[] = {
	{ "1", UNROLL_NONE, 3 }, { "1.", UNROLL_NONE, 3 }, { " op 1", UNROLL_NONE, 3 },
	{ "OP1", UNROLL_NONE, 3 }, { "2", 0, 6 }, { "pp1", UNROLL_NONE, 1 }, { "pp 2", 5, 2 },
	{ "p2", 5, 2 }, { "1a", UNROLL_NONE, 4 }, { "1 (a)", UNROLL_NONE, 4 }, { "1(A)", UNROLL_NONE, 4 },
	{ "1(a)(i)", UNROLL_NONE, 5 }, { "1 a i", UNROLL_NONE, 5 },
	/* One number, several paragraphs: the own part first, then round the ring. */
	{ "1", 6, 3 }, { "1", 3, 8 }, { "1", 4, 8 }, { "1", 8, 10 }, { "1", 10, 3 },
	{ "pp1", 1, 7 }, { "pp1", 7, 1 }, { "1a", 8, UNROLL_NONE }, { "1a", 3, 9 },
	{ "9", UNROLL_NONE, UNROLL_NONE }, { "pp3", UNROLL_NONE, UNROLL_NONE },
	{ "1 b", UNROLL_NONE, UNROLL_NONE }, { "", 0, UNROLL_NONE }, { "0", 0, UNROLL_NONE },
	{ "annex", UNROLL_NONE, 10 }, { "Annex 1", 0, 10 }, { "annex 2", 0, UNROLL_NONE },
	{ "preamble", UNROLL_NONE, 0 }, { "Operative part", 0, 3 }, { "closing", 0, UNROLL_NONE },
	{ "1 nonsense", 0, UNROLL_NONE }, { "annex1x", 0, UNROLL_NONE }, { "closing 1", 0, UNROLL_NONE },
	{ "pp", 0, UNROLL_NONE }, { "x1", 0, UNROLL_NONE }, { "99999999999", 0, UNROLL_NONE },
};

static void a_name_finds_its_paragraph(void **state)
{
	struct unroll_document *document = make_document(UNROLL_ENGLISH);

	(void)state;
	for (size_t i = 0; i < sizeof finds / sizeof *finds; i++) {
		struct unroll_error error = { 0 };
		uint32_t found = UNROLL_NONE;
		bool ok = unroll_paragraph_find(document, str_of(finds[i].name), finds[i].after, &found,
		                                &error);
		if (found != finds[i].found)
			fprintf(stderr, "%s after %u: %u\n", finds[i].name, finds[i].after, found);
		assert_int_equal(found, finds[i].found);
		assert_int_equal(ok, found != UNROLL_NONE);
		assert_int_equal(ok, error.kind == UNROLL_ERROR_NONE);
	}
	unroll_document_free(document);
}

static const struct {
	uint32_t paragraph;
	const char *where, *where_short, *cite;
} names[] = {
	{ 0, "preamble", "preamble", "A/RES/99/901" },
	{ 2, "preambular paragraph 2 of 2", "pp 2/2", "A/RES/99/901, preambular para. 2" },
	{ 3, "operative paragraph 1 of 2", "op 1/2", "A/RES/99/901, para. 1" },
	{ 4, "operative paragraph 1 (a) of 2", "op 1 (a)/2", "A/RES/99/901, para. 1 (a)" },
	{ 5, "operative paragraph 1 (a) (i) of 2", "op 1 (a) (i)/2",
	  "A/RES/99/901, para. 1 (a) (i)" },
	{ 6, "operative paragraph 2 of 2", "op 2/2", "A/RES/99/901, para. 2" },
	{ 10, "annex, paragraph 1 of 1", "annex 1/1", "A/RES/99/901, annex, para. 1" },
};

static void a_paragraph_has_its_names(void **state)
{
	struct unroll_document *document = make_document(UNROLL_ENGLISH);
	struct arena arena = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		uint32_t paragraph = names[i].paragraph;
		assert_string_equal(reference_where(&arena, document, paragraph).data, names[i].where);
		assert_string_equal(reference_where_short(&arena, document, paragraph).data,
		                    names[i].where_short);
		assert_string_equal(reference_cite(&arena, document, paragraph).data, names[i].cite);
	}
	arena_free(&arena);
	unroll_document_free(document);
}

static void each_language_cites_in_its_way(void **state)
{
	static const char *const cites[UNROLL_LANGUAGE_COUNT] = {
		[UNROLL_LANGUAGE_NONE] = "A/RES/99/901, para. 2",
		[UNROLL_ENGLISH] = "A/RES/99/901, para. 2",
		[UNROLL_FRENCH] = "A/RES/99/901, par. 2",
		[UNROLL_SPANISH] = "A/RES/99/901, párr. 2",
		[UNROLL_RUSSIAN] = "A/RES/99/901, пункт 2",
		[UNROLL_ARABIC] = "A/RES/99/901، الفقرة 2",
		[UNROLL_CHINESE] = "A/RES/99/901，第2段",
	};

	(void)state;
	for (enum unroll_language i = 0; i < UNROLL_LANGUAGE_COUNT; i++) {
		struct unroll_document *document = make_document(i);
		struct arena arena = { 0 };
		assert_string_equal(reference_cite(&arena, document, 6).data, cites[i]);
		arena_free(&arena);
		unroll_document_free(document);
	}
}

static void a_quotation_holds_the_sub_paragraphs(void **state)
{
	struct unroll_document *document = make_document(UNROLL_ENGLISH);
	struct arena arena = { 0 };

	(void)state;
	assert_string_equal(reference_quote(&arena, document, 3).data,
	                    "A/RES/99/901, para. 1\n1. text 3\n(a) text 4\n(i) text 5");
	assert_string_equal(reference_quote(&arena, document, 5).data,
	                    "A/RES/99/901, para. 1 (a) (i)\n(i) text 5");
	arena_free(&arena);
	unroll_document_free(document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_finds_its_paragraph),
		cmocka_unit_test(a_paragraph_has_its_names),
		cmocka_unit_test(each_language_cites_in_its_way),
		cmocka_unit_test(a_quotation_holds_the_sub_paragraphs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
