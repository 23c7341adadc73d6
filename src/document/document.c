#include <unroll/document.h>

#include <stdlib.h>

#include "base/str.h"
#include "document/owner.h"

static const char *const section_names[UNROLL_SECTION_KIND_COUNT] = {
	[UNROLL_MASTHEAD] = "masthead",
	[UNROLL_PREAMBLE] = "preamble",
	[UNROLL_OPERATIVE] = "operative",
	[UNROLL_CLOSING] = "closing",
	[UNROLL_ANNEX] = "annex",
};

static const char *const paragraph_names[UNROLL_PARAGRAPH_KIND_COUNT] = {
	[UNROLL_PARAGRAPH_OPENING] = "opening",
	[UNROLL_PARAGRAPH_PREAMBULAR] = "preambular",
	[UNROLL_PARAGRAPH_OPERATIVE] = "operative",
	[UNROLL_PARAGRAPH_HEADING] = "heading",
	[UNROLL_PARAGRAPH_TEXT] = "text",
	[UNROLL_PARAGRAPH_ROW] = "row",
};

static const char *const organ_names[UNROLL_ORGAN_COUNT] = {
	[UNROLL_ORGAN_NONE] = "",
	[UNROLL_GENERAL_ASSEMBLY] = "GA",
	[UNROLL_SECURITY_COUNCIL] = "SC",
	[UNROLL_HUMAN_RIGHTS_COUNCIL] = "HRC",
	[UNROLL_ECONOMIC_AND_SOCIAL_COUNCIL] = "ECOSOC",
};

static const char *const language_codes[UNROLL_LANGUAGE_COUNT] = {
	[UNROLL_LANGUAGE_NONE] = "",
	[UNROLL_ARABIC] = "ar",
	[UNROLL_CHINESE] = "zh",
	[UNROLL_ENGLISH] = "en",
	[UNROLL_FRENCH] = "fr",
	[UNROLL_RUSSIAN] = "ru",
	[UNROLL_SPANISH] = "es",
};

void unroll_document_free(struct unroll_document *document)
{
	struct owner *owner = (struct owner *)document;

	if (!owner)
		return;
	arena_free(&owner->arena);
	free(owner);
}

/* Akoma Ntoso says itself what is the cover. */
static bool tells_cover(const struct unroll_document *document)
{
	return str_equal(str_of(document->format), (struct str)STR("akn"));
}

/* The line may stand behind headings, but behind no paragraph of the preamble. */
static bool begins_with_opening(const struct unroll_document *document,
                                const struct unroll_section *section)
{
	for (uint32_t i = 0; i < section->count; i++) {
		enum unroll_paragraph_kind kind = document->paragraphs[section->first + i].kind;
		if (kind == UNROLL_PARAGRAPH_OPENING || kind == UNROLL_PARAGRAPH_PREAMBULAR)
			return kind == UNROLL_PARAGRAPH_OPENING;
	}
	return false;
}

bool unroll_has_cover(const struct unroll_document *document)
{
	return document->section_count > 1 && document->title.size + document->symbol.size > 0
	    && document->sections[0].kind == UNROLL_MASTHEAD
	    && (tells_cover(document) || begins_with_opening(document, &document->sections[1]));
}

const char *unroll_section_kind_name(enum unroll_section_kind kind)
{
	return section_names[kind];
}

const char *unroll_paragraph_kind_name(enum unroll_paragraph_kind kind)
{
	return paragraph_names[kind];
}

const char *unroll_organ_name(enum unroll_organ organ)
{
	return organ_names[organ];
}

const char *unroll_language_code(enum unroll_language language)
{
	return language_codes[language];
}

const char *unroll_language_name(enum unroll_language language)
{
	static const char *const names[UNROLL_LANGUAGE_COUNT] = {
		[UNROLL_LANGUAGE_NONE] = "",
		[UNROLL_ARABIC] = "Arabic",
		[UNROLL_CHINESE] = "Chinese",
		[UNROLL_ENGLISH] = "English",
		[UNROLL_FRENCH] = "French",
		[UNROLL_RUSSIAN] = "Russian",
		[UNROLL_SPANISH] = "Spanish",
	};

	return names[language];
}

enum unroll_language unroll_language_of_code(struct str code)
{
	for (unsigned i = 1; i < UNROLL_LANGUAGE_COUNT; i++)
		if (str_equal(code, str_of(language_codes[i])))
			return (enum unroll_language)i;
	return UNROLL_LANGUAGE_NONE;
}

uint32_t unroll_paragraph_head(const struct unroll_document *document, uint32_t paragraph)
{
	const struct unroll_paragraph *paragraphs = document->paragraphs;
	uint32_t first = document->sections[paragraphs[paragraph].section].first;

	while (paragraph > first && paragraphs[paragraph].depth > 0)
		paragraph--;
	return paragraph;
}

uint32_t unroll_paragraph_end(const struct unroll_document *document, uint32_t paragraph)
{
	const struct unroll_paragraph *paragraphs = document->paragraphs;
	const struct unroll_section *section = &document->sections[paragraphs[paragraph].section];
	uint32_t depth = paragraphs[paragraph].depth;

	do
		paragraph++;
	while (paragraph < section->first + section->count && paragraphs[paragraph].depth > depth);
	return paragraph;
}

const struct unroll_text *unroll_citation_body(const struct unroll_document *document,
                                               const struct unroll_citation *citation)
{
	if (citation->note < document->note_count)
		return &document->notes[citation->note].body;
	if (citation->paragraph < document->paragraph_count)
		return &document->paragraphs[citation->paragraph].body;
	return NULL;
}

struct str unroll_citation_text(const struct unroll_document *document,
                                const struct unroll_citation *citation)
{
	const struct unroll_text *body = unroll_citation_body(document, citation);

	return body ? str_slice(body->text, citation->start, citation->end) : (struct str)STR("");
}
