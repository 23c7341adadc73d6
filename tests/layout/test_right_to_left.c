/*
 * Golden rows of right-to-left text: what stands in the cells from left to right,
 * and which cells a citation or a match takes. Each is what the rules of the Unicode
 * Bidirectional Algorithm (Unicode Standard Annex 9) say, which are named beside
 * them. An editor that turns lines round shows these tables turned round twice.
 */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/str.h"
#include "picture.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define AR UNROLL_ARABIC
#define EN UNROLL_ENGLISH

/* A text at a width, and how it stands; rows end with "|". */
static const struct golden_row {
	enum unroll_language language;
	uint32_t width;           /* 0 for that of the text */
	struct str text;
	const char *rows;
	struct str marked;        /* a part of the text; empty for none */
	const char *marks;        /* "^" where it stands, without the dots behind it */
} golden_rows[] = {
	/* Digits are read from the left (L2), of whatever kind (EN and AN have an even level: I2). */
	{ AR, 0, STR("في عام 2016"),
	  "2016 ماع يف|", STR(""), "" },
	{ AR, 0, STR("في عام ٢٠١٦"),
	  "٢٠١٦ ماع يف|", STR(""), "" },
	{ AR, 0, STR("خطة 2030"),
	  "2030 ةطخ|", STR(""), "" },
	{ AR, 0, STR("من 10 إلى 20 في المائة"),
	  "ةئاملا يف 20 ىلإ 10 نم|", STR("20"),
	  "..........^^|" },
	{ AR, 0, STR("سنة ٢٠١٦م"),
	  "م٢٠١٦ ةنس|", STR(""), "" },
	/* One separator between two numbers of a kind is of their kind (W4): "/", ".", ",", ":" are CS,
	   and so are the no-break spaces; behind a letter of Arabic all digits are AN (W2). */
	{ AR, 0, STR("القرار 70/1"),
	  "70/1 رارقلا|", STR("70/1"),
	  "^^^^|" },
	{ AR, 0, STR("القرار ٧٠/١"),
	  "٧٠/١ رارقلا|", STR("٧٠/١"),
	  "^^^^|" },
	{ AR, 0, STR("الفقرة 5.2"),
	  "5.2 ةرقفلا|", STR(""), "" },
	{ AR, 0, STR("1,5 مليون"),
	  "نويلم 1,5|", STR(""), "" },
	{ AR, 0, STR("الساعة 15:30"),
	  "15:30 ةعاسلا|", STR(""), "" },
	{ AR, 0, STR("في 1/7/2016"),
	  "1/7/2016 يف|", STR(""), "" },
	{ AR, 0, STR("12.5.2016"),
	  "12.5.2016|", STR(""), "" },
	{ AR, 0, STR("10\u202F000 شخص"),
	  "صخش 10 000|", STR(""), "" },
	{ AR, 0, STR("نحو 10\u00A0000 شخص"),
	  "صخش 10 000 وحن|", STR(""), "" },
	/* A space is no separator: numbers count as right-to-left beside it (N1). */
	{ AR, 0, STR("نحو 10 000 شخص"),
	  "صخش 000 10 وحن|", STR(""), "" },
	{ AR, 0, STR("القرارات 60/251 و 65/281"),
	  "65/281 و 60/251 تارارقلا|", STR("65/281"),
	  "^^^^^^|" },
	/* A hyphen (ES) joins European numbers only (W4), a dash (ON) none: elsewhere they are turned
	   round with the text (N1), so that a range runs from right to left. */
	{ AR, 0, STR("1-5"),
	  "1-5|", STR(""), "" },
	{ AR, 0, STR("المواد 1-5"),
	  "5-1 داوملا|", STR(""), "" },
	{ AR, 0, STR("المواد 1–5"),
	  "5–1 داوملا|", STR(""), "" },
	{ AR, 0, STR("الفترة 2014-2016"),
	  "2016-2014 ةرتفلا|", STR(""), "" },
	{ AR, 0, STR("الفترة ٢٠١٤-٢٠١٦"),
	  "٢٠١٦-٢٠١٤ ةرتفلا|", STR(""), "" },
	{ AR, 0, STR("السلام – الأمن"),
	  "نمألا – مالسلا|", STR(""), "" },
	{ AR, 0, STR("جنوب-جنوب"),
	  "بونج-بونج|", STR(""), "" },
	{ AR, 0, STR("-5 درجات"),
	  "تاجرد 5-|", STR(""), "" },
	{ AR, 0, STR("+3,5 في المائة"),
	  "ةئاملا يف 3,5+|", STR(""), "" },
	/* A percent or currency sign (ET) goes with European numbers (W5), not with what W2 made AN. */
	{ AR, 0, STR("50% من"),
	  "نم 50%|", STR(""), "" },
	{ AR, 0, STR("بنسبة 50%"),
	  "%50 ةبسنب|", STR(""), "" },
	{ AR, 0, STR("٥٠٪ من"),
	  "نم ٪٥٠|", STR(""), "" },
	{ AR, 0, STR("$50"),
	  "$50|", STR(""), "" },
	{ AR, 0, STR("مبلغ $50"),
	  "50$ غلبم|", STR(""), "" },
	{ AR, 0, STR("№ 5"),
	  "5 №|", STR(""), "" },
	/* Dates: the name of a month parts the numbers. */
	{ AR, 0, STR("25 أيلول/سبتمبر 2015"),
	  "2015 ربمتبس/لوليأ 25|", STR(""), "" },
	{ AR, 0, STR("(المؤرخ 25 أيلول/سبتمبر 2015)"),
	  "(2015 ربمتبس/لوليأ 25 خرؤملا)|", STR(""), "" },
	{ AR, 0, STR("2015/9/25"),
	  "2015/9/25|", STR(""), "" },
	/* Symbols are Latin: digits behind Latin letters are as these (W7), and so are signs between
	   them (N1). */
	{ AR, 0, STR("الوثيقة A/HRC/32/6"),
	  "A/HRC/32/6 ةقيثولا|", STR("A/HRC/32/6"),
	  "^^^^^^^^^^|" },
	{ AR, 0, STR("A/RES/70/1 المؤرخ"),
	  "خرؤملا A/RES/70/1|", STR("A/RES/70/1"),
	  ".......^^^^^^^^^^|" },
	{ AR, 0, STR("انظر S/PV.8765، الصفحة 5"),
	  "5 ةحفصلا ،S/PV.8765 رظنا|", STR("S/PV.8765"),
	  "..........^^^^^^^^^|" },
	{ AR, 0, STR("الوثيقتان A/70/1 وCorr.1"),
	  "Corr.1و A/70/1 ناتقيثولا|", STR("A/70/1"),
	  "........^^^^^^|" },
	{ AR, 0, STR("A/70/1-A/70/5"),
	  "A/70/1-A/70/5|", STR("A/70/5"),
	  ".......^^^^^^|" },
	{ AR, 0, STR("الوثائق A/1 وA/2 وA/3"),
	  "A/3و A/2و A/1 قئاثولا|", STR("A/2"),
	  ".....^^^|" },
	{ AR, 0, STR("A/RES/ES-10/21"),
	  "A/RES/ES-10/21|", STR(""), "" },
	{ AR, 0, STR("قرار الجمعية العامة د-11/1"),
	  "11/1-د ةماعلا ةيعمجلا رارق|", STR("د-11/1"),
	  "^^^^^^|" },
	{ AR, 0, STR("على الرابط https://undocs.org/ar/A/70/1."),
	  ".https://undocs.org/ar/A/70/1 طبارلا ىلع|", STR("https://undocs.org/ar/A/70/1"),
	  ".^^^^^^^^^^^^^^^^^^^^^^^^^^^^|" },
	/* Brackets go with what they hold if that runs as the paragraph does, numbers included (N0 b);
	   else with what stands before them (N0 c). At an odd level they are mirrored (L4). */
	{ AR, 0, STR("القرار 1325 (2000)"),
	  "(2000) 1325 رارقلا|", STR("1325 (2000)"),
	  "^^^^^^^^^^^|" },
	{ AR, 0, STR("القراران 2254 (2015) و 2268 (2016)"),
	  "(2016) 2268 و (2015) 2254 نارارقلا|", STR("2268 (2016)"),
	  "^^^^^^^^^^^|" },
	{ AR, 0, STR("انظر A/70/1 (2015)"),
	  "A/70/1 (2015) رظنا|", STR(""), "" },
	{ AR, 0, STR("(أ) السلام"),
	  "مالسلا (أ)|", STR(""), "" },
	{ AR, 0, STR("الفقرة (أ) من المادة 5"),
	  "5 ةداملا نم (أ) ةرقفلا|", STR(""), "" },
	{ AR, 0, STR("الفقرة 5 (أ) '1'"),
	  "'1' (أ) 5 ةرقفلا|", STR(""), "" },
	{ AR, 0, STR("الفقرتان 1 (أ) و(ب)"),
	  "(ب)و (أ) 1 ناترقفلا|", STR(""), "" },
	{ AR, 0, STR("المادة 2(1)"),
	  "(1)2 ةداملا|", STR(""), "" },
	{ AR, 0, STR("قال (Secretary-General) إن"),
	  "نإ (Secretary-General) لاق|", STR("Secretary-General"),
	  "....^^^^^^^^^^^^^^^^^|" },
	{ AR, 0, STR("Fund (الصندوق) report"),
	  "report (قودنصلا) Fund|", STR(""), "" },
	{ AR, 0, STR("العهد (ICCPR)، المادة 2"),
	  "2 ةداملا ،(ICCPR) دهعلا|", STR(""), "" },
	{ AR, 0, STR("[اعتمد بدون تصويت.]"),
	  "[.تيوصت نودب دمتعا]|", STR(""), "" },
	{ AR, 0, STR("{أ} أ < ب"),
	  "ب > أ {أ}|", STR(""), "" },
	/* Guillemets are mirrored (L4), other quotation marks are not: they change places. */
	{ AR, 0, STR("«السلام والأمن»"),
	  "«نمألاو مالسلا»|", STR("السلام"),
	  "........^^^^^^|" },
	{ AR, 0, STR("“السلام”"),
	  "”مالسلا“|", STR(""), "" },
	{ AR, 0, STR("\"السلام\" و\"Peace\""),
	  "\"Peace\"و \"مالسلا\"|", STR(""), "" },
	{ AR, 0, STR("القرار 70/1 (\"تحويل عالمنا\")"),
	  "(\"انملاع ليوحت\") 70/1 رارقلا|", STR(""), "" },
	/* Marks stay with their letter in one cell, before and behind it (L3); a ligature is one letter. */
	{ AR, 0, STR("تُؤَكِّدُ"),
	  "دُكِّؤَتُ|", STR(""), "" },
	{ AR, 0, STR("الأُمَمُ المُتَّحِدَةُ"),
	  "ةُدَحِتَّمُلا مُمَأُلا|", STR(" المُتَّحِدَةُ"),
	  "^^^^^^^^|" },
	{ AR, 0, STR("قَرَّرَ (أ)"),
	  "(أ) رَرَّقَ|", STR(""), "" },
	{ AR, 0, STR("لا للإرهاب"),
	  "باهرإلل ال|", STR("لا"),
	  "........^^|" },
	{ AR, 0, STR("ﻻ لإ لآ"),
	  "آل إل ﻻ|", STR(""), "" },
	{ AR, 0, STR("العـــربية"),
	  "ةيبرـــعلا|", STR(""), "" },
	/* Latin inserts, with hyphens and digits of their own (W7, N1). */
	{ AR, 0, STR("برنامج HIV/AIDS العالمي"),
	  "يملاعلا HIV/AIDS جمانرب|", STR(""), "" },
	{ AR, 0, STR("مرض COVID-19 وأثره"),
	  "هرثأو COVID-19 ضرم|", STR(""), "" },
	{ AR, 0, STR("CO2 والمناخ"),
	  "خانملاو CO2|", STR(""), "" },
	{ AR, 0, STR("البريد: ar@un.org"),
	  "ar@un.org :ديربلا|", STR(""), "" },
	{ AR, 0, STR("Résolution القرار"),
	  "رارقلا Résolution|", STR(""), "" },
	{ AR, 0, STR("النص 中文 هنا"),
	  "انه 中文 صنلا|", STR("中文"),
	  "....^^^^|" },
	/* Numbers of paragraphs and of notes: signs at the end of a number go with the text (N1, N2);
	   superscripts are EN. */
	{ AR, 0, STR("15- تقرر"),
	  "ررقت -15|", STR(""), "" },
	{ AR, 0, STR("1 - تقرر"),
	  "ررقت - 1|", STR(""), "" },
	{ AR, 0, STR("1. تقرر"),
	  "ررقت .1|", STR(""), "" },
	{ AR, 0, STR("(1) تقرر"),
	  "ررقت (1)|", STR(""), "" },
	{ AR, 0, STR("المتحدة(1)،"),
	  "،(1)ةدحتملا|", STR("المتحدة"),
	  "....^^^^^^^|" },
	{ AR, 0, STR("المتحدة¹²؛"),
	  "؛¹²ةدحتملا|", STR("¹²"),
	  ".^^|" },
	{ AR, 0, STR("السلام*"),
	  "*مالسلا|", STR(""), "" },
	{ AR, 0, STR("هل؟ نعم! …"),
	  "… !معن ؟له|", STR(""), "" },
	/* Lines are cut in the order of reading, then each is turned round (L1, L2); their levels are
	   those of the whole paragraph. */
	{ AR, 20, STR("تشير إلى القرار A/HRC/RES/32/6 المؤرخ 1 تموز/يوليه 2016"),
	  "     رارقلا ىلإ ريشت|      A/HRC/RES/32/6| هيلوي/زومت 1 خرؤملا|                2016|", STR("A/HRC/RES/32/6"),
	  "|......^^^^^^^^^^^^^^|||" },
	{ AR, 16, STR("انظر Secretary General Report هنا"),
	  "  Secretary رظنا|  General Report|             انه|", STR("Report هنا"),
	  "|..........^^^^^^|.............^^^|" },
	{ AR, 10, STR("قرار مجلس الأمن 1325 (2000)"),
	  " سلجم رارق|     نمألا|      1325|    (2000)|", STR("1325 (2000)"),
	  "||......^^^^|....^^^^^^|" },
	{ AR, 7, STR("من 10 إلى 20"),
	  "  10 نم| 20 ىلإ|", STR(""), "" },
	{ AR, 9, STR("السلام (والأمن)"),
	  "   مالسلا| (نمألاو)|", STR(""), "" },
	/* In a paragraph from left to right, Arabic and the numbers behind it are turned round in their
	   place (I1, L2). */
	{ EN, 0, STR("the word السلام (peace) 5"),
	  "the word مالسلا (peace) 5|", STR("السلام"),
	  ".........^^^^^^|" },
	{ EN, 0, STR("see القرار 70/1 today"),
	  "see 70/1 رارقلا today|", STR("70/1"),
	  "....^^^^|" },
	{ EN, 0, STR("UN (الأمم المتحدة) says"),
	  "UN (ةدحتملا ممألا) says|", STR(""), "" },
	/* A paragraph whose first letter is Arabic runs as that, in whatever language (P2, P3). */
	{ EN, 0, STR("(الأمم المتحدة) UN"),
	  "UN (ةدحتملا ممألا)|", STR(""), "" },
};

