/* How roles look: the only place that knows of colours and attributes. */
#ifndef TERMINAL_THEME_H
#define TERMINAL_THEME_H

#include "screen/screen.h"

enum background {
	BACKGROUND_UNKNOWN,       /* colours that can be read on both */
	BACKGROUND_DARK,
	BACKGROUND_LIGHT,
	BACKGROUND_COUNT
};

struct theme {
	enum background background;
	int colours;              /* at most: 0 (attributes alone), 8, 16 or 256; negative for
	                             as many as there are, none where NO_COLOR says so */
};

/* What is known of the background: COLORFGBG, which some terminals set. */
enum background theme_guess(void);

enum {
	LOOK_BOLD = 1,
	LOOK_DIM = 2,
	LOOK_ITALIC = 4,
	LOOK_UNDERLINE = 8,
	LOOK_REVERSE = 16
};

struct look {
	unsigned attributes;      /* of LOOK_…, together */
	int foreground, background;     /* numbers of colours; -1 for the terminal's own */
};

/* The look of a role; fewer than 8 colours are none, fewer than 256 are the 8 of every terminal. */
struct look theme_look(const struct theme *theme, enum role role);

#endif
