/* What stands on the shell's command line. */
#ifndef CLI_ARGUMENTS_H
#define CLI_ARGUMENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include <unroll/error.h>
#include <unroll/export.h>
#include <unroll/load.h>

#include "cli/flag.h"

enum action {
	ACTION_READ,              /* on the terminal, or write if that is none */
	ACTION_WRITE,             /* in the form of `output` */
	ACTION_CHECK,             /* tell what is odd about documents */
	ACTION_HELP,
	ACTION_VERSION
};

/* All strings are those of the command line. */
struct arguments {
	enum action action;
	char *const *files;       /* operands: see cli/operand.h */
	size_t file_count;
	struct str start;         /* where to begin to read: "15", "pp7", "/words"; may be empty */
	const struct unroll_export_format *output;
	struct unroll_export_options form;      /* a width of 0: what fits */
	struct unroll_load_options load;
	enum unroll_language language;  /* preferred; UNROLL_LANGUAGE_NONE for the usual one */
	const char *config;       /* NULL for the usual file */
	bool no_config, read_only;
};

/*
 * Read the command line, whose operands are sorted to its end. On failure say
 * what is wrong in *error.
 */
bool arguments_parse(int count, char *values[], struct arguments *arguments,
                     struct unroll_error *error);

/*
 * Documents are written, not read: the place to begin is the one paragraph that
 * is written. Return false, and say so in *error, if it cannot be. Done already
 * but for ACTION_READ.
 */
bool arguments_begin_writing(struct arguments *arguments, struct unroll_error *error);

/* All options, ended by one without a name. Static. */
extern const struct flag flags[];

/* Write what `--help` prints. */
void arguments_help(FILE *out);

#endif
