/*
 * Inputs on which a careless reader takes quadratic time or runs out of stack:
 * the families with which cmark and md4c are tested, and our own. Each is large
 * enough that quadratic work would not come to an end while anybody waits.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/str.h"
#include "format/format.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { SIZE = 1 << 20 };

/* `before` once, `again` as often as there is room, `after` once. */
static const struct { const char *before, *again, *after; } families[] = {
	{ "", "*a **a ", "" },
	{ "", "a_ ", "" },
	{ "", "_a ", "" },
	{ "", "a**b", "" },
	{ "", "*a_ ", "" },
	{ "", "a***b* c*", "" },
	{ "", "**x *a ", "" },
	{ "", "*", "" },
	{ "a", "**", "a" },
	{ "", "a]", "" },
	{ "", "[a", "" },
	{ "", "[a_", "" },
	{ "", "[ (](", "" },
	{ "", "![[]()", "" },
	{ "", "[a](b", "" },
	{ "", "[a](<b", "" },
	{ "", "](a \"", "" },
	{ "", "[", "a]" },
	{ "", "[[]", "" },
	{ "", "[a](/b", ")" },
	{ "", "[^a", "" },
	{ "", "[^a]: x\n", "" },
	{ "", "[^a]\n", "" },
	{ "", "> ", "a" },
	{ "", ">\n> a\n", "" },
	{ "", " - ", "a" },
	{ "", "   - a\n", "" },
	{ "- a\n", "\n", "" },
	{ "", "1. a\n\n", "" },
	{ "", "e`", "" },
	{ "", "`a``b", "" },
	{ "a ", "<!-- ", "" },
	{ "", "<!--\n", "" },
	{ "a ", "<script>", "" },
	{ "", "<script>\n\n", "" },
	{ "", "<style></script>\n", "" },
	{ "", "<a ", "" },
	{ "", "<a href ", ">" },
	{ "", "<?", "" },
	{ "", "<![CDATA[", "" },
	{ "", "<sup>", "" },
	{ "", "</em>", "" },
	{ "", "<", "" },
	{ "", "&", "" },
	{ "", "&#x", "" },
	{ "", "\\", "" },
	{ "", "\\\n", "" },
	{ "", "a  \n", "" },
	{ "a", " ", "a" },
	{ "", "|", "" },
	{ "", "|\n", "" },
	{ "", "a|a\n", "" },
	{ "|a|\n|-|\n", "|a", "" },
	{ "", "www.", "" },
	{ "", "www.)", "" },
	{ "", "http://", "" },
	{ "", "<http://a", "" },
	{ "http://a", "(", "" },
	{ "http://a", ")", "" },
	{ "", "^a", "" },
	{ "", "$^{", "" },
	{ "", "a\n---\n", "" },
	{ "", "a\n===\n", "" },
	{ "", "#", "" },
	{ "# a", " #", "" },
	{ "", "\f", "" },
	{ "", "- - ", "" },
	{ "a", "\t", "" },
	{ "a", "_", "" },
};

static struct str text_of(size_t family, char *data)
{
	struct str again = str_of(families[family].again);
	struct str before = str_of(families[family].before), after = str_of(families[family].after);
	size_t size = before.size;

	memcpy(data, before.data, before.size);
	for (; size + again.size + after.size <= SIZE; size += again.size)
		memcpy(data + size, again.data, again.size);
	memcpy(data + size, after.data, after.size);
	return (struct str){ data, size + after.size };
}

static size_t blocks_in(const char *format, struct str text)
{
	struct arena arena = { 0 };
	struct transcript transcript = { .arena = &arena };

	format_find(str_of(format))->read(text, &transcript);
	size_t count = transcript.block_count;
	transcript_free(&transcript);
	arena_free(&arena);
	return count;
}

static void hard_inputs_come_to_an_end(void **state)
{
	char *data = memory_allocate(SIZE);

	(void)state;
	for (size_t i = 0; i < COUNT(families); i++) {
		struct str text = text_of(i, data);
		assert_true(blocks_in("markdown", text) <= text.size);
		assert_true(blocks_in("text", text) <= text.size);
	}
	free(data);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hard_inputs_come_to_an_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
