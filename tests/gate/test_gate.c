#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <wchar.h>

#include <cmocka.h>

#include "base/gate.h"
#include "base/str.h"

#define UNICODE_DATA "/usr/share/unicode/"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void characters_are_judged_one_by_one(void **state)
{
	static const struct {
		uint32_t character;
		enum gate_verdict verdict;
	} cases[] = {
		{ 'A', GATE_PASS },     { ' ', GATE_PASS },     { '~', GATE_PASS },
		{ 0xE9, GATE_PASS },    { 0x0301, GATE_PASS },  { 0x0416, GATE_PASS },
		{ 0x0644, GATE_PASS },  { 0x0651, GATE_PASS },  { 0x0600, GATE_PASS },
		{ 0x3000, GATE_PASS },  { 0x4E2D, GATE_PASS },  { 0xFFFD, GATE_PASS },
		{ 0x1F600, GATE_PASS }, { 0x00, GATE_REPLACE }, { 0x07, GATE_REPLACE },
		{ 0x0B, GATE_REPLACE }, { 0x0C, GATE_REPLACE }, { 0x1B, GATE_REPLACE },
		{ 0x7F, GATE_REPLACE }, { 0x9B, GATE_REPLACE }, { 0x9D, GATE_REPLACE },
		{ 0x09, GATE_SPACE },   { 0x0A, GATE_SPACE },   { 0x0D, GATE_SPACE },
		{ 0x85, GATE_SPACE },   { 0xA0, GATE_SPACE },   { 0x2009, GATE_SPACE },
		{ 0x202F, GATE_SPACE }, { 0x2028, GATE_SPACE }, { 0xAD, GATE_DROP },
		{ 0x200B, GATE_DROP },  { 0x200D, GATE_DROP },  { 0x200E, GATE_DROP },
		{ 0x061C, GATE_DROP },  { 0x2066, GATE_DROP },  { 0x2069, GATE_DROP },
		{ 0xFEFF, GATE_DROP },  { 0xFFF9, GATE_DROP },  { 0xE0041, GATE_DROP },
		{ 0xFE0F, GATE_DROP },  { 0x202A, GATE_REPLACE }, { 0x202B, GATE_REPLACE },
		{ 0x202C, GATE_REPLACE }, { 0x202D, GATE_REPLACE }, { 0x202E, GATE_REPLACE },
		{ 0xD800, GATE_REPLACE }, { 0xDFFF, GATE_REPLACE }, { 0xE000, GATE_REPLACE },
		{ 0xF8FF, GATE_REPLACE }, { 0xFDD0, GATE_REPLACE }, { 0xFFFE, GATE_REPLACE },
		{ 0xFFFF, GATE_REPLACE }, { 0x0378, GATE_REPLACE }, { 0x1FFFE, GATE_REPLACE },
		{ 0x10FFFD, GATE_REPLACE }, { 0x10FFFF, GATE_REPLACE },
		{ 0x110000, GATE_REPLACE }, { UINT32_MAX, GATE_REPLACE },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		if (gate_judge(cases[i].character) != cases[i].verdict)
			fail_msg("U+%04X", (unsigned)cases[i].character);
}

static void widths_are_those_of_wcwidth(void **state)
{
	(void)state;
	for (uint32_t c = 0; c <= 0x10FFFF; c++)
		if (gate_judge(c) == GATE_PASS && gate_width(c) != wcwidth((wchar_t)c))
			fail_msg("U+%04X", (unsigned)c);
}

static void what_is_replaced_takes_a_column(void **state)
{
	(void)state;
	assert_int_equal(gate_width(0x1B), 1);
	assert_int_equal(gate_width(0x85), 1);
	assert_int_equal(gate_width(0x10FFFF), 1);
}

static bool named[0x110000];

/*
 * Check that nothing passes of the lines of a file of the Unicode Character
 * Database that name `property`; return how many characters they name, and name
 * them in `named`.
 */
static unsigned check_property(const char *file, const char *property, bool must_not_pass)
{
	char line[256], name[64];
	unsigned count = 0;
	FILE *data = fopen(file, "r");

	memset(named, 0, sizeof named);
	if (!data) {
		print_message("no %s\n", file);
		skip();
	}
	while (fgets(line, sizeof line, data)) {
		unsigned first, last;
		if (sscanf(line, "%X..%X ; %63s", &first, &last, name) != 3) {
			if (sscanf(line, "%X ; %63s", &first, name) != 2)
				continue;
			last = first;
		}
		if (strcmp(name, property) != 0)
			continue;
		for (unsigned c = first; c <= last; c++, count++) {
			named[c] = true;
			if (must_not_pass && gate_judge(c) == GATE_PASS)
				fail_msg("U+%04X passes, which is %s", c, property);
		}
	}
	fclose(data);
	return count;
}

static void nothing_invisible_passes(void **state)
{
	(void)state;
	unsigned count = check_property(UNICODE_DATA "DerivedCoreProperties.txt",
	                                "Default_Ignorable_Code_Point", true);
	assert_int_equal(count, 4174);
}

/* The marks of interlinear annotation too; embeddings and overrides are shown. */
static void what_is_invisible_and_nothing_else_is_left_out(void **state)
{
	(void)state;
	check_property(UNICODE_DATA "DerivedCoreProperties.txt", "Default_Ignorable_Code_Point", true);
	for (uint32_t c = 0; c <= 0x10FFFF; c++) {
		bool is_annotation = c >= 0xFFF9 && c <= 0xFFFB, is_shown = c >= 0x202A && c <= 0x202E;
		if ((gate_judge(c) == GATE_DROP) != ((named[c] && !is_shown) || is_annotation))
			fail_msg("U+%04X", (unsigned)c);
	}
}

/* The first letter of each character's general category; ranges are given by their ends. */
static char categories[0x110000];

static void read_categories(void)
{
	char line[512], name[128], category[3];
	unsigned character, first = 0;
	FILE *data = fopen(UNICODE_DATA "UnicodeData.txt", "r");

	if (!data) {
		print_message("no UnicodeData.txt\n");
		skip();
	}
	memset(categories, 'C', sizeof categories);
	while (fgets(line, sizeof line, data)) {
		assert_int_equal(sscanf(line, "%X;%127[^;];%2s", &character, name, category), 3);
		if (!strstr(name, ", Last>"))
			first = character;
		memset(categories + first, category[0], character - first + 1);
	}
	fclose(data);
}

/* What the C library does not know yet is not seen; a few format characters are, as a year's sign. */
static bool is_seen(uint32_t c)
{
	bool is_format = categories[c] == 'C' && c >= 0x0600 && c < 0xE000;
	bool is_high_format = categories[c] == 'C' && c >= 0x10000 && c < 0xF0000;

	return wcwidth((wchar_t)c) >= 0 && !named[c]
	    && (strchr("LMNPS", categories[c]) || is_format || is_high_format);
}

static void all_that_is_seen_passes_and_nothing_else(void **state)
{
	(void)state;
	read_categories();
	check_property(UNICODE_DATA "DerivedCoreProperties.txt", "Default_Ignorable_Code_Point", false);
	for (uint32_t c = 0; c <= 0x10FFFF; c++) {
		bool is_blank = c == ' ' || c == 0x3000;
		if ((gate_judge(c) == GATE_PASS) != (is_seen(c) || is_blank))
			fail_msg("U+%04X", (unsigned)c);
	}
}

static void all_white_space_is_a_blank_and_nothing_else(void **state)
{
	(void)state;
	check_property(UNICODE_DATA "PropList.txt", "White_Space", false);
	for (uint32_t c = 0; c <= 0x10FFFF; c++) {
		bool is_other = c == 0x0B || c == 0x0C || c == ' ' || c == 0x3000;
		if ((gate_judge(c) == GATE_SPACE) != (named[c] && !is_other))
			fail_msg("U+%04X", (unsigned)c);
	}
}

static void no_bidi_control_passes(void **state)
{
	(void)state;
	assert_int_equal(check_property(UNICODE_DATA "PropList.txt", "Bidi_Control", true), 12);
}

static void no_noncharacter_passes(void **state)
{
	(void)state;
	assert_int_equal(check_property(UNICODE_DATA "PropList.txt", "Noncharacter_Code_Point", true), 66);
}

/* What fput_safe() writes; free() it. */
static char *written(struct str text, bool lines)
{
	char *bytes = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&bytes, &size);

	assert_true(fput_safe(text, lines, out));
	fclose(out);
	return bytes;
}

