#include "layout/bidi.h"

#include <stdlib.h>

#include <fribidi.h>

#include "base/memory.h"
#include "base/str.h"

/* Above this FriBidi's search for pairs, which is quadratic and recursive, is not asked for. */
enum { BRACKETS_MAX = 512 };

enum { REPLACEMENT = 0xFFFD };

/* What is written from right to left, and the controls that say so. */
static const struct {
	uint32_t first, last;
} right_to_left_blocks[] = {
	{ 0x0590, 0x08FF }, { 0x200F, 0x200F }, { 0x2067, 0x2067 }, { 0xFB1D, 0xFDFF },
	{ 0xFE70, 0xFEFE }, { 0x10800, 0x10FFF }, { 0x1E800, 0x1EFFF },
};

static bool is_right_to_left(uint32_t character)
{
	for (size_t i = 0; i < sizeof right_to_left_blocks / sizeof *right_to_left_blocks; i++)
		if (character >= right_to_left_blocks[i].first
		    && character <= right_to_left_blocks[i].last)
			return true;
	return false;
}

/* Whether a character of these blocks may begin with the byte. */
static bool may_lead(unsigned char byte)
{
	return (byte >= 0xD6 && byte <= 0xE0) || byte == 0xE2 || byte == 0xEF || byte == 0xF0;
}

/* Whether one of the characters that begin from `at` on, before `end`, is right-to-left. */
static bool has_right_to_left(struct str text, size_t at, size_t end)
{
	size_t size;

	for (; at < end; at++)
		if (may_lead((unsigned char)text.data[at])
		    && is_right_to_left(str_decode(str_from(text, at), &size)))
			return true;
	return false;
}

bool bidi_is_needed(struct str text)
{
	enum { STEP = 8 };
	size_t at = 0;

	for (; at + STEP <= text.size; at += STEP)
		if (!eight_are_printable(text.data + at) && has_right_to_left(text, at, at + STEP))
			return true;
	return has_right_to_left(text, at, text.size);
}

static FriBidiCharType *types_of(const uint32_t *characters, size_t count)
{
	FriBidiCharType *types = memory_allocate(count * sizeof *types);

	fribidi_get_bidi_types(characters, (FriBidiStrIndex)count, types);
	return types;
}

bool bidi_starts_right_to_left(const uint32_t *characters, size_t count)
{
	FriBidiCharType *types = types_of(characters, count);
	FriBidiParType direction = fribidi_get_par_direction(types, (FriBidiStrIndex)count);

	free(types);
	return FRIBIDI_IS_RTL(direction);
}

/* The brackets of a paragraph, or NULL if there are too many. */
static FriBidiBracketType *brackets_of(const uint32_t *characters, const FriBidiCharType *types,
                                       size_t count)
{
	FriBidiBracketType *brackets = memory_allocate(count * sizeof *brackets);
	size_t found = 0;

	fribidi_get_bracket_types(characters, (FriBidiStrIndex)count, types, brackets);
	for (size_t i = 0; i < count; i++)
		found += brackets[i] != FRIBIDI_NO_BRACKET;
	if (found <= BRACKETS_MAX)
		return brackets;
	free(brackets);
	return NULL;
}

/*
 * FriBidi crashes, or gives up, when it has no memory: so much is asked for
 * before that it has enough of what is then free again.
 */
static void reserve(size_t count)
{
	enum { FEW = 4096, BYTES = 128 };     /* a run and a pair of brackets for each character */

	free(memory_allocate(FEW + count * BYTES));
}

void bidi_levels(const uint32_t *characters, size_t count, bool right_to_left, uint8_t *levels)
{
	FriBidiCharType *types = types_of(characters, count);
	FriBidiBracketType *brackets = brackets_of(characters, types, count);
	FriBidiLevel *found = memory_allocate_zeroed(count, sizeof *found);
	FriBidiParType base = right_to_left ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;

	reserve(count);
	if (count && !fribidi_get_par_embedding_levels_ex(types, brackets, (FriBidiStrIndex)count,
	                                                  &base, found))
		memory_exhausted();
	for (size_t i = 0; i < count; i++)
		levels[i] = (uint8_t)found[i];
	free(found);
	free(brackets);
	free(types);
}

