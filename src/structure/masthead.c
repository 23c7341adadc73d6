#include "structure/masthead.h"

#include <unroll/symbol.h>

#include "base/str.h"
#include "citation/symbol.h"
#include "structure/date.h"
#include "structure/number.h"
#include "structure/phrases.h"

enum {
	LONGEST_LINE = 250,       /* bytes; the lines of a masthead are short, but for titles */
	LONGEST_ADOPTION = 600,   /* bytes: a converter may put all lines into one */
	MOST_PIECE_LINES = 60,    /* of a piece of a masthead */
	MOST_PIECES = 80          /* of a masthead; what follows is text whatever it says */
};

/* The symbol that `text` begins or ends with and that is nearly all of a short line. */
static struct str printed_symbol(struct str text)
{
	char symbol[UNROLL_SYMBOL_SIZE];
	size_t size = symbol_match(text, symbol);

	if (size && text.size - size < 3)
		return str_slice(text, 0, size);
	for (size_t at = text.size; at-- > 1; ) {
		if (text.data[at - 1] != ' ')
			continue;
		size = symbol_match(str_from(text, at), symbol);
		if (size && text.size - at - size < 3)
			return str_slice(text, at, at + size);
	}
	return (struct str)STR("");
}

static bool is_source_line(struct str text)
{
	return str_starts_with(text, (struct str)STR("["));
}

static void read_symbol(struct masthead *masthead, struct str line, struct arena *arena)
{
	char symbol[UNROLL_SYMBOL_SIZE];

	if (!str_is_empty(masthead->symbol) || is_source_line(line))
		return;
	struct str printed = printed_symbol(line);
	if (str_is_empty(printed) || !unroll_symbol_normalise(printed, symbol))
		return;
	masthead->printed = printed;
	masthead->symbol = arena_copy(arena, str_of(symbol));
	if (symbol_organ(masthead->symbol) != UNROLL_ORGAN_NONE)
		masthead->organ = symbol_organ(masthead->symbol);
}

static void read_session(struct masthead *masthead, struct str line)
{
	enum { LONGEST = 120 };
	bool numbers = memchr(line.data, '/', line.size) || is_source_line(line);

	if (str_is_empty(masthead->session) && line.size <= LONGEST && !numbers
	    && phrase_is_in(PHRASE_SESSION, line))
		masthead->session = line;
}

static void read_agenda_item(struct masthead *masthead, struct str line)
{
	size_t size, at, end_size;

	if (!str_is_empty(masthead->agenda_item)
	    || !phrase_at_start(PHRASE_AGENDA, line, &size))
		return;
	struct str item = str_from(line, size);
	if (phrase_within(PHRASE_AGENDA_END, item, &at, &end_size))
		item = str_slice(item, 0, at);
	item = str_trim(item);
	if (item.size && is_digit(item.data[0]))
		masthead->agenda_item = item;
}

/* What may stand behind "meeting": "plenary" where it comes last, "(resumed)". */
static bool ends_meeting(struct str rest)
{
	enum { MOST_BYTES = 60, MOST_SPACES = 1 };
	size_t spaces = 0;

	rest = str_trim(rest);
	for (size_t i = 0; i < rest.size && !strchr("(\xEF", rest.data[i]); i++)
		spaces += rest.data[i] == ' ';
	return rest.size <= MOST_BYTES && spaces <= MOST_SPACES
	    && !(rest.size && strchr(",;:.", rest.data[rest.size - 1]));
}

struct str masthead_meeting(struct str line)
{
	enum { LONGEST = 200, LONGEST_NUMBER = 80 };
	static const struct str numbers[] = { STR("第"), STR("الجلسة") };
	struct date date;
	size_t at, size;

	line = str_trim(line);
	bool begins = line.size && (is_digit(line.data[0]) || str_starts_with(line, numbers[0])
	                            || str_starts_with(line, numbers[1]));
	if (!begins || line.size > LONGEST || label_read(line).shape != LABEL_NONE
	    || !phrase_within(PHRASE_MEETING, line, &at, &size) || at > LONGEST_NUMBER)
		return (struct str)STR("");
	if (date_find(line, &date) && date.start == 0)
		return masthead_meeting(str_from(line, date.end));
	if (date_find(line, &date) && date.start > at)
		line = str_trim(str_slice(line, 0, date.start));
	bool arabic = at == 0;    /* whose number follows the word */
	return arabic || ends_meeting(str_from(line, at + size)) ? line : (struct str)STR("");
}

