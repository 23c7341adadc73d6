/*
 * A line whose glyphs are its characters is put without placing them: the screen is the
 * same as if they had been placed.
 */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/str.h"
#include "view/paint.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum { ROUNDS = 20000, PIECES = 40, ROWS = 3, COLUMNS = 24 };

/* Letters of all sorts, and what is no glyph of its own, is none, or is wider than it seems. */
static const char *const pieces[] = {
	"a", "b ", "cd", "(e)", " ", "é", "œ", "’", "–", "\u00A0", "\u202F", "«", "ж", "й", "東", "、",
	"\u3000", "Ａ", "ﬁ", "½", "\u00AD", "e\u0301", "\u0301", "\t", "\u200D", "\u200B", "\u202E",
	"\u2028", "\u2060", "\uE000", "👩\u200D🔧", "👍\U0001F3FD", "🇫🇷", "각", "ก\u0E33", "ا", "א", "\r",
};

static unsigned chance;

static unsigned below(unsigned limit)
{
	chance = chance * 1103515245 + 12345;
	return (chance >> 16) % limit;
}

/* Some text, of the first `kinds` pieces. */
static struct str some_text(char *text, size_t kinds)
{
	size_t size = 0;

	for (unsigned i = below(PIECES); i > 0; i--) {
		const char *piece = pieces[below((unsigned)kinds)];
		memcpy(text + size, piece, strlen(piece));
		size += strlen(piece);
	}
	return (struct str){ text, size };
}

static char *picture_of(const struct flow *flow, const struct line *line, unsigned colours,
                        struct strip strip)
{
	struct painter painter = { 0 };
	struct screen screen = { 0 };
	char *picture;
	size_t size;
	FILE *out = open_memstream(&picture, &size);

	assert_non_null(out);
	screen_resize(&screen, ROWS, COLUMNS);
	paint_start(&painter, flow, line, ROLE_PLAIN);
	paint_over(&painter, line->start + colours % 7, line->end - colours % 5, ROLE_EMPHASIS);
	paint_over(&painter, line->start + colours % 11, line->start + colours % 13, ROLE_CITATION);
	paint_put(&painter, &screen, strip);
	screen_dump(&screen, out);
	fprintf(out, "%zu hidden\n", screen.hidden);
	assert_int_equal(fclose(out), 0);
	painter_free(&painter);
	screen_free(&screen);
	return picture;
}

/* Return how many lines are plain. */
static size_t compare_lines(const struct flow *flow, uint32_t width, unsigned colours)
{
	struct strip strip = { .row = 1, .column = (int)below(6) - 2, .width = width };
	struct lines lines = { 0 };
	size_t plain = 0;

	lines_break(&lines, flow, width);
	for (size_t i = 0; i < lines.count; i++) {
		struct line line = lines.items[i];
		char *put = picture_of(flow, &line, colours, strip);
		plain += line.is_plain;
		line.is_plain = false;
		char *placed = picture_of(flow, &line, colours, strip);
		if (strcmp(put, placed) != 0)
			fail_msg("%.*s, %u columns:\n%s instead of\n%s", (int)flow->text.size,
			         flow->text.data, width, put, placed);
		free(put);
		free(placed);
	}
	lines_free(&lines);
	return plain;
}

static void a_plain_line_is_as_if_it_were_placed(void **state)
{
	char text[PIECES * 16];
	size_t plain = 0;

	(void)state;
	for (unsigned i = 0; i < ROUNDS; i++) {
		struct arena arena = { 0 };
		size_t kinds = i % 2 ? COUNT(pieces) : 20;
		struct flow flow = flow_of_str(&arena, some_text(text, kinds), UNROLL_FRENCH);
		flow.hang = below(4);
		plain += compare_lines(&flow, 2 + below(COLUMNS), below(1000));
		arena_free(&arena);
	}
	assert_true(plain > ROUNDS / 2);
}

static bool is_plain(const char *text)
{
	struct arena arena = { 0 };
	struct flow flow = flow_of_str(&arena, str_of(text), UNROLL_ENGLISH);
	struct lines lines = { 0 };

	lines_break(&lines, &flow, 80);
	bool result = lines.items[0].is_plain;
	lines_free(&lines);
	arena_free(&arena);
	return result;
}

static void only_what_is_one_glyph_a_character_is_plain(void **state)
{
	static const char *const plain[] = {
		"", "15. Decides: (a)", "l’œuvre – « été »", "l\u00A0an", "Й ж", "東京、二",
	};
	static const char *const others[] = {
		"e\u0301", "a\tb", "soft\u00ADhyphen", "a\u200Bb", "a\u202Eb", "👍\U0001F3FD", "ا", "א",
		"\u0301", "ก\u0E33",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(plain); i++)
		if (!is_plain(plain[i]))
			fail_msg("\"%s\" is plain", plain[i]);
	for (size_t i = 0; i < COUNT(others); i++)
		if (is_plain(others[i]))
			fail_msg("\"%s\" is not plain", others[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_plain_line_is_as_if_it_were_placed),
		cmocka_unit_test(only_what_is_one_glyph_a_character_is_plain),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
