#include "citation/plain.h"

#include <stdint.h>

#include "base/str.h"

/* Characters of one run stand for as many successive ASCII ones. Sorted. */
static const struct {
	uint16_t first, last;
	char plain;
	bool alike;               /* all of the run stand for one character */
} runs[] = {
	{ 0x00A0, 0x00A0, ' ', true },
	{ 0x0405, 0x0405, 'S', true },
	{ 0x0406, 0x0406, 'I', true },
	{ 0x0408, 0x0408, 'J', true },
	{ 0x0410, 0x0410, 'A', true },
	{ 0x0412, 0x0412, 'B', true },
	{ 0x0415, 0x0415, 'E', true },
	{ 0x041A, 0x041A, 'K', true },
	{ 0x041C, 0x041C, 'M', true },
	{ 0x041D, 0x041D, 'H', true },
	{ 0x041E, 0x041E, 'O', true },
	{ 0x0420, 0x0420, 'P', true },
	{ 0x0421, 0x0421, 'C', true },
	{ 0x0422, 0x0422, 'T', true },
	{ 0x0423, 0x0423, 'Y', true },
	{ 0x0425, 0x0425, 'X', true },
	{ 0x0430, 0x0430, 'a', true },
	{ 0x0435, 0x0435, 'e', true },
	{ 0x043E, 0x043E, 'o', true },
	{ 0x0440, 0x0440, 'p', true },
	{ 0x0441, 0x0441, 'c', true },
	{ 0x0443, 0x0443, 'y', true },
	{ 0x0445, 0x0445, 'x', true },
	{ 0x0455, 0x0455, 's', true },
	{ 0x0456, 0x0456, 'i', true },
	{ 0x0660, 0x0669, '0', false },
	{ 0x06F0, 0x06F9, '0', false },
	{ 0x2000, 0x200A, ' ', true },
	{ 0x2010, 0x2013, '-', true },
	{ 0x202F, 0x202F, ' ', true },
	{ 0x2044, 0x2044, '/', true },
	{ 0x2212, 0x2212, '-', true },
	{ 0x2215, 0x2215, '/', true },
	{ 0x3000, 0x3000, ' ', true },
	{ 0xFF01, 0xFF5E, '!', false },
};

/*
 * Soft hyphen, tatweel, zero-width characters, marks of direction, word joiner.
 * Overrides, which turn ASCII round to look like what it is not, are none of these.
 */
static bool is_invisible(uint32_t character)
{
	return character == 0x00AD || character == 0x0640
	    || (character >= 0x200B && character <= 0x200F)
	    || (character >= 0x202A && character <= 0x202C)
	    || (character >= 0x2060 && character <= 0x2069) || character == 0xFEFF;
}

static char plain_of(uint32_t character)
{
	size_t low = 0, high = sizeof runs / sizeof *runs;

	while (low < high) {
		size_t middle = (low + high) / 2;
		if (character < runs[middle].first)
			high = middle;
		else if (character > runs[middle].last)
			low = middle + 1;
		else if (runs[middle].alike)
			return runs[middle].plain;
		else
			return (char)(runs[middle].plain + (int)(character - runs[middle].first));
	}
	return PLAIN_OTHER;
}

/* White space of any kind is a space; what is no character at all is another. */
static char ascii(char c)
{
	if (c == '\n' || c == '\t' || c == '\r')
		return ' ';
	return c ? c : PLAIN_OTHER;
}

char plain_next(struct str text, size_t *at)
{
	while (*at < text.size) {
		if ((unsigned char)text.data[*at] < 0x80)
			return ascii(text.data[(*at)++]);
		size_t size;
		uint32_t character = str_decode(str_from(text, *at), &size);
		*at += size;
		if (!is_invisible(character))
			return plain_of(character);
	}
	return '\0';
}

char plain_before(struct str text, size_t at, size_t *start)
{
	while (at) {
		if ((unsigned char)text.data[at - 1] < 0x80) {
			*start = at - 1;
			return ascii(text.data[at - 1]);
		}
		size_t size;
		uint32_t character = str_decode_before(text, at, &size);
		at -= size;
		*start = at;
		if (!is_invisible(character))
			return plain_of(character);
	}
	*start = 0;
	return '\0';
}
