#include "structure/roman.h"

#include "base/str.h"

static const struct numeral {
	struct str lower, upper, cyrillic;
	uint32_t value;
} tens[] = {
	{ STR("lxxx"), STR("LXXX"), STR("LХХХ"), 80 },
	{ STR("lxx"), STR("LXX"), STR("LХХ"), 70 },
	{ STR("lx"), STR("LX"), STR("LХ"), 60 },
	{ STR("xl"), STR("XL"), STR("ХL"), 40 },
	{ STR("l"), STR("L"), STR("L"), 50 },
	{ STR("xxx"), STR("XXX"), STR("ХХХ"), 30 },
	{ STR("xx"), STR("XX"), STR("ХХ"), 20 },
	{ STR("x"), STR("X"), STR("Х"), 10 },
}, ones[] = {
	{ STR("viii"), STR("VIII"), STR("УІІІ"), 8 },
	{ STR("vii"), STR("VII"), STR("УІІ"), 7 },
	{ STR("vi"), STR("VI"), STR("УІ"), 6 },
	{ STR("iv"), STR("IV"), STR("ІУ"), 4 },
	{ STR("ix"), STR("IX"), STR("ІХ"), 9 },
	{ STR("v"), STR("V"), STR("У"), 5 },
	{ STR("iii"), STR("III"), STR("ІІІ"), 3 },
	{ STR("ii"), STR("II"), STR("ІІ"), 2 },
	{ STR("i"), STR("I"), STR("І"), 1 },
};

static bool eat(struct str *rest, struct str form)
{
	if (!str_starts_with(*rest, form))
		return false;
	*rest = str_from(*rest, form.size);
	return true;
}

/* Take the first numeral of a table that the text begins with. */
static uint32_t eat_numeral(struct str *rest, const struct numeral *table, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (eat(rest, table[i].lower) || eat(rest, table[i].upper)
		    || eat(rest, table[i].cyrillic))
			return table[i].value;
	return 0;
}

uint32_t roman_value(struct str text)
{
	uint32_t value = eat_numeral(&text, tens, sizeof tens / sizeof *tens);

	value += eat_numeral(&text, ones, sizeof ones / sizeof *ones);
	return text.size ? 0 : value;
}
