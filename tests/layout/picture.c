#include "picture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/gate.h"
#include "base/str.h"

#include "../oracle/text.h"

static void write_glyph(struct str text, const struct glyph *glyph, FILE *out)
{
	char bytes[4];

	if (glyph->mirrored)
		fwrite(bytes, 1, str_encode(glyph->mirrored, bytes), out);
	else
		fput_safe(str_slice(text, glyph->start, glyph->end), false, out);
}

/* Write glyphs at their columns, from `column` on; return the column behind them. */
static uint32_t write_glyphs(struct str text, const struct glyphs *glyphs, uint32_t column,
                             FILE *out)
{
	for (size_t i = 0; i < glyphs->count; i++) {
		const struct glyph *glyph = &glyphs->items[i];
		for (; column < glyph->column; column++)
			fputc(' ', out);
		write_glyph(text, glyph, out);
		column += glyph->width;
	}
	return column;
}

/* The layout places what may reach a terminal, and nothing else. */
static void judge(struct str picture)
{
	for (size_t at = 0, size; at < picture.size; at += size) {
		uint32_t character = str_decode(str_from(picture, at), &size);
		if (character != '\n' && text_is_forbidden(character))
			fail_msg("U+%04X at byte %zu", (unsigned)character, at);
	}
}

const char *picture_of(struct arena *arena, const struct flow *flow, uint32_t width,
                       enum bidi_mode mode)
{
	struct lines lines = { 0 };
	struct glyphs glyphs = { 0 }, label = { 0 };
	char *bytes = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&bytes, &size);

	lines_break(&lines, flow, width);
	for (size_t i = 0; i < lines.count; i++) {
		uint32_t column = 0;
		line_place(flow, &lines.items[i], width, mode, &glyphs);
		label.count = 0;
		if (i == 0)
			label_place(flow, width, mode, &label);
		if (!flow->right_to_left)
			column = write_glyphs(flow->label, &label, column, out);
		column = write_glyphs(flow->text, &glyphs, column, out);
		if (flow->right_to_left)
			write_glyphs(flow->label, &label, column, out);
		fputc('\n', out);
	}
	fclose(out);
	judge((struct str){ bytes, size });
	const char *picture = arena_copy(arena, (struct str){ bytes, size }).data;
	free(bytes);
	glyphs_free(&label);
	glyphs_free(&glyphs);
	lines_free(&lines);
	return picture;
}
