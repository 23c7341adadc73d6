#include "structure/compose.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/str.h"
#include "citation/symbol.h"
#include "structure/lead.h"

void composer_free(struct composer *composer)
{
	free(composer->found.items);
	free(composer->linked.items);
	free(composer->buffer);
	free(composer->spans);
	free(composer->cuts);
}

static void append(struct composer *composer, struct str text)
{
	if (composer->size + text.size > composer->capacity) {
		composer->capacity = 2 * (composer->size + text.size);
		composer->buffer = memory_resize(composer->buffer, composer->capacity);
	}
	if (text.size)
		memcpy(composer->buffer + composer->size, text.data, text.size);
	composer->size += text.size;
}

static void add_span(struct composer *composer, struct unroll_span span)
{
	composer->spans = memory_grow(composer->spans, composer->span_count,
	                              &composer->span_capacity, sizeof span);
	composer->spans[composer->span_count++] = span;
}

/* Chinese is written without spaces, and a compound goes on behind its hyphen. */
static bool needs_space(struct str before, struct str after)
{
	size_t size;

	if (str_is_empty(before) || str_is_empty(after))
		return false;
	uint32_t last = str_decode_before(before, before.size, &size);
	uint32_t first = str_decode(after, &size);
	return last != '-' && !(last >= 0x2E80 && first >= 0x2E80);
}

/* A piece on its way into the buffer: its calls are cut out of its text. */
struct cutting {
	struct str text;
	const struct call *calls;
	const struct cut *cuts;   /* one for each call */
	uint32_t count;
	size_t skip;              /* bytes that are left out at its front */
	size_t base;              /* where its text begins in the buffer */
};

/* A call between two spaces takes one of them along, and so does one before a mark. */
static size_t cut_start(const struct cutting *cutting, uint32_t i, size_t least)
{
	size_t start = cutting->calls[i].start, end = cutting->calls[i].end;
	bool after_space = start > least && cutting->text.data[start - 1] == ' ';
	bool ends = end == cutting->text.size || strchr(" .,;:", cutting->text.data[end]);

	if (start < least)
		return least;
	return start < end && after_space && ends ? start - 1 : start;
}

static void make_cuts(struct composer *composer, struct cutting *cutting)
{
	size_t removed = 0, least = cutting->skip;

	composer->cut_count = 0;
	for (uint32_t i = 0; i < cutting->count; i++) {
		size_t start = cut_start(cutting, i, least);
		size_t end = cutting->calls[i].end > start ? cutting->calls[i].end : start;
		composer->cuts = memory_grow(composer->cuts, composer->cut_count,
		                             &composer->cut_capacity, sizeof *composer->cuts);
		composer->cuts[composer->cut_count++] = (struct cut){
			(uint32_t)start, (uint32_t)end, (uint32_t)removed,
		};
		removed += end - start;
		least = end;
	}
	cutting->cuts = composer->cuts;
}

static struct cutting cutting_of(struct composer *composer, uint32_t index, size_t skip)
{
	const struct piece *piece = &composer->pieces->items[index];
	struct cutting cutting = {
		.text = piece->block->text,
		.calls = piece->call_count ? composer->calls->items + piece->first_call : NULL,
		.count = piece->call_count,
		.skip = skip,
		.base = composer->size,
	};

	make_cuts(composer, &cutting);
	return cutting;
}

/* Where a byte of the piece comes to stand in the buffer. */
static uint32_t moved(const struct cutting *cutting, size_t at)
{
	size_t low = 0, high = cutting->count, removed = 0;

	while (low < high) {      /* the cuts that begin before `at` */
		size_t middle = (low + high) / 2;
		if (cutting->cuts[middle].start < at)
			low = middle + 1;
		else
			high = middle;
	}
	if (low > 0) {
		const struct cut *cut = &cutting->cuts[low - 1];
		if (at < cut->end)
			at = cut->end;
		removed = cut->removed_before + (cut->end - cut->start);
	}
	return (uint32_t)(cutting->base + (at > cutting->skip ? at - cutting->skip : 0) - removed);
}

static const enum unroll_span_kind span_kinds[] = {
	[MARK_EMPHASIS] = UNROLL_SPAN_EMPHASIS,
	[MARK_STRONG] = UNROLL_SPAN_STRONG,
	[MARK_SUPERSCRIPT] = UNROLL_SPAN_SUPERSCRIPT,
	[MARK_CALL] = UNROLL_SPAN_CALL,
};

