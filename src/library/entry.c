#include "library/entry.h"

#include "base/str.h"

struct str entry_label(const struct library_entry *entry)
{
	return str_is_empty(entry->symbol) ? entry->name : entry->symbol;
}

struct str entry_path(const struct library_entry *entry, struct arena *arena)
{
	struct str folder = entry->folder;
	const char *slash = str_ends_with(folder, (struct str)STR("/")) ? "" : "/";

	return arena_format(arena, "%.*s%s%.*s", (int)folder.size, folder.data, slash,
	                    (int)entry->name.size, entry->name.data);
}

/* The number that a text begins with; 0 if none. Longer ones than any year or session are cut. */
static unsigned number_at_front(struct str text)
{
	unsigned number = 0;

	for (size_t i = 0; i < text.size && i < 5 && is_digit(text.data[i]); i++)
		number = number * 10 + (unsigned)(text.data[i] - '0');
	return number;
}

static unsigned first_number(struct str text)
{
	size_t i = 0;

	while (i < text.size && !is_digit(text.data[i]))
		i++;
	return number_at_front(str_from(text, i));
}

/* The number behind "/RES/" or "/DEC/" in a symbol: a session, a year, or one of a series. */
static unsigned number_of_series(struct str symbol)
{
	static const struct str series[] = { STR("/RES/"), STR("/DEC/") };

	for (size_t i = 0; i < sizeof series / sizeof *series; i++) {
		size_t at = str_find(symbol, series[i]);
		if (at != SIZE_MAX)
			return number_at_front(str_from(symbol, at + series[i].size));
	}
	return 0;
}

enum { FIRST_YEAR = 1945 };

unsigned entry_session(const struct library_entry *entry)
{
	unsigned number = number_of_series(entry->symbol);
	bool counts_sessions = entry->organ == UNROLL_GENERAL_ASSEMBLY
	                    || entry->organ == UNROLL_HUMAN_RIGHTS_COUNCIL;

	return counts_sessions && number > 0 && number < FIRST_YEAR ? number
	     : first_number(entry->session);
}

unsigned entry_year(const struct library_entry *entry)
{
	unsigned year = number_at_front(str_prefix(entry->adopted, 4));
	const char *bracket = entry->symbol.size
	                    ? memchr(entry->symbol.data, '(', entry->symbol.size) : NULL;

	if (!year && bracket)
		year = first_number(str_from(entry->symbol, (size_t)(bracket - entry->symbol.data)));
	if (!year)
		year = number_of_series(entry->symbol);
	return year >= FIRST_YEAR ? year : 0;
}

static char upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static size_t count_digits(struct str text)
{
	size_t count = 0;

	while (count < text.size && is_digit(text.data[count]))
		count++;
	return count;
}

static void skip_zeros(struct str *text)
{
	while (text->size > 1 && text->data[0] == '0' && is_digit(text->data[1]))
		*text = str_from(*text, 1);
}

/* Compare the digits at the front of both by value, and take them off. */
static int compare_numbers(struct str *a, struct str *b)
{
	skip_zeros(a);
	skip_zeros(b);
	size_t a_size = count_digits(*a), b_size = count_digits(*b);
	int order = a_size != b_size ? (a_size > b_size) - (a_size < b_size)
	          : memcmp(a->data, b->data, a_size);

	*a = str_from(*a, a_size);
	*b = str_from(*b, b_size);
	return order;
}

static int compare_characters(struct str *a, struct str *b)
{
	int order = (unsigned char)upper(a->data[0]) - (unsigned char)upper(b->data[0]);

	*a = str_from(*a, 1);
	*b = str_from(*b, 1);
	return order;
}

/* What both begin with, up to a number: most symbols of a list begin alike. */
static size_t common_front(struct str a, struct str b)
{
	size_t i = 0;

	while (i < a.size && i < b.size && a.data[i] == b.data[i])
		i++;
	while (i > 0 && is_digit(a.data[i - 1]))
		i--;
	return i;
}

int entry_compare_symbols(struct str a, struct str b)
{
	size_t front = common_front(a, b);
	struct str a_rest = str_from(a, front), b_rest = str_from(b, front);

	while (a_rest.size && b_rest.size) {
		bool are_numbers = is_digit(a_rest.data[0]) && is_digit(b_rest.data[0]);
		int order = are_numbers ? compare_numbers(&a_rest, &b_rest)
		          : compare_characters(&a_rest, &b_rest);
		if (order)
			return order;
	}
	if (a_rest.size || b_rest.size)
		return a_rest.size ? 1 : -1;
	return str_compare(a, b);
}

int entry_compare_newest(const struct library_entry *a, const struct library_entry *b)
{
	int order = str_compare(b->adopted, a->adopted);

	if (!order)
		order = entry_compare_symbols(a->symbol, b->symbol);
	if (!order)
		order = (a->language > b->language) - (a->language < b->language);
	return order;
}
