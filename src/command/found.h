/*
 * The list of what a search of the library found: documents, and below each the
 * places with the words marked. What the screen shows is loaded when it is seen.
 */
#ifndef COMMAND_FOUND_H
#define COMMAND_FOUND_H

#include <stdbool.h>
#include <stdint.h>

#include "library/hits.h"

struct app;

/* Fill the app's list for the words of the listing, searching first if they are others. */
void found_fill(struct app *app);

/* Complete the rows of documents that are on the screen. */
void found_show(struct app *app);

/*
 * Load a document of which places are on the screen, for their words; return
 * whether there was one.
 */
bool found_load(struct app *app);

/* The symbol of a row's document; may be empty. */
struct str found_symbol(struct app *app, uint32_t row);

/* What a row of the list stands for: HIT_TITLE for a document itself. */
struct hit found_hit(struct app *app, uint32_t row);

#endif
