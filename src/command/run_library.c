#include "command/run.h"

#include <limits.h>
#include <stdlib.h>

#include "base/str.h"
#include "command/browsing.h"
#include "command/state.h"
#include "view/facts.h"
#include "view/words.h"

/* The language whose titles are shown and whose documents are opened, if a work has it. */
static enum unroll_language language_of(const struct app *app)
{
	if (app->browsing.narrowed_to)
		return app->browsing.narrowed_to;
	if (app->browsing.language)
		return app->browsing.language;
	return app_language(app);
}

/* Only what lies in the folder that the program was started for; stored paths are absolute. */
static void keep_folder(struct app *app, struct library_entries *entries)
{
	char path[PATH_MAX];
	size_t kept = 0;

	if (!app->browsing.is_of_folder || !realpath(app->shelf.folder, path))
		return;
	struct str folder = arena_format(&app->scratch, "%s/", path);
	for (size_t i = 0; i < entries->count; i++) {
		struct library_entry *entry = &entries->items[i];
		if (!entry->file || str_starts_with(entry_path(entry, &app->scratch), folder))
			entries->items[kept++] = *entry;
	}
	entries->count = kept;
}

static void load(struct app *app)
{
	struct browsing *browsing = &app->browsing;
	struct library *library = shelf_library(&app->shelf);
	struct library_entries entries = { 0 };
	struct unroll_error error = { 0 };

	if (!library || (browsing->is_loaded && browsing->version == library_version(library)))
		return;
	collection_free(&browsing->collection);
	arena_free(&browsing->entries);
	if (!library_list(library, &browsing->entries, &entries, &error)
	    && error.kind != UNROLL_ERROR_ABSENT)
		app_complain(app, "%s", error.message);
	keep_folder(app, &entries);
	collection_start(&browsing->collection, entries);
	browsing->version = library_version(library);
	browsing->is_loaded = true;
}

static bool is_looking(struct app *app)
{
	struct library *library = shelf_library(&app->shelf);

	return library && !library_is_complete(library);
}

/* "41 of 1,072 documents · lamp" */
static struct str title_of(struct app *app, struct arena *arena, struct str words)
{
	const struct collection *collection = &app->browsing.collection;
	const char *looking = is_looking(app) ? " · looking…" : "";
	struct str all = words_count(arena, collection->count, "document");

	if (str_is_empty(words))
		return arena_format(arena, "%.*s%s", (int)all.size, all.data, looking);
	return arena_format(arena, "%u of %.*s · %.*s%s", collection->shown_count, (int)all.size,
	                    all.data, (int)words.size, words.data, looking);
}

static void add_words(struct list *list, const char *words)
{
	list_add(list, (struct list_row){
		.label = str_of(words), .role = ROLE_PLAIN, .id = LIST_NO_ID,
	});
}

/* Whoever comes here first is told what to do. */
static void add_advice(struct app *app, struct list *list)
{
	static const char *const advice[] = {
		"There are no documents yet. In the shell:",
		"",
		"unroll index FOLDER   takes in a folder's documents",
		"unroll FILE           reads one, and its folder",
		"",
		"q leaves, ? shows the keys.",
	};

	if (app->browsing.collection.count || is_looking(app))
		return;
	for (size_t i = 0; i < sizeof advice / sizeof *advice; i++)
		add_words(list, advice[i]);
}

static void add_works(struct app *app, struct list *list)
{
	const struct collection *collection = &app->browsing.collection;
	enum unroll_language language = language_of(app);

	for (uint32_t i = 0; i < collection->shown_count; i++) {
		uint32_t work = collection->shown[i];
		const struct library_entry *entry = work_version(&collection->works[work], language);
		list_add(list, (struct list_row){
			.label = entry_label(entry), .text = entry->title, .role = ROLE_LABEL, .id = work,
		});
	}
}

/* Narrow by the words; what is wrong with them is said, and nothing is left out. */
static void narrow(struct app *app, struct str words)
{
	struct browsing *browsing = &app->browsing;
	struct unroll_error error = { 0 };
	struct query query;

	if (!query_parse(&query, words, QUERY_TYPING, &app->scratch, &error)) {
		app_complain(app, "%s", error.message);
		query = (struct query){ 0 };
	}
	browsing->narrowed_to = query.filter.language;
	collection_narrow(&browsing->collection, &query,
	                  !str_ends_with(words, (struct str)STR(" ")));
}

