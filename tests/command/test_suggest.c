#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"
#include "command/suggest.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const struct {
	const char *a, *b;
	unsigned distance;
} distances[] = {
	{ "", "", 0 },
	{ "", "abc", 3 },
	{ "width", "width", 0 },
	{ "widht", "width", 1 },
	{ "wdth", "width", 1 },
	{ "widdth", "width", 1 },
	{ "colors", "colours", 1 },
	{ "abcd", "dcba", 3 },
	{ "a name that is longer than thirty-two bytes", "width", 100 },
};

static void distance_counts_mistakes_both_ways(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(distances); i++) {
		struct str a = str_of(distances[i].a), b = str_of(distances[i].b);
		assert_int_equal(suggest_distance(a, b), distances[i].distance);
		assert_int_equal(suggest_distance(b, a), distances[i].distance);
	}
}

static const struct {
	const char *wanted, *name;
} suggestions[] = {
	{ "quti", "quit" },
	{ "page-dwon", "page-down" },
	{ "page-dow", "page-down" },
	{ "pageup", "page-up" },
	{ "q", "" },
	{ "library", "" },
};

static void only_what_is_near_is_suggested(void **state)
{
	static const struct str names[] = { STR("page-down"), STR("page-up"), STR("quit") };

	(void)state;
	for (size_t i = 0; i < COUNT(suggestions); i++) {
		struct suggestion near = { .wanted = str_of(suggestions[i].wanted) };
		for (size_t j = 0; j < COUNT(names); j++)
			suggest_consider(&near, names[j]);
		assert_true(str_equal(near.name, str_of(suggestions[i].name)));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(distance_counts_mistakes_both_ways),
		cmocka_unit_test(only_what_is_near_is_suggested),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
