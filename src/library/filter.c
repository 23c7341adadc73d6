#include <unroll/language.h>

#include "base/error.h"
#include "base/str.h"
#include "library/query.h"

/* A number of one to four digits that is all of a text; 0 for anything else. */
static unsigned number_of(struct str text)
{
	unsigned number = 0;

	if (text.size > 4)
		return 0;
	for (size_t i = 0; i < text.size; i++) {
		if (!is_digit(text.data[i]))
			return 0;
		number = number * 10 + (unsigned)(text.data[i] - '0');
	}
	return number;
}

static bool set_organ(struct filter *filter, struct str value)
{
	for (unsigned i = 1; i < UNROLL_ORGAN_COUNT; i++) {
		if (str_equal_ignoring_case(value, str_of(unroll_organ_name((enum unroll_organ)i)))) {
			filter->organ = (enum unroll_organ)i;
			return true;
		}
	}
	return false;
}

/* "2016", or "2010-2016"; either end may be left open: "2010-". */
static bool set_year(struct filter *filter, struct str value)
{
	size_t dash = str_find(value, (struct str)STR("-"));
	struct str first = str_slice(value, 0, dash), last = first;

	if (dash != SIZE_MAX)
		last = str_from(value, dash + 1);
	unsigned from = number_of(first), to = number_of(last);
	if ((!from && first.size) || (!to && last.size) || (!from && !to) || (to && from > to))
		return false;
	filter->first_year = from;
	filter->last_year = to;
	return true;
}

static bool set_session(struct filter *filter, struct str value)
{
	unsigned session = number_of(value);

	if (session)
		filter->session = session;
	return session > 0;
}

static bool set_language(struct filter *filter, struct str value)
{
	for (unsigned i = 1; i < UNROLL_LANGUAGE_COUNT; i++) {
		if (str_equal_ignoring_case(value, str_of(unroll_language_code((enum unroll_language)i)))) {
			filter->language = (enum unroll_language)i;
			return true;
		}
	}
	return false;
}

static const struct {
	struct str name;
	bool (*set)(struct filter *, struct str);
	const char *takes;
} filters[] = {
	{ STR("organ"), set_organ, "ga, sc, hrc or ecosoc" },
	{ STR("year"), set_year, "2016 or 2010-2016" },
	{ STR("session"), set_session, "a number" },
	{ STR("lang"), set_language, "ar, zh, en, fr, ru or es" },
};

bool filter_is_name(struct str name)
{
	for (size_t i = 0; i < sizeof filters / sizeof *filters; i++)
		if (str_equal_ignoring_case(filters[i].name, name))
			return true;
	return false;
}

bool filter_set(struct filter *filter, struct str name, struct str value,
                struct unroll_error *error)
{
	size_t i = 0;

	while (i < sizeof filters / sizeof *filters
	       && !str_equal_ignoring_case(filters[i].name, name))
		i++;
	if (i == sizeof filters / sizeof *filters)
		return error_set(error, UNROLL_ERROR_USAGE, 0, "%.*s: no such filter",
		                 (int)str_prefix(name, 40).size, name.data);
	return filters[i].set(filter, value)
	    || error_set(error, UNROLL_ERROR_USAGE, 0, "%s:%.*s: it takes %s", filters[i].name.data,
	                 (int)str_prefix(value, 40).size, value.data, filters[i].takes);
}

bool filter_is_empty(const struct filter *filter)
{
	return !filter->organ && !filter->first_year && !filter->last_year && !filter->session
	    && !filter->language;
}

static bool admits_year(const struct filter *filter, unsigned year)
{
	return (!filter->first_year && !filter->last_year)
	    || (year && year >= filter->first_year
	        && (!filter->last_year || year <= filter->last_year));
}

bool filter_admits(const struct filter *filter, const struct library_entry *entry)
{
	return (!filter->organ || filter->organ == entry->organ)
	    && (!filter->language || filter->language == entry->language)
	    && admits_year(filter, entry_year(entry))
	    && (!filter->session || filter->session == entry_session(entry));
}
