#include "command/found.h"

#include <string.h>
#include <unistd.h>

#include <unroll/load.h>
#include <unroll/place.h>

#include "base/memory.h"
#include "base/str.h"
#include "command/state.h"
#include "library/excerpt.h"
#include "view/words.h"

enum {
	TYPING_MS = 8,            /* that a key waits for its answer; a slower one comes later */
	MOST_ROWS = 5000,         /* of the list: who found more needs other words */
	PLACE_COLUMNS = 8,        /* of "op 12 (a)", "annex 3" */
	ELLIPSIS_COLUMNS = 2,     /* with its space */
	WIDTH_FOR_DATES = 60      /* of the list: in a narrower one a title needs the room */
};

#define WHOLE UINT32_MAX          /* the row of a document, not of one of its hits */

/* The text of a row comes when the row is seen. */
static void add_row(struct app *app, struct found_row row)
{
	struct quests *quests = &app->quests;
	bool is_document = row.hit == WHOLE;

	quests->rows = memory_grow(quests->rows, quests->count, &quests->capacity,
	                            sizeof *quests->rows);
	quests->rows[quests->count] = row;
	list_add(&app->listing.list, (struct list_row){
		.label = STR(""),
		.role = is_document ? ROLE_LABEL : ROLE_DIM,
		.id = (uint32_t)quests->count++,
		.indent = is_document ? 0 : 2,
		.label_columns = is_document ? 1 : PLACE_COLUMNS,
	});
}

static void add_rows(struct app *app)
{
	struct hits *hits = app->quests.found.hits;
	size_t count = hits ? hits_document_count(hits) : 0;

	app->quests.count = 0;
	for (uint32_t i = 0; i < count; i++) {
		size_t pieces = hits_of_document(hits, i);
		add_row(app, (struct found_row){ i, WHOLE });
		for (uint32_t j = 0; j < pieces && app->quests.count < MOST_ROWS; j++)
			add_row(app, (struct found_row){ i, j });
		if (app->quests.count == MOST_ROWS)
			break;
	}
}

void found_fill(struct app *app)
{
	struct list *list = &app->listing.list;
	struct str words = str_of(app->listing.words);

	if (!str_equal(words, app->quests.found.words)) {
		quest_begin(app, words);
		if (app->quests.sought.hits)
			quest_search(app, TYPING_MS);
	}
	if (str_equal(words, app->quests.found.words))
		add_rows(app);
	struct str told = quest_summary(app, &list->arena);
	list->title = str_is_empty(words) ? (struct str)STR("Search in the library")
	            : arena_format(&list->arena, "%.*s%s%.*s", (int)told.size, told.data,
	                           told.size ? " · " : "", (int)words.size, words.data);
	list->widest = LIST_WIDE;
	list->hint = str_of(app->quests.count < MOST_ROWS ? "newest first"
	                                                   : "the newest; more words find less");
}

/* The symbol, or the name of the file; title, date and language beside it. */
static void show_document(struct app *app, struct list_row *row, uint32_t document)
{
	struct list *list = &app->listing.list;
	struct library_entry entry;
	struct unroll_error error = { 0 };

	if (!hits_entry(app->quests.found.hits, document, &list->arena, &entry, &error)) {
		row->label = arena_copy(&list->arena, str_of(error.message));
		return;
	}
	row->label = entry_label(&entry);
	row->text = entry.title;
	const char *code = unroll_language_code(entry.language);
	row->remark = list->width < WIDTH_FOR_DATES ? str_of(code)
	            : arena_format(&list->arena, "%.*s  %s", (int)entry.adopted.size,
	                           entry.adopted.data, code);
	row->label_columns = (int)text_width(row->label);
}

/* Of another width all rows are made anew. */
static void forget_rows(struct app *app)
{
	struct list *list = &app->listing.list;

	if (app->quests.width == list->width)
		return;
	app->quests.width = list->width;
	for (size_t i = 0; i < list->count; i++)
		list->rows[i].label = list->rows[i].text = (struct str)STR("");
}

void found_show(struct app *app)
{
	struct list *list = &app->listing.list;
	size_t end = list_visible_end(list);

	forget_rows(app);
	for (size_t i = list->first; i < end; i++)
		if (app->quests.rows[i].hit == WHOLE && str_is_empty(list->rows[i].label))
			show_document(app, &list->rows[i], app->quests.rows[i].document);
}

struct hit found_hit(struct app *app, uint32_t row)
{
	const struct found_row *found = &app->quests.rows[row];

