/* The library as it is looked through: the list of its documents and how it is narrowed. */
#ifndef COMMAND_BROWSING_H
#define COMMAND_BROWSING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "view/collection.h"
#include "view/prompt.h"

struct app;
struct library_entry;

struct browsing {
	struct arena entries;
	struct collection collection;
	bool is_loaded;
	bool is_of_folder;        /* only what lies in the shelf's folder is listed */
	unsigned version;         /* of the library, when it was loaded */
	enum collection_order order;
	enum unroll_language language;          /* that was chosen here; or none */
	enum unroll_language narrowed_to;       /* the one that the words ask for; or none */
	int width;                /* of the list, when its remarks were made */
	struct history history;   /* of words that narrowed */
};

void browsing_free(struct browsing *browsing);

/* run_library.c: fill the list of documents, complete the rows that are on the screen. */
void library_fill(struct app *app);
void library_show(struct app *app);

/* Prepare for narrowing, if the list is on the screen; return whether work is left. */
bool library_prepare(struct app *app);

/* Make the list anew, with the bar on the same work: the library knows more. */
void library_refresh(struct app *app);

/* Open the work of a row; its symbol, which may be empty. */
void library_follow(struct app *app, uint32_t work);
struct str library_symbol(struct app *app, uint32_t work);

/*
 * Read a document of the library; what is left can be come back to. Return false,
 * having said why, if it cannot be read.
 */
bool library_open_entry(struct app *app, const struct library_entry *entry);

/* What a key in the prompt that narrows led to. */
void library_typed(struct app *app);
void library_entered(struct app *app);

/* What is entered, and so complete, may have a mistake that was forgiven while it was typed. */
void check_query(struct app *app, struct str words);

/* Show all documents again; return false if they are shown. */
bool library_widen(struct app *app);

#endif
