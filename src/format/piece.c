#include "format/piece.h"

#include "base/memory.h"
#include "base/str.h"
#include "format/address.h"
#include "format/entity.h"
#include "format/tag.h"

/* No piece: nothing of a kind is open. */
#define NONE UINT32_MAX

enum { LONGEST_LABEL = 32, DEEPEST_BRACKETS = 32, LONGEST_SUPERSCRIPT = 8 };

static struct piece *add(struct pieces *pieces, enum piece_kind kind, size_t start, size_t end)
{
	pieces->items = memory_grow(pieces->items, pieces->count, &pieces->capacity,
	                             sizeof *pieces->items);
	struct piece *piece = &pieces->items[pieces->count++];
	*piece = (struct piece){ .kind = kind, .start = (uint32_t)start, .end = (uint32_t)end };
	return piece;
}

static size_t drop(struct pieces *pieces, size_t start, size_t end)
{
	add(pieces, PIECE_DROP, start, end);
	return end;
}

static void put_character(struct pieces *pieces, size_t start, size_t end, uint32_t character)
{
	add(pieces, PIECE_CHARACTER, start, end)->character = character;
}

static bool is_open(const struct pieces *pieces, enum pair pair)
{
	return pieces->open[pair] != NONE;
}

/* What nothing closes later stays as it is: text, or nothing if it is a tag. */
static struct piece *open_pair(struct pieces *pieces, enum pair pair, enum piece_kind unclosed,
                               size_t start, size_t end)
{
	struct piece *piece = add(pieces, unclosed, start, end);

	piece->pair = pair;
	piece->below = pieces->open[pair];
	pieces->open[pair] = (uint32_t)(pieces->count - 1);
	return piece;
}

static void forget(struct pieces *pieces, enum pair pair)
{
	pieces->open[pair] = pieces->items[pieces->open[pair]].below;
}

static struct piece *close_pair(struct pieces *pieces, enum pair pair, size_t start, size_t end)
{
	uint32_t mate = pieces->open[pair];

	forget(pieces, pair);
	pieces->items[mate].kind = PIECE_OPEN;
	struct piece *piece = add(pieces, PIECE_CLOSE, start, end);
	piece->pair = pair;
	piece->mate = mate;
	return &pieces->items[mate];
}

static size_t end_of_last(const struct pieces *pieces)
{
	return pieces->count ? pieces->items[pieces->count - 1].end : 0;
}

static struct str rest_at(const struct pieces *pieces, size_t at)
{
	return str_from(pieces->source, at);
}

static bool starts(const struct pieces *pieces, size_t at, const char *what)
{
	return str_starts_with(rest_at(pieces, at), str_of(what));
}

/* ---- emphasis ---- */

