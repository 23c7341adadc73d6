#include "command/run.h"

#include "base/clock.h"
#include "base/str.h"
#include "command/settle.h"
#include "command/state.h"
#include "view/finding.h"

static void peek(struct document_view *view, uint32_t section, uint32_t heading)
{
	if (view->items.peeked == section && view->items.peeked_heading == heading)
		return;
	view->items.peeked = section;
	view->items.peeked_heading = heading;
	layouts_clear(&view->layouts);
	document_view_settle(view);
}

/* Where a note is called in a paragraph. */
static uint32_t call_of(const struct unroll_text *body, uint32_t note)
{
	for (uint32_t i = 0; i < body->span_count; i++)
		if (body->spans[i].kind == UNROLL_SPAN_CALL && body->spans[i].index == note)
			return body->spans[i].start;
	return 0;
}

/* Show a place, opening the part that hides it for as long as one stands there. */
static void show_place(struct document_view *view, struct spot spot)
{
	const struct items *items = &view->items;
	struct item item = item_at(items, spot.item);
	bool is_below = spot.below > 1;
	uint32_t section = UNROLL_NONE, heading = UNROLL_NONE;

	if (item.kind != ITEM_TITLE && items->folded[item.section])
		section = item.section;
	if (item.kind == ITEM_PARAGRAPH && items->group_count)
		heading = group_of(items, item.paragraph).heading;
	peek(view, section, heading != item.paragraph || is_below ? heading : UNROLL_NONE);
	document_view_show_spot(view, spot);
}

static struct spot spot_of_match(const struct document_view *view, enum side side,
                                 struct match match)
{
	const struct unroll_document *document = document_view_document(view, side);
	uint32_t byte = match.start;

	if (match.note != UNROLL_NONE)
		byte = call_of(&document->paragraphs[match.paragraph].body, match.note);
	return document_view_spot(view, side, match.paragraph, byte);
}

/* A match in a note is shown in its pop-up, over the paragraph that calls it. */
static void go_to_match(struct app *app, size_t number)
{
	struct document_view *view = app_view(app);
	struct hit hit = finding_at(view, number);
	struct match match = search_match(&view->searches[hit.side], hit.index);

	view->match = number;
	app_close_popup(app);
	if (match.paragraph != UNROLL_NONE)
		show_place(view, spot_of_match(view, hit.side, match));
	if (match.note != UNROLL_NONE)
		follow_note(app, document_view_document(view, hit.side), match.note);
}

/*
 * The paragraph where looking for the next match begins: the current one. From
 * the title it is the first behind a folded masthead, whose words the title has.
 */
static uint32_t paragraph_from(const struct document_view *view)
{
	struct item item = item_at(&view->items, view->current);
	const struct unroll_document *document = view->items.document;

	if (item.kind == ITEM_PARAGRAPH)
		return item.paragraph;
	if (item.kind == ITEM_PART)
		return document->sections[item.section].first;
	bool skips = document->section_count > 1 && section_is_closed(&view->items, 0)
	          && document->sections[0].kind == UNROLL_MASTHEAD;
	return skips ? document->sections[1].first : 0;
}

static struct str add_count(struct arena *arena, struct str before, const char *name, size_t count)
{
	if (count == 0)
		return before;
	return arena_format(arena, "%.*s%s%s %zu", (int)before.size, before.data,
	                    before.size ? ", " : "", name, count);
}

/* Counts of one kind of part after another: "preamble 1, operative 2". */
static struct str count_by_part(struct document_view *view, struct arena *arena)
{
	const struct unroll_document *document = view->items.document;
	size_t counts[UNROLL_SECTION_KIND_COUNT] = { 0 };
	struct str all = STR("");

	for (uint32_t i = 0; i < document->section_count; i++) {
		const struct unroll_section *section = &document->sections[i];
		counts[section->kind] += search_count(&view->searches[SIDE_OWN], section->first, section->count);
	}
	for (int i = 0; i < UNROLL_SECTION_KIND_COUNT; i++) {
		const char *name = unroll_section_kind_name((enum unroll_section_kind)i);
		all = add_count(arena, all, name, counts[i]);
	}
	return add_count(arena, all, "notes", search_count_in_notes(&view->searches[SIDE_OWN]));
}