static struct citation *append_citation(struct citation_list *list, struct citation citation)
{
	list->items = memory_grow(list->items, list->count, &list->capacity, sizeof citation);
	list->items[list->count] = citation;
	return &list->items[list->count++];
}

/* A link to a document is a citation; any other stays a link. */
static void add_link(struct composer *composer, const struct mark *mark, uint32_t start,
                     uint32_t end)
{
	struct citation_list *linked = &composer->linked;
	char symbol[UNROLL_SYMBOL_SIZE];

	if (!symbol_of_url(mark->target, symbol)) {
		uint32_t index = builder_link(composer->builder, mark->target);
		add_span(composer, (struct unroll_span){ UNROLL_SPAN_LINK, start, end, index });
	} else if (!linked->count || linked->items[linked->count - 1].end <= start) {
		append_citation(linked, (struct citation){
			.start = start, .end = end,
			.symbol = arena_copy(composer->builder->arena, str_of(symbol)),
		});
	}
}

static void add_marks(struct composer *composer, const struct cutting *cutting,
                      const struct block *block)
{
	for (uint32_t i = 0; i < block->mark_count; i++) {
		const struct mark *mark = &block->marks[i];
		if (mark->kind == MARK_CALL || mark->end <= cutting->skip)
			continue;
		uint32_t start = moved(cutting, mark->start), end = moved(cutting, mark->end);
		if (start >= end)
			continue;
		if (mark->kind == MARK_LINK)
			add_link(composer, mark, start, end);
		else
			add_span(composer, (struct unroll_span){
				span_kinds[mark->kind], start, end, UNROLL_NONE });
	}
}

static void add_calls(struct composer *composer, const struct cutting *cutting)
{
	for (uint32_t i = 0; i < cutting->count; i++) {
		uint32_t at = moved(cutting, cutting->cuts[i].start);
		add_span(composer, (struct unroll_span){
			UNROLL_SPAN_CALL, at, at, cutting->calls[i].note
		});
	}
}

static void append_uncut(struct composer *composer, const struct cutting *cutting)
{
	size_t at = cutting->skip;

	for (uint32_t i = 0; i < cutting->count; i++) {
		append(composer, str_slice(cutting->text, at, cutting->cuts[i].start));
		at = cutting->cuts[i].end;
	}
	append(composer, str_from(cutting->text, at));
}

static void add_piece(struct composer *composer, uint32_t index, size_t skip)
{
	const struct piece *piece = &composer->pieces->items[index];
	struct str before = { composer->buffer, composer->size };

	if (needs_space(before, str_from(piece->block->text, skip)))
		append(composer, (struct str)STR(" "));
	struct cutting cutting = cutting_of(composer, index, skip);
	append_uncut(composer, &cutting);
	add_marks(composer, &cutting, piece->block);
	add_calls(composer, &cutting);
}

/* Text that stands as it is in the transcript is not copied. */
static struct str borrow(struct composer *composer, uint32_t index, size_t skip)
{
	const struct piece *piece = &composer->pieces->items[index];
	struct cutting cutting = cutting_of(composer, index, skip);

	add_marks(composer, &cutting, piece->block);
	return str_from(piece->block->text, skip);
}

/* The end of emphasis that opens the text, or 0. */
static uint32_t emphasis_at_start(const struct composer *composer)
{
	enum { NEAR = 4 };        /* bytes: a quotation mark, a conjunction of one letter */

	for (size_t i = 0; i < composer->span_count && composer->spans[i].start <= NEAR; i++) {
		enum unroll_span_kind kind = composer->spans[i].kind;
		if (kind == UNROLL_SPAN_EMPHASIS || kind == UNROLL_SPAN_STRONG)
			return composer->spans[i].end;
	}
	return 0;
}

static void add_lead(struct composer *composer, struct str text)
{
	uint32_t end = emphasis_at_start(composer);

	if (!end)
		end = (uint32_t)lead_find(text, composer->citations.language).size;
	while (end && strchr(" ,", text.data[end - 1]))
		end--;
	if (end)
		add_span(composer, (struct unroll_span){ UNROLL_SPAN_LEAD, 0, end, UNROLL_NONE });
}