static void hostile_text_is_written_inert(void **state)
{
	static const struct {
		struct str text;
		const char *safe;
	} cases[] = {
		{ STR(""), "" },
		{ STR("A\033[31mB"), "A\uFFFD[31mB" },
		{ STR("\033]0;pwn\a"), "\uFFFD]0;pwn\uFFFD" },
		{ STR("\033]52;c;ZXZpbA==\a"), "\uFFFD]52;c;ZXZpbA==\uFFFD" },
		{ STR("\xC2\x9B" "31m"), "\uFFFD31m" },
		{ STR("\x9B\x9D\x90"), "\uFFFD\uFFFD\uFFFD" },
		{ STR("\xC0\x80"), "\uFFFD\uFFFD" },
		{ STR("a\xE2\x80"), "a\uFFFD\uFFFD" },
		{ STR("evil\rgood"), "evil good" },
		{ STR("ab\b\bX"), "ab\uFFFD\uFFFDX" },
		{ STR("a\0b"), "a\uFFFDb" },
		{ STR("exe\u202Efdp"), "exe\uFFFDfdp" },
		{ STR("a\U000E0041\U000E0042b"), "ab" },
		{ STR("\uFEFFa\u200Bb\u2060c"), "abc" },
		{ STR("50\u00A0%\t!"), "50 % !" },
		{ STR("a\nb"), "a\nb" },
		{ STR("\u0644\u0651\u064E"), "\u0644\u0651\u064E" },
		{ STR("a\u0301\u0301\u0301\u0301\u0301\u0301b\u0301"),
		  "a\u0301\u0301\u0301\u0301b\u0301" },
		{ STR("\u0301\u0301\u0301\u0301\u0301"), "\u0301\u0301\u0301\u0301" },
		{ STR("é\u0301\u0301\u0301\u0301é\u0301"), "é\u0301\u0301\u0301\u0301é\u0301" },
		{ STR("é\u0301\u0301\u0301\u0301\u200B\u0301"), "é\u0301\u0301\u0301\u0301" },
		{ STR("é\u0301\u0301\u0301\u0301\033\u0301"),
		  "é\u0301\u0301\u0301\u0301\uFFFD\u0301" },
		{ STR("中文，№ 5 «Да»"), "中文，№ 5 «Да»" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char *text = malloc(cases[i].text.size ? cases[i].text.size : 1);
		assert_non_null(text);        /* with nothing behind it */
		memcpy(text, cases[i].text.data, cases[i].text.size);
		char *safe = written((struct str){ text, cases[i].text.size }, true);
		free(text);
		assert_string_equal(safe, cases[i].safe);
		char *again = written(str_of(safe), true);
		assert_string_equal(again, safe);
		free(again);
		free(safe);
	}
}

/* Whether every character of a text passes, line feeds too. */
static bool is_safe(struct str text)
{
	for (size_t at = 0, size; at < text.size; at += size) {
		uint32_t character = str_decode(str_from(text, at), &size);
		bool is_broken = character == 0xFFFD && size != 3;
		if (is_broken || (character != '\n' && gate_judge(character) != GATE_PASS))
			return false;
	}
	return true;
}

static void any_bytes_are_written_safe(void **state)
{
	static const uint32_t tops[] = { 0x80, 0x100, 0x3000, 0x110000 };
	uint32_t seed = 4;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		char bytes[64];
		size_t size = 0;
		while (size < sizeof bytes - 4) {
			seed = seed * 1664525u + 1013904223u;
			uint32_t character = (seed >> 10) % tops[(seed >> 8) % COUNT(tops)];
			if (character % 16 == 0)
				bytes[size++] = (char)(seed >> 24);      /* any byte at all */
			else
				size += str_encode(character, bytes + size);
		}
		char *safe = written((struct str){ bytes, size }, true);
		char *again = written(str_of(safe), true);
		assert_true(is_safe(str_of(safe)));
		assert_string_equal(again, safe);
		assert_true(strlen(safe) <= 3 * size);
		free(again);
		free(safe);
	}
}

