/* Screens onto the terminal, through ncurses, which must have been started. */
#ifndef TERMINAL_CANVAS_H
#define TERMINAL_CANVAS_H

#include <curses.h>

#include "screen/screen.h"
#include "terminal/frame.h"
#include "terminal/theme.h"

struct canvas {
	struct frame *frame;      /* that ncurses writes to; borrowed */
	struct screen shown;      /* what the terminal shows, if is_known */
	bool is_known;
	bool can_scroll, has_scrolled;
	bool is_cursor_known;
	attr_t attributes[ROLE_COUNT];
	short pairs[ROLE_COUNT];
	chtype looks[ROLE_COUNT]; /* both together */
	cchar_t *row;             /* room for one row of the screen */
	chtype *ascii_row;        /* the same for characters of ASCII */
};

void canvas_open(struct canvas *canvas, struct frame *frame);

void canvas_close(struct canvas *canvas);

/* Use colours from the next canvas_show() on; needed once before the first. */
void canvas_set_theme(struct canvas *canvas, const struct theme *theme);

/* Forget what the terminal shows: it changed its size, or somebody else wrote on it. */
void canvas_forget(struct canvas *canvas);

/* Draw what differs from what is shown; *screen is taken and an older one given for it. */
void canvas_show(struct canvas *canvas, struct screen *screen);

#endif
