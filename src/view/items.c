#include "view/items.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/str.h"

static bool is_mere_text(const struct unroll_document *document)
{
	return document->section_count == 1 && str_is_empty(document->title)
	    && str_is_empty(document->symbol);
}

void items_start(struct items *items, const struct unroll_document *document, bool plain)
{
	*items = (struct items){ .document = document, .peeked = UNROLL_NONE, .plain = plain };
	items->bare = document->paragraph_count > 0 && (plain || is_mere_text(document));
	items->folded = memory_allocate_zeroed(document->section_count, sizeof *items->folded);
	if (document->section_count > 1 && document->sections[0].kind == UNROLL_MASTHEAD)
		items->folded[0] = !plain && !str_is_empty(document->title);
}

void items_free(struct items *items)
{
	free(items->folded);
	free(items->ends);
	*items = (struct items){ 0 };
}

/*
 * Numbers: the title is 0, the heading of section s is 1 + s + the paragraphs
 * before it, and paragraph p of section s is 2 + s + p.
 */
uint32_t item_of_section(const struct items *items, uint32_t section)
{
	return 1 + section + items->document->sections[section].first;
}

uint32_t item_of_paragraph(const struct items *items, uint32_t paragraph)
{
	return 2 + items->document->paragraphs[paragraph].section + paragraph;
}

uint32_t items_count(const struct items *items)
{
	return 1 + items->document->section_count + items->document->paragraph_count;
}

/* The section whose heading is the last at or before an item that is not the title. */
static uint32_t section_of(const struct items *items, uint32_t number)
{
	uint32_t low = 0, high = items->document->section_count;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		if (item_of_section(items, middle) <= number)
			low = middle;
		else
			high = middle;
	}
	return low;
}

struct item item_at(const struct items *items, uint32_t number)
{
	if (number == 0)
		return (struct item){ .kind = ITEM_TITLE };
	uint32_t section = section_of(items, number);
	if (item_of_section(items, section) == number)
		return (struct item){ .kind = ITEM_PART, .section = section };
	return (struct item){
		.kind = ITEM_PARAGRAPH, .section = section, .paragraph = number - 2 - section,
	};
}

bool section_is_closed(const struct items *items, uint32_t section)
{
	/* Without its heading nothing would be left of it. */
	return items->folded[section] && items->peeked != section && !items->bare;
}

uint32_t item_shown(const struct items *items, uint32_t number)
{
	struct item item = item_at(items, number);

	if (item.kind == ITEM_PARAGRAPH && section_is_closed(items, item.section))
		return item_of_section(items, item.section);
	return number;
}

static uint32_t section_end(const struct items *items, uint32_t section)
{
	return item_of_section(items, section) + items->document->sections[section].count + 1;
}

uint32_t item_after(const struct items *items, uint32_t number)
{
	struct item item = item_at(items, number);
	uint32_t next = number + 1;

	if (item.kind == ITEM_PART && section_is_closed(items, item.section))
		next = section_end(items, item.section);
	while (items->bare && next < items_count(items) && item_at(items, next).kind == ITEM_PART)
		next++;
	return next < items_count(items) ? next : UNROLL_NONE;
}

uint32_t item_before(const struct items *items, uint32_t number)
{
	while (number > 0) {
		number = item_shown(items, number - 1);
		if (!items->bare || item_at(items, number).kind == ITEM_PARAGRAPH)
			return number;
	}
	return UNROLL_NONE;
}

uint32_t item_first(const struct items *items)
{
	return items->bare ? item_after(items, 0) : 0;
}

uint32_t item_last(const struct items *items)
{
	return item_before(items, items_count(items));
}

static void sum_up(struct items *items)
{
	const struct unroll_document *document = items->document;
	size_t sum = 0;

	items->ends = memory_allocate(document->paragraph_count * sizeof *items->ends);
	for (uint32_t i = 0; i < document->paragraph_count; i++) {
		sum += document->paragraphs[i].body.text.size + 1;
		items->ends[i] = sum;
	}
}

double item_share(struct items *items, uint32_t number, uint32_t byte)
{
	struct item item = item_at(items, number);
	uint32_t count = items->document->paragraph_count;
	uint32_t paragraph = item.kind == ITEM_PARAGRAPH ? item.paragraph : 0;

	if (count == 0)
		return 0;
	if (!items->ends)
		sum_up(items);
	if (item.kind == ITEM_PART)
		paragraph = items->document->sections[item.section].first;
	size_t before = paragraph ? items->ends[paragraph - 1] : 0;
	return (double)(before + byte) / (double)items->ends[count - 1];
}
