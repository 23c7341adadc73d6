#include "cli/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/str.h"
#include "cli/clipboard.h"
#include "cli/message.h"
#include "cli/opener.h"
#include "cli/original.h"
#include "cli/status.h"
#include "command/options.h"
#include "terminal/terminal.h"

enum {                            /* milliseconds */
	OPENER_WAIT = 200,        /* between looks at what was opened */
	LOADER_WAIT = 10,         /* between looks at what is loaded */
	MOMENT = 50,              /* in which an empty screen is better than another place */
	PAUSE = 120,              /* of the person, before work that can wait is begun */
	BETWEEN_DRAWINGS = 40     /* of what work finds out as it goes on */
};

struct reader {
	struct app *app;
	struct terminal *terminal;
	struct screen screen;
	struct opener opener;
	struct original *original;      /* NULL if what is read cannot be read anew */
	struct loader *loader;    /* of the whole, while its first part is read; or NULL */
	struct unroll_error *error;     /* of the loader */
	const char *dump;
	bool has_work;            /* app_idle() may have something to do */
	bool is_working;          /* it had, the last time */
	bool is_drawn;            /* nothing has changed since the screen was */
	int64_t drawn_at;         /* as clock_milliseconds() */
	bool is_done;
	bool has_failed;          /* the loader */
	int signal;               /* that ended it, or 0 */
};

static enum background background_of(enum option_theme theme)
{
	switch (theme) {
	case THEME_LIGHT: return BACKGROUND_LIGHT;
	case THEME_DARK: return BACKGROUND_DARK;
	default: return theme_guess();
	}
}

static void configure(struct reader *reader)
{
	static const int colours[] = {
		[COLOURS_AUTO] = -1, [COLOURS_0] = 0, [COLOURS_8] = 8, [COLOURS_16] = 16,
		[COLOURS_256] = 256,
	};
	const int *values = app_options(reader->app)->values;
	enum option_theme theme = (enum option_theme)values[OPTION_THEME];
	struct terminal_settings settings = {
		.theme.background = background_of(theme),
		.theme.colours = theme == THEME_NONE ? 0 : colours[values[OPTION_COLOURS]],
		.reorders_itself = values[OPTION_BIDI] == BIDI_CHOICE_LOGICAL,
		.mouse = values[OPTION_MOUSE],
	};
	terminal_configure(reader->terminal, &settings);
}

/* Replace the file at once, so that a test never reads half a screen. */
static void dump(struct reader *reader)
{
	char temporary[4096];
	snprintf(temporary, sizeof(temporary), "%s.new", reader->dump);
	FILE *out = fopen(temporary, "w");
	if (!out)
		return;
	struct screen plain = { 0 };
	app_draw(reader->app, &plain);
	for (int row = 0; row < plain.rows; row++)
		screen_paint(&plain, row, 0, plain.columns, ROLE_PLAIN);
	screen_dump(&plain, out);
	screen_free(&plain);
	fclose(out);
	rename(temporary, reader->dump);
}

static void draw(struct reader *reader)
{
	configure(reader);
	app_draw(reader->app, &reader->screen);
	terminal_show(reader->terminal, &reader->screen);
	if (reader->dump)
		dump(reader);
	reader->is_drawn = true;
	reader->drawn_at = clock_milliseconds();
}

static void copy(struct reader *reader, struct str text)
{
	struct arena scratch = { 0 };
	struct str clean = clipboard_clean(&scratch, text);
	const char *tool = clipboard_copy(clean);
	if (tool)
		app_notice(reader->app, "Copied with %s", tool);
	else if (terminal_copy(reader->terminal, clean))
		app_notice(reader->app, "Sent to the terminal's clipboard");
	else
		app_notice(reader->app, "No clipboard: no tool for it, and none in this terminal");
	arena_free(&scratch);
}

static void open_url(struct reader *reader, struct str url)
{
	enum option_opener setting =
		(enum option_opener)app_options(reader->app)->values[OPTION_OPENER];
	struct unroll_error error;
	if (opener_open(&reader->opener, setting, url, &error))
		app_notice(reader->app, "Opening with %s", reader->opener.name);
	else
		app_notice(reader->app, "%s", error.message);
}

static void suspend(struct reader *reader)
{
	terminal_suspend(reader->terminal);
	app_resize(reader->app, terminal_rows(reader->terminal),
	           terminal_columns(reader->terminal));
}

