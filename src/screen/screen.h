/*
 * What a terminal is to us: a grid of cells, each with a grapheme cluster and a
 * role. screen_put() is the one gate for text: whatever bytes come in, only
 * characters that are safe to print come to stand in a cell. Roles are what
 * something is, never how it looks; terminal/ holds the only table of looks.
 */
#ifndef SCREEN_SCREEN_H
#define SCREEN_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <unroll/str.h>

enum role {
	ROLE_PLAIN,
	ROLE_TITLE,               /* of the document */
	ROLE_HEADING,
	ROLE_LABEL,               /* "15.", "(a)" */
	ROLE_LEAD,                /* the opening verb */
	ROLE_EMPHASIS,
	ROLE_STRONG,
	ROLE_CALL,                /* of a footnote */
	ROLE_CITATION,            /* a document of the library */
	ROLE_ABSENT,              /* a citation of a document that is not there */
	ROLE_LINK,
	ROLE_FOCUS,               /* the mark, row or link that Enter follows */
	ROLE_HINT,                /* a letter that chooses a mark */
	ROLE_MATCH,               /* of a search */
	ROLE_CURRENT_MATCH,
	ROLE_BAR,                 /* in the margin, beside the current paragraph */
	ROLE_FOLD,                /* a part that is folded */
	ROLE_DIM,                 /* what may be overlooked: rules, counts, hints */
	ROLE_STATUS,
	ROLE_PROMPT,
	ROLE_ERROR,
	ROLE_BORDER,              /* of a pop-up */
	ROLE_COUNT
};

/* The letter that says a role in screen_dump(); '.' is plain. */
char role_letter(enum role role);

/* Without padding, so that cells can be compared by their bytes. */
struct cell {
	uint32_t glyph;           /* a code point, or CELL_CLUSTER and an index of clusters */
	uint16_t width;           /* in columns; 0 for the right half of a wide one */
	uint16_t role;
};

#define CELL_CLUSTER UINT32_C(0x80000000)

enum { CLUSTER_SIZE = 5 };        /* code points: a base and four marks, as ncurses holds */

struct cluster {
	uint32_t characters[CLUSTER_SIZE];      /* 0 behind the last */
};

struct screen {
	int rows, columns;
	struct cell *cells;       /* rows * columns */
	struct cluster *clusters;
	size_t cluster_count, cluster_capacity;
	int cursor_row, cursor_column;
	bool cursor_visible;
	size_t hidden;            /* characters that the gate left out or replaced since the last
	                             screen_clear() */
};

enum { SCREEN_MAX_ROWS = 500, SCREEN_MAX_COLUMNS = 1000 };

/* Give a screen, zero-initialised or used, a size; both are clamped to 1 and the maximum. */
void screen_resize(struct screen *screen, int rows, int columns);

/* Blank every cell. */
void screen_clear(struct screen *screen);

void screen_free(struct screen *screen);

/*
 * Put text on a row from `column`, up to but not including `limit`; what does
 * not fit is left out, a wide character whole. Return the column behind the
 * text. Rows and columns outside the screen are allowed and clipped.
 */
int screen_put(struct screen *screen, int row, int column, int limit, struct str text,
               enum role role);

/* The same, and blanks in the role up to `limit`. */
int screen_put_line(struct screen *screen, int row, int column, int limit, struct str text,
                    enum role role);

/* Put one grapheme cluster, for which the caller has made room of `width` columns. */
void screen_put_cluster(struct screen *screen, int row, int column, int width, struct str text,
                        enum role role);

/* Blank cells in a role. */
void screen_fill(struct screen *screen, int row, int column, int limit, enum role role);

/* Change the role of cells, not their text. */
void screen_paint(struct screen *screen, int row, int column, int limit, enum role role);

/* The code points of a cell, at most CLUSTER_SIZE; return how many. */
size_t screen_characters(const struct screen *screen, const struct cell *cell,
                         uint32_t characters[CLUSTER_SIZE]);

/*
 * Write the screen as text, one line a row, without the blanks at the end. A
 * row that is not all plain is followed by a line of role letters.
 */
void screen_dump(const struct screen *screen, FILE *out);

#endif
