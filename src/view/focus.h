/* Moving from mark to mark in a document view, and letters to choose one. */
#ifndef VIEW_FOCUS_H
#define VIEW_FOCUS_H

#include "view/document_view.h"

/*
 * Focus the next or previous mark of what is not folded: from the one in focus,
 * otherwise from the first row of the screen. It is shown and its paragraph is
 * current. Return false if there is none.
 */
bool focus_next(struct document_view *view);
bool focus_previous(struct document_view *view);

/* Focus one mark and show it. */
void focus_set(struct document_view *view, struct mark mark);

/* The mark at a cell of the screen, or none; the item of its row in *item. */
struct mark focus_at(struct document_view *view, int row, int column, uint32_t *item);

/* The mark that a run of the half of a side shows, or none. */
struct mark focus_mark_of_run(const struct document_view *view, enum side side,
                              const struct half *half, const struct flow_run *run);

/* The span of a mark, in the document of its side. */
const struct unroll_span *focus_span(const struct document_view *view, struct mark mark);

enum { HINT_SIZE = 3 };           /* letters of a hint and a NUL */

/* The marks on the screen, each with the letters that choose it. */
struct hints {
	struct mark *marks;
	size_t count, capacity;
	int letters;              /* of each hint: 1 or 2 */
	char typed[HINT_SIZE];
};

/* Label the marks on the screen; return how many there are. Free it with hints_free(). */
size_t hints_start(struct hints *hints, struct document_view *view);

/* The letters of a mark. */
void hint_of(const struct hints *hints, size_t index, char hint[HINT_SIZE]);

/*
 * Type a letter. Return true when hinting is over: *chosen is the mark, or none
 * if the letters choose nothing.
 */
bool hints_type(struct hints *hints, uint32_t letter, struct mark *chosen);

void hints_free(struct hints *hints);

/* Draw the letters over a view that was drawn. */
void hints_draw(const struct hints *hints, struct document_view *view, struct screen *screen);

#endif
