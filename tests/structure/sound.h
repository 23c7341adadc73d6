/* What holds for every document, whatever it was read from. */
#ifndef TESTS_STRUCTURE_SOUND_H
#define TESTS_STRUCTURE_SOUND_H

#include <unroll/document.h>

/*
 * The first fault of a document, or NULL: sections cover the paragraphs, spans
 * are sorted and lie in their texts, indices are of something, lines ascend.
 * Static.
 */
const char *sound_fault(const struct unroll_document *document);

#endif
