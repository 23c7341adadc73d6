/*
 * Build a document. Sections, paragraphs and notes are added in reading order;
 * builder_finish() counts, links notes to paragraphs and hands the document out.
 * Texts must live in the document's arena, builder->arena.
 */
#ifndef DOCUMENT_BUILDER_H
#define DOCUMENT_BUILDER_H

#include <unroll/document.h>

#include "base/arena.h"

struct builder {
	struct arena *arena;      /* of the document: everything that it keeps goes here */
	struct unroll_document *document;       /* set its scalar fields directly */
	struct unroll_section *sections;
	struct unroll_paragraph *paragraphs;
	struct unroll_note *notes;
	struct unroll_citation *citations;
	struct str *links;
	struct unroll_diagnostic *diagnostics;
	size_t section_count, section_capacity, paragraph_count, paragraph_capacity;
	size_t note_count, note_capacity, citation_count, citation_capacity;
	size_t link_count, link_capacity, diagnostic_count, diagnostic_capacity;
};

/* Start a document that owns `arena`, whose contents move into it; *arena is zero afterwards. */
void builder_start(struct builder *builder, struct arena *arena);

/* Begin a section; the paragraphs that follow belong to it. Return its index. */
uint32_t builder_section(struct builder *builder, enum unroll_section_kind kind, struct str title);

/*
 * Add a paragraph to the last section, of which there must be one; return its
 * index. Its spans are taken as they are and must be settled in the arena.
 */
uint32_t builder_paragraph(struct builder *builder, struct unroll_paragraph paragraph);

/* Return the index of the note, link or citation. */
uint32_t builder_note(struct builder *builder, struct unroll_note note);
uint32_t builder_link(struct builder *builder, struct str url);
uint32_t builder_citation(struct builder *builder, struct unroll_citation citation);

void builder_diagnostic(struct builder *builder, uint32_t line, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/*
 * Hand the document out; the builder is empty afterwards. Each note learns which
 * paragraph calls it first, and the citations in it learn that paragraph too.
 */
struct unroll_document *builder_finish(struct builder *builder);

#endif
