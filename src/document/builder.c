#include "document/builder.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/str.h"
#include "document/owner.h"

void builder_start(struct builder *builder, struct arena *arena)
{
	struct owner *owner = memory_allocate_zeroed(1, sizeof *owner);

	owner->arena = *arena;
	*arena = (struct arena){ 0 };
	*builder = (struct builder){ .arena = &owner->arena, .document = &owner->document };
}

uint32_t builder_section(struct builder *builder, enum unroll_section_kind kind, struct str title)
{
	builder->sections = memory_grow(builder->sections, builder->section_count,
	                                &builder->section_capacity, sizeof *builder->sections);
	builder->sections[builder->section_count] = (struct unroll_section){
		.kind = kind,
		.title = title,
		.first = (uint32_t)builder->paragraph_count,
	};
	return (uint32_t)builder->section_count++;
}

uint32_t builder_paragraph(struct builder *builder, struct unroll_paragraph paragraph)
{
	assert(builder->section_count > 0);
	builder->paragraphs = memory_grow(builder->paragraphs, builder->paragraph_count,
	                                  &builder->paragraph_capacity, sizeof paragraph);
	paragraph.section = (uint32_t)builder->section_count - 1;
	builder->paragraphs[builder->paragraph_count] = paragraph;
	builder->sections[builder->section_count - 1].count++;
	return (uint32_t)builder->paragraph_count++;
}

uint32_t builder_note(struct builder *builder, struct unroll_note note)
{
	builder->notes = memory_grow(builder->notes, builder->note_count, &builder->note_capacity,
	                             sizeof note);
	note.paragraph = UNROLL_NONE;
	builder->notes[builder->note_count] = note;
	return (uint32_t)builder->note_count++;
}

uint32_t builder_link(struct builder *builder, struct str url)
{
	builder->links = memory_grow(builder->links, builder->link_count, &builder->link_capacity,
	                             sizeof url);
	builder->links[builder->link_count] = url;
	return (uint32_t)builder->link_count++;
}

uint32_t builder_citation(struct builder *builder, struct unroll_citation citation)
{
	builder->citations = memory_grow(builder->citations, builder->citation_count,
	                                 &builder->citation_capacity, sizeof citation);
	builder->citations[builder->citation_count] = citation;
	return (uint32_t)builder->citation_count++;
}

void builder_diagnostic(struct builder *builder, uint32_t line, const char *format, ...)
{
	char message[400];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(message, sizeof message, format, arguments);
	va_end(arguments);
	builder->diagnostics = memory_grow(builder->diagnostics, builder->diagnostic_count,
	                                   &builder->diagnostic_capacity,
	                                   sizeof *builder->diagnostics);
	builder->diagnostics[builder->diagnostic_count++] = (struct unroll_diagnostic){
		line, arena_copy(builder->arena, str_of(message))
	};
}

static void link_notes(struct builder *builder)
{
	for (size_t i = 0; i < builder->paragraph_count; i++) {
		const struct unroll_text *body = &builder->paragraphs[i].body;
		for (uint32_t j = 0; j < body->span_count; j++) {
			const struct unroll_span *span = &body->spans[j];
			if (span->kind == UNROLL_SPAN_CALL && span->index < builder->note_count
			    && builder->notes[span->index].paragraph == UNROLL_NONE)
				builder->notes[span->index].paragraph = (uint32_t)i;
		}
	}
	for (size_t i = 0; i < builder->citation_count; i++) {
		struct unroll_citation *citation = &builder->citations[i];
		if (citation->note < builder->note_count)
			citation->paragraph = builder->notes[citation->note].paragraph;
	}
}

/* Move one array of the builder into the arena. */
static void *settle(struct builder *builder, void *items, size_t count, size_t size)
{
	void *settled = arena_settle(builder->arena, items, count, size);

	free(items);
	return settled;
}

struct unroll_document *builder_finish(struct builder *builder)
{
	struct unroll_document *document = builder->document;

	link_notes(builder);
	document->section_count = (uint32_t)builder->section_count;
	document->paragraph_count = (uint32_t)builder->paragraph_count;
	document->note_count = (uint32_t)builder->note_count;
	document->citation_count = (uint32_t)builder->citation_count;
	document->link_count = (uint32_t)builder->link_count;
	document->diagnostic_count = (uint32_t)builder->diagnostic_count;
	document->sections = settle(builder, builder->sections, builder->section_count,
	                            sizeof *builder->sections);
	document->paragraphs = settle(builder, builder->paragraphs, builder->paragraph_count,
	                              sizeof *builder->paragraphs);
	document->notes = settle(builder, builder->notes, builder->note_count,
	                         sizeof *builder->notes);
	document->citations = settle(builder, builder->citations, builder->citation_count,
	                             sizeof *builder->citations);
	document->links = settle(builder, builder->links, builder->link_count,
	                         sizeof *builder->links);
	document->diagnostics = settle(builder, builder->diagnostics, builder->diagnostic_count,
	                               sizeof *builder->diagnostics);
	*builder = (struct builder){ 0 };
	return document;
}
