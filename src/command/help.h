/* The help: a list of the keys, commands and options that work where it was asked for. */
#ifndef COMMAND_HELP_H
#define COMMAND_HELP_H

#include <stdint.h>

struct app;

/* Fill the app's list for listing.context. */
void help_fill(struct app *app);

/* Do what a row of that list stands for. */
void help_follow(struct app *app, uint32_t row);

#endif
