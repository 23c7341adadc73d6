#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "command/options.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void names_ascend_and_are_explained(void **state)
{
	(void)state;
	for (enum option i = 0; i < OPTION_COUNT; i++) {
		const struct option_entry *entry = &option_entries[i];
		assert_int_equal(option_find(entry->name), i);
		assert_true(strlen(entry->summary) > 10);
		assert_true(i == 0 || strcmp(entry[-1].name.data, entry->name.data) < 0);
	}
	assert_int_equal(option_find(str_of("")), OPTION_COUNT);
}

static void every_value_that_is_described_can_be_set(void **state)
{
	(void)state;
	for (enum option i = 0; i < OPTION_COUNT; i++) {
		struct options options, copy = { 0 };
		char text[80];
		options_reset(&options);
		options_describe(&options, i, text, sizeof text);
		char *value = strchr(text, ' ');
		assert_non_null(value);
		*value++ = '\0';
		copy.values[i] = -1;
		assert_true(options_set(&copy, str_of(text), str_of(value), NULL));
		assert_int_equal(copy.values[i], options.values[i]);
	}
}

static const struct {
	enum option option;
	const char *value;
	int result;
} good[] = {
	{ OPTION_WIDTH, "20", 20 },
	{ OPTION_WIDTH, "1000", 1000 },
	{ OPTION_WIDTH, "0084", 84 },
	{ OPTION_THEME, "none", THEME_NONE },
	{ OPTION_COLOURS, "256", COLOURS_256 },
	{ OPTION_BIDI, "logical", BIDI_CHOICE_LOGICAL },
	{ OPTION_LANGUAGE, "zh", UNROLL_CHINESE },
	{ OPTION_OPENER, "xdg-open", OPENER_XDG_OPEN },
	{ OPTION_MOUSE, "", 1 },
	{ OPTION_MOUSE, "yes", 1 },
	{ OPTION_REMEMBER, "off", 0 },
	{ OPTION_REMEMBER, "false", 0 },
};

static void values_are_read_by_their_kind(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(good); i++) {
		struct options options;
		options_reset(&options);
		assert_true(options_set(&options, option_entries[good[i].option].name,
		                        str_of(good[i].value), NULL));
		assert_int_equal(options.values[good[i].option], good[i].result);
	}
}

static const struct {
	const char *name, *value, *message;
} bad[] = {
	{ "widht", "70", "set widht: no such option; did you mean width?" },
	{ "colors", "8", "set colors: no such option; did you mean colours?" },
	{ "tabstop", "8", "set tabstop: no such option" },
	{ "", "", "set : no such option" },
	{ "width", "wide", "set width: \"wide\" must be a number from 20 to 1000" },
	{ "width", "", "set width: the value must be a number from 20 to 1000" },
	{ "width", "19", "set width: \"19\" must be a number from 20 to 1000" },
	{ "width", "1001", "set width: \"1001\" must be a number from 20 to 1000" },
	{ "width", "-30", "set width: \"-30\" must be a number from 20 to 1000" },
	{ "width", "4294967380", "set width: \"4294967380\" must be a number from 20 to 1000" },
	{ "width", "99999999999999999999",
	  "set width: \"99999999999999999999\" must be a number from 20 to 1000" },
	{ "theme", "pink", "set theme: \"pink\" must be auto, light, dark or none" },
	{ "theme", "", "set theme: the value must be auto, light, dark or none" },
	{ "mouse", "maybe", "set mouse: \"maybe\" must be off or on" },
	{ "opener", "/bin/sh", "set opener: \"/bin/sh\" must be auto, xdg-open, wslview or open" },
};

static void a_mistake_is_told_and_changes_nothing(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct options options, before;
		struct unroll_error error = { 0 };
		options_reset(&options);
		before = options;
		assert_false(options_set(&options, str_of(bad[i].name), str_of(bad[i].value), &error));
		assert_string_equal(error.message, bad[i].message);
		assert_memory_equal(&options, &before, sizeof options);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_ascend_and_are_explained),
		cmocka_unit_test(every_value_that_is_described_can_be_set),
		cmocka_unit_test(values_are_read_by_their_kind),
		cmocka_unit_test(a_mistake_is_told_and_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
