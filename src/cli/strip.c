#include "cli/strip.h"

#include <stdio.h>

#include "base/gate.h"
#include "base/str.h"
#include "layout/lines.h"

static const char bold[] = "\033[1m", plain[] = "\033[0m";

/* A strip on its way out. */
struct writer {
	const struct strip *strip;
	size_t mark;              /* no mark before it is needed any more */
	bool is_bold;
};

static bool is_marked(struct writer *writer, size_t at)
{
	const struct query_ranges *marks = &writer->strip->marks;

	while (writer->mark < marks->count && marks->items[writer->mark].end <= at)
		writer->mark++;
	return writer->mark < marks->count && marks->items[writer->mark].start <= at;
}

static void set_bold(struct writer *writer, bool is_bold)
{
	if (writer->strip->is_bold && is_bold != writer->is_bold)
		fputs(is_bold ? bold : plain, stdout);
	writer->is_bold = is_bold;
}

static void write_slice(struct writer *writer, struct str text, size_t start, size_t end)
{
	set_bold(writer, is_marked(writer, start));
	fput_safe(str_slice(text, start, end), false, stdout);
}

/* Up to `end`, in the order of reading. */
static void write_in_order(struct writer *writer, struct str text, size_t end)
{
	for (size_t at = 0, next; at < end; at = next) {
		const struct query_ranges *marks = &writer->strip->marks;
		bool inside = is_marked(writer, at);
		next = writer->mark == marks->count ? end
		     : inside ? marks->items[writer->mark].end : marks->items[writer->mark].start;
		if (next > end)
			next = end;
		write_slice(writer, text, at, next);
	}
}

static void write_glyph(struct writer *writer, struct str text, const struct glyph *glyph)
{
	char mirrored[4];

	writer->mark = 0;
	if (!glyph->mirrored) {
		write_slice(writer, text, glyph->start, glyph->end);
		return;
	}
	set_bold(writer, is_marked(writer, glyph->start));
	fput_safe((struct str){ mirrored, str_encode(glyph->mirrored, mirrored) }, false, stdout);
}

/* In the order of the eye, from the left without what is left blank there. */
static void write_turned(struct writer *writer, const struct flow *flow, const struct line *line)
{
	struct glyphs glyphs = { 0 };

	line_place(flow, line, writer->strip->columns, BIDI_VISUAL, &glyphs);
	for (size_t i = 0; i < glyphs.count; i++) {
		unsigned column = i ? glyphs.items[i - 1].column + glyphs.items[i - 1].width
		                    : glyphs.items[i].column;
		for (; column < glyphs.items[i].column; column++)
			putchar(' ');
		write_glyph(writer, flow->text, &glyphs.items[i]);
	}
	glyphs_free(&glyphs);
}

/* A copy of the same size that is one line. */
static struct str one_line(struct arena *arena, struct str text)
{
	struct str copy = arena_copy(arena, text);
	char *bytes = (char *)copy.data;

	for (size_t i = 0; i < copy.size; i++)
		if (bytes[i] == '\n' || bytes[i] == '\t')
			bytes[i] = ' ';
	return copy;
}

void strip_write(const struct strip *strip)
{
	struct arena arena = { 0 };
	struct lines lines = { 0 };
	struct writer writer = { .strip = strip };
	struct flow flow = flow_of_str(&arena, one_line(&arena, strip->text), strip->language);

	/* The last column is the ellipsis's, if there is one. */
	lines_break(&lines, &flow, strip->columns);
	bool is_cut = lines.count > 1;
	if (is_cut)
		lines_break(&lines, &flow, strip->columns - 1);
	if (is_cut && strip->is_visual && flow.right_to_left)
		fputs("…", stdout);
	if (strip->is_visual && flow.levels)
		write_turned(&writer, &flow, &lines.items[0]);
	else
		write_in_order(&writer, flow.text, lines.items[0].shown_end);
	set_bold(&writer, false);
	if (is_cut && !(strip->is_visual && flow.right_to_left))
		fputs("…", stdout);
	lines_free(&lines);
	arena_free(&arena);
}
