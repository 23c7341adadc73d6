#include "layout/lines.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/str.h"
#include "layout/bidi.h"
#include "layout/breaks.h"
#include "layout/piece.h"

enum { HYPHEN = '-', RULE = 0x2500 };

/* Text to place: `levels` are those of its bytes, or NULL. */
struct placing {
	struct str text;
	const uint8_t *levels;
	uint32_t start, end;      /* bytes of the text */
	uint32_t first_column;
	bool hyphen;
};

/* Empty the glyphs, and make room for `count`. */
static void start_glyphs(struct glyphs *glyphs, size_t count)
{
	glyphs->count = 0;
	if (count <= glyphs->capacity)
		return;
	glyphs->capacity = count;
	glyphs->items = memory_resize(glyphs->items, count * sizeof *glyphs->items);
}

/* The flags of clusters_find() for text, to be freed; NULL if every character is one. */
static uint8_t *clusters_of(struct str text)
{
	if (clusters_are_characters(text))
		return NULL;
	uint8_t *flags = memory_allocate(text.size);
	clusters_find(text, flags);
	return flags;
}

/* Place what is shown in the order of reading; columns count from 0. */
static void place_in_order(const struct placing *placing, struct glyphs *glyphs)
{
	struct str text = str_slice(placing->text, placing->start, placing->end);
	uint8_t *flags = clusters_of(text);
	uint32_t column = 0;

	start_glyphs(glyphs, text.size + 1);
	for (uint32_t at = 0; at < text.size; ) {
		struct piece piece = piece_at(text, flags, at, column);
		if (piece.width)
			glyphs->items[glyphs->count++] = (struct glyph){
				.start = placing->start + at, .end = placing->start + piece.end,
				.mirrored = piece.instead, .column = (uint16_t)column,
				.width = piece.width,
			};
		column += piece.width;
		at = piece.end;
	}
	if (placing->hyphen)
		glyphs->items[glyphs->count++] = (struct glyph){
			.start = placing->end, .end = placing->end, .mirrored = HYPHEN,
			.column = (uint16_t)column, .width = 1,
		};
	free(flags);
}

/* Turn a bracket round that stands in text from right to left. */
static void mirror(const struct placing *placing, struct glyph *glyph, uint8_t level)
{
	unsigned char first = (unsigned char)placing->text.data[glyph->start];
	bool is_letter = first >= 0xC3 && first <= 0xDF;
	size_t size;

	if (level % 2 && !is_letter && !glyph->mirrored)
		glyph->mirrored = bidi_mirror(
			str_decode(str_slice(placing->text, glyph->start, glyph->end), &size));
}

/* Bring glyphs in the order of reading into the order of the eye. */
static void reorder(const struct placing *placing, struct glyphs *glyphs)
{
	size_t count = glyphs->count;
	struct glyph *items = memory_allocate(count * sizeof *items);
	uint32_t *order = memory_allocate(count * sizeof *order);
	uint8_t *levels = memory_allocate(count);
	uint32_t column = 0;

	for (size_t i = 0; i < count; i++) {
		uint32_t start = glyphs->items[i].start;
		levels[i] = placing->levels[start < placing->text.size ? start : start - 1];
		mirror(placing, &glyphs->items[i], levels[i]);
	}
	bidi_order(levels, count, order);
	for (size_t i = 0; i < count; i++) {
		items[i] = glyphs->items[order[i]];
		items[i].column = (uint16_t)column;
		column += items[i].width;
	}
	memcpy(glyphs->items, items, count * sizeof *items);
	free(levels);
	free(order);
	free(items);
}

/* Move glyphs to their column; the blanks of a tab are shown by the first of them. */
static void settle(uint32_t first_column, struct glyphs *glyphs)
{
	for (size_t i = 0; i < glyphs->count; i++) {
		struct glyph *glyph = &glyphs->items[i];
		glyph->column = (uint16_t)(glyph->column + first_column);
		if (glyph->width > 2)
			glyph->width = 1;
	}
}

static void place(const struct placing *placing, enum bidi_mode mode, struct glyphs *glyphs)
{
	place_in_order(placing, glyphs);
	if (placing->levels && mode == BIDI_VISUAL && glyphs->count)
		reorder(placing, glyphs);
	settle(placing->first_column, glyphs);
}

/* The first column of text of some width that stands `hang` columns from where lines begin. */
static uint32_t first_column(const struct flow *flow, uint32_t hang, uint32_t text, uint32_t width)
{
	if (!flow->right_to_left)
		return hang;
	return width > hang + text ? width - hang - text : 0;
}

static void place_rule(const struct line *line, uint32_t first_column, struct glyphs *glyphs)
{
	start_glyphs(glyphs, line->width);
	for (uint32_t i = 0; i < line->width; i++)
		glyphs->items[glyphs->count++] = (struct glyph){
			.start = line->start, .end = line->start, .mirrored = RULE,
			.column = (uint16_t)(first_column + i), .width = 1,
		};
}

void line_place(const struct flow *flow, const struct line *line, uint32_t width,
                enum bidi_mode mode, struct glyphs *glyphs)
{
	uint32_t hang = line_column(flow, line, width);
	struct placing placing = {
		.text = flow->text, .levels = flow->levels, .start = line->start,
		.end = line->shown_end, .hyphen = line->hyphen,
		.first_column = first_column(flow, hang, line->width + line->hyphen, width),
	};

	if (line->is_rule)
		place_rule(line, placing.first_column, glyphs);
	else
		place(&placing, mode, glyphs);
}

void label_place(const struct flow *flow, uint32_t width, enum bidi_mode mode,
                 struct glyphs *glyphs)
{
	uint32_t hang = line_hang(flow, 0, width);
	uint32_t indent = hang < flow->hang ? 0 : flow->indent;
	uint8_t *levels = NULL;

	glyphs->count = 0;
	if (!flow->label.size || !hang)
		return;
	if (flow->right_to_left) {
		levels = memory_allocate(flow->label.size);
		bidi_text_levels(flow->label, true, levels);
	}
	place(&(struct placing){
		.text = flow->label, .levels = levels, .end = (uint32_t)flow->label.size,
		.first_column = first_column(flow, indent, text_width(flow->label), width),
	}, mode, glyphs);
	free(levels);
}

void glyphs_free(struct glyphs *glyphs)
{
	free(glyphs->items);
	*glyphs = (struct glyphs){ 0 };
}

uint32_t text_width(struct str text)
{
	uint8_t *flags = clusters_of(text);
	uint32_t width = 0;

	for (uint32_t at = 0; at < text.size; ) {
		struct piece piece = piece_at(text, flags, at, TAB_WIDTH - 1);
		width += piece.width;
		at = piece.end;
	}
	free(flags);
	return width;
}
