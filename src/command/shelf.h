/* The documents that were opened in this run, and the library that others come from. */
#ifndef COMMAND_SHELF_H
#define COMMAND_SHELF_H

#include <unroll/error.h>

#include "library/library.h"
#include "view/document_view.h"

enum { BOOKMARKS = 26 };          /* one a letter */

struct bookmark {
	bool is_set;
	struct standpoint standpoint;
};

/* A document with everything that the reader has done to it. */
struct book {
	struct unroll_document *document;
	char *path;               /* to find its place again; NULL if it has none */
	struct document_view view;
	struct bookmark bookmarks[BOOKMARKS];
	struct citers *citers;    /* who cites it, once that was asked; or NULL */
};

struct shelf {
	struct book **books;      /* each stays where it is until the end */
	size_t count, capacity;
	char *folder;             /* of the first document; NULL if it has none */
	char *database;           /* of the library behind that folder, or NULL */
	struct library *library;  /* NULL until it was needed, or if it cannot be read */
	bool library_tried;
	bool is_blank;            /* the first book is */
};

/* Put the first document on the shelf, which owns it from now on. */
struct book *shelf_start(struct shelf *shelf, const char *path, struct unroll_document *document);

/*
 * Without a document, the first book is one without a word. The folder, or NULL,
 * is looked into as that of a document would be.
 */
struct book *shelf_start_blank(struct shelf *shelf, const char *folder);

/* The first document's folder and the index behind it, opened when first asked for; or NULL. */
struct library *shelf_library(struct shelf *shelf);

enum { SHELF_PATIENCE_MS = 60 };  /* for looking into files while a key waits */

/*
 * The book of a symbol: one that is on the shelf, or else one of the library. On
 * failure return NULL; UNROLL_ERROR_ABSENT says that it is not in the library, as far as
 * that is known: see shelf_is_complete().
 */
struct book *shelf_find(struct shelf *shelf, struct str symbol, enum unroll_language preferred,
                        struct unroll_error *error);

/*
 * The book of a symbol in one language and no other; absent otherwise, as above.
 * Files are looked into for `milliseconds`: then those that are as likely to be it
 * in another language were, too, and need no more patience.
 */
struct book *shelf_find_language(struct shelf *shelf, struct str symbol,
                                 enum unroll_language language, int milliseconds,
                                 struct unroll_error *error);

/* Whether what was not found is not in the library: all of it was looked into. */
bool shelf_is_complete(struct shelf *shelf);

/* A document that is looked at without being put on the shelf. */
struct glimpse {
	const struct unroll_document *document;
	struct unroll_document *owned;          /* the same; NULL if it is a book's */
	bool is_part;             /* only its beginning was read */
};

/*
 * Look at the document of a symbol, at the beginning only of a very large one:
 * this never takes long. False on failure, as for shelf_find(). Free the glimpse
 * with glimpse_free(); it ends with the shelf.
 */
bool shelf_glimpse(struct shelf *shelf, struct str symbol, enum unroll_language preferred,
                   struct glimpse *glimpse, struct unroll_error *error);

/* The same of an entry of the library. */
bool shelf_glimpse_entry(struct shelf *shelf, const struct library_entry *entry,
                         struct glimpse *glimpse, struct unroll_error *error);

void glimpse_free(struct glimpse *glimpse);

/* The book of an entry of the library, opened if it is not on the shelf; NULL on failure. */
struct book *shelf_open(struct shelf *shelf, const struct library_entry *entry,
                        struct unroll_error *error);

void shelf_free(struct shelf *shelf);

#endif