enum {
	DATE_WIDTH = 10,          /* columns of "2016-06-30" */
	CODE_WIDTH = 3,           /* of the code of a language and a space */
	GAP = 2,
	LEAST_GAPS = 6,           /* the margins of a list, and between a label and its remark */
	TITLE_WIDTH = 44          /* that a title needs beside its symbol to be read with ease */
};

static int languages_width(const struct collection *collection)
{
	uint32_t most = 1;

	for (uint32_t i = 0; i < collection->count; i++)
		if (collection->works[i].version_count > most)
			most = collection->works[i].version_count;
	return (int)(most < UNROLL_LANGUAGE_COUNT ? most : UNROLL_LANGUAGE_COUNT) * CODE_WIDTH - 1;
}

void library_fill(struct app *app)
{
	static const char *const orders[] = {
		[COLLECTION_NEWEST] = "newest first",
		[COLLECTION_BY_SYMBOL] = "by symbol",
		[COLLECTION_BY_TITLE] = "by title",
	};
	struct browsing *browsing = &app->browsing;
	struct list *list = &app->listing.list;
	struct str words = str_of(app->listing.words);

	load(app);
	if (browsing->collection.order != browsing->order
	    || (browsing->order == COLLECTION_BY_TITLE
	        && browsing->collection.language != language_of(app)))
		collection_sort(&browsing->collection, browsing->order, language_of(app));
	narrow(app, words);
	list->title = title_of(app, &list->arena, words);
	list->hint = str_of(orders[browsing->order]);
	list->least_text = TITLE_WIDTH;
	list->widest = LIST_WIDE;
	add_advice(app, list);
	add_works(app, list);
	list->remark_width = DATE_WIDTH + GAP + languages_width(&browsing->collection);
}

/* The codes of a work's languages, each once. */
static struct str codes_of(struct arena *arena, const struct work *work)
{
	struct str codes = STR("");

	for (uint32_t i = 0; i < work->version_count; i++) {
		enum unroll_language language = work->versions[i].language;
		if (i > 0 && work->versions[i - 1].language == language)
			continue;
		codes = words_join(arena, codes, " ", str_of(unroll_language_code(language)));
	}
	return codes;
}

bool library_prepare(struct app *app)
{
	return app->ground == GROUND_LIST && app->listing.kind == LIST_LIBRARY
	    && collection_prepare(&app->browsing.collection);
}

/* "2016-06-30  ar en fr", in columns; where there is no room for both, the date. */
static struct str remark_of(struct app *app, const struct list_row *row)
{
	struct list *list = &app->listing.list;
	const struct work *work = &app->browsing.collection.works[row->id];
	int width = list->remark_width - DATE_WIDTH - GAP;
	struct str codes = codes_of(&app->scratch, work);
	struct str date = work->versions->adopted;

	if (list->width - list->remark_width - (int)row->label.size < LEAST_GAPS)
		return date;
	return arena_format(&list->arena, "%-*.*s%*s%-*.*s", DATE_WIDTH, (int)date.size, date.data,
	                    GAP, "", width, (int)codes.size, codes.data);
}

void library_show(struct app *app)
{
	struct list *list = &app->listing.list;
	bool is_resized = app->browsing.width != list->width;
	size_t end = list_visible_end(list);

	app->browsing.width = list->width;
	for (size_t i = 0; is_resized && i < list->count; i++)
		list->rows[i].remark = (struct str)STR("");
	for (size_t i = list->first; i < end; i++)
		if (list->rows[i].id != LIST_NO_ID && str_is_empty(list->rows[i].remark))
			list->rows[i].remark = remark_of(app, &list->rows[i]);
}

bool library_open_entry(struct app *app, const struct library_entry *entry)
{
	struct unroll_error error = { 0 };
	struct book *book = shelf_open(&app->shelf, entry, &error);

	if (!book) {
		app_complain(app, "%s", error.message);
		return false;
	}
	app_leave_mark(app);
	app_read(app, book);
	return true;
}

void library_follow(struct app *app, uint32_t work)
{
	const struct collection *collection = &app->browsing.collection;

	library_open_entry(app, work_version(&collection->works[work], language_of(app)));
}

struct str library_symbol(struct app *app, uint32_t work)
{
	return app->browsing.collection.works[work].versions->symbol;
}

/* The work with the bar, or LIST_NO_ID. */
static uint32_t selected_work(const struct app *app)
{
	const struct list_row *row = list_selected(&app->listing.list);

	return row ? row->id : LIST_NO_ID;
}

