/*
 * The table of commands: what keys can be bound to, what the command line
 * executes, what the help and the manual page list.
 */
#ifndef COMMAND_COMMANDS_H
#define COMMAND_COMMANDS_H

#include <stddef.h>

#include <unroll/str.h>

#include "command/keymap.h"

struct app;

/* One call of a command. */
struct call {
	unsigned count;           /* typed before the key; 0 if none */
	const struct str *words;  /* behind the command's name */
	size_t word_count;
	struct str rest;          /* the same as they were written */
};

struct command {
	struct str name;
	const char *arguments;    /* as the help shows them; NULL for none */
	const char *summary;      /* a sentence without its full stop */
	unsigned contexts;        /* a set of enum context */
	void (*run)(struct app *app, const struct call *call);
};

/* In the order of the help, ended by one without a name. */
extern const struct command commands[];

/* The command of a name, or NULL. */
const struct command *command_find(struct str name);

/* The contexts of a command, also of set, bind and unbind; 0 if there is none of that name. */
unsigned command_contexts_of(struct str name);

/* The keys of a fresh program, in the order in which the help shows them. */
struct default_binding {
	const char *key;          /* as keycode_from_name() reads it */
	unsigned contexts;        /* 0 for those of the command */
	struct str command;       /* a command line */
};

extern const struct default_binding default_bindings[];
extern const size_t default_binding_count;

/* Bind the default keys. */
void bindings_reset(struct keymap *keymap);

#endif
