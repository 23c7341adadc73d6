#include "view/collection.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/str.h"

/* Documents without a symbol are works of their own, by the names of their files. */
static int compare_entries(const void *a, const void *b)
{
	const struct library_entry *first = a, *second = b;
	int order = entry_compare_symbols(first->symbol, second->symbol);

	if (order == 0 && str_is_empty(first->symbol))
		order = str_compare(first->name, second->name);
	if (order == 0)
		order = (first->language > second->language) - (first->language < second->language);
	return order;
}

static bool is_same_work(const struct library_entry *a, const struct library_entry *b)
{
	return !str_is_empty(a->symbol) && entry_compare_symbols(a->symbol, b->symbol) == 0;
}

/* The entries are in order: versions of a work follow each other. */
static void gather_works(struct collection *collection, struct library_entries entries)
{
	for (size_t i = 0; i < entries.count; i++) {
		struct work *last = &collection->works[collection->count - (collection->count > 0)];
		if (collection->count && is_same_work(last->versions, &entries.items[i]))
			last->version_count++;
		else
			collection->works[collection->count++] = (struct work){ &entries.items[i], 1, 0, 0 };
	}
}

static void show_all(struct collection *collection)
{
	collection->shown_count = collection->count;
	memcpy(collection->shown, collection->sorted, collection->count * sizeof *collection->shown);
}

void collection_start(struct collection *collection, struct library_entries entries)
{
	if (entries.count == 0)
		return;
	qsort(entries.items, entries.count, sizeof *entries.items, compare_entries);
	collection->works = memory_allocate_zeroed(entries.count, sizeof *collection->works);
	gather_works(collection, entries);
	collection->sorted = memory_allocate_zeroed(collection->count, sizeof *collection->sorted);
	collection->shown = memory_allocate_zeroed(collection->count, sizeof *collection->shown);
	collection_sort(collection, COLLECTION_NEWEST, UNROLL_LANGUAGE_NONE);
	show_all(collection);
}

void collection_free(struct collection *collection)
{
	free(collection->works);
	free(collection->sorted);
	free(collection->shown);
	free(collection->words.data);
	fold_table_free(&collection->folds);
	*collection = (struct collection){ 0 };
}

const struct library_entry *work_version(const struct work *work, enum unroll_language preferred)
{
	const struct library_entry *best = work->versions;

	for (uint32_t i = 0; i < work->version_count; i++) {
		const struct library_entry *version = &work->versions[i];
		if (version->language == preferred)
			return version;
		if (version->language == UNROLL_ENGLISH)
			best = version;
	}
	return best;
}

/* What a work is sorted by, and its place among the symbols where that is alike. */
struct sort_key {
	struct str text;
	uint32_t work;
};

static int compare_keys(const void *a, const void *b)
{
	const struct sort_key *first = a, *second = b;
	int order = str_compare(first->text, second->text);

	return order ? order : (first->work > second->work) - (first->work < second->work);
}

/* The newest come first; what has no date comes last. */
static int compare_dates(const void *a, const void *b)
{
	const struct sort_key *first = a, *second = b;
	int order = str_compare(second->text, first->text);

	return order ? order : (first->work > second->work) - (first->work < second->work);
}

/* Titles as they are folded, so that case and accents do not count. */
static struct str *fold_titles(struct collection *collection, struct token_text *text)
{
	size_t *starts = memory_allocate_zeroed(collection->count + (size_t)1, sizeof *starts);
	struct str *titles = memory_allocate_zeroed(collection->count, sizeof *titles);

	for (uint32_t i = 0; i < collection->count; i++) {
		tokens_append(text, work_version(&collection->works[i], collection->language)->title,
		              &collection->folds);
		starts[i + 1] = text->size;
	}
	for (uint32_t i = 0; i < collection->count; i++)
		titles[i] = (struct str){ text->data + starts[i], starts[i + 1] - starts[i] };
	free(starts);
	return titles;
}

static void sort_by_title(struct collection *collection, struct sort_key *keys)
{
	struct token_text text = { 0 };
	struct str *titles = fold_titles(collection, &text);

	for (uint32_t i = 0; i < collection->count; i++)
		keys[i].text = titles[i];
	qsort(keys, collection->count, sizeof *keys, compare_keys);
	free(titles);
	free(text.data);
}

static void sort_by_date(struct collection *collection, struct sort_key *keys)
{
	for (uint32_t i = 0; i < collection->count; i++)
		keys[i].text = collection->works[i].versions->adopted;
	qsort(keys, collection->count, sizeof *keys, compare_dates);
}

static const struct {
	const char *name;
	void (*sort)(struct collection *collection, struct sort_key *keys);
} orders[COLLECTION_ORDER_COUNT] = {
	[COLLECTION_NEWEST] = { "newest", sort_by_date },
	[COLLECTION_BY_SYMBOL] = { "symbol", NULL },
	[COLLECTION_BY_TITLE] = { "title", sort_by_title },
};

