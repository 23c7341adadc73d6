/* Citations of the stored library, in both directions. */
#include <stdlib.h>

#include "base/memory.h"
#include "base/str.h"
#include "library/lookup.h"
#include "library/reading.h"
#include "library/schema.h"

/* Of the statements that tell citations; what comes first differs. */
enum place_column { PLACE_OF = 0, PLACE_PARAGRAPH, PLACE_NAME, PLACE_NOTE, PLACE_TARGET };

/* Links that grow, and the places of all of them one behind the other. */
struct gathering {
	struct arena *arena;
	struct store_link *links;
	struct store_place *places;
	size_t link_count, link_capacity, place_count, place_capacity;
};

static struct store_place read_place(sqlite3_stmt *statement, struct arena *arena)
{
	bool has_paragraph = sqlite3_column_type(statement, PLACE_PARAGRAPH) != SQLITE_NULL;

	return (struct store_place){
		.paragraph = has_paragraph
		           ? reading_number(statement, PLACE_PARAGRAPH, UNROLL_NONE) : UNROLL_NONE,
		.place = reading_text(statement, PLACE_NAME, arena),
		.note = reading_text(statement, PLACE_NOTE, arena),
		.target = reading_text(statement, PLACE_TARGET, arena),
	};
}

static struct store_link *add_link(struct gathering *gathering)
{
	gathering->links = memory_grow(gathering->links, gathering->link_count,
	                               &gathering->link_capacity, sizeof *gathering->links);
	struct store_link *link = &gathering->links[gathering->link_count++];
	*link = (struct store_link){ 0 };
	return link;
}

/* Add a place to the newest link. */
static void add_place(struct gathering *gathering, struct store_place place)
{
	gathering->places = memory_grow(gathering->places, gathering->place_count,
	                                &gathering->place_capacity, sizeof *gathering->places);
	gathering->places[gathering->place_count++] = place;
	gathering->links[gathering->link_count - 1].place_count++;
}

/* Hand out what was gathered: links that follow each other have places that do. */
static void settle(struct gathering *gathering, struct store_links *links)
{
	struct store_place *places = arena_settle(gathering->arena, gathering->places,
	                                          gathering->place_count, sizeof *places);

	for (size_t i = 0; i < gathering->link_count; i++) {
		gathering->links[i].places = places;
		places += gathering->links[i].place_count;
	}
	links->items = arena_settle(gathering->arena, gathering->links, gathering->link_count,
	                            sizeof *links->items);
	links->count = gathering->link_count;
	free(gathering->links);
	free(gathering->places);
}

/* Add a link to a document that cites; it need not be there any more. */
static bool begin_citing(struct store *store, struct gathering *gathering, int64_t file,
                         struct unroll_error *error)
{
	struct store_link *link = add_link(gathering);
	struct unroll_error why = { 0 };

	link->is_here = store_entry(store, file, gathering->arena, &link->entry, &why);
	link->entry.file = file;
	link->symbol = link->entry.symbol;
	if (link->is_here || why.kind == UNROLL_ERROR_ABSENT)
		return true;
	if (error)
		*error = why;
	return false;
}

static bool gather_citing(struct store *store, struct str symbol, struct gathering *gathering,
                          struct unroll_error *error)
{
	sqlite3_stmt *statement = reading_ask(store, READ_CITING, error);
	bool is_good = statement;
	int result = SQLITE_DONE;

	if (!statement)
		return false;
	schema_bind(statement, 1, symbol);
	while (is_good && (result = sqlite3_step(statement)) == SQLITE_ROW) {
		int64_t file = sqlite3_column_int64(statement, PLACE_OF);
		size_t count = gathering->link_count;
		if (!count || gathering->links[count - 1].entry.file != file)
			is_good = begin_citing(store, gathering, file, error);
		if (!is_good)
			break;
		add_place(gathering, read_place(statement, gathering->arena));
	}
	return reading_end(store, statement, result, is_good ? error : NULL) && is_good;
}

static int compare_files(const struct library_entry *a, const struct library_entry *b)
{
	return (a->file > b->file) - (a->file < b->file);
}

/* By symbol, the best language first. */
static int compare_versions(const void *a, const void *b, void *preferred)
{
	const struct store_link *first = a, *second = b;
	enum unroll_language language = *(enum unroll_language *)preferred;
	int order = entry_compare_symbols(first->symbol, second->symbol);

	if (!order)
		order = (int)lookup_rank(first->entry.language, language)
		      - (int)lookup_rank(second->entry.language, language);
	return order ? order : compare_files(&first->entry, &second->entry);
}

