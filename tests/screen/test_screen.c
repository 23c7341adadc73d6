#include <limits.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/gate.h"
#include "base/str.h"
#include "screen/screen.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* The dump of a screen of one row, without its line feed; static until the next call. */
static const char *dumped(const struct screen *screen)
{
	static char text[4096];
	memset(text, 0, sizeof(text));
	FILE *out = fmemopen(text, sizeof(text), "w");
	screen_dump(screen, out);
	fclose(out);
	if (*text)
		text[strlen(text) - 1] = '\0';
	return text;
}

static struct screen of_size(int rows, int columns)
{
	struct screen screen = { 0 };
	screen_resize(&screen, rows, columns);
	return screen;
}

static const struct {
	const char *text, *shown;
	int column, limit, end;
} cases[] = {
	{ "abc",               "abc",       0, 10, 3 },
	{ "abc",               "ab",        0, 2, 2 },
	{ "abc",               "  abc",     2, 10, 5 },
	{ "abc",               "bc",       -1, 10, 2 },
	{ "abcdefgh",          "    abcd",  4, 99, 12 },
	{ "abc",               "",         20, 99, 23 },
	{ "abc",               "",          3, 1, 3 },
	{ "東京",              "東京",      0, 10, 4 },
	{ "東京",              "東",        0, 3, 2 },
	{ "東京",              "       ",   7, 99, 11 },
	{ "東a",               " a",       -1, 10, 2 },
	{ "e\u0301te",         "e\u0301te", 0, 10, 3 },
	{ "e\u0301te",         "te",       -1, 10, 2 },
	{ "\u0301a",           " \u0301a",  0, 10, 2 },
	{ "x\ty",              "x y",       0, 10, 3 },
	{ "x\u00a0y",          "x y",       0, 10, 3 },
	{ "A\x1b[31mB",        "A\ufffd[31mB", 0, 10, 7 },
	{ "\xc2\x9b" "31m",    "\ufffd31m", 0, 10, 4 },
	{ "a\u200bb\ufeffc",   "abc",       0, 10, 3 },
	{ "a\U000E0041b",      "ab",        0, 10, 2 },
	{ "\xff!",             "\ufffd!",   0, 10, 2 },
	{ "a\rb\bc",           "a b\ufffdc", 0, 10, 5 },
	{ "\U0001F468\u200D\U0001F469\u200D\U0001F467.", "\U0001F468.", 0, 10, 3 },
};

static void text_comes_out_safe_and_clipped(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct screen screen = of_size(1, 8);
		int end = screen_put(&screen, 0, cases[i].column, cases[i].limit,
		                     str_of(cases[i].text), ROLE_PLAIN);
		const char *shown = cases[i].shown;
		char expected[64] = "";
		size_t length = strlen(shown);
		while (length && shown[length - 1] == ' ')
			length--;
		memcpy(expected, shown, length);
		assert_string_equal(dumped(&screen), expected);
		assert_int_equal(end, cases[i].end);
		screen_free(&screen);
	}
}

static void only_characters_that_pass_the_gate_come_to_stand(void **state)
{
	(void)state;
	struct screen screen = of_size(1, 4);
	for (uint32_t character = 1; character <= 0x10ffff; character++) {
		screen_clear(&screen);
		char bytes[8] = "a";
		size_t size = str_encode(character, bytes + 1);
		bytes[1 + size] = 'b';
		screen_put(&screen, 0, 0, 4, (struct str){ bytes, size + 2 }, ROLE_PLAIN);
		for (int i = 0; i < 4; i++) {
			uint32_t characters[CLUSTER_SIZE];
			size_t count = screen_characters(&screen, &screen.cells[i], characters);
			for (size_t k = 0; k < count; k++)
				assert_int_equal(gate_judge(characters[k]), GATE_PASS);
		}
	}
	screen_free(&screen);
}

static void a_cell_keeps_a_base_and_four_marks(void **state)
{
	(void)state;
	struct screen screen = of_size(1, 4);
	screen_put(&screen, 0, 0, 4, (struct str)STR("a\u0301\u0302\u0303\u0304\u0305\u0306" "b"),
	           ROLE_PLAIN);
	assert_string_equal(dumped(&screen), "a\u0301\u0302\u0303\u0304b");
	assert_int_equal(screen.hidden, 2);
	screen_clear(&screen);
	assert_int_equal(screen.hidden, 0);
	screen_free(&screen);
}

static void what_is_hidden_is_counted(void **state)
{
	(void)state;
	struct screen screen = of_size(1, 20);
	screen_put(&screen, 0, 0, 20, (struct str)STR("a\u202eb\u200b\tc\x1b"), ROLE_PLAIN);
	assert_int_equal(screen.hidden, 3);
	screen_free(&screen);
}

static void no_half_of_a_wide_character_is_left(void **state)
{
	(void)state;
	for (int column = 0; column < 6; column++) {
		for (int width = 1; width < 4; width++) {
			struct screen screen = of_size(1, 8);
			screen_put(&screen, 0, 0, 8, (struct str)STR("東京都千"), ROLE_PLAIN);
			screen_put(&screen, 0, column, column + width, (struct str)STR("abc"), ROLE_PLAIN);
			for (int i = 0; i < 8; i++) {
				int next = i < 7 ? screen.cells[i + 1].width : 1;
				assert_int_equal(screen.cells[i].width == 2, next == 0);
			}
			screen_free(&screen);
		}
	}
}

