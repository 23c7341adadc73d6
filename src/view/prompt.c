#include "view/prompt.h"

#include <stdlib.h>

#include "base/gate.h"
#include "base/memory.h"
#include "layout/lines.h"

static void forget(struct history *history, size_t index)
{
	free(history->lines[index]);
	history->count--;
	memmove(&history->lines[index], &history->lines[index + 1],
	        (history->count - index) * sizeof *history->lines);
}

void history_add(struct history *history, struct str line)
{
	if (str_is_empty(line))
		return;
	for (size_t i = history->count; i-- > 0; )
		if (str_equal(str_of(history->lines[i]), line))
			forget(history, i);
	if (history->count == PROMPT_HISTORY)
		forget(history, 0);
	char *copy = memory_allocate(line.size + 1);
	memcpy(copy, line.data, line.size);
	copy[line.size] = '\0';
	history->lines[history->count++] = copy;
}

void history_free(struct history *history)
{
	while (history->count)
		forget(history, history->count - 1);
}

void prompt_open(struct prompt *prompt, char sign, struct history *history)
{
	*prompt = (struct prompt){
		.sign = sign, .label = STR(""), .history = history, .recalled = history->count,
	};
}

void prompt_replace(struct prompt *prompt, size_t start, struct str text)
{
	size_t removed = prompt->cursor - start;

	if (prompt->size - removed + text.size > PROMPT_SIZE)
		return;
	memmove(prompt->text + start + text.size, prompt->text + prompt->cursor,
	        prompt->size - prompt->cursor);
	if (text.size)
		memcpy(prompt->text + start, text.data, text.size);
	prompt->size = prompt->size - removed + text.size;
	prompt->cursor = start + text.size;
}

/* The start of the character before a byte, with the marks that stand on it. */
static size_t before(const struct prompt *prompt, size_t at)
{
	uint32_t character;
	size_t size;

	do {
		if (at == 0)
			return 0;
		character = str_decode_before(prompt_text(prompt), at, &size);
		at -= size;
	} while (gate_width(character) == 0);
	return at;
}

static size_t after(const struct prompt *prompt, size_t at)
{
	struct str text = prompt_text(prompt);
	size_t size;

	if (at == text.size)
		return at;
	str_decode(str_from(text, at), &size);
	at += size;
	while (at < text.size && gate_width(str_decode(str_from(text, at), &size)) == 0)
		at += size;
	return at;
}

static size_t word_before(const struct prompt *prompt, size_t at)
{
	while (at > 0 && prompt->text[at - 1] == ' ')
		at--;
	while (at > 0 && prompt->text[at - 1] != ' ')
		at--;
	return at;
}

/* Moves and cuts: each says where the cursor goes, and whether what lies between goes away. */
static size_t to_start(const struct prompt *prompt, size_t at)
{
	(void)prompt;
	(void)at;
	return 0;
}

static size_t to_end(const struct prompt *prompt, size_t at)
{
	(void)at;
	return prompt->size;
}

static const struct {
	keycode key;
	size_t (*target)(const struct prompt *prompt, size_t at);
	bool cuts;
} moves[] = {
	{ KEYCODE_LEFT, before, false },
	{ KEYCODE_RIGHT, after, false },
	{ KEYCODE_HOME, to_start, false },
	{ KEYCODE_END, to_end, false },
	{ KEYCODE_CONTROL | 'b', before, false },
	{ KEYCODE_CONTROL | 'f', after, false },
	{ KEYCODE_CONTROL | 'a', to_start, false },
	{ KEYCODE_CONTROL | 'e', to_end, false },
	{ KEYCODE_BACKSPACE, before, true },
	{ KEYCODE_CONTROL | 'h', before, true },
	{ KEYCODE_DELETE, after, true },
	{ KEYCODE_CONTROL | 'd', after, true },
	{ KEYCODE_CONTROL | 'w', word_before, true },
	{ KEYCODE_CONTROL | 'u', to_start, true },
	{ KEYCODE_CONTROL | 'k', to_end, true },
};

static enum prompt_outcome move(struct prompt *prompt, size_t target, bool cuts)
{
	size_t low = target < prompt->cursor ? target : prompt->cursor;
	size_t high = target < prompt->cursor ? prompt->cursor : target;

