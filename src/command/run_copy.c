#include "command/run.h"

#include <unroll/place.h>
#include <unroll/symbol.h>

#include "base/str.h"
#include "command/state.h"
#include "view/facts.h"
#include "view/reference.h"

static void copy(struct app *app, struct str text)
{
	if (app->read_only)
		app_complain(app, "read only: nothing is copied");
	else if (str_is_empty(text))
		app_complain(app, "nothing to copy here");
	else
		app_request(app, APP_COPY, text);
}

/* A document's symbol and where it is found, on two lines. */
static struct str symbol_and_url(struct app *app, struct str symbol,
                                 enum unroll_language language)
{
	char url[UNROLL_SYMBOL_URL_SIZE];

	if (str_is_empty(symbol))
		return symbol;
	unroll_symbol_url(symbol, language, url);
	return arena_format(&app->scratch, "%.*s\n%s", (int)symbol.size, symbol.data, url);
}

/* The text of the pop-up's notes, or what it offers to copy. */
static struct str popup_words(struct app *app)
{
	const struct popup *popup = &app->popup;
	struct str words = app->translation.book ? translation_quote(app) : app->subject.words;
	bool is_told = !str_is_empty(words);

	for (size_t i = 0; !is_told && i < popup->block_count; i++) {
		struct str text = popup->blocks[i].flow.text;
		words = i == 0 ? text : arena_format(&app->scratch, "%.*s\n%.*s", (int)words.size,
		                                     words.data, (int)text.size, text.data);
	}
	return words;
}

static struct str title_words(struct app *app)
{
	const struct unroll_document *document = app->book->document;

	return words_join(&app->scratch, document->symbol, "\n", document->title);
}

/* A paragraph as it is quoted, and behind it what stands beside it in another language. */
static struct str quote(struct app *app, uint32_t paragraph)
{
	const struct document_view *view = &app->book->view;
	struct str own = reference_quote(&app->scratch, app->book->document, paragraph);
	struct stack stack = layouts_stack(&view->layouts, item_of_paragraph(&view->items, paragraph));

	if (stack.first == stack.end)
		return own;
	struct item other = item_at(&view->parallel.items, stack.first);
	if (other.kind != ITEM_PARAGRAPH)
		return own;
	struct str beside = reference_quote(&app->scratch, view->parallel.items.document,
	                                    other.paragraph);
	return arena_format(&app->scratch, "%.*s\n\n%.*s", (int)own.size, own.data,
	                    (int)beside.size, beside.data);
}

static struct str current_words(struct app *app)
{
	uint32_t paragraph = document_view_paragraph(app_view(app));

	if (app->ground == GROUND_SOURCE)
		return app->source.document.document.paragraphs[paragraph].body.text;
	if (paragraph != UNROLL_NONE)
		return quote(app, paragraph);
	return title_words(app);
}

static struct str list_words(struct app *app)
{
	const struct list_row *row = list_selected(&app->listing.list);

	if (!row)
		return (struct str)STR("");
	if (list_has_symbols(app))
		return symbol_and_url(app, list_symbol(app), app_language(app));
	return arena_format(&app->scratch, "%.*s %.*s", (int)row->label.size, row->label.data,
	                    (int)row->text.size, row->text.data);
}

static void copy_named(struct app *app, struct str name)
{
	struct unroll_error error = { 0 };
	uint32_t from = document_view_paragraph(&app->book->view);
	uint32_t paragraph;

	if (unroll_paragraph_find(app->book->document, name, from, &paragraph, &error))
		copy(app, quote(app, paragraph));
	else
		app_complain(app, "%s", error.message);
}

void run_copy(struct app *app, const struct call *call)
{
	if (call->count && app->ground == GROUND_DOCUMENT)
		copy_named(app, arena_format(&app->scratch, "%u", call->count));
	else if (call->word_count && app->ground == GROUND_DOCUMENT)
		copy_named(app, call->rest);
	else if (app->has_popup)
		copy(app, popup_words(app));
	else if (app->ground == GROUND_LIST)
		copy(app, list_words(app));
	else
		copy(app, current_words(app));
}

/* The document that is previewed or shown in another language, or else the one that is read. */
static const struct unroll_document *subject_document(const struct app *app)
{
	const struct unroll_document *previewed = app->preview.glimpse.document;

	if (app->translation.book)
		return app->translation.book->document;
	return previewed ? previewed : app->book->document;
}

void run_copy_symbol(struct app *app, const struct call *call)
{
	(void)call;
	if (!app->has_popup && list_has_symbols(app))
		copy(app, list_words(app));
	else
		copy(app, symbol_and_url(app, subject_document(app)->symbol,
		                         subject_document(app)->language));
}
