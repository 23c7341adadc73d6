#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/str.h"
#include "cli/clipboard.h"
#include "desktop.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const struct {
	struct str text;
	const char *clean;
} texts[] = {
	{ STR("A/RES/99/1, para. 12"), "A/RES/99/1, para. 12" },
	{ STR("one\n\ttwo"), "one\n\ttwo" },
	{ STR("a\033[201~rm -rf\rb\0c\x7F"), "a[201~rm -rfbc" },
	{ STR("a\xC2\x9B" "31m\xC2\x85" "b"), "a31mb" },
	{ STR("exe\u202Efdp\u202C \u2066a\u2069\u200E\u200F\u061C"), "exefdp a" },
	{ STR("a\U000E0041\U000E0042b\uFFF9c"), "abc" },
	{ STR("l’été : 50\u00A0%\u202F!"), "l’été : 50\u00A0%\u202F!" },
	{ STR("الجمعية العامة"), "الجمعية العامة" },
	{ STR("क\u094D\u200Dष e\u0301 👩\u200D👧\uFE0F"), "क\u094D\u200Dष e\u0301 👩\u200D👧\uFE0F" },
	{ STR(""), "" },
};

static void what_is_copied_is_safe_to_paste(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct arena arena = { 0 };
		struct str clean = clipboard_clean(&arena, texts[i].text);
		assert_true(str_equal(clean, str_of(texts[i].clean)));
		arena_free(&arena);
	}
}

static const char taker[] = "cat > \"$RECORD\"";

/* What is installed, which displays there are, and what takes the text. */
static const struct {
	const char *wayland, *x;
	const char *names[2], *scripts[2];
	const char *taken_by;
} desktops[] = {
	{ "wayland-0", ":0", { "wl-copy", "xclip" }, { taker, taker }, "wl-copy" },
	{ NULL, ":0", { "wl-copy", "xclip" }, { taker, taker }, "xclip" },
	{ "", ":0", { "wl-copy", "xsel" }, { taker, taker }, "xsel" },
	{ "wayland-0", ":0", { "wl-copy", "xclip" }, { "exit 1", taker }, "xclip" },
	{ "wayland-0", ":0", { "xclip", "xsel" }, { "cat > /dev/null; kill -9 $$", taker }, "xsel" },
	{ NULL, NULL, { "wl-copy", "xclip" }, { taker, taker }, NULL },
	{ NULL, NULL, { "pbcopy", "xclip" }, { taker, taker }, "pbcopy" },
	{ NULL, ":0", { "xclip", "xsel" }, { "exit 1", "exec <&-; exit 1" }, NULL },
};

static void set_variable(const char *name, const char *value)
{
	if (value)
		setenv(name, value, 1);
	else
		unsetenv(name);
}

/* More than a pipe holds, so that the tool has to read while we write. */
static struct str long_text(void)
{
	static char text[300000];

	for (size_t i = 0; i < sizeof text; i++)
		text[i] = (char)('a' + i % 26);
	return (struct str){ text, sizeof text };
}

static void the_first_tool_that_takes_it_has_it(void **state)
{
	static char record[400000];
	struct str text = long_text();

	(void)state;
	signal(SIGPIPE, SIG_IGN);
	for (size_t i = 0; i < COUNT(desktops); i++) {
		struct desktop desktop;
		desktop_open(&desktop);
		set_variable("WAYLAND_DISPLAY", desktops[i].wayland);
		set_variable("DISPLAY", desktops[i].x);
		for (size_t j = 0; j < 2; j++)
			desktop_install(&desktop, desktops[i].names[j], desktops[i].scripts[j]);
		const char *name = clipboard_copy(text);
		if (desktops[i].taken_by) {
			assert_non_null(name);
			assert_string_equal(name, desktops[i].taken_by);
			size_t size = desktop_read_record(&desktop, record, sizeof record);
			assert_true(str_equal((struct str){ record, size }, text));
		} else {
			assert_null(name);
		}
		desktop_close(&desktop);
	}
}

static void a_tool_that_hangs_is_given_up(void **state)
{
	struct desktop desktop;

	(void)state;
	desktop_open(&desktop);
	set_variable("WAYLAND_DISPLAY", "wayland-0");
	set_variable("DISPLAY", NULL);
	desktop_install(&desktop, "wl-copy", "trap '' TERM; exec sleep 60");
	assert_null(clipboard_copy(long_text()));
	assert_null(clipboard_copy((struct str)STR("short")));
	desktop_close(&desktop);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_copied_is_safe_to_paste),
		cmocka_unit_test(the_first_tool_that_takes_it_has_it),
		cmocka_unit_test(a_tool_that_hangs_is_given_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
