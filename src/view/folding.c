#include "view/folding.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "base/memory.h"
#include "base/str.h"

enum {
	TABLE_SIZE = 0x10000,     /* characters of the Basic Multilingual Plane */
	FOLDED_SIZE = 7,          /* bytes; a character that becomes more is cut */
};

/* What one character becomes. Zero until it was met. */
struct folded_character {
	uint8_t known;            /* the size plus one */
	char bytes[FOLDED_SIZE];
};

/* What Unicode's compatibility decomposition and case folding do not do. */
static const struct {
	uint32_t from;
	char to[4];
} special[] = {
	{ 0x00AB, "\"" }, { 0x00BB, "\"" }, { 0x2018, "'" }, { 0x2019, "'" }, { 0x201A, "'" },
	{ 0x201B, "'" }, { 0x02BC, "'" }, { 0x2032, "'" }, { 0x0060, "'" }, { 0x00B4, "'" },
	{ 0x201C, "\"" }, { 0x201D, "\"" }, { 0x201E, "\"" }, { 0x201F, "\"" }, { 0x2033, "\"" },
	{ 0x2010, "-" }, { 0x2011, "-" }, { 0x2012, "-" }, { 0x2013, "-" }, { 0x2014, "-" },
	{ 0x2015, "-" }, { 0x2212, "-" }, { 0x00E6, "ae" }, { 0x00C6, "ae" }, { 0x0153, "oe" },
	{ 0x0152, "oe" }, { 0x00F8, "o" }, { 0x00D8, "o" }, { 0x0111, "d" }, { 0x0110, "d" },
	{ 0x0142, "l" }, { 0x0141, "l" }, { 0x0131, "i" },
	{ 0x0439, "й" }, { 0x0419, "й" },       /* a letter of its own, not an accented one */
	{ 0x0649, "ي" }, { 0x0629, "ه" },       /* as Arabic readers search */
	{ 0x0640, "" },                         /* tatweel */
	{ 0x060C, "," }, { 0x3001, "," }, { 0x3002, "." },
};

static void add(struct folded_character *folded, struct str bytes)
{
	size_t size = folded->known - 1u;

	if (size + bytes.size > FOLDED_SIZE)
		return;
	memcpy(folded->bytes + size, bytes.data, bytes.size);
	folded->known = (uint8_t)(folded->known + bytes.size);
}

static void add_character(struct folded_character *folded, uint32_t character)
{
	char bytes[4];
	int digit = uc_decimal_value(character);

	if (digit >= 0)
		character = (uint32_t)('0' + digit);
	if (uc_is_general_category_withtable(character, UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Cf))
		return;
	if (uc_is_property_white_space(character))
		character = ' ';
	add(folded, (struct str){ bytes, str_encode(character, bytes) });
}

static bool fold_specially(uint32_t character, struct folded_character *folded)
{
	for (size_t i = 0; i < sizeof special / sizeof *special; i++) {
		if (special[i].from == character) {
			add(folded, str_of(special[i].to));
			return true;
		}
	}
	return false;
}

static struct folded_character fold(uint32_t character)
{
	struct folded_character folded = { .known = 1 };
	uint32_t buffer[32];
	size_t count = sizeof buffer / sizeof *buffer;

	if (fold_specially(character, &folded))
		return folded;
	uint32_t *all = u32_casefold(&character, 1, NULL, UNINORM_NFKD, buffer, &count);
	for (size_t i = 0; all && i < count; i++)
		if (!fold_specially(all[i], &folded))
			add_character(&folded, all[i]);
	if (all != buffer)
		free(all);
	return folded;
}

static struct folded_character look_up(struct folding *folding, uint32_t character)
{
	if (character >= TABLE_SIZE)
		return fold(character);
	struct folded_character *entry = &folding->table[character];
	if (!entry->known)
		*entry = fold(character);
	return *entry;
}

void folding_reserve(struct folding *folding, size_t size)
{
	folding->capacity = folding->size + size;
	folding->text = memory_resize(folding->text, folding->capacity);
}

static void reserve(struct folding *folding, size_t size)
{
	if (folding->capacity - folding->size < size)
		folding_reserve(folding, folding->size + size);
}

