#include "layout/lines.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/str.h"
#include "layout/breaks.h"
#include "layout/piece.h"

/* The least columns of text that a hang may leave, and that a line may have. */
enum { TEXT_MIN = 8, WIDTH_MIN = 2 };

/* Where a line may end: what struct line says of it. */
struct candidate {
	uint32_t end, shown_end, width;
	bool hyphen;
};

/* The line that is being filled. */
struct filling {
	const struct flow *flow;
	const uint8_t *flags;     /* of breaks_find(), and BREAK_FORCED at the end */
	uint32_t start, at;       /* bytes of the text */
	uint32_t column;          /* behind all pieces so far, blanks too */
	uint32_t shown_end, shown_width;      /* behind the last piece that does not hang */
	uint32_t limit;           /* in columns */
	struct candidate allowed, reluctant, cluster; /* the last of each kind; end is 0 if none */
};

uint32_t line_hang(const struct flow *flow, uint32_t start, uint32_t width)
{
	if (width >= flow->hang + TEXT_MIN)
		return flow->hang;
	if (start > 0 || !flow->label.size)
		return 0;
	uint32_t label = text_width(flow->label) + 1;
	return width >= label + WIDTH_MIN ? label : 0;
}

static void add_line(struct lines *lines, uint32_t start, struct candidate end)
{
	lines->items = memory_grow(lines->items, lines->count, &lines->capacity,
	                           sizeof *lines->items);
	lines->items[lines->count++] = (struct line){
		.start = start, .end = end.end, .shown_end = end.shown_end,
		.width = end.width, .hyphen = end.hyphen,
	};
}

static void start_line(struct filling *line, uint32_t start, uint32_t width)
{
	uint32_t limit = width - line_hang(line->flow, start, width);

	*line = (struct filling){
		.flow = line->flow, .flags = line->flags, .start = start, .at = start,
		.shown_end = start, .limit = limit,
	};
}

static struct candidate candidate_here(const struct filling *line)
{
	return (struct candidate){
		.end = line->at, .shown_end = line->shown_end, .width = line->shown_width,
	};
}

static bool ends_with_soft_hyphen(struct str text, uint32_t at)
{
	static const struct str soft_hyphen = STR("\u00AD");

	return str_ends_with(str_slice(text, 0, at), soft_hyphen);
}

/* Remember that the line may end before the piece that comes. */
static void note_candidate(struct filling *line)
{
	uint8_t flags = line->flags[line->at];
	struct candidate here = candidate_here(line);

	if (line->at == line->start || !(flags & BREAK_CLUSTER))
		return;
	line->cluster = here;
	if (flags & BREAK_RELUCTANT)
		line->reluctant = here;
	if (flags & BREAK_ALLOWED) {
		here.hyphen = ends_with_soft_hyphen(line->flow->text, line->at);
		if (!here.hyphen || here.width < line->limit)
			line->allowed = here;
	}
}

static struct candidate best_candidate(const struct filling *line)
{
	return line->allowed.end ? line->allowed
	     : line->reluctant.end ? line->reluctant
	     : line->cluster.end ? line->cluster
	     : candidate_here(line);
}

static void take_piece(struct filling *line, struct piece piece)
{
	line->at = piece.end;
	line->column += piece.width;
	if (!piece.is_blank) {
		line->shown_end = line->at;
		line->shown_width = line->column;
	}
}

/* Take the letters at which no line may begin: most of a word, without asking for each. */
static void take_letters(struct filling *line)
{
	struct str text = line->flow->text;
	uint32_t at = line->at, column = line->column, size;

	while (column < line->limit && line->flags[at] == BREAK_CLUSTER
	       && (size = piece_narrow_size(text, at)) && line->flags[at + size] & BREAK_CLUSTER) {
		at += size;
		column++;
	}
	if (at > line->at) {
		line->at = line->shown_end = at;
		line->column = line->shown_width = column;
	}
}

/* Fill the line from its start; return where it ends. */
static struct candidate fill_line(struct filling *line)
{
	struct str text = line->flow->text;

	while (line->at == line->start || !(line->flags[line->at] & BREAK_FORCED)) {
		note_candidate(line);
		struct piece piece = piece_at(text, line->flags, line->at, line->column);
		if (!piece.is_blank && line->column + piece.width > line->limit
		    && line->at > line->start)
			return best_candidate(line);
		take_piece(line, piece);
		take_letters(line);
	}
	return candidate_here(line);
}

void lines_break(struct lines *lines, const struct flow *flow, uint32_t width)
{
	uint32_t size = (uint32_t)flow->text.size;
	uint8_t *flags = memory_allocate(size + 1);
	struct filling line = { .flow = flow, .flags = flags };

	if (width < WIDTH_MIN)
		width = WIDTH_MIN;
	breaks_find(flow, flags);
	flags[size] = BREAK_CLUSTER | BREAK_FORCED;
	lines->count = 0;
	for (uint32_t start = 0; start < size; start = lines->items[lines->count - 1].end) {
		start_line(&line, start, width);
		add_line(lines, start, fill_line(&line));
	}
	if (!size)
		add_line(lines, 0, (struct candidate){ 0 });
	free(flags);
}

void lines_free(struct lines *lines)
{
	free(lines->items);
	*lines = (struct lines){ 0 };
}

size_t lines_find(const struct lines *lines, uint32_t offset)
{
	size_t first = 0, count = lines->count;

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
