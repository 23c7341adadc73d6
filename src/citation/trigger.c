#include "citation/trigger.h"

#include <stdint.h>
#include <string.h>

/* The stroke and the digits are neighbours, 0x2F to 0x39; full-width forms begin with 0xEF. */
static int is_trigger(unsigned char c)
{
	return ((unsigned char)(c - '/') <= '9' - '/') | (c == 0xEF);
}

/* U+FF0F to U+FF19, the full-width stroke and digits. */
static int is_full_width(struct str text, size_t at)
{
	return at + 2 < text.size && (unsigned char)text.data[at + 1] == 0xBC
	    && (unsigned char)text.data[at + 2] >= 0x8F && (unsigned char)text.data[at + 2] <= 0x99;
}

/* Whether one of 32 bytes is a trigger; without a branch, so that it becomes vector code. */
static int block_has_trigger(const char *bytes)
{
	unsigned char found = 0;

	for (size_t i = 0; i < 32; i++)
		found |= (unsigned char)is_trigger((unsigned char)bytes[i]);
	return found;
}

size_t trigger_find(struct str text, size_t at)
{
	while (at < text.size) {
		if (at + 32 <= text.size && !block_has_trigger(text.data + at)) {
			at += 32;
			continue;
		}
		size_t end = at + 32 < text.size ? at + 32 : text.size;
		for (; at < end; at++)
			if (is_trigger((unsigned char)text.data[at])
			    && ((unsigned char)text.data[at] != 0xEF || is_full_width(text, at)))
				return at;
	}
	return text.size;
}
