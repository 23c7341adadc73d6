#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/str.h"
#include "citation/citation.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* One sentence and what it cites, in order; "#12" is the paragraph that is named. */
struct row {
	int organ;                /* enum unroll_organ */
	const char *text, *cited;
};

enum {
	GA = UNROLL_GENERAL_ASSEMBLY,
	SC = UNROLL_SECURITY_COUNCIL,
	HRC = UNROLL_HUMAN_RIGHTS_COUNCIL,
	ECOSOC = UNROLL_ECONOMIC_AND_SOCIAL_COUNCIL,
};

static const struct row english[] = {
	{ GA, "Recalling its resolution 70/901 of 25 September 2015,", "A/RES/70/901" },
	{ GA, "Recalling its resolutions 48/902 of 20 December 1993, 70/903 of 17 December 2015 and "
	      "72/904 of 19 December 2017,", "A/RES/48/902 A/RES/70/903 A/RES/72/904" },
};

static void check(enum unroll_language language, const struct row *row)
{
	struct arena arena = { 0 };
	struct citation_context context = {
		.language = language, .organ = (enum unroll_organ)row->organ, .arena = &arena,
	};
	struct citation_list list = { 0 };
	char cited[1024] = "";

	citations_find(&context, str_of(row->text), &list);
	for (size_t i = 0; i < list.count; i++) {
		const struct citation *item = &list.items[i];
		size_t size = strlen(cited);
		snprintf(cited + size, sizeof cited - size, "%s%.*s%s%.*s", i ? " " : "",
		         (int)item->symbol.size, item->symbol.data, item->target.size ? "#" : "",
		         (int)item->target.size, item->target.data ? item->target.data : "");
	}
	if (strcmp(cited, row->cited))
		print_message("%s\n", row->text);
	assert_string_equal(cited, row->cited);
	free(list.items);
	arena_free(&arena);
}

static void english_cites(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(english); i++)
		check(UNROLL_ENGLISH, &english[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(english_cites),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
