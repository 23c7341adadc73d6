#include "structure/landmark.h"

#include <unroll/symbol.h>

#include "base/str.h"
#include "structure/date.h"
#include "structure/masthead.h"
#include "structure/phrases.h"
#include "structure/roman.h"

enum { LONGEST_STATEMENT = 600 }; /* bytes of the words before a presidential statement */

static bool reads_as_opening(const struct piece *piece)
{
	struct str text = piece->block->text;

	if (text.size > LONGEST_STATEMENT)
		return false;
	if (phrase_opening(text))
		return true;
	struct str end = str_trim(text);
	bool announces = str_ends_with(end, (struct str)STR(":"))
	              || str_ends_with(end, (struct str)STR("："));
	return announces && phrase_is_in(PHRASE_STATEMENT, text);
}

static bool is_adopted_line(struct str text)
{
	enum { LONGEST = 300 };
	static const struct str brackets[] = { STR("["), STR("]"), STR("［") };
	size_t size;

	for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++)
		if (str_starts_with(text, brackets[i]))
			return phrase_at_start(PHRASE_ADOPTED_BRACKET,
			                       str_from(text, brackets[i].size), &size);
	return text.size <= LONGEST && phrase_at_start(PHRASE_ADOPTED_AT_END, text, &size);
}

static bool reads_as_closing(const struct piece *piece)
{
	enum { LONGEST = 2000 };  /* bytes: a vote may list all States in its block */
	struct str text = str_trim(piece->block->text), line;
	struct str rest = text;

	if (text.size > LONGEST || !str_next_line(&rest, &line))
		return false;
	struct str meeting = masthead_meeting(line);
	if (!str_is_empty(meeting)) {
		struct str behind = str_trim(str_from(str_trim(text), meeting.size));
		return str_is_empty(behind) || date_is_all(behind);
	}
	return date_is_all(text) || is_adopted_line(text);
}

static bool reads_as_annex(const struct piece *piece)
{
	enum { LONGEST = 40 };    /* bytes behind the word: its number */
	struct str text = str_trim(piece->block->text);
	size_t size;

	if (text.size > 3 * LONGEST || !phrase_at_start(PHRASE_ANNEX, text, &size))
		return false;
	struct str rest = str_trim(str_from(text, size));
	bool number = rest.size < 8
	           && (str_is_empty(rest) || is_digit(rest.data[0]) || roman_value(rest)
	               || (rest.size == 1 && rest.data[0] >= 'A' && rest.data[0] <= 'Z'));
	return number || (rest.size <= LONGEST && piece->block->kind == BLOCK_HEADING
	                  && str_space(str_from(text, size)));
}

static bool reads_as_masthead(const struct piece *piece)
{
	enum { LONGEST = 120 };
	char symbol[UNROLL_SYMBOL_SIZE];
	struct str text = str_trim(piece->block->text);
	size_t size;

	if (text.size > LONGEST || !phrase_at_start(PHRASE_MASTHEAD, text, &size))
		return false;
	struct str rest = str_trim(str_from(text, size));
	return str_is_empty(rest) || text.data[size - 1] == '.'
	    || unroll_symbol_normalise(rest, symbol);
}

static bool reads_as_part(const struct piece *piece)
{
	struct str text = str_trim(piece->block->text);

	if (str_ends_with(text, (struct str)STR(".")))
		text.size--;
	bool letter = text.size == 1 && text.data[0] >= 'A' && text.data[0] <= 'Z';
	bool roman = text.size > 0 && text.size < 7 && text.data[0] < 'a' && roman_value(text);
	return letter || roman;
}

void landmarks_mark(struct pieces *pieces)
{
	for (size_t i = 0; i < pieces->count; i++) {
		struct piece *piece = &pieces->items[i];
		piece->is_opening = reads_as_opening(piece);
		piece->is_closing = reads_as_closing(piece);
		piece->is_annex = reads_as_annex(piece);
		piece->is_masthead = reads_as_masthead(piece);
		piece->is_part = reads_as_part(piece);
	}
}
