#include "layout/piece.h"

#include "base/gate.h"
#include "base/str.h"

enum { ZERO_WIDTH_JOINER = 0x200D, IDEOGRAPHIC_SPACE = 0x3000, REPLACEMENT = 0xFFFD };

/* A skin colour, which follows an emoji in its cluster. */
static bool is_modifier(uint32_t character)
{
	return character >= 0x1F3FB && character <= 0x1F3FF;
}

static struct piece piece_of_character(uint32_t character, uint32_t end, uint32_t column)
{
	struct piece piece = { .end = end, .width = 1 };

	switch (gate_judge(character)) {
	case GATE_DROP:
		piece.width = 0;
		piece.is_blank = true;
		break;
	case GATE_SPACE:
		piece.is_blank = true;
		if (character == '\t')
			piece.width = (uint8_t)(TAB_WIDTH - column % TAB_WIDTH);
		break;
	case GATE_PASS:
		piece.width = (uint8_t)gate_width(character);
		piece.is_blank = character == ' ' || character == IDEOGRAPHIC_SPACE;
		break;
	case GATE_REPLACE:
		break;
	}
	return piece;
}

/* Take the rest of the cluster into the piece, up to the next character with cells of its own. */
static void extend(struct piece *piece, struct str text, const uint8_t *flags)
{
	uint32_t before = 0;

	while (piece->end < text.size && !(flags[piece->end] & BREAK_CLUSTER)) {
		size_t size;
		uint32_t character = str_decode(str_from(text, piece->end), &size);
		enum gate_verdict verdict = gate_judge(character);
		bool is_joined = before == ZERO_WIDTH_JOINER || is_modifier(character);
		if (verdict != GATE_DROP && gate_width(character) > 0 && !(is_joined && piece->width))
			return;
		if (verdict == GATE_PASS && !piece->width)
			return;           /* a mark on nothing that is shown */
		if (verdict == GATE_PASS)
			piece->is_blank = false;
		piece->end += (uint32_t)size;
		before = character;
	}
}

struct piece piece_look_at(struct str text, const uint8_t *flags, uint32_t at, uint32_t column)
{
	size_t size;
	uint32_t character = str_decode(str_from(text, at), &size);
	struct piece piece = piece_of_character(character, at + (uint32_t)size, column);
	bool is_mark = piece.width == 0 && gate_judge(character) == GATE_PASS;

	if (is_mark) {            /* without a base: it would stick to the cell before */
		piece.width = 1;
		piece.instead = REPLACEMENT;
	}
	if (flags)
		extend(&piece, text, flags);
	return piece;
}
