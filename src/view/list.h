/*
 * A list that fills the screen: the outline, documents cited, the help. Each row
 * is a label, a text and a remark at the far end; where the screen is too narrow
 * for three, the text takes a line of its own.
 */
#ifndef VIEW_LIST_H
#define VIEW_LIST_H

#include <stdbool.h>

#include "base/arena.h"
#include "layout/lines.h"
#include "library/query.h"
#include "screen/screen.h"

struct list_row {
	struct str label, text, remark;
	struct query_ranges marks;      /* of the text, that are shown as matches */
	enum role role;           /* of the label */
	uint32_t id;              /* what the row stands for; LIST_NO_ID for a heading */
	int indent;               /* columns before the label */
	int label_columns;        /* of a label that its text always stands beside; 0 for one that is
	                             as wide as the others of the list */
};

#define LIST_NO_ID UINT32_MAX

enum { LIST_WIDE = 160 };         /* columns of a list of long titles and excerpts */

/* Zero-initialise it, set the title, add rows, open it. */
struct list {
	struct arena arena;       /* of the texts that were made for it */
	struct str title, hint;
	struct list_row *rows;
	size_t count, capacity;
	size_t selected;          /* never a heading, if there is another row */
	size_t first;             /* the row at the top of the screen */
	int label_width;          /* columns of the widest label and its indent */
	int remark_width;         /* of the widest remark beside a text */
	int least_text;           /* columns that a text needs beside its label; 0 for the usual */
	int widest;               /* columns that its rows have at most; 0 for the usual */
	int height, width;        /* of the screen, without the status line */
	int columns;              /* of the screen: the list need not fill them */
	bool is_narrow;           /* texts take a line of their own */
	bool right_to_left;       /* labels stand at the right; list_clear() forgets it */
	enum bidi_mode mode;
};

void list_free(struct list *list);

void list_add(struct list *list, struct list_row row);

/* Take all rows away, to add others. */
void list_clear(struct list *list);

/* Select a row, or the next one that is no heading. */
void list_select(struct list *list, size_t row);

void list_resize(struct list *list, int height, int width);

void list_draw(const struct list *list, struct screen *screen);

/* Move the selection by rows that are no headings; return false at an end. */
bool list_move(struct list *list, int count);

/* Move by screens. */
bool list_page(struct list *list, int count);

/* The row at a row of the screen, or list->count. */
size_t list_at(const struct list *list, int screen_row);

/* The first and the last row of the screen where the selected row stands. */
void list_rows_of_selected(const struct list *list, int *first, int *last);

/* The rows on the screen: from list->first up to but not including the one returned. */
size_t list_visible_end(const struct list *list);

/* The columns that the text of a row has. */
int list_text_columns(const struct list *list, const struct list_row *row);

/* The selected row, or NULL if none can be. */
const struct list_row *list_selected(const struct list *list);

#endif
