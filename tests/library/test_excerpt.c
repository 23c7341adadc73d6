#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unigbrk.h>

#include "base/gate.h"
#include "base/str.h"
#include "library/excerpt.h"

static const struct {
	const char *text, *typed;
	size_t columns;
	const char *shown;        /* with [ ] around marks, … where it is cut */
} cases[] = {
	{ "Right to water", "water", 80, "Right to [water]" },
	{ "Right to water", "water", 5, "…[water]" },
	{ "Right to water", "water", 3, "…[wat]…" },
	{ "Right to water", "fire", 9, "Right to…" },
	{ "Right to water", "fire", 80, "Right to water" },
	{ "one two three four five six seven", "four", 16, "…[four] five six…" },
	{ "one two three four five six seven", "seven", 16, "…five six [seven]" },
	{ "one two three four five six seven", "one", 16, "[one] two three…" },
	{ "water a b c d e f g h i j light and water", "light water", 24,
	  "…g h i j [light] and [water]" },
	{ "人权理事会重申人权的重要性", "人权", 9, "[人权]理事…" },
	{ "", "water", 10, "" },
	{ "water", "water", 0, "…" },
};

static void show(struct str text, const char *typed, size_t columns, struct excerpt *excerpt,
                 struct arena *arena)
{
	struct fold_table table = { 0 };
	struct query query;

	assert_true(query_parse(&query, str_of(typed), QUERY_ENTERED, arena, NULL));
	*excerpt = excerpt_make(text, &query, columns, &table, arena);
	fold_table_free(&table);
}

static void the_slice_shows_what_matches(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena arena = { 0 };
		struct excerpt excerpt;
		char shown[200];
		size_t at = 0;
		show(str_of(cases[i].text), cases[i].typed, cases[i].columns, &excerpt, &arena);
		size_t size = (size_t)sprintf(shown, "%s", excerpt.is_cut_before ? "…" : "");
		for (size_t j = 0; j < excerpt.marks.count; j++) {
			struct query_range mark = excerpt.marks.items[j];
			size += (size_t)sprintf(shown + size, "%.*s[%.*s]", (int)(mark.start - at),
			                        excerpt.text.data + at, (int)(mark.end - mark.start),
			                        excerpt.text.data + mark.start);
			at = mark.end;
		}
		sprintf(shown + size, "%.*s%s", (int)(excerpt.text.size - at), excerpt.text.data + at,
		        excerpt.is_cut_after ? "…" : "");
		assert_string_equal(shown, cases[i].shown);
		arena_free(&arena);
	}
}

static size_t columns_of(struct str text)
{
	size_t columns = 0;

	for (size_t at = 0, size; at < text.size; at += size) {
		uint32_t character = str_decode(str_from(text, at), &size);
		enum gate_verdict verdict = gate_judge(character);
		columns += verdict == GATE_PASS ? (size_t)gate_width(character) : verdict != GATE_DROP;
	}
	return columns;
}

static bool matches(struct str text, const char *typed)
{
	struct arena arena = { 0 };
	struct fold_table table = { 0 };
	struct query query;

	assert_true(query_parse(&query, str_of(typed), QUERY_ENTERED, &arena, NULL));
	bool is_match = query_matches(&query, text, &table);
	fold_table_free(&table);
	arena_free(&arena);
	return is_match;
}

/* The bytes between which grapheme clusters of the whole text part. */
static bool is_boundary(struct str text, const char *breaks, size_t at)
{
	return at == 0 || at == text.size || breaks[at];
}

static void check(struct str text, const char *typed, size_t columns)
{
	struct arena arena = { 0 };
	struct excerpt excerpt;
	static char breaks[4096];
	size_t end = 0;

	show(text, typed, columns, &excerpt, &arena);
	u8_grapheme_breaks((const uint8_t *)text.data, text.size, breaks);
	size_t start = text.size ? (size_t)(excerpt.text.data - text.data) : 0;
	assert_true(start + excerpt.text.size <= text.size);
	assert_true(columns_of(excerpt.text) <= columns);
	assert_true(is_boundary(text, breaks, start));
	assert_true(is_boundary(text, breaks, start + excerpt.text.size));
	assert_int_equal(excerpt.is_cut_before, start > 0);
	assert_int_equal(excerpt.is_cut_after, start + excerpt.text.size < text.size);
	for (size_t i = 0; i < excerpt.marks.count; i++) {
		assert_true(excerpt.marks.items[i].start >= end);
		end = excerpt.marks.items[i].end;
		assert_true(end <= excerpt.text.size);
	}
	if (columns >= 20)
		assert_int_equal(excerpt.marks.count > 0, matches(text, typed));
	if (columns_of(text) <= columns)
		assert_int_equal(excerpt.text.size, text.size);
	arena_free(&arena);
}

static void any_excerpt_fits_and_cuts_no_cluster(void **state)
{
	static const char *const scraps[] = {
		"water", " ", " ", "the", "e\xCC\x81\xCC\x81", "大", "👩‍👩‍👧", "\t", "\n", "حُقُوق", "🇫🇷", "\xC2\xAD",
		"averylongwordwithoutanyend",
	};
	char text[4096];

	(void)state;
	srand(6);
	for (int round = 0; round < 3000; round++) {
		size_t size = 0;
		for (int i = rand() % 60; i > 0; i--) {
			const char *scrap = scraps[(size_t)rand() % (sizeof scraps / sizeof *scraps)];
			memcpy(text + size, scrap, strlen(scrap));
			size += strlen(scrap);
		}
		check((struct str){ text, size }, "water", (size_t)rand() % 70);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_slice_shows_what_matches),
		cmocka_unit_test(any_excerpt_fits_and_cuts_no_cluster),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
