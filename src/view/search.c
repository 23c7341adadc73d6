#include "view/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/gate.h"
#include "base/memory.h"
#include "base/str.h"
#include "library/query.h"

/* A piece is a paragraph or, behind them all, a note. */
static uint32_t piece_count(const struct unroll_document *document)
{
	return document->paragraph_count + document->note_count;
}

static const struct unroll_text *piece_at(const struct unroll_document *document, uint32_t piece)
{
	return piece < document->paragraph_count
	     ? &document->paragraphs[piece].body
	     : &document->notes[piece - document->paragraph_count].body;
}

enum {
	STEP_SIZE = 128 << 10,    /* bytes folded at once: about a millisecond */
	FIND_SIZE = 512 << 10,    /* bytes of folded text looked through at once: the same */
	FIRST_STEPS = 4,          /* for which a key waits */
	NARROW_MOST = 64 << 10    /* matches: beyond, a new search shows the first ones sooner */
};

bool search_prepare(struct search *search)
{
	const struct unroll_document *document = search->document;
	size_t end = search->text.size + STEP_SIZE;

	if (!search->starts) {
		size_t count = piece_count(document) + (size_t)1;
		search->starts = memory_allocate_zeroed(count, sizeof *search->starts);
		folding_reserve(&search->text, document->source.size + count);
	}
	while (search->folded_count < piece_count(document) && search->text.size < end) {
		folding_append(&search->text, piece_at(document, search->folded_count++)->text);
		folding_separate(&search->text);
		search->starts[search->folded_count] = (uint32_t)search->text.size;
	}
	return search->folded_count < piece_count(document);
}

static void add_match(struct search *search, size_t start, size_t size)
{
	search->matches = memory_grow(search->matches, search->count, &search->capacity,
	                              sizeof *search->matches);
	search->matches[search->count++] = (struct folded_match){ (uint32_t)start, (uint32_t)size };
	if (size > search->longest)
		search->longest = (uint32_t)size;
}

/* Find what begins in the next bytes of the folded text. */
static void find_more(struct search *search)
{
	struct str needle = { search->needle.text, search->needle.size };
	size_t at = search->searched, left = search->text.size - at;
	size_t end = left < FIND_SIZE ? search->text.size : at + FIND_SIZE;
	struct str all = str_slice((struct str){ search->text.text, search->text.size }, 0,
	                           end + needle.size - 1);

	for (size_t next; (next = str_find(str_from(all, at), needle)) != SIZE_MAX; at += next + 1)
		add_match(search, at + next, needle.size);
	search->searched = end;
}

bool search_is_counting(const struct search *search)
{
	return search->needle.size > 0
	    && (!search->starts || search->folded_count < piece_count(search->document)
	        || search->searched < search->text.size);
}

bool search_step(struct search *search)
{
	if (!search_is_counting(search))
		return false;
	if (search->searched == search->text.size)
		search_prepare(search);
	find_more(search);
	return search_is_counting(search);
}

static void forget_matches(struct search *search)
{
	search->count = 0;
	search->searched = 0;
}

/* What matches the longer needle matched the shorter one, at the same place. */
static void narrow(struct search *search)
{
	struct str all = { search->text.text, search->text.size };
	struct str needle = { search->needle.text, search->needle.size };
	size_t kept = 0;

	for (size_t i = 0; i < search->count; i++)
		if (str_starts_with(str_from(all, search->matches[i].start), needle))
			search->matches[kept++] = (struct folded_match){
				search->matches[i].start, (uint32_t)needle.size,
			};
	search->count = kept;
}

void search_for(struct search *search, struct str needle)
{
	struct folding folded = { .table = search->needle.table };

	folding_append(&folded, needle);
	search->needle.table = (struct fold_table){ 0 };
	struct str before = { search->needle.text, search->needle.size };
	bool is_longer = before.size
	              && str_starts_with((struct str){ folded.text, folded.size }, before);
	folding_free(&search->needle);
	search->needle = folded;
	search->longest = (uint32_t)folded.size;
	if (is_longer && search->count <= NARROW_MOST)
		narrow(search);
	else
		forget_matches(search);
	for (int i = 0; i < FIRST_STEPS && search_step(search); i++)
		continue;
}

