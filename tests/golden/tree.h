/* Documents as text that one can read and compare: the form of tests/golden/NAME.tree. */
#ifndef GOLDEN_TREE_H
#define GOLDEN_TREE_H

#include <stdbool.h>
#include <stdio.h>

#include <unroll/document.h>

/*
 * Write all of a document but its source and the middle of long paragraphs: a
 * paragraph is its label, its opening verb between bars, its first and its last
 * words, and the footnotes it calls with the words before the call. What depends on
 * how the document is stored, its format and its line numbers, is told on request.
 */
void tree_dump(const struct unroll_document *document, bool with_source, FILE *out);

#endif
