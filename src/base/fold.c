#include "base/fold.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "base/memory.h"
#include "base/str.h"

const char fold_letters[256] = {
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

/* Scripts that are written without spaces between words. */
static bool stands_alone(uint32_t character)
{
	return (character >= 0x3041 && character <= 0x30FF)           /* kana */
	    || (character >= 0x3400 && character <= 0x9FFF)
	    || (character >= 0xF900 && character <= 0xFAFF)
	    || (character >= 0x20000 && character <= 0x3FFFF);
}

static enum fold_kind kind_of(uint32_t character)
{
	if (!uc_is_general_category_withtable(character, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N
	                                                 | UC_CATEGORY_MASK_M))
		return FOLD_GAP;
	return stands_alone(character) ? FOLD_ALONE : FOLD_WORD;
}

static void add(struct folded *folded, uint32_t character)
{
	enum fold_kind kind = kind_of(character), before = folded->kind;
	char bytes[4];
	size_t size = str_encode(character, bytes);

	if (folded->size + size > FOLD_SIZE)
		return;
	memcpy(folded->bytes + folded->size, bytes, size);
	folded->size = (unsigned char)((folded->size + size) & 15);
	if (before != FOLD_NOTHING && before != kind)
		kind = FOLD_MIXED;
	folded->kind = (unsigned char)(kind & 15);
}

static void add_text(struct folded *folded, struct str text)
{
	for (size_t at = 0, size; at < text.size; at += size)
		add(folded, str_decode(str_from(text, at), &size));
}

static void add_decomposed(struct folded *folded, uint32_t character)
{
	int digit = uc_decimal_value(character);

	if (digit >= 0)
		character = (uint32_t)('0' + digit);
	if (uc_is_general_category_withtable(character, UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Cf))
		return;
	add(folded, uc_is_property_white_space(character) ? ' ' : character);
}

static bool add_special(struct folded *folded, uint32_t character)
{
	for (size_t i = 0; i < sizeof special / sizeof *special; i++) {
		if (special[i].from == character) {
			add_text(folded, str_of(special[i].to));
			return true;
		}
	}
	return false;
}

static struct folded fold(uint32_t character)
{
	struct folded folded = { .kind = FOLD_NOTHING };
	uint32_t buffer[32];
	size_t count = sizeof buffer / sizeof *buffer;

	if (add_special(&folded, character))
		return folded;
	uint32_t *all = u32_casefold(&character, 1, NULL, UNINORM_NFKD, buffer, &count);
	for (size_t i = 0; all && i < count; i++)
		if (!add_special(&folded, all[i]))
			add_decomposed(&folded, all[i]);
	if (all != buffer)
		free(all);
	return folded;
}

struct folded fold_new_character(struct fold_table *table, uint32_t character)
{
	if (character >= FOLD_TABLE_SIZE)
		return fold(character);
	if (!table->entries)
		table->entries = memory_allocate_zeroed(FOLD_TABLE_SIZE, sizeof *table->entries);
	return table->entries[character] = fold(character);
}

struct folded fold_front(struct fold_table *table, struct str text, size_t *size)
{
	static const struct str breve = STR("\u0306");
	uint32_t character = str_decode(text, size);

	/* The letter without its breve is another one, though a mark is mostly no matter. */
	if ((character == 0x0418 || character == 0x0438)
	    && str_starts_with(str_from(text, *size), breve)) {
		*size += breve.size;
		character = 0x0439;
	}
	return fold_character(table, character);
}

void fold_table_free(struct fold_table *table)
{
	free(table->entries);
	table->entries = NULL;
}