static bool overlap(const struct citation *one, const struct citation *two)
{
	return one->start < two->end && two->start < one->end;
}

/*
 * A link to a document is a citation, whatever its words say; what the words
 * cite counts where no link stands. Both lists are sorted.
 */
static void merge_links(struct composer *composer)
{
	struct citation_list merged = { 0 };
	const struct citation *found = composer->found.items;
	const struct citation *end = found + composer->found.count;

	for (size_t i = 0; i < composer->linked.count; i++) {
		struct citation *link = &composer->linked.items[i];
		while (found < end && found->end <= link->start)
			append_citation(&merged, *found++);
		for (; found < end && overlap(found, link); found++)
			if (str_equal(found->symbol, link->symbol))
				link->target = found->target;
		append_citation(&merged, *link);
	}
	while (found < end)
		append_citation(&merged, *found++);
	free(composer->found.items);
	composer->found = merged;
}

static void drop_own(struct composer *composer)
{
	struct citation_list *found = &composer->found;
	size_t kept = 0;

	for (size_t i = 0; i < found->count; i++)
		if (!str_equal(found->items[i].symbol, composer->own))
			found->items[kept++] = found->items[i];
	found->count = kept;
}

/* The indices of citations are the builder's next ones; compose_citations() adds them. */
static void add_citations(struct composer *composer, struct str text)
{
	uint32_t index = (uint32_t)composer->builder->citation_count;

	composer->found.count = 0;
	citations_find(&composer->citations, text, &composer->found);
	if (composer->linked.count)
		merge_links(composer);
	if (!str_is_empty(composer->own))
		drop_own(composer);
	for (size_t i = 0; i < composer->found.count; i++) {
		const struct citation *citation = &composer->found.items[i];
		add_span(composer, (struct unroll_span){
			UNROLL_SPAN_CITATION, (uint32_t)citation->start, (uint32_t)citation->end,
			index++,
		});
	}
}

static int compare_spans(const void *a, const void *b)
{
	const struct unroll_span *one = a, *two = b;

	if (one->start != two->start)
		return one->start < two->start ? -1 : 1;
	if (one->end != two->end)
		return one->end > two->end ? -1 : 1;
	if (one->kind != two->kind)
		return one->kind < two->kind ? -1 : 1;
	return (one->index > two->index) - (one->index < two->index);
}

static bool is_sorted(const struct composer *composer)
{
	for (size_t i = 1; i < composer->span_count; i++)
		if (compare_spans(&composer->spans[i - 1], &composer->spans[i]) > 0)
			return false;
	return true;
}

struct unroll_text compose_text(struct composer *composer, uint32_t piece, size_t skip,
                                bool leads)
{
	const struct piece *first = &composer->pieces->items[piece];
	struct arena *arena = composer->builder->arena;
	struct unroll_text body = { .line = first->block->line };

	composer->size = composer->span_count = composer->linked.count = 0;
	if (!first->next && !first->call_count) {
		body.text = borrow(composer, piece, skip);
	} else {
		add_piece(composer, piece, skip);
		for (uint32_t next = first->next; next; next = composer->pieces->items[next].next)
			add_piece(composer, next, 0);
		body.text = arena_copy(arena, (struct str){ composer->buffer, composer->size });
	}
	if (leads)
		add_lead(composer, body.text);
	add_citations(composer, body.text);
	if (!is_sorted(composer))
		qsort(composer->spans, composer->span_count, sizeof *composer->spans,
		      compare_spans);
	body.spans = arena_settle(arena, composer->spans, composer->span_count,
	                          sizeof *composer->spans);
	body.span_count = (uint32_t)composer->span_count;
	return body;
}

void compose_citations(struct composer *composer, uint32_t paragraph, uint32_t note)
{
	for (size_t i = 0; i < composer->found.count; i++) {
		const struct citation *citation = &composer->found.items[i];
		builder_citation(composer->builder, (struct unroll_citation){
			.symbol = citation->symbol,
			.target = citation->target,
			.paragraph = paragraph,
			.note = note,
			.start = (uint32_t)citation->start,
			.end = (uint32_t)citation->end,
		});
		if (note != UNROLL_NONE && !str_is_empty(citation->symbol))
			composer->citations.last_symbol = citation->symbol;
	}
}
