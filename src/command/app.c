#include "command/app.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/str.h"
#include "command/run.h"
#include "command/settle.h"
#include "command/state.h"
#include "view/finding.h"

enum { IDLE_MILLISECONDS = 4 };

struct document_view *app_view(struct app *app)
{
	return app->ground == GROUND_SOURCE ? &app->source.view : &app->book->view;
}

enum context app_context(const struct app *app)
{
	static const enum context contexts[] = {
		[GROUND_DOCUMENT] = CONTEXT_DOCUMENT,
		[GROUND_LIST] = CONTEXT_LIST,
		[GROUND_SOURCE] = CONTEXT_SOURCE,
	};

	if (app->has_popup)
		return CONTEXT_POPUP;
	if (app->ground == GROUND_LIST && list_is_of_library(app->listing.kind))
		return CONTEXT_LIBRARY;
	return contexts[app->ground];
}

enum unroll_language app_language(const struct app *app)
{
	enum unroll_language wanted =
		(enum unroll_language)app->settings.options.values[OPTION_LANGUAGE];

	return wanted ? wanted : app->book->document->language;
}

/* The first and the last row of the screen that show the current item. */
static void find_current(struct document_view *view, int *first, int *last)
{
	struct row row = view->top;

	for (int i = 0; i < view->rows; i++) {
		if (row.item == view->current && row.line != ROW_GAP) {
			*first = *first < 0 ? i : *first;
			*last = i;
		}
		if (!row_next(&view->layouts, &row))
			break;
	}
}

/* The row of the screen where the mark in focus begins, or -1. */
static int row_of_focus(struct document_view *view)
{
	struct row row = view->top;
	const struct mark *focus = &view->focus;
	uint32_t byte = focus_span(view, *focus)->start;
	struct spot spot = document_view_spot(view, focus->side, focus->paragraph, byte);
	struct row wanted = row_of_spot(&view->layouts, spot);

	for (int i = 0; i < view->rows; i++) {
		if (row_equal(row, wanted))
			return i;
		if (!row_next(&view->layouts, &row))
			break;
	}
	return -1;
}

/* The rows of the screen that a pop-up should leave free: those that it is about. */
static struct popup_space popup_space(struct app *app)
{
	struct document_view *view = app_view(app);
	enum side side = view->focus.side;
	struct popup_space space = {
		.rows = app->rows - 1, .columns = app->columns, .first = -1, .last = -1,
		.left = view->lefts[side], .right = view->lefts[side] + (int)view->layouts.width,
		.right_to_left = document_view_is_right_to_left(view, side),
	};

	if (app->ground == GROUND_LIST)
		list_rows_of_selected(&app->listing.list, &space.first, &space.last);
	else if (app->preview.glimpse.document && !mark_is_none(view->focus))
		space.first = space.last = row_of_focus(view);
	else
		find_current(view, &space.first, &space.last);
	return space;
}

static void fit_view(struct app *app, struct document_view *view)
{
	const int *values = app->settings.options.values;

	view->painter.mode = values[OPTION_BIDI] == BIDI_CHOICE_LOGICAL ? BIDI_LOGICAL : BIDI_VISUAL;
	document_view_resize(view, app->rows - 1, app->columns, values[OPTION_WIDTH]);
}

void app_fit(struct app *app)
{
	fit_view(app, &app->book->view);
	if (app->source.document.document.paragraphs)
		fit_view(app, &app->source.view);
	app->listing.list.mode = app->book->view.painter.mode;
	list_resize(&app->listing.list, app->rows - 1, app->columns);
	app->popup.painter.mode = app->book->view.painter.mode;
	if (app->has_popup)
		popup_fit(&app->popup, popup_space(app));
}

static void set_notice(struct app *app, bool is_error, const char *format, va_list arguments)
{
	app->notice.is_error = is_error;
	app->searching.is_told = false;
	vsnprintf(app->notice.text, sizeof app->notice.text, format, arguments);
}

void app_say(struct app *app, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	set_notice(app, false, format, arguments);
	va_end(arguments);
}

void app_complain(struct app *app, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	set_notice(app, true, format, arguments);
	va_end(arguments);
}

void app_notice(struct app *app, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	set_notice(app, false, format, arguments);
	va_end(arguments);
}

void app_request(struct app *app, enum app_request_kind kind, struct str text)
{
	struct requests *requests = &app->requests;

	if (requests->count == REQUESTS)
		return;
	size_t at = (requests->first + requests->count++) % REQUESTS;
	requests->kinds[at] = kind;
	requests->texts[at] = memory_allocate(text.size + 1);
	if (text.size)
		memcpy(requests->texts[at], text.data, text.size);
	requests->texts[at][text.size] = '\0';
}

struct app_request app_take_request(struct app *app)
{
	struct requests *requests = &app->requests;

	free(requests->taken);
	requests->taken = NULL;
	if (requests->count == 0)
		return (struct app_request){ APP_NOTHING, STR("") };
	size_t at = requests->first;
	requests->first = (at + 1) % REQUESTS;
	requests->count--;
	requests->taken = requests->texts[at];
	return (struct app_request){ requests->kinds[at], str_of(requests->taken) };
}