/* Show the whole of what was shown in part, as soon as it is needed. */
static void finish_loading(struct reader *reader)
{
	struct unroll_document *document = loader_finish(reader->loader, reader->error);

	reader->loader = NULL;
	if (document)
		reader->app = app_renew(reader->app, document);
	reader->has_failed = reader->is_done = !document;
	reader->has_work = true;
	reader->is_drawn = false;
}

static bool has_file(const struct reader *reader)
{
	return reader->original && strcmp(reader->original->path, "-") != 0;
}

static void reload(struct reader *reader)
{
	struct unroll_error error;
	struct unroll_document *document =
		has_file(reader) ? original_load(reader->original, &error) : NULL;

	if (!has_file(reader)) {
		app_notice(reader->app, "There is no file to read it from anew");
	} else if (!document) {
		app_notice(reader->app, "Not read anew: %s", error.message);
	} else {
		reader->app = app_renew(reader->app, document);
		app_notice(reader->app, "Read anew");
	}
}

static void serve(struct reader *reader, struct app_request request)
{
	switch (request.kind) {
	case APP_QUIT: reader->is_done = true; break;
	case APP_SUSPEND: suspend(reader); break;
	case APP_REDRAW: terminal_redraw(reader->terminal); break;
	case APP_RELOAD: reload(reader); break;
	case APP_COPY: copy(reader, request.text); break;
	case APP_OPEN_URL: open_url(reader, request.text); break;
	case APP_NOTHING: break;
	}
}

static void serve_requests(struct reader *reader)
{
	struct app_request request;
	while ((request = app_take_request(reader->app)).kind != APP_NOTHING)
		serve(reader, request);
}

/* Others may write the file, which must not change under the person's eyes. */
static void look_at_file(struct reader *reader)
{
	static const char *const told[] = {
		[ORIGINAL_CHANGED] = "The file has changed; C-r reads it anew",
		[ORIGINAL_GONE] = "The file is gone; this is what it was",
	};
	enum original_state state = reader->original ? original_look(reader->original) : ORIGINAL_SAME;

	if (state == ORIGINAL_SAME)
		return;
	app_notice(reader->app, "%s", told[state]);
	reader->is_drawn = false;
}

/* What the work finds out is drawn as it goes on, and once more when it is done. */
static void idle(struct reader *reader)
{
	if (reader->loader) {
		if (loader_is_done(reader->loader))
			finish_loading(reader);
		return;
	}
	if (reader->has_work && !reader->is_working)
		look_at_file(reader);
	bool is_left = reader->has_work && app_idle(reader->app);
	if (is_left ? clock_milliseconds() - reader->drawn_at >= BETWEEN_DRAWINGS
	    : reader->is_working)
		reader->is_drawn = false;
	reader->has_work = reader->is_working = is_left;
}

static void act(struct reader *reader, const struct terminal_event *event)
{
	switch (event->kind) {
	case TERMINAL_KEY:
		app_key(reader->app, event->key);
		break;
	case TERMINAL_PRESS:
		app_mouse(reader->app, APP_BUTTON_LEFT, event->row, event->column);
		break;
	case TERMINAL_WHEEL_UP:
		app_mouse(reader->app, APP_WHEEL_UP, event->row, event->column);
		break;
	case TERMINAL_WHEEL_DOWN:
		app_mouse(reader->app, APP_WHEEL_DOWN, event->row, event->column);
		break;
	case TERMINAL_RESIZED:
		app_resize(reader->app, terminal_rows(reader->terminal),
		           terminal_columns(reader->terminal));
		break;
	case TERMINAL_ENDED:
		reader->signal = event->signal;
		reader->is_done = true;
		break;
	case TERMINAL_IDLE:
		idle(reader);
		return;
	}
	reader->has_work = true;
	reader->is_drawn = false;
}

static enum app_need need_of(struct reader *reader, const struct terminal_event *event)
{
	switch (event->kind) {
	case TERMINAL_KEY:
		return app_need(reader->app, event->key);
	case TERMINAL_PRESS:
	case TERMINAL_WHEEL_UP:
	case TERMINAL_WHEEL_DOWN:
		return APP_NEEDS_WHOLE;
	default:
		return APP_NEEDS_NOTHING;
	}
}

