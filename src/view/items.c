#include "view/items.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/str.h"

static bool is_mere_text(const struct unroll_document *document)
{
	return document->section_count == 1 && str_is_empty(document->title)
	    && str_is_empty(document->symbol);
}

void items_start(struct items *items, const struct unroll_document *document, bool plain)
{
	*items = (struct items){ .document = document, .plain = plain };
	items->peeked = items->peeked_heading = UNROLL_NONE;
	items->bare = document->paragraph_count > 0 && (plain || is_mere_text(document));
	items->folded = memory_allocate_zeroed(document->section_count, sizeof *items->folded);
	if (unroll_has_cover(document))
		items->folded[0] = true;
}

void items_free(struct items *items)
{
	free(items->folded);
	free(items->groups);
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

static uint32_t section_end(const struct items *items, uint32_t section)
{
	return item_of_section(items, section) + items->document->sections[section].count + 1;
}

static bool is_heading(const struct items *items, uint32_t paragraph)
{
	return items->document->paragraphs[paragraph].kind == UNROLL_PARAGRAPH_HEADING;
}

struct group group_of(const struct items *items, uint32_t paragraph)
{
	uint32_t number = items->document->paragraphs[paragraph].section;
	const struct unroll_section *section = &items->document->sections[number];
	uint32_t heading = paragraph, end = paragraph + 1;

	while (heading > section->first && !is_heading(items, heading))
		heading--;
	if (!is_heading(items, heading))
		return (struct group){ paragraph, paragraph };
	while (end < section->first + section->count && !is_heading(items, end))
		end++;
	return (struct group){ heading, end == heading + 1 ? heading : end };
}

/* The index of the first folded group whose heading lies behind a paragraph. */
static size_t group_behind(const struct items *items, uint32_t paragraph)
{
	size_t low = 0, high = items->group_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (items->groups[middle].heading <= paragraph)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The folded group that a paragraph belongs to or heads, or NULL. */
static const struct group *closed_group(const struct items *items, uint32_t paragraph)
{
	size_t behind = group_behind(items, paragraph);

	if (behind == 0)
		return NULL;
	const struct group *group = &items->groups[behind - 1];
	return paragraph < group->end && group->heading != items->peeked_heading ? group : NULL;
}

bool group_is_closed(const struct items *items, uint32_t heading)
{
	const struct group *group = closed_group(items, heading);

	return group && group->heading == heading;
}

void group_fold(struct items *items, struct group group, bool folded)
{
	size_t at = group_behind(items, group.heading);
	bool is_there = at > 0 && items->groups[at - 1].heading == group.heading;

	if (is_there == folded || group.heading == group.end)
		return;
	if (folded) {
		items->groups = memory_grow(items->groups, items->group_count, &items->group_capacity,
		                            sizeof *items->groups);
		memmove(&items->groups[at + 1], &items->groups[at],
		        (items->group_count++ - at) * sizeof *items->groups);
		items->groups[at] = group;
	} else {
		memmove(&items->groups[at - 1], &items->groups[at],
		        (items->group_count-- - at) * sizeof *items->groups);
	}
}

bool item_uncover(struct items *items, uint32_t paragraph)
{
	uint32_t section = items->document->paragraphs[paragraph].section;
	const struct group *group = closed_group(items, paragraph);
	bool hides = group && group->heading != paragraph;
	bool hidden = hides || section_is_closed(items, section);

	items->folded[section] &= !section_is_closed(items, section);
	if (hides)
		group_fold(items, *group, false);
	return hidden;
}

uint32_t item_shown(const struct items *items, uint32_t number)
{
	struct item item = item_at(items, number);

	if (item.kind != ITEM_PARAGRAPH)
		return number;
	if (section_is_closed(items, item.section))
		return item_of_section(items, item.section);
	const struct group *group = closed_group(items, item.paragraph);
	return group ? item_of_paragraph(items, group->heading) : number;
}

uint32_t item_after(const struct items *items, uint32_t number)
{
	struct item item = item_at(items, number);
	uint32_t next = number + 1;

	if (item.kind == ITEM_PART && section_is_closed(items, item.section))
		next = section_end(items, item.section);
	if (item.kind == ITEM_PARAGRAPH && group_is_closed(items, item.paragraph))
		next = item_of_paragraph(items, closed_group(items, item.paragraph)->end - 1) + 1;
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

/* So many paragraphs even out: then it is their number that counts. */
enum { MANY = 20000 };

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
	if (count > MANY)
		return (double)paragraph / count;
	if (!items->ends)
		sum_up(items);
	if (item.kind == ITEM_PART)
		paragraph = items->document->sections[item.section].first;
	size_t before = paragraph ? items->ends[paragraph - 1] : 0;
	return (double)(before + byte) / (double)items->ends[count - 1];
}
