#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "terminal/theme.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static double linear(int component)
{
	double value = component / 255.0;
	return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

/* The luminance of a colour of xterm's 256, of which the first 16 are not for sure. */
static double luminance(int colour)
{
	static const int steps[] = { 0, 95, 135, 175, 215, 255 };
	assert_in_range(colour, 16, 255);
	if (colour >= 232)
		return linear(8 + 10 * (colour - 232));
	colour -= 16;
	return 0.2126 * linear(steps[colour / 36]) + 0.7152 * linear(steps[colour / 6 % 6])
	     + 0.0722 * linear(steps[colour % 6]);
}

static double contrast(double a, double b)
{
	return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

static const enum background backgrounds[] = {
	BACKGROUND_UNKNOWN, BACKGROUND_DARK, BACKGROUND_LIGHT
};

/* 4.5 to 1 is what the Web Content Accessibility Guidelines ask; 4 on two backgrounds at once. */
static void assert_readable(const struct look *look, enum background background)
{
	double foreground = luminance(look->foreground);
	if (look->background >= 0)
		assert_true(contrast(foreground, luminance(look->background)) >= 4.5);
	if (look->background < 0 && background != BACKGROUND_LIGHT)
		assert_true(contrast(foreground, 0) >= (background ? 4.5 : 4));
	if (look->background < 0 && background != BACKGROUND_DARK)
		assert_true(contrast(foreground, 1) >= (background ? 4.5 : 4));
}

static void every_colour_can_be_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(backgrounds); i++) {
		struct theme theme = { backgrounds[i], 256 };
		for (enum role role = 0; role < ROLE_COUNT; role++) {
			struct look look = theme_look(&theme, role);
			if (look.foreground >= 0)
				assert_readable(&look, backgrounds[i]);
			else
				assert_int_equal(look.background, -1);
		}
	}
}

static void no_more_colours_are_used_than_there_are(void **state)
{
	(void)state;
	static const int counts[] = { 0, 2, 8, 16, 256 };
	for (size_t i = 0; i < COUNT(counts); i++) {
		struct theme theme = { BACKGROUND_DARK, counts[i] };
		for (enum role role = 0; role < ROLE_COUNT; role++) {
			struct look look = theme_look(&theme, role);
			int most = counts[i] < 8 ? 0 : counts[i] < 256 ? 8 : 256;
			assert_true(look.foreground < most && look.background < most);
		}
	}
}

/* What Enter would follow, what was found and where one is must show in any theme. */
static const enum role marked[] = {
	ROLE_LABEL, ROLE_CALL, ROLE_CITATION, ROLE_ABSENT, ROLE_LINK, ROLE_FOCUS, ROLE_HINT, ROLE_MATCH,
	ROLE_CURRENT_MATCH, ROLE_BAR, ROLE_STATUS, ROLE_ERROR,
};

static void what_matters_differs_from_plain_text(void **state)
{
	(void)state;
	static const int counts[] = { 0, 8, 256 };
	for (size_t i = 0; i < COUNT(counts); i++) {
		for (size_t k = 0; k < COUNT(marked); k++) {
			struct theme theme = { BACKGROUND_UNKNOWN, counts[i] };
			struct look look = theme_look(&theme, marked[k]);
			assert_true(look.attributes || look.foreground >= 0);
		}
	}
}

static bool looks_equal(struct look a, struct look b)
{
	return a.attributes == b.attributes && a.foreground == b.foreground
	    && a.background == b.background;
}

static void a_citation_that_is_here_looks_other_than_one_that_is_not(void **state)
{
	(void)state;
	static const int counts[] = { 0, 8, 256 };
	for (size_t i = 0; i < COUNT(counts); i++) {
		struct theme theme = { BACKGROUND_UNKNOWN, counts[i] };
		assert_false(looks_equal(theme_look(&theme, ROLE_CITATION),
		                         theme_look(&theme, ROLE_ABSENT)));
		assert_false(looks_equal(theme_look(&theme, ROLE_MATCH),
		                         theme_look(&theme, ROLE_CURRENT_MATCH)));
	}
}

static const struct {
	const char *value;
	enum background background;
} guesses[] = {
	{ "15;0", BACKGROUND_DARK },
	{ "0;15", BACKGROUND_LIGHT },
	{ "0;default;15", BACKGROUND_LIGHT },
	{ "0;7", BACKGROUND_LIGHT },
	{ "7;8", BACKGROUND_DARK },
	{ "default;default", BACKGROUND_UNKNOWN },
	{ "", BACKGROUND_UNKNOWN },
	{ ";", BACKGROUND_UNKNOWN },
	{ "0;99999999999999999999", BACKGROUND_DARK },
};

static void the_background_is_guessed_from_the_environment(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(guesses); i++) {
		setenv("COLORFGBG", guesses[i].value, 1);
		assert_int_equal(theme_guess(), guesses[i].background);
	}
	unsetenv("COLORFGBG");
	assert_int_equal(theme_guess(), BACKGROUND_UNKNOWN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_colour_can_be_read),
		cmocka_unit_test(no_more_colours_are_used_than_there_are),
		cmocka_unit_test(what_matters_differs_from_plain_text),
		cmocka_unit_test(a_citation_that_is_here_looks_other_than_one_that_is_not),
		cmocka_unit_test(the_background_is_guessed_from_the_environment),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
