#include "cli/value.h"

#include "base/str.h"

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

/* In English and in the language itself. */
static const struct {
	struct str english, own;
} language_names[UNROLL_LANGUAGE_COUNT] = {
	[UNROLL_ARABIC] = { STR("Arabic"), STR("العربية") },
	[UNROLL_CHINESE] = { STR("Chinese"), STR("中文") },
	[UNROLL_ENGLISH] = { STR("English"), STR("English") },
	[UNROLL_FRENCH] = { STR("French"), STR("français") },
	[UNROLL_RUSSIAN] = { STR("Russian"), STR("русский") },
	[UNROLL_SPANISH] = { STR("Spanish"), STR("español") },
};

const char *value_language_name(enum unroll_language language)
{
	return language_names[language].english.data;
}

bool value_language(struct str text, enum unroll_language *language)
{
	for (int i = UNROLL_LANGUAGE_NONE + 1; i < UNROLL_LANGUAGE_COUNT; i++)
		if (str_equal_ignoring_case(text, str_of(unroll_language_code((enum unroll_language)i)))
		    || str_equal_ignoring_case(text, language_names[i].english)
		    || str_equal_ignoring_case(text, language_names[i].own)) {
			*language = (enum unroll_language)i;
			return true;
		}
	return false;
}
