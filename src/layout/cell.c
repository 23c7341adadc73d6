#include "layout/cell.h"

#include "base/str.h"

struct str cell_at(struct str text, size_t start)
{
	struct str rest = str_from(text, start);
	const char *tab = rest.size ? memchr(rest.data, '\t', rest.size) : NULL;

	return tab ? str_slice(rest, 0, (size_t)(tab - rest.data)) : rest;
}

/* What figures are written with; all but digits may also stand for a figure that is missing. */
static bool is_of_figure(uint32_t character)
{
	static const struct {
		uint32_t first, last;
	} blocks[] = {
		{ 0x00A0, 0x00A0 }, { 0x00A3, 0x00A5 }, { 0x00B1, 0x00B3 }, { 0x00B9, 0x00B9 },
		{ 0x0660, 0x066C }, { 0x2009, 0x2009 }, { 0x2010, 0x2014 }, { 0x2026, 0x2026 },
		{ 0x202F, 0x202F }, { 0x2030, 0x2030 }, { 0x2070, 0x2079 }, { 0x20AC, 0x20AC },
		{ 0x2212, 0x2212 },
	};

	if (character < 0x80)
		return strchr("0123456789 .,()+-%$*'", (int)character) && character;
	for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
		if (character >= blocks[i].first && character <= blocks[i].last)
			return true;
	return false;
}

static bool is_year(struct str cell)
{
	return cell.size == 4 && (cell.data[0] == '1' || cell.data[0] == '2')
	    && (cell.data[1] == '9' || cell.data[1] == '0') && is_digit(cell.data[2])
	    && is_digit(cell.data[3]);
}

enum cell_content cell_content(struct str cell)
{
	enum cell_content content = CELL_NONE;
	size_t size;

	for (size_t at = 0; at < cell.size; at += size) {
		uint32_t character = str_decode(str_from(cell, at), &size);
		if (!is_of_figure(character))
			return CELL_WORDS;
		if (digit_value(character) >= 0)
			content = CELL_FIGURE;
	}
	return is_year(cell) ? CELL_YEAR : content;
}

bool cells_are_title(struct str text)
{
	size_t first = cell_at(text, 0).size;

	for (size_t at = first; at < text.size; at++)
		if (text.data[at] != '\t')
			return false;
	return first > 0;
}