static bool is_word_byte(char c)
{
	return (unsigned char)c >= 0x80 || is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool space_before(struct str source, size_t at)
{
	static const struct str wide[] = { STR("\u00A0"), STR("\u202F"), STR("\u3000") };
	struct str before = str_slice(source, 0, at);

	if (!at || strchr(" \t\n", source.data[at - 1]))
		return true;
	for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
		if (str_ends_with(before, wide[i]))
			return true;
	return false;
}

/* Asterisks or lines next to each other, and what they may do there. */
struct run {
	char c;
	bool can_open, can_close;
};

static struct run run_of(struct str source, size_t start, size_t end)
{
	struct run run = {
		.c = source.data[start],
		.can_open = end < source.size && !str_space(str_slice(source, end, end + 4)),
		.can_close = !space_before(source, start),
	};
	/* Lines inside a word belong to it: "2204__2015_". */
	if (run.c == '_') {
		run.can_open = run.can_open && !(start && is_word_byte(source.data[start - 1]));
		run.can_close = run.can_close
		             && !(end < source.size && is_word_byte(source.data[end]));
	}
	return run;
}

/* One or two signs; where both would do, what is open is closed. */
static void read_sign(struct pieces *pieces, const struct run *run, size_t start, size_t end)
{
	bool two = end - start == 2;
	enum pair one_sign = run->c == '*' ? PAIR_STAR : PAIR_LINE;
	enum pair pair = run->c == '*' ? (two ? PAIR_STARS : PAIR_STAR) : (two ? PAIR_LINES : PAIR_LINE);

	if (run->can_close && is_open(pieces, pair)) {
		close_pair(pieces, pair, start, end);
	} else if (two && run->can_close && is_open(pieces, one_sign)) {
		/* "*Recalling**also*": one phrase ends where the next begins. */
		close_pair(pieces, one_sign, start, start + 1);
		if (run->can_open)
			open_pair(pieces, one_sign, PIECE_LITERAL, start + 1, end);
	} else if (run->can_open) {
		open_pair(pieces, pair, PIECE_LITERAL, start, end);
	}
}

static size_t read_emphasis(struct pieces *pieces, size_t at)
{
	struct str source = pieces->source;
	size_t end = at;

	while (end < source.size && source.data[end] == source.data[at])
		end++;
	struct run run = run_of(source, at, end);
	if (end - at > 3)
		return end;
	if (end - at == 3) {
		read_sign(pieces, &run, at, at + 2);
		at += 2;
	}
	read_sign(pieces, &run, at, end);
	return end;
}

/* ---- line ends, escapes, entities ---- */

static bool is_chinese(uint32_t character)
{
	return (character >= 0x3000 && character < 0xA000) || (character >= 0xFF00 && character < 0xFFF0);
}

/* Chinese has no spaces, and a hyphen at the end of a line joins. */
static bool joins_without_space(struct str source, size_t before, size_t after)
{
	size_t size;

	if (!before || after >= source.size)
		return true;
	uint32_t last = str_decode_before(source, before, &size);
	uint32_t next = str_decode(str_from(source, after), &size);
	return (is_chinese(last) && is_chinese(next))
	    || (last == '-' && before > 1 && is_word_byte(source.data[before - 2])
	        && is_word_byte(source.data[after]));
}

/* Two spaces at the end of a line keep it, as a backslash does. */
static size_t end_line(struct pieces *pieces, size_t start, size_t line_feed, bool kept)
{
	struct str source = pieces->source;
	size_t lines = 0, end = line_feed;

	for (; end < source.size && strchr(" \t\n>", source.data[end]); end++)
		lines += source.data[end] == '\n';
	if (kept || lines > 1)
		put_character(pieces, start, end, '\n');
	else if (joins_without_space(source, start, end))
		drop(pieces, start, end);
	else
		put_character(pieces, start, end, ' ');
	return end;
}

static size_t read_line_end(struct pieces *pieces, size_t at)
{
	size_t start = at, first = end_of_last(pieces);

	while (start > first && strchr(" \t", pieces->source.data[start - 1]))
		start--;
	return end_line(pieces, start, at, at - start >= 2);
}

static size_t read_escape(struct pieces *pieces, size_t at)
{
	char next = at + 1 < pieces->source.size ? pieces->source.data[at + 1] : ' ';

	if (next == '\n')
		return end_line(pieces, at, at + 1, true);
	if (next > ' ' && next < 0x7F && !is_word_byte(next)) {
		drop(pieces, at, at + 1);
		return at + 2;
	}
	return at + 1;
}

static size_t read_entity(struct pieces *pieces, size_t at)
{
	uint32_t character;
	size_t size = entity_take(rest_at(pieces, at), &character);

	if (size)
		put_character(pieces, at, at + size, character);
	return at + (size ? size : 1);
}

/* ---- tags ---- */

static void read_pair_of_tags(struct pieces *pieces, enum pair pair, const struct tag *tag,
                              size_t start, size_t end)
{
	if (!tag->is_end) {
		struct str target = tag_attribute(tag, (struct str)STR("href"));
		open_pair(pieces, pair, PIECE_DROP, start, end)->target = target;
	} else if (is_open(pieces, pair)) {
		close_pair(pieces, pair, start, end);
	} else {
		drop(pieces, start, end);
	}
}

static size_t read_tag(struct pieces *pieces, const struct tag *tag, size_t start, size_t end)
{
	static const enum pair pairs[] = {
		[TAG_EMPHASIS] = PAIR_TAG_EMPHASIS,
		[TAG_STRONG] = PAIR_TAG_STRONG,
		[TAG_SUPERSCRIPT] = PAIR_TAG_SUPERSCRIPT,
		[TAG_LINK] = PAIR_TAG_LINK,
	};

	switch (tag->kind) {
	case TAG_BREAK:
	case TAG_BLOCK:
		return end_line(pieces, start, end, true);
	case TAG_CELL:
		if (tag->is_end)
			put_character(pieces, start, end, '\t');
		else
			drop(pieces, start, end);
		return end;
	case TAG_PLAIN:
	case TAG_HIDDEN:
		return drop(pieces, start, end);
	default:
		read_pair_of_tags(pieces, pairs[tag->kind], tag, start, end);
		return end;
	}
}

/* "<https://…>" */
static size_t read_address_in_angles(struct pieces *pieces, size_t at)
{
	size_t size = address_size(pieces->source, at + 1), end = at + 1 + size;

	if (!size || end >= pieces->source.size || pieces->source.data[end] != '>')
		return at + 1;
	struct str address = str_slice(pieces->source, at + 1, end);
	open_pair(pieces, PAIR_ADDRESS, PIECE_LITERAL, at, at + 1);
	close_pair(pieces, PAIR_ADDRESS, end, end + 1)->target = address;
	return end + 1;
}

static size_t read_angle(struct pieces *pieces, size_t at)
{
	struct str rest = rest_at(pieces, at);
	struct tag tag;
	size_t hidden = pieces->hides_nothing ? 0 : tag_hidden_size(rest);

	pieces->hides_nothing |= hidden == SIZE_MAX;
	if (hidden && hidden != SIZE_MAX)
		return drop(pieces, at, at + hidden);
	size_t size = tag_take(rest, &tag);
	return size ? read_tag(pieces, &tag, at, at + size) : read_address_in_angles(pieces, at);
}

/* ---- brackets ---- */

/* "[^2]" */
static size_t read_call(struct pieces *pieces, size_t at)
{
	struct str source = pieces->source;
	size_t end = at + 2;

	while (end < source.size && end - at < LONGEST_LABEL && source.data[end] > ' '
	       && !strchr("[]", source.data[end]))
		end++;
	if (end == at + 2 || end == source.size || source.data[end] != ']')
		return 0;
	add(pieces, PIECE_CALL, at, end + 1)->target = str_slice(source, at + 2, end);
	return end + 1;
}

static size_t read_bracket(struct pieces *pieces, size_t at)
{
	size_t call = starts(pieces, at, "[^") ? read_call(pieces, at) : 0;

	if (call)
		return call;
	bool is_image = at > end_of_last(pieces) && pieces->source.data[at - 1] == '!';
	open_pair(pieces, is_image ? PAIR_IMAGE : PAIR_BRACKET, PIECE_LITERAL,
	          is_image ? at - 1 : at, at + 1);
	return at + 1;
}

/*
 * The size of "(target)", and the target without its title, or 0. Brackets in
 * it are paired, and not deep, so that "](](](" takes no time.
 */
static size_t destination_size(struct str text, struct str *target)
{
	size_t depth = 1, end = 1, size = 0;

	for (; end < text.size && depth && depth < DEEPEST_BRACKETS; end++) {
		char c = text.data[end];
		if (c == '\n' || c == '<')
			return 0;
		if (c == ' ' && !size)
			size = end;
		depth += c == '(';
		depth -= c == ')';
	}
	*target = str_slice(text, 1, size ? size : end - 1);
	struct str title = str_trim(str_slice(text, size ? size : end, end - 1));
	return depth || (title.size && !strchr("\"'", title.data[0])) ? 0 : end;
}

/* "(a)" behind a bracket is a label, "(A/79/68)" a path. */
static bool is_target(struct str target)
{
	const char *dot = target.size ? memrchr(target.data, '.', target.size) : NULL;

	if (!target.size)
		return false;
	if (memchr(target.data, '/', target.size) || target.data[0] == '#'
	    || memchr(target.data, ':', target.size))
		return true;
	return dot && dot + 1 < target.data + target.size && dot[1] >= 'a' && dot[1] <= 'z';
}

static size_t read_closing_bracket(struct pieces *pieces, size_t at)
{
	struct str target;
	uint32_t bracket = pieces->open[PAIR_BRACKET], image = pieces->open[PAIR_IMAGE];
	bool is_image = image != NONE && (bracket == NONE || image > bracket);
	enum pair pair = is_image ? PAIR_IMAGE : PAIR_BRACKET;

	if (!is_open(pieces, pair))
		return at + 1;
	size_t size = starts(pieces, at + 1, "(") ? destination_size(rest_at(pieces, at + 1), &target) : 0;
	if (!size || !is_target(target)) {
		forget(pieces, pair);
		return at + 1;
	}
	close_pair(pieces, pair, at, at + 1 + size)->target = target;
	return at + 1 + size;
}

/* ---- addresses and superscripts that are no tags ---- */

/* At the ":" of "https://" and the "." of "www.". */
static size_t read_address(struct pieces *pieces, size_t at)
{
	size_t back = pieces->source.data[at] == '.' ? 3 : at >= 5 && starts(pieces, at - 5, "https") ? 5 : 4;

	if (at < back + end_of_last(pieces) || is_open(pieces, PAIR_TAG_LINK))
		return at + 1;
	size_t start = at - back, size = address_size(pieces->source, start);
	if (!size)
		return at + 1;
	struct str address = str_slice(pieces->source, start, start + size);
	open_pair(pieces, PAIR_ADDRESS, PIECE_LITERAL, start, start);
	close_pair(pieces, PAIR_ADDRESS, start + size, start + size)->target =
		address_target(pieces->arena, address);
	return start + size;
}

/* "^1^", and the "$^{1}$" of converters that know formulas. */
static const struct { const char *opening, *closing; } superscripts[] = {
	{ "$^{", "}$" }, { "${}^{", "}$" }, { "$^", "$" }, { "^", "^" },
};

static size_t read_superscript(struct pieces *pieces, size_t at)
{
	for (size_t i = 0; i < sizeof superscripts / sizeof *superscripts; i++) {
		size_t start = at + strlen(superscripts[i].opening), end = start;
		if (!starts(pieces, at, superscripts[i].opening))
			continue;
		while (end < pieces->source.size && end - start < LONGEST_SUPERSCRIPT
		       && (is_word_byte(pieces->source.data[end]) || pieces->source.data[end] == '*'))
			end++;
		if (end == start || !starts(pieces, end, superscripts[i].closing))
			continue;
		open_pair(pieces, PAIR_SUPERSCRIPT, PIECE_LITERAL, at, start);
		close_pair(pieces, PAIR_SUPERSCRIPT, end, end + strlen(superscripts[i].closing));
		return end + strlen(superscripts[i].closing);
	}
	return at + 1;
}

enum sign {
	NO_SIGN, LINE_END, SUPERSCRIPT, ENTITY, EMPHASIS, ADDRESS, ANGLE, BRACKET, ESCAPE,
	CLOSING_BRACKET
};

static const uint8_t signs[256] = {
	['\n'] = LINE_END,
	['$'] = SUPERSCRIPT,
	['&'] = ENTITY,
	['*'] = EMPHASIS,
	['.'] = ADDRESS,
	[':'] = ADDRESS,
	['<'] = ANGLE,
	['['] = BRACKET,
	['\\'] = ESCAPE,
	[']'] = CLOSING_BRACKET,
	['^'] = SUPERSCRIPT,
	['_'] = EMPHASIS,
};

/* Each reads from its own byte on and says where to go on. */
static size_t (*const readers[])(struct pieces *, size_t) = {
	[LINE_END] = read_line_end,
	[SUPERSCRIPT] = read_superscript,
	[ENTITY] = read_entity,
	[EMPHASIS] = read_emphasis,
	[ADDRESS] = read_address,
	[ANGLE] = read_angle,
	[BRACKET] = read_bracket,
	[ESCAPE] = read_escape,
	[CLOSING_BRACKET] = read_closing_bracket,
};

/* The first sign from byte `at` on: most bytes are none, so four are looked at together. */
static size_t next_sign(struct str source, size_t at)
{
	const unsigned char *data = (const unsigned char *)source.data;

	while (at + 4 <= source.size
	       && !(signs[data[at]] | signs[data[at + 1]] | signs[data[at + 2]] | signs[data[at + 3]]))
		at += 4;
	while (at < source.size && signs[data[at]] == NO_SIGN)
		at++;
	return at;
}

void pieces_find(struct pieces *pieces, struct arena *arena, struct str source)
{
	pieces->arena = arena;
	pieces->source = source;
	pieces->count = 0;
	pieces->hides_nothing = false;
	for (size_t i = 0; i < PAIR_COUNT; i++)
		pieces->open[i] = NONE;
	for (size_t at = 0; (at = next_sign(source, at)) < source.size; )
		at = readers[signs[(unsigned char)source.data[at]]](pieces, at);
}