struct step app_step(const struct app *app)
{
	return (struct step){
		.book = app->book,
		.standpoint = document_view_standpoint(&app->book->view),
		.list = list_place(app),
	};
}

void app_leave_mark(struct app *app)
{
	trail_leave(&app->trail, app_step(app));
}

void app_show_document(struct app *app)
{
	app_close_popup(app);
	if (app->source.document.document.paragraphs) {
		document_view_free(&app->source.view);
		source_close(&app->source.document);
	}
	app->ground = GROUND_DOCUMENT;
}

void app_read(struct app *app, struct book *book)
{
	app_show_document(app);
	if (book != app->book)
		layouts_clear(&app->book->view.layouts);
	app->book = book;
	app_fit(app);
}

struct app *app_new(const struct app_options *options, int rows, int columns)
{
	struct app *app = memory_allocate_zeroed(1, sizeof *app);

	app->rows = rows;
	app->columns = columns;
	app->read_only = options->read_only;
	app->is_part = options->is_part;
	if (options->state_path)
		app->state_path = memory_string(options->state_path);
	app_close_popup(app);
	if (options->database)
		app->shelf.database = memory_string(options->database);
	app->book = options->document
	          ? shelf_start(&app->shelf, options->path, options->document)
	          : shelf_start_blank(&app->shelf, options->path);
	app->browsing.is_of_folder = !options->document && options->path;
	settle_options(app, options->config_path);
	if (options->width)
		app->settings.options.values[OPTION_WIDTH] = (int)options->width;
	if (options->language)
		app->settings.options.values[OPTION_LANGUAGE] = (int)options->language;
	app_fit(app);
	if (!options->document)
		list_return(app, (struct list_place){ .kind = LIST_LIBRARY, .words = STR("") });
	else if (options->is_part)
		settle_later(app, options->start);
	else
		settle_place(app, options->start);
	return app;
}

void app_free(struct app *app)
{
	if (!app)
		return;
	app_show_document(app);
	list_free(&app->listing.list);
	free(app->listing.words);
	free(app->listing.covered_words);
	quests_free(&app->quests);
	browsing_free(&app->browsing);
	hints_free(&app->hints);
	history_free(&app->command_history);
	history_free(&app->searching.history);
	trail_free(&app->trail);
	shelf_free(&app->shelf);
	alignment_free(&app->aligned.alignment);
	keymap_free(&app->settings.keymap);
	while (app_take_request(app).kind != APP_NOTHING)
		continue;
	arena_free(&app->scratch);
	free(app->state_path);
	free(app);
}

void app_resize(struct app *app, int rows, int columns)
{
	app->rows = rows;
	app->columns = columns;
	app_fit(app);
}

const struct options *app_options(const struct app *app)
{
	return &app->settings.options;
}

bool app_is_awaited(struct app *app)
{
	return finding_is_counting(app_view(app));
}

bool app_idle(struct app *app)
{
	if (search_continue(app, IDLE_MILLISECONDS))
		return true;
	if (app->prompt.sign == SIGN_SEARCH && finding_prepare(app_view(app)))
		return true;
	if (find_step(app) || library_prepare(app))
		return true;
	struct library *library = shelf_library(&app->shelf);
	if (!library)
		return false;
	if (library_is_complete(library))
		return list_complete(app);
	if (!library_step(library, IDLE_MILLISECONDS))
		list_refresh(app);
	return true;
}

static void turn_wheel(struct app *app, int rows)
{
	struct call call = { .count = (unsigned)(rows < 0 ? -rows : rows), .rest = STR("") };

	if (rows < 0)
		run_scroll_up(app, &call);
	else
		run_scroll_down(app, &call);
}

static void click_document(struct app *app, int row, int column)
{
	struct document_view *view = app_view(app);
	const struct call none = { .rest = STR("") };
	uint32_t item;
	struct mark mark = focus_at(view, row, column, &item);

	if (!mark_is_none(mark) && app->ground == GROUND_DOCUMENT)
		follow_mark(app, mark);
	else if (item != UNROLL_NONE)
		document_view_point(view, item);
	if (item != UNROLL_NONE && item_at(&view->items, item).kind == ITEM_PART)
		run_fold_part(app, &none);
}

static void click_list(struct app *app, int row)
{
	struct list *list = &app->listing.list;
	size_t at = list_at(list, row);

	if (at == list->count)
		return;
	if (at == list->selected)
		list_follow(app);
	else
		list_select(list, at);
}

static void click(struct app *app, int row, int column)
{
	if (app->has_popup && popup_focus_at(&app->popup, row, column))
		follow_link(app);
	else if (app->has_popup && !popup_covers(&app->popup, row, column))
		app_close_popup(app);
	else if (app->has_popup)
		return;
	else if (app->ground == GROUND_LIST)
		click_list(app, row);
	else
		click_document(app, row, column);
}

void app_mouse(struct app *app, enum app_button button, int row, int column)
{
	enum { WHEEL_ROWS = 3 };

	app->notice.text[0] = '\0';
	if (app->prompt.sign)
		return;
	app->searching.is_seeking = app->searching.is_told = false;
	if (button == APP_BUTTON_LEFT)
		click(app, row, column);
	else
		turn_wheel(app, button == APP_WHEEL_UP ? -WHEEL_ROWS : WHEEL_ROWS);
}
