#include "command/run.h"

#include <unroll/place.h>

#include "base/str.h"
#include "command/state.h"
#include "view/facts.h"
#include "view/item_flow.h"
#include "view/reference.h"

static const struct unroll_document *document_of(const struct app *app)
{
	return app->book->document;
}

/* The official languages in a ring, in the order of the United Nations. */
static enum unroll_language language_behind(enum unroll_language language)
{
	return language + 1 == UNROLL_LANGUAGE_COUNT ? UNROLL_ARABIC : language + 1;
}

/* The language to look for first: what is set, or what most readers have besides their own. */
static enum unroll_language first_language(const struct app *app)
{
	const int *values = app->settings.options.values;
	const enum unroll_language wishes[] = {
		(enum unroll_language)values[OPTION_BESIDE],
		(enum unroll_language)values[OPTION_LANGUAGE],
		UNROLL_ENGLISH,
	};

	for (size_t i = 0; i < sizeof wishes / sizeof *wishes; i++)
		if (wishes[i] && wishes[i] != document_of(app)->language)
			return wishes[i];
	return UNROLL_FRENCH;
}

/*
 * The book of the first language from one on, in the ring, that is not the document's
 * own. A key waits for it: only the first language that is looked for takes time.
 */
static struct book *find_from(struct app *app, enum unroll_language language)
{
	struct unroll_error error = { 0 };
	struct book *book = NULL;
	int patience = SHELF_PATIENCE_MS;

	for (int i = 1; i < UNROLL_LANGUAGE_COUNT && !book; i++) {
		if (language != document_of(app)->language) {
			book = shelf_find_language(&app->shelf, document_of(app)->symbol, language,
			                           patience, &error);
			patience = 0;
		}
		if (!book && error.kind && error.kind != UNROLL_ERROR_ABSENT)
			app_complain(app, "%s", error.message);
		language = language_behind(language);
	}
	return book;
}

static void say_none(struct app *app)
{
	if (str_is_empty(document_of(app)->symbol))
		app_complain(app, "without a symbol no other language can be found");
	else
		show_absent(app, document_of(app)->symbol, first_language(app),
		            shelf_is_complete(&app->shelf)
		            ? "No other language of this document is in the library."
		            : "No other language is found yet; the folder is still looked through.");
}

/* The language that a word names, "fr"; false, and it is said, if it names none. */
static bool read_language(struct app *app, const struct call *call, enum unroll_language *language)
{
	if (call->word_count == 0)
		return true;
	*language = unroll_language_of_code(call->words[0]);
	if (*language && *language != document_of(app)->language)
		return true;
	if (*language)
		app_say(app, "this document is in %s", unroll_language_name(*language));
	else
		app_complain(app, "not a language: %.*s; ar, zh, en, fr, ru and es are",
		             (int)call->words[0].size, call->words[0].data);
	return false;
}

/*
 * The book to show when `shown` is shown now, or NULL: the language that is named,
 * the next one that is there, or the first. NULL if there is none, which is said.
 */
static struct book *choose_book(struct app *app, const struct call *call,
                                const struct unroll_document *shown)
{
	enum unroll_language language = shown ? language_behind(shown->language)
	                              : first_language(app);

	if (!read_language(app, call, &language))
		return NULL;
	struct book *book = str_is_empty(document_of(app)->symbol) ? NULL : find_from(app, language);
	const char *yet = shelf_is_complete(&app->shelf) ? "" : " as far as it is looked through";
	if (!book)
		say_none(app);
	else if (call->word_count && book->document->language != language)
		app_say(app, "it is not in the library in %s%s", unroll_language_name(language), yet);
	else if (shown && book->document == shown)
		app_say(app, "%s is the only other language in the library%s",
		        unroll_language_name(shown->language), yet);
	return book;
}

static const struct alignment *alignment_with(struct app *app, const struct unroll_document *other)
{
	struct aligned *aligned = &app->aligned;

	if (document_view_document(&app->book->view, SIDE_OTHER) == other)
		return &app->book->view.parallel.alignment;
	if (aligned->own != document_of(app) || aligned->other != other) {
		alignment_free(&aligned->alignment);
		aligned->alignment = alignment_of(document_of(app), other);
		aligned->own = document_of(app);
		aligned->other = other;
	}
	return &aligned->alignment;
}

/* A paragraph with its sub-paragraphs. */
static void add_paragraphs(struct popup *popup, const struct unroll_document *document,
                           uint32_t paragraph)
{
	uint32_t end = unroll_paragraph_end(document, paragraph);

	for (uint32_t i = paragraph; i < end; i++)
		popup_add_paragraph(popup, document, i);
}

