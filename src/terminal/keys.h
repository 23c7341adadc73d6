/*
 * From the bytes of a keyboard to events: strings of terminfo, sequences of
 * ECMA-48 with the modifiers and the mouse as xterm sends them, UTF-8. What is
 * none of these is swallowed whole, so that an answer of the terminal is never
 * taken for typing.
 */
#ifndef TERMINAL_KEYS_H
#define TERMINAL_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include <unroll/str.h>

#include "terminal/terminal.h"

enum { KEY_STRING_SIZE = 12, KEY_STRINGS_MAX = 40 };

struct key_string {
	char bytes[KEY_STRING_SIZE];
	size_t size;
	keycode key;
};

struct keys {
	struct key_string strings[KEY_STRINGS_MAX];     /* what this terminal sends, by terminfo */
	size_t count;
	bool in_paste;
	bool in_string;           /* in a control string of the terminal: bytes are swallowed */
};

/* Add what the terminal sends for a key; NULL, a plain character or too much is left out. */
void keys_add(struct keys *keys, const char *string, keycode key);

/*
 * Decode the first event. Return how many bytes it took, 0 when more are
 * needed; with `all_came`, what is there is all that comes and something is
 * taken. The event is TERMINAL_IDLE when the bytes meant nothing.
 */
size_t keys_decode(struct keys *keys, struct str bytes, bool all_came,
                   struct terminal_event *event);

#endif
