#include "command/run.h"

#include <unroll/place.h>
#include <unroll/symbol.h>

#include "base/str.h"
#include "command/state.h"
#include "command/url.h"
#include "view/facts.h"
#include "view/preview.h"
#include "view/reference.h"

enum { LEAST_ROWS = 8 };          /* of the contents of a preview, if there is room */

static struct str title_of(struct app *app, struct str symbol, struct str target)
{
	if (str_is_empty(target))
		return symbol;
	if (str_is_empty(symbol))
		return arena_format(&app->scratch, "paragraph %.*s", (int)target.size, target.data);
	return arena_format(&app->scratch, "%.*s, paragraph %.*s", (int)symbol.size, symbol.data,
	                    (int)target.size, target.data);
}

static void add_whole(struct app *app, const struct unroll_document *document)
{
	preview_beginning(&app->popup, document);
	app->subject.words = words_join(&app->popup.arena, document->symbol, "\n", document->title);
}

static void add_named(struct app *app, const struct unroll_document *document, struct str target)
{
	uint32_t paragraph;

	if (unroll_paragraph_find(document, target, UNROLL_NONE, &paragraph, NULL)) {
		preview_paragraph(&app->popup, document, paragraph);
		app->subject.words = reference_quote(&app->popup.arena, document, paragraph);
		return;
	}
	popup_add_text(&app->popup, str_of(app->preview.glimpse.is_part
		? "That paragraph is not in the first part of this long document."
		: "There is no such paragraph in it."));
	add_whole(app, document);
}

/* What can be copied and opened in a browser. */
static void set_url(struct app *app, const struct unroll_document *document)
{
	char symbol_url[UNROLL_SYMBOL_URL_SIZE], url[URL_SIZE];

	unroll_symbol_url(document->symbol, document->language, symbol_url);
	if (!str_is_empty(document->symbol) && url_admit(str_of(symbol_url), url, NULL))
		app->subject.url = arena_copy(&app->popup.arena, str_of(url));
}

static void start(struct app *app, struct glimpse glimpse, struct str title)
{
	app_start_popup(app, title, (struct str)STR("Enter opens · Esc closes"));
	app->preview.glimpse = glimpse;
	set_url(app, glimpse.document);
	app->popup.most_rows = app->rows / 2 < LEAST_ROWS ? LEAST_ROWS : app->rows / 2;
}

static void show(struct app *app, struct glimpse glimpse, struct str symbol, struct str target)
{
	start(app, glimpse, title_of(app, symbol, target));
	app->preview.symbol = arena_copy(&app->popup.arena, symbol);
	app->preview.target = arena_copy(&app->popup.arena, target);
	if (str_is_empty(target))
		add_whole(app, glimpse.document);
	else
		add_named(app, glimpse.document, target);
	app_open_popup(app);
}

void preview_of_row(struct app *app, struct glimpse glimpse, uint32_t citation)
{
	const struct unroll_document *document = glimpse.document;
	uint32_t paragraph = citation == UNROLL_NONE ? UNROLL_NONE
	                   : document->citations[citation].paragraph;

	start(app, glimpse, document->symbol);
	app->preview.is_of_row = true;
	if (citation == UNROLL_NONE)
		add_whole(app, document);
	else
		preview_citation(&app->popup, document, &document->citations[citation]);
	if (paragraph != UNROLL_NONE)
		app->subject.words = reference_quote(&app->popup.arena, document, paragraph);
	app_open_popup(app);
}

void preview_symbol(struct app *app, struct str symbol, struct str target)
{
	struct glimpse glimpse = { .document = app->book->document };
	struct unroll_error error = { 0 };

	symbol = arena_copy(&app->scratch, symbol);
	target = arena_copy(&app->scratch, target);
	if (is_own_symbol(app, symbol)
	    || shelf_glimpse(&app->shelf, symbol, app_language(app), &glimpse, &error))
		show(app, glimpse, symbol, target);
	else
		show_missing(app, symbol, &error);
}

static void preview_index(struct app *app, const struct unroll_document *document, uint32_t index)
{
	const struct unroll_citation *citation = &document->citations[index];

	preview_symbol(app, citation->symbol, citation->target);
}

void preview_mark(struct app *app, struct mark mark)
{
	const struct document_view *view = &app->book->view;
	const struct unroll_span *span = focus_span(view, mark);

	if (span->kind == UNROLL_SPAN_CITATION)
		preview_index(app, document_view_document(view, mark.side), span->index);
	else
		follow_mark(app, mark);
}

void preview_only_mark(struct app *app, uint32_t paragraph)
{
	const struct unroll_document *document = app->book->document;
	struct mark mark = mark_first(document, paragraph);

	if (mark_is_none(mark) || mark_span(document, mark)->kind != UNROLL_SPAN_CITATION)
		app_say(app, "no note in this paragraph");
	else if (!mark_is_only(document, mark))
		app_say(app, "no note in this paragraph; Tab chooses a citation");
	else
		preview_mark(app, mark);
}

void preview_link(struct app *app)
{
	const struct flow_run *link = popup_link(&app->popup);

	if (link && link->kind == UNROLL_SPAN_CITATION)
		preview_index(app, popup_link_document(&app->popup), link->index);
	else
		app_leave_popup(app);
}

void follow_preview(struct app *app)
{
	struct str symbol = arena_copy(&app->scratch, app->preview.symbol);
	struct str target = arena_copy(&app->scratch, app->preview.target);

	if (app->preview.is_of_row)
		list_follow(app);
	else
		follow_symbol(app, symbol, target);
}

void run_preview(struct app *app, const struct call *call)
{
	char symbol[UNROLL_SYMBOL_SIZE];

	if (call->word_count == 0 && app_context(app) == CONTEXT_LIST)
		list_preview(app);
	else if (call->word_count == 0)
		run_notes(app, call);
	else if (!unroll_symbol_normalise(call->rest, symbol))
		app_complain(app, "not a symbol: %.*s", (int)call->rest.size, call->rest.data);
	else
		preview_symbol(app, str_of(symbol), (struct str)STR(""));
}
