#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "library/query.h"

static const struct {
	const char *typed, *match, *while_typing;     /* NULL: as when it is entered */
} cases[] = {
	{ "", "", NULL },
	{ "   ", "", NULL },
	{ ",;", "", NULL },
	{ "water", "(\"water\")", "(\"water\" *)" },
	{ "water ", "(\"water\")", NULL },
	{ "Right WATER", "(\"right\" AND \"water\")", "(\"right\" AND \"water\" *)" },
	{ "of", "(\"of\")", NULL },
	{ "\"right to water\"", "(\"right to water\")", NULL },
	{ "\"right to wat", "(\"right to wat\")", "(\"right to wat\" *)" },
	{ "« l'eau »", "(\"l eau\")", NULL },
	{ "non-discrimination", "(\"non discrimination\")", "(\"non discrimination\" *)" },
	{ "A/HRC/24/56", "(\"a hrc 24 56\")", NULL },
	{ "人权", "(\"人 权\")", NULL },
	{ "人权　发展", "(\"人 权\" AND \"发 展\")", NULL },
	{ "water -fire", "(\"water\") NOT (\"fire\")", NULL },
	{ "water -\"open fire\" -ice", "(\"water\") NOT (\"open fire\" OR \"ice\")", NULL },
	{ "-fire", "", NULL },
	{ "- fire", "(\"fire\")", "(\"fire\" *)" },
	{ "a AND b OR NOT NEAR(c, 2)",
	  "(\"a\" AND \"and\" AND \"b\" AND \"or\" AND \"not\" AND \"near c\" AND \"2\")", NULL },
	{ "text:water ^a* b+c {x} (y)",
	  "(\"text water\" AND \"a\" AND \"b c\" AND \"x\" AND \"y\")", NULL },
	{ "organ:hrc water", "(\"water\")", "(\"water\" *)" },
	{ "article:5", "(\"article 5\")", NULL },
	{ "\"organ:hrc\"", "(\"organ hrc\")", NULL },
	{ "a\"b\"c", "(\"a\" AND \"b\" AND \"c\")", NULL },
	{ "\"\"\"\"", "", NULL },
	{ "'; DROP TABLE words; --", "(\"drop\" AND \"table\" AND \"words\")", NULL },
};

static void check_match(const char *typed, enum query_end end, const char *expected)
{
	struct arena arena = { 0 };
	struct unroll_error error = { 0 };
	struct query query;

	if (!query_parse(&query, str_of(typed), end, &arena, &error))
		fail_msg("\"%s\": %s", typed, error.message);
	if (!str_equal(query.match, str_of(expected)))
		fail_msg("\"%s\" asks for %s", typed, query.match.data);
	arena_free(&arena);
}

static void what_is_typed_becomes_a_match(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *typing = cases[i].while_typing ? cases[i].while_typing : cases[i].match;
		check_match(cases[i].typed, QUERY_ENTERED, cases[i].match);
		check_match(cases[i].typed, QUERY_TYPING, typing);
	}
}

static const struct {
	const char *typed;
	struct filter filter;
} filters[] = {
	{ "water", { 0 } },
	{ "organ:HRC", { .organ = UNROLL_HUMAN_RIGHTS_COUNCIL } },
	{ "Organ:ga lang:FR", { .organ = UNROLL_GENERAL_ASSEMBLY, .language = UNROLL_FRENCH } },
	{ "year:2016", { .first_year = 2016, .last_year = 2016 } },
	{ "year:2010-2016", { .first_year = 2010, .last_year = 2016 } },
	{ "year:2010-", { .first_year = 2010 } },
	{ "year:-2016", { .last_year = 2016 } },
	{ "session:32 x", { .session = 32 } },
};

static void filters_are_told_from_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
		struct arena arena = { 0 };
		struct query query;
		assert_true(query_parse(&query, str_of(filters[i].typed), QUERY_ENTERED, &arena, NULL));
		struct filter expected = filters[i].filter;
		assert_int_equal(query.filter.organ, expected.organ);
		assert_int_equal(query.filter.language, expected.language);
		assert_int_equal(query.filter.session, expected.session);
		assert_int_equal(query.filter.first_year, expected.first_year);
		assert_int_equal(query.filter.last_year, expected.last_year);
		assert_int_equal(filter_is_empty(&query.filter), filter_is_empty(&expected));
		arena_free(&arena);
	}
}

