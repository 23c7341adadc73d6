#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"
#include "command/keymap.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const char *command_of(const struct keymap *keymap, keycode key, enum context context)
{
	const struct binding *binding = keymap_find(keymap, key, context);

	return binding ? binding->command.data : "";
}

static void a_key_works_in_its_contexts_only(void **state)
{
	struct keymap keymap = { 0 };

	(void)state;
	keymap_bind(&keymap, 'j', CONTEXT_DOCUMENT | CONTEXT_LIST, str_of("line-down"));
	assert_string_equal(command_of(&keymap, 'j', CONTEXT_DOCUMENT), "line-down");
	assert_string_equal(command_of(&keymap, 'j', CONTEXT_LIST), "line-down");
	assert_null(keymap_find(&keymap, 'j', CONTEXT_POPUP));
	assert_null(keymap_find(&keymap, 'J', CONTEXT_DOCUMENT));
	keymap_free(&keymap);
}

static void a_later_binding_takes_the_place_in_its_contexts(void **state)
{
	struct keymap keymap = { 0 };

	(void)state;
	keymap_bind(&keymap, KEYCODE_ENTER, CONTEXT_ALL, str_of("follow"));
	keymap_bind(&keymap, KEYCODE_ENTER, CONTEXT_LIST, str_of("choose"));
	assert_string_equal(command_of(&keymap, KEYCODE_ENTER, CONTEXT_LIST), "choose");
	assert_string_equal(command_of(&keymap, KEYCODE_ENTER, CONTEXT_DOCUMENT), "follow");
	assert_int_equal(keymap.count, 2);
	keymap_bind(&keymap, KEYCODE_ENTER, CONTEXT_ALL, str_of("accept"));
	assert_int_equal(keymap.count, 1);
	keymap_free(&keymap);
}

static void an_unbound_key_stands_for_nothing(void **state)
{
	struct keymap keymap = { 0 };

	(void)state;
	keymap_bind(&keymap, 'q', CONTEXT_ALL, str_of("quit"));
	assert_true(keymap_unbind(&keymap, 'q', CONTEXT_DOCUMENT));
	assert_null(keymap_find(&keymap, 'q', CONTEXT_DOCUMENT));
	assert_string_equal(command_of(&keymap, 'q', CONTEXT_LIST), "quit");
	assert_false(keymap_unbind(&keymap, 'q', CONTEXT_DOCUMENT));
	assert_false(keymap_unbind(&keymap, 'x', CONTEXT_ALL));
	keymap_free(&keymap);
}

static void a_binding_keeps_its_own_copy_of_the_command(void **state)
{
	struct keymap keymap = { 0 };
	char command[] = "quit";

	(void)state;
	keymap_bind(&keymap, 'q', CONTEXT_ALL, str_of(command));
	command[0] = 'X';
	assert_string_equal(command_of(&keymap, 'q', CONTEXT_LIST), "quit");
	keymap_free(&keymap);
}

/* Whole rows of the keyboards, as somebody would type them along a row of Latin ones. */
static const struct {
	const char *typed, *latin;
} keyboards[] = {
	{ "йцукенгшщзхъфывапролджэячсмитьбюё", "qwertyuiop[]asdfghjkl;'zxcvbnm,.`" },
	{ "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ", "QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~" },
	{ "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرﻻىةوزظذ", "qwertyuiop[]asdfghjkl;'zxcvbnm,./`" },
	{ "٠١٢٣٤٥٦٧٨٩", "0123456789" },
	{ "／？：ｊＧ", "/?:jG" },
	{ "qQ:[é中", "qQ:[é中" },
};

static void assert_keyboard(struct str typed, struct str latin)
{
	size_t typed_size, latin_size;

	while (typed.size && latin.size) {
		keycode key = str_decode(typed, &typed_size);
		assert_int_equal(keymap_latin(key), str_decode(latin, &latin_size));
		typed = str_from(typed, typed_size);
		latin = str_from(latin, latin_size);
	}
	assert_int_equal(typed.size, 0);
	assert_int_equal(latin.size, 0);
}

static void other_keyboards_give_the_latin_key_in_the_same_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(keyboards); i++)
		assert_keyboard(str_of(keyboards[i].typed), str_of(keyboards[i].latin));
	assert_int_equal(keymap_latin(KEYCODE_ALT | 0x0449), KEYCODE_ALT | 'o');
	assert_int_equal(keymap_latin(KEYCODE_PAGE_DOWN), KEYCODE_PAGE_DOWN);
}

static void a_character_that_is_bound_itself_is_not_translated(void **state)
{
	struct keymap keymap = { 0 };

	(void)state;
	keymap_bind(&keymap, 'j', CONTEXT_ALL, str_of("line-down"));
	assert_string_equal(command_of(&keymap, 0x043E, CONTEXT_LIST), "line-down");
	keymap_bind(&keymap, 0x043E, CONTEXT_ALL, str_of("outline"));
	assert_string_equal(command_of(&keymap, 0x043E, CONTEXT_LIST), "outline");
	keymap_free(&keymap);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_key_works_in_its_contexts_only),
		cmocka_unit_test(a_later_binding_takes_the_place_in_its_contexts),
		cmocka_unit_test(an_unbound_key_stands_for_nothing),
		cmocka_unit_test(a_binding_keeps_its_own_copy_of_the_command),
		cmocka_unit_test(other_keyboards_give_the_latin_key_in_the_same_place),
		cmocka_unit_test(a_character_that_is_bound_itself_is_not_translated),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
