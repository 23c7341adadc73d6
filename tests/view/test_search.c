/* What a search takes for the same, and where it says that it found it. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "document/builder.h"
#include "view/search.h"

/* A document of one part, each of whose paragraphs is one of the texts, ended by NULL. */
static struct unroll_document *document_of(const char *const *texts)
{
	struct arena arena = { 0 };
	struct builder builder;

	builder_start(&builder, &arena);
	builder_section(&builder, UNROLL_OPERATIVE, (struct str)STR(""));
	for (; *texts; texts++)
		builder_paragraph(&builder, (struct unroll_paragraph){
			.body.text = arena_copy(builder.arena, str_of(*texts)),
			.kind = UNROLL_PARAGRAPH_TEXT,
		});
	return builder_finish(&builder);
}

static const struct {
	const char *text, *needle, *found;      /* the bytes of the text; NULL if it must not match */
} cases[] = {
	{ "The Lamps", "lamp", "Lamp" },
	{ "the lamps", "LAMP", "lamp" },
	{ "coopération", "cooperation", "coopération" },
	{ "cooperation", "coopération", "cooperation" },
	{ "Fonds de contributions", "fonds de", "Fonds de" },
	{ "des droits de l’homme", "l'homme", "l’homme" },
	{ "« Transformer »", "\"", "«" },
	{ "deux\u00A0: points", "deux :", "deux\u00A0:" },
	{ "two  spaces", "two spaces", "two  spaces" },
	{ "a line\nends", "line ends", "line\nends" },
	{ "coopé-\nration", "cooperation", "coopé-\nration" },
	{ "co\u00ADopération", "cooper", "co\u00ADopér" },
	{ "S\u201127/2", "s-27", "S\u201127" },
	{ "mise en œuvre", "oeuvre", "œuvre" },
	{ "mise en œuvre", "en oe", "en œ" },
	{ "Straße", "strasse", "Straße" },
	{ "ＡＢＣ１２", "abc12", "ＡＢＣ１２" },
	{ "е\u0301лка ЁЛКА", "елка", "е\u0301лка" },
	{ "l'e\u0301te\u0301 a", "ete", "e\u0301te\u0301" },
	{ "мой", "мои", NULL },
	{ "мо\u0438\u0306 дом", "мой дом", "мо\u0438\u0306 дом" },
	{ "تسلّم", "تسلم", "تسلّم" },
	{ "إن الجمعية العامـــة", "العامة", "العامـــة" },
	{ "أُخرى", "اخري", "أُخرى" },
	{ "١٥ تموز", "15", "١٥" },
	{ "人权理事会", "理事", "理事" },
	{ "lamp", "lamps", NULL },
	{ "lamp", "", NULL },
};

static void texts_match_as_readers_mean_them(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *texts[] = { "before", cases[i].text, "behind", NULL };
		struct unroll_document *document = document_of(texts);
		struct search search = { .document = document };
		struct str text = document->paragraphs[1].body.text;

		search_for(&search, str_of(cases[i].needle));
		size_t index = search_from(&search, 1, 0);
		bool found = index < search.count && search_match(&search, index).paragraph == 1;
		if (found != (cases[i].found != NULL))
			fprintf(stderr, "%s in %s\n", cases[i].needle, cases[i].text);
		assert_int_equal(found, cases[i].found != NULL);
		if (found) {
			struct match match = search_match(&search, index);
			struct str bytes = str_slice(text, match.start, match.end);
			if (!str_equal(bytes, str_of(cases[i].found)))
				fprintf(stderr, "%s: %.*s\n", cases[i].needle, (int)bytes.size, bytes.data);
			assert_true(str_equal(bytes, str_of(cases[i].found)));
		}
		search_free(&search);
		unroll_document_free(document);
	}
}

static void typing_on_finds_what_a_new_search_finds(void **state)
{
	const char *texts[] = { "anna and anan", "ananas", "", "nana", "an\u00E1n", NULL };
	static const char *const steps[] = { "a", "an", "ana", "anan", "ana", "nan", "", "na" };
	struct unroll_document *document = document_of(texts);
	struct search typed = { .document = document };

	(void)state;
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		struct search fresh = { .document = document };
		search_for(&typed, str_of(steps[i]));
		search_for(&fresh, str_of(steps[i]));
		assert_int_equal(typed.count, fresh.count);
		assert_int_equal(search_is_on(&typed), *steps[i] != '\0');
		for (size_t j = 0; j < fresh.count; j++)
			assert_memory_equal(&typed.matches[j], &fresh.matches[j], sizeof *fresh.matches);
		search_free(&fresh);
	}
	assert_int_equal(search_count(&typed, 0, 5), typed.count);
	assert_int_equal(search_count(&typed, 1, 1), 2);
	search_free(&typed);
	unroll_document_free(document);
}

static void no_match_lies_across_paragraphs(void **state)
{
	const char *texts[] = { "the end", "of it", NULL };
	struct unroll_document *document = document_of(texts);
	struct search search = { .document = document };

	(void)state;
	search_for(&search, (struct str)STR("end of"));
	assert_int_equal(search.count, 0);
	search_free(&search);
	unroll_document_free(document);
}

/* What texts and needles are made of in the random test. */
static const char *const crumbs[] = {
	"a", "an", "na", " ", "  ", "-", "-\n", "\n", "A/70/1", "1", "é", "e\u0301", "œ", "ß", "й",
	"\u0438\u0306", "и", "لا", "ﻻ", "تُؤ", "ة", "ه", "١", "大", "会", "«\u00A0", "’", "\u00AD",
	"\u0640", "½", "(", "ﷲ",
};

