#include "command/run.h"

#include "base/str.h"
#include "command/state.h"

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

/* Show what a match stands in, opening the part that hides it for as long as one stands there. */
static void show_match(struct document_view *view, struct match match)
{
	const struct unroll_paragraph *paragraph = &view->items.document->paragraphs[match.paragraph];
	uint32_t section = paragraph->section;
	uint32_t byte = match.start;

	if (match.note != UNROLL_NONE)
		byte = call_of(&paragraph->body, match.note);
	uint32_t heading = group_of(&view->items, match.paragraph).heading;
	peek(view, view->items.folded[section] ? section : UNROLL_NONE,
	     view->items.group_count && heading != match.paragraph ? heading : UNROLL_NONE);
	document_view_show(view, item_of_paragraph(&view->items, match.paragraph), byte);
}

/* A match in a note is shown in its pop-up, over the paragraph that calls it. */
static void go_to_match(struct app *app, size_t index)
{
	struct document_view *view = app_view(app);
	struct match match = search_match(&view->search, index);

	view->match = index;
	app_close_popup(app);
	if (match.paragraph != UNROLL_NONE)
		show_match(view, match);
	if (match.note != UNROLL_NONE)
		follow_note(app, match.note);
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
		counts[section->kind] += search_count(&view->search, section->first, section->count);
	}
	for (int i = 0; i < UNROLL_SECTION_KIND_COUNT; i++) {
		const char *name = unroll_section_kind_name((enum unroll_section_kind)i);
		all = add_count(arena, all, name, counts[i]);
	}
	return add_count(arena, all, "notes", search_count_in_notes(&view->search));
}

static struct str summary(struct document_view *view, struct arena *arena)
{
	if (!search_is_on(&view->search))
		return (struct str)STR("");
	if (view->search.count == 0)
		return (struct str)STR("no match");
	if (view->items.plain)
		return arena_format(arena, "%zu", view->search.count);
	struct str parts = count_by_part(view, arena);
	return arena_format(arena, "%zu (%.*s)", view->search.count, (int)parts.size, parts.data);
}

struct str search_remark(struct app *app, struct arena *arena)
{
	return summary(app_view(app), arena);
}

static void return_to_origin(struct app *app)
{
	struct document_view *view = app_view(app);

	app_close_popup(app);
	view->match = SIZE_MAX;
	peek(view, UNROLL_NONE, UNROLL_NONE);
	document_view_return(view, app->searching.origin);
}

void search_typed(struct app *app)
{
	struct document_view *view = app_view(app);

	search_for(&view->search, prompt_text(&app->prompt));
	return_to_origin(app);
	if (view->search.count == 0)
		return;
	size_t index = search_from(&view->search, paragraph_from(view), 0);
	go_to_match(app, index == view->search.count ? 0 : index);
}

static void tell_match(struct app *app)
{
	struct document_view *view = app_view(app);
	struct str all = summary(view, &app->scratch);

	if (view->match == SIZE_MAX)
		app_complain(app, "%.*s", (int)all.size, all.data);
	else
		app_say(app, "%zu of %.*s", view->match + 1, (int)all.size, all.data);
}

static void search_words(struct app *app, struct str words)
{
	prompt_open(&app->prompt, '/', &app->searching.history);
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
	if (app_view(app)->match != SIZE_MAX && app->ground == GROUND_DOCUMENT)
		trail_leave(&app->trail, (struct step){
			.book = app->book, .standpoint = app->searching.origin,
		});
	if (app->prompt.size)
		tell_match(app);
}

void search_left(struct app *app)
{
	app->prompt.sign = '\0';
	search_for(&app_view(app)->search, (struct str)STR(""));
	return_to_origin(app);
}

void run_search(struct app *app, const struct call *call)
{
	app->searching.origin = document_view_standpoint(app_view(app));
	if (call->word_count)
		search_words(app, call->rest);
	else
		prompt_open(&app->prompt, '/', &app->searching.history);
}

/* The part that a search held open stays open for who still stands in it. */
bool search_forget(struct app *app)
{
	struct document_view *view = app_view(app);
	uint32_t paragraph = document_view_paragraph(view);

	if (!search_is_on(&view->search))
		return false;
	search_for(&view->search, (struct str)STR(""));
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
	uint32_t paragraph = search_match(&view->search, view->match).paragraph;
	return paragraph == UNROLL_NONE || paragraph == paragraph_from(view);
}

/* The match that is `count` further on than the place, in a ring. */
static size_t match_after(const struct document_view *view, size_t count)
{
	size_t at = stands_at_match(view) ? view->match + count
	          : search_from(&view->search, paragraph_from(view), 0) + count - 1;

	return at % view->search.count;
}

static size_t match_before(const struct document_view *view, size_t count)
{
	size_t all = view->search.count;
	size_t at = stands_at_match(view) ? view->match
	          : search_from(&view->search, paragraph_from(view), 0);

	return (at + all - count % all) % all;
}

static void next_match(struct app *app, const struct call *call,
                       size_t (*choose)(const struct document_view *view, size_t count))
{
	struct document_view *view = app_view(app);

	if (!search_is_on(&view->search) && app->searching.history.count) {
		app->searching.origin = document_view_standpoint(view);
		search_words(app, (struct str)STR(""));
	} else if (!search_is_on(&view->search)) {
		app_say(app, "nothing was searched for");
	} else if (view->search.count == 0) {
		app_complain(app, "no match");
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