const char *collection_order_name(enum collection_order order)
{
	return orders[order].name;
}

void collection_sort(struct collection *collection, enum collection_order order,
                     enum unroll_language language)
{
	struct sort_key *keys = memory_allocate_zeroed(collection->count + (size_t)1, sizeof *keys);

	for (uint32_t i = 0; i < collection->count; i++)
		keys[i].work = i;
	collection->order = order;
	collection->language = language;
	if (orders[order].sort)
		orders[order].sort(collection, keys);
	for (uint32_t i = 0; i < collection->count; i++)
		collection->sorted[i] = keys[i].work;
	free(keys);
}

/* The symbol, the organ, dates and sessions, and the titles in all languages. */
static void fold_work(struct collection *collection, struct work *work)
{
	struct token_text *words = &collection->words;
	struct str before = STR("");

	work->words = (uint32_t)words->size;
	for (uint32_t i = 0; i < work->version_count; i++) {
		const struct library_entry *version = &work->versions[i];
		if (i == 0) {
			tokens_append(words, version->symbol, &collection->folds);
			tokens_append(words, str_of(unroll_organ_name(version->organ)), &collection->folds);
			tokens_append(words, version->adopted, &collection->folds);
		}
		if (!str_equal(version->title, before))
			tokens_append(words, version->title, &collection->folds);
		tokens_append(words, version->session, &collection->folds);
		if (str_is_empty(version->symbol))
			tokens_append(words, version->name, &collection->folds);
		before = version->title;
	}
	work->words_end = (uint32_t)words->size;
}

enum { WORKS_AT_ONCE = 1000 };    /* that are folded in about a millisecond */

/* A space stands before every word: that of a work's first word ends the work before it. */
bool collection_prepare(struct collection *collection)
{
	uint32_t left = collection->count - collection->folded_count;

	if (!collection->words.data)
		tokens_append(&collection->words, (struct str)STR("x"), &collection->folds);
	for (uint32_t i = 0; i < left && i < WORKS_AT_ONCE; i++)
		fold_work(collection, &collection->works[collection->folded_count++]);
	return collection->folded_count < collection->count;
}

static bool admits(const struct filter *filter, const struct work *work)
{
	for (uint32_t i = 0; i < work->version_count; i++)
		if (filter_admits(filter, &work->versions[i]))
			return true;
	return false;
}

/* What is looked for: words with spaces between them. */
struct needle {
	struct str text;
	bool begins_with_digit;
	bool ends;                /* with a number that does not go on */
	bool is_excluded;
};

/* Whether a number of the needle is one in the text, and not a part of a longer one. */
static bool stands_whole(const struct needle *needle, const char *at)
{
	return (!needle->begins_with_digit || at[-1] == ' ')
	    && (!needle->ends || at[needle->text.size] == ' ');
}

static bool has(const struct needle *needle, struct str text)
{
	const char *end = text.data + text.size;

	for (const char *at = text.data;
	     (at = memmem(at, (size_t)(end - at), needle->text.data, needle->text.size)); at++)
		if (stands_whole(needle, at))
			return true;
	return false;
}

static bool has_all(const struct collection *collection, const struct work *work,
                    const struct needle *needles, size_t count)
{
	struct str all = { collection->words.data, collection->words.size };
	struct str text = str_slice(all, work->words, work->words_end);

	for (size_t i = 0; i < count; i++)
		if (has(&needles[i], text) == needles[i].is_excluded)
			return false;
	return true;
}

static struct needle needle_of(struct arena *arena, const struct query_term *term, bool goes_on)
{
	struct str text = term->words[0];

	for (uint32_t i = 1; i < term->word_count; i++)
		text = arena_format(arena, "%.*s %.*s", (int)text.size, text.data,
		                    (int)term->words[i].size, term->words[i].data);
	return (struct needle){
		.text = text,
		.begins_with_digit = is_digit(text.data[0]),
		.ends = is_digit(text.data[text.size - 1]) && !goes_on,
		.is_excluded = term->is_excluded,
	};
}

void collection_narrow(struct collection *collection, const struct query *query, bool goes_on)
{
	struct arena arena = { 0 };
	struct needle *needles = arena_allocate_zeroed(&arena, query->count + (size_t)1,
	                                               sizeof *needles);

	while (query->count && collection_prepare(collection))
		continue;
	for (uint32_t i = 0; i < query->count; i++)
		needles[i] = needle_of(&arena, &query->terms[i], goes_on && i + 1 == query->count);
	collection->shown_count = 0;
	for (uint32_t i = 0; i < collection->count; i++) {
		const struct work *work = &collection->works[collection->sorted[i]];
		if (admits(&query->filter, work) && has_all(collection, work, needles, query->count))
			collection->shown[collection->shown_count++] = collection->sorted[i];
	}
	arena_free(&arena);
}
