#include "command/run.h"

#include "base/str.h"
#include "command/browsing.h"
#include "command/found.h"
#include "command/state.h"

enum { STEP_MS = 4 };             /* of work while no key is there */

static bool is_seen(const struct app *app)
{
	return app->ground == GROUND_LIST && app->listing.kind == LIST_FOUND;
}

bool find_step(struct app *app)
{
	if (app->quests.sought.hits && quest_search(app, STEP_MS) && is_seen(app))
		list_return(app, app->quests.place);
	if (app->quests.sought.hits)
		return true;
	return is_seen(app) && found_load(app);
}

static void open_found(struct app *app, struct str words)
{
	list_return(app, (struct list_place){ .kind = LIST_FOUND, .words = words });
}

static void ask(struct app *app, struct str words)
{
	prompt_open(&app->prompt, SIGN_FIND, &app->quests.history);
	app->prompt.label = (struct str)STR("find: ");
	prompt_replace(&app->prompt, 0, words);
}

/* What is found is a page of its own: Backspace leads back to what was seen before. */
void run_find(struct app *app, const struct call *call)
{
	app_close_popup(app);
	app_leave_mark(app);
	open_found(app, call->rest);
	if (call->word_count)
		check_query(app, call->rest);
	else
		ask(app, (struct str)STR(""));
}

void find_again(struct app *app)
{
	app_leave_mark(app);
	ask(app, str_of(app->listing.words));
}

void find_typed(struct app *app)
{
	open_found(app, prompt_text(&app->prompt));
}

void find_entered(struct app *app)
{
	const struct history *history = &app->quests.history;
	struct str words = prompt_text(&app->prompt);

	app->prompt.sign = '\0';
	if (str_is_empty(words) && history->count)
		words = arena_copy(&app->scratch, str_of(history->lines[history->count - 1]));
	if (!str_equal(words, str_of(app->listing.words)))
		open_found(app, words);
	history_add(&app->quests.history, words);
	check_query(app, words);
}

void find_left(struct app *app)
{
	const struct call none = { .rest = STR("") };

	app->prompt.sign = '\0';
	run_back(app, &none);
}

/* The paragraph of a hit, or UNROLL_NONE: of a note the one that calls it. */
static uint32_t paragraph_of(const struct unroll_document *document, struct hit hit)
{
	uint32_t paragraph = UNROLL_NONE;

	if (hit.kind == HIT_PARAGRAPH)
		paragraph = hit.index;
	else if (hit.kind == HIT_NOTE && hit.index < document->note_count)
		paragraph = document->notes[hit.index].paragraph;
	return paragraph < document->paragraph_count ? paragraph : UNROLL_NONE;
}

/* Stand where the hit is, at the first of its words. */
static void go_to_hit(struct app *app, struct hit hit)
{
	struct document_view *view = &app->book->view;
	const struct unroll_document *document = app->book->document;
	const struct call once = { .rest = STR("") };
	uint32_t paragraph = paragraph_of(document, hit);
	bool has_words = search_found(app, app->quests.found.query);
	struct str text;

	if (!hit_text(document, hit, &text)) {
		app_say(app, "that place is no longer there; the document has changed");
		return;
	}
	if (paragraph != UNROLL_NONE)
		document_view_go(view, item_of_paragraph(&view->items, paragraph));
	if (hit.kind == HIT_NOTE)
		follow_note(app, document, hit.index);
	else if (paragraph != UNROLL_NONE && has_words)
		run_next_match(app, &once);
}

void found_follow(struct app *app, uint32_t row)
{
	struct hit hit = found_hit(app, row);
	struct library_entry entry;
	struct unroll_error error = { 0 };

	if (!hits_entry(app->quests.found.hits, app->quests.rows[row].document, &app->scratch,
	                &entry, &error))
		app_complain(app, "%s", error.message);
	else if (library_open_entry(app, &entry))
		go_to_hit(app, hit);
}
