/* Where the words of a query stand in a text. */
#include <stdlib.h>

#include "base/memory.h"
#include "base/str.h"
#include "library/query.h"
#include "library/tokens.h"

/* A word of the text. */
struct word {
	struct str folded;
	size_t start, end;
};

struct words {
	struct arena texts;
	struct word *items;
	size_t count, capacity;
};

static struct words split(struct str text, struct fold_table *table)
{
	struct tokens tokens = tokens_of(text, table);
	struct words words = { 0 };
	struct token token;

	while (tokens_next(&tokens, &token)) {
		words.items = memory_grow(words.items, words.count, &words.capacity,
		                          sizeof *words.items);
		words.items[words.count++] = (struct word){
			arena_copy(&words.texts, token.folded), token.start, token.end
		};
	}
	return words;
}

static void words_free(struct words *words)
{
	free(words->items);
	arena_free(&words->texts);
}

/* Whether a term stands in the words from `at` on. */
static bool stands_at(const struct query_term *term, const struct words *words, size_t at)
{
	uint32_t last = term->word_count - 1;

	if (words->count - at < term->word_count)
		return false;
	for (uint32_t i = 0; i < last; i++)
		if (!str_equal(term->words[i], words->items[at + i].folded))
			return false;
	struct str word = words->items[at + last].folded;
	return term->is_prefix ? str_starts_with(word, term->words[last])
	                       : str_equal(word, term->words[last]);
}

/* How many words from `at` on are the longest term that is looked for; 0 for none. */
static size_t longest_at(const struct query *query, const struct words *words, size_t at,
                         uint32_t *which)
{
	size_t longest = 0;

	for (uint32_t i = 0; i < query->count; i++) {
		const struct query_term *term = &query->terms[i];
		if (!term->is_excluded && term->word_count > longest && stands_at(term, words, at)) {
			longest = term->word_count;
			*which = i;
		}
	}
	return longest;
}

struct query_ranges query_mark(const struct query *query, struct str text,
                               struct fold_table *table, struct arena *arena)
{
	struct words words = split(text, table);
	struct query_range *ranges = NULL;
	size_t count = 0, capacity = 0, behind = 0;     /* words that are marked */

	for (size_t at = 0; at < words.count; at++) {
		uint32_t term = 0;
		size_t size = longest_at(query, &words, at, &term);
		if (!size || at + size <= behind)
			continue;
		size_t end = words.items[at + size - 1].end;
		if (at < behind) {
			ranges[count - 1].end = end;
		} else {
			ranges = memory_grow(ranges, count, &capacity, sizeof *ranges);
			ranges[count++] = (struct query_range){ words.items[at].start, end, term };
		}
		behind = at + size;
	}
	struct query_ranges marks = { arena_settle(arena, ranges, count, sizeof *ranges), count };
	free(ranges);
	words_free(&words);
	return marks;
}

static bool stands_in(const struct query_term *term, const struct words *words)
{
	size_t at = 0;

	while (at < words->count && !stands_at(term, words, at))
		at++;
	return at < words->count;
}

bool query_matches(const struct query *query, struct str text, struct fold_table *table)
{
	struct words words = split(text, table);
	uint32_t i = 0;

	while (i < query->count
	       && stands_in(&query->terms[i], &words) != query->terms[i].is_excluded)
		i++;
	words_free(&words);
	return i == query->count;
}
