/*
 * What readers of the six languages see, at five widths: each picture holds a view
 * of one resolution in one language, so that the widths can be judged beside each
 * other.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "session.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const char *const languages[] = { "ar", "en", "es", "fr", "ru", "zh" };

static const int widths[] = { 20, 40, 80, 132, 200 };

/* The resolution, its path from specimens/ up to the language, and what is typed. */
static const struct {
	const char *name, *path, *keys;
} views[] = {
	{ "text", "../../../samples/A_HRC_RES_32_906", "12g" },
	{ "table", "../tables/A_RES_99_961", "1g" },
	{ "list", "../../../samples/A_HRC_RES_32_906", "cj" },
	{ "note", "../../../samples/A_HRC_RES_32_906", "15gi" },
	{ "other", "../../../samples/A_HRC_RES_32_906", "14gt" },
	{ "search", "../../../samples/A_HRC_RES_32_906", "/902<Enter>" },
	{ "help", "../../../samples/A_HRC_RES_32_906", "?" },
};

static void show(size_t view, size_t language)
{
	char path[80], name[40];

	snprintf(path, sizeof path, "%s-%s.md", views[view].path, languages[language]);
	for (size_t i = 0; i < COUNT(widths); i++) {
		struct session session = session_open(path, 12, widths[i]);
		session_idle(&session);
		session_type(&session, views[view].keys);
		session_idle(&session);
		snprintf(name, sizeof name, "six/%s-%s-%d", views[view].name, languages[language],
		         widths[i]);
		assert_screen(&session, name);
		session_close(&session);
	}
}

static void screens_are_as_their_readers_expect(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(views) * COUNT(languages); i++)
		show(i / COUNT(languages), i % COUNT(languages));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(screens_are_as_their_readers_expect),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
