/* Put text on the clipboard of the desktop. */
#ifndef CLI_CLIPBOARD_H
#define CLI_CLIPBOARD_H

#include <unroll/str.h>

struct arena;

/*
 * Text that is safe to paste, in the arena: without control characters but line
 * feeds and tabs, without controls of direction and invisible tags. All other
 * characters stay what they are.
 */
struct str clipboard_clean(struct arena *arena, struct str text);

/*
 * Hand cleaned text to the first tool that there is a display and a program for
 * and that takes it, and return its name, static; NULL if none does: then a
 * terminal may. SIGPIPE must be ignored. Takes a second at most for each tool.
 */
const char *clipboard_copy(struct str text);

#endif
