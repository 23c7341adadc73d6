/* Addresses of the web in running text: "https://…", "www.…". */
#ifndef FORMAT_ADDRESS_H
#define FORMAT_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>

#include <unroll/str.h>

#include "base/arena.h"

/*
 * The size of the address in `text` that begins at byte `start`, or 0 if none
 * does. The punctuation of the sentence around it is not part of it.
 */
size_t address_size(struct str text, size_t start);

/* What a link to a printed address names: "www." needs a scheme. Lives in the arena, or borrows. */
struct str address_target(struct arena *arena, struct str address);

#endif
