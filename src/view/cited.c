#include "view/cited.h"

#include <stdlib.h>

#include <unroll/cited.h>
#include <unroll/place.h>
#include <unroll/symbol.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/str.h"
#include "library/citing.h"

enum {
	MOST_PLACES = 12,         /* that are named; more do not fit on any screen */
	PLACE_INDENT = 2
};

/* The list while it is made. */
struct making {
	struct list *list;
	struct cited_sources sources;
	uint32_t *heads;          /* of each paragraph the one of depth 0 above it */
	int64_t deadline;         /* for asking the library */
	size_t count, here;       /* documents */
	bool is_cut_short;
};

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

/* "op 14 (note 1)", "pp 3", "note 4" of a note that nothing calls; "pp 3 → para. 2". */
static struct str place_of(const struct making *making, const struct unroll_citation *citation)
{
	const struct unroll_document *document = making->sources.document;
	struct arena *arena = &making->list->arena;
	char name[UNROLL_PLACE_SIZE] = "";

	if (citation->paragraph != UNROLL_NONE)
		unroll_paragraph_place_short(document, making->heads[citation->paragraph], name);
	struct str note = citation->note == UNROLL_NONE ? (struct str)STR("")
	                : document->notes[citation->note].label;
	struct str place = place_name(arena, arena_copy(arena, str_of(name)), note);
	struct str target = citation->target;
	if (str_is_empty(target))
		return place;
	return arena_format(arena, "%.*s → para. %.*s", (int)place.size, place.data,
	                    (int)target.size, target.data);
}

static struct str places_of(const struct making *making, const struct unroll_cited *cited)
{
	struct str places = STR(""), last = STR("");
	size_t named = 0;

	for (uint32_t i = 0; i < cited->citation_count && named <= MOST_PLACES; i++) {
		struct str place = place_of(making,
			&making->sources.document->citations[cited->citations[i]]);
		if (str_equal(place, last))
			continue;
		if (named == MOST_PLACES)
			place = str_of("…");
		places = named++ == 0 ? place
		       : arena_format(&making->list->arena, "%.*s, %.*s", (int)places.size, places.data,
		                      (int)place.size, place.data);
		last = place;
	}
	return places;
}

/* A document of the library: its title, and its places in a row of their own. */
static void add_here(struct making *making, const struct unroll_cited *cited,
                     const struct library_entry *entry)
{
	struct list *list = making->list;
	struct str date = entry->adopted;
	struct str title = arena_copy(&list->arena, entry->title);
	struct str places = places_of(making, cited);

	list_add(list, (struct list_row){
		.label = cited->symbol,
		.text = str_is_empty(title) ? places : title,
		.remark = arena_format(&list->arena, "%.*s%shere", (int)date.size, date.data,
		                       date.size ? "  " : ""),
		.role = ROLE_CITATION,
		.id = cited->citations[0],
	});
	if (!str_is_empty(title))
		list_add(list, (struct list_row){
			.label = places, .role = ROLE_DIM, .id = LIST_NO_ID, .indent = PLACE_INDENT,
		});
	making->here++;
}

static void add_absent(struct making *making, const struct unroll_cited *cited, const char *remark)
{
	list_add(making->list, (struct list_row){
		.label = cited->symbol,
		.text = places_of(making, cited),
		.remark = str_of(remark),
		.role = ROLE_ABSENT,
		.id = cited->citations[0],
	});
}

static void add_cited(struct making *making, const struct unroll_cited *cited)
{
	const struct library *library = making->sources.library;
	bool may_ask = library && clock_milliseconds() < making->deadline;
	const struct library_entry *entry = may_ask
		? library_known(library, cited->symbol, making->sources.preferred) : NULL;
	bool is_sure = !library || (may_ask && library_is_complete(library));

	making->count++;
	making->is_cut_short |= library && !may_ask;
	if (entry)
		add_here(making, cited, entry);
	else
		add_absent(making, cited, is_sure ? "not in the library" : "looking…");
}

bool cited_list(struct list *list, struct cited_sources sources, int milliseconds)
{
	struct making making = {
		.list = list, .sources = sources, .heads = find_heads(sources.document),
		.deadline = clock_milliseconds() + milliseconds,
	};
	struct unroll_cited_list cited = unroll_cited_documents(sources.document);

	for (uint32_t i = 0; i < cited.count; i++)
		if (!unroll_symbol_equal(cited.items[i].symbol, sources.document->symbol))
			add_cited(&making, &cited.items[i]);
	unroll_cited_list_free(&cited);
	free(making.heads);
	list->title = arena_format(&list->arena, "%zu document%s cited, %zu of them here",
	                           making.count, making.count == 1 ? "" : "s", making.here);
	return making.is_cut_short;
}

struct str cited_target(const struct unroll_document *document, struct str symbol)
{
	struct str target = STR("");
	bool is_first = true;

	for (uint32_t i = 0; i < document->citation_count; i++) {
		const struct unroll_citation *citation = &document->citations[i];
		if (str_is_empty(citation->symbol) || !unroll_symbol_equal(citation->symbol, symbol))
			continue;
		if (!is_first && !str_equal(citation->target, target))
			return (struct str)STR("");
		target = citation->target;
		is_first = false;
	}
	return target;
}
