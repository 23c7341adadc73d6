/*
 * Any text in any language and of any organ: citations lie in the text, in
 * order and apart, name something, and every symbol among them is its own
 * normal form.
 */
#include "fuzz.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "citation/citation.h"
#include "citation/symbol.h"

static void check_symbol(struct str symbol)
{
	char normal[UNROLL_SYMBOL_SIZE], url[UNROLL_SYMBOL_URL_SIZE];

	require(unroll_symbol_normalise(symbol, normal));
	require(str_equal(str_of(normal), symbol));
	unroll_symbol_url(symbol, UNROLL_FRENCH, url);
	require(str_ends_with(str_of(url), symbol));
}

static void check_citations(const struct citation_list *list, struct str text)
{
	size_t behind = 0;

	for (size_t i = 0; i < list->count; i++) {
		const struct citation *item = &list->items[i];
		require(item->start >= behind && item->end > item->start && item->end <= text.size);
		require(item->symbol.size || item->target.size);
		if (item->symbol.size)
			check_symbol(item->symbol);
		behind = item->end;
	}
}

/* The first byte says which language and organ. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	struct citation_list list = { 0 };
	char symbol[UNROLL_SYMBOL_SIZE];

	if (!size)
		return 0;
	struct str text = { (const char *)data + 1, size - 1 };
	struct citation_context context = {
		.language = data[0] % UNROLL_LANGUAGE_COUNT,
		.organ = data[0] / UNROLL_LANGUAGE_COUNT % UNROLL_ORGAN_COUNT,
		.arena = &arena,
		.last_symbol = STR("A/79/968"),
	};
	citations_find(&context, text, &list);
	check_citations(&list, text);
	require(symbol_match(text, symbol) <= text.size);
	free(list.items);
	arena_free(&arena);
	return 0;
}
