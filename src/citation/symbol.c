#include "citation/symbol.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "citation/number.h"
#include "citation/plain.h"
#include "citation/series.h"

/* In bytes of the text, all of it and its parts. */
enum { LONGEST = 512, LONGEST_WORD = 16, LONGEST_BRACKET = 24 };

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A symbol that is being read: what was taken, and its normal form. */
struct reading {
	struct str text;
	size_t at;
	char *symbol;
	size_t size;
	bool known_series, lower_series;
	bool has_part;            /* a word of the grammar: RES, CONF.… */
	bool has_number;
	bool is_broken;           /* behind a stroke, by the end of a line */
};

/* Each eat_* takes its token and writes it, or leaves the reading alone and returns false. */

static bool put(struct reading *reading, struct str text)
{
	if (reading->size + text.size >= UNROLL_SYMBOL_SIZE)
		return false;
	memcpy(reading->symbol + reading->size, text.data, text.size);
	reading->size += text.size;
	return true;
}

static bool put_char(struct reading *reading, char c)
{
	return put(reading, (struct str){ &c, 1 });
}

static bool eat(struct reading *reading, char wanted)
{
	size_t next = reading->at;

	if (plain_next(reading->text, &next) != wanted || !put_char(reading, wanted))
		return false;
	reading->at = next;
	return true;
}

static bool is_word(char c)
{
	return is_letter(c) || is_digit(c);
}

static bool at_boundary(const struct reading *reading)
{
	return !is_word(plain_peek(reading->text, reading->at));
}

/* Letters of the front, as plain text; return their count and the place behind them. */
static size_t read_letters(const struct reading *reading, char word[LONGEST_WORD + 1], size_t *end)
{
	size_t count = 0, next = reading->at;

	*end = next;
	for (char c; count < LONGEST_WORD && is_letter(c = plain_next(reading->text, &next)); ) {
		word[count++] = c;
		*end = next;
	}
	word[count] = '\0';
	return count;
}

/* Digits, at most six; a lone letter may follow them ("A/72/12A"). */
static bool eat_number(struct reading *reading)
{
	struct reading before = *reading;
	unsigned count = 0;
	size_t next = reading->at;

	for (char c; count < 6 && is_digit(c = plain_next(reading->text, &next)); count++) {
		if (!put_char(reading, c))
			break;
		reading->at = next;
	}
	next = reading->at;
	if (count && is_upper(plain_next(reading->text, &next))
	    && !is_word(plain_peek(reading->text, next)))
		eat(reading, plain_peek(reading->text, reading->at));
	if (count && at_boundary(reading)) {
		reading->has_number = true;
		return true;
	}
	*reading = before;
	return false;
}

static bool is_capital_word(const char *word)
{
	for (; *word; word++)
		if (!is_upper(*word))
			return false;
	return true;
}

/* A word in the spelling of the grammar; an unknown one must be in capitals. */
static bool eat_word(struct reading *reading)
{
	char word[LONGEST_WORD + 1];
	size_t end, size = read_letters(reading, word, &end);
	struct str spelling = part_spelling((struct str){ word, size });

	if (!size || (!spelling.size && !is_capital_word(word))
	    || is_digit(plain_peek(reading->text, end))
	    || !put(reading, spelling.size ? spelling : (struct str){ word, size }))
		return false;
	reading->has_part |= spelling.size > 0;
	reading->at = end;
	return true;
}

/* What follows the point of "C.3", "SR.2-5", "PC.I", "SER.A". */
static bool eat_index(struct reading *reading)
{
	if (eat_number(reading)) {
		struct reading before = *reading;
		if (eat(reading, '-') && !eat_number(reading))
			*reading = before;
		return true;
	}
	char word[LONGEST_WORD + 1];
	size_t end, size = read_letters(reading, word, &end);
	if (!size || size > 5 || !is_capital_word(word)
	    || !put(reading, (struct str){ word, size }))
		return false;
	reading->at = end;
	return at_boundary(reading);
}

/* "S-27", "ES-11": the special sessions. */
static bool eat_special(struct reading *reading)
{
	struct reading before = *reading;

	if (plain_peek(reading->text, reading->at) == 'E')
		eat(reading, 'E');
	if (eat(reading, 'S') && eat(reading, '-') && eat_number(reading))
		return true;
	*reading = before;
	return false;
}

static bool eat_segment(struct reading *reading)
{
	struct reading before = *reading;

	if (eat_special(reading) || eat_number(reading))
		return true;
	if (!eat_word(reading))
		return false;
	struct reading word = *reading;
	if (eat(reading, '.')) {
		if (eat_index(reading))
			return true;
		*reading = word;
	}
	if (at_boundary(reading))
		return true;
	*reading = before;
	return false;
}