/*
 * Make the list anew, with the bar on the same document: works are numbered
 * otherwise when the library knows more, but keep their labels.
 */
static void rearrange(struct app *app, struct str words)
{
	struct list *list = &app->listing.list;
	const struct list_row *row = list_selected(list);
	struct str label = row ? arena_copy(&app->scratch, row->label) : (struct str)STR("");

	list_return(app, (struct list_place){ .kind = LIST_LIBRARY, .words = words });
	for (size_t i = 0; i < list->count && label.size; i++)
		if (list->rows[i].id != LIST_NO_ID && str_equal(list->rows[i].label, label))
			list_select(list, i);
}

/* A page of its own: Backspace leads back to what was seen before. */
void run_library(struct app *app, const struct call *call)
{
	app_close_popup(app);
	app_leave_mark(app);
	list_return(app, (struct list_place){ .kind = LIST_LIBRARY, .words = call->rest });
}

void library_typed(struct app *app)
{
	list_return(app, (struct list_place){
		.kind = LIST_LIBRARY, .words = prompt_text(&app->prompt),
	});
}

void check_query(struct app *app, struct str words)
{
	struct unroll_error error = { 0 };
	struct query query;

	if (!query_parse(&query, words, QUERY_ENTERED, &app->scratch, &error))
		app_complain(app, "%s", error.message);
}

void library_entered(struct app *app)
{
	struct str words = prompt_text(&app->prompt);

	app->prompt.sign = '\0';
	history_add(&app->browsing.history, words);
	rearrange(app, words);
	check_query(app, words);
}

bool library_widen(struct app *app)
{
	app->prompt.sign = '\0';
	if (app->ground != GROUND_LIST || app->listing.kind != LIST_LIBRARY
	    || !app->listing.words[0])
		return false;
	rearrange(app, (struct str)STR(""));
	return true;
}

void library_refresh(struct app *app)
{
	rearrange(app, str_of(app->listing.words));
}

void run_narrow(struct app *app, const struct call *call)
{
	if (app->listing.kind == LIST_FOUND && call->word_count) {
		run_find(app, call);
	} else if (app->listing.kind == LIST_FOUND) {
		find_again(app);
	} else if (call->word_count) {
		rearrange(app, call->rest);
		check_query(app, call->rest);
	} else {
		prompt_open(&app->prompt, SIGN_NARROW, &app->browsing.history);
		app->prompt.label = (struct str)STR("narrow: ");
		prompt_replace(&app->prompt, 0, str_of(app->listing.words));
	}
}

static enum collection_order order_named(struct str name)
{
	enum collection_order order = 0;

	while (order < COLLECTION_ORDER_COUNT
	       && !str_equal(name, str_of(collection_order_name(order))))
		order++;
	return order;
}

void run_sort(struct app *app, const struct call *call)
{
	enum collection_order order = (app->browsing.order + 1) % COLLECTION_ORDER_COUNT;

	if (app->listing.kind != LIST_LIBRARY) {
		app_say(app, "what was found stands newest first");
		return;
	}
	if (call->word_count)
		order = order_named(call->rest);
	if (order == COLLECTION_ORDER_COUNT) {
		app_complain(app, "sort by newest, symbol or title");
		return;
	}
	app->browsing.order = order;
	library_refresh(app);
}

/* The language that follows in what a work has; in a ring. */
static enum unroll_language language_after(const struct work *work, enum unroll_language language)
{
	for (uint32_t i = 0; i < work->version_count; i++)
		if (work->versions[i].language > language)
			return work->versions[i].language;
	return work->versions[0].language;
}

void run_row_language(struct app *app, const struct call *call)
{
	const struct collection *collection = &app->browsing.collection;
	uint32_t work = selected_work(app);

	(void)call;
	if (app->listing.kind != LIST_LIBRARY || work == LIST_NO_ID)
		return;
	const struct work *selected = &collection->works[work];
	const struct library_entry *shown = work_version(selected, language_of(app));
	enum unroll_language next = language_after(selected, shown->language);
	if (next == shown->language) {
		app_say(app, "it is here in one language only");
		return;
	}
	app->browsing.language = next;
	library_refresh(app);
}

void browsing_free(struct browsing *browsing)
{
	collection_free(&browsing->collection);
	arena_free(&browsing->entries);
	history_free(&browsing->history);
}
