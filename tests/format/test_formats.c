#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/str.h"
#include "format/format.h"
#include "golden/kept.h"
#include "print.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { PATH_SIZE = 128 };

/* What the format reads, as transcript_print() shows it; the caller frees it. */
static char *printed(struct arena *arena, const char *format, struct str text)
{
	struct transcript transcript = { .arena = arena };
	char *picture = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&picture, &size);

	format_find(str_of(format))->read(text, &transcript);
	transcript_print(&transcript, out);
	fclose(out);
	transcript_free(&transcript);
	return picture;
}

static void specimens_are_read_as_their_transcripts_say(void **state)
{
	static const struct { const char *name, *ending, *format; } cases[] = {
		{ "resolution", "md", "markdown" },
		{ "emphasis", "md", "markdown" },
		{ "notes", "md", "markdown" },
		{ "links", "md", "markdown" },
		{ "items", "md", "markdown" },
		{ "tables", "md", "markdown" },
		{ "html", "md", "markdown" },
		{ "breaks", "md", "markdown" },
		{ "wrapped", "txt", "text" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena arena = { 0 };
		char path[PATH_SIZE];
		snprintf(path, sizeof path, "golden/%s.%s", cases[i].name, cases[i].ending);
		char *picture = printed(&arena, cases[i].format, kept_read(&arena, path));
		snprintf(path, sizeof path, "golden/%s.transcript", cases[i].name);
		assert_true(kept_is(path, str_of(picture)));
		free(picture);
		arena_free(&arena);
	}
}

static void text_without_markup_is_borrowed(void **state)
{
	struct arena arena = { 0 };
	struct transcript transcript = { .arena = &arena };
	struct str source = STR("A paragraph of words.\n\n1. An item.\n");

	(void)state;
	format_find((struct str)STR("markdown"))->read(source, &transcript);
	assert_int_equal(transcript.block_count, 2);
	assert_ptr_equal(transcript.blocks[0].text.data, source.data);
	assert_ptr_equal(transcript.blocks[1].text.data, source.data + 23);
	transcript_free(&transcript);
	arena_free(&arena);
}

static void the_content_tells_the_format_where_the_name_does_not(void **state)
{
	static const struct { const char *name, *text, *format; } cases[] = {
		{ "a.md", "Nothing but text.\n", "markdown" },
		{ "a.md", "", "markdown" },
		{ "a.txt", "", "text" },
		{ "a", "Nothing but text.\n", "text" },
		{ "a.txt", "# 1 is a number\n\nNothing but text.\n", "text" },
		{ "-", "# A\n\n## B\n\n*C* d\n", "markdown" },
		{ "a.txt", "# A\n\n## B\n\n*C* d\n\n*E* f\n\n<sup>1</sup> g\n", "markdown" },
		{ "-", "\fA page\n", "text" },
		{ "a.md", "A page\n\f", "text" },
		{ "a.md", "<?xml version=\"1.0\"?>\n# **A**\n", "text" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct format *format = format_recognise(str_of(cases[i].text),
		                                               str_of(cases[i].name));
		if (!str_equal(str_of(format->name), str_of(cases[i].format)))
			fail_msg("case %zu is %s", i, format->name);
	}
}

static void formats_are_found_by_name(void **state)
{
	(void)state;
	assert_string_equal(format_find((struct str)STR("text"))->name, "text");
	assert_null(format_find((struct str)STR("tex")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(specimens_are_read_as_their_transcripts_say),
		cmocka_unit_test(text_without_markup_is_borrowed),
		cmocka_unit_test(the_content_tells_the_format_where_the_name_does_not),
		cmocka_unit_test(formats_are_found_by_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
