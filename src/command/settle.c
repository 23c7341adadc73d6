#include "command/settle.h"

#include <time.h>

#include "base/str.h"
#include "command/commands.h"
#include "command/places.h"
#include "command/run.h"
#include "command/state.h"

static void read_config(struct app *app, const char *path)
{
	struct unroll_error error = { 0 };
	struct config_lines lines = { 0 };
	unsigned mistakes = 0;

	if (!config_read(&app->scratch, path, &lines.rest, &error)) {
		if (error.kind != UNROLL_ERROR_ABSENT)
			app_complain(app, "%s", error.message);
		return;
	}
	for (struct unroll_error next = { 0 };
	     config_next_mistake(&lines, &app->settings, command_contexts_of, &next); )
		if (mistakes++ == 0)
			error = next;
	if (mistakes == 1)
		app_complain(app, "%s:%u: %s", path, error.line, error.message);
	else if (mistakes > 1)
		app_complain(app, "%s:%u: %s (and %u more)", path, error.line, error.message,
		             mistakes - 1);
}

void settle_options(struct app *app, const char *config_path)
{
	options_reset(&app->settings.options);
	bindings_reset(&app->settings.keymap);
	if (config_path)
		read_config(app, config_path);
	if (app->settings.options.values[OPTION_FOLD_PREAMBLE])
		document_view_fold_kind(&app->book->view, UNROLL_PREAMBLE);
}

static bool keeps_places(const struct app *app)
{
	return app->state_path && app->settings.options.values[OPTION_REMEMBER];
}

/* Sections behind the 64th have no bit: they stay as they are. */
enum { FOLD_BITS = 64 };

static void restore_folds(struct document_view *view, uint64_t folds)
{
	for (uint32_t i = 0; i < view->items.document->section_count && i < FOLD_BITS; i++)
		view->items.folded[i] = folds >> i & 1;
	layouts_clear(&view->layouts);
}

static uint64_t folds_of(const struct document_view *view)
{
	uint64_t folds = 0;

	for (uint32_t i = 0; i < view->items.document->section_count && i < FOLD_BITS; i++)
		folds |= (uint64_t)view->items.folded[i] << i;
	return folds;
}

/* Items that are no longer there were somewhere else. */
static bool has_items(const struct book *book, uint32_t top, uint32_t current)
{
	uint32_t count = items_count(&book->view.items);

	return top < count && current < count;
}

static bool find_place(const struct app *app, struct place *place)
{
	const struct book *book = app->book;

	return keeps_places(app) && book->path
	    && places_find(app->state_path, book->path, book->document->symbol, place);
}

static void go_to_place(struct book *book, const struct place *place)
{
	if (!has_items(book, place->item, place->current))
		return;
	restore_folds(&book->view, place->folds);
	document_view_return(&book->view, (struct standpoint){
		.top = {
			.item = place->item,
			.byte = place->at == UINT32_MAX ? 0 : place->at,
			.gap = place->at == UINT32_MAX,
		},
		.current = place->current,
		.focus = mark_none,
	});
}

/* Sections that are still the same, as far as one can tell, are folded as they were. */
static void fold_as_before(struct document_view *view, const struct document_view *before)
{
	const struct unroll_document *now = view->items.document, *old = before->items.document;

	for (uint32_t i = 0; i < now->section_count && i < old->section_count; i++)
		if (now->sections[i].kind == old->sections[i].kind)
			view->items.folded[i] = before->items.folded[i];
	layouts_clear(&view->layouts);
}

void settle_as_before(struct app *app, const struct document_view *before)
{
	struct book *book = app->book;
	struct standpoint standpoint = document_view_standpoint(before);

	standpoint.focus = mark_none;
	if (!has_items(book, standpoint.top.item, standpoint.current))
		return;
	fold_as_before(&book->view, before);
	document_view_return(&book->view, standpoint);
}

void settle_place(struct app *app, struct str start)
{
	struct call call = { .word_count = 1, .rest = start };
	struct place place;

	if (str_is_empty(start)) {
		if (find_place(app, &place))
			go_to_place(app->book, &place);
		return;
	}
	if (start.data[0] == '/') {
		call.rest = str_from(start, 1);
		run_search(app, &call);
	} else {
		run_go(app, &call);
	}
	trail_free(&app->trail);
}

/* The byte of our own text at a place; what stands beside it is not kept. */
static uint32_t own_byte(struct spot spot)
{
	return spot.below || spot.sign ? 0 : spot.byte;
}

/* Whether the first part has a place, and not where more text may change what it is. */
static bool is_near(const struct book *book, const struct place *place)
{
	uint32_t half = items_count(&book->view.items) / 2;
	uint32_t sections = book->document->section_count;

	return place->item < half && place->current < half
	    && (sections >= FOLD_BITS || place->folds >> sections == 0);
}

void settle_later(struct app *app, struct str start)
{
	struct place place;
	bool has_place = str_is_empty(start) && find_place(app, &place);

	app->start = start;
	app->is_unsettled = has_place ? !is_near(app->book, &place) : !str_is_empty(start);
	if (has_place && !app->is_unsettled)
		go_to_place(app->book, &place);
	if (!app->is_unsettled || app->notice.text[0])
		return;           /* what is said already is a mistake in the configuration */
	if (has_place)
		app_notice(app, "Reading on to where you stopped…");
	else
		app_notice(app, "Reading on to %.*s…", (int)start.size, start.data);
}

/* Only the document that the program was started with: others were looked at in passing. */
bool app_save(struct app *app, struct unroll_error *error)
{
	const struct book *book = app->shelf.books[0];
	const struct document_view *view = &book->view;
	struct place place = {
		.item = view->anchor.item,
		.at = view->anchor.gap ? UINT32_MAX : own_byte(view->anchor),
		.current = view->current,
		.folds = folds_of(view),
		.time = time(NULL),
	};

	if (!keeps_places(app) || !book->path || app->read_only || app->is_unsettled)
		return true;
	return places_keep(app->state_path, book->path, book->document->symbol, &place, error);
}