/* "Adopted by the Security Council at its 10183rd meeting, on 25 June 2026": the meeting in it. */
static struct str meeting_within(struct str line)
{
	size_t at, size;

	if (!phrase_within(PHRASE_MEETING, line, &at, &size))
		return (struct str)STR("");
	for (size_t start = at; start-- > 0; ) {
		bool begins = is_digit(line.data[start])
		           && (start == 0 || !is_digit(line.data[start - 1]));
		if (begins)
			return str_slice(line, start, at + size);
	}
	return (struct str)STR("");
}

static void write_date(struct masthead *masthead, struct str text, struct arena *arena)
{
	struct date date;
	char iso[DATE_ISO_SIZE];

	if (str_is_empty(masthead->adopted) && date_find(text, &date)) {
		date_write(&date, iso);
		masthead->adopted = arena_copy(arena, str_of(iso));
	}
}

/* The date may stand in the line after the adoption line. */
static void read_adoption(struct masthead *masthead, const struct piece *piece,
                          const struct piece *next, struct arena *arena)
{
	size_t at, size;
	struct str line = str_slice(piece->block->text, 0, LONGEST_ADOPTION);
	const struct phrase *phrase = phrase_within(PHRASE_ADOPTION, line, &at, &size);

	if (!phrase)
		return;
	if (masthead->organ == UNROLL_ORGAN_NONE)
		masthead->organ = phrase->organ;
	write_date(masthead, line, arena);
	if (next)
		write_date(masthead, str_slice(next->block->text, 0, LONGEST_LINE), arena);
	if (phrase->organ == UNROLL_SECURITY_COUNCIL && str_is_empty(masthead->meeting))
		masthead->meeting = meeting_within(line);
}

static void read_line(struct masthead *masthead, struct str line, struct arena *arena)
{
	if (line.size > LONGEST_LINE)
		return;
	read_symbol(masthead, line, arena);
	read_session(masthead, line);
	read_agenda_item(masthead, line);
}

/* A masthead's block of short lines: "Distr. générale\n15 juillet 2016\nFrançais". */
static void read_lines(struct masthead *masthead, struct str text, struct arena *arena)
{
	unsigned count = 0;

	for (struct str line; count < MOST_PIECE_LINES && str_next_line(&text, &line); count++)
		read_line(masthead, str_trim(line), arena);
}

/* Whether a piece may go on with a title: no source line, no date, no letter of a part. */
static bool goes_on(const struct piece *title, const struct piece *piece)
{
	struct str text = piece->block->text;

	return piece->role == PIECE_TEXT && piece->block->kind == title->block->kind
	    && title->block->kind == BLOCK_HEADING && text.size <= LONGEST_ADOPTION
	    && !is_source_line(text)
	    && str_characters(str_prefix(text, 8)) > 1
	    && !resolution_number(text) && !phrase_is_in(PHRASE_ADOPTION, text);
}

/* Join the blocks of a title; most have one. */
static struct str join(const struct pieces *pieces, size_t first, size_t end, struct arena *arena)
{
	struct str all = pieces->items[first].block->text;

	for (size_t i = first + 1; i < end; i++) {
		struct str more = pieces->items[i].block->text;
		if (pieces->items[i].role == PIECE_TEXT)
			all = arena_format(arena, "%.*s %.*s", (int)all.size, all.data,
			                   (int)more.size, more.data);
	}
	return all;
}

static void set_title(struct masthead *masthead, const struct pieces *pieces, size_t first,
                      struct arena *arena)
{
	enum { MOST_LINES = 5 };
	size_t end = first + 1;

	while (end < pieces->opening && end < first + MOST_LINES
	       && goes_on(&pieces->items[first], &pieces->items[end]))
		end++;
	masthead->title_piece = first;
	masthead->title_line = join(pieces, first, end, arena);
	size_t number = resolution_number(masthead->title_line);
	bool bears_title = masthead->organ != UNROLL_SECURITY_COUNCIL;
	size_t words = resolution_number_and_dot(masthead->title_line);
	if (bears_title)
		masthead->title = str_trim(str_from(masthead->title_line, words));
	else
		write_date(masthead, str_slice(masthead->title_line, 0, LONGEST_LINE), arena);
	if (number && str_is_empty(masthead->symbol)) {
		char symbol[UNROLL_SYMBOL_SIZE];
		if (symbol_of_number(str_slice(masthead->title_line, 0, number),
		                     masthead->organ, symbol))
			masthead->symbol = arena_copy(arena, str_of(symbol));
	}
}

