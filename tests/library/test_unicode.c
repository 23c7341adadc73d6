/*
 * Words, and the forms in which they are looked for, against files of the Unicode
 * Character Database (version 15; libunistring knows 14).
 */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <wctype.h>

#include <cmocka.h>

#include "base/str.h"
#include "library/tokens.h"

#define UNICODE_DATA "/usr/share/unicode/"

enum { LINE_SIZE = 1 << 12, FORMS = 5, CHARACTERS_MAX = 64 };

static FILE *data_or_skip(FILE *data)
{
	if (!data) {
		print_message("no " UNICODE_DATA "\n");
		skip();
	}
	return data;
}

/* A text written as code points, "0061 0308;"; *largest grows with them. */
static struct str read_text(const char **line, char *bytes, uint32_t *largest)
{
	size_t size = 0;
	for (char *end; ; *line = end) {
		uint32_t character = (uint32_t)strtoul(*line, &end, 16);
		if (end == *line)
			break;
		if (character > *largest)
			*largest = character;
		size += str_encode(character, bytes + size);
	}
	++*line;
	return (struct str){ bytes, size };
}

/* The words of each form of a line of NormalizationTest.txt; the memory serves all lines. */
struct forms {
	struct token_text words[FORMS];
	uint32_t largest, first;  /* characters */
};

static void read_forms(const char *line, struct forms *forms, struct fold_table *table)
{
	char bytes[LINE_SIZE];
	forms->first = (uint32_t)strtoul(line, NULL, 16);
	forms->largest = 0;
	for (size_t i = 0; i < FORMS; i++) {
		forms->words[i].size = 0;
		tokens_append(&forms->words[i], read_text(&line, bytes, &forms->largest), table);
	}
}

static bool is_same(const struct forms *forms, size_t other)
{
	const struct token_text *a = &forms->words[0], *b = &forms->words[other];
	return a->size == b->size && (!a->size || memcmp(a->data, b->data, a->size) == 0);
}

/* A syllable of Hangul is more than a fold holds; none of the six languages has one. */
static bool is_hangul(uint32_t character)
{
	return (character >= 0x1100 && character <= 0x11FF)
	    || (character >= 0xAC00 && character <= 0xD7A3);
}

/* The shapes of Arabic letters, but for whole phrases, and what is set as wide as ideographs. */
static bool is_presentation_form(uint32_t character)
{
	return (character >= 0xFB50 && character <= 0xFDEF)
	    || (character >= 0xFE70 && character <= 0xFEFC)
	    || (character >= 0xFF01 && character <= 0xFF5E);
}

/*
 * The order of marks in scripts beyond the Basic Multilingual Plane is not looked at,
 * and the mark U+302E is a letter to us.
 */
static void words_do_not_depend_on_the_form_of_normalisation(void **state)
{
	static char line[LINE_SIZE];
	struct fold_table table = { 0 };
	struct forms forms = { .first = 0 };
	unsigned compared = 0;
	FILE *data = data_or_skip(popen("bzcat " UNICODE_DATA "NormalizationTest.txt.bz2", "r"));
	(void)state;
	while (fgets(line, sizeof line, data)) {
		if (*line == '#' || *line == '@')
			continue;
		read_forms(line, &forms, &table);
		bool is_ours = forms.largest < 0x10000 && !is_hangul(forms.first);
		size_t count = is_presentation_form(forms.first) ? FORMS : 3;
		for (size_t i = 1; i < count && is_ours; i++, compared++)
			if (!is_same(&forms, i))
				fail_msg("%s", line);
	}
	for (size_t i = 0; i < FORMS; i++)
		free(forms.words[i].data);
	fold_table_free(&table);
	if (pclose(data) != 0)
		skip();
	assert_in_range(compared, 10000, 20000);
}

/* A line of WordBreakTest.txt, and whether a word ends before each character. */
struct sample {
	char bytes[4 * CHARACTERS_MAX];
	uint32_t characters[CHARACTERS_MAX];
	size_t starts[CHARACTERS_MAX];        /* bytes */
	bool breaks[CHARACTERS_MAX], joined[CHARACTERS_MAX];
	size_t count, size;
};

static bool read_sample(const char *line, struct sample *sample)
{
	bool is_break = false;
	*sample = (struct sample){ .count = 0 };
	for (const char *at = line; *at && *at != '#' && *at != '\n'; ) {
		char *end;
		uint32_t character = (uint32_t)strtoul(at, &end, 16);
		if (end == at) {
			is_break = strncmp(at, "÷", 2) == 0;
			at += strcspn(at, " \t\n");
			at += strspn(at, " \t");
			continue;
		}
		sample->breaks[sample->count] = is_break;
		sample->characters[sample->count] = character;
		sample->starts[sample->count++] = sample->size;
		sample->size += str_encode(character, sample->bytes + sample->size);
		at = end + strspn(end, " \t");
	}
	return sample->count > 0;
}

/* Note which characters stand in one word with those before them. */
static void find_words(struct sample *sample, struct fold_table *table)
{
	struct tokens tokens = tokens_of((struct str){ sample->bytes, sample->size }, table);
	for (struct token token; tokens_next(&tokens, &token); )
		for (size_t i = 1; i < sample->count; i++)
			if (sample->starts[i - 1] >= token.start && sample->starts[i] < token.end)
				sample->joined[i] = true;
}

/* U+3031 repeats kana, which no resolution has: to us it is a letter as others are. */
static bool has_kana_repeat(const struct sample *sample)
{
	for (size_t i = 0; i < sample->count; i++)
		if (sample->characters[i] == 0x3031)
			return true;
	return false;
}

static bool is_letter(uint32_t character)
{
	return iswalnum((wint_t)character) && character != 0x3031;
}

/* Whether the words go wrong before a character. */
static bool is_wrong(const struct sample *sample, size_t i)
{
	if (is_letter(sample->characters[i - 1]) && is_letter(sample->characters[i]))
		return sample->joined[i] == sample->breaks[i];
	return sample->joined[i] && sample->breaks[i] && !has_kana_repeat(sample);
}

/*
 * Letters and digits beside each other make a word where they do by Annex 29; what
 * ends a word there ends it here. But apostrophes, points, commas, colons and
 * underscores between letters part them, as who types "lhomme" or "70 1" expects.
 */
static void words_are_those_of_annex_29_but_for_signs_in_them(void **state)
{
	static char line[LINE_SIZE];
	static struct sample sample;
	struct fold_table table = { 0 };
	unsigned count = 0;
	FILE *data = data_or_skip(fopen(UNICODE_DATA "auxiliary/WordBreakTest.txt", "r"));
	(void)state;
	while (fgets(line, sizeof line, data)) {
		if (!read_sample(line, &sample))
			continue;
		count++;
		find_words(&sample, &table);
		for (size_t i = 1; i < sample.count; i++)
			if (is_wrong(&sample, i))
				fail_msg("character %zu: %s", i, line);
	}
	fclose(data);
	fold_table_free(&table);
	assert_int_equal(count, 1823);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_do_not_depend_on_the_form_of_normalisation),
		cmocka_unit_test(words_are_those_of_annex_29_but_for_signs_in_them),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 77;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
