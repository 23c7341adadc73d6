#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include <unigbrk.h>
#include <unilbrk.h>

#include "base/str.h"
#include "layout/breaks.h"
#include "layout/pairs.h"

enum { CHARACTERS = 24, ROUNDS = 60000, LAST = 0xFFFF };

/* A small generator: the same texts on every machine. */
static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/* The characters that pairs_find() knows behind a letter, in *known; return how many. */
static size_t find_known(uint32_t known[LAST])
{
	size_t count = 0;

	for (uint32_t c = 1; c <= LAST; c++) {
		char bytes[5] = "a";
		uint8_t flags[sizeof bytes];
		size_t size = 1 + str_encode(c, bytes + 1);
		if ((c < 0xD800 || c > 0xDFFF) && pairs_find((struct str){ bytes, size }, flags))
			known[count++] = c;
	}
	return count;
}

/*
 * One in two characters comes from below U+0100, where most classes are; without
 * ideographs, which are half of what is known, the rest would hardly be tried.
 */
static uint32_t pick(const uint32_t *known, size_t count, uint32_t *seed)
{
	size_t latin = 0, others;

	while (latin < count && known[latin] < 0x100)
		latin++;
	for (others = latin; others < count && known[others] <= 0x4E00; )
		others++;
	switch (next_random(seed) % 8) {
	case 0:
		return ' ';
	case 1: case 2: case 3:
		return known[next_random(seed) % latin];
	case 4:
		return known[others + next_random(seed) % (count - others)];
	default:
		return known[latin + next_random(seed) % (others - latin)];
	}
}

static void check_text(struct str text)
{
	uint8_t flags[4 * CHARACTERS], clusters[4 * CHARACTERS];
	char lines[4 * CHARACTERS];

	if (!pairs_find(text, flags))
		return;                   /* a mark by itself, or a space at the start */
	u8_grapheme_breaks((const uint8_t *)text.data, text.size, (char *)clusters);
	u8_possible_linebreaks((const uint8_t *)text.data, text.size, "UTF-8", lines);
	for (size_t i = 0; i < text.size; i++) {
		uint8_t expected = clusters[i] ? BREAK_CLUSTER : 0;
		if (i > 0 && lines[i] == UC_BREAK_POSSIBLE)
			expected |= BREAK_ALLOWED;
		if (flags[i] != expected)
			fail_msg("byte %zu of \"%.*s\": %d, not %d", i, (int)text.size, text.data,
			         flags[i], expected);
	}
}

static void pairs_agree_with_libunistring(void **state)
{
	static uint32_t known[LAST];
	size_t count = find_known(known);
	uint32_t seed = 32;

	(void)state;
	assert_true(count > 20000);
	for (int round = 0; round < ROUNDS; round++) {
		char bytes[4 * CHARACTERS];
		size_t size = 0, wanted = 1 + next_random(&seed) % CHARACTERS;
		for (size_t i = 0; i < wanted; i++)
			size += str_encode(pick(known, count, &seed), bytes + size);
		check_text((struct str){ bytes, size });
	}
}

static void what_pairs_do_not_know_is_told(void **state)
{
	static const struct str cases[] = {
		STR(" a"), STR("a\nb"), STR("\u0301"), STR("a \u0301"), STR("한국"), STR("ไทย"),
		STR("\u05D0"), STR("\u200B"), STR("\U0001F469\u200D\U0001F467"), STR("\xFF"),
		STR("\u1100"), STR("\uFFFC"),
	};
	uint8_t flags[64];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_false(pairs_find(cases[i], flags));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(pairs_agree_with_libunistring),
		cmocka_unit_test(what_pairs_do_not_know_is_told),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 77;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
