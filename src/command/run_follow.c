#include "command/run.h"

#include <unroll/place.h>
#include <unroll/symbol.h>

#include "base/str.h"
#include "command/state.h"
#include "command/url.h"
#include "view/reference.h"

static const struct unroll_document *document_of(const struct app *app)
{
	return app->book->document;
}

static struct str symbol_url(struct arena *arena, struct str symbol, enum unroll_language language)
{
	char url[UNROLL_SYMBOL_URL_SIZE];

	unroll_symbol_url(symbol, language, url);
	return arena_copy(arena, str_of(url));
}

/* Say what a mark leads to that is not here, and offer what can be done with it. */
static void show_target(struct app *app, struct str title, struct str words, struct str link)
{
	char url[URL_SIZE] = "";
	struct unroll_error error = { 0 };

	app_start_popup(app, title, (struct str)STR("o browser · y copy · Esc close"));
	app->subject.words = arena_copy(&app->popup.arena, link);
	if (!str_is_empty(words))
		popup_add_text(&app->popup, words);
	if (url_admit(link, url, &error)) {
		app->subject.url = arena_copy(&app->popup.arena, str_of(url));
		popup_add_text(&app->popup, app->subject.url);
	} else {
		popup_add_text(&app->popup, link);
		popup_add_text(&app->popup, str_of(error.message));
	}
	app_open_popup(app);
}

void show_absent(struct app *app, struct str symbol, enum unroll_language language,
                 const char *why)
{
	show_target(app, symbol, str_of(why), symbol_url(&app->scratch, symbol, language));
}

static void go_to_target(struct app *app, struct str target)
{
	struct document_view *view = &app->book->view;
	struct unroll_error error = { 0 };
	uint32_t paragraph;

	if (str_is_empty(target))
		return;
	if (!unroll_paragraph_find(document_of(app), target, UNROLL_NONE, &paragraph, &error)) {
		app_complain(app, "%s", error.message);
		return;
	}
	document_view_go(view, item_of_paragraph(&view->items, paragraph));
}

bool is_own_symbol(const struct app *app, struct str symbol)
{
	return str_is_empty(symbol) || unroll_symbol_equal(symbol, document_of(app)->symbol);
}

void show_missing(struct app *app, struct str symbol, const struct unroll_error *error)
{
	struct library *library = shelf_library(&app->shelf);
	bool has_library = app->shelf.folder || (library && library_store(library, NULL));
	const char *why = error->kind != UNROLL_ERROR_ABSENT ? error->message
	                : !has_library ? "There is no library here."
	                : shelf_is_complete(&app->shelf) ? "This document is not in the library."
	                : "It is not found yet; the folder is still looked through.";

	show_absent(app, symbol, app_language(app), why);
}

void follow_symbol(struct app *app, struct str symbol, struct str target)
{
	struct unroll_error error = { 0 };
	struct book *book = is_own_symbol(app, symbol) ? app->book
	                  : shelf_find(&app->shelf, symbol, app_language(app), &error);

	if (!book) {
		show_missing(app, symbol, &error);
		return;
	}
	bool is_new = book != app->book;
	app_close_popup(app);
	app_leave_mark(app);
	app_read(app, book);
	if (!is_new && str_is_empty(target))
		document_view_first(&book->view);
	go_to_target(app, target);
}

void follow_note(struct app *app, const struct unroll_document *document, uint32_t note)
{
	app_start_popup(app, (struct str)STR("note"), (struct str)STR(""));
	popup_add_note(&app->popup, document, note);
	app_open_popup(app);
}

/* Follow what stands in a document: the one that is read, or one beside it. */
static void follow_span(struct app *app, const struct unroll_document *document,
                        enum unroll_span_kind kind, uint32_t index)
{
	if (kind == UNROLL_SPAN_CALL)
		follow_note(app, document, index);
	else if (kind == UNROLL_SPAN_CITATION)
		follow_symbol(app, document->citations[index].symbol, document->citations[index].target);
	else
		show_target(app, (struct str)STR("link"), (struct str)STR(""), document->links[index]);
}

void follow_mark(struct app *app, struct mark mark)
{
	struct document_view *view = &app->book->view;
	const struct unroll_span *span = focus_span(view, mark);

	focus_set(view, mark);
	follow_span(app, document_view_document(view, mark.side), span->kind, span->index);
}

