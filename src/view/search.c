#include "view/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/str.h"

static void fold_document(struct search *search)
{
	const struct unroll_document *document = search->document;

	search->starts = memory_allocate((document->paragraph_count + 1) * sizeof *search->starts);
	for (uint32_t i = 0; i < document->paragraph_count; i++) {
		search->starts[i] = (uint32_t)search->text.size;
		folding_append(&search->text, document->paragraphs[i].body.text);
		folding_separate(&search->text);
	}
	search->starts[document->paragraph_count] = (uint32_t)search->text.size;
}

static void add_match(struct search *search, uint32_t at)
{
	search->matches = memory_grow(search->matches, search->count, &search->capacity,
	                              sizeof *search->matches);
	search->matches[search->count++] = at;
}

static void find_all(struct search *search)
{
	struct str all = { search->text.text, search->text.size };
	struct str needle = { search->needle.text, search->needle.size };
	size_t at = 0;

	search->count = 0;
	for (size_t next; (next = str_find(str_from(all, at), needle)) != SIZE_MAX; at += next + 1)
		add_match(search, (uint32_t)(at + next));
}

/* What matches the longer needle matched the shorter one, at the same place. */
static void narrow(struct search *search)
{
	struct str all = { search->text.text, search->text.size };
	struct str needle = { search->needle.text, search->needle.size };
	size_t kept = 0;

	for (size_t i = 0; i < search->count; i++)
		if (str_starts_with(str_from(all, search->matches[i]), needle))
			search->matches[kept++] = search->matches[i];
	search->count = kept;
}

void search_for(struct search *search, struct str needle)
{
	struct folding folded = { .table = search->needle.table };

	folding_append(&folded, needle);
	search->needle.table = NULL;
	struct str before = { search->needle.text, search->needle.size };
	bool is_longer = before.size
	              && str_starts_with((struct str){ folded.text, folded.size }, before);
	folding_free(&search->needle);
	search->needle = folded;
	if (!search->starts)
		fold_document(search);
	if (!folded.size)
		search->count = 0;
	else if (is_longer)
		narrow(search);
	else
		find_all(search);
}

/* The paragraph that holds a byte of the folded text. */
static uint32_t paragraph_at(const struct search *search, uint32_t folded)
{
	uint32_t low = 0, high = search->document->paragraph_count;

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
	return at < text.size && ((unsigned char)text.data[at] & 0xC0) == 0x80;
}

struct match search_match(const struct search *search, size_t index)
{
	uint32_t start = search->matches[index];
	uint32_t paragraph = paragraph_at(search, start);
	struct str text = search->document->paragraphs[paragraph].body.text;
	struct match match = {
		.paragraph = paragraph,
		.start = folding_source(&search->text, start),
		.end = folding_source(&search->text, start + search->needle.size - 1) + 1,
	};

	while (match.start && is_inside_character(text, match.start))
		match.start--;
	while (is_inside_character(text, match.end))
		match.end++;
	return match;
}

/* The first match at or behind a byte of the folded text. */
static size_t lower_bound(const struct search *search, uint32_t folded)
{
	size_t low = 0, high = search->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (search->matches[middle] < folded)
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
	size_t low = lower_bound(search, search->starts[paragraph]);
	size_t high = lower_bound(search, search->starts[paragraph + 1]);

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (search_match(search, middle).start < byte)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t search_count(const struct search *search, uint32_t first, uint32_t paragraphs)
{
	if (!search->starts)
		return 0;
	return lower_bound(search, search->starts[first + paragraphs])
	     - lower_bound(search, search->starts[first]);
}

void search_free(struct search *search)
{
	folding_free(&search->text);
	folding_free(&search->needle);
	free(search->starts);
	free(search->matches);
	*search = (struct search){ 0 };
}
