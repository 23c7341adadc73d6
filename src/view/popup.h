/*
 * A box over the text that moves nothing: notes, or what there is to say about a
 * mark. Its links can be followed.
 */
#ifndef VIEW_POPUP_H
#define VIEW_POPUP_H

#include "base/arena.h"
#include "layout/lines.h"
#include "library/library.h"
#include "screen/screen.h"
#include "view/paint.h"
#include "view/parallel.h"
#include "view/search.h"

struct popup_block {
	struct flow flow;
	struct lines lines;
	const struct unroll_document *document; /* whose text it is; NULL for our own words */
	uint32_t note;            /* that it shows, or UNROLL_NONE */
};

struct popup_link {
	size_t block;
	uint32_t run;             /* of the block's flow */
};

/* Zero-initialise it, add blocks, open it; free it in any state. */
struct popup {
	struct arena arena;       /* of the texts */
	struct str title, hint;   /* in the upper and the lower border */
	struct popup_block *blocks;
	struct popup_link *links;
	size_t block_count, block_capacity, link_count, link_capacity;
	size_t focus;             /* index of links; link_count if there is none */
	bool is_quiet;            /* nothing has the focus at first, and all texts have links; otherwise
	                             the first link has it, and links are those of notes */
	const struct search *searches;  /* SIDE_COUNT of them, whose matches are shown in notes; may be
	                                   NULL; borrowed */
	int row, column;          /* of the upper left corner of the border */
	int height, width;        /* with the border */
	int first;                /* the row of the contents that is shown first */
	int rows;                 /* of the contents */
	int most_rows;            /* of them that are shown at once; 0 for as many as there is room */
	struct painter painter;
};

void popup_free(struct popup *popup);

void popup_add_note(struct popup *popup, const struct unroll_document *document, uint32_t note);

/* Add a note, or a paragraph, of a document that must outlive the pop-up. */
void popup_quote_note(struct popup *popup, const struct unroll_document *document, uint32_t note);
void popup_add_paragraph(struct popup *popup, const struct unroll_document *document,
                         uint32_t paragraph);

/* Add a paragraph of our own words, copied. */
void popup_add_text(struct popup *popup, struct str text);

/* The same in a language, with the looks of a kind of span. */
void popup_add_words(struct popup *popup, struct str text, enum unroll_language language,
                     enum unroll_span_kind looks);

/* Find the links; focus the first one, if there is one and the pop-up is not quiet. */
void popup_open(struct popup *popup);

/* Where a pop-up may stand: a screen, and the rows that should stay visible. */
struct popup_space {
	int rows, columns;
	int first, last;          /* of the paragraph that it belongs to; -1 if off the screen */
	int left, right;          /* columns between which the text stands */
	bool right_to_left;       /* the box is set towards the right */
};

/* Break the contents for the space and find the place: below the paragraph, or above. */
void popup_fit(struct popup *popup, struct popup_space space);

void popup_draw(struct popup *popup, const struct library *library, struct screen *screen);

/* Scroll the contents; return false at the end. */
bool popup_scroll(struct popup *popup, int rows);

/* Focus the next or previous link, in a ring, and show it; return false if there is none. */
bool popup_focus(struct popup *popup, int step);

/* The link in focus, or NULL; and the document whose link it is. */
const struct flow_run *popup_link(const struct popup *popup);
const struct unroll_document *popup_link_document(const struct popup *popup);

/* Focus the link at a cell of the screen; return whether one is there. */
bool popup_focus_at(struct popup *popup, int row, int column);

/* Whether a cell of the screen lies in the box. */
bool popup_covers(const struct popup *popup, int row, int column);

#endif
