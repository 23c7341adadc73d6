#include "view/rows.h"

#include "base/str.h"

static int32_t line_count(struct layouts *layouts, uint32_t item, uint32_t chunk)
{
	return (int32_t)layouts_get(layouts, item, chunk)->lines.count;
}

/* The row above all others of an item. */
static struct row uppermost(struct layouts *layouts, uint32_t item)
{
	bool gap = layouts_gap(layouts, item) && item != item_first(layouts->items);

	return (struct row){ item, 0, gap ? ROW_GAP : 0 };
}

struct row row_first(struct layouts *layouts, uint32_t item)
{
	(void)layouts;
	return (struct row){ item, 0, 0 };
}

struct row row_last(struct layouts *layouts, uint32_t item)
{
	uint32_t chunk = layouts_chunks(layouts, item) - 1;

	return (struct row){ item, chunk, line_count(layouts, item, chunk) - 1 };
}

bool row_next(struct layouts *layouts, struct row *row)
{
	if (row->line == ROW_GAP || row->line + 1 < line_count(layouts, row->item, row->chunk)) {
		row->line++;
		return true;
	}
	if (row->chunk + 1 < layouts_chunks(layouts, row->item)) {
		*row = (struct row){ row->item, row->chunk + 1, 0 };
		return true;
	}
	uint32_t item = item_after(layouts->items, row->item);
	if (item == UNROLL_NONE)
		return false;
	*row = uppermost(layouts, item);
	return true;
}

bool row_previous(struct layouts *layouts, struct row *row)
{
	if (row->line > 0) {
		row->line--;
		return true;
	}
	if (row->chunk > 0) {
		uint32_t chunk = row->chunk - 1;
		*row = (struct row){ row->item, chunk, line_count(layouts, row->item, chunk) - 1 };
		return true;
	}
	if (row->line == 0 && uppermost(layouts, row->item).line == ROW_GAP) {
		row->line = ROW_GAP;
		return true;
	}
	uint32_t item = item_before(layouts->items, row->item);
	if (item == UNROLL_NONE)
		return false;
	*row = row_last(layouts, item);
	return true;
}

int row_move(struct layouts *layouts, struct row *row, int count)
{
	int moved = 0;

	if (count >= 0)
		while (moved < count && row_next(layouts, row))
			moved++;
	else
		while (moved < -count && row_previous(layouts, row))
			moved++;
	return moved;
}

struct row row_of_spot(struct layouts *layouts, struct spot place)
{
	uint32_t item = item_shown(layouts->items, place.item);

	if (item != place.item)
		return row_first(layouts, item);
	if (place.gap)
		return uppermost(layouts, item);
	uint32_t chunk = layouts_chunk_at(layouts, item, place.byte);
	const struct layout *layout = layouts_get(layouts, item, chunk);
	int64_t offset = (int64_t)flow_offset_of_place(&layout->flow, place.byte) + place.shift;
	size_t line = lines_find(&layout->lines, offset < 0 ? 0 : (uint32_t)offset);
	return (struct row){ item, chunk, (int32_t)line };
}

struct spot spot_of_row(struct layouts *layouts, struct row row)
{
	if (row.line == ROW_GAP)
		return (struct spot){ .item = row.item, .gap = true };
	const struct layout *layout = layouts_get(layouts, row.item, row.chunk);
	uint32_t start = layout->lines.items[row.line].start;
	uint32_t byte = flow_place_of_offset(&layout->flow, start);
	uint32_t offset = flow_offset_of_place(&layout->flow, byte);

	return (struct spot){ .item = row.item, .byte = byte, .shift = (int32_t)start - (int32_t)offset };
}
