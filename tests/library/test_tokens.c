#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "library/tokens.h"

static const struct {
	const char *text, *words;
} cases[] = {
	{ "", "" },
	{ " ,;. ", "" },
	{ "Takes note", "takes note " },
	{ "non-discrimination", "non discrimination " },
	{ "A/HRC/24/56", "a hrc 24 56 " },
	{ "S/RES/2254 (2015)", "s res 2254 2015 " },
	{ "l’Assemblée d'États", "l assemblee d etats " },
	{ "Œuvre, cœur, Ærø", "oeuvre coeur aero " },
	{ "STRASSE straße", "strasse strasse " },
	{ "co\xC2\xADoperation", "cooperation " },
	{ "coope-\nration", "cooperation " },
	{ "co-operation", "co operation " },
	{ "e\xCC\x81tat E\xCC\x81TAT", "etat etat " },
	{ "1 000", "1 000 " },
	{ "42ᵉ n° km²", "42e n km2 " },
	{ "½ ⑴ ℃ …", "12 1 c " },
	{ "3½", "3 12 " },
	{ "Ёлка МОЙ мои мо\u0418\u0306", "елка мой мои мой " },
	{ "الأُمَم المُتَّحِدة", "الامم المتحده " },
	{ "الأمــم إلى", "الامم الي " },
	{ "٢٠١٦، ۲۰۱۶", "2016 2016 " },
	{ "大会第70/1号决议。", "大 会 第 70 1 号 决 议 " },
	{ "ＡＢＣ１２３　カ", "abc123 カ " },
	{ "x\xFFy \x01z", "x y z " },
	{ "👍 yes", "yes " },
};

static struct token_text append(struct str text, struct fold_table *table)
{
	struct token_text words = { 0 };

	tokens_append(&words, text, table);
	return words;
}

static void every_text_becomes_its_words(void **state)
{
	struct fold_table table = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct token_text words = append(str_of(cases[i].text), &table);
		if (!str_equal((struct str){ words.data, words.size }, str_of(cases[i].words)))
			fail_msg("\"%s\" becomes \"%.*s\"", cases[i].text, (int)words.size, words.data);
		free(words.data);
	}
	fold_table_free(&table);
}

/* The words one by one must be those that are appended; each must fold to itself again. */
static void check_tokens(struct str text, struct fold_table *table)
{
	struct tokens tokens = tokens_of(text, table);
	struct token_text words = append(text, table);
	struct token token;
	size_t at = 0, end = 0;

	while (tokens_next(&tokens, &token)) {
		assert_true(token.start >= end && token.end > token.start && token.end <= text.size);
		assert_in_range(token.folded.size, 1, TOKEN_SIZE);
		assert_true(at + token.folded.size < words.size);
		assert_memory_equal(words.data + at, token.folded.data, token.folded.size);
		at += token.folded.size;
		assert_int_equal(words.data[at++], ' ');
		end = token.end;

		struct token_text source = append(str_slice(text, token.start, token.end), table);
		assert_int_equal(source.size, token.folded.size + 1);
		free(source.data);
	}
	assert_int_equal(at, words.size);
	struct token_text again = append((struct str){ words.data, words.size }, table);
	assert_int_equal(again.size, words.size);
	if (words.size)
		assert_memory_equal(again.data, words.data, words.size);
	free(again.data);
	free(words.data);
}

static void words_come_from_the_bytes_that_they_name(void **state)
{
	struct fold_table table = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check_tokens(str_of(cases[i].text), &table);
	fold_table_free(&table);
}

static const char *const scraps[] = {
	"a", "Z", "7", " ", "-", "-\n", "\n", "é", "e\xCC\x81", "й", "ِ", "ة", "大", "カ", "½", "ﬃ",
	"\xFF", "\xE5\xA4", "\xC2\xAD", "'", "’", "\"", "𠀀", "👍", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
};

static void any_bytes_are_cut_into_the_same_words(void **state)
{
	enum { ROUNDS = 3000, LIMIT = 60 };
	struct fold_table table = { 0 };
	char text[LIMIT * 40];

	(void)state;
	srand(1);
	for (int round = 0; round < ROUNDS; round++) {
		size_t size = 0;
		for (int i = rand() % LIMIT; i > 0; i--) {
			const char *scrap = scraps[(size_t)rand() % (sizeof scraps / sizeof *scraps)];
			memcpy(text + size, scrap, strlen(scrap));
			size += strlen(scrap);
		}
		check_tokens((struct str){ text, size }, &table);
	}
	fold_table_free(&table);
}

/* Text is folded in parts; a word, or a character, may lie across the end of one. */
static void long_texts_are_cut_as_short_ones(void **state)
{
	static const char *const repeated[] = {
		"word ", "é", "大", "ab-\n", "aé ", "x", "½", "-", "слово ",
	};
	struct fold_table table = { 0 };
	static char text[20000];

	(void)state;
	for (size_t i = 0; i < sizeof repeated / sizeof *repeated; i++) {
		for (size_t lead = 0; lead < 5; lead++) {
			size_t size = lead;
			memset(text, 'y', lead);
			while (size + strlen(repeated[i]) < sizeof text) {
				memcpy(text + size, repeated[i], strlen(repeated[i]));
				size += strlen(repeated[i]);
			}
			check_tokens((struct str){ text, size }, &table);
		}
	}
	fold_table_free(&table);
}

static void a_long_word_is_told_by_its_beginning(void **state)
{
	struct fold_table table = { 0 };
	char text[1000];

	(void)state;
	for (size_t i = 0; i < 500; i++)
		memcpy(text + 2 * i, "é", 2);
	struct token_text words = append((struct str){ text, sizeof text }, &table);
	assert_int_equal(words.size, TOKEN_SIZE + 1);
	free(words.data);
	fold_table_free(&table);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_text_becomes_its_words),
		cmocka_unit_test(words_come_from_the_bytes_that_they_name),
		cmocka_unit_test(any_bytes_are_cut_into_the_same_words),
		cmocka_unit_test(long_texts_are_cut_as_short_ones),
		cmocka_unit_test(a_long_word_is_told_by_its_beginning),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
