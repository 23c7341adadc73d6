#include "structure/sound.h"

#include <stddef.h>

#include "base/str.h"

/* How many things of the kind that a span names there are; UINT32_MAX if it names none. */
static uint32_t count_of(const struct unroll_document *document, enum unroll_span_kind kind)
{
	switch (kind) {
	case UNROLL_SPAN_CALL:
		return document->note_count;
	case UNROLL_SPAN_CITATION:
		return document->citation_count;
	case UNROLL_SPAN_LINK:
		return document->link_count;
	default:
		return UINT32_MAX;
	}
}

static bool splits_character(struct str text, uint32_t at)
{
	return at < text.size && ((unsigned char)text.data[at] & 0xC0) == 0x80;
}

static const char *span_fault(const struct unroll_document *document,
                              const struct unroll_text *body, const struct unroll_span *span)
{
	uint32_t count = count_of(document, span->kind);

	if (span->start > span->end || span->end > body->text.size)
		return "a span lies outside its text";
	if (splits_character(body->text, span->start) || splits_character(body->text, span->end))
		return "a span splits a character";
	if (count != UINT32_MAX ? span->index >= count : span->index != UNROLL_NONE)
		return "a span names what is not there";
	if (span->kind == UNROLL_SPAN_CALL && span->start != span->end)
		return "a call covers text";
	return NULL;
}

static const char *text_fault(const struct unroll_document *document,
                              const struct unroll_text *body)
{
	for (uint32_t i = 0; i < body->span_count; i++) {
		const char *fault = span_fault(document, body, &body->spans[i]);
		if (fault)
			return fault;
		if (i && body->spans[i].start < body->spans[i - 1].start)
			return "spans are not sorted";
	}
	return body->line ? NULL : "a text has no line";
}

static const char *paragraph_fault(const struct unroll_document *document, uint32_t i)
{
	const struct unroll_paragraph *paragraph = &document->paragraphs[i];

	if (paragraph->section >= document->section_count)
		return "a paragraph stands in no section";
	const struct unroll_section *section = &document->sections[paragraph->section];
	if (i < section->first || i - section->first >= section->count)
		return "a section does not cover its paragraph";
	if (i && paragraph->body.line < document->paragraphs[i - 1].body.line)
		return "lines do not ascend";
	return text_fault(document, &paragraph->body);
}

static const char *section_fault(const struct unroll_document *document)
{
	uint32_t next = 0;

	for (uint32_t i = 0; i < document->section_count; i++) {
		if (document->sections[i].first != next)
			return "sections do not follow on each other";
		next += document->sections[i].count;
	}
	return next == document->paragraph_count ? NULL : "sections do not cover the paragraphs";
}

static const char *citation_fault(const struct unroll_document *document,
                                  const struct unroll_citation *citation)
{
	const struct unroll_text *body = unroll_citation_body(document, citation);

	if (!body)
		return "a citation stands nowhere";
	if (citation->start >= citation->end || citation->end > body->text.size)
		return "a citation lies outside its text";
	return str_is_empty(citation->symbol) && str_is_empty(citation->target)
	       ? "a citation names nothing" : NULL;
}

const char *sound_fault(const struct unroll_document *document)
{
	const char *fault = section_fault(document);

	for (uint32_t i = 0; i < document->paragraph_count && !fault; i++)
		fault = paragraph_fault(document, i);
	for (uint32_t i = 0; i < document->note_count && !fault; i++)
		fault = text_fault(document, &document->notes[i].body);
	for (uint32_t i = 0; i < document->citation_count && !fault; i++)
		fault = citation_fault(document, &document->citations[i]);
	return fault;
}
