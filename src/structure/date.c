#include "structure/date.h"

#include <stdio.h>

#include "base/str.h"
#include "structure/fold.h"

/* Names of months, folded; Arabic ones are printed in two families, often both with a slash. */
static const struct {
	unsigned month;
	struct str name;
} months[] = {
	{ 1, STR("january") }, { 2, STR("february") }, { 3, STR("march") }, { 4, STR("april") },
	{ 5, STR("may") }, { 6, STR("june") }, { 7, STR("july") }, { 8, STR("august") },
	{ 9, STR("september") }, { 10, STR("october") }, { 11, STR("november") },
	{ 12, STR("december") },
	{ 1, STR("janvier") }, { 2, STR("février") }, { 3, STR("mars") }, { 4, STR("avril") },
	{ 5, STR("mai") }, { 6, STR("juin") }, { 7, STR("juillet") }, { 8, STR("août") },
	{ 9, STR("septembre") }, { 10, STR("octobre") }, { 11, STR("novembre") },
	{ 12, STR("décembre") },
	{ 1, STR("enero") }, { 2, STR("febrero") }, { 3, STR("marzo") }, { 4, STR("abril") },
	{ 5, STR("mayo") }, { 6, STR("junio") }, { 7, STR("julio") }, { 8, STR("agosto") },
	{ 9, STR("septiembre") }, { 9, STR("setiembre") }, { 10, STR("octubre") },
	{ 11, STR("noviembre") }, { 12, STR("diciembre") },
	{ 1, STR("января") }, { 2, STR("февраля") }, { 3, STR("марта") }, { 4, STR("апреля") },
	{ 5, STR("мая") }, { 6, STR("июня") }, { 7, STR("июля") }, { 8, STR("августа") },
	{ 9, STR("сентября") }, { 10, STR("октября") }, { 11, STR("ноября") },
	{ 12, STR("декабря") },
	{ 1, STR("كانون الثاني") }, { 2, STR("شباط") }, { 3, STR("آذار") }, { 4, STR("نيسان") },
	{ 5, STR("أيار") }, { 6, STR("حزيران") }, { 7, STR("تموز") }, { 8, STR("آب") },
	{ 9, STR("أيلول") }, { 10, STR("تشرين الأول") }, { 11, STR("تشرين الثاني") },
	{ 12, STR("كانون الأول") },
	{ 1, STR("يناير") }, { 2, STR("فبراير") }, { 3, STR("مارس") }, { 4, STR("أبريل") },
	{ 5, STR("مايو") }, { 6, STR("يونيه") }, { 6, STR("يونيو") }, { 7, STR("يوليه") },
	{ 7, STR("يوليو") }, { 8, STR("أغسطس") }, { 9, STR("سبتمبر") }, { 10, STR("أكتوبر") },
	{ 11, STR("نوفمبر") }, { 12, STR("ديسمبر") },
};

/* Each eat_* takes its token off the text at *at, or leaves *at alone. */

static bool eat_digits(struct str text, size_t *at, size_t most, unsigned *value)
{
	size_t end = *at;

	*value = 0;
	for (; end < text.size && end - *at < most && is_digit(text.data[end]); end++)
		*value = *value * 10 + (unsigned)(text.data[end] - '0');
	if (end == *at || (end < text.size && is_digit(text.data[end])))
		return false;
	*at = end;
	return true;
}

static bool eat(struct str text, size_t *at, struct str token)
{
	if (!str_starts_with(str_from(text, *at), token))
		return false;
	*at += token.size;
	return true;
}

static void eat_space(struct str text, size_t *at)
{
	*at += str_space(str_from(text, *at));
}

/* What may stand between a day, its month and its year. */
static void eat_filler(struct str text, size_t *at)
{
	static const struct str fillers[] = {
		STR("er"), STR("º"), STR("°"), STR("de "), STR("de\u00A0"), STR("del "), STR(","),
		STR("-е"), STR("st "), STR("nd "), STR("rd "), STR("th "),
	};

	eat_space(text, at);
	for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++)
		if (eat(text, at, fillers[i]))
			eat_space(text, at);
}

/* The longest name that fits: "mayo" begins with "may". */
static bool eat_month(struct str text, size_t *at, unsigned *month)
{
	size_t longest = 0;
	char bytes[4];
	struct str first = fold_first(str_from(text, *at), bytes);

	if (!first.size || strchr(" ,.;:)/-", *first.data))
		return false;     /* what mostly stands behind a number */
	for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
		if (!str_starts_with(months[i].name, first))
			continue;
		size_t size = fold_match(str_from(text, *at), months[i].name);
		if (size > longest) {
			*month = months[i].month;
			longest = size;
		}
	}
	*at += longest;
	return longest > 0;
}

/* day month year, with a second name of the month behind a slash in Arabic. */
static bool eat_western(struct str text, size_t *at, struct date *date)
{
	size_t end = *at;
	unsigned again;

	if (!eat_digits(text, &end, 2, &date->day))
		return false;
	eat_filler(text, &end);
	if (!eat_month(text, &end, &date->month))
		return false;
	eat_space(text, &end);
	if (eat(text, &end, (struct str)STR("/"))) {
		eat_space(text, &end);
		if (!eat_month(text, &end, &again))
			return false;
	}
	eat_filler(text, &end);
	if (!eat_digits(text, &end, 4, &date->year) || date->year < 1900)
		return false;
	*at = end;
	return true;
}

static bool eat_chinese(struct str text, size_t *at, struct date *date)
{
	size_t end = *at;

	if (!eat_digits(text, &end, 4, &date->year) || !eat(text, &end, (struct str)STR("年"))
	    || !eat_digits(text, &end, 2, &date->month) || !eat(text, &end, (struct str)STR("月"))
	    || !eat_digits(text, &end, 2, &date->day) || !eat(text, &end, (struct str)STR("日")))
		return false;
	*at = end;
	return true;
}

static bool is_possible(const struct date *date)
{
	return date->month >= 1 && date->month <= 12 && date->day >= 1 && date->day <= 31;
}

bool date_find(struct str text, struct date *date)
{
	bool after_digit = false;

	for (size_t at = 0; at < text.size; at++) {
		bool here = is_digit(text.data[at]);
		size_t end = at;
		if (here && !after_digit
		    && (eat_western(text, &end, date) || eat_chinese(text, &end, date))
		    && is_possible(date)) {
			date->start = at;
			date->end = end;
			return true;
		}
		after_digit = here;
	}
	return false;
}

bool date_is_all(struct str text)
{
	static const struct str tails[] = { STR(""), STR("."), STR("года"), STR("года."), STR("。") };
	enum { LONGEST = 80 };
	struct date date;

	text = str_trim(text);
	if (!text.size || text.size > LONGEST || !is_digit(text.data[0])
	    || !date_find(text, &date) || date.start != 0)
		return false;
	struct str tail = str_trim(str_from(text, date.end));
	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
		if (str_equal(tail, tails[i]))
			return true;
	return false;
}

void date_write(const struct date *date, char iso[DATE_ISO_SIZE])
{
	snprintf(iso, DATE_ISO_SIZE, "%04u-%02u-%02u", date->year % 10000, date->month % 100,
	         date->day % 100);
}