static void painting_changes_roles_and_no_text(void **state)
{
	(void)state;
	struct screen screen = of_size(1, 6);
	screen_put(&screen, 0, 0, 6, (struct str)STR("a東京"), ROLE_LABEL);
	screen_paint(&screen, 0, 2, 4, ROLE_MATCH);
	assert_string_equal(dumped(&screen), "a東京\nlmmmm.");
	screen_paint(&screen, 0, -5, 1, ROLE_STATUS);
	screen_paint(&screen, 3, 0, 6, ROLE_ERROR);
	screen_paint(&screen, -1, 0, 6, ROLE_ERROR);
	screen_paint(&screen, 0, 5, INT_MAX, ROLE_DIM);
	assert_string_equal(dumped(&screen), "a東京\nsmmmmd");
	screen_free(&screen);
}

static void a_line_is_filled_up_to_its_limit(void **state)
{
	(void)state;
	struct screen screen = of_size(2, 6);
	screen_put(&screen, 0, 0, 6, (struct str)STR("abcdef"), ROLE_PLAIN);
	assert_int_equal(screen_put_line(&screen, 0, 1, 5, (struct str)STR("x"), ROLE_STATUS), 2);
	screen_put_line(&screen, 2, 0, 6, (struct str)STR("outside"), ROLE_STATUS);
	assert_string_equal(dumped(&screen), "ax   f\n.ssss.\n");
	screen_free(&screen);
}

static void a_cluster_takes_the_room_made_for_it(void **state)
{
	(void)state;
	struct screen screen = of_size(1, 6);
	screen_put_cluster(&screen, 0, 0, 2, (struct str)STR("東"), ROLE_PLAIN);
	screen_put_cluster(&screen, 0, 2, 2, (struct str)STR("x"), ROLE_PLAIN);
	screen_put_cluster(&screen, 0, 4, 1, (struct str)STR("京"), ROLE_PLAIN);
	screen_put_cluster(&screen, 0, 5, 1, (struct str)STR("!"), ROLE_PLAIN);
	assert_string_equal(dumped(&screen), "東x  !");
	screen_free(&screen);
}

static const struct {
	int rows, columns, real_rows, real_columns;
} sizes[] = {
	{ 24, 80, 24, 80 },
	{ 0, 0, 1, 1 },
	{ -3, 5, 1, 5 },
	{ 65535, 65535, SCREEN_MAX_ROWS, SCREEN_MAX_COLUMNS },
	{ 1, 1000, 1, 1000 },
};

static void sizes_are_clamped(void **state)
{
	(void)state;
	struct screen screen = { 0 };
	for (size_t i = 0; i < COUNT(sizes); i++) {
		screen_resize(&screen, sizes[i].rows, sizes[i].columns);
		assert_int_equal(screen.rows, sizes[i].real_rows);
		assert_int_equal(screen.columns, sizes[i].real_columns);
		screen_put(&screen, screen.rows - 1, 0, screen.columns, (struct str)STR("x"),
		           ROLE_PLAIN);
	}
	screen_free(&screen);
}

static void every_role_has_a_letter_of_its_own(void **state)
{
	(void)state;
	for (enum role role = 0; role < ROLE_COUNT; role++) {
		assert_in_range(role_letter(role), '!', '~');
		for (enum role other = 0; other < role; other++)
			assert_int_not_equal(role_letter(role), role_letter(other));
	}
}

/* A base character with a million marks, or a megabyte in one row, takes no noticeable time. */
static void endless_text_is_cut(void **state)
{
	(void)state;
	enum { SIZE = 2 << 20 };
	struct screen screen = of_size(1, 80);
	char *text = malloc(SIZE);
	for (size_t i = 0; i < SIZE; i += 2)
		memcpy(text + i, "\u0301", 2);
	assert_int_equal(screen_put(&screen, 0, 0, 80, (struct str){ text, SIZE }, ROLE_PLAIN), 1);
	assert_int_equal(screen.hidden, SIZE / 2 - 4);
	memset(text, 'x', SIZE);
	assert_int_equal(screen_put(&screen, 0, 0, 80, (struct str){ text, SIZE }, ROLE_PLAIN), 80);
	free(text);
	screen_free(&screen);
}

int main(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_comes_out_safe_and_clipped),
		cmocka_unit_test(only_characters_that_pass_the_gate_come_to_stand),
		cmocka_unit_test(a_cell_keeps_a_base_and_four_marks),
		cmocka_unit_test(what_is_hidden_is_counted),
		cmocka_unit_test(no_half_of_a_wide_character_is_left),
		cmocka_unit_test(painting_changes_roles_and_no_text),
		cmocka_unit_test(a_line_is_filled_up_to_its_limit),
		cmocka_unit_test(a_cluster_takes_the_room_made_for_it),
		cmocka_unit_test(sizes_are_clamped),
		cmocka_unit_test(every_role_has_a_letter_of_its_own),
		cmocka_unit_test(endless_text_is_cut),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