	if (found->hit == WHOLE)
		return (struct hit){ .kind = HIT_TITLE };
	return hits_at(app->quests.found.hits, found->document, found->hit);
}

struct str found_symbol(struct app *app, uint32_t row)
{
	struct library_entry entry = { .symbol = STR("") };

	hits_entry(app->quests.found.hits, app->quests.rows[row].document, &app->scratch, &entry,
	           NULL);
	return entry.symbol;
}

/* Where a hit stands that is there. */
static struct str place_of(const struct unroll_document *document, struct hit hit,
                           struct arena *arena)
{
	char name[UNROLL_PLACE_SIZE];

	if (hit.kind == HIT_TITLE)
		return (struct str)STR("title");
	if (hit.kind == HIT_NOTE) {
		struct str label = document->notes[hit.index].label;
		return arena_format(arena, "note %.*s", (int)label.size, label.data);
	}
	unroll_paragraph_place_short(document, hit.index, name);
	return arena_copy(arena, str_of(name));
}

/* The excerpt with its ellipses, on one line. */
static void set_excerpt(struct app *app, struct list_row *row, struct str text)
{
	struct arena *arena = &app->listing.list.arena;
	int columns = list_text_columns(&app->listing.list, row) - 2 * ELLIPSIS_COLUMNS;
	struct excerpt excerpt = excerpt_make(text, app->quests.found.query,
	                                      columns > 1 ? (size_t)columns : 1,
	                                      &app->quests.folds, arena);
	const char *before = excerpt.is_cut_before ? "… " : "";
	struct str whole = arena_format(arena, "%s%.*s%s", before, (int)excerpt.text.size,
	                                excerpt.text.data, excerpt.is_cut_after ? " …" : "");
	char *bytes = memcpy(arena_allocate(arena, whole.size + 1), whole.data, whole.size + 1);

	for (size_t i = 0; i < whole.size; i++)
		if (bytes[i] == '\n' || bytes[i] == '\t')
			bytes[i] = ' ';
	for (size_t i = 0; i < excerpt.marks.count; i++) {
		excerpt.marks.items[i].start += strlen(before);
		excerpt.marks.items[i].end += strlen(before);
	}
	row->text = (struct str){ bytes, whole.size };
	row->marks = excerpt.marks;
}

static struct unroll_document *load(struct app *app, uint32_t number, struct unroll_error *error)
{
	struct library_entry entry;
	struct unroll_document *document = NULL;

	if (!hits_entry(app->quests.found.hits, number, &app->scratch, &entry, error))
		return NULL;
	int file = library_open_file(shelf_library(&app->shelf), &entry, error);
	if (file >= 0)
		document = unroll_load_fd(file, entry.name.data, NULL, error);
	if (file >= 0)
		close(file);
	return document;
}

/* What is there now in place of a hit is no answer if the words do not stand in it. */
static void show_hit(struct app *app, struct list_row *row, const struct unroll_document *document)
{
	struct hit hit = found_hit(app, row->id);
	struct str text;

	if (hit_text(document, hit, &text)
	    && query_matches(app->quests.found.query, text, &app->quests.folds)) {
		row->label = place_of(document, hit, &app->listing.list.arena);
		set_excerpt(app, row, text);
		return;
	}
	row->label = (struct str)STR("changed");
	row->text = (struct str)STR("no longer what was indexed");
}

/* All rows of a document that are on the screen. */
static void show_hits(struct app *app, uint32_t number, size_t first, size_t end)
{
	struct list *list = &app->listing.list;
	struct loaded *loaded = &app->quests.loaded;
	struct unroll_error error = { 0 };
	struct unroll_document *fresh = loaded_find(loaded, number) ? NULL : load(app, number, &error);

	if (fresh)
		loaded_keep(loaded, number, fresh);
	const struct unroll_document *document = loaded_find(loaded, number);
	for (size_t i = first; i < end && app->quests.rows[i].document == number; i++) {
		if (document)
			show_hit(app, &list->rows[i], document);
		else
			list->rows[i].text = arena_copy(&list->arena, str_of(error.message));
	}
}

bool found_load(struct app *app)
{
	struct list *list = &app->listing.list;
	size_t end = list_visible_end(list);

	forget_rows(app);
	for (size_t i = list->first; i < end; i++) {
		const struct found_row *row = &app->quests.rows[i];
		if (row->hit == WHOLE || !str_is_empty(list->rows[i].text))
			continue;
		show_hits(app, row->document, i, end);
		return true;
	}
	return false;
}
