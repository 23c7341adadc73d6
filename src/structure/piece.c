#include "structure/piece.h"

#include "base/memory.h"
#include "base/str.h"

static struct label label_of(const struct block *block)
{
	if (str_is_empty(block->label) || block->kind == BLOCK_NOTE)
		return label_read(block->text);
	struct label label = label_read(block->label);
	if (label.shape == LABEL_NONE)
		label.shape = LABEL_BULLET;
	label.text = str_trim(block->label);
	label.size = 0;
	return label;
}

static struct piece piece_of(const struct block *block)
{
	bool blank = block->kind == BLOCK_RULE || block->kind == BLOCK_PAGE_BREAK;

	return (struct piece){
		.block = block,
		.role = blank ? PIECE_BREAK : PIECE_TEXT,
		.landmark = landmark_of(block),
		.ending = sentence_ending(block),
		.label = label_of(block),
	};
}

struct pieces pieces_of(const struct transcript *transcript)
{
	struct pieces pieces = {
		.items = memory_allocate(transcript->block_count * sizeof *pieces.items),
		.count = transcript->block_count,
		.opening = transcript->block_count,
	};

	for (size_t i = 0; i < pieces.count; i++) {
		pieces.items[i] = piece_of(&transcript->blocks[i]);
		pieces.told = pieces.told || transcript->blocks[i].part != PART_UNKNOWN;
	}
	return pieces;
}

bool piece_is_marked_at(const struct piece *piece, size_t at)
{
	enum { NEAR = 4 };        /* bytes: an opening quotation mark, a conjunction of one letter */
	const struct block *block = piece->block;

	for (uint32_t i = 0; i < block->mark_count && block->marks[i].start <= at + NEAR; i++) {
		const struct mark *mark = &block->marks[i];
		if (mark->start >= at && (mark->kind == MARK_EMPHASIS || mark->kind == MARK_STRONG))
			return true;
	}
	return false;
}

struct str piece_text(const struct piece *piece)
{
	return str_from(piece->block->text, piece->skip);
}
