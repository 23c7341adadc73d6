#include <unroll/cited.h>

#include <stdlib.h>

#include "base/memory.h"
#include "base/str.h"

/* A citation with what sorting needs to know of it. */
struct entry {
	struct str symbol;
	uint32_t citation;
	uint64_t order;           /* in reading: paragraph, then text before notes, then place */
	uint64_t first;           /* the order of the first citation of the same symbol */
};

static uint64_t order_of(const struct unroll_citation *citation)
{
	return (uint64_t)citation->paragraph << 32 | (uint32_t)(citation->note + 1);
}

static int compare_str(struct str a, struct str b)
{
	size_t shorter = a.size < b.size ? a.size : b.size;
	int difference = shorter ? memcmp(a.data, b.data, shorter) : 0;

	return difference ? difference : (a.size > b.size) - (a.size < b.size);
}

static int compare_places(const struct entry *one, const struct entry *two)
{
	if (one->order != two->order)
		return one->order < two->order ? -1 : 1;
	return (one->citation > two->citation) - (one->citation < two->citation);
}

static int by_symbol(const void *a, const void *b)
{
	const struct entry *one = a, *two = b;
	int difference = compare_str(one->symbol, two->symbol);

	return difference ? difference : compare_places(one, two);
}

static int by_first(const void *a, const void *b)
{
	const struct entry *one = a, *two = b;

	if (one->first != two->first)
		return one->first < two->first ? -1 : 1;
	return by_symbol(a, b);
}

static size_t gather(const struct unroll_document *document, struct entry *entries)
{
	size_t count = 0;

	for (uint32_t i = 0; i < document->citation_count; i++) {
		const struct unroll_citation *citation = &document->citations[i];
		if (!str_is_empty(citation->symbol))
			entries[count++] = (struct entry){
				.symbol = citation->symbol,
				.citation = i,
				.order = order_of(citation),
			};
	}
	return count;
}

static bool starts_group(const struct entry *entries, size_t i)
{
	return i == 0 || !str_equal(entries[i].symbol, entries[i - 1].symbol);
}

static void group(struct unroll_cited_list *list, const struct entry *entries, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		list->citations[i] = entries[i].citation;
		if (starts_group(entries, i))
			list->items[list->count++] = (struct unroll_cited){
				.symbol = entries[i].symbol,
				.citations = &list->citations[i],
			};
		list->items[list->count - 1].citation_count++;
	}
}

struct unroll_cited_list unroll_cited_documents(const struct unroll_document *document)
{
	size_t most = document->citation_count;
	struct entry *entries = memory_allocate(most * sizeof *entries);
	size_t count = gather(document, entries);
	struct unroll_cited_list list = {
		.items = memory_allocate(count * sizeof *list.items),
		.citations = memory_allocate(count * sizeof *list.citations),
	};

	qsort(entries, count, sizeof *entries, by_symbol);
	for (size_t i = 0; i < count; i++)
		entries[i].first = starts_group(entries, i) ? entries[i].order
		                                            : entries[i - 1].first;
	qsort(entries, count, sizeof *entries, by_first);
	group(&list, entries, count);
	free(entries);
	return list;
}

void unroll_cited_list_free(struct unroll_cited_list *list)
{
	free(list->items);
	free(list->citations);
	*list = (struct unroll_cited_list){ 0 };
}
