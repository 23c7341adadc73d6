/*
 * A flow broken into lines of one width, and the cells of a line in the order
 * of the eye. Lines are broken in logical order (Unicode Standard Annex 14 with
 * the tailoring for symbols and French); right-to-left text is then reordered
 * line by line (Annex 9). Widths are wcwidth()'s, which is what ncurses uses.
 */
#ifndef LAYOUT_LINES_H
#define LAYOUT_LINES_H

#include "layout/flow.h"

struct line {
	uint32_t start, end;      /* bytes of the flow's text; the lines' ranges follow on each other */
	uint32_t shown_end;       /* where the spaces that hang over the end begin */
	uint32_t width;           /* columns of [start, shown_end), without what is left blank */
	uint32_t column;          /* of a line of a cell: see line_column() */
	uint32_t beside;          /* of a line of a cell: see line_beside() */
	bool is_cell;             /* of a row of a table: see layout/table.h */
	bool is_plain;            /* its glyphs are its characters, in the order in which they are
	                             stored, each as wide as gate_width() says */
	bool is_rule;             /* it holds no text: a rule is drawn, as wide as the line */
	bool hyphen;              /* a hyphen follows, in one column more: a soft hyphen stands
	                             there */
};

struct lines {
	struct line *items;       /* never none: an empty text has one empty line; behind those that
	                             count are those that stand beside them */
	size_t count, capacity;   /* the count is that of rows on the screen */
};

/*
 * The line that stands beside one on the same row of the screen, in a later cell
 * of a table; NULL if there is none.
 */
static inline const struct line *line_beside(const struct lines *lines, const struct line *line)
{
	return line->beside ? &lines->items[line->beside] : NULL;
}

/*
 * Break a flow for `width` columns, of which flow->hang are left blank; when
 * fewer than 8 are left, the hang is given up: see line_hang(). Widths below 2
 * count as 2. Earlier contents of *lines are replaced. A word wider than the line
 * is broken between grapheme clusters, a symbol first behind its slashes.
 */
void lines_break(struct lines *lines, const struct flow *flow, uint32_t width);

void lines_free(struct lines *lines);

/* The index of the line, or of the first on its row, that holds a byte of the flow's text. */
size_t lines_find(const struct lines *lines, uint32_t offset);

/*
 * The columns left blank before the text of the line that begins at byte
 * `start`, at the side where lines begin: flow->hang, or, when it is given up, 0
 * and on the first line room for the label.
 */
uint32_t line_hang(const struct flow *flow, uint32_t start, uint32_t width);

/* The same for a line that was broken: in a table, what stands before its cell, too. */
uint32_t line_column(const struct flow *flow, const struct line *line, uint32_t width);

/* How right-to-left text is handed to the terminal. */
enum bidi_mode {
	BIDI_VISUAL,              /* in the order of the eye: the terminal draws as told */
	BIDI_LOGICAL              /* in the order of reading: the terminal turns it round */
};

/* One grapheme cluster, or a part of one that takes cells of its own, at its place in a line. */
struct glyph {
	uint32_t start, end;      /* bytes of the flow's text */
	uint32_t mirrored;        /* the code point to show instead: a bracket turned round, the
	                             hyphen of a line, U+FFFD for a mark without a base; or 0 */
	uint16_t column;          /* from the left edge of the width that was broken for */
	uint8_t width;            /* in columns: 1 or 2 */
};

struct glyphs {
	struct glyph *items;
	size_t count, capacity;
};

/*
 * Place the clusters of a line from left to right, its hyphen too. What is not
 * shown has no glyph; blanks have one. The label of the first line is placed by
 * label_place(). Earlier contents of *glyphs are replaced.
 */
void line_place(const struct flow *flow, const struct line *line, uint32_t width,
                enum bidi_mode mode, struct glyphs *glyphs);

/*
 * Place the clusters of the label, which stands on the first line; offsets are
 * bytes of flow->label. No glyph if there is no label, or no room for one.
 */
void label_place(const struct flow *flow, uint32_t width, enum bidi_mode mode,
                 struct glyphs *glyphs);

void glyphs_free(struct glyphs *glyphs);

/* How many columns text takes in one line, unbroken, after the gate of screen_put(). */
uint32_t text_width(struct str text);

#endif
