#include "format/address.h"

#include "base/str.h"

static const struct str beginnings[] = { STR("https://"), STR("http://"), STR("www.") };

enum { BEGINNING_COUNT = sizeof beginnings / sizeof *beginnings };

static bool is_word(char c)
{
	return (unsigned char)c >= 0x80 || is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_in_address(char c)
{
	return c > ' ' && c < 0x7F && !strchr("<>\"\\`{|}", c);
}

/* Where what may be in an address ends: also at a square bracket that it has not opened. */
static size_t reach(struct str text, size_t size)
{
	size_t opened = 0;

	for (; size < text.size && is_in_address(text.data[size]); size++) {
		opened += text.data[size] == '[';
		if (text.data[size] == ']' && opened-- == 0)
			break;
	}
	return size;
}

/* A closing bracket belongs to an address that opens it. */
static size_t without_punctuation(struct str address)
{
	size_t size = address.size;
	size_t opened = 0, closed = 0;

	for (size_t i = 0; i < size; i++) {
		opened += address.data[i] == '(';
		closed += address.data[i] == ')';
	}
	while (size && strchr(".,;:!?'*_)[]", address.data[size - 1])) {
		if (address.data[size - 1] == ')' && closed-- <= opened)
			break;
		size--;
	}
	return size;
}

size_t address_size(struct str text, size_t start)
{
	struct str rest = str_from(text, start);
	size_t scheme = 0;

	if (start && is_word(text.data[start - 1]))
		return 0;
	for (size_t i = 0; i < BEGINNING_COUNT && !scheme; i++)
		if (str_starts_with(rest, beginnings[i]))
			scheme = beginnings[i].size;
	if (!scheme)
		return 0;
	size_t size = without_punctuation(str_slice(rest, 0, reach(rest, scheme)));
	return size > scheme ? size : 0;
}

struct str address_target(struct arena *arena, struct str address)
{
	if (!str_starts_with(address, beginnings[2]))
		return address;
	return arena_format(arena, "http://%.*s", (int)address.size, address.data);
}