/* Counts of two documents side by side: "fr 2, en 1". */
static struct str count_by_side(struct document_view *view, struct arena *arena)
{
	struct str all = STR("");

	for (enum side side = 0; side < SIDE_COUNT; side++) {
		enum unroll_language language = document_view_document(view, side)->language;
		const char *name = language ? unroll_language_code(language) : side ? "other" : "own";
		all = add_count(arena, all, name, view->searches[side].count);
	}
	return all;
}

static struct str summary(struct app *app, struct arena *arena)
{
	struct document_view *view = app_view(app);
	size_t count = finding_count(view);
	const char *so_far = finding_is_counting(view) || app->is_part ? " so far" : "";

	if (!finding_is_on(view))
		return (struct str)STR("");
	if (count == 0)
		return arena_format(arena, "no match%s", so_far);
	if (view->items.plain)
		return arena_format(arena, "%zu%s", count, so_far);
	struct str parts = view->layouts.parallel ? count_by_side(view, arena)
	                 : count_by_part(view, arena);
	return arena_format(arena, "%zu%s (%.*s)", count, so_far, (int)parts.size, parts.data);
}

struct str search_remark(struct app *app, struct arena *arena)
{
	return summary(app, arena);
}

static void return_to_origin(struct app *app)
{
	struct document_view *view = app_view(app);

	app_close_popup(app);
	view->match = SIZE_MAX;
	peek(view, UNROLL_NONE, UNROLL_NONE);
	document_view_return(view, app->searching.origin);
}

/* Back leads to where the search began, once it has led elsewhere. */
static void leave_origin(struct app *app)
{
	if (app_view(app)->match != SIZE_MAX && app->ground == GROUND_DOCUMENT)
		trail_leave(&app->trail, (struct step){
			.book = app->book, .standpoint = app->searching.origin,
		});
}

/* Show the first match behind the place, or the first of all, as soon as it is known. */
static void seek(struct app *app)
{
	struct document_view *view = app_view(app);
	size_t number = finding_from(view, paragraph_from(view));

	if (number == finding_count(view) && finding_is_counting(view))
		return;
	app->searching.is_seeking = false;
	if (finding_count(view) == 0)
		return;
	go_to_match(app, number == finding_count(view) ? 0 : number);
	if (!app->prompt.sign)
		leave_origin(app);
}

void search_typed(struct app *app)
{
	finding_for(app_view(app), prompt_text(&app->prompt));
	return_to_origin(app);
	app->searching.is_seeking = true;
	seek(app);
}

static void tell_match(struct app *app)
{
	struct document_view *view = app_view(app);
	struct str all = summary(app, &app->scratch);

	if (view->match != SIZE_MAX)
		app_say(app, "%zu of %.*s", view->match + 1, (int)all.size, all.data);
	else if (finding_is_counting(view))
		app_say(app, "%.*s", (int)all.size, all.data);
	else
		app_complain(app, "%.*s", (int)all.size, all.data);
	app->searching.is_told = true;
}

bool search_continue(struct app *app, int milliseconds)
{
	struct document_view *view = app_view(app);
	int64_t end = clock_milliseconds() + milliseconds;

	if (!finding_is_counting(view))
		return false;
	while (finding_step(view) && clock_milliseconds() < end)
		continue;
	if (app->searching.is_seeking)
		seek(app);
	if (app->searching.is_told)
		tell_match(app);
	return true;
}

