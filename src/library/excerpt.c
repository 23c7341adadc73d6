#include "library/excerpt.h"

#include <stdlib.h>

#include <unigbrk.h>

#include "base/gate.h"
#include "base/memory.h"
#include "base/str.h"

/* Columns of the characters that may be printed between two bytes. */
static size_t columns_of(struct str text)
{
	size_t columns = 0;

	for (size_t at = 0, size; at < text.size; at += size) {
		size = 1;
		if (text.data[at] >= ' ' && text.data[at] < 0x7F) {
			columns++;
			continue;
		}
		uint32_t character = str_decode(str_from(text, at), &size);
		switch (gate_judge(character)) {
		case GATE_PASS:
			columns += (size_t)gate_width(character);
			break;
		case GATE_DROP:
			break;
		case GATE_REPLACE:
		case GATE_SPACE:
			columns++;
			break;
		}
	}
	return columns;
}

/* A text, and at which bytes of it grapheme clusters begin. */
struct cutting {
	struct str text;
	char *begins;             /* not 0 where one does */
};

static struct cutting begin_cutting(struct str text)
{
	struct cutting cutting = { text, memory_allocate_zeroed(text.size + 1, 1) };

	u8_grapheme_breaks((const uint8_t *)text.data, text.size, cutting.begins);
	cutting.begins[0] = cutting.begins[text.size] = 1;
	return cutting;
}

static size_t next_cluster(const struct cutting *cutting, size_t at)
{
	do
		at++;
	while (!cutting->begins[at]);
	return at;
}

static size_t cluster_before(const struct cutting *cutting, size_t at)
{
	do
		at--;
	while (!cutting->begins[at]);
	return at;
}

static bool is_space(struct str text, size_t at)
{
	return at < text.size && str_space(str_from(text, at)) > 0;
}

/* Go forward from `start` as far as `columns` allow; take them off. */
static size_t extend(const struct cutting *cutting, size_t start, size_t *columns)
{
	size_t at = start;

	while (at < cutting->text.size) {
		size_t next = next_cluster(cutting, at);
		size_t wide = columns_of(str_slice(cutting->text, at, next));
		if (wide > *columns)
			break;
		*columns -= wide;
		at = next;
	}
	return at;
}

static size_t extend_back(const struct cutting *cutting, size_t end, size_t columns)
{
	size_t at = end;

	while (at > 0) {
		size_t before = cluster_before(cutting, at);
		size_t wide = columns_of(str_slice(cutting->text, before, at));
		if (wide > columns)
			break;
		columns -= wide;
		at = before;
	}
	return at;
}

/* The next beginning of a word from `start` on; `start` if there is none up to `limit`. */
static size_t settle_start(struct str text, size_t start, size_t limit)
{
	size_t at = start;

	if (start == 0 || is_space(text, start - 1))
		return start;
	while (at < limit && !is_space(text, at))
		at++;
	if (at == limit)
		return start;
	while (at < limit && is_space(text, at))
		at += str_space(str_from(text, at));
	return at;
}

/* The end of the last word before `end`; `end` if there is none from `limit` on. */
static size_t settle_end(struct str text, size_t end, size_t limit)
{
	size_t at = end;

	if (end == text.size || is_space(text, end))
		return end;
	while (at > limit && !is_space(text, at))
		at--;
	return is_space(text, at) ? at : end;
}

/* Where marks begin and end, in columns of the text. */
struct extent {
	size_t start, end;
};

static struct extent *measure(struct str text, struct query_ranges marks)
{
	struct extent *extents = memory_allocate_zeroed(marks.count, sizeof *extents);
	size_t at = 0, columns = 0;

	for (size_t i = 0; i < marks.count; i++) {
		columns += columns_of(str_slice(text, at, marks.items[i].start));
		extents[i].start = columns;
		columns += columns_of(str_slice(text, marks.items[i].start, marks.items[i].end));
		extents[i].end = columns;
		at = marks.items[i].end;
	}
	return extents;
}

/* Marks from `first` on, `count` of them, among which are so many different terms. */
struct window {
	size_t first, count, terms;
};

/*
 * The marks that fit into `columns` together and hold the most terms, then the
 * most marks; the first such, at least one.
 */
static struct window best_window(struct query_ranges marks, const struct extent *extents,
                                 size_t columns, uint32_t term_count)
{
	size_t *times = memory_allocate_zeroed(term_count, sizeof *times);
	struct window best = { .count = 1 }, window = { 0 };

	for (size_t i = 0; i < marks.count; i++) {
		window.terms += times[marks.items[i].term]++ == 0;
		window.count++;
		for (; window.count > 1 && extents[i].end - extents[window.first].start > columns;
		     window.first++, window.count--)
			window.terms -= --times[marks.items[window.first].term] == 0;
		if (window.terms > best.terms
		    || (window.terms == best.terms && window.count > best.count))
			best = window;
	}
	free(times);
	return best;
}

/* The bytes to show around `core`, which takes `used` columns. */
static struct str choose_slice(struct str text, struct query_range core, size_t used,
                               size_t columns)
{
	struct cutting cutting = begin_cutting(text);
	size_t spare = columns > used ? columns - used : 0, left = columns;

	while (!cutting.begins[core.start])
		core.start--;
	while (!cutting.begins[core.end])
		core.end++;
	size_t start = settle_start(text, extend_back(&cutting, core.start, spare / 3), core.start);
	size_t end = extend(&cutting, start, &left);
	if (end == text.size)
		start = settle_start(text, extend_back(&cutting, start, left), start);
	free(cutting.begins);
	return str_slice(text, start, settle_end(text, end, core.end));
}

/* The marks that lie in a slice of the text, cut to it, in bytes of the slice. */
static struct query_ranges marks_in(struct query_ranges marks, size_t start, size_t end,
                                    struct arena *arena)
{
	struct query_ranges inside = {
		.items = arena_allocate_zeroed(arena, marks.count, sizeof *inside.items)
	};

	for (size_t i = 0; i < marks.count; i++) {
		struct query_range mark = marks.items[i];
		if (mark.end <= start || mark.start >= end)
			continue;
		inside.items[inside.count++] = (struct query_range){
			.start = mark.start > start ? mark.start - start : 0,
			.end = (mark.end < end ? mark.end : end) - start,
			.term = mark.term,
		};
	}
	return inside;
}

struct excerpt excerpt_make(struct str text, const struct query *query, size_t columns,
                            struct fold_table *table, struct arena *arena)
{
	struct query_ranges marks = query_mark(query, text, table, arena);
	struct query_range core = { 0 };
	size_t used = 0;

	if (marks.count) {
		struct extent *extents = measure(text, marks);
		struct window window = best_window(marks, extents, columns, query->count);
		size_t last = window.first + window.count - 1;
		core = (struct query_range){ marks.items[window.first].start, marks.items[last].end, 0 };
		used = extents[last].end - extents[window.first].start;
		free(extents);
	}
	struct str slice = choose_slice(text, core, used, columns);
	size_t start = text.size ? (size_t)(slice.data - text.data) : 0;
	return (struct excerpt){
		.text = slice,
		.is_cut_before = start > 0,
		.is_cut_after = start + slice.size < text.size,
		.marks = marks_in(marks, start, start + slice.size, arena),
	};
}
