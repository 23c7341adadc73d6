#include "view/layouts.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/str.h"
#include "view/facts.h"

enum {
	TRIM_SIZE = 4 << 20,      /* bytes of text; beyond, the arena starts afresh */
	SKIM_BYTES = 4,           /* of the longest UTF-8 character: enough for each column */
	SKIM_ROW = 8 << 10,       /* bytes of a row of a table, each cell of which is skimmed */
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
	for (size_t i = 0; layouts->slots && i < LAYOUT_SLOTS; i++)
		lines_free(&layouts->slots[i].lines);
	free(layouts->slots);
	table_free(&layouts->table);
	arena_free(&layouts->arena);
	*layouts = (struct layouts){ 0 };
}

void layouts_trim(struct layouts *layouts)
{
	if (layouts->size > TRIM_SIZE)
		layouts_clear(layouts);
}

static const struct unroll_text *body_of(const struct layouts *layouts, uint32_t number)
{
	struct item item = item_at(layouts->items, number);

	if (item.kind != ITEM_PARAGRAPH || layouts->skim)
		return NULL;
	return &layouts->items->document->paragraphs[item.paragraph].body;
}

uint32_t layouts_chunks(const struct layouts *layouts, uint32_t item)
{
	const struct unroll_text *body = body_of(layouts, item);

	return body ? flow_chunks(body) : 1;
}

uint32_t layouts_chunk_at(const struct layouts *layouts, uint32_t item, uint32_t byte)
{
	const struct unroll_text *body = body_of(layouts, item);

	return body ? flow_chunk_at(body, byte) : 0;
}

struct str section_name(struct arena *arena, const struct unroll_section *section)
{
	static const char *const names[UNROLL_SECTION_KIND_COUNT] = {
		[UNROLL_MASTHEAD] = "Masthead",
		[UNROLL_PREAMBLE] = "Preamble",
		[UNROLL_OPERATIVE] = "Operative part",
		[UNROLL_CLOSING] = "Closing",
		[UNROLL_ANNEX] = "Annex",
	};

	if (str_is_empty(section->title))
		return str_of(names[section->kind]);
	if (section->kind == UNROLL_ANNEX)
		return section->title;
	return arena_format(arena, "%s %.*s", names[section->kind],
	                    (int)section->title.size, section->title.data);
}

static bool counts(const struct unroll_section *section, const struct unroll_paragraph *paragraph)
{
	bool has_numbers = section->kind == UNROLL_PREAMBLE || section->kind == UNROLL_OPERATIVE;

	return !has_numbers || (paragraph->number && paragraph->depth == 0);
}

struct str section_size(struct arena *arena, const struct unroll_document *document,
                        uint32_t section)
{
	const struct unroll_section *part = &document->sections[section];
	uint32_t count = 0;

	for (uint32_t i = part->first; i < part->first + part->count; i++)
		count += counts(part, &document->paragraphs[i]);
	if (count == 0)
		count = part->count;
	return arena_format(arena, "%u paragraph%s", count, count == 1 ? "" : "s");
}

static struct str part_text(struct layouts *layouts, uint32_t section)
{
	const struct unroll_section *part = &layouts->items->document->sections[section];
	struct str name = section_name(&layouts->arena, part);

	if (!section_is_closed(layouts->items, section))
		return arena_format(&layouts->arena, "▾ %.*s", (int)name.size, name.data);
	struct str count = section_size(&layouts->arena, layouts->items->document, section);
	return arena_format(&layouts->arena, "▸ %.*s · %.*s", (int)name.size, name.data,
	                    (int)count.size, count.data);
}

/* The symbol, the title and when it was adopted, each on a line of its own. */
static struct flow title_flow(struct layouts *layouts)
{
	const struct unroll_document *document = layouts->items->document;
	struct arena *arena = &layouts->arena;
	struct flow_run *runs = arena_allocate_zeroed(arena, 3, sizeof *runs);
	struct str text = document->symbol;

	runs[0] = (struct flow_run){ 0, (uint32_t)text.size, UNROLL_SPAN_LEAD, UNROLL_NONE };
	text = words_join(arena, text, "\n", document->title);
	runs[1] = (struct flow_run){ runs[0].end, (uint32_t)text.size, UNROLL_SPAN_STRONG, UNROLL_NONE };
	text = words_join(arena, text, "\n", facts_of(arena, document));
	if (str_is_empty(text))
		text = str_of(document->paragraph_count ? "(no title)" : "(empty)");
	runs[2] = (struct flow_run){ runs[1].end, (uint32_t)text.size, UNROLL_SPAN_EMPHASIS, UNROLL_NONE };
	struct flow flow = flow_of_str(arena, text, document->language);
	flow.runs = runs;
	flow.run_count = 3;
	return flow;
}

