/*
 * What stands on the command line for a document: its file, or its symbol.
 *
 *   operand   = "-" | file | symbol [ "#" paragraph ]
 *   paragraph = as unroll_paragraph_name_read() reads it
 *
 * A file that is there comes first. A symbol, in any spelling, is looked up in
 * the library and then in the current folder.
 */
#ifndef CLI_OPERAND_H
#define CLI_OPERAND_H

#include <stdbool.h>

#include <unroll/error.h>
#include <unroll/language.h>
#include <unroll/str.h>
#include <unroll/symbol.h>

#include "base/arena.h"
#include "cli/status.h"

struct operand {
	const char *written;
	const char *path;         /* of the file; "-" is standard input */
	struct str paragraph;     /* as it was written behind the symbol; may be empty */
	enum unroll_language language;  /* of what a symbol led to; UNROLL_LANGUAGE_NONE for a file */
};

/*
 * Find the file of an operand; of several languages `wanted`, or, if that is
 * UNROLL_LANGUAGE_NONE, the one of the locale, or English. A file need not be
 * there, unless it is found by its symbol. What is found lives in the arena. On
 * failure say in *error where was looked and what to do.
 */
bool operand_find(const char *written, enum unroll_language wanted, struct arena *arena,
                  struct operand *operand, struct unroll_error *error);

/*
 * Take an operand for a symbol, whatever files there are: the symbol, normalised,
 * and the paragraph behind it. Return false, and leave both alone, if it is none.
 */
bool operand_is_symbol(struct str written, char symbol[UNROLL_SYMBOL_SIZE], struct str *paragraph);

struct arguments;

/* What is done with an operand that is found. */
typedef enum status operand_runner(const struct arguments *arguments,
                                   const struct operand *operand);

/*
 * Find an operand and run. What cannot be found is said on standard error, and so
 * is a language that is not the one that was asked for.
 */
enum status operand_run(const char *written, const struct arguments *arguments, operand_runner *run);

/* The language that documents are preferred in if nobody says which. */
enum unroll_language operand_language(void);

#endif
