/*
 * Which key stands for which command line. Zero-initialise a keymap and bind
 * the default keys first; a later binding of a key takes its place.
 */
#ifndef COMMAND_KEYMAP_H
#define COMMAND_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>

#include <unroll/str.h>

#include "base/arena.h"
#include "screen/keycode.h"

/* Where keys are typed. A command and its bindings may work in several: a set of these. */
enum context {
	CONTEXT_DOCUMENT = 1 << 0,
	CONTEXT_LIST = 1 << 1,    /* outline, citations, help */
	CONTEXT_POPUP = 1 << 2,
	CONTEXT_SOURCE = 1 << 3,
	CONTEXT_PROMPT = 1 << 4,
	CONTEXT_LIBRARY = 1 << 5, /* documents of the library, and what was found in them */
	CONTEXT_ALL = (1 << 6) - 1,
	CONTEXT_LISTS = CONTEXT_LIST | CONTEXT_LIBRARY
};

struct binding {
	keycode key;
	unsigned contexts;        /* a set of enum context, never empty */
	struct str command;       /* a line as line.h cuts it */
};

struct keymap {
	struct arena texts;
	struct binding *bindings;       /* in the order they were made */
	size_t count, capacity;
};

void keymap_free(struct keymap *keymap);

/* Let `key` stand for a copy of `command` in those contexts, and for nothing else there. */
void keymap_bind(struct keymap *keymap, keycode key, unsigned contexts, struct str command);

/* Let `key` stand for nothing in those contexts; return whether it stood for something. */
bool keymap_unbind(struct keymap *keymap, keycode key, unsigned contexts);

/*
 * The binding of a key in one context, or NULL. A key that is not bound itself
 * is looked for as keymap_latin() gives it. Valid until the keymap changes.
 */
const struct binding *keymap_find(const struct keymap *keymap, keycode key, enum context context);

/*
 * The key in the same place on a Latin keyboard, for a character that a Russian
 * or Arabic one gives, an Arabic digit or a full-width form; the modifiers stay.
 * Any other key is itself.
 */
keycode keymap_latin(keycode key);

#endif
