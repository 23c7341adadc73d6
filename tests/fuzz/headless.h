/*
 * The terminal of the targets. ncurses draws the screens of an app into memory,
 * and every byte that it writes goes through the oracle, which ends the program
 * when one must not reach a terminal.
 */
#ifndef TESTS_FUZZ_HEADLESS_H
#define TESTS_FUZZ_HEADLESS_H

#include "command/app.h"

/* Start the terminal, unless it is there already; LC_CTYPE becomes UTF-8. */
void headless_start(void);

/* Another size, from any two numbers: at most 60 rows and 200 columns. */
void headless_resize(unsigned rows, unsigned columns);
int headless_rows(void);
int headless_columns(void);

/* Draw what the app has to show. */
void headless_show(struct app *app);

/*
 * Take all that the app asks for, as main() does: a text is handed to the
 * terminal's clipboard, and what is to be opened must be an address that the URL
 * gate admits. Return whether it asked for anything.
 */
bool headless_serve(struct app *app);

#endif