static const struct {
	const char *typed, *message;
} errors[] = {
	{ "organ:x", "organ:x: it takes ga, sc, hrc or ecosoc" },
	{ "year:16th water", "year:16th: it takes 2016 or 2010-2016" },
	{ "year:2016-2010 water", "year:2016-2010: it takes 2016 or 2010-2016" },
	{ "year:- water", "year:-: it takes 2016 or 2010-2016" },
	{ "session: water", "session:: it takes a number" },
	{ "session:32768 water", "session:32768: it takes a number" },
	{ "lang:de", "lang:de: it takes ar, zh, en, fr, ru or es" },
};

static void a_filter_that_there_is_not_is_said(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) {
		struct arena arena = { 0 };
		struct unroll_error error = { 0 };
		struct query query;
		assert_false(query_parse(&query, str_of(errors[i].typed), QUERY_ENTERED, &arena, &error));
		assert_string_equal(error.message, errors[i].message);
		arena_free(&arena);
	}
}

static void half_a_filter_is_no_error_while_it_is_typed(void **state)
{
	struct arena arena = { 0 };
	struct query query;

	(void)state;
	assert_true(query_parse(&query, str_of("water organ:h"), QUERY_TYPING, &arena, NULL));
	assert_false(query_parse(&query, str_of("organ:h water"), QUERY_TYPING, &arena, NULL));
	arena_free(&arena);
}

static const struct {
	const char *filter;
	struct library_entry entry;
	bool is_admitted;
} admissions[] = {
	{ "organ:hrc", { .organ = UNROLL_HUMAN_RIGHTS_COUNCIL }, true },
	{ "organ:hrc", { .organ = UNROLL_GENERAL_ASSEMBLY }, false },
	{ "year:2016", { .adopted = STR("2016-06-30") }, true },
	{ "year:2016", { .adopted = STR("2017-06-30") }, false },
	{ "year:2016", { .adopted = STR("") }, false },
	{ "year:2010-", { .adopted = STR("2010-01-01") }, true },
	{ "year:-2010", { .adopted = STR("2011-01-01") }, false },
	{ "year:2015", { .symbol = STR("S/RES/2254(2015)") }, true },
	{ "year:2016", { .symbol = STR("E/RES/2016/3") }, true },
	{ "session:32", { .symbol = STR("A/HRC/RES/32/6"), .organ = UNROLL_HUMAN_RIGHTS_COUNCIL }, true },
	{ "session:6", { .symbol = STR("A/HRC/RES/32/6"), .organ = UNROLL_HUMAN_RIGHTS_COUNCIL }, false },
	{ "session:2016", { .symbol = STR("E/RES/2016/3"), .session = STR("2016 session"),
	                    .organ = UNROLL_ECONOMIC_AND_SOCIAL_COUNCIL }, true },
	{ "session:12", { .session = STR("Session 12") }, true },
	{ "lang:fr", { .language = UNROLL_ENGLISH }, false },
};

static void filters_admit_what_fits(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof admissions / sizeof *admissions; i++) {
		struct arena arena = { 0 };
		struct query query;
		assert_true(query_parse(&query, str_of(admissions[i].filter), QUERY_ENTERED, &arena, NULL));
		if (filter_admits(&query.filter, &admissions[i].entry) != admissions[i].is_admitted)
			fail_msg("%s: row %zu", admissions[i].filter, i);
		arena_free(&arena);
	}
}

