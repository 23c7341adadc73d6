#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/gate.h"
#include "base/memory.h"
#include "base/str.h"
#include "layout/breaks.h"
#include "picture.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* What text is made of in the random tests: words of six languages, and whatever is odd. */
static const char *const crumbs[] = {
	" ", " ", " ", " ", " ", "  ", "\n", "\t", ", ", "; ", ". ", "(", ")", "«\u00A0", "\u202F»",
	"resolution", "Reaffirming", "a", "the", "A/HRC/RES/32/6", "A/C.3/70/L.5/Add.1",
	"S/RES/1325 (2000)", "70/1", "10 000", "50 %", "№ 5", "para. 12", "https://undocs.org/en/A/70/1",
	"Rappelant", "déplacés", "l’homme", "no 23", "« Paix »", "co\u00ADopé\u00ADra\u00ADtion",
	"Подтверждая", "резолюцию", "«Ё»", "п. 4", "¿Qué?", "niñez", "2030年可持续发展议程",
	"，", "。", "《公约》", "　", "الجمعية", "العامة", "تُؤَكِّدُ", "لا", "١٢٣", "،", "؛", "(أ)",
	"e\u0301\u0302\u0303\u0304\u0305\u0306", "\u0301", "\u200B", "\u200D", "\u2060", "\uFEFF",
	"\u202E", "\u202C", "\u2067", "\u2069", "\u200F", "\033", "\a", "\r", "\r\n", "\xC2\x85",
	"\u2028", "\U0001F1EB\U0001F1F7", "\U0001F469\u200D\U0001F469\u200D\U0001F467",
	"\U0001F44D\U0001F3FD", "\u0600\u0661", "한국어", "각", "हिन्दी", "ไทย", "\uE000",
	"\U000E0041", "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
	"-", "–", "—", "/", "[", "{", "}", "]", "\"", "'", "…", "§", "¹", "²,³", "½",
};

/* A small generator: the same texts on every machine. */
static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/* Of characters that take one column each. */
static const char *const narrow_crumbs[] = {
	" ", " ", " ", " ", "  ", "   ", "a", "the", "of", "resolution", "Reaffirming", ", ", "; ",
	"A/HRC/RES/32/6", "70/1", "10 000", "50 %", "para. 12", "déplacés", "à", "É", "niñez", "Ñ",
	"Подтверждая", "и", "резолюцию", "п. 4", "(", ")", "-", "Geschäftsordnungsausschussmitglied",
};

static struct str random_text_of(struct arena *arena, uint32_t *seed, const char *const *pool,
                                 size_t pool_size)
{
	size_t count = next_random(seed) % 40, size = 0;
	char *text = arena_allocate(arena, 40 * 80);

	for (size_t i = 0; i < count; i++) {
		struct str crumb = str_of(pool[next_random(seed) % pool_size]);
		memcpy(text + size, crumb.data, crumb.size);
		size += crumb.size;
	}
	return (struct str){ text, size };
}

static struct str random_text(struct arena *arena, uint32_t *seed)
{
	return random_text_of(arena, seed, crumbs, COUNT(crumbs));
}

static struct flow random_flow(struct arena *arena, uint32_t *seed)
{
	struct str text = random_text(arena, seed);
	enum unroll_language language = next_random(seed) % UNROLL_LANGUAGE_COUNT;
	struct flow flow = flow_of_str(arena, text, language);

	if (next_random(seed) % 2) {
		flow.label = (struct str)STR("15.");
		flow.indent = next_random(seed) % 10;
		flow.hang = flow.indent + 5;
	}
	return flow;
}

/* The lines follow on each other, lose nothing, and are found by what they hold. */
static void check_slices(const struct flow *flow, const struct lines *lines)
{
	assert_true(lines->count > 0);
	assert_int_equal(lines->items[0].start, 0);
	assert_int_equal(lines->items[lines->count - 1].end, flow->text.size);
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->items[i];
		assert_true(line->start <= line->shown_end && line->shown_end <= line->end);
		assert_true(line->start < line->end || flow->text.size == 0);
		if (i > 0)
			assert_int_equal(line->start, lines->items[i - 1].end);
		assert_int_equal(lines_find(lines, line->start), i);
		if (line->end > line->start)
			assert_int_equal(lines_find(lines, line->end - 1), i);
	}
}

