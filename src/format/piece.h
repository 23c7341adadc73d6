/* Pieces of mark-up in a block of Markdown: what is found first, and written by. */
#ifndef FORMAT_PIECE_H
#define FORMAT_PIECE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <unroll/str.h>

#include "base/arena.h"

/* What can be open; pairs of two kinds may overlap. */
enum pair {
	PAIR_STAR, PAIR_STARS, PAIR_LINE, PAIR_LINES,
	PAIR_BRACKET, PAIR_IMAGE,
	PAIR_TAG_EMPHASIS, PAIR_TAG_STRONG, PAIR_TAG_SUPERSCRIPT, PAIR_TAG_LINK,
	PAIR_SUPERSCRIPT, PAIR_ADDRESS,
	PAIR_COUNT
};

enum piece_kind {
	PIECE_LITERAL,            /* opens something that nothing closes: it is text */
	PIECE_DROP,               /* nothing stands for it */
	PIECE_CHARACTER,
	PIECE_CALL,
	PIECE_OPEN,
	PIECE_CLOSE
};

struct piece {
	enum piece_kind kind;
	enum pair pair;
	uint32_t start, end;      /* bytes of the source that it covers */
	uint32_t mate;            /* of what closes: the index of what opens */
	uint32_t below;           /* of what opens: the one of its kind that was open before */
	uint32_t at;              /* of what opens: where its mark starts in the text */
	uint32_t character;
	struct str target;
};

/* The pieces of one block after the other; zero-initialise it. */
struct pieces {
	struct arena *arena;      /* for targets that the source does not spell out */
	struct str source;        /* of the block */
	struct piece *items;      /* in the order of the source; the owner frees them */
	size_t count, capacity;
	uint32_t open[PAIR_COUNT];      /* per kind, the innermost that is open, or UINT32_MAX */
	bool hides_nothing;       /* no comment in the rest of the block has an end */
};

/* Find the pieces of a block, in time proportional to its size whatever it says. */
void pieces_find(struct pieces *pieces, struct arena *arena, struct str source);

#endif
