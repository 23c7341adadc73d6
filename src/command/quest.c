#include "command/quest.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/str.h"
#include "command/state.h"
#include "library/hits.h"
#include "library/library.h"
#include "view/words.h"

static void quest_free(struct quest *quest)
{
	hits_free(quest->hits);
	arena_free(&quest->arena);
	*quest = (struct quest){ .words = STR(""), .trouble = STR("") };
}

void quests_free(struct quests *quests)
{
	quest_free(&quests->sought);
	quest_free(&quests->found);
	loaded_forget(&quests->loaded);
	free(quests->rows);
	history_free(&quests->history);
	fold_table_free(&quests->folds);
}

static struct store *store_of(struct app *app, struct unroll_error *error)
{
	struct library *library = shelf_library(&app->shelf);

	if (library)
		return library_store(library, error);
	error_set(error, UNROLL_ERROR_ABSENT, 0, "there is no library here");
	return NULL;
}

/* What was sought is found: it takes the place of what was found before. */
static void settle(struct app *app)
{
	quest_free(&app->quests.found);
	loaded_forget(&app->quests.loaded);
	app->quests.found = app->quests.sought;
	app->quests.sought = (struct quest){ .words = STR(""), .trouble = STR("") };
}

void quest_begin(struct app *app, struct str words)
{
	struct quest *quest = &app->quests.sought;
	struct unroll_error error = { 0 };
	struct store *store = store_of(app, &error);

	quest_free(quest);
	quest->words = arena_copy(&quest->arena, words);
	quest->query = arena_allocate_zeroed(&quest->arena, 1, sizeof *quest->query);
	if (store && query_parse(quest->query, quest->words, QUERY_TYPING, &quest->arena, &error))
		quest->hits = hits_begin(store, quest->query, &error);
	if (quest->hits)
		return;
	if (error.kind == UNROLL_ERROR_ABSENT)
		quest->trouble = str_of("nothing is indexed yet; in the shell: unroll index FOLDER");
	else if (!str_is_empty(words))
		quest->trouble = arena_copy(&quest->arena, str_of(error.message));
	settle(app);
}

bool quest_search(struct app *app, int milliseconds)
{
	struct unroll_error error = { 0 };
	struct hits *hits = app->quests.sought.hits;

	if (hits_step(hits, milliseconds))
		return false;
	if (!hits_are_complete(hits, &error))
		app_complain(app, "%s", error.message);
	settle(app);
	return true;
}

struct str quest_summary(struct app *app, struct arena *arena)
{
	struct hits *hits = app->quests.found.hits;

	if (app->quests.sought.hits)
		return (struct str)STR("searching…");
	if (!hits)
		return app->quests.found.trouble;
	if (hits_count(hits) == 0)
		return (struct str)STR("nothing found");
	struct str places = words_count(arena, hits_count(hits), "place");
	struct str documents = words_count(arena, hits_document_count(hits), "document");
	return arena_format(arena, "%.*s in %.*s", (int)places.size, places.data,
	                    (int)documents.size, documents.data);
}
