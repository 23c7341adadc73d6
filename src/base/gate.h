/*
 * Which characters may be printed, and what stands for those that may not. This
 * is the only place that decides: layout measures by it, screen_put() and
 * fput_safe() obey it. Source: Unicode Technical Report 36, and what terminals do
 * with each class of characters.
 */
#ifndef BASE_GATE_H
#define BASE_GATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <unroll/str.h>

enum gate_verdict {
	GATE_PASS,                /* as it is */
	GATE_DROP,                /* invisible: leave it out */
	GATE_REPLACE,             /* dangerous or undrawable: U+FFFD stands for it */
	GATE_SPACE                /* a space of another kind, a tab or a line end: one blank */
};

enum gate_verdict gate_judge(uint32_t character);

/* The columns of a character that passes, from wcwidth(): 0, 1 or 2. */
int gate_width(uint32_t character);

/*
 * Write text to a stream that may be a terminal, for messages and for output
 * that is not JSON: what the gate refuses is replaced or left out; line feeds
 * pass when `lines` is true. Return false if the stream failed.
 */
bool fput_safe(struct str text, bool lines, FILE *out);

#endif
