/* Keys as values: a Unicode character, or one of the names below, with modifiers. */
#ifndef SCREEN_KEYCODE_H
#define SCREEN_KEYCODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <unroll/str.h>

typedef uint32_t keycode;

enum {
	KEYCODE_NONE = 0,
	KEYCODE_TAB = 9,
	KEYCODE_ENTER = 13,
	KEYCODE_ESCAPE = 27,
	KEYCODE_SPACE = 32,
	KEYCODE_BACKSPACE = 127,
	KEYCODE_SPECIAL = 0x110000,     /* above every Unicode character */
	KEYCODE_UP = KEYCODE_SPECIAL,
	KEYCODE_DOWN,
	KEYCODE_LEFT,
	KEYCODE_RIGHT,
	KEYCODE_HOME,
	KEYCODE_END,
	KEYCODE_PAGE_UP,
	KEYCODE_PAGE_DOWN,
	KEYCODE_INSERT,
	KEYCODE_DELETE,
	KEYCODE_BACKTAB,
	KEYCODE_F1,                     /* to F12, in a row */
	KEYCODE_F12 = KEYCODE_F1 + 11,
	KEYCODE_PASTE_START,            /* what follows up to the end was pasted, not typed */
	KEYCODE_PASTE_END,
	KEYCODE_SPECIAL_END
};

/* Added to a character or name. Shift is only told for names: a shifted letter is its own character. */
#define KEYCODE_CONTROL UINT32_C(0x01000000)
#define KEYCODE_ALT UINT32_C(0x02000000)
#define KEYCODE_SHIFT UINT32_C(0x04000000)

/*
 * Write "j", "C-o", "M-x", "PageDown", "Space", as configuration files and the
 * help do, with a NUL; return the length. A size of 24 holds every name.
 */
size_t keycode_name(keycode key, char *name, size_t size);

/* The key of a name, or KEYCODE_NONE if there is none. */
keycode keycode_from_name(struct str name);

/*
 * Take the first key off a text of keys as tests and macros write it: characters
 * as they are, other keys in angle brackets ("15g<Enter><C-o>", "<lt>" is "<").
 * Return KEYCODE_NONE at the end.
 */
keycode keycode_next(struct str *rest);

#endif
