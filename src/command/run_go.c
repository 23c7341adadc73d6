#include "command/run.h"

#include <unroll/place.h>

#include "base/str.h"
#include "command/state.h"
#include "view/reference.h"

/* Going somewhere leaves a way back. */
static void go_to(struct app *app, uint32_t paragraph)
{
	struct document_view *view = &app->book->view;

	app_leave_mark(app);
	document_view_go(view, item_of_paragraph(&view->items, paragraph));
}

static void go_to_number(struct app *app, enum unroll_paragraph_kind kind, unsigned number)
{
	uint32_t from = document_view_paragraph(&app->book->view);
	const char *name = kind == UNROLL_PARAGRAPH_OPERATIVE ? "operative" : "preambular";
	unsigned count;
	uint32_t found = unroll_paragraph_numbered(app->book->document, kind, number, from, &count);

	if (found == UNROLL_NONE) {
		app_complain(app, "no %s paragraph %u", name, number);
		return;
	}
	go_to(app, found);
	if (count > 1)
		app_say(app, "one of %u paragraphs %u; again for the next", count, number);
}

static void go_to_name(struct app *app, struct str name)
{
	uint32_t from = document_view_paragraph(&app->book->view);
	struct unroll_error error = { 0 };
	uint32_t found;

	if (unroll_paragraph_find(app->book->document, name, from, &found, &error))
		go_to(app, found);
	else
		app_complain(app, "%s", error.message);
}

/* In the source a number is that of a line. */
static void go_to_line(struct app *app, unsigned line)
{
	struct document_view *view = &app->source.view;
	uint32_t paragraph = source_paragraph_of_line(&app->source.document, line);

	document_view_jump(view, item_of_paragraph(&view->items, paragraph));
}

static void go(struct app *app, const struct call *call,
               void (*otherwise)(struct app *app, const struct call *call))
{
	if (call->count && app->ground == GROUND_SOURCE)
		go_to_line(app, call->count);
	else if (call->count)
		go_to_number(app, UNROLL_PARAGRAPH_OPERATIVE, call->count);
	else if (call->word_count && app->ground == GROUND_DOCUMENT)
		go_to_name(app, call->rest);
	else
		otherwise(app, call);
}

void run_go(struct app *app, const struct call *call)
{
	go(app, call, run_top);
}

void run_go_end(struct app *app, const struct call *call)
{
	go(app, call, run_end);
}

void run_go_preambular(struct app *app, const struct call *call)
{
	if (call->count)
		go_to_number(app, UNROLL_PARAGRAPH_PREAMBULAR, call->count);
	else if (call->word_count)
		go_to_name(app, arena_format(&app->scratch, "pp%.*s", (int)call->rest.size,
		                             call->rest.data));
	else
		app_complain(app, "type the number of a preambular paragraph first, as in 7p");
}

static void walk(struct app *app, unsigned steps,
                 bool (*way)(struct trail *trail, struct step *step), const char *nowhere)
{
	struct step step = app_step(app);

	if (!way(&app->trail, &step)) {
		app_say(app, "%s", nowhere);
		return;
	}
	while (steps-- > 1 && way(&app->trail, &step))
		continue;
	app_read(app, step.book);
	document_view_return(&app->book->view, step.standpoint);
	list_return(app, step.list);
}

/* Back from a pop-up, a list or the source is the document itself. */
void run_back(struct app *app, const struct call *call)
{
	if (!(app_context(app) & (CONTEXT_DOCUMENT | CONTEXT_LIBRARY)))
		run_close(app, call);
	else
		walk(app, call->count, trail_back, "nothing to go back to");
}

void run_forward(struct app *app, const struct call *call)
{
	walk(app, call->count, trail_forward, "nothing to go forward to");
}

static bool is_letter(keycode key)
{
	return key >= 'a' && key <= 'z';
}

static void set_mark(struct app *app, keycode key)
{
	key = keymap_latin(key);
	if (!is_letter(key)) {
		app_complain(app, "marks are the letters a to z");
		return;
	}
	app->book->bookmarks[key - 'a'] = (struct bookmark){
		true, document_view_standpoint(&app->book->view),
	};
	app_say(app, "marked as %c", (char)key);
}

static void go_mark(struct app *app, keycode key)
{
	const struct call back = { 0 };

	key = keymap_latin(key);
	if (key == '\'') {
		run_back(app, &back);
		return;
	}
	if (!is_letter(key) || !app->book->bookmarks[key - 'a'].is_set) {
		app_complain(app, "no such mark");
		return;
	}
	app_leave_mark(app);
	document_view_return(&app->book->view, app->book->bookmarks[key - 'a'].standpoint);
}

static void with_letter(struct app *app, const struct call *call,
                        void (*act)(struct app *app, keycode key), const char *question)
{
	struct str rest = call->rest;
	size_t size;

	if (call->word_count) {
		act(app, str_decode(rest, &size));
		return;
	}
	app->awaiting = act;
	app_say(app, "%s", question);
}

void run_mark(struct app *app, const struct call *call)
{
	with_letter(app, call, set_mark, "mark this place with which letter?");
}

void run_go_mark(struct app *app, const struct call *call)
{
	with_letter(app, call, go_mark, "to which mark?");
}
