#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/str.h"
#include "cli/opener.h"
#include "desktop.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* Writes down its name, how many arguments it has and what they are. */
static const char recorder[] = "printf '%s|' \"${0##*/}\" \"$#\" \"$@\" > \"$RECORD\"";

static void wait_for(const struct opener *opener)
{
	siginfo_t how;

	waitid(P_PID, (id_t)opener->started[0].process, &how, WEXITED | WNOWAIT);
}

static void the_program_has_the_url_as_its_one_argument(void **state)
{
	static const char *const urls[] = {
		"https://docs.un.org/fr/A/HRC/24/56",
		"https://undocs.org/S/RES/2254(2015)",
		"https://un.org/?a=b&c=d;e#f",
		"https://un.org/*/%20--version",
	};
	struct desktop desktop;
	char record[400], expected[400];

	(void)state;
	desktop_open(&desktop);
	desktop_install(&desktop, "xdg-open", recorder);
	for (size_t i = 0; i < COUNT(urls); i++) {
		struct opener opener = { 0 };
		assert_true(opener_open(&opener, OPENER_AUTO, str_of(urls[i]), NULL));
		wait_for(&opener);
		assert_true(opener_check(&opener, NULL));
		assert_false(opener_is_busy(&opener));
		desktop_read_record(&desktop, record, sizeof record);
		snprintf(expected, sizeof expected, "xdg-open|1|%s|", urls[i]);
		assert_string_equal(record, expected);
	}
	desktop_close(&desktop);
}

/* The URL gate has its own test; here only that nothing goes round it. */
static const struct str refused[] = {
	STR(""), STR("--version"), STR(" -x"), STR("-x https://un.org"), STR("file:///etc/passwd"),
	STR("javascript:alert(1)"), STR("data:text/html,x"), STR("https://a@b/"),
	STR("https:// a"), STR("https://a\nb"), STR("https://un.org/a b"), STR("https://un.org/`id`"),
	STR("https://un.org/$(id)"), STR("https://un.org/'"), STR("https://un.org/\""),
	STR("HTTPS://un.org/"), STR("https://bücher.example/"), STR("https://un.org/é"),
	STR("https://un.org/\0"), STR("xdg-open https://un.org"),
};

static void what_the_gate_does_not_pass_starts_nothing(void **state)
{
	struct desktop desktop;
	char record[400];

	(void)state;
	desktop_open(&desktop);
	desktop_install(&desktop, "xdg-open", recorder);
	for (size_t i = 0; i < COUNT(refused); i++) {
		struct opener opener = { 0 };
		struct unroll_error error = { 0 };
		assert_false(opener_open(&opener, OPENER_AUTO, refused[i], &error));
		assert_memory_equal(error.message, "not opened: ", 12);
		assert_false(opener_is_busy(&opener));
		assert_int_equal(desktop_read_record(&desktop, record, sizeof record), 0);
	}
	desktop_close(&desktop);
}

static const struct {
	enum option_opener setting;
	const char *installed[2];
	const char *started;
	const char *message;
} choices[] = {
	{ OPENER_AUTO, { "wslview", "open" }, "wslview", NULL },
	{ OPENER_AUTO, { "open", "xdg-open" }, "xdg-open", NULL },
	{ OPENER_OPEN, { "open", "xdg-open" }, "open", NULL },
	{ OPENER_WSLVIEW, { "open", "xdg-open" }, NULL,
	  "not opened: wslview: No such file or directory" },
	{ OPENER_AUTO, { "pbcopy", "xsel" }, NULL,
	  "not opened: there is no xdg-open, wslview or open" },
};

static void the_setting_chooses_the_program(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(choices); i++) {
		struct desktop desktop;
		struct opener opener = { 0 };
		struct unroll_error error = { 0 };
		desktop_open(&desktop);
		desktop_install(&desktop, choices[i].installed[0], recorder);
		desktop_install(&desktop, choices[i].installed[1], recorder);
		bool opened = opener_open(&opener, choices[i].setting, str_of("https://un.org/"), &error);
		assert_int_equal(opened, choices[i].started != NULL);
		if (opened) {
			assert_string_equal(opener.name, choices[i].started);
			wait_for(&opener);
			assert_true(opener_check(&opener, NULL));
		} else {
			assert_string_equal(error.message, choices[i].message);
		}
		desktop_close(&desktop);
	}
}

static const struct {
	const char *script, *message;
} failures[] = {
	{ "exit 3", "xdg-open could not open it (exit status 3)" },
	{ "kill -9 $$", "xdg-open was ended by a signal: Killed" },
};

static void a_failure_is_told_once(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(failures); i++) {
		struct desktop desktop;
		struct opener opener = { 0 };
		struct unroll_error error = { 0 };
		desktop_open(&desktop);
		desktop_install(&desktop, "xdg-open", failures[i].script);
		assert_true(opener_check(&opener, &error));
		assert_true(opener_open(&opener, OPENER_AUTO, str_of("https://un.org/"), &error));
		wait_for(&opener);
		assert_false(opener_check(&opener, &error));
		assert_string_equal(error.message, failures[i].message);
		assert_true(opener_check(&opener, &error));
		desktop_close(&desktop);
	}
}

static void it_hears_and_says_nothing(void **state)
{
	struct desktop desktop;
	struct opener opener = { 0 };
	char record[400];

	(void)state;
	desktop_open(&desktop);
	desktop_install(&desktop, "xdg-open",
	                "all=$(readlink /proc/$$/fd/0 /proc/$$/fd/1 /proc/$$/fd/2)\n"
	                "printf '%s\\n' \"$all\" > \"$RECORD\"");
	assert_true(opener_open(&opener, OPENER_AUTO, str_of("https://un.org/"), NULL));
	wait_for(&opener);
	assert_true(opener_check(&opener, NULL));
	desktop_read_record(&desktop, record, sizeof record);
	assert_string_equal(record, "/dev/null\n/dev/null\n/dev/null\n");
	desktop_close(&desktop);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_program_has_the_url_as_its_one_argument),
		cmocka_unit_test(what_the_gate_does_not_pass_starts_nothing),
		cmocka_unit_test(the_setting_chooses_the_program),
		cmocka_unit_test(a_failure_is_told_once),
		cmocka_unit_test(it_hears_and_says_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
