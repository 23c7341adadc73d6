#include "command/run.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/str.h"
#include "command/browsing.h"
#include "command/citers.h"
#include "command/found.h"
#include "command/help.h"
#include "command/state.h"
#include "view/cited.h"
#include "view/contents.h"

/* The last row that does not lie behind the current item. */
static size_t row_of_current(const struct app *app)
{
	const struct list *list = &app->listing.list;
	size_t row = 0;

	for (size_t i = 0; i < list->count && list->rows[i].id <= app->book->view.current; i++)
		row = i;
	return row;
}

static void fill_outline(struct app *app)
{
	app->listing.list.right_to_left = document_view_is_right_to_left(&app->book->view, SIDE_OWN);
	contents_outline(&app->listing.list, &app->book->view.items);
	app->listing.list.hint = str_of("Enter goes there");
}

enum { PATIENCE_MS = 8 };         /* before a list is shown for the first time */

static void fill_cited(struct app *app)
{
	struct cited_sources sources = {
		app->book->document, shelf_library(&app->shelf), app_language(app),
	};

	app->listing.list.right_to_left = document_view_is_right_to_left(&app->book->view, SIDE_OWN);
	app->listing.is_part = cited_list(&app->listing.list, sources,
	                                  app->listing.patience);
	app->listing.list.hint = str_of("Enter opens · i previews · p place");
}

/* A list of documents is come back to; the outline was but the way to its place. */
static void show_item(struct app *app, uint32_t item)
{
	if (app->listing.kind == LIST_OUTLINE)
		app_show_document(app);
	app_leave_mark(app);
	app_show_document(app);
	document_view_go(&app->book->view, item);
}

/* Where all citations of the document name one paragraph, it is gone to. */
static void follow_cited(struct app *app, uint32_t citation)
{
	const struct unroll_document *document = app->book->document;
	struct str symbol = document->citations[citation].symbol;

	follow_symbol(app, symbol, cited_target(document, symbol));
}

static struct str cited_symbol(struct app *app, uint32_t citation)
{
	return app->book->document->citations[citation].symbol;
}

static void preview_cited(struct app *app, uint32_t citation)
{
	const struct unroll_document *document = app->book->document;
	struct str symbol = document->citations[citation].symbol;

	preview_symbol(app, symbol, cited_target(document, symbol));
}

static const struct {
	void (*fill)(struct app *app);
	void (*follow)(struct app *app, uint32_t id);   /* of a row */
	void (*preview)(struct app *app, uint32_t id);  /* NULL where nothing can be */
	void (*show)(struct app *app);  /* completes the rows on the screen; NULL if they are */
	struct str (*symbol)(struct app *app, uint32_t id);     /* NULL if rows are no documents */
} kinds[LIST_KIND_COUNT] = {
	[LIST_OUTLINE] = { fill_outline, show_item, NULL, NULL, NULL },
	[LIST_CITED] = { fill_cited, follow_cited, preview_cited, NULL, cited_symbol },
	[LIST_CITERS] = { citers_fill, citers_follow, citers_preview, citers_show_rows,
	                  citers_symbol },
	[LIST_HELP] = { help_fill, help_follow, NULL, NULL, NULL },
	[LIST_LIBRARY] = { library_fill, library_follow, NULL, library_show, library_symbol },
	[LIST_FOUND] = { found_fill, found_follow, NULL, found_show, found_symbol },
};

bool list_has_symbols(const struct app *app)
{
	return app->ground == GROUND_LIST && kinds[app->listing.kind].symbol;
}

struct str list_symbol(struct app *app)
{
	const struct list_row *row = list_selected(&app->listing.list);

	return row ? kinds[app->listing.kind].symbol(app, row->id) : (struct str)STR("");
}

bool list_is_of_library(enum list_kind kind)
{
	return kind == LIST_LIBRARY || kind == LIST_FOUND;
}

void list_show(struct app *app)
{
	if (kinds[app->listing.kind].show)
		kinds[app->listing.kind].show(app);
}

/* The words may be those that are kept already. */
static void keep_words(char **kept, struct str words)
{
	char *copy = memory_allocate(words.size + 1);

	if (words.size)
		memcpy(copy, words.data, words.size);
	copy[words.size] = '\0';
	free(*kept);
	*kept = copy;
}

/* Make a list over what is seen, in place of another one. */
static void open_list(struct app *app, enum list_kind kind, struct str words)
{
	enum ground below = app->ground == GROUND_LIST ? app->listing.below : app->ground;

	keep_words(&app->listing.words, words);
	list_clear(&app->listing.list);
	app->listing.kind = kind;
	app->listing.below = below;
	app->listing.patience = PATIENCE_MS;
	app->ground = GROUND_LIST;
	kinds[kind].fill(app);
	app_fit(app);
	list_select(&app->listing.list, 0);
}

void run_outline(struct app *app, const struct call *call)
{
	(void)call;
	app_close_popup(app);
	open_list(app, LIST_OUTLINE, (struct str)STR(""));
	list_select(&app->listing.list, row_of_current(app));
}

void run_citations(struct app *app, const struct call *call)
{
	(void)call;
	app_close_popup(app);
	open_list(app, LIST_CITED, (struct str)STR(""));
	if (app->listing.list.count == 0)
		app_say(app, "no document is cited here");
}

