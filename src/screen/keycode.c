#include "screen/keycode.h"

#include <stdio.h>

#include "base/str.h"

/* The first name of a key is the one that is written; the others are understood too. */
static const struct {
	keycode key;
	struct str name;
} names[] = {
	{ KEYCODE_TAB,         STR("Tab") },
	{ KEYCODE_ENTER,       STR("Enter") },
	{ KEYCODE_ENTER,       STR("Return") },
	{ KEYCODE_ESCAPE,      STR("Esc") },
	{ KEYCODE_ESCAPE,      STR("Escape") },
	{ KEYCODE_SPACE,       STR("Space") },
	{ KEYCODE_BACKSPACE,   STR("Backspace") },
	{ KEYCODE_UP,          STR("Up") },
	{ KEYCODE_DOWN,        STR("Down") },
	{ KEYCODE_LEFT,        STR("Left") },
	{ KEYCODE_RIGHT,       STR("Right") },
	{ KEYCODE_HOME,        STR("Home") },
	{ KEYCODE_END,         STR("End") },
	{ KEYCODE_PAGE_UP,     STR("PageUp") },
	{ KEYCODE_PAGE_UP,     STR("PgUp") },
	{ KEYCODE_PAGE_DOWN,   STR("PageDown") },
	{ KEYCODE_PAGE_DOWN,   STR("PgDn") },
	{ KEYCODE_INSERT,      STR("Insert") },
	{ KEYCODE_DELETE,      STR("Delete") },
	{ KEYCODE_DELETE,      STR("Del") },
	{ KEYCODE_BACKTAB,     STR("S-Tab") },
	{ KEYCODE_BACKTAB,     STR("BackTab") },
	{ KEYCODE_F1,          STR("F1") },
	{ KEYCODE_F1 + 1,      STR("F2") },
	{ KEYCODE_F1 + 2,      STR("F3") },
	{ KEYCODE_F1 + 3,      STR("F4") },
	{ KEYCODE_F1 + 4,      STR("F5") },
	{ KEYCODE_F1 + 5,      STR("F6") },
	{ KEYCODE_F1 + 6,      STR("F7") },
	{ KEYCODE_F1 + 7,      STR("F8") },
	{ KEYCODE_F1 + 8,      STR("F9") },
	{ KEYCODE_F1 + 9,      STR("F10") },
	{ KEYCODE_F1 + 10,     STR("F11") },
	{ KEYCODE_F12,         STR("F12") },
	{ KEYCODE_PASTE_START, STR("PasteStart") },
	{ KEYCODE_PASTE_END,   STR("PasteEnd") },
	{ '<',                 STR("lt") },
	{ '>',                 STR("gt") },
};

static const struct {
	char letter;
	keycode modifier;
} modifiers[] = {
	{ 'C', KEYCODE_CONTROL },
	{ 'M', KEYCODE_ALT },
	{ 'S', KEYCODE_SHIFT },
};

/*
 * What a terminal sends for these is the byte of another key: a binding of one
 * has to answer to the other.
 */
static const struct {
	keycode written, sent;
} same_keys[] = {
	{ KEYCODE_CONTROL | 'i', KEYCODE_TAB },
	{ KEYCODE_CONTROL | 'm', KEYCODE_ENTER },
	{ KEYCODE_CONTROL | '[', KEYCODE_ESCAPE },
	{ KEYCODE_CONTROL | 'h', KEYCODE_BACKSPACE },
	{ KEYCODE_CONTROL | '?', KEYCODE_BACKSPACE },
	{ KEYCODE_SHIFT | KEYCODE_TAB, KEYCODE_BACKTAB },
};

#define COUNT(table) (sizeof(table) / sizeof(table)[0])
#define MODIFIERS (KEYCODE_CONTROL | KEYCODE_ALT | KEYCODE_SHIFT)

/* The written name of a key without modifiers, or empty: '<' and '>' stand for themselves. */
static struct str name_of(keycode key)
{
	for (size_t i = 0; i < COUNT(names); i++)
		if (names[i].key == key && key != '<' && key != '>')
			return names[i].name;
	return (struct str)STR("");
}

size_t keycode_name(keycode key, char *name, size_t size)
{
	char prefix[2 * COUNT(modifiers) + 1] = "";
	char character[5] = "";
	size_t length = 0;
	for (size_t i = 0; i < COUNT(modifiers); i++) {
		if (key & modifiers[i].modifier) {
			prefix[length++] = modifiers[i].letter;
			prefix[length++] = '-';
		}
	}
	struct str base = name_of(key & ~MODIFIERS);
	if (str_is_empty(base))
		base = (struct str){ character, str_encode(key & ~MODIFIERS, character) };

	int written = snprintf(name, size, "%s%.*s", prefix, (int)base.size, base.data);
	return (size_t)written < size ? (size_t)written : size - 1;
}

/* One character, or a name of the table, without modifiers. */
static keycode plain_key(struct str name)
{
	for (size_t i = 0; i < COUNT(names); i++)
		if (str_equal_ignoring_case(names[i].name, name))
			return names[i].key;
	if (str_is_empty(name))
		return KEYCODE_NONE;

	size_t size;
	uint32_t character = str_decode(name, &size);
	return size == name.size ? character : KEYCODE_NONE;
}

/* Take "C-", "M-" or "S-" off the front of *name; a last "-" is the key itself. */
static keycode eat_modifier(struct str *name)
{
	if (name->size < 3 || name->data[1] != '-')
		return 0;
	for (size_t i = 0; i < COUNT(modifiers); i++) {
		if (name->data[0] == modifiers[i].letter) {
			*name = str_from(*name, 2);
			return modifiers[i].modifier;
		}
	}
	return 0;
}

/* The key that a terminal sends for what was written. */
static keycode as_sent(keycode key)
{
	keycode character = key & ~MODIFIERS;
	if (key & KEYCODE_CONTROL && character >= 'A' && character <= 'Z')
		key += 'a' - 'A';
	for (size_t i = 0; i < COUNT(same_keys); i++)
		if ((key & ~KEYCODE_ALT) == same_keys[i].written)
			return same_keys[i].sent | (key & KEYCODE_ALT);
	return key;
}

keycode keycode_from_name(struct str name)
{
	keycode pressed = 0, modifier;
	while ((modifier = eat_modifier(&name)))
		pressed |= modifier;

	keycode key = plain_key(name);
	if (!key)
		return KEYCODE_NONE;
	key = as_sent(key | pressed);
	keycode character = key & ~MODIFIERS;
	bool is_character = character > KEYCODE_SPACE && character < KEYCODE_SPECIAL;
	return key & KEYCODE_SHIFT && is_character ? KEYCODE_NONE : key;
}

/* A key in angle brackets at the front of *rest. */
static keycode eat_bracketed(struct str *rest)
{
	size_t end = str_find(*rest, (struct str)STR(">"));
	if (end == SIZE_MAX)
		return KEYCODE_NONE;
	keycode key = keycode_from_name(str_slice(*rest, 1, end));
	if (key)
		*rest = str_from(*rest, end + 1);
	return key;
}

keycode keycode_next(struct str *rest)
{
	if (str_is_empty(*rest))
		return KEYCODE_NONE;
	keycode key = rest->data[0] == '<' ? eat_bracketed(rest) : KEYCODE_NONE;
	if (key)
		return key;

	size_t size;
	key = str_decode(*rest, &size);
	*rest = str_from(*rest, size);
	return key;
}