/* What a bracket of a symbol may begin with; roman numerals and figures besides. */
static const struct str bracket_words[] = {
	STR("Part"), STR("Vol"), STR("Sect"), STR("supp"), STR("SUPP"),
};

static bool is_bracket(struct str inside, bool spaced)
{
	for (size_t i = 0; i < COUNT(bracket_words); i++)
		if (str_starts_with(inside, bracket_words[i]))
			return true;
	if (inside.size > 6 || spaced)
		return false;
	for (size_t i = 0; i < inside.size; i++)
		if (!strchr("IVXLS-0123456789", inside.data[i]))
			return false;
	return inside.size > 0;
}

/* "(Part I)", "(Sect. 3)", "(Vol. II)", "(supp)", "(14)": written without spaces. */
static void eat_bracket(struct reading *reading)
{
	char inside[LONGEST_BRACKET + 2];
	size_t size = 0, next = reading->at;
	bool spaced = plain_peek(reading->text, next) == ' ';

	while (plain_peek(reading->text, next) == ' ')
		plain_next(reading->text, &next);
	if (plain_next(reading->text, &next) != '(')
		return;
	char c = '\0';
	while (size < LONGEST_BRACKET && (c = plain_next(reading->text, &next)) && c != ')'
	       && c != PLAIN_OTHER)
		if (c != ' ')
			inside[size++] = c;
	if (c != ')' || !is_bracket((struct str){ inside, size }, spaced))
		return;
	struct reading before = *reading;
	if (put_char(reading, '(') && put(reading, (struct str){ inside, size })
	    && put_char(reading, ')'))
		reading->at = next;
	else
		*reading = before;
}

/* After these, the number of a resolution; its own grammar knows old forms and parts. */
static const struct str resolutions[] = {
	STR("A/RES/"), STR("S/RES/"), STR("E/RES/"), STR("A/HRC/RES/"), STR("A/HRC/DEC/"),
	STR("A/HRC/PRST/"), STR("E/CN.4/RES/"), STR("E/CN.4/DEC/"),
};

static bool eat_resolution(struct reading *reading)
{
	struct str start = { reading->symbol, reading->size };
	struct number number;
	char text[NUMBER_SIZE];

	for (size_t i = 0; i < COUNT(resolutions); i++) {
		if (!str_equal(start, resolutions[i]))
			continue;
		size_t size = number_match(str_from(reading->text, reading->at), &number);
		if (!size)
			return false;
		number_write(&number, text);
		put(reading, str_of(text));               /* as does a number behind it */
		reading->at += size;
		return reading->has_number = true;
	}
	return false;
}

/* A line that was broken behind a stroke: "A/HRC/ 24/56". */
static void eat_break(struct reading *reading)
{
	size_t next = reading->at;

	if (plain_next(reading->text, &next) == ' ' && is_digit(plain_peek(reading->text, next))
	    && reading->known_series) {
		reading->at = next;
		reading->is_broken = true;
	}
}

static bool eat_part(struct reading *reading)
{
	struct reading before = *reading;

	if (eat(reading, '/')) {
		eat_break(reading);
		if (eat_resolution(reading))
			return true;
		if (eat_segment(reading)) {
			eat_bracket(reading);
			return true;
		}
	}
	*reading = before;
	return false;
}

/* "A", "CCPR", "GC.9", "ICC-ASP". */
static bool eat_series(struct reading *reading)
{
	char word[LONGEST_WORD + 1];
	size_t end, size = read_letters(reading, word, &end);

	if (!size || size > 8)
		return false;
	reading->lower_series = !is_capital_word(word);
	for (size_t i = 0; i < size; i++)
		word[i] = to_upper(word[i]);
	reading->known_series = is_series((struct str){ word, size });
	put(reading, (struct str){ word, size });         /* the first part always fits */
	reading->at = end;
	if (size > 1 && eat(reading, '.'))
		return reading->known_series && eat_number(reading);
	if (eat(reading, '-'))
		return eat_word(reading) && (reading->known_series = is_series(
			(struct str){ reading->symbol, reading->size }));
	return true;
}

/*
 * The symbols of a body that is not known must hold a word of the grammar: any
 * capitals and figures with strokes might be a symbol otherwise. So must those
 * in small letters.
 */
static bool is_symbol(const struct reading *reading, unsigned parts)
{
	if (!reading->has_number)
		return false;
	if (reading->lower_series || !reading->known_series)
		return reading->has_part && parts >= 2
		    && (reading->known_series || !reading->lower_series);
	return parts >= 2 || reading->symbol[0] != 'T' || reading->symbol[1] != '/';
}

/* Read the symbol at the start of a text; return its size there, or 0. */
static size_t read_symbol(struct str text, struct reading *reading, char normal[UNROLL_SYMBOL_SIZE])
{
	unsigned parts = 0;

	*reading = (struct reading){ .text = str_slice(text, 0, LONGEST), .symbol = normal };
	if (!eat_series(reading))
		return 0;
	while (eat_part(reading))
		parts++;
	return is_symbol(reading, parts) ? reading->at : 0;
}

