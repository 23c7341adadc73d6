#include "structure/hidden.h"

#include "base/str.h"

static bool is_hidden(uint32_t character)
{
	return (character >= 0x202A && character <= 0x202E)
	    || (character >= 0xE0000 && character <= 0xE0FFF);
}

/* Those whose first byte in UTF-8 is `lead`. */
static size_t count(struct str text, char lead)
{
	const char *at = text.data, *end = text.data + text.size;
	size_t found = 0, size;

	while (at < end && (at = memchr(at, lead, (size_t)(end - at)))) {
		found += is_hidden(str_decode((struct str){ at, (size_t)(end - at) }, &size));
		at++;
	}
	return found;
}

void hidden_remark(struct transcript *transcript)
{
	size_t found = 0;
	uint32_t line = 0;

	for (size_t i = 0; i < transcript->block_count; i++) {
		const struct block *block = &transcript->blocks[i];
		size_t here = block->text.size ? count(block->text, '\xE2') + count(block->text, '\xF3') : 0;
		if (here && !found)
			line = block->line;
		found += here;
	}
	if (found)
		transcript_remark(transcript, line, "%zu hidden characters: tags, or turns of direction",
		                  found);
}