static void too_many_words_are_refused(void **state)
{
	struct arena arena = { 0 };
	struct unroll_error error = { 0 };
	struct query query;
	static char typed[65536];

	(void)state;
	for (size_t i = 0; i < sizeof typed; i++)
		typed[i] = i % 2 ? ' ' : 'a';
	struct str all = { typed, sizeof typed };
	assert_false(query_parse(&query, all, QUERY_ENTERED, &arena, &error));
	assert_string_equal(error.message, "more than 100 words to search for");
	assert_true(query_parse(&query, str_slice(all, 0, 200), QUERY_ENTERED, &arena, &error));
	assert_int_equal(query.count, 100);
	assert_false(query_parse(&query, str_slice(all, 0, 202), QUERY_ENTERED, &arena, &error));
	arena_free(&arena);
}

static void any_bytes_are_a_query(void **state)
{
	static const char scraps[] = "\"\"--::ab \0*^(){}\xFF\xE5\xA4\xA7\xC2\xA0é«»'";
	char typed[40];

	(void)state;
	srand(2);
	for (int round = 0; round < 2000; round++) {
		struct arena arena = { 0 };
		struct query query;
		size_t size = (size_t)rand() % sizeof typed;
		for (size_t i = 0; i < size; i++)
			typed[i] = scraps[(size_t)rand() % (sizeof scraps - 1)];
		assert_true(query_parse(&query, (struct str){ typed, size },
		                        rand() % 2 ? QUERY_TYPING : QUERY_ENTERED, &arena, NULL));
		/* Nothing but our own quotation marks, in pairs. */
		size_t quotes = 0;
		for (size_t i = 0; i < query.match.size; i++)
			quotes += query.match.data[i] == '"';
		assert_int_equal(quotes % 2, 0);
		assert_int_equal(strlen(query.match.data), query.match.size);
		arena_free(&arena);
	}
}

static const struct {
	const char *typed, *text, *marked;      /* with [ ] around what is marked */
} marks[] = {
	{ "water", "The right to Water, water.", "The right to [Water], [water]." },
	{ "\"right to water\"", "The right to water", "The [right to water]" },
	{ "water right", "right of water", "[right] of [water]" },
	{ "etat", "L’État, E\xCC\x81tat", "L’[État], [E\xCC\x81tat]" },
	{ "人权", "保护人权和人。", "保护[人权]和人。" },
	{ "b \"a b c\"", "a b c b", "[a b c] [b]" },
	{ "\"a b\" \"b c\"", "a b c", "[a b c]" },
	{ "water -fire", "fire and water", "fire and [water]" },
	{ "-fire", "fire", "fire" },
	{ "24/56", "A/HRC/24/56", "A/HRC/[24/56]" },
	{ "discriminat", "discrimination", "discrimination" },
};

static void check_marks(const char *typed, const char *text, enum query_end end,
                        const char *expected)
{
	struct arena arena = { 0 };
	struct fold_table table = { 0 };
	struct query query;
	char marked[200];
	size_t size = 0, at = 0;

	assert_true(query_parse(&query, str_of(typed), end, &arena, NULL));
	struct query_ranges ranges = query_mark(&query, str_of(text), &table, &arena);
	for (size_t i = 0; i < ranges.count; i++) {
		struct query_range range = ranges.items[i];
		size += (size_t)sprintf(marked + size, "%.*s[%.*s]", (int)(range.start - at), text + at,
		                        (int)(range.end - range.start), text + range.start);
		at = range.end;
	}
	sprintf(marked + size, "%s", text + at);
	assert_string_equal(marked, expected);
	fold_table_free(&table);
	arena_free(&arena);
}

static void words_that_match_are_marked(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		check_marks(marks[i].typed, marks[i].text, QUERY_ENTERED, marks[i].marked);
	check_marks("discriminat", "discrimination", QUERY_TYPING, "[discrimination]");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_typed_becomes_a_match),
		cmocka_unit_test(filters_are_told_from_words),
		cmocka_unit_test(a_filter_that_there_is_not_is_said),
		cmocka_unit_test(half_a_filter_is_no_error_while_it_is_typed),
		cmocka_unit_test(filters_admit_what_fits),
		cmocka_unit_test(too_many_words_are_refused),
		cmocka_unit_test(any_bytes_are_a_query),
		cmocka_unit_test(words_that_match_are_marked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
