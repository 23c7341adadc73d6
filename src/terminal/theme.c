#include "terminal/theme.h"

#include <stdlib.h>
#include <string.h>

/* A foreground and a background; none is the terminal's own. */
struct ink {
	short foreground, background;
};

#define OWN { -1, -1 }
#define BOLD LOOK_BOLD
#define DIM LOOK_DIM
#define ITALIC LOOK_ITALIC
#define UNDERLINE LOOK_UNDERLINE
#define REVERSE LOOK_REVERSE

enum { BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE };

/*
 * Every role can be told without colours, by `bare`; with colours, `coloured`
 * goes with the ink of the background. The 256 colours for an unknown background
 * have about the same contrast to black and to white.
 */
static const struct {
	unsigned bare, coloured;
	struct ink rich[BACKGROUND_COUNT];      /* unknown, dark, light */
	struct ink basic[BACKGROUND_COUNT];
} looks[ROLE_COUNT] = {
	[ROLE_PLAIN] = { 0, 0, { OWN, OWN, OWN }, { OWN, OWN, OWN } },
	[ROLE_TITLE] = { BOLD, BOLD, { OWN, OWN, OWN }, { OWN, OWN, OWN } },
	[ROLE_HEADING] = { BOLD | UNDERLINE, BOLD,
		{ { 30, -1 }, { 80, -1 }, { 23, -1 } }, { OWN, { CYAN, -1 }, { BLUE, -1 } } },
	[ROLE_LABEL] = { BOLD, BOLD,
		{ { 30, -1 }, { 80, -1 }, { 23, -1 } }, { OWN, { CYAN, -1 }, { BLUE, -1 } } },
	[ROLE_LEAD] = { ITALIC, ITALIC, { OWN, OWN, OWN }, { OWN, OWN, OWN } },
	[ROLE_EMPHASIS] = { ITALIC, ITALIC, { OWN, OWN, OWN }, { OWN, OWN, OWN } },
	[ROLE_STRONG] = { BOLD, BOLD, { OWN, OWN, OWN }, { OWN, OWN, OWN } },
	[ROLE_CALL] = { BOLD, BOLD,
		{ { 130, -1 }, { 215, -1 }, { 130, -1 } },
		{ { MAGENTA, -1 }, { YELLOW, -1 }, { MAGENTA, -1 } } },
	[ROLE_CITATION] = { UNDERLINE | BOLD, UNDERLINE,
		{ { 63, -1 }, { 117, -1 }, { 26, -1 } },
		{ { MAGENTA, -1 }, { CYAN, -1 }, { BLUE, -1 } } },
	[ROLE_ABSENT] = { UNDERLINE, UNDERLINE,
		{ { 243, -1 }, { 248, -1 }, { 241, -1 } }, { OWN, OWN, OWN } },
	[ROLE_LINK] = { UNDERLINE, UNDERLINE,
		{ { 63, -1 }, { 117, -1 }, { 26, -1 } },
		{ { MAGENTA, -1 }, { CYAN, -1 }, { BLUE, -1 } } },
	[ROLE_FOCUS] = { REVERSE | BOLD, BOLD,
		{ { 231, 26 }, { 231, 26 }, { 231, 26 } },
		{ { WHITE, BLUE }, { WHITE, BLUE }, { WHITE, BLUE } } },
	[ROLE_HINT] = { REVERSE | BOLD, BOLD,
		{ { 16, 214 }, { 16, 214 }, { 16, 214 } },
		{ { BLACK, YELLOW }, { BLACK, YELLOW }, { BLACK, YELLOW } } },
	[ROLE_MATCH] = { REVERSE, 0,
		{ { 16, 222 }, { 16, 222 }, { 16, 222 } },
		{ { BLACK, YELLOW }, { BLACK, YELLOW }, { BLACK, YELLOW } } },
	[ROLE_CURRENT_MATCH] = { REVERSE | BOLD, BOLD,
		{ { 16, 208 }, { 16, 208 }, { 16, 208 } },
		{ { BLACK, GREEN }, { BLACK, GREEN }, { BLACK, GREEN } } },
	[ROLE_BAR] = { BOLD, BOLD,
		{ { 63, -1 }, { 75, -1 }, { 26, -1 } }, { OWN, { CYAN, -1 }, { BLUE, -1 } } },
	[ROLE_FOLD] = { BOLD, 0,
		{ { 29, -1 }, { 150, -1 }, { 22, -1 } },
		{ { GREEN, -1 }, { GREEN, -1 }, { BLUE, -1 } } },
	[ROLE_DIM] = { DIM, 0,
		{ { 243, -1 }, { 246, -1 }, { 242, -1 } }, { OWN, OWN, OWN } },
	[ROLE_STATUS] = { REVERSE, 0,
		{ { 231, 238 }, { 253, 238 }, { 235, 252 } },
		{ { WHITE, BLUE }, { WHITE, BLUE }, { BLACK, WHITE } } },
	[ROLE_PROMPT] = { 0, 0, { OWN, OWN, OWN }, { OWN, OWN, OWN } },
	[ROLE_ERROR] = { REVERSE, BOLD,
		{ { 161, -1 }, { 210, -1 }, { 124, -1 } },
		{ { RED, -1 }, { RED, -1 }, { RED, -1 } } },
	[ROLE_BORDER] = { 0, 0,
		{ { 243, -1 }, { 246, -1 }, { 242, -1 } }, { OWN, OWN, OWN } },
};

struct look theme_look(const struct theme *theme, enum role role)
{
	if (theme->colours < 8)
		return (struct look){ looks[role].bare, -1, -1 };

	const struct ink *inks = theme->colours < 256 ? looks[role].basic : looks[role].rich;
	struct ink ink = inks[theme->background];
	return (struct look){ looks[role].coloured, ink.foreground, ink.background };
}

/* COLORFGBG is "foreground;background" or "foreground;default;background", of 16 colours. */
enum background theme_guess(void)
{
	const char *colours = getenv("COLORFGBG");
	const char *background = colours ? strrchr(colours, ';') : NULL;
	if (!background || background[1] < '0' || background[1] > '9')
		return BACKGROUND_UNKNOWN;

	long number = strtol(background + 1, NULL, 10);
	return number == WHITE || (number > 8 && number < 16) ? BACKGROUND_LIGHT : BACKGROUND_DARK;
}