/* What was broken must be a symbol in one piece, too: "A/RES/70/" with a year behind it is not. */
static size_t match_one(struct str text, char symbol[UNROLL_SYMBOL_SIZE])
{
	char normal[UNROLL_SYMBOL_SIZE], again[UNROLL_SYMBOL_SIZE];
	struct reading reading, joined;

	if (!read_symbol(text, &reading, normal))
		return 0;
	if (reading.is_broken
	    && read_symbol((struct str){ normal, reading.size }, &joined, again) != reading.size)
		return 0;
	memcpy(symbol, normal, reading.size);
	symbol[reading.size] = '\0';
	return reading.at;
}

/* Documents of two bodies carry two symbols, "A/49/765-S/1994/1399": the first stands for both. */
size_t symbol_match(struct str text, char symbol[UNROLL_SYMBOL_SIZE])
{
	char other[UNROLL_SYMBOL_SIZE];
	size_t size = match_one(text, symbol), next = size;

	if (!size || plain_next(text, &next) != '-' || !is_upper(plain_peek(text, next)))
		return size;
	size_t second = match_one(str_from(text, next), other);
	return second ? next + second : size;
}

bool unroll_symbol_normalise(struct str text, char symbol[UNROLL_SYMBOL_SIZE])
{
	char normal[UNROLL_SYMBOL_SIZE];

	text = str_trim(text);
	if (!text.size || symbol_match(text, normal) != text.size)
		return false;
	memcpy(symbol, normal, UNROLL_SYMBOL_SIZE);
	return true;
}

bool unroll_symbol_equal(struct str a, struct str b)
{
	return str_equal_ignoring_case(a, b);
}

void unroll_symbol_url(struct str symbol, enum unroll_language language,
                       char url[UNROLL_SYMBOL_URL_SIZE])
{
	const char *code = unroll_language_code(language);

	symbol = str_slice(symbol, 0, UNROLL_SYMBOL_SIZE);
	snprintf(url, UNROLL_SYMBOL_URL_SIZE, "https://docs.un.org/%s%s%.*s", code,
	         *code ? "/" : "", (int)symbol.size, symbol.data);
}

/* The first prefix that fits. */
static const struct {
	struct str prefix;
	enum unroll_organ organ;
} organs[] = {
	{ STR("A/HRC/"), UNROLL_HUMAN_RIGHTS_COUNCIL },
	{ STR("A/"), UNROLL_GENERAL_ASSEMBLY },
	{ STR("S/"), UNROLL_SECURITY_COUNCIL },
	{ STR("E/CN."), UNROLL_ORGAN_NONE },
	{ STR("E/"), UNROLL_ECONOMIC_AND_SOCIAL_COUNCIL },
};

enum unroll_organ symbol_organ(struct str symbol)
{
	for (size_t i = 0; i < COUNT(organs); i++)
		if (str_starts_with(symbol, organs[i].prefix))
			return organs[i].organ;
	return UNROLL_ORGAN_NONE;
}

/* Which forms of number an organ gives to its resolutions. */
static const struct {
	const char *prefix;
	bool forms[NUMBER_FORM_COUNT];
} numbering[UNROLL_ORGAN_COUNT] = {
	[UNROLL_ORGAN_NONE] = { "", { false } },
	[UNROLL_GENERAL_ASSEMBLY] = { "A/RES/", {
		[NUMBER_SESSION] = true, [NUMBER_SPECIAL] = true, [NUMBER_ROMAN] = true } },
	[UNROLL_SECURITY_COUNCIL] = { "S/RES/", { [NUMBER_COUNCIL] = true } },
	[UNROLL_HUMAN_RIGHTS_COUNCIL] = { "A/HRC/RES/", {
		[NUMBER_SESSION] = true, [NUMBER_SPECIAL] = true } },
	[UNROLL_ECONOMIC_AND_SOCIAL_COUNCIL] = { "E/RES/", {
		[NUMBER_YEAR] = true, [NUMBER_ROMAN] = true } },
};

bool symbol_of_number(struct str text, enum unroll_organ organ, char symbol[UNROLL_SYMBOL_SIZE])
{
	struct number number;
	char digits[NUMBER_SIZE];

	text = str_trim(text);
	if (str_ends_with(text, (struct str)STR(".")))
		text.size--;
	if (!text.size || number_match(text, &number) != text.size
	    || !numbering[organ].forms[number.form])
		return false;
	number_write(&number, digits);
	snprintf(symbol, UNROLL_SYMBOL_SIZE, "%s%s", numbering[organ].prefix, digits);
	return true;
}
