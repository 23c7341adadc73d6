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

/*
 * The columns that a byte of text begins, where each character is a letter, a sign or
 * a blank of one column by itself: ASCII, U+00C0 to U+00FF, Cyrillic. OTHER for all else.
 */
enum { OTHER = 2 };

static uint32_t columns_of(char c)
{
	unsigned char byte = (unsigned char)c;

	if (byte >= ' ' && byte < 0x7F)
		return 1;
	if (byte >= 0x80 && byte < 0xC0)
		return 0;         /* within such a character: what begins another is met before */
	return byte == 0xC3 || byte == 0xD0 || byte == 0xD1 ? 1 : OTHER;
}

/* Go on over narrow characters up to the limit; false if there are others. */
static bool skip_narrow(struct filling *line)
{
	struct str text = line->text;
	uint32_t at = line->at, column = line->column;

	while (at < text.size && column < line->limit) {
		if (column + 8 <= line->limit && at + 8 <= text.size
		    && eight_are_printable(text.data + at)) {
			column += 8;
			at += 8;
			continue;
		}
		uint32_t columns = columns_of(text.data[at]);
		if (columns == OTHER)
			return false;
		column += columns;
		at++;
	}
	while (at < text.size && columns_of(text.data[at]) == 0)
		at++;
	line->at = at;
	line->column = column;
	return true;
}

static bool may_begin(const struct filling *line, uint32_t at)
{
	return (line->flags[at] & (BREAK_CLUSTER | BREAK_ALLOWED)) == (BREAK_CLUSTER | BREAK_ALLOWED);
}

/*
 * Fill a line of narrow characters, as most are, without looking at each place in it.
 * False, and the line as it was, if it has others, or no place to end but within a word.
 */
static bool fill_narrow(struct filling *line, struct candidate *found)
{
	struct str text = line->text;
	struct filling whole = *line;

	if (!skip_narrow(&whole))
		return false;
	uint32_t end = whole.at;
	while (end < text.size && text.data[end] == ' ')
		end++;            /* it hangs over the limit */
	if (end < text.size && columns_of(text.data[end]) == OTHER)
		return false;
	while (end < text.size && end > line->start && !may_begin(line, end))
		end--;
	if (end == line->start)
		return false;
	uint32_t shown_end = end, width = whole.column;
	while (shown_end > line->start && text.data[shown_end - 1] == ' ')
		shown_end--;
	for (uint32_t at = shown_end; at < whole.at; at++)
		width -= columns_of(text.data[at]);
	*found = (struct candidate){
		.end = end, .shown_end = shown_end, .width = width, .is_narrow = true,
	};
	return true;
}

struct candidate fill_line(struct filling *line)
{
	struct str text = line->text;
	struct candidate found;

	if (fill_narrow(line, &found))
		return found;
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
