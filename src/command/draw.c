#include "command/app.h"

#include <stdio.h>

#include <unroll/language.h>

#include "base/str.h"
#include "command/run.h"
#include "command/state.h"
#include "view/document_draw.h"
#include "view/item_flow.h"
#include "view/reference.h"
#include "view/status.h"

enum { LEAST_ROWS = 5, LEAST_COLUMNS = 20 };

/*
 * The last cell of all is drawn by way of the one before it where a terminal would
 * scroll otherwise; ncurses does not see that there is none in a single column.
 */
static void draw_too_small(struct screen *screen)
{
	static const struct str words[] = { STR("terminal "), STR("too "), STR("small") };
	int row = 0, column = 0, end = screen->rows - (screen->columns == 1);

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (column && column + (int)words[i].size > screen->columns) {
			row++;
			column = 0;
		}
		if (row < end)
			column = screen_put(screen, row, column, screen->columns, words[i],
			                    ROLE_PLAIN);
	}
}

static struct str where_in_source(struct app *app, const struct document_view *view)
{
	return arena_format(&app->scratch, "line %u of %u", document_view_paragraph(view) + 1,
	                    view->items.document->paragraph_count);
}

static struct str where(struct app *app)
{
	struct document_view *view = app_view(app);
	const struct unroll_document *document = view->items.document;
	struct item item = item_at(&view->items, view->current);

	if (app->ground == GROUND_LIST)
		return (struct str)STR("");
	if (app->ground == GROUND_SOURCE)
		return where_in_source(app, view);
	switch (item.kind) {
	case ITEM_TITLE:
		return (struct str)STR("");
	case ITEM_PART:
		return section_name(&app->scratch, &document->sections[item.section]);
	default:
		return reference_where(&app->scratch, document, item.paragraph);
	}
}

static struct str short_where(struct app *app)
{
	const struct document_view *view = &app->book->view;
	uint32_t paragraph = document_view_paragraph(view);

	if (app->ground != GROUND_DOCUMENT || paragraph == UNROLL_NONE)
		return (struct str)STR("");
	return reference_where_short(&app->scratch, app->book->document, paragraph);
}

static struct str list_position(struct app *app)
{
	const struct list *list = &app->listing.list;

	if (!list_selected(list))
		return (struct str)STR("");
	return arena_format(&app->scratch, "%zu/%zu", list->selected + 1, list->count);
}

/* A document without a symbol goes by the name of its file. */
static struct str name_of(const struct book *book)
{
	const char *slash = book->path ? strrchr(book->path, '/') : NULL;

	if (!str_is_empty(book->document->symbol) || !book->path)
		return book->document->symbol;
	return str_of(slash ? slash + 1 : book->path);
}

/* "fr", or "fr en" when two stand side by side. */
static struct str languages(struct app *app)
{
	const struct unroll_document *other = document_view_document(&app->book->view, SIDE_OTHER);
	const char *own = unroll_language_code(app->book->document->language);

	if (!other)
		return str_of(own);
	return arena_format(&app->scratch, "%s %s", own, unroll_language_code(other->language));
}

/* The keys of a list of the library, in place of the title of what is read below. */
static struct str page_hint(const struct app *app)
{
	return str_of(app->listing.kind == LIST_FOUND
	              ? "Enter opens · / other words · L documents · ? keys"
	              : "Enter opens · / narrows · s sorts · t language · S searches · ? keys");
}

static void draw_status(struct app *app, struct screen *screen)
{
	const struct unroll_document *document = app->book->document;
	bool is_page = app->ground == GROUND_LIST && list_is_of_library(app->listing.kind);
	struct status status = {
		.symbol = is_page ? (struct str)STR("Library") : name_of(app->book),
		.title = is_page ? page_hint(app) : document->title,
		.where = where(app),
		.short_where = short_where(app),
		.position = app->ground == GROUND_LIST ? list_position(app)
		          : status_position(&app->scratch, app_view(app)),
		.language = is_page ? (struct str)STR("") : languages(app),
		.message = str_of(app->notice.text),
		.is_error = app->notice.is_error,
		.mode = app->book->view.painter.mode,
	};

	if (app->count)
		status.pending = arena_format(&app->scratch, "%u", app->count);
	status_draw(&status, screen, app->rows - 1);
}

static void draw_prompt(struct app *app, struct screen *screen)
{
	struct str remark = str_of(app->notice.text);

	if (app->prompt.sign == SIGN_SEARCH)
		remark = search_remark(app, &app->scratch);

	prompt_draw(&app->prompt, screen, app->rows - 1, remark);
}

void app_draw(struct app *app, struct screen *screen)
{
	struct library *library = app->shelf.library;

	screen_resize(screen, app->rows, app->columns);
	if (screen->rows < LEAST_ROWS || screen->columns < LEAST_COLUMNS) {
		draw_too_small(screen);
		return;
	}
	if (app->ground == GROUND_LIST)
		list_show(app);
	if (app->ground == GROUND_LIST)
		list_draw(&app->listing.list, screen);
	else
		document_draw(app_view(app), library, screen);
	if (app->hints.count)
		hints_draw(&app->hints, &app->book->view, screen);
	if (app->has_popup)
		popup_draw(&app->popup, library, screen);
	if (app->prompt.sign)
		draw_prompt(app, screen);
	else
		draw_status(app, screen);
}
