/*
 * The configuration: a file of command lines, of which these three may stand
 * there and on the command line of the program alike.
 *
 *   set OPTION [VALUE]     as in options.h; OPTION=VALUE is the same
 *   bind KEY COMMAND...    in the contexts where the command works
 *   unbind KEY             everywhere
 *
 * A document can never set anything.
 */
#ifndef COMMAND_CONFIG_H
#define COMMAND_CONFIG_H

#include <stdbool.h>

#include <unroll/error.h>
#include <unroll/str.h>

#include "command/keymap.h"
#include "command/options.h"

enum { CONFIG_SIZE_LIMIT = 64 << 10 };  /* in bytes */

struct settings {
	struct options options;
	struct keymap keymap;
};

/* The set of enum context where a command works; 0 if there is no such command. */
typedef unsigned (*command_contexts)(struct str command);

/*
 * Where the configuration is if nobody says otherwise:
 * $XDG_CONFIG_HOME/unroll/config, or .config/unroll/config in $HOME. The caller
 * frees the string; NULL without a home.
 */
char *config_default_path(void);

/*
 * Read a configuration file into the arena. It must be a regular file of the
 * user's own, or of root, that nobody else may write, and UTF-8 text. A file
 * that does not exist is UNROLL_ERROR_ABSENT.
 */
bool config_read(struct arena *arena, const char *path, struct str *text,
                 struct unroll_error *error);

/* Whether a command is one of the three: then settings_execute() does it. */
bool settings_knows(struct str command);

/* Do what one line says; on failure nothing changes. A blank line does nothing. */
bool settings_execute(struct settings *settings, struct str line, command_contexts contexts,
                      struct unroll_error *error);

/* A configuration that is being executed. */
struct config_lines {
	struct str rest;
	unsigned line;            /* the last one executed, counted from 1 */
};

/*
 * Execute lines up to the next mistake, which leaves everything as it was and
 * is told in *error with its line. Return false when the end was reached
 * without another one.
 */
bool config_next_mistake(struct config_lines *lines, struct settings *settings,
                         command_contexts contexts, struct unroll_error *error);

#endif