static void shift_to(struct folding *folding, size_t source)
{
	folding->shifts = memory_grow(folding->shifts, folding->shift_count,
	                              &folding->shift_capacity, sizeof *folding->shifts);
	folding->shifts[folding->shift_count++] =
		(struct shift){ (uint32_t)folding->size, (uint32_t)source };
}

void folding_separate(struct folding *folding)
{
	reserve(folding, 1);
	folding->text[folding->size++] = '\n';
}

/* Whether folded text must not go on with a space: it would be the second. */
static bool ends_with_space(const struct folding *folding)
{
	return folding->size == 0 || folding->text[folding->size - 1] == ' '
	    || folding->text[folding->size - 1] == '\n';
}

/* A word that was broken with a hyphen at the end of a line is whole. */
static size_t broken_word(struct str rest)
{
	return rest.size >= 2 && rest.data[0] == '-' && rest.data[1] == '\n' ? 2 : 0;
}

/* Fold the character that `rest` begins with; return its size. */
static size_t fold_one(struct folding *folding, struct str rest, bool *shifted)
{
	size_t size = broken_word(rest);
	struct folded_character folded = { .known = 1 };

	if (!size)
		folded = look_up(folding, str_decode(rest, &size));
	size_t folded_size = folded.known - 1u;
	if (folded_size == 1 && folded.bytes[0] == ' ' && ends_with_space(folding))
		folded_size = 0;
	reserve(folding, FOLDED_SIZE);
	memcpy(folding->text + folding->size, folded.bytes, folded_size);
	folding->size += folded_size;
	*shifted = folded_size != size;
	return size;
}

static const char plain[256] = {
	['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4',
	['5'] = '5', ['6'] = '6', ['7'] = '7', ['8'] = '8', ['9'] = '9',
	['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd', ['e'] = 'e', ['f'] = 'f', ['g'] = 'g',
	['h'] = 'h', ['i'] = 'i', ['j'] = 'j', ['k'] = 'k', ['l'] = 'l', ['m'] = 'm', ['n'] = 'n',
	['o'] = 'o', ['p'] = 'p', ['q'] = 'q', ['r'] = 'r', ['s'] = 's', ['t'] = 't', ['u'] = 'u',
	['v'] = 'v', ['w'] = 'w', ['x'] = 'x', ['y'] = 'y', ['z'] = 'z',
	['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd', ['E'] = 'e', ['F'] = 'f', ['G'] = 'g',
	['H'] = 'h', ['I'] = 'i', ['J'] = 'j', ['K'] = 'k', ['L'] = 'l', ['M'] = 'm', ['N'] = 'n',
	['O'] = 'o', ['P'] = 'p', ['Q'] = 'q', ['R'] = 'r', ['S'] = 's', ['T'] = 't', ['U'] = 'u',
	['V'] = 'v', ['W'] = 'w', ['X'] = 'x', ['Y'] = 'y', ['Z'] = 'z',
	[','] = ',', ['.'] = '.', [';'] = ';', [':'] = ':', ['('] = '(', [')'] = ')', ['/'] = '/',
};

/* Fold the letters, digits and points that `text` goes on with; return how many bytes. */
static size_t fold_plain(struct folding *folding, struct str text)
{
	char *out = folding->text + folding->size;
	size_t i = 0;

	for (; i < text.size && plain[(unsigned char)text.data[i]]; i++)
		out[i] = plain[(unsigned char)text.data[i]];
	folding->size += i;
	return i;
}

void folding_append(struct folding *folding, struct str text)
{
	if (!folding->table)
		folding->table = memory_allocate_zeroed(TABLE_SIZE, sizeof *folding->table);
	shift_to(folding, 0);
	for (size_t at = 0; at < text.size; ) {
		bool shifted;

		reserve(folding, text.size - at);
		at += fold_plain(folding, str_from(text, at));
		if (at == text.size)
			break;
		at += fold_one(folding, str_from(text, at), &shifted);
		if (shifted)
			shift_to(folding, at);
	}
}

uint32_t folding_source(const struct folding *folding, size_t folded)
{
	size_t low = 0, high = folding->shift_count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (folding->shifts[middle].folded <= folded)
			low = middle;
		else
			high = middle;
	}
	return folding->shifts[low].source + (uint32_t)folded - folding->shifts[low].folded;
}

void folding_free(struct folding *folding)
{
	free(folding->text);
	free(folding->shifts);
	free(folding->table);
	*folding = (struct folding){ 0 };
}