/* A part is told by its name, and how it begins. */
static void add_part(struct popup *popup, const struct unroll_document *document, uint32_t section)
{
	struct str name = section_name(&popup->arena, &document->sections[section]);

	popup_add_words(popup, name, document->language, UNROLL_SPAN_STRONG);
	if (document->sections[section].count)
		add_paragraphs(popup, document, document->sections[section].first);
}

static void add_item(struct app *app, const struct unroll_document *other, uint32_t number)
{
	struct popup *popup = &app->popup;

	if (number == UNROLL_NONE) {
		popup_add_text(popup, arena_format(&app->scratch, "This is not in the %s text.",
		                                   unroll_language_name(other->language)));
		return;
	}
	struct item item = item_at(&app->translation.book->view.items, number);
	if (item.kind == ITEM_PARAGRAPH)
		add_paragraphs(popup, other, item.paragraph);
	else if (item.kind == ITEM_PART)
		add_part(popup, other, item.section);
	else
		popup_add_words(popup, other->title, other->language, UNROLL_SPAN_STRONG);
}

/* "English · op 15" */
static struct str popup_title(struct app *app, const struct book *book, uint32_t number)
{
	const char *language = unroll_language_name(book->document->language);
	char place[UNROLL_PLACE_SIZE];

	if (number == UNROLL_NONE || number == 0)
		return str_of(language);
	struct item item = item_at(&book->view.items, number);
	if (item.kind == ITEM_PART)
		return str_of(language);
	unroll_paragraph_place_short(book->document, item.paragraph, place);
	return arena_format(&app->scratch, "%s · %s", language, place);
}

static void show_translation(struct app *app, struct book *book)
{
	const struct alignment *alignment = alignment_with(app, book->document);
	uint32_t number = alignment->other_of[app->book->view.current];

	app_close_popup(app);
	app_start_popup(app, popup_title(app, book, number),
	                (struct str)STR("t next language · Enter opens · y copies"));
	app->translation = (struct translation){ book, number };
	add_item(app, book->document, number);
	app->popup.is_quiet = true;
	app_open_popup(app);
}

static void stand_beside(struct app *app, struct book *book)
{
	document_view_pair(&app->book->view, book->document);
	app_fit(app);
}

/* Beside another language it is that one that changes. */
void run_other_language(struct app *app, const struct call *call)
{
	const struct unroll_document *beside = document_view_document(&app->book->view, SIDE_OTHER);
	const struct unroll_document *shown = app->translation.book ? app->translation.book->document
	                                    : beside;
	struct book *book = choose_book(app, call, shown);

	if (book && beside && !app->has_popup) {
		if (book->document != beside)
			stand_beside(app, book);
	}
	else if (book)
		show_translation(app, book);
}

void run_side_by_side(struct app *app, const struct call *call)
{
	if (call->word_count == 0 && language_leave(app))
		return;
	struct book *book = choose_book(app, call, NULL);
	if (book)
		stand_beside(app, book);
}

bool language_leave(struct app *app)
{
	struct document_view *view = &app->book->view;

	if (!document_view_document(view, SIDE_OTHER))
		return false;
	document_view_pair(view, NULL);
	app_fit(app);
	return true;
}

/* The counterpart of the last item that has one, up to the current one; the title has. */
static uint32_t nearest_counterpart(struct app *app, const struct unroll_document *other)
{
	const struct alignment *alignment = alignment_with(app, other);
	uint32_t item = app->book->view.current;

	while (alignment->other_of[item] == UNROLL_NONE)
		item--;
	return alignment->other_of[item];
}

void follow_translation(struct app *app)
{
	struct book *book = app->translation.book;
	uint32_t item = nearest_counterpart(app, book->document);

	app_close_popup(app);
	app_leave_mark(app);
	app_read(app, book);
	document_view_go(&app->book->view, item);
}

struct str translation_quote(struct app *app)
{
	const struct translation *translation = &app->translation;
	const struct unroll_document *document = translation->book->document;

	if (translation->item == UNROLL_NONE)
		return (struct str)STR("");
	struct item item = item_at(&translation->book->view.items, translation->item);
	if (item.kind != ITEM_PARAGRAPH)
		return words_join(&app->scratch, document->symbol, "\n", document->title);
	return reference_quote(&app->scratch, document, item.paragraph);
}
