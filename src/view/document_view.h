/*
 * A document on the screen: which rows are shown, which paragraph is current,
 * which mark has the focus. What is kept is a place in the text, never a row,
 * so that a change of width and back changes nothing.
 */
#ifndef VIEW_DOCUMENT_VIEW_H
#define VIEW_DOCUMENT_VIEW_H

#include "library/library.h"
#include "screen/screen.h"
#include "view/items.h"
#include "view/layouts.h"
#include "view/marks.h"
#include "view/paint.h"
#include "view/rows.h"
#include "view/search.h"

/* Everything that comes back with the reader. */
struct standpoint {
	struct spot top;         /* of the first row */
	uint32_t current;         /* an item */
	struct mark focus;
};

/*
 * A fold, or skimming, that may be taken back: as long as nobody moved since,
 * what shows the old paragraph again shows it where it was.
 */
struct turn {
	struct standpoint before, after;
	bool skim;                /* whether one skimmed before */
	const struct unroll_document *other;    /* what stood beside it before, or NULL */
};

struct document_view {
	struct items items;
	struct layouts layouts;
	struct painter painter;
	struct search searches[SIDE_COUNT];     /* of the other side only while there is one */
	size_t match;             /* the one stood at, as finding.h counts; SIZE_MAX if none */

	struct spot anchor;      /* the first row, before any clamping to the screen's size */
	struct row top;           /* the first row shown, exact for the present width */
	uint32_t current;         /* the item with the bar; always a shown one */
	uint32_t chosen;          /* the one that was made current last, not carried along by scrolling */
	struct mark focus;
	struct turn turn;
	struct parallel parallel; /* in use while layouts.parallel points to it */
	int rows;                 /* of the screen that are the text's */
	int columns;              /* of the screen */
	int text_width;           /* the widest that a text may be, in columns */
	int lefts[SIDE_COUNT];    /* the column where each text begins; the bar is two before it */
};

/* Plain: nothing but numbered lines, as for the source of a document. */
void document_view_start(struct document_view *view, const struct unroll_document *document,
                         bool plain);
void document_view_free(struct document_view *view);

/* Give the view a size; the text is at most `text_width` columns wide. */
void document_view_resize(struct document_view *view, int rows, int columns, int text_width);

/* Fit the first row to what is shown now: after resizing, folding, skimming. */
void document_view_settle(struct document_view *view);

/* Let a row be the first of the screen, or as near to that as the end of the document lets it. */
void document_view_put(struct document_view *view, struct row row);

/*
 * Scroll by rows, down or up; where nothing can scroll any more, the current
 * paragraph moves. Return false if nothing moved at all.
 */
bool document_view_scroll(struct document_view *view, int rows);

/* Make an item of the screen current where it is. */
void document_view_point(struct document_view *view, uint32_t item);

/*
 * Make an item current and show it, with its first row at the top of the screen
 * unless all of it is on the screen. What is hidden is told by what hides it.
 */
void document_view_jump(struct document_view *view, uint32_t item);

/* The same, with whatever hides it opened. */
void document_view_go(struct document_view *view, uint32_t item);

/* Show a place and make its item current. */
void document_view_show_spot(struct document_view *view, struct spot spot);

/* Where a byte of a paragraph of one side stands. */
struct spot document_view_spot(const struct document_view *view, enum side side,
                               uint32_t paragraph, uint32_t byte);

/* Move by a count of shown items; return false at an end. */
bool document_view_step(struct document_view *view, int count);

/* Move by a count of parts; return false at an end. */
bool document_view_step_part(struct document_view *view, int count);

void document_view_first(struct document_view *view);
void document_view_last(struct document_view *view);

/*
 * document_fold.c: fold or unfold a part, the parts of a kind, all but the masthead, or what
 * stands below a heading; the current paragraph keeps its row.
 */
void document_view_fold(struct document_view *view, uint32_t section, bool folded);
void document_view_fold_kind(struct document_view *view, enum unroll_section_kind kind);
void document_view_fold_all(struct document_view *view);

void document_view_fold_group(struct document_view *view, struct group group, bool folded);

/* Open what hides a paragraph. */
void document_view_uncover(struct document_view *view, uint32_t paragraph);

void document_view_skim(struct document_view *view, bool skim);

/*
 * document_pair.c: show another document beside the one that is read, or none if
 * it is NULL; the current paragraph keeps its row. It is borrowed until then.
 */
void document_view_pair(struct document_view *view, const struct unroll_document *other);

/* The document of a side; NULL if there is none. */
const struct unroll_document *document_view_document(const struct document_view *view,
                                                     enum side side);

/* Put the texts where they belong, for the size of the screen: side by side if there is room. */
void document_view_shape(struct document_view *view);

/* The paragraph that is current, or UNROLL_NONE; the section, or UNROLL_NONE on the title. */
uint32_t document_view_paragraph(const struct document_view *view);
uint32_t document_view_section(const struct document_view *view);

struct standpoint document_view_standpoint(const struct document_view *view);
void document_view_return(struct document_view *view, struct standpoint standpoint);

/* Whether labels and the bar of a side stand at the right. */
bool document_view_is_right_to_left(const struct document_view *view, enum side side);

/* The row of the screen where an item's first visible row stands; -1 if it is not on it. */
int document_view_row_of(struct document_view *view, uint32_t item);

#endif
