#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include <unroll/export.h>

#include "base/str.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A specimen, not a document of the United Nations. */
static const struct unroll_note notes[] = {
	{ .label = STR("1"), .body.text = STR("A/HRC/19/950."), .paragraph = 2 },
	{ .label = STR("2"), .body.text = STR("See General Assembly resolution 66/977, para. 4."),
	  .paragraph = 3 },
	{ .label = STR("3"), .body.text = STR("Called by nothing."), .paragraph = UNROLL_NONE },
};

static const struct unroll_span first_call[] = { { UNROLL_SPAN_CALL, 36, 36, 0 } };
static const struct unroll_span second_call[] = { { UNROLL_SPAN_CALL, 20, 20, 1 } };

static const struct unroll_paragraph paragraphs[] = {
	{ .kind = UNROLL_PARAGRAPH_TEXT, .section = 0, .body.text = STR("Distr.: General") },
	{ .kind = UNROLL_PARAGRAPH_OPENING, .section = 1,
	  .body.text = STR("The Human Rights Council,") },
	{ .kind = UNROLL_PARAGRAPH_PREAMBULAR, .section = 1, .number = 1,
	  .body = { .text = STR("Recalling its report on public lamps and its follow-up,"),
	            .spans = first_call, .span_count = 1 } },
	{ .kind = UNROLL_PARAGRAPH_OPERATIVE, .section = 2, .number = 1, .label = STR("1."),
	  .body = { .text = STR("Requests all States:"), .spans = second_call, .span_count = 1 } },
	{ .kind = UNROLL_PARAGRAPH_OPERATIVE, .section = 2, .depth = 1, .label = STR("(a)"),
	  .body.text = STR("To put up lamps and to report on them;") },
	{ .kind = UNROLL_PARAGRAPH_ROW, .section = 2, .body.text = STR("State\tLamps") },
	{ .kind = UNROLL_PARAGRAPH_ROW, .section = 2, .body.text = STR("Erewhon\t\033[5m12") },
	{ .kind = UNROLL_PARAGRAPH_TEXT, .section = 3, .body.text = STR("42nd meeting") },
	{ .kind = UNROLL_PARAGRAPH_TEXT, .section = 3, .body.text = STR("[Adopted without a vote.]") },
};

static const struct unroll_section sections[] = {
	{ .kind = UNROLL_MASTHEAD, .first = 0, .count = 1 },
	{ .kind = UNROLL_PREAMBLE, .first = 1, .count = 2 },
	{ .kind = UNROLL_OPERATIVE, .first = 3, .count = 4 },
	{ .kind = UNROLL_CLOSING, .first = 7, .count = 2 },
};

static const struct unroll_document document = {
	.symbol = STR("A/HRC/RES/32/906"), .title = STR("Reading rooms"),
	.session = STR("Thirty-second session"), .meeting = STR("42nd meeting"),
	.adopted = STR("2016-06-30"), .language = UNROLL_ENGLISH,
	.sections = sections, .section_count = COUNT(sections),
	.paragraphs = paragraphs, .paragraph_count = COUNT(paragraphs),
	.notes = notes, .note_count = COUNT(notes),
};

static const struct unroll_paragraph arabic_paragraphs[] = {
	{ .kind = UNROLL_PARAGRAPH_OPERATIVE, .number = 1, .label = STR("1-"),
	  .body.text = STR("تطلب إلى الأمين العام أن يقدم تقريرا (2016)؛") },
	{ .kind = UNROLL_PARAGRAPH_OPERATIVE, .depth = 1, .label = STR("(أ)"),
	  .body.text = STR("القرار A/RES/70/906؛") },
};

static const struct unroll_section arabic_sections[] = {
	{ .kind = UNROLL_OPERATIVE, .first = 0, .count = COUNT(arabic_paragraphs) },
};

static const struct unroll_document arabic_document = {
	.language = UNROLL_ARABIC, .sections = arabic_sections, .section_count = 1,
	.paragraphs = arabic_paragraphs, .paragraph_count = COUNT(arabic_paragraphs),
};

static void check(const struct unroll_document *written, struct unroll_export_options options,
                  const char *expected)
{
	char *bytes = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&bytes, &size);
	const struct unroll_export_format *text = unroll_export_format_find("text");

	assert_non_null(text);
	assert_true(text->write(written, &options, out, NULL));
	fclose(out);
	assert_string_equal(bytes, expected);
	free(bytes);
}

