/*
 * The foot of a page: below a rule the footnotes, whose numbers a converter may
 * have left before, between or behind the bodies, and furniture.
 */
#ifndef STRUCTURE_FOOT_H
#define STRUCTURE_FOOT_H

#include "structure/row.h"

/* A footnote and its rows among those of the foot without furniture. */
struct foot_note {
	uint32_t number;
	size_t first, count;
};

struct foot {
	struct row *bodies;       /* rows of text, in their order */
	struct row *furniture;    /* job numbers, page numbers */
	struct foot_note *notes;  /* in the order of their numbers */
	size_t body_count, furniture_count, note_count;
	size_t carried;           /* the first bodies, which go on with a note of the page before */
};

/*
 * Read the rows below a rule, where note `due` is the next; no notes if they are
 * none. Everything lives in the arena.
 */
struct foot foot_read(struct arena *arena, const struct rows *rows, size_t first, size_t end,
                      uint32_t due);

/* Whether a row is furniture by its form alone. */
bool foot_is_furniture(const struct row *row);

#endif
