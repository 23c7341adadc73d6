#include "view/layouts.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/str.h"
#include "view/item_flow.h"

enum {
	TRIM_SIZE = 4 << 20,      /* bytes of text; beyond, the arena starts afresh */
	SKIM_BYTES = 4,           /* of the longest UTF-8 character: enough for each column */
	SKIM_ROW = 8 << 10,       /* bytes of a row of a table, each cell of which is skimmed */
	CHUNK_STRIDE = 61,        /* slots between chunks of an item, which neighbours leave free */
};

void layouts_start(struct layouts *layouts, const struct items *items)
{
	*layouts = (struct layouts){ .items = items, .filling = 1 };
	layouts->slots = memory_allocate_zeroed(LAYOUT_SLOTS, sizeof *layouts->slots);
}

void layouts_clear(struct layouts *layouts)
{
	layouts->filling++;
	arena_free(&layouts->arena);
	layouts->size = 0;
}

void layouts_free(struct layouts *layouts)
{
	for (size_t i = 0; layouts->slots && i < LAYOUT_SLOTS; i++) {
		struct layout *layout = layouts->slots[i];
		for (enum side side = 0; layout && side < SIDE_COUNT; side++)
			lines_free(&layout->halves[side].lines);
		free(layout);
	}
	free(layouts->slots);
	for (enum side side = 0; side < SIDE_COUNT; side++)
		table_free(&layouts->tables[side]);
	arena_free(&layouts->arena);
	*layouts = (struct layouts){ 0 };
}

void layouts_trim(struct layouts *layouts)
{
	if (layouts->size > TRIM_SIZE)
		layouts_clear(layouts);
}

const struct items *layouts_items(const struct layouts *layouts, enum side side)
{
	return side == SIDE_OWN ? layouts->items : &layouts->parallel->items;
}

/* The text of an item that may take several flows, or NULL. */
static const struct unroll_text *body_of(const struct layouts *layouts, const struct items *items,
                                         uint32_t number)
{
	struct item item = item_at(items, number);

	if (item.kind != ITEM_PARAGRAPH || layouts->skim)
		return NULL;
	return &items->document->paragraphs[item.paragraph].body;
}

static uint32_t own_chunks(const struct layouts *layouts, uint32_t item)
{
	const struct unroll_text *body = body_of(layouts, layouts->items, item);

	return body ? flow_chunks(body) : 1;
}

bool layouts_is_closed(const struct layouts *layouts, uint32_t number)
{
	struct item item = item_at(layouts->items, number);

	return (item.kind == ITEM_PART && section_is_closed(layouts->items, item.section))
	    || (item.kind == ITEM_PARAGRAPH && group_is_closed(layouts->items, item.paragraph));
}

static struct showing showing_of(const struct layouts *layouts, uint32_t item)
{
	return (struct showing){
		.item = item, .chunks = own_chunks(layouts, item), .skim = layouts->skim,
		.closed = layouts_is_closed(layouts, item),
	};
}

struct stack layouts_stack(const struct layouts *layouts, uint32_t item)
{
	struct stack stack = { 0, 0 };

	if (layouts->parallel)
		stack = parallel_stack(layouts->parallel, item);
	if (stack.end > stack.first && layouts_is_closed(layouts, item))
		stack.end = stack.first + 1;
	return stack;
}

uint32_t layouts_below(const struct layouts *layouts, uint32_t item, uint32_t below)
{
	struct stack stack = layouts_stack(layouts, item);

	return below <= stack.end - stack.first ? stack.first + below - 1 : UNROLL_NONE;
}

uint32_t layouts_chunks(const struct layouts *layouts, uint32_t item)
{
	if (!layouts->parallel)
		return own_chunks(layouts, item);
	struct showing own = showing_of(layouts, item);
	return parallel_chunks(layouts->parallel, &own);
}

uint32_t layouts_chunk_at(const struct layouts *layouts, uint32_t item, uint32_t byte)
{
	const struct unroll_text *body = body_of(layouts, layouts->items, item);

	return body ? flow_chunk_at(body, byte) : 0;
}