static void check_widths(const struct flow *flow, const struct lines *lines, uint32_t width)
{
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->items[i];
		uint32_t hang = line_hang(flow, line->start, width);
		assert_true(hang + line->width + line->hyphen <= (width < 2 ? 2 : width));
	}
}

/* No line begins within a grapheme cluster that fits a line. */
static void check_clusters(const struct flow *flow, const struct lines *lines)
{
	if (!flow->text.size)
		return;
	uint8_t *flags = memory_allocate(flow->text.size);

	clusters_find(flow->text, flags);
	for (size_t i = 0; i < lines->count; i++)
		if (lines->items[i].start < flow->text.size)
			assert_true(flags[lines->items[i].start] & BREAK_CLUSTER);
	free(flags);
}

/* What a line shows ends where a blank may follow: nothing that is printed is left out. */
static void check_nothing_is_hidden(const struct flow *flow, const struct lines *lines)
{
	for (size_t i = 0; i < lines->count; i++) {
		size_t size;
		for (size_t at = lines->items[i].shown_end; at < lines->items[i].end; at += size) {
			uint32_t character = str_decode(str_from(flow->text, at), &size);
			enum gate_verdict verdict = gate_judge(character);
			assert_true(verdict == GATE_SPACE || verdict == GATE_DROP
			            || character == ' ' || character == 0x3000);
		}
	}
}

static int compare_glyphs(const void *one, const void *other)
{
	const struct glyph *a = one, *b = other;

	return (a->start > b->start) - (a->start < b->start);
}

/* The cells lie side by side, in any order, and stand for all that is shown. */
static void check_glyphs(const struct flow *flow, const struct line *line, uint32_t width,
                         enum bidi_mode mode)
{
	struct glyphs glyphs = { 0 };
	uint32_t column = UINT32_MAX, at = line->start;

	line_place(flow, line, width, mode, &glyphs);
	for (size_t i = 0; i < glyphs.count; i++) {
		const struct glyph *glyph = &glyphs.items[i];
		assert_true(glyph->width == 1 || glyph->width == 2);
		assert_true(column == UINT32_MAX || glyph->column >= column);
		column = glyph->column + glyph->width;
	}
	assert_true(column == UINT32_MAX || column <= (width < 2 ? 2 : width));
	if (glyphs.count)
		qsort(glyphs.items, glyphs.count, sizeof *glyphs.items, compare_glyphs);
	for (size_t i = 0; i < glyphs.count; i++) {
		assert_true(glyphs.items[i].start >= at);
		for (size_t size; at < glyphs.items[i].start; at += (uint32_t)size)
			assert_int_equal(gate_judge(str_decode(str_from(flow->text, at), &size)),
			                 GATE_DROP);
		at = glyphs.items[i].end;
	}
	assert_int_equal(at, line->shown_end);
	glyphs_free(&glyphs);
}

static void check_flow(struct arena *arena, const struct flow *flow, uint32_t width)
{
	struct lines lines = { 0 };

	picture_of(arena, flow, width, BIDI_VISUAL);
	lines_break(&lines, flow, width);
	check_slices(flow, &lines);
	check_widths(flow, &lines, width);
	check_nothing_is_hidden(flow, &lines);
	if (width >= 20)
		check_clusters(flow, &lines);
	for (size_t i = 0; i < lines.count; i++) {
		check_glyphs(flow, &lines.items[i], width, BIDI_VISUAL);
		check_glyphs(flow, &lines.items[i], width, BIDI_LOGICAL);
	}
	lines_free(&lines);
}

static void lines_of_any_text_fit_any_width(void **state)
{
	const char *rounds = getenv("UNROLL_ROUNDS");
	uint32_t seed = 15;

	(void)state;
	for (long round = rounds ? strtol(rounds, NULL, 10) : 600; round > 0; round--) {
		struct arena arena = { 0 };
		struct flow flow = random_flow(&arena, &seed);
		for (uint32_t width = 1; width <= 200; width += 1 + next_random(&seed) % 7)
			check_flow(&arena, &flow, width);
		arena_free(&arena);
	}
}

