/*
 * A search of the library that goes on while keys are pressed: what is sought,
 * and what was found last, which is shown until then.
 */
#ifndef COMMAND_QUEST_H
#define COMMAND_QUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fold.h"
#include "command/loaded.h"
#include "command/trail.h"
#include "view/prompt.h"

struct app;
struct hits;
struct query;

/* One search and all that lives as long as its hits. */
struct quest {
	struct arena arena;
	struct str words;         /* as they were typed */
	struct query *query;
	struct hits *hits;        /* NULL if there is nothing to look for */
	struct str trouble;       /* why there is not, if something was asked; or empty */
};

/* A row of the list: a document, or one of its hits below it. */
struct found_row {
	uint32_t document;
	uint32_t hit;             /* UINT32_MAX for the document itself */
};

struct quests {
	struct quest sought;      /* without hits when nothing is */
	struct quest found;
	struct list_place place;  /* where to stand when what is sought is found */
	struct found_row *rows;   /* of the list, whose ids are indices of these */
	size_t count, capacity;
	struct loaded loaded;     /* documents of the rows, by their numbers among what was found */
	int width;                /* of the list, when its excerpts were made */
	struct history history;
	struct fold_table folds;
};

void quests_free(struct quests *quests);

/* Look for words, in place of what is sought. Without any, or a library, nothing is found at once. */
void quest_begin(struct app *app, struct str words);

/*
 * Search for about so many milliseconds; return whether that was the end: then
 * what was sought is found.
 */
bool quest_search(struct app *app, int milliseconds);

/*
 * "1,204 places in 41 documents", "nothing found", "searching…", or what is wrong;
 * empty if nothing was looked for.
 */
struct str quest_summary(struct app *app, struct arena *arena);

#endif