/* A help about the help closes as the first one does. */
static void cover_list(struct app *app)
{
	struct listing *listing = &app->listing;

	if (app->ground == GROUND_LIST && listing->kind == LIST_HELP)
		return;
	listing->covered = list_place(app);
	keep_words(&listing->covered_words, listing->covered.words);
	listing->covered.words = str_of(listing->covered_words);
}

void run_help(struct app *app, const struct call *call)
{
	(void)call;
	app->listing.context = app_context(app);
	app_close_popup(app);
	cover_list(app);
	open_list(app, LIST_HELP, (struct str)STR(""));
}

struct list_place list_place(const struct app *app)
{
	struct list_place place = { .words = STR("") };

	if (app->ground == GROUND_LIST) {
		place.kind = app->listing.kind;
		place.words = str_of(app->listing.words);
		place.selected = app->listing.list.selected;
		place.first = app->listing.list.first;
	}
	return place;
}

void list_return(struct app *app, struct list_place place)
{
	if (place.kind == LIST_NONE)
		return;
	app->quests.place = place;
	open_list(app, place.kind, place.words);
	app->quests.place.words = str_of(app->listing.words);
	app->listing.list.first = place.first;
	list_select(&app->listing.list, place.selected);
}

void list_close(struct app *app)
{
	struct list_place covered = { .words = STR("") };

	if (app->listing.kind == LIST_HELP)
		covered = app->listing.covered;
	app->ground = app->listing.below;
	list_return(app, covered);
	app_fit(app);
}

/* Rows may have come and gone: the bar stays with what it stood at, and that where it was. */
void list_refill(struct app *app)
{
	struct list *list = &app->listing.list;
	const struct list_row *selected = list_selected(list);
	uint32_t id = selected ? selected->id : LIST_NO_ID;
	size_t before = list->selected, first = list->first;

	list_clear(list);
	kinds[app->listing.kind].fill(app);
	app_fit(app);
	list_select(list, 0);
	for (size_t i = 0; i < list->count && id != LIST_NO_ID; i++) {
		if (list->rows[i].id != id)
			continue;
		list->first = first + i >= before ? first + i - before : 0;
		list_select(list, i);
	}
	app_fit(app);             /* a pop-up stands at the row with the bar */
}

void list_refresh(struct app *app)
{
	if (app->ground == GROUND_LIST && app->listing.kind == LIST_CITED)
		list_refill(app);
	else if (app->ground == GROUND_LIST && app->listing.kind == LIST_LIBRARY)
		library_refresh(app);
}

bool list_complete(struct app *app)
{
	if (app->ground != GROUND_LIST)
		return false;
	if (app->listing.kind == LIST_CITERS)
		return citers_step(app);
	/* Twice as long: however many rows there are, there is an end. */
	if (app->listing.kind != LIST_CITED || !app->listing.is_part)
		return false;
	app->listing.patience *= 2;
	list_refill(app);
	return app->listing.is_part;
}

void list_follow(struct app *app)
{
	const struct list_row *row = list_selected(&app->listing.list);

	if (row)
		kinds[app->listing.kind].follow(app, row->id);
}

void list_preview(struct app *app)
{
	const struct list_row *row = list_selected(&app->listing.list);

	if (row && kinds[app->listing.kind].preview)
		kinds[app->listing.kind].preview(app, row->id);
	else
		app_say(app, "nothing to preview here");
}

void run_place(struct app *app, const struct call *call)
{
	const struct list_row *row = list_selected(&app->listing.list);
	struct document_view *view = &app->book->view;

	(void)call;
	if (!row || app->listing.kind == LIST_HELP)
		return;
	if (app->listing.kind == LIST_OUTLINE) {
		show_item(app, row->id);
		return;
	}
	uint32_t paragraph = app->listing.kind == LIST_CITERS ? citers_named_paragraph(app, row->id)
	                   : app->book->document->citations[row->id].paragraph;
	if (paragraph != UNROLL_NONE)
		show_item(app, item_of_paragraph(&view->items, paragraph));
	else if (app->listing.kind == LIST_CITERS)
		app_say(app, "no paragraph of this document is named there");
	else
		app_say(app, "nothing calls the note that cites it");
}

static void close_source(struct app *app)
{
	uint32_t paragraph = document_view_paragraph(&app->source.view);
	struct document_view *view = &app->book->view;

	app->ground = GROUND_DOCUMENT;
	if (paragraph != UNROLL_NONE && app->book->document->paragraph_count) {
		paragraph = paragraph_of_line(app->book->document, paragraph + 1);
		if (item_of_paragraph(&view->items, paragraph) != view->current
		    && paragraph != document_view_paragraph(view))
			document_view_jump(view, item_of_paragraph(&view->items, paragraph));
	}
	document_view_free(&app->source.view);
	source_close(&app->source.document);
}

void run_source(struct app *app, const struct call *call)
{
	uint32_t paragraph = document_view_paragraph(&app->book->view);
	struct document_view *view = &app->source.view;
	uint32_t line = 1;

	(void)call;
	if (app->ground == GROUND_SOURCE) {
		close_source(app);
		return;
	}
	if (paragraph != UNROLL_NONE)
		line = app->book->document->paragraphs[paragraph].body.line;
	source_open(&app->source.document, app->book->document);
	document_view_start(view, &app->source.document.document, true);
	app->ground = GROUND_SOURCE;
	app_fit(app);
	document_view_jump(view, item_of_paragraph(&view->items,
	                   source_paragraph_of_line(&app->source.document, line)));
}
