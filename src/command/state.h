/*
 * What the program is doing, for the files of this folder alone: commands change
 * it, app.c draws it. Whoever includes app.h sees a name and no more.
 */
#ifndef COMMAND_STATE_H
#define COMMAND_STATE_H

#include "base/arena.h"
#include "command/app.h"
#include "command/browsing.h"
#include "command/config.h"
#include "command/quest.h"
#include "command/shelf.h"
#include "command/trail.h"
#include "view/focus.h"
#include "view/list.h"
#include "view/popup.h"
#include "view/prompt.h"
#include "view/source.h"

/* What fills the screen. */
enum ground { GROUND_DOCUMENT, GROUND_LIST, GROUND_SOURCE };

struct listing {
	struct list list;
	enum list_kind kind;
	char *words;              /* that narrow it, or that were looked for; owned */
	int patience;             /* milliseconds that filling it may ask the library */
	bool is_part;             /* that was too short */
	enum ground below;        /* where closing it leads */
	enum context context;     /* of a help: where it was asked for */
	struct list_place covered;      /* of a help: the list that it was asked for over, if one was */
	char *covered_words;      /* of that list; owned */
};

/* What the prompt is open for: its sign, or where a label is shown instead only a letter. */
enum {
	SIGN_COMMAND = ':',
	SIGN_SEARCH = '/',
	SIGN_NARROW = 'n',
	SIGN_FIND = 'f'
};

struct source_view {
	struct source_document document;
	struct document_view view;
};

/* What the pop-up is about, for opening in a browser and copying. */
struct subject {
	struct str url;           /* admitted; empty if there is none */
	struct str words;         /* what is copied */
};

/* The document that the pop-up previews, and the paragraph of it that is named. */
struct preview {
	struct glimpse glimpse;   /* nothing unless something is previewed */
	struct str symbol;        /* in the pop-up's arena; empty for the document that is read */
	struct str target;        /* the same; empty if no paragraph is named */
	bool is_of_row;           /* of the list below the pop-up: Enter follows that */
};

/* The paragraph of another language that the pop-up shows. */
struct translation {
	struct book *book;        /* that it is from; NULL if the pop-up shows none */
	uint32_t item;            /* of that book; UNROLL_NONE if what one reads has no counterpart */
};

/* The alignment that was asked for last. */
struct aligned {
	const struct unroll_document *own, *other;      /* NULL before the first */
	struct alignment alignment;
};

struct notice {
	char text[400];
	bool is_error;
};

/* What waits to be taken with app_take_request(). */
enum { REQUESTS = 4 };

struct requests {
	enum app_request_kind kinds[REQUESTS];
	char *texts[REQUESTS];    /* owned */
	size_t first, count;
	char *taken;              /* the text that was handed out last */
};

struct searching {
	struct history history;
	struct standpoint origin; /* where the search began, for Escape */
	bool is_seeking;          /* the match to be shown is not found yet */
	bool is_told;             /* the notice tells the count of matches */
};

struct app;

struct app {
	struct settings settings;
	struct shelf shelf;
	struct trail trail;
	struct book *book;        /* that is read */
	enum ground ground;
	struct listing listing;   /* on GROUND_LIST */
	struct source_view source;      /* on GROUND_SOURCE, or below a list */
	struct browsing browsing;
	struct quests quests;
	struct popup popup;
	struct subject subject;
	struct preview preview;
	struct translation translation;
	struct aligned aligned;
	bool has_popup;
	struct popup covered;     /* the one from which the pop-up was opened; zero if none */
	struct translation covered_translation;

	struct prompt prompt;
	struct history command_history;
	struct searching searching;
	struct hints hints;       /* being typed when there are any */
	unsigned count;           /* typed before a command; 0 for none */
	void (*awaiting)(struct app *app, keycode key);     /* the key after m or ' */
	bool pasting;             /* outside of the prompt nothing is pasted */

	struct notice notice;
	struct requests requests;
	struct arena scratch;     /* until the next key or drawing */
	char *state_path;         /* NULL to keep no places */
	bool read_only;
	bool is_part;             /* of the document that is begun with only the first part is there */
	bool is_unsettled;        /* where to begin is known when the whole is there */
	struct str start;         /* then: app_options.start, borrowed */
	int rows, columns;
};

/* The view that movements move: the document, or its source. */
struct document_view *app_view(struct app *app);

enum context app_context(const struct app *app);

/* Fit everything to the size of the screen, and pop-up to the paragraph. */
void app_fit(struct app *app);

void app_say(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));
void app_complain(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Ask for something; the text is copied. */
void app_request(struct app *app, enum app_request_kind kind, struct str text);

/* Where one stands now, on a list or in the book that is read. */
struct step app_step(const struct app *app);

/* Leave the present place, a list also, for another: Backspace comes back. */
void app_leave_mark(struct app *app);

/* Read another book, or the same. */
void app_read(struct app *app, struct book *book);

/* Take pop-ups, lists and the source away: the document is seen. */
void app_show_document(struct app *app);

/*
 * A pop-up is started, given its contents, and opened. One that was opened from
 * a link of another one lies over it until it is left.
 */
void app_start_popup(struct app *app, struct str title, struct str hint);
void app_open_popup(struct app *app);
void app_leave_popup(struct app *app);

/* Close all pop-ups. */
void app_close_popup(struct app *app);

/* The language in which documents are opened, if there is a choice. */
enum unroll_language app_language(const struct app *app);

/* Execute a command line, of a key, the prompt or the help. */
void app_execute(struct app *app, struct str line);

#endif
