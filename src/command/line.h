/*
 * The language of the command line, of key bindings and of configuration files:
 * one command a line.
 *
 *   line    = [ word *( blanks word ) ] [ "#" anything ]
 *   word    = 1*( character | "\" character | "'" any but ' "'" | '"' quoted '"' )
 *   quoted  = *( character | "\" character )
 *
 * "#" begins a comment only where a word could begin.
 */
#ifndef COMMAND_LINE_H
#define COMMAND_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include <unroll/error.h>
#include <unroll/str.h>

struct arena;

struct words {
	const struct str *words;  /* without their quotes */
	size_t count;             /* 0 for a blank line or a comment */
};

/*
 * Cut a line into words, which live in the arena. On failure say what is wrong
 * and in which column, in characters counted from 1.
 */
bool line_split(struct arena *arena, struct str text, struct words *line,
                struct unroll_error *error);

/* What stands behind the first `count` words, as written; empty if there are no more. */
struct str line_behind(struct str text, size_t count);

/*
 * Where the word begins that is being typed at the end of `text`; text.size if
 * the next one has not begun.
 */
size_t line_last_word(struct str text);

#endif
