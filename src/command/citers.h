/* The list of who cites the document that is read. */
#ifndef COMMAND_CITERS_H
#define COMMAND_CITERS_H

#include <stdbool.h>
#include <stdint.h>

#include "library/citing.h"

struct app;

/* Who cites a book. */
struct citers {
	struct citing citing;
	unsigned version;         /* of the library, when it was asked */
	bool is_settled;          /* it was complete then */
	int width;                /* of the list for which words were cut */
};

void citers_free(struct citers *citers);

/* run_citers.c: fill the list; complete the rows that are on the screen. */
void citers_fill(struct app *app);
void citers_show_rows(struct app *app);

/* Open the document of a row where it cites; show that paragraph in a pop-up. */
void citers_follow(struct app *app, uint32_t row);
void citers_preview(struct app *app, uint32_t row);

/* The symbol of the document of a row; may be empty. */
struct str citers_symbol(struct app *app, uint32_t row);

/* The paragraph of the document that is read which a row names, or UNROLL_NONE. */
uint32_t citers_named_paragraph(struct app *app, uint32_t row);

/* Look for more of them for a few milliseconds; return whether work is left. */
bool citers_step(struct app *app);

#endif
