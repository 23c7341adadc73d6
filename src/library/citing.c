#include "library/citing.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <unroll/load.h>
#include <unroll/place.h>
#include <unroll/symbol.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/str.h"
#include "library/store.h"

enum {
	READ_LIMIT = 1 << 20,     /* bytes of a file that are read: a few milliseconds */
	AROUND = 300,             /* bytes of text before and behind a citation */
};

void citing_free(struct citing *citing)
{
	free(citing->documents);
	free(citing->places);
	free(citing->order);
	arena_free(&citing->arena);
	*citing = (struct citing){ 0 };
}

static unsigned rank(enum unroll_language language, enum unroll_language preferred)
{
	return language == preferred ? 0 : (unsigned)language + 1;
}

/* Where a document stands in the order, or would stand. */
static size_t order_place(const struct citing *citing, const struct library_entry *entry)
{
	size_t first = 0, count = citing->order_count;

	while (count > 0) {
		size_t middle = first + count / 2;
		const struct citing_document *other = &citing->documents[citing->order[middle]];
		if (entry_compare_newest(&other->entry, entry) < 0) {
			first = middle + 1;
			count -= count / 2 + 1;
		} else {
			count /= 2;
		}
	}
	return first;
}

static void put_in_order(struct citing *citing, uint32_t document)
{
	size_t place = order_place(citing, &citing->documents[document].entry);

	citing->order = memory_grow(citing->order, citing->order_count, &citing->order_capacity,
	                            sizeof *citing->order);
	memmove(citing->order + place + 1, citing->order + place,
	        (citing->order_count++ - place) * sizeof *citing->order);
	citing->order[place] = document;
}

/* The place in the order of the document of a symbol in any language, or SIZE_MAX. */
static size_t find_told(const struct citing *citing, struct str symbol)
{
	for (size_t i = 0; i < citing->order_count && !str_is_empty(symbol); i++)
		if (unroll_symbol_equal(citing->documents[citing->order[i]].entry.symbol, symbol))
			return i;
	return SIZE_MAX;
}

/* Make room in the order for an entry; return false if a better language of it is told. */
static bool displace(struct citing *citing, const struct library_entry *entry)
{
	size_t told = find_told(citing, entry->symbol);

	if (told == SIZE_MAX)
		return true;
	const struct citing_document *other = &citing->documents[citing->order[told]];
	if (rank(other->entry.language, citing->preferred) <= rank(entry->language, citing->preferred))
		return false;
	memmove(citing->order + told, citing->order + told + 1,
	        (--citing->order_count - told) * sizeof *citing->order);
	return true;
}

static struct citing_document *add_document(struct citing *citing,
                                            const struct library_entry *entry)
{
	citing->documents = memory_grow(citing->documents, citing->document_count,
	                                &citing->document_capacity, sizeof *citing->documents);
	struct citing_document *document = &citing->documents[citing->document_count];
	*document = (struct citing_document){
		.entry = *entry, .first_place = (uint32_t)citing->place_count,
	};
	put_in_order(citing, (uint32_t)citing->document_count++);
	return document;
}

/* Add a place to the newest document. */
static struct citing_place *add_place(struct citing *citing)
{
	struct citing_document *document = &citing->documents[citing->document_count - 1];

	citing->places = memory_grow(citing->places, citing->place_count, &citing->place_capacity,
	                             sizeof *citing->places);
	struct citing_place *place = &citing->places[citing->place_count++];
	*place = (struct citing_place){
		.document = (uint32_t)citing->document_count - 1,
		.ordinal = document->place_count++,
		.name = STR(""), .target = STR(""), .words = STR(""),
	};
	return place;
}

struct str place_name(struct arena *arena, struct str place, struct str note)
{
	if (str_is_empty(note))
		return place;
	if (str_is_empty(place))
		return arena_format(arena, "note %.*s", (int)note.size, note.data);
	return arena_format(arena, "%.*s (note %.*s)", (int)place.size, place.data,
	                    (int)note.size, note.data);
}

static void add_link(struct citing *citing, const struct store_link *link)
{
	if (str_is_empty(link->symbol) || !unroll_symbol_equal(link->symbol, citing->symbol))
		add_document(citing, &link->entry);
	else
		return;
	for (uint32_t i = 0; i < link->place_count; i++) {
		struct citing_place *place = add_place(citing);
		place->name = place_name(&citing->arena, link->places[i].place, link->places[i].note);
		place->target = link->places[i].target;
	}
}

bool citing_begin(struct citing *citing, struct library *library, struct str symbol,
                  enum unroll_language preferred, struct unroll_error *error)
{
	struct unroll_error why = { 0 };
	struct store *store = library_store(library, &why);
	struct store_links links = { 0 };

	*citing = (struct citing){ .preferred = preferred, .has_index = store };
	citing->symbol = arena_copy(&citing->arena, symbol);
	bool is_good = store ? store_cited_by(store, symbol, preferred, &citing->arena, &links, &why)
	                     : why.kind == UNROLL_ERROR_ABSENT;
	for (size_t i = 0; i < links.count; i++)
		add_link(citing, &links.items[i]);
	if (!is_good && error)
		*error = why;
	return is_good;
}

static struct unroll_document *load(struct library *library, const struct library_entry *entry)
{
	static const struct unroll_load_options options = { .first = READ_LIMIT };
	int file = library_open_file(library, entry, NULL);

	if (file < 0)
		return NULL;
	struct unroll_document *document = unroll_load_fd(file, entry->name.data, &options, NULL);
	close(file);
	return document;
}