static uint32_t width_of(const struct golden_row *row)
{
	return row->width ? row->width : text_width(row->text);
}

/* The rows of a case, with "|" for line feeds. */
static char *rows_of(struct arena *arena, const struct golden_row *row)
{
	struct flow flow = flow_of_str(arena, row->text, row->language);
	char *rows = (char *)picture_of(arena, &flow, width_of(row), BIDI_VISUAL);

	for (char *end; (end = strchr(rows, '\n')); )
		*end = '|';
	return rows;
}

/* Write a "^" for every column of a line whose glyph stands for bytes from `start` to `end`. */
static void write_marks(const struct flow *flow, const struct line *line, uint32_t width,
                        size_t start, size_t end, FILE *out)
{
	struct glyphs glyphs = { 0 };
	uint32_t column = 0;

	line_place(flow, line, width, BIDI_VISUAL, &glyphs);
	for (size_t i = 0; i < glyphs.count; i++) {
		const struct glyph *glyph = &glyphs.items[i];
		if (glyph->start < start || glyph->start >= end)
			continue;
		for (; column < glyph->column; column++)
			fputc('.', out);
		for (; column < glyph->column + glyph->width; column++)
			fputc('^', out);
	}
	fputc('|', out);
	glyphs_free(&glyphs);
}

