#include "view/paint.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/str.h"

void paint_start(struct painter *painter, const struct flow *flow, const struct line *line,
                 enum role base)
{
	size_t size = line->end - line->start;

	painter->flow = flow;
	painter->line = line;
	if (size >= painter->capacity) {
		painter->capacity = (size + 1) * 2;
		painter->roles = memory_resize(painter->roles, painter->capacity);
	}
	memset(painter->roles, (int)base, size + 1);
}

void paint_over(struct painter *painter, uint32_t start, uint32_t end, enum role role)
{
	const struct line *line = painter->line;

	if (start < line->start)
		start = line->start;
	if (end > line->end)
		end = line->end;
	if (start < end)
		memset(painter->roles + (start - line->start), (int)role, end - start);
}

static void put_glyph(struct screen *screen, struct strip strip, struct str text,
                      const struct glyph *glyph, enum role role)
{
	struct str shown = str_slice(text, glyph->start, glyph->end);
	char mirrored[4];

	if (glyph->mirrored)
		shown = (struct str){ mirrored, str_encode(glyph->mirrored, mirrored) };
	screen_put_cluster(screen, strip.row, strip.column + glyph->column, glyph->width, shown, role);
}

/* The end of the run of one role that begins at a byte, in a text of `size` bytes. */
static size_t run_end(const unsigned char *roles, size_t at, size_t size)
{
	const uint64_t eight = UINT64_C(0x0101010101010101) * roles[at];
	size_t end = at + 1;

	while (end + sizeof eight <= size && memcmp(roles + end, &eight, sizeof eight) == 0)
		end += sizeof eight;
	while (end < size && roles[end] == roles[at])
		end++;
	return end;
}

/*
 * Most lines are read as they are stored: each run of one role is put at once. A
 * character has the role of its first byte.
 */
static void put_plain(const struct painter *painter, struct screen *screen, struct strip strip)
{
	const struct line *line = painter->line;
	const unsigned char *roles = painter->roles;
	struct str text = str_slice(painter->flow->text, line->start, line->shown_end);
	int column = strip.column + (int)line_column(painter->flow, line, strip.width);

	for (size_t at = 0, end; at < text.size; at = end) {
		end = run_end(roles, at, text.size);
		while (end < text.size && is_within_character(text.data[end]))
			end++;
		column = screen_put(screen, strip.row, column, column + (int)(end - at),
		                    str_slice(text, at, end), roles[at]);
	}
	if (line->hyphen)
		screen_put(screen, strip.row, column, column + 1, (struct str)STR("-"),
		           roles[text.size]);
}

void paint_put(struct painter *painter, struct screen *screen, struct strip strip)
{
	if (painter->line->is_plain) {
		put_plain(painter, screen, strip);
		return;
	}
	line_place(painter->flow, painter->line, strip.width, painter->mode, &painter->glyphs);
	for (size_t i = 0; i < painter->glyphs.count; i++) {
		const struct glyph *glyph = &painter->glyphs.items[i];
		enum role role = painter->roles[glyph->start - painter->line->start];
		put_glyph(screen, strip, painter->flow->text, glyph, role);
	}
}

void paint_label(struct painter *painter, struct screen *screen, struct strip strip,
                 enum role role)
{
	label_place(painter->flow, strip.width, painter->mode, &painter->glyphs);
	for (size_t i = 0; i < painter->glyphs.count; i++)
		put_glyph(screen, strip, painter->flow->label, &painter->glyphs.items[i], role);
}

int paint_column(struct painter *painter, uint32_t offset, uint32_t width)
{
	line_place(painter->flow, painter->line, width, painter->mode, &painter->glyphs);
	for (size_t i = 0; i < painter->glyphs.count; i++) {
		const struct glyph *glyph = &painter->glyphs.items[i];
		if (glyph->start <= offset && offset < glyph->end)
			return glyph->column;
	}
	return -1;
}

uint32_t paint_offset(struct painter *painter, int column, uint32_t width)
{
	line_place(painter->flow, painter->line, width, painter->mode, &painter->glyphs);
	for (size_t i = 0; i < painter->glyphs.count; i++) {
		const struct glyph *glyph = &painter->glyphs.items[i];
		if (glyph->column <= column && column < glyph->column + glyph->width)
			return glyph->start;
	}
	return UINT32_MAX;
}

void painter_free(struct painter *painter)
{
	glyphs_free(&painter->glyphs);
	free(painter->roles);
	*painter = (struct painter){ 0 };
}
