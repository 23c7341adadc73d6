#include "text.h"

#include <stddef.h>
#include <wchar.h>

struct range {
	uint32_t first, last;
};

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* Characters that stand for nothing to see, hide something or turn the order of others. */
static const struct range forbidden[] = {
	{ 0x00, 0x1f },       { 0x7f, 0x9f },       { 0xad, 0xad },       { 0x034f, 0x034f },
	{ 0x061c, 0x061c },   { 0x115f, 0x1160 },   { 0x17b4, 0x17b5 },   { 0x180b, 0x180f },
	{ 0x200b, 0x200b },   { 0x200e, 0x200f },   { 0x2028, 0x202e },   { 0x2060, 0x206f },
	{ 0x3164, 0x3164 },   { 0xd800, 0xf8ff },   { 0xfdd0, 0xfdef },   { 0xfe00, 0xfe0d },
	{ 0xfeff, 0xfeff },   { 0xffa0, 0xffa0 },   { 0xfff0, 0xfffb },   { 0xfffe, 0xffff },
	{ 0x1bca0, 0x1bca3 }, { 0x1d173, 0x1d17a }, { 0xe0000, 0xe0fff }, { 0xf0000, 0x10ffff },
};

static const struct range controls[] = {
	{ 0x00, 0x1f },     { 0x7f, 0x9f },     { 0x061c, 0x061c }, { 0x200e, 0x200f },
	{ 0x202a, 0x202e }, { 0x2066, 0x2069 }, { 0xd800, 0xdfff }, { 0xe0000, 0xe007f },
};

static bool is_among(const struct range *ranges, size_t count, uint32_t character)
{
	for (size_t i = 0; i < count; i++)
		if (character >= ranges[i].first && character <= ranges[i].last)
			return true;
	return false;
}

bool text_is_forbidden(uint32_t character)
{
	return is_among(forbidden, COUNT(forbidden), character) || (character & 0xfffe) == 0xfffe
	    || wcwidth((wchar_t)character) < 0;
}

bool text_is_control(uint32_t character)
{
	return is_among(controls, COUNT(controls), character);
}