/* The title is the line that begins with the resolution's number. */
static bool read_numbered_title(struct masthead *masthead, const struct pieces *pieces, size_t end,
                                struct arena *arena)
{
	for (size_t i = 0; i < end; i++) {
		const struct piece *piece = &pieces->items[i];
		if (piece->role == PIECE_TEXT && resolution_number(piece->block->text)) {
			set_title(masthead, pieces, i, arena);
			return true;
		}
	}
	return false;
}

static bool is_named_line(struct str text)
{
	size_t size;

	return is_source_line(text) || phrase_is_in(PHRASE_ADOPTION, text)
	    || phrase_is_in(PHRASE_SESSION, text) || phrase_at_start(PHRASE_AGENDA, text, &size)
	    || phrase_at_start(PHRASE_ORGAN, text, &size)
	    || phrase_at_start(PHRASE_MASTHEAD, text, &size) || date_is_all(text)
	    || !str_is_empty(printed_symbol(text));
}

/* Without a number, as in drafts, it is the last line before the opening one. */
static void read_last_title(struct masthead *masthead, const struct pieces *pieces, size_t end,
                            struct arena *arena)
{
	if (masthead->organ == UNROLL_SECURITY_COUNCIL)
		return;           /* whose resolutions bear no title */
	for (size_t i = end; i-- > 0; ) {
		const struct piece *piece = &pieces->items[i];
		struct str text = piece->block->text;
		if (piece->role != PIECE_TEXT || text.size > 2 * LONGEST_LINE
		    || is_named_line(text))
			continue;
		set_title(masthead, pieces, i, arena);
		return;
	}
}

static void read_organ(struct masthead *masthead, const struct pieces *pieces, size_t end)
{
	size_t size;

	if (pieces->opening < pieces->count) {
		const struct phrase *phrase =
			phrase_opening(pieces->items[pieces->opening].block->text);
		masthead->organ = phrase ? phrase->organ : UNROLL_ORGAN_NONE;
	}
	for (size_t i = end; i-- > 0 && masthead->organ == UNROLL_ORGAN_NONE; ) {
		struct str text = pieces->items[i].block->text;
		const struct phrase *phrase = phrase_at_start(PHRASE_ORGAN, text, &size);
		if (phrase && text.size - size < 3)
			masthead->organ = phrase->organ;
	}
}

/* "Resolution 2784 (2025)", "第2784(2025)号决议": the number stands within the line. */
static void derive_council_symbol(struct masthead *masthead, const struct pieces *pieces, size_t end,
                                  struct arena *arena)
{
	char symbol[UNROLL_SYMBOL_SIZE];

	if (masthead->organ != UNROLL_SECURITY_COUNCIL)
		return;
	for (size_t i = 0; i < end && str_is_empty(masthead->symbol); i++) {
		struct str line = str_slice(pieces->items[i].block->text, 0, LONGEST_LINE);
		const char *digit = line.size ? memchr(line.data, '(', line.size) : NULL;
		while (digit && digit > line.data && (is_digit(digit[-1]) || digit[-1] == ' '))
			digit--;
		size_t at = digit ? (size_t)(digit - line.data) : line.size;
		struct str number = str_trim(str_from(line, at));
		number = str_slice(number, 0, resolution_number(number));
		if (number.size && symbol_of_number(number, masthead->organ, symbol))
			masthead->symbol = arena_copy(arena, str_of(symbol));
	}
}

struct masthead masthead_read(const struct pieces *pieces, struct arena *arena)
{
	struct masthead masthead = { .title_piece = pieces->count };
	size_t end = pieces->opening < MOST_PIECES ? pieces->opening : MOST_PIECES;

	if (end > pieces->count)
		end = pieces->count;
	read_organ(&masthead, pieces, end);
	for (size_t i = 0; i < end; i++) {
		const struct piece *piece = &pieces->items[i];
		if (piece->role != PIECE_TEXT)
			continue;
		read_adoption(&masthead, piece, i + 1 < end ? piece + 1 : NULL, arena);
		read_lines(&masthead, piece->block->text, arena);
	}
	derive_council_symbol(&masthead, pieces, end, arena);
	if (!read_numbered_title(&masthead, pieces, end, arena) && pieces->opening < pieces->count)
		read_last_title(&masthead, pieces, end, arena);
	if (str_is_empty(masthead.printed))
		masthead.printed = masthead.symbol;
	return masthead;
}
