#include <limits.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <wchar.h>

#include <cmocka.h>

#include "oracle.h"
#include "text.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* How many bytes or modes are wrong, and how the first is named; on a terminal, and where
 * there is none. */
static const struct {
	const char *bytes;
	size_t violations;
	const char *complaint;
	size_t in_stream;
} cases[] = {
	{ "plain text\n", 0, "", 0 },
	{ "plain text\r\n", 0, "", 1 },
	{ "\033[12;40H\033[1m\033[38;5;63mA/RES/70/1\033[m", 0, "", 4 },
	{ "\033[?1049h\033[22;0;0t\033[?1h\033=\033[?2004h"
	  "\033[?2004l\033[?1l\033>\033[?1049l\033[23;0;0t", 0, "", 10 },
	{ "é 東京 لا e\u0301 \u200d\ufe0f", 0, "", 0 },
	{ "\033[8l\033[8h", 0, "", 2 },
	{ "\033[8l", 1, "mode left off", 2 },
	{ "\033[?25l", 1, "mode left off", 2 },
	{ "\033[?2004h", 1, "mode left on", 2 },
	{ "\033[?1000;1006h", 2, "mode left on", 3 },
	{ "\033=", 1, "mode left on", 2 },
	{ "\033(0qqq", 1, "mode left on", 2 },     /* lines instead of letters */
	{ "\033(0qqq\033(B", 0, "", 2 },
	{ "\033[1m", 1, "attributes left on", 2 },
	{ "\033[6n", 1, "sequence", 1 },          /* questions, whose answer is typed */
	{ "\033[c", 1, "sequence", 1 },
	{ "\033[>0q", 1, "sequence", 1 },
	{ "\033[8$p", 1, "sequence", 1 },
	{ "\033[21;0;0t", 1, "sequence", 1 },
	{ "\033[8;50;200t", 1, "sequence", 1 },   /* another size */
	{ "\033[20h\033[20l", 2, "sequence", 2 },         /* modes that nobody declared */
	{ "\033[?1003h\033[?1003l", 2, "sequence", 2 },
	{ "\033c", 1, "sequence", 1 },
	{ "\033]0;title\a", 1, "sequence", 1 },
	{ "\033]8;;http://x/\a", 1, "sequence", 1 },
	{ "\033]52;c;QQ==\a", 1, "sequence", 1 },         /* no key asked for a copy */
	{ "\033P+q\033\\", 2, "sequence", 2 },
	{ "\033[\n", 1, "no sequence", 1 },
	{ "\a", 1, "sequence", 1 },
	{ "\v\f", 2, "sequence", 2 },
	{ "\x7f", 1, "sequence", 1 },
	{ "\xc2\x9b" "31m", 1, "forbidden character", 1 },
	{ "\x9b", 1, "not UTF-8", 1 },
	{ "\xc0\x9b", 2, "not UTF-8", 2 },
	{ "\xed\xa0\x80", 3, "not UTF-8", 3 },
	{ "\u202e", 1, "forbidden character", 1 },
	{ "\u200b\u2066\u2069\ufeff\u00ad", 5, "forbidden character", 5 },
	{ "\U000E0041", 1, "forbidden character", 1 },
	{ "\ue000", 1, "forbidden character", 1 },
	{ "\u0378", 1, "forbidden character", 1 },        /* not assigned */
	{ "\ufdd0\U0001ffff", 2, "forbidden character", 2 },
	{ "\033[12", 1, "cut off", 1 },
	{ "\xe6\x9d", 1, "cut off", 1 },
};

static void check(size_t i, const char *type, size_t piece)
{
	struct oracle *oracle = oracle_new(type);
	const char *bytes = cases[i].bytes;
	size_t size = strlen(bytes);
	for (size_t at = 0; at < size; at += piece)
		oracle_feed(oracle, bytes + at, size - at < piece ? size - at : piece);
	oracle_finish(oracle);
	size_t violations = oracle_violations(oracle);
	assert_int_equal(violations > 0, *oracle_complaint(oracle) != '\0');
	if (violations != (type ? cases[i].violations : cases[i].in_stream))
		fail_msg("case %zu: %zu violations, %s", i, violations, oracle_complaint(oracle));
	if (type && strncmp(oracle_complaint(oracle), cases[i].complaint,
	                    strlen(cases[i].complaint)) != 0)
		fail_msg("case %zu: %s", i, oracle_complaint(oracle));
	oracle_free(oracle);
}

static void what_is_wrong_is_counted(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		check(i, "xterm-256color", 1000);
}

static void pieces_may_end_anywhere(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		check(i, "xterm-256color", 1);
}

static void a_stream_has_no_sequences(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		check(i, NULL, 1000);
}

static void feed(struct oracle *oracle, const char *bytes)
{
	oracle_feed(oracle, bytes, strlen(bytes));
}

