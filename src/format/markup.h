/*
 * The mark-up inside a block of Markdown, as converters write it. It departs
 * from CommonMark where that would lose what a resolution says: an asterisk
 * next to a Chinese comma marks emphasis; "[1]: A/79/68." is a note and
 * not the definition of a link; only the tags of HTML are tags.
 */
#ifndef FORMAT_MARKUP_H
#define FORMAT_MARKUP_H

#include <stdint.h>

#include <unroll/str.h>

#include "format/piece.h"
#include "format/transcript.h"

/* What one block after the other is read with; zero-initialise it but for the transcript. */
struct markup {
	struct transcript *transcript;
	struct pieces pieces;
};

/*
 * The text of a block without its mark-up. It borrows `source` when nothing had
 * to be taken out. The marks over it are made in the transcript, `start` bytes
 * further on.
 */
struct str markup_read(struct markup *markup, struct str source, uint32_t start);

void markup_free(struct markup *markup);

#endif
