/*
 * The terminal: screens go out, events come in. Only one is open at a time,
 * because its signals belong to the whole process. While it is open, whatever
 * ends the program leaves the terminal as it was found.
 */
#ifndef TERMINAL_TERMINAL_H
#define TERMINAL_TERMINAL_H

#include <stdbool.h>

#include <unroll/error.h>

#include "screen/keycode.h"
#include "screen/screen.h"
#include "terminal/theme.h"

struct terminal;

struct terminal_settings {
	struct theme theme;
	bool reorders_itself;     /* the terminal, not we, puts right-to-left text in order: leave
	                             its bidirectional mode on */
	bool mouse;               /* report the mouse; selecting text then needs the Shift key */
};

enum terminal_event_kind {
	TERMINAL_IDLE,            /* nothing came within the time that was given */
	TERMINAL_KEY,
	TERMINAL_PRESS,           /* the left button */
	TERMINAL_WHEEL_UP,
	TERMINAL_WHEEL_DOWN,
	TERMINAL_RESIZED,         /* the size changed, or everything has to be drawn anew */
	TERMINAL_ENDED            /* by a signal, or because the terminal is gone */
};

struct terminal_event {
	enum terminal_event_kind kind;
	keycode key;              /* between KEYCODE_PASTE_START and _END only characters, and of
	                             controls KEYCODE_TAB and KEYCODE_ENTER */
	int row, column;          /* of the mouse, from 0 */
	int signal;               /* that ended it: SIGHUP also when the terminal is gone */
};

/*
 * Take over the terminal at standard output, and the keyboard: of standard
 * input, or of the controlling terminal when that is a document. A locale with
 * UTF-8 must be set. On failure return NULL, the terminal untouched; why is in
 * *error.
 */
struct terminal *terminal_open(struct unroll_error *error);

/* Leave the terminal as it was found. NULL is allowed. */
void terminal_close(struct terminal *terminal);

/* Change the settings; needed once before the first terminal_show(), free when nothing differs. */
void terminal_configure(struct terminal *terminal, const struct terminal_settings *settings);

/*
 * What a person should know about the terminal, in one line: that its type is
 * unknown and another is taken for it. NULL when there is nothing; static.
 */
const char *terminal_notice(const struct terminal *terminal);

/* The size that screens must have: that of the window, within the limits of a screen. */
int terminal_rows(const struct terminal *terminal);
int terminal_columns(const struct terminal *terminal);

/*
 * Bring a screen to the terminal, by what differs from the one before. The
 * screen is taken and an older one given for it: draw it anew before the next
 * call. A screen of another size than the terminal's is not shown.
 */
void terminal_show(struct terminal *terminal, struct screen *screen);

/* Draw every cell at the next terminal_show(): something else wrote on the terminal. */
void terminal_redraw(struct terminal *terminal);

/*
 * Wait for an event for up to `milliseconds`, without limit if negative. When
 * the program is stopped and continued meanwhile, the terminal is given back
 * and taken again.
 */
struct terminal_event terminal_read(struct terminal *terminal, int milliseconds);

/* Whether terminal_read() has an event that it need not wait for. */
bool terminal_has_input(const struct terminal *terminal);

/* Stop the program as C-z does elsewhere; returns when it is continued. Draw anew then. */
void terminal_suspend(struct terminal *terminal);

/*
 * Hand text to the terminal's clipboard (OSC 52); nobody says whether it takes
 * it. Return false when the text is too long for that.
 */
bool terminal_copy(struct terminal *terminal, struct str text);

/* End the program by a signal as if it had never been caught. Close the terminal first. */
_Noreturn void terminal_die(int signal);

#endif
