#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/str.h"

static void assert_str(struct str text, const char *expected)
{
	if (!str_equal(text, str_of(expected)))
		fail_msg("\"%.*s\" is not \"%s\"", (int)text.size, text.data, expected);
}

static void trimming_takes_every_kind_of_space(void **state)
{
	static const struct { const char *text, *trimmed; } cases[] = {
		{ "", "" },
		{ " \t\r\n", "" },
		{ "a b", "a b" },
		{ "  a\f", "a" },
		{ "\u00A0\u202Fa\u3000 ", "a" },
		{ "\u00E0\u00A0", "\u00E0" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_str(str_trim(str_of(cases[i].text)), cases[i].trimmed);
}

static void slices_never_leave_the_text(void **state)
{
	struct str text = STR("abc");

	(void)state;
	assert_str(str_slice(text, 1, 2), "b");
	assert_str(str_slice(text, 1, 9), "bc");
	assert_str(str_slice(text, 7, 9), "");
	assert_str(str_slice(text, 2, 1), "");
	assert_str(str_from((struct str){ 0 }, 0), "");
}

static void a_prefix_ends_between_characters(void **state)
{
	struct str text = STR("a\u00E9\u5927b");

	(void)state;
	assert_str(str_prefix(text, 0), "");
	assert_str(str_prefix(text, 2), "a");
	assert_str(str_prefix(text, 3), "a\u00E9");
	assert_str(str_prefix(text, 5), "a\u00E9");
	assert_str(str_prefix(text, 6), "a\u00E9\u5927");
	assert_str(str_prefix(text, 99), "a\u00E9\u5927b");
}

static void lines_end_at_line_feeds(void **state)
{
	struct str rest = STR("one\n\ntwo"), line;

	(void)state;
	assert_true(str_next_line(&rest, &line));
	assert_str(line, "one");
	assert_true(str_next_line(&rest, &line));
	assert_str(line, "");
	assert_true(str_next_line(&rest, &line));
	assert_str(line, "two");
	assert_false(str_next_line(&rest, &line));
}

static void finding_gives_the_first_place(void **state)
{
	struct str text = STR("abcabc");

	(void)state;
	assert_int_equal(str_find(text, (struct str)STR("ca")), 2);
	assert_int_equal(str_find(text, (struct str)STR("")), 0);
	assert_true(str_find(text, (struct str)STR("cb")) == SIZE_MAX);
	assert_true(str_find(text, (struct str)STR("abcabcd")) == SIZE_MAX);
}

static void case_is_that_of_ascii(void **state)
{
	(void)state;
	assert_true(str_equal_ignoring_case((struct str)STR("a/Hrc"), (struct str)STR("A/HRC")));
	assert_false(str_equal_ignoring_case((struct str)STR("a["), (struct str)STR("A{")));
	assert_false(str_equal_ignoring_case((struct str)STR("a"), (struct str)STR("ab")));
}

static void decoding_goes_both_ways(void **state)
{
	static const uint32_t characters[] = { 'a', 0xE9, 0x5927, 0x1F54A };
	char bytes[4];
	size_t size;

	(void)state;
	for (size_t i = 0; i < sizeof characters / sizeof *characters; i++) {
		struct str text = { bytes, str_encode(characters[i], bytes) };
		assert_int_equal(str_decode(text, &size), characters[i]);
		assert_int_equal(size, text.size);
		assert_int_equal(str_decode_before(text, text.size, &size), characters[i]);
		assert_int_equal(size, text.size);
	}
}

static void what_is_not_utf8_decodes_as_a_replacement(void **state)
{
	size_t size;

	(void)state;
	assert_int_equal(str_decode((struct str)STR("\xC3"), &size), 0xFFFD);
	assert_int_equal(size, 1);
	assert_int_equal(str_decode_before((struct str)STR("a\x80\x80"), 3, &size), 0xFFFD);
	assert_int_equal(size, 1);
	assert_int_equal(str_encode(0xD800, (char[4]){ 0 }), 3);
}

static void a_long_message_is_cut_between_characters(void **state)
{
	struct unroll_error error = { 0 };
	char text[600];

	(void)state;
	for (size_t i = 0; i + 1 < sizeof text; i += 2)
		memcpy(text + i, "\u00E9", 2);
	text[sizeof text - 2] = '\0';
	assert_false(error_set(&error, UNROLL_ERROR_SYSTEM, 7, "x%s", text));
	assert_int_equal(error.line, 7);
	assert_int_equal(strlen(error.message) % 2, 1);
	assert_false(error_set(NULL, UNROLL_ERROR_SYSTEM, 0, "nobody listens"));
}

static void digits_of_every_script_have_their_value(void **state)
{
	static const struct { uint32_t character; int value; } cases[] = {
		{ '0', 0 }, { '9', 9 }, { '/', -1 }, { ':', -1 }, { 0x0660, 0 }, { 0x0669, 9 },
		{ 0x065F, -1 }, { 0x066A, -1 }, { 0x06F0, 0 }, { 0x06F9, 9 }, { 0x06EF, -1 },
		{ 0x06FA, -1 }, { 0xFF10, 0 }, { 0xFF19, 9 }, { 0xFF0F, -1 }, { 0xFF1A, -1 },
		{ 'a', -1 }, { 0, -1 }, { 0x0966, -1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(digit_value(cases[i].character), cases[i].value);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(trimming_takes_every_kind_of_space),
		cmocka_unit_test(slices_never_leave_the_text),
		cmocka_unit_test(a_prefix_ends_between_characters),
		cmocka_unit_test(lines_end_at_line_feeds),
		cmocka_unit_test(finding_gives_the_first_place),
		cmocka_unit_test(case_is_that_of_ascii),
		cmocka_unit_test(decoding_goes_both_ways),
		cmocka_unit_test(what_is_not_utf8_decodes_as_a_replacement),
		cmocka_unit_test(a_long_message_is_cut_between_characters),
		cmocka_unit_test(digits_of_every_script_have_their_value),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
