/*
 * The whole program without its terminal: a key goes in, a screen comes out.
 * main() connects it to a terminal, tests to a script. What the program wants
 * of the world outside (leave, copy, open a browser) it asks for as a request,
 * and is told how it went.
 */
#ifndef COMMAND_APP_H
#define COMMAND_APP_H

#include <stdbool.h>

#include <unroll/error.h>
#include <unroll/load.h>

#include "screen/keycode.h"
#include "screen/screen.h"

struct app;
struct options;                   /* command/options.h */

enum app_request_kind {
	APP_NOTHING,
	APP_QUIT,
	APP_SUSPEND,              /* job control, as C-z */
	APP_REDRAW,               /* the terminal may be in disorder: draw every cell anew */
	APP_RELOAD,               /* the file may be another by now: app_renew() with what it is */
	APP_COPY,                 /* `text` to the clipboard */
	APP_OPEN_URL              /* `text` in a browser; it has passed the URL gate */
};

struct app_request {
	enum app_request_kind kind;
	struct str text;          /* until the next app_* call */
};

struct app_options {
	struct unroll_document *document;       /* the app owns it from now on; NULL to begin with
	                             the library's list */
	const char *path;         /* of the document; "-" for standard input, already loaded. Without
	                             a document, of a folder whose documents alone are listed; NULL
	                             to list all */
	const char *state_path;   /* of the file of places; NULL to keep none */
	const char *config_path;  /* NULL for none */
	const char *database;     /* of the library, which need not be there; NULL for none */
	struct str start;         /* where to begin: "15", "pp7", "/words"; empty for the kept place */
	enum unroll_language language;  /* of documents opened from citations, whatever is set;
	                             UNROLL_LANGUAGE_NONE for what is set */
	unsigned width;           /* of the text at most, in columns; 0 for what is set */
	bool read_only;           /* nothing is written: no places, no copies */
	bool is_part;             /* the document is only the first part: app_renew() will follow */
};

/* Never fails: what is wrong with a configuration is said on the message line. */
struct app *app_new(const struct app_options *options, int rows, int columns);

/* Free everything; app_save() keeps the place before. */
void app_free(struct app *app);

void app_key(struct app *app, keycode key);
void app_resize(struct app *app, int rows, int columns);

enum app_button { APP_BUTTON_LEFT, APP_WHEEL_UP, APP_WHEEL_DOWN };

/* A click or a turn of the wheel at a cell, counted from 0. */
void app_mouse(struct app *app, enum app_button button, int row, int column);

/* Draw everything into a screen, which is given the app's size. */
void app_draw(struct app *app, struct screen *screen);

/* The oldest request not yet taken; APP_NOTHING when there is none. */
struct app_request app_take_request(struct app *app);

/* Say something on the message line until the next key: how a request went. */
void app_notice(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* What a key needs to know of a document of which only the first part is there. */
enum app_need {
	APP_NEEDS_NOTHING,        /* it draws again, or stops the program */
	APP_NEEDS_PART,           /* no more: it moves near the top, say */
	APP_LEAVES,               /* nothing: it leaves the program */
	APP_NEEDS_WHOLE_TO_MOVE,  /* the rest, and all that it does is move */
	APP_NEEDS_WHOLE
};

enum app_need app_need(struct app *app, keycode key);

/*
 * Whether reading does not begin in the part that is there, but where app_renew() will
 * go: at the start that was asked for, or at the place that was kept.
 */
bool app_is_unsettled(const struct app *app);

/*
 * Begin anew, and free the old app: with the whole of the document of which this
 * was the first part, or with what has become of it. The place, what was typed
 * and what was set stay as they are; the new app owns the document.
 */
struct app *app_renew(struct app *app, struct unroll_document *document);

/*
 * Do a little of the work that can wait (looking through the library), a few
 * milliseconds at most; call it while no key is there. Return whether more is
 * left to do.
 */
bool app_idle(struct app *app);

/* Whether somebody waits for what app_idle() does: a search that goes on. */
bool app_is_awaited(struct app *app);

/*
 * What is set, for those settings that are the terminal's or the desktop's
 * (colours, mouse, opener); it may change with every key.
 */
const struct options *app_options(const struct app *app);

/*
 * Keep the place for the next time, if that is wanted. Return false, why is in
 * *error, if it could not be kept.
 */
bool app_save(struct app *app, struct unroll_error *error);

#endif
