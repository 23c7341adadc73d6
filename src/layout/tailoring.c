#include "layout/tailoring.h"

#include <ctype.h>

#include <unictype.h>

#include "base/str.h"
#include "layout/breaks.h"

/* A line break that Annex 14 allows: before byte `at`, which is neither the first nor the end. */
struct place {
	struct str text;
	size_t at;
	enum unroll_language language;
};

static char byte_at(const struct place *place, size_t at)
{
	return at < place->text.size ? place->text.data[at] : '\0';
}

static bool is_one_of(char byte, const char *bytes)
{
	return byte && strchr(bytes, byte);
}

/* The text before the one space that stands before the place; empty if there are more. */
static struct str before_space(const struct place *place)
{
	if (place->at < 2 || place->text.data[place->at - 1] != ' '
	    || place->text.data[place->at - 2] == ' ')
		return (struct str)STR("");
	return str_slice(place->text, 0, place->at - 1);
}

static bool starts_with_digit(struct str text)
{
	static const struct str arabic_zero = STR("٠"), arabic_nine = STR("٩");

	if (text.size && is_digit(text.data[0]))
		return true;
	return text.size >= 2 && text.data[0] == arabic_zero.data[0]
	    && text.data[1] >= arabic_zero.data[1] && text.data[1] <= arabic_nine.data[1];
}

static bool ends_with_digit(struct str text)
{
	return text.size && is_digit(text.data[text.size - 1]);
}

static bool is_symbol_byte(char byte)
{
	return (byte >= 'A' && byte <= 'Z') || is_digit(byte) || is_one_of(byte, ".()-");
}

/* A/HRC/RES/|32/6 */
static bool is_in_symbol(const struct place *place)
{
	return byte_at(place, place->at - 1) == '/' && place->at >= 2
	    && is_symbol_byte(byte_at(place, place->at - 2))
	    && is_symbol_byte(byte_at(place, place->at));
}

/* U.|S.: rule LB29, which libunistring does not know before 1.3. */
static bool is_in_abbreviation(const struct place *place)
{
	char before = byte_at(place, place->at - 1), after = byte_at(place, place->at);
	size_t size;

	if (!is_one_of(before, ".,:;"))
		return false;
	if ((unsigned char)after < 0x80)
		return isalpha((unsigned char)after) || is_one_of(after, "#&*<=>@^_`~");
	uint32_t character = str_decode(str_from(place->text, place->at), &size);
	return character < 0x2E80 && uc_is_alpha(character);
}

/* « |Paix |» |: oui, where ordinary spaces are typed */
static bool is_french_space(const struct place *place)
{
	static const struct str opening = STR("«"), closing = STR("»");
	struct str before = before_space(place), after = str_from(place->text, place->at);

	if (place->language != UNROLL_FRENCH || !before.size)
		return false;
	return str_ends_with(before, opening) || str_starts_with(after, closing)
	    || is_one_of(after.data[0], ";:!?%");
}

/* What a number belongs to: "para. |5". */
static const struct numbering {
	struct str word;
	bool may_be_prefixed;     /* another letter may stand before it */
} numberings[] = {
	{ STR("§"), true }, { STR("¶"), true }, { STR("№"), true },
	{ STR("n°"), false }, { STR("N°"), false }, { STR("nº"), false }, { STR("Nº"), false },
	{ STR("No."), false }, { STR("Nos."), false }, { STR("no."), false }, { STR("nos"), false },
	{ STR("no"), false },
	{ STR("para."), false }, { STR("paras."), false }, { STR("par."), false },
	{ STR("párr."), false }, { STR("párrs."), false },
	{ STR("art."), false }, { STR("arts."), false }, { STR("chap."), false },
	{ STR("p."), false }, { STR("pp."), false }, { STR("vol."), false },
	{ STR("п."), false }, { STR("пп."), false }, { STR("ст."), false }, { STR("с."), false },
	{ STR("الفقرة"), true }, { STR("الفقرات"), true }, { STR("المادة"), true },
	{ STR("رقم"), true },
};

static bool ends_with_numbering(struct str text, const struct numbering *numbering)
{
	if (!str_ends_with(text, numbering->word))
		return false;
	size_t rest = text.size - numbering->word.size;
	if (rest == 0 || numbering->may_be_prefixed)
		return true;
	unsigned char before = (unsigned char)text.data[rest - 1];
	return before < 0x80 && !isalnum(before);
}

