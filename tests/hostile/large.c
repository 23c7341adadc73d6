#include "large.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define TEN(text) text text text text text text text text text text
#define THOUSAND(text) TEN(TEN(TEN(text)))

const struct large larges[] = {
	{ "H25", "marks on one letter", "a", "\u0301", "\n\nend\n", 0, "end" },
	{ "H51", "quotes in quotes", "", "> ", "end\n", 50000, "end" },
	{ "H51", "lists in lists", "", "- ", "end\n", 50000, "end" },
	{ "H51", "numbers in numbers", "", "1. ", "end\n", 50000, "end" },
	{ "H53", "link definitions", "[x]: /u\n\n", "[x]: /u\n", "\nend [x]\n", 0, "end" },
	{ "H53", "definitions of links", "[x]: /u\n\n", "[x%zu]: /u\n", "\nend [x]\n", 320000, "end" },
	{ "H53", "uses of one link", "[x]: /" THOUSAND("x") "\n\n", "[x] ", "\n\nend\n",
	  50000, "end" },
	{ "H54", "brackets", "end ", "()", "\n", 0, "()" },
	{ "H54", "brackets in Arabic", "\u0627 ", "()", "\n\nend\n", 2 * MEGABYTE, "()" },
	{ "H55", "a line of Latin", "", "seeking international cooperation ", "end\n", 0, "end" },
	{ "H55", "a line of Arabic", "",
	  "\u0627\u0644\u0623\u0645\u0645 \u0627\u0644\u0645\u062a\u062d\u062f\u0629 ",
	  "end\n", 0, "end" },
	{ "H55", "a line of Chinese", "", "\u4e2d\u56fd", " end\n", 0, "end" },
	{ "H55", "a line of one word", "", "x", " end\n", 0, "end" },
	{ "H56", "empty lines", "", "\n", "end\n", 0, "end" },
};

const size_t large_count = sizeof larges / sizeof *larges;

const char *large_write(const struct large *large, const struct nest *nest, size_t megabytes,
                        size_t *size)
{
	const char *path = nest_path(nest, "large.md");
	size_t again = strlen(large->again);
	size_t times = large->times ? large->times : megabytes * MEGABYTE / again;
	FILE *out = fopen(path, "w");

	assert_non_null(out);
	fputs(large->before, out);
	for (size_t i = 0; i < times; i++)
		fprintf(out, large->again, i);
	fputs(large->after, out);
	*size = (size_t)ftell(out);
	assert_int_equal(fclose(out), 0);
	return path;
}
