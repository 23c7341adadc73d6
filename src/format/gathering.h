/*
 * Text on its way into a block: white space squeezed, marks opened and closed
 * as a reader of mark-up meets them.
 */
#ifndef FORMAT_GATHERING_H
#define FORMAT_GATHERING_H

#include <stdbool.h>

#include "format/transcript.h"

/* Zero-initialise it; free it with gathering_free(). */
struct gathering {
	char *text;
	size_t size, capacity;
	struct mark *marks;
	size_t mark_count, mark_capacity;
	uint32_t line;            /* of the source, where the text begins */
	bool space_pending;       /* white space that counts once something follows it */
};

/* Add text; white space becomes single spaces, none at either end. */
void gathering_add(struct gathering *gathering, struct str text);

/* Add U+000A (a line end that is meant) or U+0009 (a border of cells); spaces around it go. */
void gathering_break(struct gathering *gathering, char character);

/* Open a mark where the next text will stand; return its index for gathering_close(). */
size_t gathering_open(struct gathering *gathering, enum mark_kind kind, struct str target);

/* Close a mark behind the text so far; spaces at its ends are left outside. */
void gathering_close(struct gathering *gathering, size_t mark);

/* A mark of no width behind the text so far: a footnote call. */
void gathering_point(struct gathering *gathering, enum mark_kind kind, struct str target);

/* Take `size` bytes off the front, and the spaces behind them; marks move along. */
void gathering_drop_front(struct gathering *gathering, size_t size);

/* Take the text from byte `start` on away again, and the marks that begin there. */
void gathering_cut(struct gathering *gathering, size_t start);

/*
 * Add what was gathered as a block of the transcript, text and marks copied,
 * and start again. Nothing is added when there is no text. Marks still open end
 * with the text.
 */
void gathering_finish(struct gathering *gathering, struct transcript *transcript,
                      struct block block);

void gathering_free(struct gathering *gathering);

#endif
