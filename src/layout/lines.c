#include "layout/lines.h"

#include <stdlib.h>

#include "base/gate.h"
#include "base/memory.h"
#include "base/str.h"
#include "layout/breaks.h"
#include "layout/fill.h"
#include "layout/piece.h"

/* The least columns of text that a hang may leave, and that a line may have. */
enum { TEXT_MIN = 8, WIDTH_MIN = 2 };

uint32_t line_hang(const struct flow *flow, uint32_t start, uint32_t width)
{
	if (width >= flow->hang + TEXT_MIN)
		return flow->hang;
	if (start > 0 || !flow->label.size)
		return 0;
	uint32_t label = text_width(flow->label) + 1;
	return width >= label + WIDTH_MIN ? label : 0;
}

uint32_t line_column(const struct flow *flow, const struct line *line, uint32_t width)
{
	return line->is_cell ? line->column : line_hang(flow, line->start, width);
}

/* Whether one character, alone, is a glyph, whatever stands beside it. */
static bool is_glyph(struct str character)
{
	size_t size;
	uint32_t code = str_decode(character, &size);
	enum gate_verdict verdict = gate_judge(code);

	if (!clusters_are_characters(character) || code == '\t')
		return false;
	return verdict == GATE_SPACE || (verdict == GATE_PASS && gate_width(code) > 0);
}

static bool is_plain(const struct flow *flow, uint32_t start, struct candidate end)
{
	struct str text = str_slice(flow->text, start, end.shown_end);
	size_t size;

	if (flow->right_to_left || flow->levels)
		return false;
	if (end.is_narrow)
		return true;
	for (uint32_t at = 0; at < text.size; at += (uint32_t)size) {
		size = text.data[at] == ' ' ? 1 : piece_narrow_size(text, at);
		if (size)
			continue;
		str_decode(str_from(text, at), &size);
		if (!is_glyph(str_slice(text, at, at + size)))
			return false;
	}
	return true;
}

static void add_line(struct lines *lines, const struct flow *flow, uint32_t start,
                     struct candidate end)
{
	lines->items = memory_grow(lines->items, lines->count, &lines->capacity,
	                           sizeof *lines->items);
	lines->items[lines->count++] = (struct line){
		.start = start, .end = end.end, .shown_end = end.shown_end,
		.width = end.width, .hyphen = end.hyphen,
		.is_plain = is_plain(flow, start, end),
	};
}

void lines_break(struct lines *lines, const struct flow *flow, uint32_t width)
{
	uint32_t size = (uint32_t)flow->text.size;
	uint8_t *flags = memory_allocate(size + 1);
	struct filling line = { .text = flow->text, .flags = flags };

	if (width < WIDTH_MIN)
		width = WIDTH_MIN;
	breaks_find(flow, flags);
	flags[size] = BREAK_CLUSTER | BREAK_FORCED;
	lines->count = 0;
	for (uint32_t start = 0; start < size; start = lines->items[lines->count - 1].end) {
		fill_start(&line, start, width - line_hang(flow, start, width));
		add_line(lines, flow, start, fill_line(&line));
	}
	if (!size)
		add_line(lines, flow, 0, (struct candidate){ 0 });
	free(flags);
}

void lines_free(struct lines *lines)
{
	free(lines->items);
	*lines = (struct lines){ 0 };
}

/* The row of the line that begins last of those that begin at a byte or before. */
static size_t find_among_cells(const struct lines *lines, uint32_t offset)
{
	uint32_t nearest = 0;
	size_t found = 0;

	for (size_t row = 0; row < lines->count; row++)
		for (const struct line *line = &lines->items[row]; line;
		     line = line_beside(lines, line))
			if (line->start <= offset && line->start >= nearest) {
				nearest = line->start;
				found = row;
			}
	return found;
}

size_t lines_find(const struct lines *lines, uint32_t offset)
{
	size_t first = 0, count = lines->count;

	if (lines->items[0].is_cell)
		return find_among_cells(lines, offset);
	while (count > 1) {
		size_t half = count / 2;
		if (lines->items[first + half].start <= offset) {
			first += half;
			count -= half;
		} else {
			count = half;
		}
	}
	return first;
}
