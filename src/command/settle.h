/* The beginning and the end: options and keys, the place that was kept. */
#ifndef COMMAND_SETTLE_H
#define COMMAND_SETTLE_H

#include "command/app.h"

struct document_view;

/* Set defaults, then what the configuration says; its first mistake is complained of. */
void settle_options(struct app *app, const char *config_path);

/* Begin at "15", "pp7" or "/words", or where one stopped the last time. */
void settle_place(struct app *app, struct str start);

/*
 * The same for a document of which only the first part is there: if the place may be
 * behind it, the app is unsettled until app_renew() has the whole. `start` is borrowed.
 */
void settle_later(struct app *app, struct str start);

/* Stand where a view of the same document, in another state, stood. */
void settle_as_before(struct app *app, const struct document_view *before);

#endif