static void a_document_is_printed_whole(void **state)
{
	(void)state;
	check(&document, (struct unroll_export_options){ .width = 40 },
	      "A/HRC/RES/32/906\n"
	      "Reading rooms\n"
	      "Thirty-second session · 42nd meeting ·\n"
	      "2016-06-30\n"
	      "\n"
	      "     The Human Rights Council,\n"
	      "\n"
	      "     Recalling its report on public\n"
	      "     lamps¹ and its follow-up,\n"
	      "\n"
	      "────────────────────\n"
	      "1    A/HRC/19/950.\n"
	      "\n"
	      "1.   Requests all States:²\n"
	      "\n"
	      "     (a) To put up lamps and to report\n"
	      "         on them;\n"
	      "\n"
	      "State    Lamps\n"
	      "Erewhon  \uFFFD[5m12\n"
	      "\n"
	      "────────────────────\n"
	      "2    See General Assembly resolution\n"
	      "     66/977, para. 4.\n"
	      "\n"
	      "     42nd meeting\n"
	      "     [Adopted without a vote.]\n"
	      "\n"
	      "────────────────────\n"
	      "3    Called by nothing.\n");
}

/* Without an opening line all text before the first number counts as masthead. */
static void a_masthead_that_is_no_cover_is_printed(void **state)
{
	static const struct unroll_section without_preamble[] = {
		{ .kind = UNROLL_MASTHEAD, .first = 0, .count = 3 },
		{ .kind = UNROLL_OPERATIVE, .first = 3, .count = 1 },
	};
	struct unroll_document odd = document;

	(void)state;
	odd.sections = without_preamble;
	odd.section_count = COUNT(without_preamble);
	odd.paragraph_count = 4;
	odd.note_count = 0;
	check(&odd, (struct unroll_export_options){ .width = 60 },
	      "A/HRC/RES/32/906\n"
	      "Reading rooms\n"
	      "Thirty-second session · 42nd meeting · 2016-06-30\n"
	      "\n"
	      "Distr.: General\n"
	      "\n"
	      "     The Human Rights Council,\n"
	      "\n"
	      "     Recalling its report on public lamps and its follow-up,\n"
	      "\n"
	      "1.   Requests all States:\n");
}

static void a_cover_stands_before_an_opening_line(void **state)
{
	static const enum unroll_paragraph_kind kinds[][3] = {
		{ UNROLL_PARAGRAPH_OPENING, UNROLL_PARAGRAPH_PREAMBULAR, UNROLL_PARAGRAPH_PREAMBULAR },
		{ UNROLL_PARAGRAPH_HEADING, UNROLL_PARAGRAPH_HEADING, UNROLL_PARAGRAPH_OPENING },
		{ UNROLL_PARAGRAPH_PREAMBULAR, UNROLL_PARAGRAPH_OPENING, UNROLL_PARAGRAPH_PREAMBULAR },
	};
	static const struct unroll_section two[] = {
		{ .kind = UNROLL_MASTHEAD, .first = 0, .count = 1 },
		{ .kind = UNROLL_PREAMBLE, .first = 1, .count = 3 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct unroll_paragraph four[4] = { { .kind = UNROLL_PARAGRAPH_TEXT } };
		struct unroll_document tried = {
			.symbol = STR("A/RES/99/901"), .sections = two, .section_count = 2,
			.paragraphs = four, .paragraph_count = 4,
		};
		for (size_t k = 0; k < 3; k++)
			four[k + 1].kind = kinds[i][k];
		assert_int_equal(unroll_has_cover(&tried), i < 2);
		tried.format = "akn";
		assert_true(unroll_has_cover(&tried));
		tried.symbol = (struct str)STR("");
		assert_false(unroll_has_cover(&tried));
	}
}

static void one_paragraph_is_printed_with_its_notes(void **state)
{
	(void)state;
	check(&document, (struct unroll_export_options){ .paragraph = STR("pp1") },
	      "     Recalling its report on public lamps¹ and its follow-up,\n"
	      "\n"
	      "────────────────────\n"
	      "1    A/HRC/19/950.\n");
}

static void arabic_is_aligned_at_the_right_for_the_eye(void **state)
{
	(void)state;
	check(&arabic_document, (struct unroll_export_options){ .width = 30, .visual = true },
	      " نأ ماعلا نيمألا ىلإ بلطت   -1\n"
	      "      ؛(2016) اريرقت مدقي\n"
	      "\n"
	      " ؛A/RES/70/906 رارقلا (أ)\n");
}

static void arabic_begins_at_the_left_in_the_order_of_reading(void **state)
{
	(void)state;
	check(&arabic_document, (struct unroll_export_options){ .width = 30 },
	      "1-   تطلب إلى الأمين العام أن\n"
	      "     يقدم تقريرا (2016)؛\n"
	      "\n"
	      "     (أ) القرار A/RES/70/906؛\n");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_document_is_printed_whole),
		cmocka_unit_test(a_masthead_that_is_no_cover_is_printed),
		cmocka_unit_test(a_cover_stands_before_an_opening_line),
		cmocka_unit_test(one_paragraph_is_printed_with_its_notes),
		cmocka_unit_test(arabic_is_aligned_at_the_right_for_the_eye),
		cmocka_unit_test(arabic_begins_at_the_left_in_the_order_of_reading),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 77;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
