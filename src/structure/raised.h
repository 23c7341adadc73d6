/*
 * Footnote calls that a converter has brought down to the line: "the Treaty, 3
 * to which". The foot of the page says which numbers to look for.
 */
#ifndef STRUCTURE_RAISED_H
#define STRUCTURE_RAISED_H

#include <stddef.h>
#include <stdint.h>

#include "format/transcript.h"

/*
 * Find the calls of the notes `numbers`, which ascend, in the blocks of one
 * page, and add the blocks to the transcript with the calls raised again.
 */
void raised_add(struct transcript *transcript, struct block *blocks, size_t block_count,
                const uint32_t *numbers, size_t number_count);

#endif
