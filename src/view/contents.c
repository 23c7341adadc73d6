#include "view/contents.h"

#include <stdlib.h>

#include <unroll/symbol.h>

#include "base/memory.h"
#include "base/str.h"
#include "view/layouts.h"
#include "view/reference.h"

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

/* Citations sorted by symbol, those of one symbol in reading order. */
struct sorted {
	const struct unroll_citation *citation;
	uint32_t index;
};

static int compare_text(struct str a, struct str b)
{
	size_t size = a.size < b.size ? a.size : b.size;
	int order = size ? memcmp(a.data, b.data, size) : 0;

	return order ? order : (a.size > b.size) - (a.size < b.size);
}

static int compare(const void *left, const void *right)
{
	const struct sorted *a = left, *b = right;
	int order = compare_text(a->citation->symbol, b->citation->symbol);

	return order ? order : (a->index > b->index) - (a->index < b->index);
}

static struct sorted *sort_citations(const struct unroll_document *document, size_t *count)
{
	struct sorted *sorted = memory_allocate(document->citation_count * sizeof *sorted);

	*count = 0;
	for (uint32_t i = 0; i < document->citation_count; i++) {
		const struct unroll_citation *citation = &document->citations[i];
		if (!str_is_empty(citation->symbol)
		    && !unroll_symbol_equal(citation->symbol, document->symbol))
			sorted[(*count)++] = (struct sorted){ citation, i };
	}
	qsort(sorted, *count, sizeof *sorted, compare);
	return sorted;
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
struct cited {
	const struct unroll_document *document;
	const struct library *library;
	uint32_t *heads;
};

/* "op 14 (note 1)", "pp 3", "note 4" of a note that nothing calls. */
static struct str place_of(struct arena *arena, const struct cited *cited,
                           const struct unroll_citation *citation)
{
	const struct unroll_document *document = cited->document;
	struct str place = STR("");

	if (citation->paragraph != UNROLL_NONE)
		place = reference_short_of_head(arena, document, cited->heads[citation->paragraph]);
	if (citation->note == UNROLL_NONE)
		return place;
	struct str label = document->notes[citation->note].label;
	if (str_is_empty(place))
		return arena_format(arena, "note %.*s", (int)label.size, label.data);
	return arena_format(arena, "%.*s (note %.*s)", (int)place.size, place.data,
	                    (int)label.size, label.data);
}

enum { MOST_PLACES = 12 };        /* that are named; more do not fit on any screen */

static struct str places_of(struct arena *arena, const struct cited *cited,
                            const struct sorted *group, size_t count)
{
	struct str places = STR(""), last = STR("");
	size_t named = 0;

	for (size_t i = 0; i < count && named <= MOST_PLACES; i++) {
		struct str place = place_of(arena, cited, group[i].citation);
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

static bool is_here(const struct cited *cited, struct str symbol)
{
	return cited->library
	    && library_known(cited->library, symbol, cited->document->language);
}

static struct str remark_of(const struct cited *cited, bool is_known)
{
	if (is_known)
		return str_of("here");
	if (cited->library && !library_is_complete(cited->library))
		return str_of("looking…");
	return str_of("not in the library");
}

static int compare_rows(const void *left, const void *right)
{
	const struct list_row *a = left, *b = right;

	return (a->id > b->id) - (a->id < b->id);
}

/* Add the row of one symbol; return whether its document is in the library. */
static bool add_cited(struct list *list, const struct cited *cited, const struct sorted *group,
                      size_t count)
{
	bool known = is_here(cited, group->citation->symbol);

	list_add(list, (struct list_row){
		.label = group->citation->symbol,
		.text = places_of(&list->arena, cited, group, count),
		.remark = remark_of(cited, known),
		.role = known ? ROLE_CITATION : ROLE_ABSENT,
		.id = group->index,
	});
	return known;
}

void contents_cited(struct list *list, const struct unroll_document *document,
                    const struct library *library)
{
	struct cited cited = { document, library, find_heads(document) };
	size_t count, here = 0;
	struct sorted *sorted = sort_citations(document, &count);

	for (size_t i = 0, next; i < count; i = next) {
		struct str symbol = sorted[i].citation->symbol;
		for (next = i + 1; next < count; next++)
			if (!str_equal(sorted[next].citation->symbol, symbol))
				break;
		here += add_cited(list, &cited, sorted + i, next - i);
	}
	if (list->count)
		qsort(list->rows, list->count, sizeof *list->rows, compare_rows);
	free(sorted);
	free(cited.heads);
	list->title = arena_format(&list->arena, "%zu document%s cited, %zu of them here",
	                           list->count, list->count == 1 ? "" : "s", here);
}
