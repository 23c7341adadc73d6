#include "command/options.h"

#include <stdio.h>

#include "base/error.h"
#include "base/str.h"
#include "command/suggest.h"

enum { NARROWEST = 20, WIDEST = 1000, USUAL_WIDTH = 84 };

#define END { "", 0 }

static const struct str switches[] = { STR("off"), STR("on"), END };

static const struct str bidi_choices[] = {
	[BIDI_CHOICE_AUTO] = STR("auto"), [BIDI_CHOICE_VISUAL] = STR("visual"),
	[BIDI_CHOICE_LOGICAL] = STR("logical"), END
};

static const struct str colour_choices[] = {
	[COLOURS_AUTO] = STR("auto"), [COLOURS_0] = STR("0"), [COLOURS_8] = STR("8"),
	[COLOURS_16] = STR("16"), [COLOURS_256] = STR("256"), END
};

static const struct str language_choices[] = {
	[UNROLL_LANGUAGE_NONE] = STR("auto"), [UNROLL_ARABIC] = STR("ar"),
	[UNROLL_CHINESE] = STR("zh"), [UNROLL_ENGLISH] = STR("en"), [UNROLL_FRENCH] = STR("fr"),
	[UNROLL_RUSSIAN] = STR("ru"), [UNROLL_SPANISH] = STR("es"), END
};

static const struct str opener_choices[] = {
	[OPENER_AUTO] = STR("auto"), [OPENER_XDG_OPEN] = STR("xdg-open"),
	[OPENER_WSLVIEW] = STR("wslview"), [OPENER_OPEN] = STR("open"), END
};

static const struct str theme_choices[] = {
	[THEME_AUTO] = STR("auto"), [THEME_LIGHT] = STR("light"), [THEME_DARK] = STR("dark"),
	[THEME_NONE] = STR("none"), END
};

const struct option_entry option_entries[OPTION_COUNT] = {
	[OPTION_BESIDE] = { STR("beside"), language_choices, 0, 0, UNROLL_LANGUAGE_NONE,
		"The language shown first beside a document; auto is English, or French beside English" },
	[OPTION_BIDI] = { STR("bidi"), bidi_choices, 0, 0, BIDI_CHOICE_AUTO,
		"Who turns right-to-left lines round: unroll (visual) or the terminal (logical)" },
	[OPTION_COLOURS] = { STR("colours"), colour_choices, 0, 0, COLOURS_AUTO,
		"How many colours to use, at most what the terminal has" },
	[OPTION_FOLD_PREAMBLE] = { STR("fold-preamble"), switches, 0, 0, 0,
		"Open documents with the preamble folded" },
	[OPTION_LANGUAGE] = { STR("language"), language_choices, 0, 0, UNROLL_LANGUAGE_NONE,
		"The language of documents opened from citations; auto is that of the document" },
	[OPTION_MOUSE] = { STR("mouse"), switches, 0, 0, 0,
		"Scroll and follow with the mouse; the terminal selects with Shift then" },
	[OPTION_OPENER] = { STR("opener"), opener_choices, 0, 0, OPENER_AUTO,
		"The program that is given a URL to open" },
	[OPTION_REMEMBER] = { STR("remember"), switches, 0, 0, 1,
		"Keep the place in each document between runs" },
	[OPTION_THEME] = { STR("theme"), theme_choices, 0, 0, THEME_AUTO,
		"Colours for a light or a dark background, or none" },
	[OPTION_WIDTH] = { STR("width"), NULL, NARROWEST, WIDEST, USUAL_WIDTH,
		"The widest the text may be, in columns" },
};

/* Words that people write for the two switches. */
static const struct {
	struct str word;
	int value;
} switch_words[] = {
	{ STR("on"), 1 }, { STR("yes"), 1 }, { STR("true"), 1 }, { STR("1"), 1 }, { STR(""), 1 },
	{ STR("off"), 0 }, { STR("no"), 0 }, { STR("false"), 0 }, { STR("0"), 0 },
};

