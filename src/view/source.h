/*
 * The source of a document as a document of its own, of which every line is a
 * paragraph: the same view shows it, with the numbers of the lines.
 */
#ifndef VIEW_SOURCE_H
#define VIEW_SOURCE_H

#include <unroll/document.h>

#include "base/arena.h"

struct source_document {
	struct arena arena;
	struct unroll_document document;
	struct unroll_section section;
};

/* The text is borrowed from `origin`, which must outlive it. */
void source_open(struct source_document *source, const struct unroll_document *origin);
void source_close(struct source_document *source);

/* The index of the paragraph that is a line of the source, counted from 1. */
uint32_t source_paragraph_of_line(const struct source_document *source, uint32_t line);

/* The last paragraph of a document that begins at or before a line of its source. */
uint32_t paragraph_of_line(const struct unroll_document *document, uint32_t line);

#endif