/* The first citation of a symbol from an index on, or UNROLL_NONE. */
static uint32_t next_citation(const struct unroll_document *document, struct str symbol,
                              uint32_t from)
{
	for (uint32_t i = from; i < document->citation_count; i++)
		if (unroll_symbol_equal(document->citations[i].symbol, symbol))
			return i;
	return UNROLL_NONE;
}

uint32_t citing_citation(const struct citing *citing, const struct citing_place *place,
                         const struct unroll_document *document)
{
	uint32_t found = next_citation(document, citing->symbol, 0);

	for (uint32_t i = 0; i < place->ordinal && found != UNROLL_NONE; i++)
		found = next_citation(document, citing->symbol, found + 1);
	return found;
}

/* Where a word begins, at or behind a byte. */
static size_t word_start(struct str text, size_t at)
{
	while (at > 0 && at < text.size && text.data[at - 1] != ' ')
		at++;
	return at;
}

/* Where to begin for a citation at a byte; Chinese does without blanks. */
static size_t context_start(struct str text, size_t citation)
{
	size_t at = citation > AROUND ? str_prefix(text, citation - AROUND).size : 0;
	size_t word = word_start(text, at);

	return word > citation ? at : word;
}

/* Set the words around a citation: whole ones, so many bytes at either side. */
static void set_words(struct citing *citing, struct citing_place *place,
                      const struct unroll_document *document, uint32_t index)
{
	const struct unroll_citation *citation = &document->citations[index];
	const struct unroll_text *body = unroll_citation_body(document, citation);

	if (!body)
		return;
	size_t first = context_start(body->text, citation->start);
	struct str words = str_prefix(str_from(body->text, first), citation->end - first + AROUND);
	place->words = arena_copy(&citing->arena, words);
	place->start = (uint32_t)(citation->start - first);
	place->end = (uint32_t)(citation->end - first);
}

static void read_words(struct citing *citing, uint32_t index,
                       const struct unroll_document *document)
{
	struct citing_document *citer = &citing->documents[index];
	uint32_t citation = next_citation(document, citing->symbol, 0);

	citer->is_read = true;
	for (uint32_t i = 0; i < citer->place_count && citation != UNROLL_NONE; i++) {
		set_words(citing, &citing->places[citer->first_place + i], document, citation);
		citation = next_citation(document, citing->symbol, citation + 1);
	}
}

void citing_read(struct citing *citing, struct library *library, uint32_t index)
{
	struct unroll_document *document = load(library, &citing->documents[index].entry);

	citing->documents[index].is_read = true;
	if (document)
		read_words(citing, index, document);
	unroll_document_free(document);
}

static void add_read_place(struct citing *citing, const struct unroll_document *document,
                           uint32_t index)
{
	const struct unroll_citation *citation = &document->citations[index];
	struct citing_place *place = add_place(citing);
	char name[UNROLL_PLACE_SIZE] = "";

	if (citation->paragraph != UNROLL_NONE)
		unroll_paragraph_place_short(document, citation->paragraph, name);
	struct str note = citation->note == UNROLL_NONE ? (struct str)STR("")
	                : document->notes[citation->note].label;
	place->name = arena_copy(&citing->arena, place_name(&citing->arena,
		arena_copy(&citing->arena, str_of(name)), note));
	place->target = arena_copy(&citing->arena, citation->target);
}

static struct library_entry copy_entry(struct arena *arena, const struct library_entry *entry)
{
	struct library_entry copy = *entry;

	copy.folder = arena_copy(arena, entry->folder);
	copy.name = arena_copy(arena, entry->name);
	copy.symbol = arena_copy(arena, entry->symbol);
	copy.title = arena_copy(arena, entry->title);
	copy.adopted = arena_copy(arena, entry->adopted);
	copy.session = arena_copy(arena, entry->session);
	return copy;
}

static void add_if_citing(struct citing *citing, const struct library_entry *entry,
                          const struct unroll_document *document)
{
	uint32_t index = next_citation(document, citing->symbol, 0);

	if (index == UNROLL_NONE || !displace(citing, entry))
		return;
	struct library_entry copy = copy_entry(&citing->arena, entry);
	add_document(citing, &copy);
	for (; index != UNROLL_NONE; index = next_citation(document, citing->symbol, index + 1))
		add_read_place(citing, document, index);
	read_words(citing, (uint32_t)citing->document_count - 1, document);
}

/* Whether what a file of the folder cites is known from the index. */
static bool is_indexed(struct citing *citing, struct library *library,
                       const struct library_entry *entry)
{
	struct store *store = citing->has_index ? library_store(library, NULL) : NULL;
	struct arena scratch = { 0 };
	struct library_entry found;

	bool is_there = store && store_find(store, entry->symbol, entry->language, &scratch, &found, NULL)
	             && found.language == entry->language;
	arena_free(&scratch);
	return is_there;
}

static void read_file(struct citing *citing, struct library *library, size_t index)
{
	const struct library_entry *entry = library_at(library, index);

	if (unroll_symbol_equal(entry->symbol, citing->symbol) || is_indexed(citing, library, entry))
		return;
	struct unroll_document *document = load(library, entry);
	if (document)
		add_if_citing(citing, entry, document);
	unroll_document_free(document);
}

bool citing_step(struct citing *citing, struct library *library, int milliseconds)
{
	int64_t deadline = clock_milliseconds() + milliseconds;

	while (citing->next < library_count(library) && clock_milliseconds() < deadline)
		read_file(citing, library, citing->next++);
	return citing->next < library_count(library);
}
