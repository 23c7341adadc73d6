/* What a person sees. Each picture is small enough to be judged by eye. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/str.h"
#include "session.h"

static const struct {
	const char *name;
	const char *specimen;
	const char *keys;
	int rows, columns;
} screens[] = {
	{ "first", "A_RES_99_901.md", "", 12, 44 },
	{ "paragraph", "A_RES_99_901.md", "1g", 12, 44 },
	{ "note", "A_RES_99_901.md", "3gi", 12, 44 },
	{ "absent", "A_RES_99_901.md", "3gi<Enter>", 12, 44 },
	{ "preview", "A_RES_99_901.md", "1p<Tab>i", 16, 60 },
	{ "preview-paragraph", "A_RES_99_901.md", "1gii", 12, 44 },
	{ "preview-arabic", "A_RES_99_902.md", ":set language ar<Enter>:preview A/RES/99/901<Enter>",
	  12, 60 },
	{ "preview-row", "A_RES_99_901.md", "cji", 18, 60 },
	{ "link-focus", "A_RES_99_901.md", "3gi<Tab>", 12, 44 },
	{ "folded", "A_RES_99_901.md", "PO", 12, 44 },
	{ "skim", "A_RES_99_901.md", "vj", 12, 44 },
	{ "hints", "A_RES_99_901.md", "1pf", 12, 44 },
	{ "search", "A_RES_99_901.md", "/lamps", 12, 44 },
	{ "outline", "A_RES_99_901.md", "o", 12, 44 },
	{ "citations", "A_RES_99_901.md", "c", 12, 44 },
	{ "citers", "A_RES_99_902.md", "C", 12, 60 },
	{ "citers-narrow", "A_RES_99_902.md", "C", 12, 40 },
	{ "citers-wide", "A_RES_99_902.md", "Cj", 10, 120 },
	{ "citers-of-paragraph", "A_RES_99_902.md", "2C", 12, 60 },
	{ "citers-none", "A_RES_99_960.md", "C", 12, 60 },
	{ "help", "A_RES_99_901.md", "?", 12, 44 },
	{ "help-popup", "A_RES_99_901.md", "3gi?", 12, 44 },
	{ "source", "A_RES_99_901.md", "3gR", 12, 44 },
	{ "prompt", "A_RES_99_901.md", ":set th<Tab>", 12, 44 },
	{ "count", "A_RES_99_901.md", "15", 12, 44 },
	{ "narrow", "A_RES_99_901.md", "3g", 6, 20 },
	{ "too-small", "A_RES_99_901.md", "", 3, 12 },
	{ "arabic", "A_RES_99_901-ar.md", "1gi", 12, 44 },
	{ "arabic-outline", "A_RES_99_901-ar.md", "o", 12, 44 },
	{ "arabic-citations", "A_RES_99_901-ar.md", "cj", 12, 60 },
	{ "arabic-wide", "A_RES_99_901-ar.md", "c", 10, 120 },
	{ "table", "A_RES_99_960.md", "G", 18, 80 },
	{ "table-narrow", "A_RES_99_960.md", "GKKKKKKKKKKK", 22, 45 },
	{ "table-search", "A_RES_99_960.md", "/settled", 12, 80 },
	{ "table-skim", "A_RES_99_960.md", "Gv", 12, 60 },
	{ "table-hints", "A_RES_99_960.md", "Gf", 12, 60 },
	{ "table-stacked", "A_RES_99_960.md", "2g", 12, 30 },
	{ "table-arabic", "A_RES_99_960-ar.md", "1g", 12, 60 },
	{ "chinese", "A_RES_99_901-zh.md", "1p", 12, 44 },
};

static void screens_are_as_they_were_judged(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
		struct session session = session_open(screens[i].specimen, screens[i].rows,
		                                      screens[i].columns);
		session_idle(&session);
		session_type(&session, screens[i].keys);
		session_idle(&session);
		assert_screen(&session, screens[i].name);
		session_close(&session);
	}
}

/* No key at any size may write outside the screen or leave the cursor there. */
static void every_size_is_survived(void **state)
{
	static const char *const keys[] = {
		"", "G", "3gi", "c", "?", "/lamps", ":set ", "f", "v", "R", "o", "Z",
	};
	static const int sizes[] = { 1, 2, 3, 5, 20, 21, 40, 500 };

	(void)state;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		struct session session = session_open("A_RES_99_901.md", 24, 80);
		session_type(&session, keys[i]);
		for (size_t j = 0; j < 64; j++) {
			session_resize(&session, sizes[j % 8], sizes[j / 8]);
			assert_in_range(session.screen.cursor_row, 0, session.screen.rows - 1);
			assert_in_range(session.screen.cursor_column, 0, session.screen.columns - 1);
		}
		session_close(&session);
	}
}

static void a_wheel_scrolls_and_a_click_follows(void **state)
{
	struct session session = session_open("A_RES_99_901.md", 14, 44);

	(void)state;
	session_type(&session, "3g");
	int row = session_row_of(&session, "3.   Takes note");
	app_mouse(session.app, APP_BUTTON_LEFT, row, 40);
	session_type(&session, "");
	assert_shows(&session, "A/99/951.");
	app_mouse(session.app, APP_BUTTON_LEFT, 13, 0);
	session_type(&session, "");
	assert_hides(&session, "A/99/951.");
	app_mouse(session.app, APP_WHEEL_UP, 0, 0);
	session_type(&session, "");
	assert_int_equal(session_row_of(&session, "3.   Takes note"), row + 3);
	app_mouse(session.app, APP_BUTTON_LEFT, session_row_of(&session, "wicks"), 10);
	session_type(&session, "");
	assert_status(&session, "op 3/5");
	session_close(&session);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(screens_are_as_they_were_judged),
		cmocka_unit_test(every_size_is_survived),
		cmocka_unit_test(a_wheel_scrolls_and_a_click_follows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
