/* Options of the command line, told by tables. */
#ifndef CLI_FLAG_H
#define CLI_FLAG_H

#include <stdbool.h>
#include <stdio.h>

#include <unroll/error.h>
#include <unroll/str.h>

/* An option: for reading it, for the help and for whatever documents it. */
struct flag {
	const char *name;         /* without its dashes */
	int letter;               /* the short form, or a number above all characters */
	const char *argument;     /* the name of its argument, NULL if it has none */
	const char *summary;
};

struct flag_set {
	const struct flag *flags; /* ended by one without a name */

	/*
	 * Put what an option means into `target`; `value` is empty for an option
	 * without an argument. Return false, why is in *error, if it does not fit.
	 */
	bool (*apply)(int letter, struct str value, void *target, struct unroll_error *error);
};

/* Words of a command line that is not read yet: the first is the name of what was called. */
struct words {
	char **items;             /* ended by NULL */
	int count;
	bool are_literal;         /* they are operands behind "--" */
};

/*
 * Apply every option among the words and leave the operands in *words. On
 * failure say what is wrong in *error.
 */
bool flags_parse(const struct flag_set *set, struct words *words, void *target,
                 struct unroll_error *error);

/* Say that the value of an option must be something else; return false. */
bool flag_refuse(const char *name, struct str value, const char *fitting,
                 struct unroll_error *error);

/* Write a line of help for each option. */
void flags_write(const struct flag *flags, FILE *out);

/* An argument as a message quotes it, for "%.*s". */
#define QUOTED(text) (int)str_slice(text, 0, 60).size, (text).data

#endif
