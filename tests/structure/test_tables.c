/* The small grammars and tables of structure/: labels, dates, numbers, leads, words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/str.h"
#include "structure/date.h"
#include "structure/fold.h"
#include "structure/label.h"
#include "structure/lead.h"
#include "structure/number.h"
#include "structure/phrases.h"
#include "structure/roman.h"
#include "structure/words.h"

#define COUNT(array) (sizeof (array) / sizeof *(array))

static void labels_are_read(void **state)
{
	static const struct {
		const char *text, *label;
		enum label_shape shape;
		uint32_t value;
	} cases[] = {
		{ "15. Decides", "15.", LABEL_DOT, 15 },
		{ "15.Decides", "15.", LABEL_DOT, 15 },
		{ "15 juillet 2016", "", LABEL_NONE, 0 },
		{ "2030. Requests", "", LABEL_NONE, 0 },
		{ "20.900 efectivos", "", LABEL_NONE, 0 },
		{ "1- يطلب", "1-", LABEL_DOT, 1 },
		{ "12 - يطلب", "12 -", LABEL_DOT, 12 },
		{ "2-3 members", "", LABEL_NONE, 0 },
		{ "(a) To sweep", "(a)", LABEL_PARENTHESES, 1 },
		{ "(aa) To sweep", "(aa)", LABEL_PARENTHESES, 27 },
		{ "(iv) To sweep", "(iv)", LABEL_PARENTHESES, 4 },
		{ "(12) To sweep", "(12)", LABEL_PARENTHESES, 12 },
		{ "(IOM) and others", "", LABEL_NONE, 0 },
		{ "( ) nothing", "", LABEL_NONE, 0 },
		{ "b) De balayer", "b)", LABEL_PARENTHESIS, 2 },
		{ "б) подметать", "б)", LABEL_PARENTHESIS, 2 },
		{ "(هـ) تنظيف", "(هـ)", LABEL_PARENTHESES, 5 },
		{ "’2‘ في المساء", "’2‘", LABEL_QUOTES, 2 },
		{ "㈢ 敲钟", "㈢", LABEL_IDEOGRAPH, 3 },
		{ "(二) 敲钟", "(二)", LABEL_PARENTHESES, 2 },
		{ "三、敲钟", "三、", LABEL_DOT, 3 },
		{ "• at the top", "•", LABEL_BULLET, 0 },
		{ "– at the top", "–", LABEL_BULLET, 0 },
		{ "c. to conclude", "c.", LABEL_DOT, 3 },
		{ "e.g. this", "", LABEL_NONE, 0 },
		{ "Decides", "", LABEL_NONE, 0 },
		{ "", "", LABEL_NONE, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct label label = label_read(str_of(cases[i].text));
		if (label.shape != cases[i].shape || label.readings[0].value != cases[i].value
		    || !str_equal(label.text, str_of(cases[i].label)))
			fail_msg("\"%s\": \"%.*s\", shape %d, value %u", cases[i].text,
			         (int)label.text.size, label.text.data ? label.text.data : "",
			         (int)label.shape, label.readings[0].value);
	}
}

/* Each row is a list as it is printed, and the depth of each label; ':' announces a list. */
static void lists_tell_letters_from_numerals(void **state)
{
	static const struct {
		const char *labels[8];
		unsigned depths[8];
	} cases[] = {
		{ { "(a) ", ":(i) ", "(ii) ", "(b) " }, { 0, 1, 1, 0 } },
		{ { "(h) ", "(i) ", "(j) " }, { 0, 0, 0 } },
		{ { "(a) ", ":1. ", "2. ", ":(i) ", "3. " }, { 0, 1, 1, 2, 1 } },
		{ { "a) ", "b) ", "с) ", "d) " }, { 0, 0, 0, 0 } },
		{ { "а) ", "б) ", "в) " }, { 0, 0, 0 } },
		{ { "(a) ", ":• x", "• x", "(b) " }, { 0, 1, 1, 0 } },
		{ { "(أ) ", ":’1‘ ", "’2‘ ", "(ب) " }, { 0, 1, 1, 0 } },
		{ { "㈠ ", "㈡ ", "(a) ", "㈢ " }, { 0, 0, 1, 0 } },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct label_lists lists = { 0 };
		for (size_t j = 0; j < 8 && cases[i].labels[j]; j++) {
			const char *text = cases[i].labels[j];
			bool colon = text[0] == ':';
			struct label label = label_read(str_of(text + colon));
			unsigned depth = label_enter(&lists, &label, colon);
			if (depth != cases[i].depths[j])
				fail_msg("list %zu, \"%s\": depth %u", i, text, depth);
		}
	}
}