static void a_message_stays_on_its_line(void **state)
{
	(void)state;
	char *safe = written((struct str)STR("a\nb\r\nc\u2028d"), false);
	assert_string_equal(safe, "a b  c d");
	free(safe);
}

static void a_stream_that_fails_is_told(void **state)
{
	(void)state;
	FILE *full = fopen("/dev/full", "w");
	if (!full)
		skip();
	setvbuf(full, NULL, _IONBF, 0);
	assert_false(fput_safe((struct str)STR("abc"), false, full));
	assert_false(fput_safe((struct str)STR("a\033"), false, full));
	assert_false(fput_safe((struct str)STR("\033"), false, full));
	fclose(full);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(characters_are_judged_one_by_one),
		cmocka_unit_test(widths_are_those_of_wcwidth),
		cmocka_unit_test(what_is_replaced_takes_a_column),
		cmocka_unit_test(nothing_invisible_passes),
		cmocka_unit_test(what_is_invisible_and_nothing_else_is_left_out),
		cmocka_unit_test(all_that_is_seen_passes_and_nothing_else),
		cmocka_unit_test(all_white_space_is_a_blank_and_nothing_else),
		cmocka_unit_test(no_bidi_control_passes),
		cmocka_unit_test(no_noncharacter_passes),
		cmocka_unit_test(hostile_text_is_written_inert),
		cmocka_unit_test(any_bytes_are_written_safe),
		cmocka_unit_test(a_message_stays_on_its_line),
		cmocka_unit_test(a_stream_that_fails_is_told),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 77;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
