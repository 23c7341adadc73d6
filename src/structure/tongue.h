/* Which of the six languages a text is in: told from the text, never from a file's name. */
#ifndef STRUCTURE_TONGUE_H
#define STRUCTURE_TONGUE_H

#include "structure/piece.h"

/* By the first opening line, else by script and by the commonest small words. */
enum unroll_language tongue_of(const struct pieces *pieces);

#endif
