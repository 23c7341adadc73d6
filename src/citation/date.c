#include "base/str.h"
#include "citation/plain.h"
#include "citation/scan.h"

enum { FIRST_YEAR = 1945, LAST_YEAR = 2099, LONGEST_MONTH = 64, LONGEST_GAP = 160 };

/* Digits from byte *at on, which is moved behind them; return how many. */
static unsigned digits(struct str text, size_t *at, unsigned *value)
{
	unsigned count = 0;

	for (*value = 0; *at < text.size && is_digit(text.data[*at]); count++, ++*at)
		*value = *value < 100000 ? *value * 10 + (unsigned)(text.data[*at] - '0') : *value;
	return count;
}

static bool is_year(unsigned count, unsigned value)
{
	return count == 4 && value >= FIRST_YEAR && value <= LAST_YEAR;
}

/* Move *at to the next digit, at most `most` bytes on; false if a clause ends before it. */
static bool to_digit(struct str text, size_t *at, size_t most)
{
	size_t limit = *at + most < text.size ? *at + most : text.size;

	for (; *at < limit; ++*at) {
		if (is_digit(text.data[*at]))
			return true;
		if (text.data[*at] == ';' || text.data[*at] == '(')
			return false;
	}
	return false;
}

/* The year of a date whose day begins at byte *at, which is moved behind it; 0 if it is none. */
static unsigned eat_date(struct str text, size_t *at)
{
	unsigned day, year, count = digits(text, at, &day);

	if (count > 2 || !day || day > 31 || (*at < text.size && text.data[*at] == '/'))
		return 0;
	if (!to_digit(text, at, LONGEST_MONTH))
		return 0;
	count = digits(text, at, &year);
	return is_year(count, year) ? year : 0;
}

/* What a word between a number and its body or date may be. */
static const struct phrase *phrase_between(const struct scan *scan, size_t *at)
{
	size_t end;
	const struct phrase *phrase = phrase_at(scan->book, scan->text, *at, &end);

	if (!phrase || (phrase->kind != PHRASE_OF && phrase->kind != PHRASE_BODY))
		return NULL;
	*at = end;
	return phrase;
}

unsigned date_after(const struct scan *scan, size_t at)
{
	size_t limit = at + LONGEST_GAP < scan->text.size ? at + LONGEST_GAP : scan->text.size;

	while (at < limit && !is_digit(scan->text.data[at])) {
		size_t size;
		uint32_t character = str_decode(str_from(scan->text, at), &size);
		if (character == ';' || character == '.' || character == '(')
			return 0;
		if (!is_word_character(character))
			at += size;
		else if (!phrase_between(scan, &at))
			return 0;
	}
	return at < limit ? eat_date(scan->text, &at) : 0;
}

unsigned date_before(struct str text, size_t at)
{
	static const struct str year_sign = STR("年");
	size_t start = at > 40 ? at - 40 : 0;
	struct str before = str_slice(text, start, at);
	size_t sign = SIZE_MAX, from = 0;

	for (size_t found; (found = str_find(str_from(before, from), year_sign)) != SIZE_MAX; ) {
		sign = from + found;
		from = sign + year_sign.size;
	}
	if (sign == SIZE_MAX || sign < 4)
		return 0;
	size_t first = sign - 4;
	unsigned value, count = digits(before, &first, &value);
	return is_year(count, value) ? value : 0;
}

bool belongs(const struct scan *scan, size_t from, size_t to, bool subject)
{
	bool comma = false, genitive = false;

	if (to < from || to - from > LONGEST_GAP)
		return false;
	while (from < to) {
		size_t size;
		uint32_t character = str_decode(str_from(scan->text, from), &size);
		const struct phrase *phrase;
		if (character < 0x80 && is_digit((char)character)) {
			if (!eat_date(scan->text, &from))
				return false;
		} else if (!is_word_character(character)) {
			if (character == ';' || character == '(' || character == ')')
				return false;
			comma |= character == ',' || character == 0x060C;
			from += size;
		} else if ((phrase = phrase_between(scan, &from))) {
			genitive |= phrase->kind == PHRASE_OF && phrase->value == OF_GENITIVE;
		} else {
			return false;
		}
	}
	return from == to && (!comma || genitive || subject);
}