void follow_link(struct app *app)
{
	const struct flow_run *link = popup_link(&app->popup);

	if (link)
		follow_span(app, popup_link_document(&app->popup), link->kind, link->index);
	else if (app->translation.book)
		follow_translation(app);
	else if (app->preview.glimpse.document)
		follow_preview(app);
	else if (!str_is_empty(app->subject.url))
		app_request(app, APP_OPEN_URL, app->subject.url);
	else
		app_close_popup(app);
}

/* Add the notes that a paragraph calls, each once; return how many. */
static size_t add_notes(struct app *app, uint32_t paragraph)
{
	const struct unroll_document *document = document_of(app);
	const struct unroll_text *body = &document->paragraphs[paragraph].body;
	bool *added = arena_allocate_zeroed(&app->scratch, document->note_count, sizeof *added);
	size_t count = 0;

	for (uint32_t i = 0; i < body->span_count; i++) {
		uint32_t note = body->spans[i].index;
		if (body->spans[i].kind != UNROLL_SPAN_CALL || note >= document->note_count
		    || added[note])
			continue;
		added[note] = true;
		popup_add_note(&app->popup, document, note);
		count++;
	}
	return count;
}

static void show_notes_of_paragraph(struct app *app, uint32_t paragraph)
{
	uint32_t head = unroll_paragraph_head(document_of(app), paragraph);
	uint32_t end = unroll_paragraph_end(document_of(app), head);

	app_start_popup(app, (struct str)STR(""), (struct str)STR(""));
	size_t count = add_notes(app, paragraph);
	for (uint32_t i = head; count == 0 && i < end; i++)
		count += add_notes(app, i);
	if (count == 0) {
		app_close_popup(app);
		preview_only_mark(app, paragraph);
		return;
	}
	app->popup.title = str_of(count == 1 ? "note" : "notes");
	app_open_popup(app);
}

static void show_note_of_label(struct app *app, struct str label)
{
	const struct unroll_document *document = document_of(app);

	for (uint32_t i = 0; i < document->note_count; i++) {
		if (str_equal(document->notes[i].label, label)) {
			follow_note(app, document, i);
			return;
		}
	}
	app_complain(app, "no note %.*s", (int)label.size, label.data);
}

void run_notes(struct app *app, const struct call *call)
{
	uint32_t paragraph = document_view_paragraph(&app->book->view);

	if (call->count)
		show_note_of_label(app, arena_format(&app->scratch, "%u", call->count));
	else if (call->word_count)
		show_note_of_label(app, call->rest);
	else if (app->has_popup)
		preview_link(app);
	else if (!mark_is_none(app->book->view.focus))
		preview_mark(app, app->book->view.focus);
	else if (paragraph == UNROLL_NONE)
		app_say(app, "no note in this paragraph");
	else
		show_notes_of_paragraph(app, paragraph);
}

static void move_focus(struct app *app, const struct call *call, int step,
                       bool (*move)(struct document_view *view))
{
	unsigned times = call->count ? call->count : 1;
	bool moved = false;

	if (app->has_popup) {
		if (!popup_focus(&app->popup, step))
			app_say(app, "no link here");
		return;
	}
	while (times-- > 0 && move(&app->book->view))
		moved = true;
	if (!moved)
		app_say(app, "no %s mark", step > 0 ? "further" : "earlier");
}

void run_next_mark(struct app *app, const struct call *call)
{
	move_focus(app, call, 1, focus_next);
}

void run_previous_mark(struct app *app, const struct call *call)
{
	move_focus(app, call, -1, focus_previous);
}

void run_hints(struct app *app, const struct call *call)
{
	(void)call;
	if (hints_start(&app->hints, &app->book->view) == 0)
		app_say(app, "no marks on this screen");
	else
		app_say(app, "follow which mark?");
}

/* Without a focus: the only mark of the paragraph, or else its first one gets the focus. */
static void follow_paragraph(struct app *app, uint32_t paragraph)
{
	struct mark first = mark_first(document_of(app), paragraph);

	if (mark_is_none(first))
		app_say(app, "nothing to follow in this paragraph");
	else if (mark_is_only(document_of(app), first))
		follow_mark(app, first);
	else
		focus_set(&app->book->view, first);
}

/* A heading without marks of its own is followed by folding what stands below. */
static bool is_heading(const struct unroll_document *document, struct item item)
{
	return item.kind == ITEM_PARAGRAPH
	    && document->paragraphs[item.paragraph].kind == UNROLL_PARAGRAPH_HEADING
	    && mark_is_none(mark_first(document, item.paragraph));
}

