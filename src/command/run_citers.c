#include "command/run.h"

#include <stdlib.h>

#include <unroll/place.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/str.h"
#include "command/citers.h"
#include "command/state.h"
#include "view/citers.h"

enum { STEP_MS = 4 };             /* of work that can wait */

void citers_free(struct citers *citers)
{
	if (citers)
		citing_free(&citers->citing);
	free(citers);
}

/* Who cites the document that is read, asked anew when the library has changed; or NULL. */
static struct citers *find_citers(struct app *app)
{
	struct library *library = shelf_library(&app->shelf);
	struct book *book = app->book;
	struct unroll_error error = { 0 };

	if (!library || str_is_empty(book->document->symbol))
		return NULL;
	library_step(library, 0);
	if (book->citers && book->citers->is_settled
	    && book->citers->version != library_version(library)) {
		citers_free(book->citers);
		book->citers = NULL;
	}
	if (book->citers)
		return book->citers;
	book->citers = memory_allocate_zeroed(1, sizeof *book->citers);
	if (!citing_begin(&book->citers->citing, library, book->document->symbol, app_language(app),
	                  &error))
		app_complain(app, "%s", error.message);
	return book->citers;
}

/* Whether files of the folder still have to be read. */
static bool is_looking(struct app *app)
{
	struct library *library = shelf_library(&app->shelf);

	return !library_is_complete(library)
	    || app->book->citers->citing.next < library_count(library);
}

static void add_words(struct list *list, const char *words)
{
	list_add(list, (struct list_row){
		.label = str_of(words), .role = ROLE_DIM, .id = LIST_NO_ID,
	});
}

static void add_advice(struct list *list)
{
	if (list->count)
		add_words(list, "");
	add_words(list, "Only this folder is known.");
	add_words(list, "“unroll index FOLDER” takes in more.");
}

void citers_fill(struct app *app)
{
	struct citers *citers = find_citers(app);
	struct list *list = &app->listing.list;

	list->right_to_left = document_view_is_right_to_left(&app->book->view, SIDE_OWN);
	if (!citers) {
		list->title = str_of(shelf_library(&app->shelf) ? "A document without a symbol is not cited"
		                                                : "There is no library here");
		return;
	}
	citers_list(list, &citers->citing, (unsigned)atoi(app->listing.words));
	if (is_looking(app))
		list->title = arena_format(&list->arena, "%.*s · looking…", (int)list->title.size,
		                           list->title.data);
	list->hint = str_of("Enter opens · i previews");
	if (!citers->citing.has_index && !is_looking(app))
		add_advice(list);
	citers->width = 0;
}

void citers_show_rows(struct app *app)
{
	struct citers *citers = app->book->citers;
	struct list *list = &app->listing.list;
	int64_t deadline = clock_milliseconds() + STEP_MS;

	if (!citers)
		return;
	if (citers->width != list->width)
		citers_arrange(list, &citers->citing);
	citers->width = list->width;
	for (size_t i = list->first; i < list_visible_end(list); i++) {
		uint32_t place = list->rows[i].id;
		if (citers_is_shown(&list->rows[i]))
			continue;
		uint32_t document = citers->citing.places[place].document;
		if (!citers->citing.documents[document].is_read && clock_milliseconds() >= deadline)
			return;
		if (!citers->citing.documents[document].is_read)
			citing_read(&citers->citing, shelf_library(&app->shelf), document);
		citers_show(list, &citers->citing, i);
	}
}

static bool is_shown(const struct list *list)
{
	for (size_t i = list->first; i < list_visible_end(list); i++)
		if (!citers_is_shown(&list->rows[i]))
			return false;
	return true;
}

bool citers_step(struct app *app)
{
	struct library *library = shelf_library(&app->shelf);
	struct citers *citers = app->book->citers;

	if (!citers)
		return false;
	if (!citers->is_settled)
		citers->version = library_version(library);
	citers->is_settled = true;
	if (is_looking(app)) {
		citing_step(&citers->citing, library, STEP_MS);
		list_refill(app);
		return true;
	}
	citers_show_rows(app);
	return !is_shown(&app->listing.list);
}

static const struct citing_place *place_of(struct app *app, uint32_t row)
{
	const struct citing *citing = &app->book->citers->citing;

	return &citing->places[citers_place(citing, row)];
}

static const struct library_entry *entry_of(struct app *app, const struct citing_place *place)
{
	return &app->book->citers->citing.documents[place->document].entry;
}

/* The mark that shows a citation, or the call of the note in which it stands; or none. */
static struct mark mark_of(const struct unroll_document *document, uint32_t index)
{
	const struct unroll_citation *citation = &document->citations[index];
	bool is_in_note = citation->note != UNROLL_NONE;

	if (citation->paragraph == UNROLL_NONE)
		return mark_none;
	struct mark mark = mark_first(document, citation->paragraph);
	for (; !mark_is_none(mark); mark = mark_after(document, mark)) {
		const struct unroll_span *span = mark_span(document, mark);
		if (is_in_note ? span->kind == UNROLL_SPAN_CALL && span->index == citation->note
		               : span->kind == UNROLL_SPAN_CITATION && span->index == index)
			return mark;
	}
	return mark_none;
}

static void show_citation(struct app *app, uint32_t index)
{
	struct document_view *view = &app->book->view;
	const struct unroll_document *document = app->book->document;
	struct mark mark = mark_of(document, index);

	if (mark_is_none(mark)) {
		app_say(app, "nothing calls the note that cites it");
		return;
	}
	document_view_go(view, item_of_paragraph(&view->items, mark.paragraph));
	focus_set(view, mark);
}

void citers_follow(struct app *app, uint32_t row)
{
	const struct citing *citing = &app->book->citers->citing;
	const struct citing_place *place = place_of(app, row);
	struct unroll_error error = { 0 };
	struct book *book = shelf_open(&app->shelf, entry_of(app, place), &error);

	if (!book) {
		app_complain(app, "%s", error.message);
		return;
	}
	uint32_t citation = citing_citation(citing, place, book->document);
	app_close_popup(app);
	app_leave_mark(app);
	app_read(app, book);
	if (citation == UNROLL_NONE)
		app_say(app, "the citation is no longer there");
	else
		show_citation(app, citation);
}

void citers_preview(struct app *app, uint32_t row)
{
	const struct citing *citing = &app->book->citers->citing;
	const struct citing_place *place = place_of(app, row);
	struct unroll_error error = { 0 };
	struct glimpse glimpse;

	if (!shelf_glimpse_entry(&app->shelf, entry_of(app, place), &glimpse, &error)) {
		app_complain(app, "%s", error.message);
		return;
	}
	uint32_t citation = citers_is_document(row) ? UNROLL_NONE
	                  : citing_citation(citing, place, glimpse.document);
	preview_of_row(app, glimpse, citation);
}

struct str citers_symbol(struct app *app, uint32_t row)
{
	return entry_of(app, place_of(app, row))->symbol;
}

uint32_t citers_named_paragraph(struct app *app, uint32_t row)
{
	const struct citing_place *place = place_of(app, row);
	uint32_t paragraph;

	return unroll_paragraph_find(app->book->document, place->target, UNROLL_NONE, &paragraph, NULL)
	     ? paragraph : UNROLL_NONE;
}

void run_citers(struct app *app, const struct call *call)
{
	struct str number = call->rest;

	app_close_popup(app);
	if (call->count)
		number = arena_format(&app->scratch, "%u", call->count);
	list_return(app, (struct list_place){ .kind = LIST_CITERS, .words = number });
}