static int compare_newest(const void *a, const void *b)
{
	const struct store_link *first = a, *second = b;
	int order = entry_compare_newest(&first->entry, &second->entry);

	return order ? order : compare_files(&first->entry, &second->entry);
}

/* Keep the best of each symbol, and every document without one. */
static void choose_languages(struct store_links *links, enum unroll_language preferred)
{
	size_t kept = 0;

	qsort_r(links->items, links->count, sizeof *links->items, compare_versions, &preferred);
	for (size_t i = 0; i < links->count; i++) {
		struct str symbol = links->items[i].symbol;
		bool is_other = !kept || str_is_empty(symbol)
		             || !str_equal_ignoring_case(symbol, links->items[kept - 1].symbol);
		if (is_other && links->items[i].is_here)
			links->items[kept++] = links->items[i];
	}
	links->count = kept;
}

bool store_cited_by(struct store *store, struct str symbol, enum unroll_language preferred,
                    struct arena *arena, struct store_links *links, struct unroll_error *error)
{
	struct gathering gathering = { .arena = arena };

	reading_begin_moment(store);
	bool is_good = gather_citing(store, symbol, &gathering, error);
	reading_end_moment(store);
	settle(&gathering, links);
	if (links->count) {
		choose_languages(links, preferred);
		qsort(links->items, links->count, sizeof *links->items, compare_newest);
	}
	return is_good;
}

/* A citation of a document, while they are gathered by the document that they cite. */
struct citation {
	struct str symbol;
	struct store_place place;
	size_t ordinal;
	size_t first;             /* ordinal of the first that cites the same */
};

static int compare_cited(const void *a, const void *b)
{
	const struct citation *first = a, *second = b;
	int order = entry_compare_symbols(first->symbol, second->symbol);

	return order ? order : (first->ordinal > second->ordinal) - (first->ordinal < second->ordinal);
}

static int compare_first(const void *a, const void *b)
{
	const struct citation *first = a, *second = b;
	int order = (first->first > second->first) - (first->first < second->first);

	return order ? order : (first->ordinal > second->ordinal) - (first->ordinal < second->ordinal);
}

/* Bring citations of one document together, the document that is cited first at the front. */
static void group(struct citation *citations, size_t count)
{
	if (!count)
		return;
	qsort(citations, count, sizeof *citations, compare_cited);
	for (size_t i = 0; i < count; i++) {
		bool is_same = i && str_equal(citations[i].symbol, citations[i - 1].symbol);
		citations[i].first = is_same ? citations[i - 1].first : citations[i].ordinal;
	}
	qsort(citations, count, sizeof *citations, compare_first);
}

static bool read_cited(struct store *store, int64_t file, struct arena *arena,
                       struct citation **citations, size_t *count, struct unroll_error *error)
{
	sqlite3_stmt *statement = reading_ask(store, READ_CITED, error);
	size_t capacity = 0;
	int result;

	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, file);
	while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
		*citations = memory_grow(*citations, *count, &capacity, sizeof **citations);
		(*citations)[*count] = (struct citation){
			.symbol = reading_text(statement, PLACE_OF, arena),
			.place = read_place(statement, arena),
			.ordinal = *count,
		};
		++*count;
	}
	return reading_end(store, statement, result, error);
}

/* Add a link to a document that is cited, which the library need not have. */
static bool begin_cited(struct store *store, struct gathering *gathering, struct str symbol,
                        enum unroll_language preferred, struct unroll_error *error)
{
	struct store_link *link = add_link(gathering);
	struct unroll_error why = { 0 };

	link->symbol = symbol;
	link->is_here = store_find(store, symbol, preferred, gathering->arena, &link->entry, &why);
	if (link->is_here || why.kind == UNROLL_ERROR_ABSENT)
		return true;
	if (error)
		*error = why;
	return false;
}

bool store_cites(struct store *store, const struct library_entry *entry,
                 enum unroll_language preferred, struct arena *arena, struct store_links *links,
                 struct unroll_error *error)
{
	struct gathering gathering = { .arena = arena };
	struct citation *citations = NULL;
	size_t count = 0;

	reading_begin_moment(store);
	bool is_good = read_cited(store, entry->file, arena, &citations, &count, error);
	group(citations, count);
	for (size_t i = 0; is_good && i < count; i++) {
		if (!i || citations[i].first != citations[i - 1].first)
			is_good = begin_cited(store, &gathering, citations[i].symbol, preferred, error);
		add_place(&gathering, citations[i].place);
	}
	reading_end_moment(store);
	settle(&gathering, links);
	free(citations);
	return is_good;
}
