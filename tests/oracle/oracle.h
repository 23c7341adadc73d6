/*
 * What may reach a terminal. A strict reader of everything that a program writes
 * to it, made apart from the program: text of characters that are safe to show,
 * control sequences that terminfo has for the type of the terminal, and the few
 * that terminal/modes.h declares. At the end every mode must be as before.
 */
#ifndef TESTS_ORACLE_H
#define TESTS_ORACLE_H

#include <stdbool.h>
#include <stddef.h>

struct oracle;

/*
 * For a type that terminfo knows; NULL for one that it does not. Without a type, for
 * a stream that is no terminal: text, tabs and line feeds, and no sequence of any
 * kind. LC_CTYPE must be UTF-8.
 */
struct oracle *oracle_new(const char *type);

void oracle_free(struct oracle *oracle);

/* Allow, or no longer, text for the clipboard: while a key that copies was pressed. */
void oracle_allow_copy(struct oracle *oracle, bool allowed);

/* Read what was written; pieces may end anywhere. */
void oracle_feed(struct oracle *oracle, const char *bytes, size_t size);

/* The program has ended, and had the time to restore the modes. */
void oracle_finish(struct oracle *oracle);

/* How many bytes or modes were wrong so far, and the first of them in words; "" if none. */
size_t oracle_violations(const struct oracle *oracle);
const char *oracle_complaint(const struct oracle *oracle);

#endif
