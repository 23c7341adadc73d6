/*
 * Where a text may be cut: between grapheme clusters (Unicode Standard Annex 29)
 * and into lines (Annex 14, with the tailoring for resolutions). One byte of
 * flags stands for every byte of the text; what it says is true of the place
 * before that byte.
 */
#ifndef LAYOUT_BREAKS_H
#define LAYOUT_BREAKS_H

#include <stdint.h>

#include "layout/flow.h"

enum {
	BREAK_CLUSTER = 1,        /* a grapheme cluster begins */
	BREAK_ALLOWED = 2,        /* a line may begin */
	BREAK_FORCED = 4,         /* a line must begin: a line end stands before */
	BREAK_RELUCTANT = 8       /* a line may begin if there is no better place: what should
	                             stay whole is wider than the line */
};

/* Mark the grapheme clusters of a text: flags[text.size] are BREAK_CLUSTER or 0. */
void clusters_find(struct str text, uint8_t *flags);

/* Whether every character of the text is a cluster by itself, as in most text. */
bool clusters_are_characters(struct str text);

/* Find all flags of a flow's text. */
void breaks_find(const struct flow *flow, uint8_t *flags);

#endif
