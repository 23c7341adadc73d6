#include "structure/landmark.h"

#include <unroll/symbol.h>

#include "base/str.h"
#include "structure/date.h"
#include "structure/masthead.h"
#include "structure/phrases.h"
#include "structure/roman.h"

enum {
	LONGEST_STATEMENT = 600,  /* bytes of the words before a presidential statement */
	LONGEST_LANDMARK = 2000   /* bytes: a vote may list all States in its block */
};

static bool is_opening(const struct block *block)
{
	struct str text = block->text;

	if (text.size > LONGEST_STATEMENT)
		return false;
	if (block->kind == BLOCK_OPENING || phrase_opening(text))
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

static bool is_closing(const struct block *block)
{
	struct str text = str_trim(block->text), line;
	struct str rest = text;

	if (!str_next_line(&rest, &line))
		return false;
	struct str meeting = masthead_meeting(line);
	if (!str_is_empty(meeting)) {
		struct str behind = str_trim(str_from(str_trim(text), meeting.size));
		return str_is_empty(behind) || date_is_all(behind);
	}
	return date_is_all(text) || is_adopted_line(text);
}

static bool is_annex(const struct block *block)
{
	enum { LONGEST = 40 };    /* bytes behind the word: its number */
	struct str text = str_trim(block->text);
	size_t size;

	if (text.size > 3 * LONGEST || !phrase_at_start(PHRASE_ANNEX, text, &size))
		return false;
	struct str rest = str_trim(str_from(text, size));
	bool number = rest.size < 8
	           && (str_is_empty(rest) || is_digit(rest.data[0]) || roman_value(rest)
	               || (rest.size == 1 && rest.data[0] >= 'A' && rest.data[0] <= 'Z'));
	return number || (rest.size <= LONGEST && block->kind == BLOCK_HEADING
	                  && str_space(str_from(text, size)));
}

static bool is_masthead(const struct block *block)
{
	enum { LONGEST = 120 };
	char symbol[UNROLL_SYMBOL_SIZE];
	struct str text = str_trim(block->text);
	size_t size;

	if (text.size > LONGEST || !phrase_at_start(PHRASE_MASTHEAD, text, &size))
		return false;
	struct str rest = str_trim(str_from(text, size));
	return str_is_empty(rest) || text.data[size - 1] == '.'
	    || unroll_symbol_normalise(rest, symbol);
}

static bool is_part(const struct block *block)
{
	struct str text = str_trim(block->text);

	if (str_ends_with(text, (struct str)STR(".")))
		text.size--;
	bool letter = text.size == 1 && text.data[0] >= 'A' && text.data[0] <= 'Z';
	bool roman = text.size > 0 && text.size < 7 && text.data[0] < 'a' && roman_value(text);
	return letter || roman;
}

/* The first that fits; none fits a long text. */
static const struct {
	enum landmark landmark;
	bool (*fits)(const struct block *);
} landmarks[] = {
	{ LANDMARK_OPENING,  is_opening },
	{ LANDMARK_ANNEX,    is_annex },
	{ LANDMARK_CLOSING,  is_closing },
	{ LANDMARK_MASTHEAD, is_masthead },
	{ LANDMARK_PART,     is_part },
};

enum landmark landmark_of(const struct block *block)
{
	if (block->text.size > LONGEST_LANDMARK || str_is_empty(block->text))
		return LANDMARK_NONE;
	for (size_t i = 0; i < sizeof landmarks / sizeof *landmarks; i++)
		if (landmarks[i].fits(block))
			return landmarks[i].landmark;
	return LANDMARK_NONE;
}
