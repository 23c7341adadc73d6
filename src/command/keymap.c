#include "command/keymap.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/str.h"

#define MODIFIERS (KEYCODE_CONTROL | KEYCODE_ALT | KEYCODE_SHIFT)

/*
 * Keyboards, as pairs of what is typed and the Latin key in the same place, by
 * the rows of the keyboard. Left out are characters that a Latin keyboard has
 * too: there they mean themselves. Sources: the Russian standard layout ЙЦУКЕН
 * and Arabic 101. Arabic B types two letters on some systems, which nothing can
 * tell from L and H; as one character it is the ligature.
 */
static const struct {
	uint32_t typed;
	char latin;
} layouts[] = {
	{ 0x0439, 'q' }, { 0x0446, 'w' }, { 0x0443, 'e' }, { 0x043A, 'r' }, { 0x0435, 't' },
	{ 0x043D, 'y' }, { 0x0433, 'u' }, { 0x0448, 'i' }, { 0x0449, 'o' }, { 0x0437, 'p' },
	{ 0x0445, '[' }, { 0x044A, ']' }, { 0x0444, 'a' }, { 0x044B, 's' }, { 0x0432, 'd' },
	{ 0x0430, 'f' }, { 0x043F, 'g' }, { 0x0440, 'h' }, { 0x043E, 'j' }, { 0x043B, 'k' },
	{ 0x0434, 'l' }, { 0x0436, ';' }, { 0x044D, '\'' }, { 0x044F, 'z' }, { 0x0447, 'x' },
	{ 0x0441, 'c' }, { 0x043C, 'v' }, { 0x0438, 'b' }, { 0x0442, 'n' }, { 0x044C, 'm' },
	{ 0x0431, ',' }, { 0x044E, '.' }, { 0x0451, '`' },
	{ 0x0419, 'Q' }, { 0x0426, 'W' }, { 0x0423, 'E' }, { 0x041A, 'R' }, { 0x0415, 'T' },
	{ 0x041D, 'Y' }, { 0x0413, 'U' }, { 0x0428, 'I' }, { 0x0429, 'O' }, { 0x0417, 'P' },
	{ 0x0425, '{' }, { 0x042A, '}' }, { 0x0424, 'A' }, { 0x042B, 'S' }, { 0x0412, 'D' },
	{ 0x0410, 'F' }, { 0x041F, 'G' }, { 0x0420, 'H' }, { 0x041E, 'J' }, { 0x041B, 'K' },
	{ 0x0414, 'L' }, { 0x0416, ':' }, { 0x042D, '"' }, { 0x042F, 'Z' }, { 0x0427, 'X' },
	{ 0x0421, 'C' }, { 0x041C, 'V' }, { 0x0418, 'B' }, { 0x0422, 'N' }, { 0x042C, 'M' },
	{ 0x0411, '<' }, { 0x042E, '>' }, { 0x0401, '~' },

	{ 0x0636, 'q' }, { 0x0635, 'w' }, { 0x062B, 'e' }, { 0x0642, 'r' }, { 0x0641, 't' },
	{ 0x063A, 'y' }, { 0x0639, 'u' }, { 0x0647, 'i' }, { 0x062E, 'o' }, { 0x062D, 'p' },
	{ 0x062C, '[' }, { 0x062F, ']' }, { 0x0634, 'a' }, { 0x0633, 's' }, { 0x064A, 'd' },
	{ 0x0628, 'f' }, { 0x0644, 'g' }, { 0x0627, 'h' }, { 0x062A, 'j' }, { 0x0646, 'k' },
	{ 0x0645, 'l' }, { 0x0643, ';' }, { 0x0637, '\'' }, { 0x0626, 'z' }, { 0x0621, 'x' },
	{ 0x0624, 'c' }, { 0x0631, 'v' }, { 0xFEFB, 'b' }, { 0x0649, 'n' }, { 0x0629, 'm' },
	{ 0x0648, ',' }, { 0x0632, '.' }, { 0x0638, '/' }, { 0x0630, '`' },
	{ 0x064E, 'Q' }, { 0x064B, 'W' }, { 0x064F, 'E' }, { 0x064C, 'R' }, { 0xFEF9, 'T' },
	{ 0x0625, 'Y' }, { 0x2018, 'U' }, { 0x00F7, 'I' }, { 0x00D7, 'O' }, { 0x061B, 'P' },
	{ 0x0650, 'A' }, { 0x064D, 'S' }, { 0xFEF7, 'G' }, { 0x0623, 'H' }, { 0x0640, 'J' },
	{ 0x060C, 'K' }, { 0x0652, 'X' }, { 0xFEF5, 'B' }, { 0x0622, 'N' }, { 0x2019, 'M' },
	{ 0x061F, '?' }, { 0x0651, '~' },
};

/* Runs of characters that stand for ASCII in its own order. */
static const struct {
	uint32_t first, last;
	char latin;               /* what the first stands for */
} runs[] = {
	{ 0x0660, 0x0669, '0' },  /* Arabic digits */
	{ 0x06F0, 0x06F9, '0' },  /* those of Persian and Urdu keyboards */
	{ 0xFF01, 0xFF5E, '!' },  /* full-width forms, as Chinese input methods give them */
};

static uint32_t latin_of(uint32_t typed)
{
	for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++)
		if (layouts[i].typed == typed)
			return (uint32_t)layouts[i].latin;
	for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
		if (typed >= runs[i].first && typed <= runs[i].last)
			return (uint32_t)runs[i].latin + (typed - runs[i].first);
	return typed;
}

keycode keymap_latin(keycode key)
{
	return latin_of(key & ~MODIFIERS) | (key & MODIFIERS);
}

void keymap_free(struct keymap *keymap)
{
	arena_free(&keymap->texts);
	free(keymap->bindings);
	*keymap = (struct keymap){ 0 };
}

/* Take out the bindings that are left without a context. */
static void compact(struct keymap *keymap)
{
	size_t kept = 0;

	for (size_t i = 0; i < keymap->count; i++)
		if (keymap->bindings[i].contexts)
			keymap->bindings[kept++] = keymap->bindings[i];
	keymap->count = kept;
}

bool keymap_unbind(struct keymap *keymap, keycode key, unsigned contexts)
{
	bool found = false;

	for (size_t i = 0; i < keymap->count; i++) {
		struct binding *binding = &keymap->bindings[i];
		if (binding->key == key && binding->contexts & contexts) {
			found = true;
			binding->contexts &= ~contexts;
		}
	}
	if (found)
		compact(keymap);
	return found;
}

void keymap_bind(struct keymap *keymap, keycode key, unsigned contexts, struct str command)
{
	keymap_unbind(keymap, key, contexts);
	keymap->bindings = memory_grow(keymap->bindings, keymap->count, &keymap->capacity,
	                               sizeof *keymap->bindings);
	keymap->bindings[keymap->count++] = (struct binding){
		.key = key, .contexts = contexts, .command = arena_copy(&keymap->texts, command),
	};
}

static const struct binding *find(const struct keymap *keymap, keycode key, enum context context)
{
	for (size_t i = 0; i < keymap->count; i++) {
		const struct binding *binding = &keymap->bindings[i];
		if (binding->key == key && binding->contexts & context)
			return binding;
	}
	return NULL;
}

const struct binding *keymap_find(const struct keymap *keymap, keycode key, enum context context)
{
	const struct binding *binding = find(keymap, key, context);

	return binding ? binding : find(keymap, keymap_latin(key), context);
}
