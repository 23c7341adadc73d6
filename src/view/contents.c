#include "view/contents.h"

#include <stdlib.h>

#include <unroll/cited.h>
#include <unroll/place.h>
#include <unroll/symbol.h>

#include "base/memory.h"
#include "base/str.h"
#include "view/item_flow.h"

static void add_part(struct list *list, const struct items *items, uint32_t section)
{
	const struct unroll_section *part = &items->document->sections[section];

	list_add(list, (struct list_row){
		.label = section_name(&list->arena, part),
		.remark = section_size(&list->arena, items->document, section),
		.role = ROLE_HEADING,
		.id = item_of_section(items, section),
	});
}

static void add_paragraph(struct list *list, const struct items *items, uint32_t number)
{
	const struct unroll_paragraph *paragraph = &items->document->paragraphs[number];
	bool is_heading = paragraph->kind == UNROLL_PARAGRAPH_HEADING;

	if (!is_heading && (paragraph->depth > 0 || !paragraph->number))
		return;
	struct str label = paragraph->label;
	if (paragraph->kind == UNROLL_PARAGRAPH_PREAMBULAR)
		label = arena_format(&list->arena, "pp %u", paragraph->number);
	list_add(list, (struct list_row){
		.label = is_heading ? paragraph->body.text : label,
		.text = is_heading ? (struct str)STR("") : paragraph->body.text,
		.role = is_heading ? ROLE_STRONG : ROLE_LABEL,
		.id = item_of_paragraph(items, number),
		.indent = 2,
	});
}

void contents_outline(struct list *list, const struct items *items)
{
	const struct unroll_document *document = items->document;

	list->title = str_of("Outline");
	for (uint32_t i = 0; i < document->section_count; i++) {
		const struct unroll_section *section = &document->sections[i];
		add_part(list, items, i);
		for (uint32_t j = section->first; section->kind != UNROLL_MASTHEAD
		     && j < section->first + section->count; j++)
			add_paragraph(list, items, j);
	}
}

/* The paragraph of depth 0 above each paragraph; the caller frees them. */
static uint32_t *find_heads(const struct unroll_document *document)
{
	uint32_t *heads = memory_allocate(document->paragraph_count * sizeof *heads);

	for (uint32_t i = 0; i < document->paragraph_count; i++) {
		const struct unroll_paragraph *paragraph = &document->paragraphs[i];
		bool is_first = i == document->sections[paragraph->section].first;
		heads[i] = is_first || paragraph->depth == 0 ? i : heads[i - 1];
	}
	return heads;
}

/* A document and what is looked up in it again and again. */
struct citing {
	const struct unroll_document *document;
	const struct library *library;
	uint32_t *heads;
};

/* "op 14 (note 1)", "pp 3", "note 4" of a note that nothing calls. */
static struct str place_of(struct arena *arena, const struct citing *citing,
                           const struct unroll_citation *citation)
{
	const struct unroll_document *document = citing->document;
	char name[UNROLL_PLACE_SIZE] = "";

	if (citation->paragraph != UNROLL_NONE)
		unroll_paragraph_place_short(document, citing->heads[citation->paragraph], name);
	struct str place = arena_copy(arena, str_of(name));
	if (citation->note == UNROLL_NONE)
		return place;
	struct str label = document->notes[citation->note].label;
	if (str_is_empty(place))
		return arena_format(arena, "note %.*s", (int)label.size, label.data);
	return arena_format(arena, "%.*s (note %.*s)", (int)place.size, place.data,
	                    (int)label.size, label.data);
}

enum { MOST_PLACES = 12 };        /* that are named; more do not fit on any screen */

static struct str places_of(struct arena *arena, const struct citing *citing,
                            const struct unroll_cited *cited)
{
	struct str places = STR(""), last = STR("");
	size_t named = 0;

	for (uint32_t i = 0; i < cited->citation_count && named <= MOST_PLACES; i++) {
		struct str place = place_of(arena, citing,
			&citing->document->citations[cited->citations[i]]);
		if (str_equal(place, last))
			continue;
		if (named == MOST_PLACES)
			place = str_of("…");
		places = named++ == 0 ? place
		       : arena_format(arena, "%.*s, %.*s", (int)places.size, places.data,
		                      (int)place.size, place.data);
		last = place;
	}
	return places;
}

static bool is_here(const struct citing *citing, struct str symbol)
{
	return citing->library
	    && library_known(citing->library, symbol, citing->document->language);
}

static struct str remark_of(const struct citing *citing, bool is_known)
{
	if (is_known)
		return str_of("here");
	if (citing->library && !library_is_complete(citing->library))
		return str_of("looking…");
	return str_of("not in the library");
}

/* Add the row of one symbol; return whether its document is in the library. */
static bool add_cited(struct list *list, const struct citing *citing,
                      const struct unroll_cited *cited)
{
	bool known = is_here(citing, cited->symbol);

	list_add(list, (struct list_row){
		.label = cited->symbol,
		.text = places_of(&list->arena, citing, cited),
		.remark = remark_of(citing, known),
		.role = known ? ROLE_CITATION : ROLE_ABSENT,
		.id = cited->citations[0],
	});
	return known;
}

void contents_cited(struct list *list, const struct unroll_document *document,
                    const struct library *library)
{
	struct citing citing = { document, library, find_heads(document) };
	struct unroll_cited_list cited = unroll_cited_documents(document);
	size_t here = 0;

	for (uint32_t i = 0; i < cited.count; i++)
		if (!unroll_symbol_equal(cited.items[i].symbol, document->symbol))
			here += add_cited(list, &citing, &cited.items[i]);
	unroll_cited_list_free(&cited);
	free(citing.heads);
	list->title = arena_format(&list->arena, "%zu document%s cited, %zu of them here",
	                           list->count, list->count == 1 ? "" : "s", here);
}