uint32_t layouts_other_chunk_at(const struct layouts *layouts, uint32_t item, uint32_t other,
                                uint32_t byte)
{
	const struct unroll_text *body = body_of(layouts, layouts_items(layouts, SIDE_OTHER), other);
	struct showing own = showing_of(layouts, item);
	struct piece piece = { other, body ? flow_chunk_at(body, byte) : 0 };

	return parallel_chunk_of(layouts->parallel, &own, piece);
}

/* The paragraph of an item if it is a row of a table and shown as one, or UNROLL_NONE. */
static uint32_t row_of_item(const struct items *items, uint32_t number)
{
	struct item item = item_at(items, number);
	bool is_row = item.kind == ITEM_PARAGRAPH && !items->plain
	           && items->document->paragraphs[item.paragraph].kind == UNROLL_PARAGRAPH_ROW;

	return is_row ? item.paragraph : UNROLL_NONE;
}

/* Break the flow of a side into lines; that of a row of a table as the table tells. */
static void break_half(struct layouts *layouts, struct half *half, enum side side)
{
	const struct items *items = layouts_items(layouts, side);
	uint32_t row = row_of_item(items, half->item);
	size_t skimmed = row == UNROLL_NONE ? (size_t)layouts->width * SKIM_BYTES : SKIM_ROW;

	if (layouts->skim && item_at(items, half->item).kind == ITEM_PARAGRAPH)
		half->flow.text = str_prefix(half->flow.text, skimmed);
	if (row == UNROLL_NONE) {
		lines_break(&half->lines, &half->flow, layouts->width);
	} else {
		table_seek(&layouts->tables[side], items->document, row, layouts->width);
		cells_break(&half->lines, &half->flow, &layouts->tables[side], row);
	}
	if (layouts->skim && half->item != 0)
		half->lines.count = 1;
	layouts->size += half->flow.text.size;
}

static void fill_half(struct layouts *layouts, struct layout *slot, enum side side,
                      struct piece piece)
{
	struct half *half = &slot->halves[side];

	half->item = piece.item;
	half->flow = (struct flow){ .text = STR("") };
	half->lines.count = 0;
	if (piece.item == UNROLL_NONE)
		return;
	half->flow = item_flow(&layouts->arena, layouts_items(layouts, side), piece,
	                       layouts_is_closed(layouts, slot->item));
	break_half(layouts, half, side);
}

/* "— not in the French text": in the column that has no counterpart for what stands beside. */
static void fill_sign(struct layouts *layouts, struct layout *slot, enum side side)
{
	struct half *half = &slot->halves[side];
	enum unroll_language language = layouts_items(layouts, side)->document->language;
	const char *name = language ? unroll_language_name(language) : "other";
	struct str words = arena_format(&layouts->arena, "— not in the %s text", name);

	half->flow = flow_of_str(&layouts->arena, words, UNROLL_ENGLISH);
	half->flow.hang = slot->halves[SIDE_COUNT - 1 - side].flow.hang;
	half->flow.right_to_left = language == UNROLL_ARABIC;
	lines_break(&half->lines, &half->flow, layouts->width);
	if (layouts->skim)
		half->lines.count = 1;
}

static void fill_both(struct layouts *layouts, struct layout *slot)
{
	struct showing own = showing_of(layouts, slot->item);
	struct piece piece = parallel_piece(layouts->parallel, &own, slot->chunk);
	bool is_alone = slot->chunk < own.chunks && slot->chunk == 0 && piece.item == UNROLL_NONE;
	bool is_extra = piece.item != UNROLL_NONE
	             && layouts->parallel->alignment.own_of[piece.item] == UNROLL_NONE;

	fill_half(layouts, slot, SIDE_OWN, (struct piece){
		slot->chunk < own.chunks ? slot->item : UNROLL_NONE, slot->chunk,
	});
	fill_half(layouts, slot, SIDE_OTHER, piece);
	if (is_alone)
		fill_sign(layouts, slot, SIDE_OTHER);
	if (is_extra && piece.chunk == 0)
		fill_sign(layouts, slot, SIDE_OWN);
}

