#include "layout/breaks.h"

#include <stdlib.h>

#include <unigbrk.h>
#include <unilbrk.h>

#include "base/memory.h"
#include "base/str.h"
#include "layout/pairs.h"
#include "layout/tailoring.h"

/*
 * The blocks most text is made of, without their marks: in text of these alone
 * every character is a grapheme cluster (Grapheme_Cluster_Break is Other).
 */
static const struct {
	uint32_t first, last;
} plain_blocks[] = {
	{ 0x0000, 0x000C }, { 0x000E, 0x02FF }, { 0x0370, 0x0482 }, { 0x048A, 0x0590 },
	{ 0x0606, 0x060F }, { 0x061B, 0x061B }, { 0x061D, 0x064A }, { 0x0660, 0x066F },
	{ 0x2010, 0x2027 }, { 0x202F, 0x205F }, { 0x2070, 0x20CF }, { 0x2100, 0x23FF },
	{ 0x3000, 0x3029 }, { 0x3030, 0x3098 }, { 0x309B, 0x31FF }, { 0x3400, 0xA48F },
	{ 0xFF00, 0xFF9D },
};

static bool is_plain(uint32_t character)
{
	for (size_t i = 0; i < sizeof plain_blocks / sizeof *plain_blocks; i++)
		if (character <= plain_blocks[i].last)
			return character >= plain_blocks[i].first;
	return false;
}

bool clusters_are_characters(struct str text)
{
	size_t size = 1;

	for (size_t at = 0; at < text.size; at += size) {
		unsigned char byte = (unsigned char)text.data[at];
		size = 1;
		if (byte < 0xCC && byte != '\r')
			continue;         /* below U+0300, or within such a character */
		if (!is_plain(str_decode(str_from(text, at), &size)))
			return false;
	}
	return true;
}

void clusters_find(struct str text, uint8_t *flags)
{
	if (!clusters_are_characters(text)) {
		u8_grapheme_breaks((const uint8_t *)text.data, text.size, (char *)flags);
		return;
	}
	for (size_t i = 0; i < text.size; i++)
		flags[i] = is_within_character(text.data[i]) ? 0 : BREAK_CLUSTER;
}

/* Add where lines may and must begin to the flags of the clusters. */
static void find_line_breaks(struct str text, uint8_t *flags)
{
	char *found = memory_allocate(text.size);
	uint8_t behind = 0;

	u8_possible_linebreaks((const uint8_t *)text.data, text.size, "UTF-8", found);
	for (size_t i = 0; i < text.size; i++) {
		if (is_within_character(text.data[i]))
			continue;
		flags[i] |= behind | (found[i] == UC_BREAK_POSSIBLE ? BREAK_ALLOWED : 0);
		behind = found[i] == UC_BREAK_MANDATORY ? BREAK_FORCED : 0;
	}
	free(found);
}

void breaks_find(const struct flow *flow, uint8_t *flags)
{
	if (!pairs_find(flow->text, flags)) {
		clusters_find(flow->text, flags);
		find_line_breaks(flow->text, flags);
	}
	breaks_tailor(flow, flags);
}
