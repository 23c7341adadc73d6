#include "structure/fold.h"

#include <stdbool.h>

#include "base/str.h"

/* Ranges of characters that are folded by one rule: `to` is added, or stands for all. */
static const struct fold_range {
	uint32_t first, last;
	int32_t shift;            /* to the folded form */
	uint32_t all;             /* when not 0 the folded form of each */
	bool ignored;
} ranges[] = {
	{ 0x00A0, 0x00A0, 0,   ' ',  false },
	{ 0x00AD, 0x00AD, 0,   0,    true },     /* soft hyphen */
	{ 0x00C0, 0x00D6, 32,  0,    false },    /* À to Ö */
	{ 0x00D8, 0x00DE, 32,  0,    false },
	{ 0x0152, 0x0152, 1,   0,    false },    /* Œ */
	{ 0x02BC, 0x02BC, 0,   '\'', false },
	{ 0x0400, 0x040F, 80,  0,    false },    /* Ѐ to Џ */
	{ 0x0410, 0x042F, 32,  0,    false },    /* А to Я */
	{ 0x0640, 0x0640, 0,   0,    true },     /* tatweel */
	{ 0x064B, 0x0652, 0,   0,    true },     /* Arabic vowel signs */
	{ 0x0670, 0x0670, 0,   0,    true },
	{ 0x2002, 0x200A, 0,   ' ',  false },
	{ 0x200B, 0x200F, 0,   0,    true },     /* zero-width spaces, joiners, directions */
	{ 0x2010, 0x2014, 0,   '-',  false },
	{ 0x2018, 0x2019, 0,   '\'', false },
	{ 0x202A, 0x202E, 0,   0,    true },
	{ 0x202F, 0x202F, 0,   ' ',  false },
	{ 0x2060, 0x2069, 0,   0,    true },
	{ 0x3000, 0x3000, 0,   ' ',  false },
	{ 0xFEFF, 0xFEFF, 0,   0,    true },
};

/* Letters of Latin, Russian, Arabic and Chinese texts that are folded as they stand. */
static bool is_folded(uint32_t character)
{
	return (character >= 0x00DF && character < 0x0152)
	    || (character >= 0x0430 && character < 0x0640)
	    || (character > 0x0640 && character < 0x064B)
	    || (character > 0x3000 && character < 0xFEFF);
}

static uint32_t fold_by_range(uint32_t character)
{
	size_t low = 0, high = sizeof ranges / sizeof *ranges;

	while (low < high) {
		size_t middle = (low + high) / 2;
		const struct fold_range *range = &ranges[middle];
		if (character > range->last)
			low = middle + 1;
		else if (character < range->first)
			high = middle;
		else if (range->ignored)
			return 0;
		else
			return range->all ? range->all : character + (uint32_t)range->shift;
	}
	return character;
}

uint32_t fold(uint32_t character)
{
	if (character < 0xA0)
		return fold_ascii(character);
	return is_folded(character) ? character : fold_by_range(character);
}

/* Most characters are ASCII: these are spared the decoder. */
static uint32_t decode(struct str text, size_t at, size_t *size)
{
	unsigned char byte = (unsigned char)text.data[at];

	if (byte >= 0x80)
		return str_decode(str_from(text, at), size);
	*size = 1;
	return byte;
}

/* The next folded character of text at *at that counts, or 0 at the end; *at moves behind it. */
static uint32_t next_folded(struct str text, size_t *at)
{
	while (*at < text.size) {
		size_t size;
		uint32_t folded = fold(decode(text, *at, &size));
		*at += size;
		if (folded)
			return folded;
	}
	return 0;
}

struct str fold_first(struct str text, char bytes[4])
{
	size_t at = 0;

	if (text.size && (unsigned char)text.data[0] < 0x80) {
		bytes[0] = (char)fold_ascii((unsigned char)text.data[0]);
		return (struct str){ bytes, bytes[0] != '\0' };
	}
	uint32_t first = next_folded(text, &at);

	return first ? (struct str){ bytes, str_encode(first, bytes) } : (struct str)STR("");
}

static void skip_spaces(struct str text, size_t *at)
{
	for (size_t next = *at; next_folded(text, &next) == ' '; )
		*at = next;
}

/* Take one wanted character of a phrase off text at *at. */
static bool match_one(struct str text, size_t *at, uint32_t wanted)
{
	if (wanted == '\'')
		skip_spaces(text, at);
	if (next_folded(text, at) != wanted)
		return false;
	if (wanted == '\'' || wanted == ' ')
		skip_spaces(text, at);
	return true;
}

/* How many letters of ASCII both begin with, as far as they are the same. */
static size_t match_ascii(struct str text, struct str phrase)
{
	size_t at = 0;

	while (at < text.size && at < phrase.size && (unsigned char)(phrase.data[at] - 'a') < 26
	       && fold_ascii((unsigned char)text.data[at]) == (unsigned char)phrase.data[at])
		at++;
	return at;
}

/*
 * Whether a phrase may go on with byte `wanted` where text goes on with byte `c`.
 * Outside ASCII folding changes the bytes; there the match itself decides.
 */
static bool may_match(unsigned char wanted, unsigned char c)
{
	if (c < 0x80)
		return !c || fold_ascii(c) == wanted || wanted == '\'';
	return c >= 0xC0;
}

size_t fold_match(struct str text, struct str phrase)
{
	size_t at = match_ascii(text, phrase), start = at;

	if (!phrase.size || at == phrase.size)
		return at;
	if (at == text.size || !may_match((unsigned char)phrase.data[at], (unsigned char)text.data[at]))
		return 0;
	for (size_t i = start, size; i < phrase.size; i += size)
		if (!match_one(text, &at, decode(phrase, i, &size)))
			return 0;
	return at;
}

static bool is_ascii_of_word(uint32_t folded)
{
	return folded - 'a' < 26 || folded == '\'' || folded == '-';
}

static bool is_word_character(uint32_t folded)
{
	if (folded < 0x80)
		return is_ascii_of_word(folded);
	if (folded < 0x0600)
		return folded >= 0x00DF && folded != 0x00F7 && folded != 0x060C;
	return folded >= 0x0620 && folded <= 0x06D3 && !(folded >= 0x0660 && folded <= 0x066D);
}

/* Fold the ASCII of a word at byte `at`, as far as there is room; return the byte behind it. */
static size_t fold_word_ascii(struct str text, size_t at, char *word, size_t capacity, size_t *size)
{
	for (; at < text.size && *size < capacity; at++) {
		unsigned char byte = (unsigned char)text.data[at];
		uint32_t folded = fold_ascii(byte);
		if (byte >= 0x80 || !is_ascii_of_word(folded))
			break;
		word[(*size)++] = (char)folded;
	}
	return at;
}

size_t fold_word(struct str text, char *word, size_t capacity, size_t *size)
{
	*size = 0;
	size_t end = fold_word_ascii(text, 0, word, capacity, size);
	for (size_t step; end < text.size; end = fold_word_ascii(text, end + step, word, capacity, size)) {
		uint32_t folded = fold(decode(text, end, &step));
		char bytes[4];
		size_t more = folded ? str_encode(folded, bytes) : 0;
		if (folded && (!is_word_character(folded) || *size + more > capacity))
			break;
		memcpy(word + *size, bytes, more);
		*size += more;
	}
	return end;
}
