#include "cli/value.h"

#include "base/str.h"
#include "cli/flag.h"
#include "cli/output.h"

bool value_number(struct str text, uint64_t least, uint64_t most, uint64_t *number)
{
	uint64_t result = 0;

	for (size_t i = 0; i < text.size; i++) {
		if (!is_digit(text.data[i]))
			return false;
		result = result * 10 + (uint64_t)(text.data[i] - '0');
		if (result > most)
			return false;
	}
	if (text.size == 0 || result < least)
		return false;
	*number = result;
	return true;
}

static const struct {
	struct str name;
	unsigned shift;
} units[] = {
	{ STR(""), 0 }, { STR("K"), 10 }, { STR("M"), 20 }, { STR("G"), 30 },
};

bool value_size(struct str text, size_t *size)
{
	size_t digits = 0;
	uint64_t number;

	while (digits < text.size && is_digit(text.data[digits]))
		digits++;
	if (!value_number(str_slice(text, 0, digits), 1, UINT32_MAX, &number))
		return false;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (str_equal_ignoring_case(str_from(text, digits), units[i].name)) {
			*size = (size_t)number << units[i].shift;
			return true;
		}
	return false;
}

/* What a language calls itself. */
static const char *const own[UNROLL_LANGUAGE_COUNT] = {
	[UNROLL_ARABIC] = "العربية",
	[UNROLL_CHINESE] = "中文",
	[UNROLL_ENGLISH] = "English",
	[UNROLL_FRENCH] = "français",
	[UNROLL_RUSSIAN] = "русский",
	[UNROLL_SPANISH] = "español",
};

static bool names_language(struct str text, enum unroll_language language)
{
	return str_equal_ignoring_case(text, str_of(unroll_language_code(language)))
	    || str_equal_ignoring_case(text, str_of(unroll_language_name(language)))
	    || str_equal_ignoring_case(text, str_of(own[language]));
}

bool value_language(struct str text, enum unroll_language *language)
{
	for (int i = UNROLL_LANGUAGE_NONE + 1; i < UNROLL_LANGUAGE_COUNT; i++)
		if (names_language(text, (enum unroll_language)i)) {
			*language = (enum unroll_language)i;
			return true;
		}
	return false;
}

bool flag_width(struct str text, unsigned *width, struct unroll_error *error)
{
	uint64_t number;

	if (!value_number(text, OUTPUT_NARROWEST, OUTPUT_WIDEST, &number))
		return flag_refuse("width", text, "a number from 20 to 1000", error);
	*width = (unsigned)number;
	return true;
}

bool flag_language(struct str text, enum unroll_language *language, struct unroll_error *error)
{
	return value_language(text, language)
	    || flag_refuse("lang", text, "ar, zh, en, fr, ru or es", error);
}