static void fill(struct layouts *layouts, struct layout *slot, uint32_t item, uint32_t chunk)
{
	slot->item = item;
	slot->chunk = chunk;
	slot->filling = layouts->filling;
	if (layouts->parallel) {
		fill_both(layouts, slot);
	} else {
		fill_half(layouts, slot, SIDE_OWN, (struct piece){ item, chunk });
		fill_half(layouts, slot, SIDE_OTHER, (struct piece){ UNROLL_NONE, 0 });
	}
	uint32_t own = (uint32_t)slot->halves[SIDE_OWN].lines.count;
	uint32_t other = (uint32_t)slot->halves[SIDE_OTHER].lines.count;
	slot->other_row = layouts->stacked ? own : 0;
	slot->rows = layouts->stacked ? own + other : own > other ? own : other;
}

const struct layout *layouts_get(struct layouts *layouts, uint32_t item, uint32_t chunk)
{
	struct layout **slot = &layouts->slots[(item + chunk * CHUNK_STRIDE) % LAYOUT_SLOTS];

	if (!*slot)
		*slot = memory_allocate_zeroed(1, sizeof **slot);
	if ((*slot)->filling != layouts->filling || (*slot)->item != item || (*slot)->chunk != chunk)
		fill(layouts, *slot, item, chunk);
	return *slot;
}

const struct line *layout_line(const struct layout *layout, enum side side, uint32_t row)
{
	const struct lines *lines = &layout->halves[side].lines;
	uint32_t first = side == SIDE_OTHER ? layout->other_row : 0;

	return row >= first && row - first < lines->count ? &lines->items[row - first] : NULL;
}

/* What closes up with what stands before it: rows of a table, lines of an address. */
static bool is_tight(const struct unroll_paragraph *paragraph, enum unroll_section_kind section)
{
	return paragraph->kind == UNROLL_PARAGRAPH_ROW
	    || ((section == UNROLL_MASTHEAD || section == UNROLL_CLOSING)
	        && paragraph->kind == UNROLL_PARAGRAPH_TEXT);
}

static bool parts_touch(const struct layouts *layouts, uint32_t section)
{
	return section > 0 && section_is_closed(layouts->items, section)
	    && section_is_closed(layouts->items, section - 1);
}

/* Whether a blank row stands above a paragraph that is not skimmed. */
static bool has_gap(const struct unroll_document *document, uint32_t number)
{
	const struct unroll_paragraph *paragraph = &document->paragraphs[number];
	const struct unroll_section *section = &document->sections[paragraph->section];

	return number == section->first || !is_tight(paragraph, section->kind)
	    || !is_tight(paragraph - 1, section->kind);
}

/* The same for what stands below an item, of the other side alone. */
static bool other_gap(const struct layouts *layouts, uint32_t number, uint32_t chunk)
{
	struct showing own = showing_of(layouts, number);
	struct piece piece = parallel_piece(layouts->parallel, &own, chunk);

	if (piece.item == UNROLL_NONE || piece.chunk > 0
	    || piece.item == layouts->parallel->alignment.other_of[number])
		return false;
	const struct items *items = layouts_items(layouts, SIDE_OTHER);
	struct item item = item_at(items, piece.item);
	return item.kind == ITEM_PART
	    || (!layouts->skim && has_gap(items->document, item.paragraph));
}

bool layouts_gap(const struct layouts *layouts, uint32_t number, uint32_t chunk)
{
	struct item item = item_at(layouts->items, number);

	if (chunk > 0)
		return layouts->parallel && other_gap(layouts, number, chunk);
	if (item.kind == ITEM_TITLE || layouts->items->plain)
		return false;
	if (item.kind == ITEM_PART)
		return !parts_touch(layouts, item.section);
	return !layouts->skim && has_gap(layouts->items->document, item.paragraph);
}
