#include "citation/number.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "citation/plain.h"

enum {
	FIRST_YEAR = 1946,
	LAST_YEAR = 2099,
	LAST_ROMAN = 75,          /* "(ORG-75)" and "(LXIII)" are the highest in use */
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Each eat_* takes its token from byte *at on and moves *at behind it, or leaves *at alone. */

static bool eat(struct str text, size_t *at, char wanted)
{
	size_t next = *at;

	if (plain_next(text, &next) != wanted)
		return false;
	*at = next;
	return true;
}

static void eat_space(struct str text, size_t *at)
{
	while (eat(text, at, ' '))
		;
}

static bool eat_words(struct str text, size_t *at, struct str words)
{
	if (!str_starts_with(str_from(text, *at), words))
		return false;
	*at += words.size;
	return true;
}

/* Up to `most` digits, the first not 0; return how many. */
static unsigned eat_digits(struct str text, size_t *at, unsigned most, unsigned *value)
{
	unsigned count = 0;
	size_t next = *at;

	*value = 0;
	for (char c; count < most && is_digit(c = plain_next(text, &next)); *at = next) {
		if (count == 0 && c == '0')
			break;
		*value = *value * 10 + (unsigned)(c - '0');
		count++;
	}
	return count;
}

static bool is_word(char c)
{
	return is_digit(c) || is_letter(c);
}

/* How special sessions are marked; the longer mark first. */
static const struct {
	struct str mark;
	enum number_meeting meeting;
} meetings[] = {
	{ STR("ES-"), MEETING_EMERGENCY },
	{ STR("S-"), MEETING_SPECIAL },
	{ STR("دإط-"), MEETING_EMERGENCY },
	{ STR("داط-"), MEETING_EMERGENCY },
	{ STR("د إ ط-"), MEETING_EMERGENCY },
	{ STR("دإ-"), MEETING_SPECIAL },
	{ STR("دا-"), MEETING_SPECIAL },
	{ STR("د إ-"), MEETING_SPECIAL },
};

/* Whether `text` begins with the mark, read as plain characters. */
static bool eat_mark(struct str text, size_t *at, struct str mark)
{
	size_t next = *at;

	for (size_t i = 0; i < mark.size; ) {
		size_t size;
		uint32_t character = str_decode(str_from(mark, i), &size);
		if (character < 0x80 ? !eat(text, &next, (char)character)
		                     : !eat_words(text, &next, str_slice(mark, i, i + size)))
			return false;
		i += size;
	}
	*at = next;
	return true;
}

static enum number_meeting eat_meeting(struct str text, size_t *at)
{
	if (*at < text.size && is_digit(text.data[*at]))
		return MEETING_REGULAR;
	for (size_t i = 0; i < COUNT(meetings); i++)
		if (eat_mark(text, at, meetings[i].mark))
			return meetings[i].meeting;
	return MEETING_REGULAR;
}

/* Parts are lettered; Arabic writes the names of its letters. */
static const struct {
	struct str name;
	char letter;
} arabic_parts[] = {
	{ STR("ألف"), 'A' }, { STR("باء"), 'B' }, { STR("جيم"), 'C' }, { STR("دال"), 'D' },
	{ STR("هاء"), 'E' }, { STR("واو"), 'F' }, { STR("زاي"), 'G' }, { STR("حاء"), 'H' },
};

static char eat_letter(struct str text, size_t *at)
{
	size_t next = *at;
	char letter = plain_next(text, &next);

	if (is_upper(letter) && !is_word(plain_peek(text, next))) {
		*at = next;
		return letter;
	}
	for (size_t i = 0; i < COUNT(arabic_parts); i++)
		if (eat_words(text, at, arabic_parts[i].name))
			return arabic_parts[i].letter;
	return '\0';
}

/* What stands between the letters of the first and the last part. */
static const struct str part_joints[] = {
	STR("-"), STR("and "), STR("to "), STR("et "), STR("à "), STR("y "), STR("a "),
	STR("и "), STR("–"), STR("至"), STR("和"), STR("و"), STR("إلى "),
};

static bool eat_joint(struct str text, size_t *at)
{
	eat_space(text, at);
	for (size_t i = 0; i < COUNT(part_joints); i++) {
		if (eat_words(text, at, part_joints[i])) {
			eat_space(text, at);
			return true;
		}
	}
	return eat(text, at, '-');
}

static void eat_parts(struct str text, size_t *at, struct number *number)
{
	size_t next = *at;

	eat_space(text, &next);
	number->part = eat_letter(text, &next);
	if (!number->part)
		return;
	*at = next;
	if (eat_joint(text, &next) && (number->last_part = eat_letter(text, &next)))
		*at = next;
}

static const struct {
	unsigned value;
	char digits[3];
} roman_digits[] = {
	{ 50, "L" }, { 40, "XL" }, { 10, "X" }, { 9, "IX" }, { 5, "V" }, { 4, "IV" }, { 1, "I" },
};

static void write_roman(unsigned value, char roman[NUMBER_SIZE])
{
	size_t size = 0;

	for (size_t i = 0; i < COUNT(roman_digits); i++)
		for (; value >= roman_digits[i].value; value -= roman_digits[i].value)
			for (const char *digit = roman_digits[i].digits; *digit; digit++)
				roman[size++] = *digit;
	roman[size] = '\0';
}

/* A numeral in its usual spelling. Russian keyboards write V as the letter U, alike to Y. */
static bool eat_roman(struct str text, size_t *at, unsigned *value)
{
	char roman[NUMBER_SIZE], usual[NUMBER_SIZE];
	size_t size = 0, next = *at, end = *at;

	for (char c; size < 12 && strchr("IVXLY", c = plain_next(text, &next)) && c; end = next)
		roman[size++] = c == 'Y' ? 'V' : c;
	roman[size] = '\0';
	*value = 0;
	for (size_t i = 0, left = 0; i < COUNT(roman_digits); i++) {
		size_t width = strlen(roman_digits[i].digits);
		for (; strncmp(roman + left, roman_digits[i].digits, width) == 0; left += width)
			*value += roman_digits[i].value;
	}
	write_roman(*value, usual);
	if (!size || *value > LAST_ROMAN || strcmp(roman, usual) != 0)
		return false;
	*at = end;
	return true;
}

/* The session of an old resolution, in roman numerals or after an Arabic "d-". */
static bool eat_old_session(struct str text, size_t *at, struct number *number)
{
	size_t next = *at;

	number->meeting = eat_meeting(text, &next);
	if (eat_mark(text, &next, (struct str)STR("د-")) || number->meeting != MEETING_REGULAR) {
		eat_space(text, &next);
		if (eat_digits(text, &next, 2, &number->session) && number->session <= LAST_ROMAN) {
			*at = next;
			return true;
		}
	}
	if (!eat_roman(text, &next, &number->session))
		return false;
	*at = next;
	return true;
}

/* A closing bracket; the right-to-left order has turned it round in some texts. */
static bool eat_close(struct str text, size_t *at)
{
	return eat(text, at, ')') || eat(text, at, '(');
}

static bool eat_bracket(struct str text, size_t *at, struct number *number)
{
	size_t next = *at;
	unsigned digits, year;

	eat_space(text, &next);
	if (!eat(text, &next, '('))
		return false;
	eat_space(text, &next);
	digits = eat_digits(text, &next, 5, &year);
	if (digits == 4 && year >= FIRST_YEAR && year <= LAST_YEAR && !number->part) {
		number->form = NUMBER_COUNCIL;
		number->session = year;
	} else if (!digits && eat_old_session(text, &next, number)) {
		number->form = NUMBER_ROMAN;
	} else {
		return false;
	}
	eat_space(text, &next);
	if (!eat_close(text, &next))
		return false;
	*at = next;
	return true;
}

/*
 * The number of a session's resolution has at most three digits: what follows
 * them is the call of a footnote ("78/22127" is 78/221 and note 27).
 */
static bool eat_serial(struct str text, size_t *at, struct number *number)
{
	size_t next = *at;

	if (!eat_digits(text, &next, 3, &number->number))
		return false;
	if (is_digit(plain_peek(text, next)) && number->form == NUMBER_YEAR)
		return false;
	*at = next;
	eat_parts(text, at, number);
	return !is_letter(plain_peek(text, *at));
}

/* "12/05/2015" and "2/3.5" are no numbers of resolutions. */
static bool goes_on(struct str text, size_t at)
{
	char c = plain_next(text, &at);

	return (c == '/' && is_word(plain_peek(text, at)))
	    || (c == '.' && is_digit(plain_peek(text, at)));
}

static enum number_form slash_form(const struct number *number, unsigned digits)
{
	if (number->meeting != MEETING_REGULAR)
		return digits <= 2 ? NUMBER_SPECIAL : NUMBER_FORM_COUNT;
	if (digits == 4 && number->session >= FIRST_YEAR && number->session <= LAST_YEAR)
		return NUMBER_YEAR;
	return digits <= 3 ? NUMBER_SESSION : NUMBER_FORM_COUNT;
}

size_t number_match(struct str text, struct number *number)
{
	size_t at = 0;
	unsigned first;

	*number = (struct number){ .meeting = eat_meeting(text, &at) };
	unsigned digits = eat_digits(text, &at, 5, &first);
	if (!digits || digits > 4)
		return 0;
	if (eat(text, &at, '/')) {
		number->session = first;
		number->form = slash_form(number, digits);
		if (number->form == NUMBER_FORM_COUNT || !eat_serial(text, &at, number))
			return 0;
		return goes_on(text, at) ? 0 : at;
	}
	if (number->meeting != MEETING_REGULAR)
		return 0;
	number->number = first;
	eat_parts(text, &at, number);
	return eat_bracket(text, &at, number) ? at : 0;
}

static const char *const prefixes[] = {
	[MEETING_REGULAR] = "",
	[MEETING_SPECIAL] = "S-",
	[MEETING_EMERGENCY] = "ES-",
};

static void write_parts(const struct number *number, char parts[4])
{
	size_t size = 0;

	if (number->part)
		parts[size++] = number->part;
	if (number->last_part) {
		parts[size++] = '-';
		parts[size++] = number->last_part;
	}
	parts[size] = '\0';
}

void number_write(const struct number *number, char text[NUMBER_SIZE])
{
	char roman[NUMBER_SIZE], parts[4];
	const char *prefix = prefixes[number->meeting];

	switch (number->form) {
	case NUMBER_COUNCIL:
		snprintf(text, NUMBER_SIZE, "%u(%u)", number->number, number->session);
		break;
	case NUMBER_ROMAN:
		write_roman(number->session, roman);
		snprintf(text, NUMBER_SIZE, "%u(%s%.12s)", number->number, prefix, roman);
		break;
	default:
		write_parts(number, parts);
		snprintf(text, NUMBER_SIZE, "%s%u/%u%s", prefix, number->session,
		         number->number, parts);
	}
}