static bool is_numbering(const struct place *place)
{
	struct str before = before_space(place);

	if (!before.size || ends_with_digit(before)
	    || !starts_with_digit(str_from(place->text, place->at)))
		return false;
	for (size_t i = 0; i < sizeof numberings / sizeof *numberings; i++)
		if (ends_with_numbering(before, &numberings[i]))
			return true;
	return false;
}

static size_t count_digits_at_end(struct str text)
{
	size_t count = 0;

	while (count < text.size && is_digit(text.data[text.size - 1 - count]))
		count++;
	return count;
}

static size_t count_digits(struct str text)
{
	size_t count = 0;

	while (count < text.size && is_digit(text.data[count]))
		count++;
	return count;
}

/* 10 |000 */
static bool is_in_number(const struct place *place)
{
	struct str before = before_space(place), after = str_from(place->text, place->at);

	if (!ends_with_digit(before) || !is_digit(after.data[0]))
		return false;
	return count_digits(after) == 3 && count_digits_at_end(str_from(before, before.size > 4
	                                                       ? before.size - 4 : 0)) <= 3;
}

/* 50 |% */
static bool is_percentage(const struct place *place)
{
	static const struct str per_mille = STR("‰"), degree = STR("°");
	struct str after = str_from(place->text, place->at);

	return (after.data[0] == '%' || str_starts_with(after, per_mille)
	        || str_starts_with(after, degree))
	    && ends_with_digit(before_space(place));
}

/* 1325 |(2000): the number and the year of a Security Council resolution */
static bool is_before_year(const struct place *place)
{
	struct str after = str_from(place->text, place->at);

	return after.data[0] == '(' && count_digits(str_slice(after, 1, 6)) == 4
	    && byte_at(place, place->at + 5) == ')' && ends_with_digit(before_space(place));
}

/* Thai to Myanmar, Khmer, ideographs: letters between which a line may begin anyway. */
static bool is_written_without_spaces(uint32_t character)
{
	return (character >= 0x0E00 && character < 0x10A0)
	    || (character >= 0x1780 && character < 0x1800) || character >= 0x2E80;
}

/* wo|rd: nobody sees a zero-width space, and what nobody sees does not cut a word. */
static bool is_in_secret(const struct place *place)
{
	static const struct str secret = STR("\u200B");
	struct str before = str_slice(place->text, 0, place->at);
	size_t size;

	if (!str_ends_with(before, secret))
		return false;
	while (str_ends_with(before, secret))
		before.size -= secret.size;
	if (!before.size || before.data[before.size - 1] == ' ')
		return false;
	return !is_written_without_spaces(str_decode_before(before, before.size, &size))
	    && !is_written_without_spaces(str_decode(str_from(place->text, place->at), &size));
}

static bool (*const prohibitions[])(const struct place *) = {
	is_in_symbol, is_in_abbreviation, is_french_space, is_numbering, is_in_number,
	is_percentage, is_before_year, is_in_secret,
};

/* Between two words of plain letters nothing can be prohibited. */
static bool is_between_words(const struct place *place)
{
	char after = byte_at(place, place->at);

	return byte_at(place, place->at - 1) == ' ' && after >= 'a' && after <= 'z'
	    && (unsigned char)byte_at(place, place->at - 2) < 0x80;
}

static bool is_prohibited(const struct place *place)
{
	if (is_between_words(place))
		return false;
	for (size_t i = 0; i < sizeof prohibitions / sizeof *prohibitions; i++)
		if (prohibitions[i](place))
			return true;
	return false;
}

/* Behind every slash of a symbol, before digits too, a line may begin if it must. */
static void mark_slashes(struct place *place, uint8_t *flags)
{
	const char *data = place->text.data, *end = data + place->text.size, *slash = data;

	while ((slash = memchr(slash, '/', (size_t)(end - slash)))) {
		place->at = (size_t)(++slash - data);
		if (is_in_symbol(place))
			flags[place->at] |= BREAK_RELUCTANT;
	}
}

void breaks_tailor(const struct flow *flow, uint8_t *flags)
{
	struct place place = { .text = flow->text, .language = flow->language };

	if (!flow->text.size)
		return;
	for (place.at = 1; place.at < flow->text.size; place.at++)
		if (flags[place.at] == (BREAK_CLUSTER | BREAK_ALLOWED) && is_prohibited(&place))
			flags[place.at] ^= BREAK_ALLOWED | BREAK_RELUCTANT;
	mark_slashes(&place, flags);
	for (uint32_t i = 0; i < flow->insertion_count; i++)
		if (flow->insertions[i].offset < flow->text.size)
			flags[flow->insertions[i].offset] &= (uint8_t)~BREAK_ALLOWED;
}