static void follow_in_document(struct app *app)
{
	struct document_view *view = &app->book->view;
	struct item item = item_at(&view->items, view->current);

	if (!mark_is_none(view->focus))
		follow_mark(app, view->focus);
	else if (unfold_here(app))
		return;
	else if (item.kind == ITEM_PART || is_heading(document_of(app), item))
		fold_here(app);
	else if (item.kind == ITEM_PARAGRAPH)
		follow_paragraph(app, item.paragraph);
	else
		document_view_step(view, 1);
}

void run_follow(struct app *app, const struct call *call)
{
	(void)call;
	switch (app_context(app)) {
	case CONTEXT_POPUP:
		follow_link(app);
		break;
	case CONTEXT_LIST:
	case CONTEXT_LIBRARY:
		list_follow(app);
		break;
	default:
		follow_in_document(app);
	}
}

/* What has the focus: a link of the pop-up, or a mark. Nothing if the document is NULL. */
struct focused {
	const struct unroll_document *document;
	enum unroll_span_kind kind;
	uint32_t index;
};

static struct focused focused_in_popup(const struct app *app)
{
	const struct flow_run *link = popup_link(&app->popup);

	if (!link)
		return (struct focused){ 0 };
	return (struct focused){ popup_link_document(&app->popup), link->kind, link->index };
}

static struct focused focused_mark(const struct app *app)
{
	const struct document_view *view = &app->book->view;

	if (mark_is_none(view->focus))
		return (struct focused){ document_of(app), UNROLL_SPAN_EMPHASIS, 0 };
	const struct unroll_span *span = focus_span(view, view->focus);
	return (struct focused){
		document_view_document(view, view->focus.side), span->kind, span->index,
	};
}

static struct str popup_url(struct app *app)
{
	const struct translation *translation = &app->translation;

	if (!translation->book)
		return app->subject.url;
	return symbol_url(&app->scratch, translation->book->document->symbol,
	                  translation->book->document->language);
}

/* The URL of what has the focus, or of the document itself; empty if there is none. */
static struct str focused_url(struct app *app)
{
	if (list_has_symbols(app) && !app->has_popup) {
		struct str symbol = list_symbol(app);
		return str_is_empty(symbol) ? symbol
		     : symbol_url(&app->scratch, symbol, app_language(app));
	}
	struct focused focused = app->has_popup ? focused_in_popup(app) : focused_mark(app);
	if (!focused.document)
		return popup_url(app);
	if (focused.kind == UNROLL_SPAN_LINK)
		return focused.document->links[focused.index];
	struct str symbol = document_of(app)->symbol;
	if (focused.kind == UNROLL_SPAN_CITATION
	    && !is_own_symbol(app, focused.document->citations[focused.index].symbol))
		symbol = focused.document->citations[focused.index].symbol;
	return str_is_empty(symbol) ? symbol : symbol_url(&app->scratch, symbol, app_language(app));
}

/* The words of a link may name another place than it leads to: that is shown first. */
static bool show_focused_link(struct app *app)
{
	if (list_has_symbols(app) && !app->has_popup)
		return false;
	struct focused focused = app->has_popup ? focused_in_popup(app) : focused_mark(app);
	if (!focused.document || focused.kind != UNROLL_SPAN_LINK)
		return false;
	follow_span(app, focused.document, focused.kind, focused.index);
	return true;
}

void run_browse(struct app *app, const struct call *call)
{
	struct str link = focused_url(app);
	struct unroll_error error = { 0 };
	char url[URL_SIZE];

	(void)call;
	if (show_focused_link(app))
		return;
	if (str_is_empty(link))
		app_complain(app, "nothing to open in a browser");
	else if (!url_admit(link, url, &error))
		app_complain(app, "%s", error.message);
	else
		app_request(app, APP_OPEN_URL, str_of(url));
}

void run_open(struct app *app, const struct call *call)
{
	char symbol[UNROLL_SYMBOL_SIZE];

	if (call->word_count == 0)
		app_complain(app, "open which document? for example: open A/HRC/24/56");
	else if (!unroll_symbol_normalise(call->rest, symbol))
		app_complain(app, "not a symbol: %.*s", (int)call->rest.size, call->rest.data);
	else
		follow_symbol(app, arena_copy(&app->scratch, str_of(symbol)), (struct str)STR(""));
}
