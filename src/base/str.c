#include "base/str.h"

#include <unistr.h>

enum { REPLACEMENT = 0xFFFD };

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool str_equal_ignoring_case(struct str a, struct str b)
{
	if (a.size != b.size)
		return false;
	for (size_t i = 0; i < a.size; i++)
		if (lower(a.data[i]) != lower(b.data[i]))
			return false;
	return true;
}

struct str str_prefix(struct str text, size_t size)
{
	if (size >= text.size)
		return text;
	while (size > 0 && is_within_character(text.data[size]))
		size--;
	return str_slice(text, 0, size);
}

size_t str_find(struct str text, struct str part)
{
	if (!part.size)
		return 0;
	if (part.size > text.size)
		return SIZE_MAX;
	const char *found = memmem(text.data, text.size, part.data, part.size);
	return found ? (size_t)(found - text.data) : SIZE_MAX;
}

/* U+00A0 no-break space, U+202F narrow no-break space, U+3000 ideographic space. */
static const struct str wide_spaces[] = {
	STR("\u00A0"), STR("\u202F"), STR("\u3000"),
};

/* Space and the controls from tab to carriage return. */
static bool is_white(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Most texts begin and end with these. */
static bool is_black(char c)
{
	return c > ' ' && c <= '~';
}

static size_t space_at_start(struct str text)
{
	if (!text.size || is_black(text.data[0]))
		return 0;
	if (is_white(text.data[0]))
		return 1;
	for (size_t i = 0; i < sizeof wide_spaces / sizeof *wide_spaces; i++)
		if (str_starts_with(text, wide_spaces[i]))
			return wide_spaces[i].size;
	return 0;
}

static size_t space_at_end(struct str text)
{
	if (!text.size || is_black(text.data[text.size - 1]))
		return 0;
	if (is_white(text.data[text.size - 1]))
		return 1;
	for (size_t i = 0; i < sizeof wide_spaces / sizeof *wide_spaces; i++)
		if (str_ends_with(text, wide_spaces[i]))
			return wide_spaces[i].size;
	return 0;
}

size_t str_space(struct str text)
{
	size_t all = 0;

	for (size_t size; (size = space_at_start(str_from(text, all))); )
		all += size;
	return all;
}

struct str str_trim(struct str text)
{
	text = str_from(text, str_space(text));
	for (size_t size; (size = space_at_end(text)); )
		text.size -= size;
	return text;
}

bool str_next_line(struct str *rest, struct str *line)
{
	if (!rest->size)
		return false;
	const char *end = memchr(rest->data, '\n', rest->size);
	size_t size = end ? (size_t)(end - rest->data) : rest->size;
	*line = str_slice(*rest, 0, size);
	*rest = str_from(*rest, end ? size + 1 : size);
	return true;
}

size_t str_characters(struct str text)
{
	size_t count = 0;

	for (size_t i = 0; i < text.size; i++)
		count += !is_within_character(text.data[i]);
	return count;
}

/* The code point of two bytes, or of three that begin with E1 to EC; 0 if it is another. */
static uint32_t decode_common(struct str text)
{
	const unsigned char *byte = (const unsigned char *)text.data;

	if (text.size < 2 || (byte[1] & 0xC0) != 0x80)
		return 0;
	if (byte[0] >= 0xC2 && byte[0] <= 0xDF)
		return (byte[0] & 0x1Fu) << 6 | (byte[1] & 0x3Fu);
	if (text.size < 3 || (byte[2] & 0xC0) != 0x80 || byte[0] < 0xE1 || byte[0] > 0xEC)
		return 0;
	return (byte[0] & 0x0Fu) << 12 | (byte[1] & 0x3Fu) << 6 | (byte[2] & 0x3Fu);
}

uint32_t str_decode(struct str text, size_t *size)
{
	ucs4_t character = (unsigned char)text.data[0];

	*size = 1;
	if (character < 0x80)
		return character;
	character = decode_common(text);
	if (character) {
		*size = character < 0x800 ? 2 : 3;
		return character;
	}
	int taken = u8_mbtoucr(&character, (const uint8_t *)text.data, text.size);
	*size = taken > 0 ? (size_t)taken : 1;
	return taken > 0 ? character : REPLACEMENT;
}

uint32_t str_decode_before(struct str text, size_t at, size_t *size)
{
	size_t start = at - 1;

	while (start > 0 && at - start < 4 && is_within_character(text.data[start]))
		start--;
	uint32_t character = str_decode(str_slice(text, start, at), size);
	if (*size != at - start) {
		*size = 1;
		return REPLACEMENT;
	}
	return character;
}

int digit_value(uint32_t character)
{
	static const uint32_t zeros[] = { '0', 0x0660, 0x06F0, 0xFF10 };

	for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
		if (character >= zeros[i] && character <= zeros[i] + 9)
			return (int)(character - zeros[i]);
	return -1;
}

size_t str_encode(uint32_t character, char bytes[4])
{
	if (character >= 0x80 && character < 0x800) {
		bytes[0] = (char)(0xC0 | character >> 6);
		bytes[1] = (char)(0x80 | (character & 0x3F));
		return 2;
	}
	int size = u8_uctomb((uint8_t *)bytes, character, 4);

	if (size < 0)
		size = u8_uctomb((uint8_t *)bytes, REPLACEMENT, 4);
	return (size_t)size;
}