/* A small generator: the same texts on every machine. */
static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static void write_random(char *text, size_t most, uint32_t *seed)
{
	*text = '\0';
	for (size_t count = next_random(seed) % (most + 1); count > 0; count--)
		strcat(text, crumbs[next_random(seed) % (sizeof crumbs / sizeof *crumbs)]);
}

/* Folded text, to be freed without its table, which is one for all. */
static struct folding folded(struct str text)
{
	static struct fold_table table;
	struct folding folding = { .table = table };
	folding_append(&folding, text);
	table = folding.table;
	folding.table = (struct fold_table){ 0 };
	return folding;
}

static size_t count_naively(const char *text, const struct folding *needle)
{
	struct folding folding = folded(str_of(text));
	size_t count = 0;

	for (size_t at = 0; needle->size && at + needle->size <= folding.size; at++)
		count += memcmp(folding.text + at, needle->text, needle->size) == 0;
	folding_free(&folding);
	return count;
}

/* What is shown as found holds what was looked for. */
static void check_matches(const struct search *search, const struct folding *needle)
{
	for (size_t i = 0; i < search->count; i++) {
		struct match match = search_match(search, i);
		struct str text = search->document->paragraphs[match.paragraph].body.text;
		struct folding found = folded(str_slice(text, match.start, match.end));
		struct str words = { found.text, found.size };
		/* Of two spaces the second stands for both. */
		struct str wanted = str_trim((struct str){ needle->text, needle->size });
		if (str_find(words, wanted) == SIZE_MAX)
			fail_msg("\"%.*s\" for \"%.*s\"", (int)words.size, words.data, (int)wanted.size,
			         wanted.data);
		folding_free(&found);
	}
}

static void check_needle(struct search *search, const char *const *texts, uint32_t *seed)
{
	char needle[100];

	write_random(needle, 3, seed);
	search_for(search, str_of(needle));
	struct folding wanted = folded(str_of(needle));
	for (uint32_t i = 0; i < 2; i++)
		assert_int_equal(search_count(search, i, 1), count_naively(texts[i], &wanted));
	check_matches(search, &wanted);
	folding_free(&wanted);
}

static void what_is_found_is_what_a_naive_search_finds(void **state)
{
	uint32_t seed = 8;

	(void)state;
	for (int round = 0; round < 100; round++) {
		char first[800], second[800];
		const char *texts[] = { first, second, NULL };
		write_random(first, 40, &seed);
		write_random(second, 40, &seed);
		struct unroll_document *document = document_of(texts);
		struct search search = { .document = document };
		for (int i = 0; i < 100; i++)
			check_needle(&search, texts, &seed);
		search_free(&search);
		unroll_document_free(document);
	}
}

enum { LARGE_COUNT = 60000 };

/* Some five megabytes; every paragraph but the first says "annas" once. */
static struct unroll_document *large_document(void)
{
	static const char *texts[LARGE_COUNT + 1];

	for (size_t i = 0; i < LARGE_COUNT; i++)
		texts[i] = i == 0 ? "the end" : "many words go before the annas that are looked for,"
		                                " and as many words come behind them";
	return document_of(texts);
}

static void a_large_document_is_searched_in_steps(void **state)
{
	struct unroll_document *document = large_document();
	struct search search = { .document = document };
	size_t before = 0;

	(void)state;
	search_for(&search, (struct str)STR("annas"));
	assert_true(search_is_counting(&search));
	assert_in_range(search.count, 1, LARGE_COUNT / 2);
	assert_int_equal(search_count(&search, 0, LARGE_COUNT), search.count);
	assert_int_equal(search_from(&search, LARGE_COUNT - 1, 0), search.count);
	for (; search_step(&search); before = search.count)
		assert_true(search.count >= before);
	assert_false(search_is_counting(&search));
	assert_int_equal(search.count, LARGE_COUNT - 1);
	assert_int_equal(search_match(&search, LARGE_COUNT - 2).paragraph, LARGE_COUNT - 1);
	search_free(&search);
	unroll_document_free(document);
}

/* Both with few matches, which are narrowed, and with many, which are found anew. */
static void typing_on_before_all_is_counted_loses_nothing(void **state)
{
	static const char *const steps[] = { "a", "an", "ann", "anna", "annas", "annas " };
	struct unroll_document *document = large_document();
	struct search search = { .document = document };

	(void)state;
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		search_for(&search, str_of(steps[i]));
		search_step(&search);
	}
	assert_true(search_is_counting(&search));
	while (search_step(&search))
		continue;
	assert_int_equal(search.count, LARGE_COUNT - 1);
	for (size_t i = 0; i < search.count; i++)
		assert_int_equal(search_match(&search, i).paragraph, i + 1);
	search_free(&search);
	unroll_document_free(document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_match_as_readers_mean_them),
		cmocka_unit_test(typing_on_finds_what_a_new_search_finds),
		cmocka_unit_test(no_match_lies_across_paragraphs),
		cmocka_unit_test(what_is_found_is_what_a_naive_search_finds),
		cmocka_unit_test(a_large_document_is_searched_in_steps),
		cmocka_unit_test(typing_on_before_all_is_counted_loses_nothing),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 77;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
