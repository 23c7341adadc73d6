#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "screen/keycode.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const struct {
	const char *name;
	keycode key;
} named[] = {
	{ "j", 'j' },
	{ "G", 'G' },
	{ "-", '-' },
	{ "<", '<' },
	{ ">", '>' },
	{ "ж", 0x436 },
	{ "ش", 0x634 },
	{ "Space", ' ' },
	{ "Tab", KEYCODE_TAB },
	{ "S-Tab", KEYCODE_BACKTAB },
	{ "Enter", KEYCODE_ENTER },
	{ "Esc", KEYCODE_ESCAPE },
	{ "Backspace", KEYCODE_BACKSPACE },
	{ "PageDown", KEYCODE_PAGE_DOWN },
	{ "F1", KEYCODE_F1 },
	{ "F12", KEYCODE_F12 },
	{ "C-o", KEYCODE_CONTROL | 'o' },
	{ "C--", KEYCODE_CONTROL | '-' },
	{ "C-Space", KEYCODE_CONTROL | ' ' },
	{ "M-x", KEYCODE_ALT | 'x' },
	{ "M-Enter", KEYCODE_ALT | KEYCODE_ENTER },
	{ "C-M-a", KEYCODE_CONTROL | KEYCODE_ALT | 'a' },
	{ "S-Up", KEYCODE_SHIFT | KEYCODE_UP },
	{ "C-S-Home", KEYCODE_CONTROL | KEYCODE_SHIFT | KEYCODE_HOME },
};

static void a_name_and_its_key_find_each_other(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(named); i++) {
		char name[24];
		size_t length = keycode_name(named[i].key, name, sizeof(name));
		assert_string_equal(name, named[i].name);
		assert_int_equal(length, strlen(named[i].name));
		assert_int_equal(keycode_from_name(str_of(named[i].name)), named[i].key);
	}
}

static void every_special_key_has_a_name(void **state)
{
	(void)state;
	for (keycode key = KEYCODE_SPECIAL; key < KEYCODE_SPECIAL_END; key++) {
		char name[24];
		size_t length = keycode_name(key, name, sizeof(name));
		assert_int_equal(keycode_from_name((struct str){ name, length }), key);
	}
}

static const struct {
	const char *name;
	keycode key;
} understood[] = {
	{ "pgdn", KEYCODE_PAGE_DOWN },
	{ "Return", KEYCODE_ENTER },
	{ "lt", '<' },
	{ "C-O", KEYCODE_CONTROL | 'o' },
	{ "C-i", KEYCODE_TAB },
	{ "C-m", KEYCODE_ENTER },
	{ "C-[", KEYCODE_ESCAPE },
	{ "C-h", KEYCODE_BACKSPACE },
	{ "M-C-m", KEYCODE_ALT | KEYCODE_ENTER },
	{ "", KEYCODE_NONE },
	{ "jj", KEYCODE_NONE },
	{ "C-", KEYCODE_NONE },
	{ "C-nothing", KEYCODE_NONE },
	{ "X-a", KEYCODE_NONE },
	{ "S-a", KEYCODE_NONE },
	{ "F13", KEYCODE_NONE },
};

static void names_are_understood_as_terminals_send_them(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(understood); i++)
		assert_int_equal(keycode_from_name(str_of(understood[i].name)), understood[i].key);
}

static void a_name_that_does_not_fit_is_cut(void **state)
{
	(void)state;
	char name[5];
	assert_int_equal(keycode_name(KEYCODE_PAGE_DOWN, name, sizeof(name)), 4);
	assert_string_equal(name, "Page");
}

static const struct {
	const char *text;
	keycode keys[8];
} texts[] = {
	{ "", { KEYCODE_NONE } },
	{ "15g<Enter><C-o>", { '1', '5', 'g', KEYCODE_ENTER, KEYCODE_CONTROL | 'o' } },
	{ "<lt>a>", { '<', 'a', '>' } },
	{ "a<b", { 'a', '<', 'b' } },
	{ "<nokey>", { '<', 'n', 'o', 'k', 'e', 'y', '>' } },
	{ "é\n", { 0xe9, '\n' } },
	{ "\xff" "b", { 0xfffd, 'b' } },
};

static void a_text_of_keys_is_taken_key_by_key(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct str rest = str_of(texts[i].text);
		for (size_t k = 0; k < COUNT(texts[i].keys) && texts[i].keys[k]; k++)
			assert_int_equal(keycode_next(&rest), texts[i].keys[k]);
		assert_int_equal(keycode_next(&rest), KEYCODE_NONE);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_and_its_key_find_each_other),
		cmocka_unit_test(every_special_key_has_a_name),
		cmocka_unit_test(names_are_understood_as_terminals_send_them),
		cmocka_unit_test(a_name_that_does_not_fit_is_cut),
		cmocka_unit_test(a_text_of_keys_is_taken_key_by_key),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
