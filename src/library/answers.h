/*
 * What the stored library has answered about symbols, kept: a screen that is
 * drawn asks for the same ones again and again. Forgotten when the library
 * changes.
 */
#ifndef LIBRARY_ANSWERS_H
#define LIBRARY_ANSWERS_H

#include <stddef.h>

#include "base/arena.h"
#include "library/store.h"

struct answer {
	struct str symbol;
	enum unroll_language preferred;
	bool is_here;
	struct library_entry entry;
};

/* Zero-initialise it; the owner calls answers_forget() at the end. */
struct answers {
	struct arena texts;
	struct answer **items;    /* by symbol and language */
	size_t count, capacity;
};

/* As store_find(), but NULL if it is absent or cannot be read. Valid until answers_forget(). */
const struct library_entry *answers_find(struct answers *answers, struct store *store,
                                         struct str symbol, enum unroll_language preferred);

void answers_forget(struct answers *answers);

#endif
