/*
 * What the program does when its first argument is the name of something to do:
 * `unroll search WORDS`. A file of such a name is read as `unroll ./search`.
 */
#ifndef CLI_SUBCOMMAND_H
#define CLI_SUBCOMMAND_H

#include <stdbool.h>
#include <stdio.h>

#include "cli/flag.h"
#include "cli/status.h"

struct subcommand {
	const char *name;
	const char *operands;     /* as the usage names them; empty for none */
	const char *summary;      /* for --help, one line */
	const char *details;      /* what its own help says behind the options; may be empty */
	struct flag_set options;  /* among them SUBCOMMAND_HELP, which is not applied */

	/* The first of the words is the name. */
	enum status (*run)(const struct subcommand *subcommand, struct words words);
};

/* The row that every table of options of a subcommand ends with, before the empty one. */
#define SUBCOMMAND_HELP { "help", 'h', NULL, "print this and exit" }

/* All subcommands, ended by NULL. Static. */
extern const struct subcommand *const subcommands[];

/* The subcommand of a name, or NULL. */
const struct subcommand *subcommand_find(struct str name);

/* The name that somebody may have meant; empty if there is none near enough. */
struct str subcommand_near(struct str name);

/* Write what `--help` of a subcommand prints. */
void subcommand_help(const struct subcommand *subcommand, FILE *out);

/*
 * Apply the options among the words and leave the operands, as flags_parse()
 * does. Where this ends the subcommand (help is asked for, an option is wrong)
 * do what there is to do, put the exit status into *status and return false.
 */
bool subcommand_begin(const struct subcommand *subcommand, struct words *words, void *target,
                      enum status *status);

#endif