/* The marks of a case; free() them. */
static char *marks_of(struct arena *arena, const struct golden_row *row)
{
	struct flow flow = flow_of_str(arena, row->text, row->language);
	size_t start = str_find(row->text, row->marked), size = 0;
	struct lines lines = { 0 };
	char *marks = NULL;
	FILE *out = open_memstream(&marks, &size);

	assert_true(start != SIZE_MAX);
	lines_break(&lines, &flow, width_of(row));
	for (size_t i = 0; i < lines.count; i++)
		write_marks(&flow, &lines.items[i], width_of(row), start, start + row->marked.size, out);
	fclose(out);
	lines_free(&lines);
	return marks;
}

static void rows_stand_as_annex_9_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(golden_rows); i++) {
		struct arena arena = { 0 };
		const char *rows = rows_of(&arena, &golden_rows[i]);
		if (strcmp(rows, golden_rows[i].rows) != 0)
			fail_msg("%s is\n%s not\n%s", golden_rows[i].text.data, rows, golden_rows[i].rows);
		arena_free(&arena);
	}
}

static void what_is_marked_is_marked_in_its_cells(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(golden_rows); i++) {
		struct arena arena = { 0 };
		if (!golden_rows[i].marked.size)
			continue;
		char *marks = marks_of(&arena, &golden_rows[i]);
		if (strcmp(marks, golden_rows[i].marks) != 0)
			fail_msg("%s of %s is marked\n%s not\n%s", golden_rows[i].marked.data,
			         golden_rows[i].text.data, marks, golden_rows[i].marks);
		free(marks);
		arena_free(&arena);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_stand_as_annex_9_says),
		cmocka_unit_test(what_is_marked_is_marked_in_its_cells),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 77;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