static void check_same(const struct line *one, const struct line *other)
{
	assert_int_equal(one->start, other->start);
	assert_int_equal(one->end, other->end);
	assert_int_equal(one->shown_end, other->shown_end);
	assert_int_equal(one->width, other->width);
	assert_int_equal(one->hyphen, other->hyphen);
}

/* Where a line of narrow characters ends, found one character after the other. */
static struct line fill_slowly(struct str text, const uint8_t *flags, uint32_t start, uint32_t limit)
{
	struct line allowed = { 0 }, reluctant = { 0 }, here = { .start = start, .shown_end = start };
	uint32_t column = 0, at = start;

	for (size_t size; at < text.size; at += (uint32_t)size) {
		here.end = at;
		if (at > start && flags[at] & BREAK_RELUCTANT)
			reluctant = here;
		if (at > start && flags[at] & BREAK_ALLOWED)
			allowed = here;
		if (str_decode(str_from(text, at), &size) == ' ') {
			column++;
			continue;
		}
		if (column >= limit)
			return allowed.end ? allowed : reluctant.end ? reluctant : here;
		here.width = ++column;
		here.shown_end = at + (uint32_t)size;
	}
	here.end = at;
	return here;
}

static void narrow_lines_are_filled_to_the_same_place(void **state)
{
	uint32_t seed = 3;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct arena arena = { 0 };
		struct lines lines = { 0 };
		struct str text = random_text_of(&arena, &seed, narrow_crumbs, COUNT(narrow_crumbs));
		struct flow flow = flow_of_str(&arena, text, UNROLL_FRENCH);
		uint8_t *flags = arena_allocate(&arena, text.size + 1);
		uint32_t width = 2 + next_random(&seed) % 120;
		breaks_find(&flow, flags);
		lines_break(&lines, &flow, width);
		for (size_t i = 0; i < lines.count && text.size; i++) {
			struct line slow = fill_slowly(text, flags, lines.items[i].start, width);
			check_same(&lines.items[i], &slow);
		}
		lines_free(&lines);
		arena_free(&arena);
	}
}

/* Break for one width, for another, and for the first again: as if nothing had been. */
static void lines_do_not_remember(void **state)
{
	uint32_t seed = 7;

	(void)state;
	for (int round = 0; round < 300; round++) {
		struct arena arena = { 0 };
		struct lines fresh = { 0 }, used = { 0 };
		struct flow flow = random_flow(&arena, &seed);
		uint32_t width = 1 + next_random(&seed) % 200;
		lines_break(&fresh, &flow, width);
		lines_break(&used, &flow, 1 + next_random(&seed) % 200);
		lines_break(&used, &flow, width);
		assert_int_equal(used.count, fresh.count);
		for (size_t i = 0; i < fresh.count; i++)
			check_same(&used.items[i], &fresh.items[i]);
		lines_free(&used);
		lines_free(&fresh);
		arena_free(&arena);
	}
}

/* A text at a width, and its rows with "|" between them. */
struct row_case {
	enum unroll_language language;
	uint32_t width;
	struct str text;
	const char *rows;
};

static void check_rows(const struct row_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct arena arena = { 0 };
		struct flow flow = flow_of_str(&arena, cases[i].text, cases[i].language);
		char *rows = (char *)picture_of(&arena, &flow, cases[i].width, BIDI_VISUAL);
		for (char *end; (end = strchr(rows, '\n')); )
			*end = '|';
		if (strcmp(rows, cases[i].rows) != 0)
			fail_msg("%s\nis   %s\nnot  %s", cases[i].text.data, rows, cases[i].rows);
		arena_free(&arena);
	}
}

#define EN UNROLL_ENGLISH
#define FR UNROLL_FRENCH
#define RU UNROLL_RUSSIAN
#define ES UNROLL_SPANISH
#define ZH UNROLL_CHINESE
#define AR UNROLL_ARABIC

