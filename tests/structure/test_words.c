/* Words made alike for looking up, and the language that they tell. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <unroll/load.h>

#include "base/arena.h"
#include "base/str.h"
#include "structure/fold.h"

static void phrases_are_found_however_they_are_written(void **state)
{
	static const struct {
		const char *text, *phrase;
		size_t size;      /* of the text that the phrase takes; 0 if it does not fit */
	} cases[] = {
		{ "The General Assembly,", "the general assembly", 20 },
		{ "THE GENERAL", "the general", 11 },
		{ "the generals", "the general", 11 },
		{ "the gener", "the general", 0 },
		{ "the  general", "the general", 12 },
		{ "the\ngeneral", "the general", 11 },
		{ "the\u00A0general", "the general", 12 },
		{ "thegeneral", "the general", 0 },
		{ "L’Assemblée générale", "l'assemblée générale", 25 },
		{ "L' Assemblée générale", "l'assemblée générale", 24 },
		{ "L 'Assemblée générale", "l'assemblée générale", 24 },
		{ "LAssemblée générale", "l'assemblée générale", 0 },
		{ "DÉCIDE", "décide", 7 },
		{ "de\u00ADcide", "decide", 8 },
		{ "\u200Bdecide", "decide", 9 },
		{ "Генеральная", "генеральная", 22 },
		{ "الجَمعية", "الجمعية", 16 },
		{ "大会，", "大会", 6 },
		{ "", "decide", 0 },
		{ "decide", "", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t size = fold_match(str_of(cases[i].text), str_of(cases[i].phrase));
		if (size != cases[i].size)
			fail_msg("%s in %s: %zu", cases[i].phrase, cases[i].text, size);
	}
}

static void words_are_folded_to_their_end(void **state)
{
	static const struct {
		const char *text, *word;
		size_t taken;
	} cases[] = {
		{ "Recalling its", "recalling", 9 },
		{ "S’inquiète de", "s'inquiète", 13 },
		{ "self\u2011government,", "self-government", 17 },
		{ "co\u00ADopération et", "coopération", 14 },
		{ "Ёлка.", "ёлка", 8 },
		{ "تُؤكد من", "تؤكد", 10 },
		{ "12 words", "", 0 },
		{ " word", "", 0 },
		{ "大会", "", 0 },
		{ "Geschäftsordnung", "geschäf", 8 },      /* as much as there is room for */
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char word[32];
		size_t size, room = i == sizeof cases / sizeof *cases - 1 ? 8 : sizeof word;
		size_t taken = fold_word(str_of(cases[i].text), word, room, &size);
		if (taken != cases[i].taken || !str_equal((struct str){ word, size }, str_of(cases[i].word)))
			fail_msg("%s: %zu bytes, \"%.*s\"", cases[i].text, taken, (int)size, word);
	}
}

static enum unroll_language language_of(struct str text)
{
	struct unroll_document *document = unroll_load_bytes(text, "text.md", NULL, NULL);

	assert_non_null(document);
	enum unroll_language language = document->language;
	unroll_document_free(document);
	return language;
}

static void small_words_tell_the_language(void **state)
{
	static const struct {
		const char *text;
		enum unroll_language language;
	} cases[] = {
		{ "Some lamps of the harbour and its lights", UNROLL_ENGLISH },
		{ "Les lampes du port et des quais", UNROLL_FRENCH },
		{ "Los faros del puerto y las luces", UNROLL_SPANISH },
		{ "Фонари порта", UNROLL_RUSSIAN },
		{ "مصابيح المرفأ", UNROLL_ARABIC },
		{ "港口的灯", UNROLL_CHINESE },
		{ "THE LAMPS OF THE HARBOUR", UNROLL_ENGLISH },
		/* Parts of longer words are no small words. */
		{ "of the lamps: d'et s'et n'et, théâtre-et, tété", UNROLL_ENGLISH },
		{ "of the lamps: et-là, et-ci, et-non, les'n, les'p, leñ", UNROLL_ENGLISH },
		{ "a 12 b", UNROLL_LANGUAGE_NONE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		enum unroll_language language = language_of(str_of(cases[i].text));
		if (language != cases[i].language)
			fail_msg("%s: %s", cases[i].text, unroll_language_name(language));
	}
}

/* So many lines of one language, one paragraph each, and then many of another. */
static enum unroll_language language_of_lines(const char *first, int count, const char *other)
{
	struct arena arena = { 0 };
	struct str text = STR("");

	for (int i = 0; i < count; i++)
		text = arena_format(&arena, "%.*s%s\n\n", (int)text.size, text.data, first);
	for (int i = 0; i < 60; i++)
		text = arena_format(&arena, "%.*s%s\n\n", (int)text.size, text.data, other);
	enum unroll_language language = language_of(text);
	arena_free(&arena);
	return language;
}

/* A cover in another language does not settle what the text is in; a long beginning does. */
static void a_language_far_ahead_is_settled(void **state)
{
	static const char french[] = "le port et les lampes du quai", english[] = "the lamps of the port";

	(void)state;
	assert_int_equal(language_of_lines(english, 8, french), UNROLL_FRENCH);
	assert_int_equal(language_of_lines(french, 8, english), UNROLL_ENGLISH);
	assert_int_equal(language_of_lines("港口的灯和船和人和海和天和地和山和水和", 5, english),
	                 UNROLL_ENGLISH);
	assert_int_equal(language_of_lines(english, 120, french), UNROLL_ENGLISH);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(phrases_are_found_however_they_are_written),
		cmocka_unit_test(words_are_folded_to_their_end),
		cmocka_unit_test(small_words_tell_the_language),
		cmocka_unit_test(a_language_far_ahead_is_settled),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
