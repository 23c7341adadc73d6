#include "layout/fill.h"

#include "base/str.h"
#include "layout/breaks.h"
#include "layout/piece.h"

void fill_start(struct filling *line, uint32_t start, uint32_t limit)
{
	*line = (struct filling){
		.text = line->text, .flags = line->flags, .start = start, .at = start,
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
		here.hyphen = ends_with_soft_hyphen(line->text, line->at);
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
	struct str text = line->text;
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

struct candidate fill_line(struct filling *line)
{
	struct str text = line->text;

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