static void lists_never_grow_beyond_their_depth(void **state)
{
	static const char *const labels[] = { "(a) x", "a) x", "a. x", "’1‘ x", "㈠ x", "• x" };
	struct label_lists lists = { 0 };

	(void)state;
	for (size_t i = 0; i < 100; i++) {
		struct label label = label_read(str_of(labels[i % COUNT(labels)]));
		assert_true(label_enter(&lists, &label, true) < LABEL_DEPTHS);
	}
}

static void dates_are_found_in_six_languages(void **state)
{
	static const struct { const char *text, *iso; } cases[] = {
		{ "on 30 June 2016", "2016-06-30" },
		{ "le 1er décembre 2015", "2015-12-01" },
		{ "el 15 de diciembre de 2022", "2022-12-15" },
		{ "3 de mayo de 2022", "2022-05-03" },
		{ "7 декабря 2023 года", "2023-12-07" },
		{ "في 11 تشرين الأول/أكتوبر 2023", "2023-10-11" },
		{ "9 حزيران 2011", "2011-06-09" },
		{ "人权理事会2023年10月11日通过的决议", "2023-10-11" },
		{ "11 September-13 October 2023", "2023-10-13" },
		{ "the 30 of them in 2016", "" },
		{ "2023年13月11日", "" },
		{ "130 June 20160", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct date date;
		char iso[DATE_ISO_SIZE] = "";
		if (date_find(str_of(cases[i].text), &date))
			date_write(&date, iso);
		assert_string_equal(iso, cases[i].iso);
	}
	assert_true(date_is_all(str_of("7 декабря 2023 года")));
	assert_false(date_is_all(str_of("7 December 2023 and later")));
}

static void numbers_above_titles_are_read(void **state)
{
	static const struct { const char *text; size_t size, title; } cases[] = {
		{ "32/6 Renforcement", 4, 5 }, { "78/115. Measures", 6, 8 },
		{ "51/19.Droits", 5, 6 }, { "S-27/2. Title", 6, 8 }, { "ES-11/1 Title", 7, 8 },
		{ "102 (I) Medidas", 7, 8 }, { "95 (1951). Resolution", 9, 11 },
		{ "79/38. 禁止", 5, 7 },
		{ "15 July 2016", 0, 0 }, { "78/ Title", 0, 0 }, { "12345/6 Title", 0, 0 }, { "", 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_int_equal(resolution_number(str_of(cases[i].text)), cases[i].size);
		assert_int_equal(resolution_number_and_dot(str_of(cases[i].text)), cases[i].title);
	}
}

static void roman_numerals_count(void **state)
{
	(void)state;
	assert_int_equal(roman_value(str_of("xviii")), 18);
	assert_int_equal(roman_value(str_of("XLIX")), 49);
	assert_int_equal(roman_value(str_of("ХІІ")), 12);
	assert_int_equal(roman_value(str_of("mix")), 0);
	assert_int_equal(roman_value(str_of("")), 0);
}

static void leads_are_found(void **state)
{
	static const struct {
		enum unroll_language language;
		const char *text, *lead;
		bool preambular, operative;
	} cases[] = {
		{ UNROLL_ENGLISH, "Recalling also its resolution", "Recalling also", true, false },
		{ UNROLL_ENGLISH, "Taking note with appreciation of", "Taking note with appreciation",
		  true, false },
		{ UNROLL_ENGLISH, "Calls upon the States", "Calls upon", false, true },
		{ UNROLL_ENGLISH, "recalling also", "", false, false },
		{ UNROLL_ENGLISH, "Also the dog", "", false, false },
		{ UNROLL_FRENCH, "Prend également acte de la", "Prend également acte", false, true },
		{ UNROLL_FRENCH, "Avec de la", "", false, false },
		{ UNROLL_FRENCH, "Se félicitant de la", "Se félicitant", true, false },
		{ UNROLL_SPANISH, "Acogiendo con beneplácito el", "Acogiendo con beneplácito", true,
		  false },
		{ UNROLL_RUSSIAN, "с удовлетворением отмечая доклад", "с удовлетворением отмечая",
		  true, false },
		{ UNROLL_ARABIC, "وإذ تسلِّم بأن", "وإذ تسلِّم", true, false },
		{ UNROLL_ARABIC, "تهيب بالدول", "تهيب", false, true },
		{ UNROLL_CHINESE, "又回顾其决议", "又回顾", true, true },
		{ UNROLL_CHINESE, "再次请秘书长", "再次请", false, true },
		{ UNROLL_CHINESE, "桌子", "", false, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct lead lead = lead_find(str_of(cases[i].text), cases[i].language);
		if (lead.size != strlen(cases[i].lead) || lead.is_preambular != cases[i].preambular
		    || lead.is_operative != cases[i].operative)
			fail_msg("\"%s\": %zu bytes, %d, %d", cases[i].text, lead.size,
			         lead.is_preambular, lead.is_operative);
	}
}

static int compare(struct str a, struct str b)
{
	size_t shorter = a.size < b.size ? a.size : b.size;
	int difference = memcmp(a.data, b.data, shorter);

	return difference ? difference : (a.size > b.size) - (a.size < b.size);
}

static void words_are_folded_and_sorted(void **state)
{
	(void)state;
	for (int language = 0; language < UNROLL_LANGUAGE_COUNT; language++) {
		struct word_table table = words_of((enum unroll_language)language);
		for (size_t i = 0; i < table.count; i++) {
			struct str word = table.items[i].text;
			if (i && compare(table.items[i - 1].text, word) >= 0)
				fail_msg("%.*s is not in its place", (int)word.size, word.data);
			if (fold_match(word, word) != word.size)
				fail_msg("%.*s is not folded", (int)word.size, word.data);
		}
	}
}

static void opening_lines_are_known_however_printed(void **state)
{
	static const struct { const char *text; enum unroll_organ organ; } cases[] = {
		{ "The General Assembly,", UNROLL_GENERAL_ASSEMBLY },
		{ "THE SECURITY COUNCIL,", UNROLL_SECURITY_COUNCIL },
		{ "Le Conseil des droits de l ’ homme,", UNROLL_HUMAN_RIGHTS_COUNCIL },
		{ "إن الجمعية العامة ،", UNROLL_GENERAL_ASSEMBLY },
		{ "经济及社会理事会，", UNROLL_ECONOMIC_AND_SOCIAL_COUNCIL },
		{ "Совет Безопасности,", UNROLL_SECURITY_COUNCIL },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct phrase *phrase = phrase_opening(str_of(cases[i].text));
		assert_non_null(phrase);
		assert_int_equal(phrase->organ, cases[i].organ);
	}
	assert_null(phrase_opening(str_of("大会")));
	assert_null(phrase_opening(str_of("The General Assembly decides,")));
	assert_null(phrase_opening(str_of("")));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(labels_are_read),
		cmocka_unit_test(lists_tell_letters_from_numerals),
		cmocka_unit_test(lists_never_grow_beyond_their_depth),
		cmocka_unit_test(dates_are_found_in_six_languages),
		cmocka_unit_test(numbers_above_titles_are_read),
		cmocka_unit_test(roman_numerals_count),
		cmocka_unit_test(leads_are_found),
		cmocka_unit_test(words_are_folded_and_sorted),
		cmocka_unit_test(opening_lines_are_known_however_printed),
	};
	return cmocka_run_group_tests_name("structure tables", tests, NULL, NULL);
}