static void a_copy_is_allowed_while_a_key_asks_for_it(void **state)
{
	(void)state;
	static const char copy[] = "\033]52;c;QQ==\a";
	struct oracle *oracle = oracle_new("xterm-256color");
	oracle_allow_copy(oracle, true);
	feed(oracle, copy);
	assert_int_equal(oracle_violations(oracle), 0);
	feed(oracle, "\033]52;c;?\a");
	assert_int_equal(oracle_violations(oracle), 1);
	/* U+001B, U+202E and U+E0041 */
	feed(oracle, "\033]52;c;Gw==\a\033]52;c;4oCu\a\033]52;c;86CBgQ==\a");
	assert_int_equal(oracle_violations(oracle), 4);
	/* Other text, with a line feed and a soft hyphen. */
	feed(oracle, "\033]52;c;YQpiwq0=\a");
	assert_int_equal(oracle_violations(oracle), 4);
	oracle_free(oracle);
}

static void a_terminal_has_only_its_own_sequences(void **state)
{
	(void)state;
	struct oracle *oracle = oracle_new("vt100");
	feed(oracle, "\033[38;5;63m");
	assert_int_equal(oracle_violations(oracle), 1);
	oracle_free(oracle);
	assert_null(oracle_new("no-such-terminal"));
}

static void a_shift_of_letters_is_a_mode(void **state)
{
	(void)state;
	struct oracle *oracle = oracle_new("vt100");
	feed(oracle, "\016qqq");
	assert_int_equal(oracle_violations(oracle), 0);
	oracle_finish(oracle);
	assert_int_equal(oracle_violations(oracle), 1);
	oracle_free(oracle);
}

/*
 * Mark the characters of which lines of a file of the Unicode Character Database say
 * one of the values, separated by blanks; false if there is no such file.
 */
static bool mark(bool *marks, const char *name, const char *values)
{
	char path[100], line[256], value[64], wanted[80];
	snprintf(path, sizeof(path), "/usr/share/unicode/%s", name);
	FILE *data = fopen(path, "r");
	if (!data)
		return false;
	while (fgets(line, sizeof(line), data)) {
		unsigned first, last;
		if (sscanf(line, "%X..%X ; %63s", &first, &last, value) != 3) {
			if (sscanf(line, "%X ; %63s", &first, value) != 2)
				continue;
			last = first;
		}
		snprintf(wanted, sizeof(wanted), " %s ", value);
		for (unsigned c = first; c <= last && strstr(values, wanted); c++)
			marks[c] = true;
	}
	fclose(data);
	return true;
}

/* The four that reliable terminals know what to do with. */
static bool is_joiner_or_selector(uint32_t c)
{
	return c == 0x200c || c == 0x200d || c == 0xfe0e || c == 0xfe0f;
}

static void what_unicode_calls_invisible_is_forbidden(void **state)
{
	static bool marks[0x110000];
	(void)state;
	if (!mark(marks, "extracted/DerivedGeneralCategory.txt", " Cc Cs Co Cn Zl Zp ")
	    || !mark(marks, "DerivedCoreProperties.txt", " Default_Ignorable_Code_Point ")
	    || !mark(marks, "PropList.txt", " Bidi_Control Noncharacter_Code_Point "))
		skip();
	for (uint32_t c = 0; c < COUNT(marks); c++) {
		bool is_annotation = c >= 0xfff9 && c <= 0xfffb;
		bool is_new = wcwidth((wchar_t)c) < 0;
		if (marks[c] && !is_joiner_or_selector(c) && !text_is_forbidden(c))
			fail_msg("U+%04X is not forbidden", (unsigned)c);
		if (text_is_forbidden(c) && !marks[c] && !is_annotation && !is_new)
			fail_msg("U+%04X is forbidden", (unsigned)c);
	}
}

static char *judge;

static int judged(const char *arguments, const char *written)
{
	char command[PATH_MAX + 200];
	snprintf(command, sizeof(command), "printf '%s' | '%s' %s 2>/dev/null", written, judge,
	         arguments);
	int status = system(command);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void scripts_are_told_by_a_status(void **state)
{
	(void)state;
	assert_int_equal(judged("", "text\\n"), 0);
	assert_int_equal(judged("", "text\\r\\n"), 1);
	assert_int_equal(judged("-t vt100", "text\\r\\n"), 0);
	assert_int_equal(judged("-t vt100", "\\033="), 1);
	assert_int_equal(judged("-o -t vt100", "\\033="), 0);
	assert_int_equal(judged("-t vt100", "\\033]52;c;QQ==\\007"), 1);
	assert_int_equal(judged("-c -t vt100", "\\033]52;c;QQ==\\007"), 0);
	assert_int_equal(judged("-t no-such-terminal", ""), 1);
	assert_int_equal(judged("/no/such/file", ""), 1);
}

int main(int argc, char **argv)
{
	if (argc < 2)
		return 2;
	judge = argv[1];
	setlocale(LC_CTYPE, "C.UTF-8");
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_wrong_is_counted),
		cmocka_unit_test(pieces_may_end_anywhere),
		cmocka_unit_test(a_stream_has_no_sequences),
		cmocka_unit_test(a_copy_is_allowed_while_a_key_asks_for_it),
		cmocka_unit_test(a_terminal_has_only_its_own_sequences),
		cmocka_unit_test(a_shift_of_letters_is_a_mode),
		cmocka_unit_test(what_unicode_calls_invisible_is_forbidden),
		cmocka_unit_test(scripts_are_told_by_a_status),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