/* Wait for the whole, unless the program is left before. */
static void act_on_whole(struct reader *reader, const struct terminal_event *event)
{
	struct terminal_event next = { .kind = TERMINAL_IDLE };

	while (next.kind == TERMINAL_IDLE && !loader_is_done(reader->loader))
		next = terminal_read(reader->terminal, LOADER_WAIT);
	if (next.kind == TERMINAL_ENDED || need_of(reader, &next) == APP_LEAVES) {
		act(reader, &next);
		return;
	}
	finish_loading(reader);
	if (reader->has_failed)
		return;
	act(reader, event);
	serve_requests(reader);
	act(reader, &next);
}

/* The first part of a document does not answer everything. */
static void act_on_part(struct reader *reader, const struct terminal_event *event)
{
	switch (need_of(reader, event)) {
	case APP_NEEDS_NOTHING:
	case APP_NEEDS_PART:
	case APP_LEAVES:
		act(reader, event);
		break;
	case APP_NEEDS_WHOLE_TO_MOVE:
		act_on_whole(reader, event);
		break;
	case APP_NEEDS_WHOLE:
		finish_loading(reader);
		if (!reader->has_failed)
			act(reader, event);
		break;
	}
}

static void check_opener(struct reader *reader)
{
	struct unroll_error error;
	if (!opener_check(&reader->opener, &error)) {
		app_notice(reader->app, "%s", error.message);
		reader->is_drawn = false;
	}
}

static int patience(const struct reader *reader)
{
	if (reader->loader)
		return LOADER_WAIT;
	if (reader->has_work)
		return reader->is_working || app_is_awaited(reader->app) ? 0 : PAUSE;
	return opener_is_busy(&reader->opener) ? OPENER_WAIT : -1;
}

/* Keys that came together are all obeyed before the screen is drawn. */
static void loop(struct reader *reader)
{
	while (!reader->is_done) {
		if (!reader->is_drawn && !terminal_has_input(reader->terminal))
			draw(reader);
		struct terminal_event event = terminal_read(reader->terminal, patience(reader));
		if (reader->loader)
			act_on_part(reader, &event);
		else
			act(reader, &event);
		serve_requests(reader);
		check_opener(reader);
	}
}

/* The terminal is closed: what went wrong is said where the shell is again. */
static void save(struct reader *reader)
{
	struct unroll_error error;
	if (!app_save(reader->app, &error))
		complain("the place is not kept: %s", error.message);
}

/*
 * The end of the process gives all its memory back at once, faster than it can be
 * freed piece by piece, which only a search for leaks wants. A thread that loads
 * still uses what would be freed.
 */
static void leave_early(const struct reader *reader)
{
#ifdef NDEBUG
	if (!reader->has_failed)
		_exit(STATUS_OK);
#endif
	if (reader->loader)
		_exit(STATUS_OK);
}

struct reader *reader_open(struct unroll_error *error)
{
	struct terminal *terminal = terminal_open(error);

	if (!terminal)
		return NULL;
	struct reader *reader = memory_allocate_zeroed(1, sizeof *reader);
	reader->terminal = terminal;
	return reader;
}

static void start(struct reader *reader, const struct app_options *options)
{
	reader->app = app_new(options, terminal_rows(reader->terminal),
	                      terminal_columns(reader->terminal));
	if (terminal_notice(reader->terminal))
		app_notice(reader->app, "%s", terminal_notice(reader->terminal));
}

/* The first screen: of a part, unless reading goes on elsewhere and the whole is there in time. */
static void begin(struct reader *reader, const struct reading *reading)
{
	bool is_part = reading->options->is_part;
	bool is_elsewhere = is_part && app_is_unsettled(reader->app);

	if (is_elsewhere) {
		reader->loader = loader_start(reading->original);
		if (loader_wait(reader->loader, MOMENT))
			finish_loading(reader);
	}
	if (!reader->is_done)
		draw(reader);
	if (is_part && !is_elsewhere)
		reader->loader = loader_start(reading->original);
}

bool reader_run(struct reader *reader, const struct reading *reading, struct unroll_error *error)
{
	reader->dump = reading->dump;
	reader->original = reading->original;
	reader->error = error;
	reader->has_work = true;
	start(reader, reading->options);
	begin(reader, reading);
	loop(reader);
	terminal_close(reader->terminal);
	reader->terminal = NULL;
	if (!reader->has_failed)
		save(reader);
	if (reader->signal)
		terminal_die(reader->signal);
	leave_early(reader);
	app_free(reader->app);
	return !reader->has_failed;
}

void reader_close(struct reader *reader)
{
	if (!reader)
		return;
	if (reader->terminal)
		terminal_close(reader->terminal);
	screen_free(&reader->screen);
	free(reader);
}
