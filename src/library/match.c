#include "library/match.h"

#include <string.h>

#include "base/str.h"

/* Text of a size that is known beforehand: `data` is NULL while it is measured. */
struct writer {
	char *data;
	size_t size;
};

static void put(struct writer *writer, struct str text)
{
	if (writer->data)
		memcpy(writer->data + writer->size, text.data, text.size);
	writer->size += text.size;
}

static void put_term(struct writer *writer, const struct query_term *term)
{
	for (uint32_t i = 0; i < term->word_count; i++) {
		put(writer, i ? (struct str)STR(" ") : (struct str)STR("\""));
		put(writer, term->words[i]);
	}
	put(writer, term->is_prefix ? (struct str)STR("\" *") : (struct str)STR("\""));
}

/* Put the terms that are excluded, or those that are not; return whether there were any. */
static bool put_terms(struct writer *writer, const struct query *query, bool excluded,
                      struct str between)
{
	bool is_first = true;

	for (uint32_t i = 0; i < query->count; i++) {
		if (query->terms[i].is_excluded != excluded)
			continue;
		put(writer, is_first ? (struct str)STR("(") : between);
		put_term(writer, &query->terms[i]);
		is_first = false;
	}
	if (!is_first)
		put(writer, (struct str)STR(")"));
	return !is_first;
}

static bool has_excluded(const struct query *query)
{
	uint32_t i = 0;

	while (i < query->count && !query->terms[i].is_excluded)
		i++;
	return i < query->count;
}

static void put_query(struct writer *writer, const struct query *query)
{
	if (!put_terms(writer, query, false, (struct str)STR(" AND ")) || !has_excluded(query))
		return;
	put(writer, (struct str)STR(" NOT "));
	put_terms(writer, query, true, (struct str)STR(" OR "));
}

struct str match_write(const struct query *query, struct arena *arena)
{
	struct writer measure = { 0 };

	put_query(&measure, query);
	struct writer writer = { .data = arena_allocate(arena, measure.size + 1) };
	put_query(&writer, query);
	writer.data[writer.size] = '\0';
	return (struct str){ writer.data, writer.size };
}
