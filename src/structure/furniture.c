#include "structure/furniture.h"

#include "base/str.h"
#include "structure/fold.h"
#include "structure/phrases.h"

enum { LONGEST = 400 };           /* bytes of a line of furniture */

/* Each eat_* takes its token off the front of *rest, or leaves *rest alone. */

static bool eat_digits(struct str *rest, size_t least, size_t most)
{
	size_t count = 0;

	while (count < rest->size && is_digit(rest->data[count]))
		count++;
	if (count < least || count > most)
		return false;
	*rest = str_from(*rest, count);
	return true;
}

static bool eat(struct str *rest, struct str token)
{
	if (!str_starts_with(*rest, token))
		return false;
	*rest = str_from(*rest, token.size);
	return true;
}

static void eat_space(struct str *rest)
{
	*rest = str_from(*rest, str_space(*rest));
}

static bool eat_hyphen(struct str *rest)
{
	return eat(rest, (struct str)STR("-")) || eat(rest, (struct str)STR("‑"))
	    || eat(rest, (struct str)STR("–"));
}

/* "25-15106", "GE.16-12199", with a star when it was issued again. */
static bool eat_job(struct str *rest)
{
	struct str after = *rest;

	eat(&after, (struct str)STR("GE."));
	if (!eat_digits(&after, 2, 2) || !eat_hyphen(&after) || !eat_digits(&after, 5, 5))
		return false;
	eat(&after, (struct str)STR("*"));
	*rest = after;
	return true;
}

/* "(E)": the language of the page. */
static bool eat_language(struct str *rest)
{
	bool fits = rest->size >= 3 && rest->data[0] == '(' && rest->data[2] == ')'
	         && rest->data[1] && strchr("ACEFRS", rest->data[1]);

	if (fits)
		*rest = str_from(*rest, 3);
	return fits;
}

/* job [ "(E)" ] *date: "GE.16-12199 (F) 200716 090816" */
static bool is_job_number(struct str text)
{
	if (!eat_job(&text))
		return false;
	eat_space(&text);
	eat_language(&text);
	eat_space(&text);
	while (eat_digits(&text, 6, 6))
		eat_space(&text);
	return str_is_empty(text);
}

/* Seven digits, close or spaced, between stars unless those became emphasis. */
static bool is_bar_code(struct str text)
{
	size_t digits = 0;

	for (size_t i = 0; i < text.size; i++) {
		if (is_digit(text.data[i]))
			digits++;
		else if (!strchr(" *\\", text.data[i]) || !text.data[i])
			return false;
	}
	return digits == 7;
}

/* "2/7" */
static bool eat_page(struct str *rest)
{
	struct str after = *rest;

	if (!eat_digits(&after, 1, 3) || !eat(&after, (struct str)STR("/"))
	    || !eat_digits(&after, 1, 3))
		return false;
	*rest = after;
	return true;
}

/* "2/7", or "2" if a space or nothing follows. */
static bool eat_page_or_number(struct str *rest)
{
	struct str after = *rest;

	if (eat_page(rest))
		return true;
	if (!eat_digits(&after, 1, 3) || !(str_is_empty(after) || str_space(after)))
		return false;
	*rest = after;
	return true;
}

/* "2/7 23-24925", "23-24925 3/7", "2/7", "2 GE.16-12199", "GE.16-12199 3" */
static bool is_page_mark(struct str text)
{
	struct str alone = text;
	bool page = eat_page_or_number(&text);

	eat_space(&text);
	bool job = eat_job(&text);
	eat_space(&text);
	if (job)
		return (page || eat_page_or_number(&text)) && str_is_empty(text);
	return eat_page(&alone) && str_is_empty(alone);
}

/* "- 2 -", "Page 2" */
static bool is_page_number(struct str text)
{
	static const struct str words[] = {
		STR("page"), STR("página"), STR("стр."), STR("страница"), STR("الصفحة"),
	};
	bool hyphen = eat_hyphen(&text), word = false;

	for (size_t i = 0; i < sizeof words / sizeof *words && !word; i++) {
		size_t size = fold_match(text, words[i]);
		text = str_from(text, size);
		word = size > 0;
	}
	eat_space(&text);
	if (!(hyphen || word) || !eat_digits(&text, 1, 3))
		return false;
	eat_space(&text);
	return hyphen ? eat_hyphen(&text) && str_is_empty(text) : str_is_empty(text);
}

static bool is_recycle_line(struct str text)
{
	enum { ROOM = 12 };       /* bytes behind the words: a drawn sign, a full stop */
	size_t size;

	return phrase_at_start(PHRASE_RECYCLE, text, &size) && text.size - size <= ROOM;
}

bool furniture_is_fixed(struct str text)
{
	return is_job_number(text) || is_bar_code(text) || is_page_mark(text)
	    || is_page_number(text) || is_recycle_line(text);
}

/* Whether `text` is a run of words of the title line, as running heads break it. */
static bool is_of_title(struct str text, const struct masthead *masthead)
{
	return text.size && str_find(masthead->title_line, text) != SIZE_MAX;
}

/* The symbol at one end of the line, and at most words of the title besides. */
static bool is_running_head(struct str text, const struct masthead *masthead)
{
	struct str symbol = masthead->printed;

	if (str_is_empty(symbol))
		return false;
	if (str_starts_with(text, symbol))
		text = str_trim(str_from(text, symbol.size));
	else if (str_ends_with(text, symbol))
		text = str_trim(str_slice(text, 0, text.size - symbol.size));
	else
		return false;
	return str_is_empty(text) || is_of_title(text, masthead)
	    || str_equal(text, (struct str)STR("*"));
}

static bool is_furniture(const struct pieces *pieces, size_t i)
{
	return i < pieces->count && pieces->items[i].role == PIECE_FURNITURE;
}

/* A line of a running head that takes two: it has the title's words, its neighbour the symbol. */
static bool is_half_head(const struct pieces *pieces, size_t i, const struct masthead *masthead)
{
	const struct piece *piece = &pieces->items[i];

	return piece->role == PIECE_TEXT && piece->block->text.size <= LONGEST
	    && (is_furniture(pieces, i + 1) || (i > 0 && is_furniture(pieces, i - 1)))
	    && piece->ending == ENDING_OPEN && is_of_title(piece->block->text, masthead);
}

/* What may begin furniture; it spares most lines the rest. */
static bool may_be_furniture(struct str text, const struct masthead *masthead)
{
	struct str symbol = masthead->printed;

	return text.size
	    && (is_digit(text.data[0]) || strchr("*G-\\Pp", text.data[0])
	        || (unsigned char)text.data[0] >= 0x80 || strchr("MS", text.data[0])
	        || str_starts_with(text, symbol) || str_ends_with(text, symbol));
}

void furniture_set_aside(struct pieces *pieces, const struct masthead *masthead)
{
	for (size_t i = 0; i < pieces->count; i++) {
		struct piece *piece = &pieces->items[i];
		if (piece->role != PIECE_TEXT || piece->block->text.size > LONGEST)
			continue;
		struct str text = str_trim(piece->block->text);
		if (!may_be_furniture(text, masthead))
			continue;
		bool in_text = i > pieces->opening;
		if (furniture_is_fixed(text) || (in_text && is_running_head(text, masthead)))
			piece->role = PIECE_FURNITURE;
	}
	for (size_t i = pieces->opening; i < pieces->count; i++)
		if (is_half_head(pieces, i, masthead))
			pieces->items[i].role = PIECE_FURNITURE;
}
