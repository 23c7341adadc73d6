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
	if (size > painter->capacity) {
		painter->capacity = size * 2;
		painter->roles = memory_resize(painter->roles, painter->capacity);
	}
	if (size)
		memset(painter->roles, base, size);
}

void paint_over(struct painter *painter, uint32_t start, uint32_t end, enum role role)
{
	const struct line *line = painter->line;

	if (start < line->start)
		start = line->start;
	if (end > line->end)
		end = line->end;
	if (start < end)
		memset(painter->roles + (start - line->start), role, end - start);
}

static void put_glyph(const struct painter *painter, struct screen *screen, struct strip strip,
                      const struct glyph *glyph)
{
	enum role role = painter->roles[glyph->start - painter->line->start];
	struct str text = str_slice(painter->flow->text, glyph->start, glyph->end);
	char mirrored[4];

	if (glyph->mirrored)
		text = (struct str){ mirrored, str_encode(glyph->mirrored, mirrored) };
	screen_put_cluster(screen, strip.row, strip.column + glyph->column, glyph->width, text, role);
}

static void put_hyphen(const struct painter *painter, struct screen *screen, struct strip strip)
{
	const struct flow *flow = painter->flow;
	uint32_t column = flow->hang + painter->line->width;

	if (flow->right_to_left)
		column = strip.width - column - 1;
	screen_put(screen, strip.row, strip.column + (int)column, strip.column + (int)strip.width,
	           (struct str)STR("-"), ROLE_PLAIN);
}

void paint_put(struct painter *painter, struct screen *screen, struct strip strip)
{
	line_place(painter->flow, painter->line, strip.width, painter->mode, &painter->glyphs);
	for (size_t i = 0; i < painter->glyphs.count; i++)
		put_glyph(painter, screen, strip, &painter->glyphs.items[i]);
	if (painter->line->hyphen)
		put_hyphen(painter, screen, strip);
}

/* A label may need the order of the eye as well: it is a flow of one line. */
void paint_label(struct painter *painter, struct screen *screen, struct strip strip,
                 enum role role)
{
	struct flow label = {
		.text = painter->flow->label, .hang = painter->flow->indent,
		.language = painter->flow->language, .right_to_left = painter->flow->right_to_left,
	};
	struct lines lines = { 0 };

	lines_break(&lines, &label, strip.width);
	paint_start(painter, &label, &lines.items[0], role);
	paint_put(painter, screen, strip);
	lines_free(&lines);
	painter->flow = NULL;
	painter->line = NULL;
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