/* A plain document is a source: its lines are numbered by where they are. */
static struct str line_label(struct layouts *layouts, const struct unroll_paragraph *paragraph)
{
	return arena_format(&layouts->arena, "%u", paragraph->body.line);
}

static struct flow paragraph_flow(struct layouts *layouts, uint32_t number, uint32_t chunk)
{
	const struct unroll_document *document = layouts->items->document;
	const struct unroll_paragraph *paragraph = &document->paragraphs[number];
	struct flow flow = flow_of_paragraph(&layouts->arena, document, paragraph, chunk);

	if (layouts->items->plain) {
		flow.indent = 0;
		flow.hang = 7;
		flow.label = chunk ? (struct str)STR("") : line_label(layouts, paragraph);
	}
	return flow;
}

/* Cut a text between characters. */
static struct str cut(struct str text, size_t size)
{
	if (size >= text.size)
		return text;
	while (size && ((unsigned char)text.data[size] & 0xC0) == 0x80)
		size--;
	return str_slice(text, 0, size);
}

static struct flow flow_of(struct layouts *layouts, uint32_t number, uint32_t chunk)
{
	struct item item = item_at(layouts->items, number);
	const struct unroll_document *document = layouts->items->document;

	switch (item.kind) {
	case ITEM_TITLE:
		return title_flow(layouts);
	case ITEM_PART:
		return flow_of_str(&layouts->arena, part_text(layouts, item.section),
		                   document->language);
	default:
		return paragraph_flow(layouts, item.paragraph, chunk);
	}
}

/* The paragraph of an item if it is a row of a table and shown as one, or UNROLL_NONE. */
static uint32_t row_of_item(const struct layouts *layouts, uint32_t number)
{
	struct item item = item_at(layouts->items, number);
	const struct unroll_document *document = layouts->items->document;
	bool is_row = item.kind == ITEM_PARAGRAPH && !layouts->items->plain
	           && document->paragraphs[item.paragraph].kind == UNROLL_PARAGRAPH_ROW;

	return is_row ? item.paragraph : UNROLL_NONE;
}

/* Break a flow into lines; that of a row of a table as the table tells. */
static void break_flow(struct layouts *layouts, struct layout *slot, uint32_t row)
{
	if (row == UNROLL_NONE) {
		lines_break(&slot->lines, &slot->flow, layouts->width);
		return;
	}
	table_seek(&layouts->table, layouts->items->document, row, layouts->width);
	cells_break(&slot->lines, &slot->flow, &layouts->table, row);
}

static void fill(struct layouts *layouts, struct layout *slot, uint32_t item, uint32_t chunk)
{
	uint32_t row = row_of_item(layouts, item);
	size_t skimmed = row == UNROLL_NONE ? (size_t)layouts->width * SKIM_BYTES : SKIM_ROW;

	slot->item = item;
	slot->chunk = chunk;
	slot->filling = layouts->filling;
	slot->flow = flow_of(layouts, item, chunk);
	if (layouts->skim && item_at(layouts->items, item).kind == ITEM_PARAGRAPH)
		slot->flow.text = cut(slot->flow.text, skimmed);
	break_flow(layouts, slot, row);
	if (layouts->skim && item != 0)
		slot->lines.count = 1;
	layouts->size += slot->flow.text.size;
}

const struct layout *layouts_get(struct layouts *layouts, uint32_t item, uint32_t chunk)
{
	struct layout *slot = &layouts->slots[(item + chunk) % LAYOUT_SLOTS];

	if (slot->filling != layouts->filling || slot->item != item || slot->chunk != chunk)
		fill(layouts, slot, item, chunk);
	return slot;
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

bool layouts_gap(const struct layouts *layouts, uint32_t number)
{
	struct item item = item_at(layouts->items, number);
	const struct unroll_document *document = layouts->items->document;

	if (item.kind == ITEM_TITLE || layouts->items->plain)
		return false;
	if (item.kind == ITEM_PART)
		return !parts_touch(layouts, item.section);
	if (layouts->skim)
		return false;
	const struct unroll_section *section = &document->sections[item.section];
	const struct unroll_paragraph *paragraph = &document->paragraphs[item.paragraph];
	return item.paragraph == section->first || !is_tight(paragraph, section->kind)
	    || !is_tight(paragraph - 1, section->kind);
}
