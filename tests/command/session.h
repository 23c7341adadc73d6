/* A program without its terminal, driven by keys as a test writes them. */
#ifndef TESTS_SESSION_H
#define TESTS_SESSION_H

#include "command/app.h"

struct session {
	struct app *app;
	struct screen screen;     /* as it was drawn last */
	char *text;               /* what stands on it, rows ended by line feeds */
};

/* Open a file of the folder specimens/; fails the test if it cannot be read. */
struct session session_open(const char *specimen, int rows, int columns);

/* The same with all that app_new() takes, but for the document and its path. */
struct session session_open_with(const char *specimen, struct app_options options, int rows,
                                 int columns);

/* Begin with the documents of a folder, or with `options.database` where that is NULL. */
struct session session_open_library(const char *folder, struct app_options options, int rows,
                                    int columns);

void session_close(struct session *session);

/* Press keys, as keycode_next() reads them; then draw. */
void session_type(struct session *session, const char *keys);

void session_resize(struct session *session, int rows, int columns);

/* Look through the whole library. */
void session_idle(struct session *session);

/* Whether words stand on the screen, in one row. */
bool session_shows(const struct session *session, const char *words);

/* The row where words stand, or -1. */
int session_row_of(const struct session *session, const char *words);

/* The last row of the screen without blanks at its ends; until the next call. */
const char *session_status(const struct session *session);

void assert_shows(const struct session *session, const char *words);
void assert_hides(const struct session *session, const char *words);
void assert_status(const struct session *session, const char *words);

/*
 * Compare the screen with the picture `name` of the folder screens/;
 * UPDATE_GOLDEN=1 writes it.
 */
void assert_screen(const struct session *session, const char *name);

#endif