	if (!cuts) {
		prompt->cursor = target;
		return PROMPT_MOVED;
	}
	prompt->cursor = high;
	prompt_replace(prompt, low, (struct str)STR(""));
	return PROMPT_CHANGED;
}

static enum prompt_outcome recall(struct prompt *prompt, size_t index)
{
	if (index > prompt->history->count)
		return PROMPT_MOVED;
	prompt->recalled = index;
	prompt->cursor = prompt->size;
	bool is_new = index == prompt->history->count;
	prompt_replace(prompt, 0, str_of(is_new ? "" : prompt->history->lines[index]));
	return PROMPT_CHANGED;
}

static bool is_character(keycode key)
{
	return key >= KEYCODE_SPACE && key < KEYCODE_SPECIAL && key != KEYCODE_BACKSPACE;
}

static enum prompt_outcome type(struct prompt *prompt, keycode key)
{
	char bytes[4];

	prompt_replace(prompt, prompt->cursor, (struct str){ bytes, str_encode(key, bytes) });
	return PROMPT_CHANGED;
}

/* What is pasted is never obeyed: only its characters count. */
static enum prompt_outcome paste(struct prompt *prompt, keycode key)
{
	if (key == KEYCODE_PASTE_END)
		prompt->pasting = false;
	else if (is_character(key))
		return type(prompt, key);
	else if (key == KEYCODE_ENTER || key == KEYCODE_TAB)
		return type(prompt, ' ');
	return PROMPT_MOVED;
}

static enum prompt_outcome steer(struct prompt *prompt, keycode key)
{
	switch (key) {
	case KEYCODE_ENTER:
	case KEYCODE_CONTROL | 'j':
		return PROMPT_DONE;
	case KEYCODE_ESCAPE:
	case KEYCODE_CONTROL | 'c':
	case KEYCODE_CONTROL | 'g':
		return PROMPT_LEFT;
	case KEYCODE_TAB:
		return PROMPT_COMPLETE;
	case KEYCODE_UP:
	case KEYCODE_CONTROL | 'p':
		return recall(prompt, prompt->recalled - 1);
	case KEYCODE_DOWN:
	case KEYCODE_CONTROL | 'n':
		return recall(prompt, prompt->recalled + 1);
	case KEYCODE_PASTE_START:
		prompt->pasting = true;
		return PROMPT_MOVED;
	default:
		return PROMPT_IGNORED;
	}
}

enum prompt_outcome prompt_key(struct prompt *prompt, keycode key)
{
	if (prompt->pasting)
		return paste(prompt, key);
	if (key == KEYCODE_BACKSPACE && prompt->size == 0)
		return PROMPT_LEFT;
	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
		if (moves[i].key == key)
			return move(prompt, moves[i].target(prompt, prompt->cursor), moves[i].cuts);
	if (is_character(key))
		return type(prompt, key);
	return steer(prompt, key);
}

/* The first byte to show so that the cursor has room. */
static size_t first_shown(const struct prompt *prompt, int room)
{
	size_t first = 0;

	while (first < prompt->cursor
	       && (int)text_width(str_slice(prompt_text(prompt), first, prompt->cursor)) >= room)
		first = after(prompt, first);
	return first;
}

void prompt_draw(const struct prompt *prompt, struct screen *screen, int row, struct str remark)
{
	struct str sign = { &prompt->sign, 1 };
	struct str label = str_is_empty(prompt->label) ? sign : prompt->label;
	int start = (int)text_width(label);
	int remark_column = screen->columns - (int)text_width(remark) - 1;
	int limit = screen->columns;

	if (!str_is_empty(remark) && remark_column > screen->columns / 4)
		limit = remark_column - 1;
	size_t first = first_shown(prompt, limit - start);
	struct str shown = str_from(prompt_text(prompt), first);
	int before_cursor = (int)text_width(str_slice(shown, 0, prompt->cursor - first));

	screen_fill(screen, row, 0, screen->columns, ROLE_PROMPT);
	screen_put(screen, row, 0, start, label, ROLE_PROMPT);
	screen_put(screen, row, start, limit, shown, ROLE_PROMPT);
	if (limit < screen->columns)
		screen_put(screen, row, remark_column, screen->columns, remark, ROLE_PROMPT);
	screen->cursor_visible = true;
	screen->cursor_row = row;
	screen->cursor_column = start + before_cursor;
}