static void lines_break_at_words(void **state)
{
	static const struct row_case cases[] = {
		{ EN, 10, STR(""), "|" },
		{ EN, 10, STR("one two three"), "one two|three|" },
		{ EN, 7, STR("one two three"), "one two|three|" },
		{ EN, 6, STR("one two three"), "one|two|three|" },
		{ EN, 5, STR("one   two"), "one|two|" },
		{ EN, 8, STR("12 Street\nTown\n"), "12|Street|Town|" },
		{ EN, 10, STR("a\r\nb\u2028c"), "a|b|c|" },
		{ EN, 10, STR("\n\nx"), "||x|" },
		{ EN, 6, STR("well-known thing"), "well-|known|thing|" },
		{ EN, 4, STR("incomprehensible"), "inco|mpre|hens|ible|" },
		{ EN, 6, STR("co\u00ADoperation"), "co-|operat|ion|" },
		{ EN, 12, STR("co\u00ADoperation"), "cooperation|" },
		{ EN, 2, STR("co\u00ADop"), "co|op|" },
		{ ZH, 10, STR("联合国大会，重申其决议。"), "联合国大|会，重申其|决议。|" },
		{ ZH, 1, STR("中文"), "中|文|" },
		{ RU, 12, STR("Генеральная Ассамблея"), "Генеральная|Ассамблея|" },
		{ ES, 8, STR("¿Qué? ¡Sí!"), "¿Qué?|¡Sí!|" },
	};

	(void)state;
	check_rows(cases, COUNT(cases));
}

static void symbols_stay_whole_while_they_fit(void **state)
{
	static const struct row_case cases[] = {
		{ EN, 12, STR("see A/RES/70/1."), "see|A/RES/70/1.|" },
		{ EN, 12, STR("in S/PV.8765 and"), "in S/PV.8765|and|" },
		{ EN, 12, STR("A/C.3/70/L.5/Add.1"), "A/C.3/70/|L.5/Add.1|" },
		{ EN, 9, STR("(A/HRC/RES/S-30/1)"), "(A/HRC/|RES/S-30/|1)|" },
		{ EN, 10, STR("and/or this"), "and/or|this|" },
		{ EN, 5, STR("and/or"), "and/|or|" },
		{ EN, 18, STR("https://undocs.org/en/A/70/1"), "https://|undocs.org/en/|A/70/1|" },
		{ EN, 13, STR("resolution 1325 (2000)"), "resolution|1325 (2000)|" },
		{ EN, 9, STR("the U.S.A. did"), "the|U.S.A.|did|" },
		{ EN, 9, STR("under 10 000 men"), "under|10 000|men|" },
		{ EN, 10, STR("in para. 12 and"), "in|para. 12|and|" },
		{ RU, 9, STR("текст № 5"), "текст № 5|" },
		{ RU, 8, STR("текст № 5"), "текст|№ 5|" },
		{ ES, 10, STR("según párr. 5"), "según|párr. 5|" },
	};

	(void)state;
	check_rows(cases, COUNT(cases));
}

static void french_signs_stay_with_their_words(void **state)
{
	static const struct row_case cases[] = {
		{ FR, 10, STR("la « Paix » : oui"), "la|« Paix » :|oui|" },
		{ FR, 9, STR("la « Paix » : oui"), "la|« Paix|» : oui|" },
		{ FR, 8, STR("vraiment ?"), "vraiment|?|" },
		{ FR, 12, STR("est-ce vrai ?"), "est-ce|vrai ?|" },
		{ FR, 8, STR("plus 50 %"), "plus|50 %|" },
		{ FR, 8, STR("dit\u00A0: non"), "dit :|non|" },
	};

	(void)state;
	check_rows(cases, COUNT(cases));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_break_at_words),
		cmocka_unit_test(symbols_stay_whole_while_they_fit),
		cmocka_unit_test(french_signs_stay_with_their_words),
		cmocka_unit_test(lines_of_any_text_fit_any_width),
		cmocka_unit_test(narrow_lines_are_filled_to_the_same_place),
		cmocka_unit_test(lines_do_not_remember),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 77;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
