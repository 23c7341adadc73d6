#include "structure/piece.h"

#include "base/memory.h"
#include "base/str.h"

struct pieces pieces_of(const struct transcript *transcript)
{
	struct pieces pieces = {
		.items = memory_allocate_zeroed(transcript->block_count, sizeof *pieces.items),
		.count = transcript->block_count,
		.opening = transcript->block_count,
	};

	for (size_t i = 0; i < pieces.count; i++) {
		const struct block *block = &transcript->blocks[i];
		bool blank = block->kind == BLOCK_RULE || block->kind == BLOCK_PAGE_BREAK;
		pieces.items[i].block = block;
		pieces.items[i].role = blank ? PIECE_BREAK : PIECE_TEXT;
		pieces.told = pieces.told || block->part != PART_UNKNOWN;
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

struct label piece_label(const struct piece *piece)
{
	if (str_is_empty(piece->block->label) || piece->block->kind == BLOCK_NOTE)
		return label_read(piece_text(piece));
	struct label label = label_read(piece->block->label);
	if (label.shape == LABEL_NONE)
		label.shape = LABEL_BULLET;
	label.text = str_trim(piece->block->label);
	label.size = 0;
	return label;
}
