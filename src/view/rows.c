#include "view/rows.h"

#include "base/str.h"

static int32_t line_count(struct layouts *layouts, uint32_t item, uint32_t chunk)
{
	return (int32_t)layouts_get(layouts, item, chunk)->rows;
}

/* The row above all others of a chunk of an item. */
static struct row uppermost(struct layouts *layouts, uint32_t item, uint32_t chunk)
{
	bool is_first = chunk == 0 && item == item_first(layouts->items);
	bool gap = !is_first && layouts_gap(layouts, item, chunk);

	return (struct row){ item, chunk, gap ? ROW_GAP : 0 };
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
		*row = uppermost(layouts, row->item, row->chunk + 1);
		return true;
	}
	uint32_t item = item_after(layouts->items, row->item);
	if (item == UNROLL_NONE)
		return false;
	*row = uppermost(layouts, item, 0);
	return true;
}

bool row_previous(struct layouts *layouts, struct row *row)
{
	if (row->line > 0) {
		row->line--;
		return true;
	}
	if (row->line == 0 && uppermost(layouts, row->item, row->chunk).line == ROW_GAP) {
		row->line = ROW_GAP;
		return true;
	}
	if (row->chunk > 0) {
		uint32_t chunk = row->chunk - 1;
		*row = (struct row){ row->item, chunk, line_count(layouts, row->item, chunk) - 1 };
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

/* The line of a half that shows a place of its text. */
static uint32_t line_of(const struct half *half, struct spot place)
{
	int64_t offset = (int64_t)flow_offset_of_place(&half->flow, place.byte) + place.shift;

	return (uint32_t)lines_find(&half->lines, offset < 0 ? 0 : (uint32_t)offset);
}

/* The row of a place in one half of a chunk; the first of the item if that shows nothing now. */
static struct row row_in_half(struct layouts *layouts, struct spot place, uint32_t chunk,
                              enum side side)
{
	const struct layout *layout = layouts_get(layouts, place.item, chunk);
	const struct half *half = &layout->halves[side];

	if (half->lines.count == 0 || place.sign != (half->item == UNROLL_NONE))
		return row_first(layouts, place.item);
	uint32_t line = line_of(half, place) + (side == SIDE_OTHER ? layout->other_row : 0);
	return (struct row){ place.item, chunk, (int32_t)line };
}

/* The row of a place at an item of the other side. */
static struct row row_of_other(struct layouts *layouts, struct spot place)
{
	uint32_t other = layouts_below(layouts, place.item, place.below);

	if (other == UNROLL_NONE)
		return row_first(layouts, place.item);
	uint32_t chunk = layouts_other_chunk_at(layouts, place.item, other,
	                                        place.sign ? 0 : place.byte);
	if (place.gap)
		return uppermost(layouts, place.item, chunk);
	return row_in_half(layouts, place, chunk, place.sign ? SIDE_OWN : SIDE_OTHER);
}

struct row row_of_spot(struct layouts *layouts, struct spot place)
{
	uint32_t item = item_shown(layouts->items, place.item);

	if (item != place.item)
		return row_first(layouts, item);
	if (place.below)
		return row_of_other(layouts, place);
	if (place.gap)
		return uppermost(layouts, item, 0);
	if (place.sign)
		return layouts->parallel ? row_in_half(layouts, place, 0, SIDE_OTHER)
		                         : row_first(layouts, item);
	return row_in_half(layouts, place, layouts_chunk_at(layouts, item, place.byte), SIDE_OWN);
}

static struct spot spot_of_line(const struct half *half, const struct line *line)
{
	uint32_t byte = flow_place_of_offset(&half->flow, line->start);
	uint32_t offset = flow_offset_of_place(&half->flow, byte);

	return (struct spot){ .byte = byte, .shift = (int32_t)line->start - (int32_t)offset };
}

/* Which item of the other side a layout shows, counted from the counterpart as 1. */
static uint32_t below_of(const struct layouts *layouts, const struct layout *layout)
{
	return layout->halves[SIDE_OTHER].item
	     - layouts->parallel->alignment.other_of[layout->item] + 1;
}

/* The side whose text stands in a row of a layout, our own if both do; or else a sign. */
static enum side side_of_row(const struct layout *layout, uint32_t row)
{
	bool has_own = layout_line(layout, SIDE_OWN, row);
	bool has_other = layout_line(layout, SIDE_OTHER, row);

	if (has_own && (!has_other || layout->halves[SIDE_OWN].item != UNROLL_NONE))
		return SIDE_OWN;
	return SIDE_OTHER;
}

struct spot spot_of_row(struct layouts *layouts, struct row row)
{
	const struct layout *layout = layouts_get(layouts, row.item, row.chunk);

	if (row.line == ROW_GAP)
		return (struct spot){
			.item = row.item, .below = row.chunk ? below_of(layouts, layout) : 0, .gap = true,
		};
	enum side side = side_of_row(layout, (uint32_t)row.line);
	const struct half *half = &layout->halves[side];
	struct spot spot = spot_of_line(half, layout_line(layout, side, (uint32_t)row.line));
	spot.item = row.item;
	spot.sign = half->item == UNROLL_NONE;
	if ((side == SIDE_OTHER) != spot.sign)
		spot.below = below_of(layouts, layout);
	return spot;
}
