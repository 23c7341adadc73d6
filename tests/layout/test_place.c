#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/str.h"
#include "picture.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/*
 * Rows of Arabic from left to right as the cells stand. An editor that turns
 * lines round shows these tables turned round twice.
 */
static void arabic_stands_in_the_order_of_the_eye(void **state)
{
	static const struct {
		struct str text;
		const char *visual;
	} cases[] = {
		{ STR("السلام"), "مالسلا" },
		{ STR("الأمن والسلام"), "مالسلاو نمألا" },
		{ STR("القرار 70/1"), "70/1 رارقلا" },
		{ STR("القرار ٧٠/١"), "٧٠/١ رارقلا" },
		{ STR("25 أيلول/سبتمبر 2015"), "2015 ربمتبس/لوليأ 25" },
		{ STR("(2016)"), "(2016)" },
		{ STR("القرار 1325 (2000)"), "(2000) 1325 رارقلا" },
		{ STR("الفقرة 5 (أ)"), "(أ) 5 ةرقفلا" },
		{ STR("الفقرة (5)؛"), "؛(5) ةرقفلا" },
		{ STR("[اعتُمد دون تصويت]"), "[تيوصت نود دم\u062A\u064Fعا]" },
		{ STR("A/HRC/RES/32/6"), "A/HRC/RES/32/6" },
		{ STR("الوثيقة A/HRC/RES/32/6."), ".A/HRC/RES/32/6 ةقيثولا" },
		{ STR("الوثيقة A/HRC/32/6 والوثيقة S/2016/1"), "S/2016/1 ةقيثولاو A/HRC/32/6 ةقيثولا" },
		{ STR("انظر A/70/1 (2015)"), "A/70/1 (2015) رظنا" },
		{ STR("الصندوق (Fund) للقراءة"), "ةءارقلل (Fund) قودنصلا" },
		{ STR("50 في المائة"), "ةئاملا يف 50" },
		{ STR("50%"), "50%" },
		{ STR("بنسبة 50%"), "%50 ةبسنب" },
		{ STR("1-2-3"), "1-2-3" },
		{ STR("من 10 إلى 20"), "20 ىلإ 10 نم" },
		{ STR("«السلام»"), "«مالسلا»" },
		{ STR("\"السلام\""), "\"مالسلا\"" },
		{ STR("السلام، والأمن؛"), "؛نمألاو ،مالسلا" },
		{ STR("هل؟"), "؟له" },
		{ STR("تُؤَكِّدُ"), "دُكِّؤَتُ" },
		{ STR("لا إلا"), "الإ ال" },
		{ STR("ﻻ"), "ﻻ" },
		{ STR("كلمة\u200Fword"), "wordةملك" },
		{ STR("a < b أ < ب"), "ب > أ a < b" },
		{ STR("https://docs.un.org/ar/A/70/1"), "https://docs.un.org/ar/A/70/1" },
		{ STR("نص(1)، ثم(2)"), "(2)مث ،(1)صن" },
		{ STR("20 000 شخص"), "صخش 000 20" },
		{ STR("20\u00A0000 شخص"), "صخش 20 000" },
		{ STR("3,5 ملايين"), "نييالم 3,5" },
		{ STR("+5 -5"), "5- 5+" },
		{ STR("شخص\u202Eevil\u202C"), "\uFFFDevil\uFFFDصخش" },
		{ STR("النص中文النص"), "صنلا中文صنلا" },
		{ STR("Résolution القرار résolution"), "résolution رارقلا Résolution" },
		{ STR("1- السلام"), "مالسلا -1" },
		{ STR("أ) السلام"), "مالسلا (أ" },
		{ STR("السلام…"), "…مالسلا" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena arena = { 0 };
		struct flow flow = flow_of_str(&arena, cases[i].text, UNROLL_ARABIC);
		uint32_t width = text_width(cases[i].text);
		struct str picture = str_of(picture_of(&arena, &flow, width, BIDI_VISUAL));
		picture.size--;
		if (!str_equal(picture, str_of(cases[i].visual)))
			fail_msg("%zu: %s is\n%.*s not\n%s", i, cases[i].text.data, (int)picture.size,
			         picture.data, cases[i].visual);
		arena_free(&arena);
	}
}

/* What stands in a cell when a terminal turns lines round itself. */
static void the_order_of_reading_is_kept_on_demand(void **state)
{
	static const struct str text = STR("القرار (70/1)");
	struct arena arena = { 0 };
	struct flow flow = flow_of_str(&arena, text, UNROLL_ARABIC);

	(void)state;
	assert_string_equal(picture_of(&arena, &flow, 16, BIDI_LOGICAL), "   القرار (70/1)\n");
	arena_free(&arena);
}

static void a_latin_paragraph_keeps_its_direction(void **state)
{
	static const struct str text = STR("as الأمم المتحدة (UN) says");
	struct arena arena = { 0 };
	struct flow flow = flow_of_str(&arena, text, UNROLL_ENGLISH);

	(void)state;
	assert_string_equal(picture_of(&arena, &flow, 40, BIDI_VISUAL),
	                    "as ةدحتملا ممألا (UN) says\n");
	assert_string_equal(picture_of(&arena, &flow, 10, BIDI_VISUAL),
	                    "as ممألا\nةدحتملا\n(UN) says\n");
	arena_free(&arena);
}

static void right_to_left_lines_begin_at_the_right(void **state)
{
	static const struct {
		struct str label;
		uint32_t indent, hang, width;
		const char *picture;
	} cases[] = {
		{ STR("1-"), 0, 5, 20, "     يلود نواعت   -1\n" },
		{ STR("(أ)"), 5, 9, 20, " يلود نواعت (أ)\n" },
		{ STR("1-"), 0, 5, 13, "   نواعت   -1\n    يلود\n" },
		{ STR("1-"), 0, 5, 12, "    نواعت -1\n        يلود\n" },
		{ STR("1-"), 0, 5, 4, "واعت\n   ن\nيلود\n" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena arena = { 0 };
		struct flow flow = flow_of_str(&arena, (struct str)STR("تعاون دولي"), UNROLL_ARABIC);
		flow.label = cases[i].label;
		flow.indent = cases[i].indent;
		flow.hang = cases[i].hang;
		assert_string_equal(picture_of(&arena, &flow, cases[i].width, BIDI_VISUAL),
		                    cases[i].picture);
		arena_free(&arena);
	}
}

static void odd_clusters_take_their_cells(void **state)
{
	static const struct {
		struct str text;
		uint32_t width;
		size_t glyphs;
	} cases[] = {
		{ STR(""), 0, 0 },
		{ STR("abc"), 3, 3 },
		{ STR("中文"), 4, 2 },
		{ STR("e\u0301\u0302x"), 2, 2 },
		{ STR("\u0301x"), 2, 2 },                          /* a mark without a base */
		{ STR("\u200D\u0301x"), 2, 2 },
		{ STR("a\u200Bb\uFEFF"), 2, 2 },
		{ STR("\U0001F1EB\U0001F1F7"), 2, 2 },             /* a flag */
		{ STR("\U0001F469\u200D\U0001F467!"), 3, 2 },      /* a family */
		{ STR("\U0001F44D\U0001F3FD!"), 3, 2 },            /* a coloured hand */
		{ STR("a\u200Db"), 2, 2 },
		{ STR("\u0600\u0661"), 2, 2 },                    /* a number sign and its digit */
		{ STR("\033[0m"), 4, 4 },
		{ STR("각"), 2, 1 },
		{ STR("\u1112\u1161\u11AB"), 2, 1 },              /* the same, in its letters */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena arena = { 0 };
		struct glyphs glyphs = { 0 };
		struct flow flow = flow_of_str(&arena, cases[i].text, UNROLL_ENGLISH);
		struct line line = { .end = (uint32_t)flow.text.size,
		                     .shown_end = (uint32_t)flow.text.size };
		line_place(&flow, &line, 80, BIDI_VISUAL, &glyphs);
		if (text_width(cases[i].text) != cases[i].width || glyphs.count != cases[i].glyphs)
			fail_msg("%s", cases[i].text.data);
		glyphs_free(&glyphs);
		arena_free(&arena);
	}
}

static void the_hyphen_of_a_line_is_a_glyph(void **state)
{
	struct arena arena = { 0 };
	struct lines lines = { 0 };
	struct glyphs glyphs = { 0 };
	struct flow flow = flow_of_str(&arena, (struct str)STR("co\u00ADoperation"), UNROLL_ENGLISH);

	(void)state;
	lines_break(&lines, &flow, 9);
	assert_true(lines.items[0].hyphen);
	line_place(&flow, &lines.items[0], 9, BIDI_VISUAL, &glyphs);
	assert_int_equal(glyphs.count, 3);
	assert_int_equal(glyphs.items[2].mirrored, '-');
	assert_int_equal(glyphs.items[2].column, 2);
	glyphs_free(&glyphs);
	lines_free(&lines);
	arena_free(&arena);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(arabic_stands_in_the_order_of_the_eye),
		cmocka_unit_test(the_order_of_reading_is_kept_on_demand),
		cmocka_unit_test(a_latin_paragraph_keeps_its_direction),
		cmocka_unit_test(right_to_left_lines_begin_at_the_right),
		cmocka_unit_test(odd_clusters_take_their_cells),
		cmocka_unit_test(the_hyphen_of_a_line_is_a_glyph),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 77;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
