/*
 * Footnotes and cut paragraphs: which pieces are footnotes or go on with one,
 * and which go on with a paragraph that a page break, a footnote or furniture
 * cut in two.
 *
 * A cut half ends in mid-sentence, and what follows begins neither with a label
 * that is due nor with the words that open a paragraph.
 */
#ifndef STRUCTURE_GATHER_H
#define STRUCTURE_GATHER_H

#include "structure/piece.h"

/* Furniture is set aside already. */
void gather(struct pieces *pieces);

#endif
