/* The line at the bottom where something is typed, with its history. */
#ifndef VIEW_PROMPT_H
#define VIEW_PROMPT_H

#include <stdbool.h>

#include "base/str.h"
#include "screen/keycode.h"
#include "screen/screen.h"

enum {
	PROMPT_SIZE = 1024,       /* bytes; what is typed beyond is left out */
	PROMPT_HISTORY = 50,      /* lines */
};

/* Lines that were typed before, the newest last. Zero-initialise it. */
struct history {
	char *lines[PROMPT_HISTORY];
	size_t count;
};

void history_add(struct history *history, struct str line);
void history_free(struct history *history);

struct prompt {
	char sign;                /* what it is for: '/', ':'; 0 when there is no prompt */
	struct str label;         /* shown before what is typed, in place of the sign; may be empty */
	char text[PROMPT_SIZE];
	size_t size, cursor;      /* in bytes */
	struct history *history;  /* borrowed */
	size_t recalled;          /* the line of the history that is shown; count for none */
	bool pasting;
};

enum prompt_outcome {
	PROMPT_IGNORED,           /* not a key of the prompt */
	PROMPT_MOVED,             /* the cursor only */
	PROMPT_CHANGED,
	PROMPT_DONE,              /* Enter */
	PROMPT_LEFT,              /* Escape, or Backspace in an empty one */
	PROMPT_COMPLETE           /* Tab: the caller may replace the word at the cursor */
};

void prompt_open(struct prompt *prompt, char sign, struct history *history);
enum prompt_outcome prompt_key(struct prompt *prompt, keycode key);

static inline struct str prompt_text(const struct prompt *prompt)
{
	return (struct str){ prompt->text, prompt->size };
}

/* Put text in place of the bytes from `start` to the cursor. */
void prompt_replace(struct prompt *prompt, size_t start, struct str text);

/* Draw it in a row, with a remark at the far end; and put the cursor. */
void prompt_draw(const struct prompt *prompt, struct screen *screen, int row, struct str remark);

#endif
