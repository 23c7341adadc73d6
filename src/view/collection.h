/*
 * The documents of a library as a person chooses among them: works, of which
 * each is one document in all its languages, narrowed by words and in an order.
 */
#ifndef VIEW_COLLECTION_H
#define VIEW_COLLECTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <unroll/error.h>

#include "library/query.h"
#include "library/tokens.h"

enum collection_order {
	COLLECTION_NEWEST,        /* by date of adoption, then by symbol */
	COLLECTION_BY_SYMBOL,     /* as people count: 32/6 before 32/10 */
	COLLECTION_BY_TITLE,
	COLLECTION_ORDER_COUNT
};

struct work {
	const struct library_entry *versions;   /* by language; at least one */
	uint32_t version_count;
	uint32_t words, words_end;              /* bytes of the collection's words */
};

/* Zero-initialise it, free it with collection_free(). */
struct collection {
	struct work *works;       /* by symbol */
	uint32_t count;
	uint32_t *sorted;         /* all works in the present order */
	uint32_t *shown;          /* those of them that the words leave */
	uint32_t shown_count;
	enum collection_order order;
	enum unroll_language language;          /* that titles are compared in, if there are several */
	struct token_text words;  /* by which works are narrowed */
	uint32_t folded_count;    /* works whose words are there */
	struct fold_table folds;
};

/*
 * Start with all works of the entries, the newest first. The entries are put in
 * order, and stay the caller's; they must outlive the collection.
 */
void collection_start(struct collection *collection, struct library_entries entries);

void collection_free(struct collection *collection);

/* Put the works in another order; the language is the one whose titles count. */
void collection_sort(struct collection *collection, enum collection_order order,
                     enum unroll_language language);

/*
 * Make some of the words, so that the first letter that is typed need not wait;
 * return whether some are left to be made.
 */
bool collection_prepare(struct collection *collection);

/*
 * Show only works that have all terms of a query and pass its filter. A word may
 * stand anywhere in one of theirs; a number is one of theirs, of which the last
 * one may be the beginning if it `goes_on`.
 */
void collection_narrow(struct collection *collection, const struct query *query, bool goes_on);

/* Of several versions the one in the preferred language, else English, else the first. */
const struct library_entry *work_version(const struct work *work, enum unroll_language preferred);

/* What an order is called: "newest", "symbol", "title". Static. */
const char *collection_order_name(enum collection_order order);

#endif
