/* One line filled with text up to its limit: of a paragraph, or of a cell of a table. */
#ifndef LAYOUT_FILL_H
#define LAYOUT_FILL_H

#include <stdbool.h>
#include <stdint.h>

#include <unroll/str.h>

/* Where a line may end: what struct line says of it. */
struct candidate {
	uint32_t end, shown_end, width;
	bool hyphen;
	bool is_narrow;           /* each character up to there takes one column */
};

/* The line that is being filled. */
struct filling {
	struct str text;
	const uint8_t *flags;     /* of breaks_find(), and BREAK_FORCED at the end */
	uint32_t start, at;       /* bytes of the text */
	uint32_t column;          /* behind all pieces so far, blanks too */
	uint32_t shown_end, shown_width;      /* behind the last piece that does not hang */
	uint32_t limit;           /* in columns */
	struct candidate allowed, reluctant, cluster; /* the last of each kind; end is 0 if none */
};

/* Start the line at byte `start`; the text and its flags stay. */
void fill_start(struct filling *line, uint32_t start, uint32_t limit);

/*
 * Fill a line that was started; return where it ends: before the next forced
 * break, or where it may end best before the limit. It holds a piece at least.
 */
struct candidate fill_line(struct filling *line);

#endif