static bool is_line_end(uint32_t character)
{
	return (character >= '\n' && character <= '\r') || character == 0x85
	    || character == 0x2028 || character == 0x2029;
}

static bool is_override(uint32_t character)
{
	return character >= 0x202A && character <= 0x202E;
}

/* The paragraph that a text begins with: up to and with its line end. */
struct paragraph {
	uint32_t *characters;     /* room for as many as the text has bytes */
	uint8_t *levels;          /* the same */
	size_t count, size;       /* in characters, in bytes of the text */
};

static void take_paragraph(struct paragraph *paragraph, struct str text)
{
	uint32_t character = 0;

	paragraph->count = paragraph->size = 0;
	while (paragraph->size < text.size && !is_line_end(character)) {
		size_t size;
		character = str_decode(str_from(text, paragraph->size), &size);
		paragraph->size += size;
		paragraph->characters[paragraph->count++] =
			is_override(character) ? REPLACEMENT : character;
	}
}

/* From one level a character to one a byte. */
static void spread_levels(const struct paragraph *paragraph, struct str text, uint8_t *levels)
{
	size_t character = 0, size;

	for (size_t at = 0; at < paragraph->size; at += size, character++) {
		str_decode(str_from(text, at), &size);
		memset(levels + at, paragraph->levels[character], size);
	}
}

void bidi_text_levels(struct str text, bool right_to_left, uint8_t *levels)
{
	struct paragraph paragraph = {
		.characters = memory_allocate(text.size * sizeof *paragraph.characters),
		.levels = memory_allocate(text.size),
	};

	for (size_t at = 0; at < text.size; at += paragraph.size) {
		take_paragraph(&paragraph, str_from(text, at));
		bidi_levels(paragraph.characters, paragraph.count, right_to_left, paragraph.levels);
		spread_levels(&paragraph, str_from(text, at), levels + at);
	}
	free(paragraph.levels);
	free(paragraph.characters);
}

bool bidi_text_starts_right_to_left(struct str text)
{
	struct paragraph paragraph = {
		.characters = memory_allocate(text.size * sizeof *paragraph.characters),
	};

	take_paragraph(&paragraph, text);
	bool is_first = bidi_starts_right_to_left(paragraph.characters, paragraph.count);
	free(paragraph.characters);
	return is_first;
}

static void reverse(uint32_t *order, size_t first, size_t end)
{
	while (first + 1 < end) {
		uint32_t kept = order[first];
		order[first++] = order[--end];
		order[end] = kept;
	}
}

/* Reverse every run of items of at least this level. */
static void reverse_runs(const uint8_t *levels, size_t count, unsigned level, uint32_t *order)
{
	for (size_t i = 0; i < count; i++) {
		size_t first = i;
		while (i < count && levels[i] >= level)
			i++;
		reverse(order, first, i);
	}
}

void bidi_order(const uint8_t *levels, size_t count, uint32_t *order)
{
	unsigned highest = 0, lowest_odd = UINT8_MAX;

	for (size_t i = 0; i < count; i++) {
		order[i] = (uint32_t)i;
		if (levels[i] > highest)
			highest = levels[i];
		if (levels[i] % 2 && levels[i] < lowest_odd)
			lowest_odd = levels[i];
	}
	for (unsigned level = highest; level >= lowest_odd; level--)
		reverse_runs(levels, count, level, order);
}

uint32_t bidi_mirror(uint32_t character)
{
	FriBidiChar mirrored;

	return fribidi_get_mirror_char(character, &mirrored) ? mirrored : 0;
}
