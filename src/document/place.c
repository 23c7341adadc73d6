#include <unroll/place.h>

#include <stdio.h>

#include "base/str.h"

static const char *const part_names[UNROLL_SECTION_KIND_COUNT] = {
	[UNROLL_MASTHEAD] = "title",
	[UNROLL_PREAMBLE] = "preamble",
	[UNROLL_OPERATIVE] = "operative part",
	[UNROLL_CLOSING] = "closing",
	[UNROLL_ANNEX] = "annex",
};

void unroll_paragraph_place(const struct unroll_document *document, uint32_t index,
                            char place[UNROLL_PLACE_SIZE])
{
	const struct unroll_paragraph *paragraph = &document->paragraphs[index];
	const struct unroll_paragraph *parent =
		&document->paragraphs[unroll_paragraph_head(document, index)];
	enum unroll_section_kind part = document->sections[paragraph->section].kind;
	bool is_sub = parent != paragraph && !str_is_empty(paragraph->label);

	if (!parent->number)
		snprintf(place, UNROLL_PLACE_SIZE, "%s", part_names[part]);
	else
		snprintf(place, UNROLL_PLACE_SIZE, "%spara. %u%s%.*s",
		         part == UNROLL_PREAMBLE ? "preambular " : part == UNROLL_ANNEX ? "annex, " : "",
		         parent->number, is_sub ? " " : "",
		         is_sub ? (int)paragraph->label.size : 0,
		         is_sub ? paragraph->label.data : "");
}

void unroll_citation_place(const struct unroll_document *document,
                           const struct unroll_citation *citation, char place[UNROLL_PLACE_SIZE])
{
	size_t size = 0;

	place[0] = '\0';
	if (citation->paragraph < document->paragraph_count) {
		unroll_paragraph_place(document, citation->paragraph, place);
		size = strlen(place);
	}
	if (citation->note < document->note_count) {
		struct str label = document->notes[citation->note].label;
		snprintf(place + size, UNROLL_PLACE_SIZE - size, "%snote %.*s", size ? ", " : "",
		         (int)label.size, label.data ? label.data : "");
	}
}

static const char *const short_part_names[UNROLL_SECTION_KIND_COUNT] = {
	[UNROLL_MASTHEAD] = "masthead",
	[UNROLL_PREAMBLE] = "preamble",
	[UNROLL_OPERATIVE] = "operative part",
	[UNROLL_CLOSING] = "closing",
	[UNROLL_ANNEX] = "annex",
};

/* What stands before a number; parts without one do not number paragraphs. */
static const char *const short_words[UNROLL_SECTION_KIND_COUNT] = {
	[UNROLL_PREAMBLE] = "pp",
	[UNROLL_OPERATIVE] = "op",
	[UNROLL_ANNEX] = "annex",
};

void unroll_paragraph_place_short(const struct unroll_document *document, uint32_t index,
                                  char place[UNROLL_PLACE_SIZE])
{
	const struct unroll_paragraph *head =
		&document->paragraphs[unroll_paragraph_head(document, index)];
	enum unroll_section_kind part = document->sections[head->section].kind;

	if (head->number && short_words[part])
		snprintf(place, UNROLL_PLACE_SIZE, "%s %u", short_words[part], head->number);
	else
		snprintf(place, UNROLL_PLACE_SIZE, "%s", short_part_names[part]);
}
