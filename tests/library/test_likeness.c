#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"
#include "library/likeness.h"

/* The first name must resemble the symbol more than the second. */
static const struct {
	const char *symbol, *likely, *less_likely;
} pairs[] = {
	{ "A/HRC/RES/99/2", "A_HRC_RES_99_2E.xml", "A_HRC_RES_99_20E.xml" },
	{ "A/HRC/RES/99/2", "a-hrc-res-99-2.md", "A_RES_99_2.md" },
	{ "A/HRC/RES/99/2", "resolution 99-2.md", "resolution 2-99.md" },
	{ "A/RES/99/199", "A_RES_99_199-9926037F.xml", "A_RES_99_198-9926038F.xml" },
	{ "S/RES/9901(2050)", "s-res-9901 (2050).txt", "S_RES_9902_2050.txt" },
	{ "S/RES/9901(2050)", "9901.md", "notes.md" },
	{ "A/HRC/RES/S-99/1", "A_HRC_RES_S-99_1.md", "A_HRC_RES_99_1.md" },
};

static void a_name_with_the_parts_of_the_symbol_is_likelier(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct str symbol = str_of(pairs[i].symbol);
		assert_true(likeness(str_of(pairs[i].likely), symbol)
		            > likeness(str_of(pairs[i].less_likely), symbol));
	}
}

static void nothing_in_common_is_nothing(void **state)
{
	(void)state;
	assert_int_equal(likeness(str_of("notes.md"), str_of("A/RES/99/1")), 0);
	assert_int_equal(likeness(str_of(""), str_of("A/RES/99/1")), 0);
	assert_int_equal(likeness(str_of("A_RES_99_1.md"), str_of("")), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_with_the_parts_of_the_symbol_is_likelier),
		cmocka_unit_test(nothing_in_common_is_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
