/* Files that keep what a test printed once and somebody judged by eye. */
#ifndef GOLDEN_KEPT_H
#define GOLDEN_KEPT_H

#include <stdbool.h>

#include <unroll/str.h>

#include "base/arena.h"

/* The text of a file, in the arena; a test that cannot read it fails. */
struct str kept_read(struct arena *arena, const char *path);

/*
 * Whether the file holds what is printed now; both are shown where it does not.
 * With UPDATE_GOLDEN in the environment it is written first.
 */
bool kept_is(const char *path, struct str now);

#endif
