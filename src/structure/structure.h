/* How resolutions are written: from blocks of text to the parts of a document. */
#ifndef STRUCTURE_STRUCTURE_H
#define STRUCTURE_STRUCTURE_H

#include <unroll/document.h>

#include "base/arena.h"
#include "format/transcript.h"

/*
 * Recognise the structure of a transcript, whose texts live in *arena or in
 * what `source` points to, itself in *arena. The document takes the arena over;
 * *arena is zero afterwards. Any transcript gives a document: what fits no rule
 * is plain text with a diagnostic.
 */
struct unroll_document *structure_recognise(const struct transcript *transcript,
                                            struct str source, struct arena *arena);

#endif
