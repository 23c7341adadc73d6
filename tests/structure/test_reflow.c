/* Paragraphs of texts that were broken into lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/str.h"
#include "format/format.h"
#include "format/print.h"
#include "structure/hyphen.h"
#include "structure/raised.h"
#include "structure/reflow.h"
#include "golden/kept.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { PATH_SIZE = 128 };

static char *printed(const struct transcript *transcript)
{
	char *picture = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&picture, &size);

	transcript_print(transcript, out);
	fclose(out);
	return picture;
}

/* The paragraphs of a text, as transcript_print() shows them; the caller frees them. */
static char *reflowed(struct arena *arena, struct str text)
{
	struct transcript wrapped = { .arena = arena }, flowing = { .arena = arena };

	format_find((struct str)STR("text"))->read(text, &wrapped);
	reflow(&wrapped, &flowing);
	char *picture = printed(&flowing);
	transcript_free(&wrapped);
	transcript_free(&flowing);
	return picture;
}

static void lines_become_the_paragraphs_that_are_kept(void **state)
{
	static const char *const names[] = { "text", "layout", "council", "chinese" };

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		struct arena arena = { 0 };
		char path[PATH_SIZE];
		snprintf(path, sizeof path, "reflow/%s.txt", names[i]);
		char *picture = reflowed(&arena, kept_read(&arena, path));
		snprintf(path, sizeof path, "reflow/%s.transcript", names[i]);
		assert_true(kept_is(path, str_of(picture)));
		free(picture);
		arena_free(&arena);
	}
}

/* Texts that were pasted have lost their form feeds. */
static void pages_are_found_without_form_feeds(void **state)
{
	struct arena arena = { 0 };
	struct str text = arena_copy(&arena, kept_read(&arena, "reflow/text.txt"));
	size_t feed = str_find(text, (struct str)STR("\f"));

	(void)state;
	char *with = reflowed(&arena, text);
	struct str parts[] = { str_slice(text, 0, feed), str_from(text, feed + 1) };
	char *without = reflowed(&arena, arena_format(&arena, "%.*s\n%.*s", (int)parts[0].size,
	                                              parts[0].data, (int)parts[1].size, parts[1].data));
	struct str notes = STR(" note [");
	size_t found[2] = { 0 };
	for (struct str rest = str_of(with); str_find(rest, notes) != SIZE_MAX; found[0]++)
		rest = str_from(rest, str_find(rest, notes) + notes.size);
	for (struct str rest = str_of(without); str_find(rest, notes) != SIZE_MAX; found[1]++)
		rest = str_from(rest, str_find(rest, notes) + notes.size);
	assert_int_equal(found[0], 5);
	assert_int_equal(found[1], 5);
	free(with);
	free(without);
	arena_free(&arena);
}

static void calls_are_told_from_other_numbers(void **state)
{
	static const struct { struct str text; const char *raised; } cases[] = {
		{ STR("the Treaty, 3 to which"), "the Treaty,‹sup›3‹/sup› to which" },
		{ STR("the report 3 of the"), "the report‹sup›3‹/sup› of the" },
		{ STR("entitled “Tides” 3"), "entitled “Tides”‹sup›3‹/sup›" },
		{ STR("paragraph 3 and the Treaty 3 too"), "paragraph 3 and the Treaty‹sup›3‹/sup› too" },
		{ STR("on 3 May 2030 and, 3 also"), "on 3 May 2030 and,‹sup›3‹/sup› also" },
		{ STR("its resolution 3 (1946),"), "its resolution 3 (1946)," },
		{ STR("article 3, and 4 others"), "article 3, and 4 others" },
		{ STR("the year 3.5 of"), "the year 3.5 of" },
		{ STR("A/3/79, A/79/3"), "A/3/79, A/79/3" },
	};
	static const uint32_t numbers[] = { 3 };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena arena = { 0 };
		struct transcript transcript = { .arena = &arena };
		struct block block = { .text = cases[i].text, .line = 1, .last_line = 1 };
		raised_add(&transcript, &block, 1, numbers, 1);
		char *picture = printed(&transcript);
		assert_memory_equal(picture, "1 paragraph: ", 13);
		picture[strcspn(picture, "\n")] = '\0';
		assert_string_equal(picture + 13, cases[i].raised);
		free(picture);
		transcript_free(&transcript);
		arena_free(&arena);
	}
}

static void calls_ascend(void **state)
{
	static const uint32_t numbers[] = { 1, 2, 3 };
	struct arena arena = { 0 };
	struct transcript transcript = { .arena = &arena };
	struct block blocks[] = {
		{ .text = STR("all 3 tables, 1 and"), .line = 1, .last_line = 1 },
		{ .text = STR("the 1 light, 2 and 3"), .line = 2, .last_line = 2 },
	};

	(void)state;
	raised_add(&transcript, blocks, COUNT(blocks), numbers, COUNT(numbers));
	char *picture = printed(&transcript);
	assert_string_equal(picture,
		"1 paragraph: all 3 tables,‹sup›1‹/sup› and\n"
		"2 paragraph: the 1 light,‹sup›2‹/sup› and‹sup›3‹/sup›\n");
	free(picture);
	transcript_free(&transcript);
	arena_free(&arena);
}

/* Each line is longer than a page is wide, as where pdftotext joined two. */
static void hyphens_come_back_where_the_word_tells(void **state)
{
	static const struct { const char *line, *mended; } cases[] = {
		{ "words that fill the line up to the seventyeighth session and go on", "seventy-eighth" },
		{ "words that fill the line up to the human made disaster and go on", "human-made" },
		{ "words that fill the line up to the KunmingMontreal Framework also", "Kunming-Montreal" },
		{ "words that fill the line up to some caseby-case basis and go on so", "case-by-case" },
		{ "words that fill the line up to some peacebuilding and so it goes on", " peacebuilding" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena arena = { 0 };
		struct row row[] = {
			{ .text = STR("on a case-by-case basis, as peace-building and peacebuilding") },
			{ .text = str_of(cases[i].line) },
		};
		row[1].width = (uint32_t)row[1].text.size;
		struct rows rows = { .items = row, .count = COUNT(row), .edge = 38 };
		hyphens_restore(&arena, &rows);
		if (str_find(row[1].text, str_of(cases[i].mended)) == SIZE_MAX)
			fail_msg("%.*s", (int)row[1].text.size, row[1].text.data);
		arena_free(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_become_the_paragraphs_that_are_kept),
		cmocka_unit_test(pages_are_found_without_form_feeds),
		cmocka_unit_test(calls_are_told_from_other_numbers),
		cmocka_unit_test(calls_ascend),
		cmocka_unit_test(hyphens_come_back_where_the_word_tells),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
