/* What is known of a document beside its text, in words for a person. */
#ifndef VIEW_FACTS_H
#define VIEW_FACTS_H

#include <unroll/document.h>

#include "base/arena.h"

/* Two texts with something between them; where one is empty, the other one alone. */
struct str words_join(struct arena *arena, struct str a, const char *between, struct str b);

/* "Thirty-second session · 42nd meeting · 2016-06-30 · without a vote", as far as it is known. */
struct str facts_of(struct arena *arena, const struct unroll_document *document);

/* The two halves of it: in the words of the document, and in ours. */
struct str facts_of_meeting(struct arena *arena, const struct unroll_document *document);
struct str facts_of_vote(struct arena *arena, const struct unroll_document *document);

#endif