void options_reset(struct options *options)
{
	for (size_t i = 0; i < OPTION_COUNT; i++)
		options->values[i] = option_entries[i].initial;
}

enum option option_find(struct str name)
{
	enum option option = 0;

	while (option < OPTION_COUNT && !str_equal(option_entries[option].name, name))
		option++;
	return option;
}

static bool refuse_name(struct str name, struct unroll_error *error)
{
	struct suggestion near = { .wanted = name };

	for (size_t i = 0; i < OPTION_COUNT; i++)
		suggest_consider(&near, option_entries[i].name);
	if (str_is_empty(near.name))
		return error_set(error, UNROLL_ERROR_USAGE, 0, "set %.*s: no such option",
		                 (int)str_slice(name, 0, 60).size, name.data);
	return error_set(error, UNROLL_ERROR_USAGE, 0, "set %.*s: no such option; did you mean %s?",
	                 (int)name.size, name.data, near.name.data);
}

/* "auto, visual or logical" */
static void list_choices(const struct str *choices, char *text, size_t size)
{
	size_t used = 0;

	text[0] = '\0';
	for (size_t i = 0; choices[i].size && used < size; i++) {
		const char *between = i == 0 ? "" : choices[i + 1].size ? ", " : " or ";
		int more = snprintf(text + used, size - used, "%s%s", between, choices[i].data);
		used += (size_t)(more > 0 ? more : 0);
	}
}

static bool refuse_value(const struct option_entry *entry, struct str value,
                         struct unroll_error *error)
{
	char fitting[120];

	if (entry->choices)
		list_choices(entry->choices, fitting, sizeof fitting);
	else
		snprintf(fitting, sizeof fitting, "a number from %d to %d", entry->minimum,
		         entry->maximum);
	return error_set(error, UNROLL_ERROR_USAGE, 0, "set %s: %s%.*s%s must be %s",
	                 entry->name.data, value.size ? "\"" : "", (int)str_slice(value, 0, 60).size,
	                 value.data, value.size ? "\"" : "the value", fitting);
}

static bool parse_switch(struct str text, int *value)
{
	for (size_t i = 0; i < sizeof switch_words / sizeof *switch_words; i++)
		if (str_equal(switch_words[i].word, text)) {
			*value = switch_words[i].value;
			return true;
		}
	return false;
}

static bool parse_choice(const struct str *choices, struct str text, int *value)
{
	for (int i = 0; choices[i].size; i++)
		if (str_equal(choices[i], text)) {
			*value = i;
			return true;
		}
	return false;
}

static bool parse_number(const struct option_entry *entry, struct str text, int *value)
{
	int number = 0;

	for (size_t i = 0; i < text.size; i++) {
		if (!is_digit(text.data[i]) || number > entry->maximum)
			return false;
		number = number * 10 + (text.data[i] - '0');
	}
	if (number < entry->minimum || number > entry->maximum)
		return false;
	*value = number;
	return true;
}

bool options_set(struct options *options, struct str name, struct str value,
                 struct unroll_error *error)
{
	enum option option = option_find(name);

	if (option == OPTION_COUNT)
		return refuse_name(name, error);
	const struct option_entry *entry = &option_entries[option];
	int *place = &options->values[option];
	bool fits = entry->choices == switches ? parse_switch(value, place)
	          : entry->choices ? parse_choice(entry->choices, value, place)
	          : parse_number(entry, value, place);
	return fits || refuse_value(entry, value, error);
}

void options_describe(const struct options *options, enum option option, char *text, size_t size)
{
	const struct option_entry *entry = &option_entries[option];
	int value = options->values[option];

	if (entry->choices)
		snprintf(text, size, "%s %s", entry->name.data, entry->choices[value].data);
	else
		snprintf(text, size, "%s %d", entry->name.data, value);
}