void search_take_over(struct app *app, struct app *from)
{
	struct document_view *before = &from->book->view;
	const struct folding *needle = &before->searches[SIDE_OWN].needle;

	if (from->prompt.sign)
		return_to_origin(from);
	settle_as_before(app, before);
	if (from->prompt.sign == SIGN_SEARCH)
		app->prompt = from->prompt;
	app->prompt.history = &app->searching.history;
	app->searching.origin = document_view_standpoint(app_view(app));
	finding_for(app_view(app), (struct str){ needle->text, needle->size });
	if (!finding_is_on(before))
		return;
	app->searching.is_seeking = from->prompt.sign || from->searching.is_told;
	if (app->searching.is_seeking)
		seek(app);
	if (from->searching.is_told)
		tell_match(app);
}

static void search_words(struct app *app, struct str words)
{
	prompt_open(&app->prompt, SIGN_SEARCH, &app->searching.history);
	prompt_replace(&app->prompt, 0, words);
	search_typed(app);
	search_done(app);
}

void search_done(struct app *app)
{
	struct history *history = &app->searching.history;

	app->prompt.sign = '\0';
	if (app->prompt.size == 0 && history->count > 0) {
		search_words(app, str_of(history->lines[history->count - 1]));
		return;
	}
	history_add(history, prompt_text(&app->prompt));
	leave_origin(app);
	if (app->prompt.size)
		tell_match(app);
}

void search_left(struct app *app)
{
	app->prompt.sign = '\0';
	finding_for(app_view(app), (struct str)STR(""));
	return_to_origin(app);
}

void run_search(struct app *app, const struct call *call)
{
	app->searching.origin = document_view_standpoint(app_view(app));
	if (call->word_count)
		search_words(app, call->rest);
	else
		prompt_open(&app->prompt, SIGN_SEARCH, &app->searching.history);
}

bool search_found(struct app *app, const struct query *query)
{
	finding_mark(&app->book->view, query);
	return finding_is_on(&app->book->view);
}

/* The part that a search held open stays open for who still stands in it. */
bool search_forget(struct app *app)
{
	struct document_view *view = app_view(app);
	uint32_t paragraph = document_view_paragraph(view);

	if (!finding_is_on(view))
		return false;
	finding_for(view, (struct str)STR(""));
	view->match = SIZE_MAX;
	view->items.peeked = view->items.peeked_heading = UNROLL_NONE;
	if (paragraph != UNROLL_NONE)
		item_uncover(&view->items, paragraph);
	layouts_clear(&view->layouts);
	document_view_settle(view);
	return true;
}

/* Whether one still stands in the paragraph of the match that was shown last. */
static bool stands_at_match(const struct document_view *view)
{
	if (view->match == SIZE_MAX)
		return false;
	struct hit hit = finding_at(view, view->match);
	struct match match = search_match(&view->searches[hit.side], hit.index);
	return match.paragraph == UNROLL_NONE
	    || spot_of_match(view, hit.side, match).item == view->current;
}

/* The match that is `count` further on than the place, in a ring once all are known. */
static size_t match_after(const struct document_view *view, size_t count)
{
	size_t at = stands_at_match(view) ? view->match + count
	          : finding_from(view, paragraph_from(view)) + count - 1;
	size_t all = finding_count(view);

	if (at >= all && finding_is_counting(view))
		return all - 1;
	return at % all;
}

static size_t match_before(const struct document_view *view, size_t count)
{
	size_t all = finding_count(view);
	size_t at = stands_at_match(view) ? view->match : finding_from(view, paragraph_from(view));

	return (at + all - count % all) % all;
}

static void next_match(struct app *app, const struct call *call,
                       size_t (*choose)(const struct document_view *view, size_t count))
{
	struct document_view *view = app_view(app);

	if (!finding_is_on(view) && app->searching.history.count) {
		app->searching.origin = document_view_standpoint(view);
		search_words(app, (struct str)STR(""));
	} else if (!finding_is_on(view)) {
		app_say(app, "nothing was searched for");
	} else if (finding_count(view) == 0) {
		tell_match(app);
	} else {
		go_to_match(app, choose(view, call->count ? call->count : 1));
		tell_match(app);
	}
}

void run_next_match(struct app *app, const struct call *call)
{
	next_match(app, call, match_after);
}

void run_previous_match(struct app *app, const struct call *call)
{
	next_match(app, call, match_before);
}
