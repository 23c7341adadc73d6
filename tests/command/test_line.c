#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/str.h"
#include "command/line.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* Words joined by "|". */
static const struct {
	const char *text, *words;
} lines[] = {
	{ "", "" },
	{ "  \t ", "" },
	{ "quit", "quit" },
	{ "  bind  j\tline-down ", "bind|j|line-down" },
	{ "# a comment", "" },
	{ "set width 70 # wide enough", "set|width|70" },
	{ "go 15#2", "go|15#2" },
	{ "bind '#' help", "bind|#|help" },
	{ "bind \\# help", "bind|#|help" },
	{ "search 'two words' \"and more\"", "search|two words|and more" },
	{ "search a' 'b\" \"c", "search|a b c" },
	{ "search \"say \\\"so\\\"\"", "search|say \"so\"" },
	{ "search 'back\\slash'", "search|back\\slash" },
	{ "search ''", "search|" },
	{ "search \\", "search|\\" },
	{ "search \"it's\"", "search|it's" },
	{ "поиск «мир и безопасность»", "поиск|«мир|и|безопасность»" },
	{ "bind j line-down\r", "bind|j|line-down" },
};

static struct str join(struct arena *arena, const struct words *line)
{
	struct str all = STR("");

	for (size_t i = 0; i < line->count; i++)
		all = arena_format(arena, "%.*s%s%.*s", (int)all.size, all.data, i ? "|" : "",
		                   (int)line->words[i].size, line->words[i].data);
	return all;
}

static void words_stand_between_blanks(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(lines); i++) {
		struct arena arena = { 0 };
		struct words line;
		assert_true(line_split(&arena, str_of(lines[i].text), &line, NULL));
		assert_string_equal(join(&arena, &line).data, lines[i].words);
		arena_free(&arena);
	}
}

static const struct {
	const char *text, *message;
} mistakes[] = {
	{ "search 'two words", "column 8: this quotation mark is never closed" },
	{ "search \"", "column 8: this quotation mark is never closed" },
	{ "поиск \"мир", "column 7: this quotation mark is never closed" },
	{ "a 'b' \"c\\\"", "column 7: this quotation mark is never closed" },
};

static void an_open_quotation_is_told_with_its_column(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(mistakes); i++) {
		struct arena arena = { 0 };
		struct words line;
		struct unroll_error error = { 0 };
		assert_false(line_split(&arena, str_of(mistakes[i].text), &line, &error));
		assert_string_equal(error.message, mistakes[i].message);
		assert_int_equal(error.kind, UNROLL_ERROR_USAGE);
		arena_free(&arena);
	}
}

static const struct {
	const char *text;
	size_t count;
	const char *behind;
} tails[] = {
	{ "bind j search 'two words'", 2, "search 'two words'" },
	{ "bind j search 'two words'", 0, "bind j search 'two words'" },
	{ "  bind ' ' quit", 2, "quit" },
	{ "bind j", 2, "" },
	{ "bind j", 7, "" },
	{ "bind j # quit", 2, "" },
	{ "", 0, "" },
};

static void what_stands_behind_words_is_as_written(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(tails); i++) {
		struct str behind = line_behind(str_of(tails[i].text), tails[i].count);
		assert_true(str_equal(behind, str_of(tails[i].behind)));
	}
}

static const struct {
	const char *text;
	size_t start;
} last_words[] = {
	{ "", 0 },
	{ "se", 0 },
	{ "set", 0 },
	{ "set ", 4 },
	{ "set wi", 4 },
	{ "set  width 'a b", 11 },
	{ "  ", 2 },
};

static void completion_knows_where_the_last_word_begins(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(last_words); i++)
		assert_int_equal(line_last_word(str_of(last_words[i].text)), last_words[i].start);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_stand_between_blanks),
		cmocka_unit_test(an_open_quotation_is_told_with_its_column),
		cmocka_unit_test(what_stands_behind_words_is_as_written),
		cmocka_unit_test(completion_knows_where_the_last_word_begins),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
