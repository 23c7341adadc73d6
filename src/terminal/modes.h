/*
 * What is asked of the terminal beyond ncurses, and taken back: the keypad,
 * brackets round pasted text, the mouse, the order of right-to-left text. All
 * strings come from terminfo but these, the only sequences of our own:
 *
 *   ESC [ 8 l, ESC [ 8 h              explicit and implicit bidirectional mode
 *   ESC [ ? 1000 ; 1006 h, … l        the mouse, where terminfo knows none better
 *   ESC ] 52 ; c ; BASE64 BEL         text for the clipboard
 */
#ifndef TERMINAL_MODES_H
#define TERMINAL_MODES_H

#include <stdbool.h>
#include <stddef.h>

#include <unroll/str.h>

#include "terminal/keys.h"

enum { MODE_TEXT_SIZE = 200 };

/* To be written to the terminal at once, while ncurses holds nothing back. */
struct modes {
	char enter[MODE_TEXT_SIZE];
	char leave[MODE_TEXT_SIZE];
	char resume[2 * MODE_TEXT_SIZE];        /* the screen of full-screen programs, and enter */
	char reset[2 * MODE_TEXT_SIZE];         /* leave, and the screen as it was before */
};

/* Whether the terminal that ncurses was started for can move its cursor. */
bool modes_can_draw(void);

/* The types to try for one that is not known, best first; NULL behind the last. */
const char *modes_likely_type(const char *unknown, size_t i);

/* Find out the strings of the terminal that ncurses was started for. */
void modes_find(struct modes *modes, bool reorders_itself, bool mouse);

/* Append a string of terminfo to one of `size` bytes, without its padding; NULL is nothing. */
void modes_append(char *text, size_t size, const char *string);

/* What its keys send. */
void modes_find_keys(struct keys *keys);

/*
 * The sequence that hands text to the terminal's clipboard, to be freed; empty
 * when the text is too long or the terminal would not understand it.
 */
struct str modes_clipboard(struct str text);

#endif
