#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "oracle.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const struct {
	const char *bytes;
	size_t violations;
} cases[] = {
	{ "plain text\r\n", 0 },
	{ "\033[12;40H\033[1m\033[38;5;63mA/RES/70/1\033[m", 0 },
	{ "\033[?1049h\033[22;0;0t\033[?1h\033=\033[?2004h"
	  "\033[?2004l\033[?1l\033>\033[?1049l\033[23;0;0t", 0 },
	{ "é 東京 لا e\u0301", 0 },
	{ "\033[8l\033[8h", 0 },
	{ "\033[8l", 1 },                         /* left off */
	{ "\033[?25l", 1 },
	{ "\033[?2004h", 1 },                     /* left on */
	{ "\033[?1000;1006h", 2 },
	{ "\033=", 1 },
	{ "\033[1m", 1 },
	{ "\033[6n", 1 },                         /* a question */
	{ "\033[c", 1 },
	{ "\033[?1003h\033[?1003l", 2 },          /* modes that nobody declared */
	{ "\033]0;title\a", 1 },
	{ "\033]8;;http://x/\a", 1 },
	{ "\033]52;c;QQ==\a", 1 },                /* no key asked for a copy */
	{ "\033P+q\033\\", 2 },
	{ "\a", 1 },
	{ "\x7f", 1 },
	{ "\xc2\x9b" "31m", 1 },
	{ "\x9b", 1 },
	{ "\xed\xa0\x80", 3 },
	{ "\u202e", 1 },
	{ "\u200b\u2066\u2069\ufeff\u00ad", 5 },
	{ "\U000E0041", 1 },
	{ "\ue000", 1 },
	{ "\u0378", 1 },                          /* not assigned */
	{ "\ufdd0\U0001ffff", 2 },
	{ "\033[12", 1 },                         /* cut off */
};

static size_t violations_of(const char *bytes, size_t piece)
{
	struct oracle *oracle = oracle_new("xterm-256color");
	size_t size = strlen(bytes);
	for (size_t at = 0; at < size; at += piece)
		oracle_feed(oracle, bytes + at, size - at < piece ? size - at : piece);
	oracle_finish(oracle);
	size_t violations = oracle_violations(oracle);
	assert_int_equal(violations > 0, *oracle_complaint(oracle) != '\0');
	oracle_free(oracle);
	return violations;
}

static void what_is_wrong_is_counted(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(violations_of(cases[i].bytes, 1000), cases[i].violations);
}

static void pieces_may_end_anywhere(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(violations_of(cases[i].bytes, 1), cases[i].violations);
}

static void a_copy_is_allowed_while_a_key_asks_for_it(void **state)
{
	(void)state;
	static const char copy[] = "\033]52;c;QQ==\a";
	struct oracle *oracle = oracle_new("xterm-256color");
	oracle_allow_copy(oracle, true);
	oracle_feed(oracle, copy, strlen(copy));
	assert_int_equal(oracle_violations(oracle), 0);
	oracle_feed(oracle, "\033]52;c;?\a", 9);
	assert_int_equal(oracle_violations(oracle), 1);
	oracle_free(oracle);
}

static void a_terminal_has_only_its_own_sequences(void **state)
{
	(void)state;
	struct oracle *oracle = oracle_new("vt100");
	oracle_feed(oracle, "\033[38;5;63m", 10);
	assert_int_equal(oracle_violations(oracle), 1);
	oracle_free(oracle);
	assert_null(oracle_new("no-such-terminal"));
}

int main(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_wrong_is_counted),
		cmocka_unit_test(pieces_may_end_anywhere),
		cmocka_unit_test(a_copy_is_allowed_while_a_key_asks_for_it),
		cmocka_unit_test(a_terminal_has_only_its_own_sequences),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