/* Where a piece begins in the folded text; behind all of it, if it is not there yet. */
static uint32_t start_of(const struct search *search, uint32_t piece)
{
	return piece <= search->folded_count ? search->starts[piece] : UINT32_MAX;
}

/* The first byte of a folded piece that came from a byte of its text, or from one behind it. */
static uint32_t folded_from(const struct search *search, uint32_t piece, size_t source)
{
	uint32_t low = search->starts[piece], high = search->starts[piece + 1] - 1;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (folding_source(&search->text, middle) < source)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void search_mark(struct search *search, const struct query *query)
{
	struct arena arena = { 0 };
	struct fold_table folds = { 0 };

	search_for(search, (struct str)STR(""));
	while (search_prepare(search))
		continue;
	for (uint32_t i = 0; i < piece_count(search->document); i++) {
		struct query_ranges ranges = query_mark(query, piece_at(search->document, i)->text,
		                                        &folds, &arena);
		for (size_t j = 0; j < ranges.count; j++) {
			uint32_t start = folded_from(search, i, ranges.items[j].start);
			uint32_t end = folded_from(search, i, ranges.items[j].end);
			if (end > start)
				add_match(search, start, end - start);
		}
	}
	fold_table_free(&folds);
	arena_free(&arena);
}

/* The piece that holds a byte of the folded text. */
static uint32_t piece_of(const struct search *search, uint32_t folded)
{
	uint32_t low = 0, high = search->folded_count;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		if (search->starts[middle] <= folded)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* A character may fold to several letters, of which a match may hold one: it is shown whole. */
static bool is_inside_character(struct str text, uint32_t at)
{
	return at < text.size && is_within_character(text.data[at]);
}

/* Where the marks on the character before a byte end: they belong to what is found. */
static uint32_t behind_marks(struct str text, uint32_t at)
{
	for (size_t size; at < text.size && (unsigned char)text.data[at] >= 0x80; at += (uint32_t)size)
		if (gate_width(str_decode(str_from(text, at), &size)) > 0)
			break;
	return at;
}

struct match search_match(const struct search *search, size_t index)
{
	const struct unroll_document *document = search->document;
	uint32_t start = search->matches[index].start;
	uint32_t piece = piece_of(search, start);
	bool in_note = piece >= document->paragraph_count;
	uint32_t note = piece - document->paragraph_count;
	struct str text = piece_at(document, piece)->text;
	struct match match = {
		.paragraph = in_note ? document->notes[note].paragraph : piece,
		.note = in_note ? note : UNROLL_NONE,
		.start = folding_source(&search->text, start),
		.end = folding_source(&search->text, start + search->matches[index].size - 1) + 1,
	};

	while (match.start && is_inside_character(text, match.start))
		match.start--;
	while (is_inside_character(text, match.end))
		match.end++;
	match.end = behind_marks(text, match.end);
	return match;
}

/* The first match at or behind a byte of the folded text. */
static size_t lower_bound(const struct search *search, uint32_t folded)
{
	size_t low = 0, high = search->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (search->matches[middle].start < folded)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t search_from(const struct search *search, uint32_t paragraph, uint32_t byte)
{
	if (!search->starts || paragraph >= search->document->paragraph_count)
		return search->count;
	size_t low = lower_bound(search, start_of(search, paragraph));
	size_t high = lower_bound(search, start_of(search, paragraph + 1));

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (search_match(search, middle).start < byte)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t search_from_note(const struct search *search, uint32_t note)
{
	if (!search->starts)
		return search->count;
	return lower_bound(search, start_of(search, search->document->paragraph_count + note));
}

size_t search_count(const struct search *search, uint32_t first, uint32_t count)
{
	if (!search->starts)
		return 0;
	return lower_bound(search, start_of(search, first + count))
	     - lower_bound(search, start_of(search, first));
}

size_t search_count_in_notes(const struct search *search)
{
	return search_count(search, search->document->paragraph_count,
	                    search->document->note_count);
}

void search_free(struct search *search)
{
	folding_free(&search->text);
	folding_free(&search->needle);
	free(search->starts);
	free(search->matches);
	*search = (struct search){ 0 };
}
