/*
 * Paragraphs of texts that were broken into lines for a page: plain text, and
 * what pdftotext makes of a PDF, with or without the layout of its pages.
 *
 * A paragraph begins at a label, at the words that open one behind the end of
 * another, at a blank line, an indent, or where the line before had room for
 * more. Running heads go; footnotes are put together from the foot of a page.
 */
#ifndef STRUCTURE_REFLOW_H
#define STRUCTURE_REFLOW_H

#include "format/transcript.h"

/*
 * Write the paragraphs of a transcript that is wrapped to another, whose arena
 * is set. Texts live in that arena or in those of the first.
 */
void reflow(const struct transcript *wrapped, struct transcript *flowing);

#endif
