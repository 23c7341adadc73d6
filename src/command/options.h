/*
 * What a reader can set, by `set` on the command line or in the configuration
 * file. The table is the documentation: the manual page and the help list it.
 */
#ifndef COMMAND_OPTIONS_H
#define COMMAND_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include <unroll/error.h>
#include <unroll/language.h>
#include <unroll/str.h>

enum option {
	OPTION_BESIDE,            /* enum unroll_language; none is English, or French beside it */
	OPTION_BIDI,              /* enum option_bidi */
	OPTION_COLOURS,           /* enum option_colours */
	OPTION_FOLD_PREAMBLE,     /* 0 or 1, as all booleans */
	OPTION_LANGUAGE,          /* enum unroll_language; none is the document's own */
	OPTION_MOUSE,
	OPTION_OPENER,            /* enum option_opener */
	OPTION_REMEMBER,
	OPTION_THEME,             /* enum option_theme */
	OPTION_WIDTH,             /* in columns */
	OPTION_COUNT
};

enum option_bidi { BIDI_CHOICE_AUTO, BIDI_CHOICE_VISUAL, BIDI_CHOICE_LOGICAL };
enum option_colours { COLOURS_AUTO, COLOURS_0, COLOURS_8, COLOURS_16, COLOURS_256 };
enum option_opener { OPENER_AUTO, OPENER_XDG_OPEN, OPENER_WSLVIEW, OPENER_OPEN };
enum option_theme { THEME_AUTO, THEME_LIGHT, THEME_DARK, THEME_NONE };

struct option_entry {
	struct str name;
	const struct str *choices;      /* ended by an empty one; NULL for a number */
	int minimum, maximum;           /* of a number */
	int initial;
	const char *summary;            /* one sentence without its full stop */
};

/* Indexed by enum option; the names ascend. */
extern const struct option_entry option_entries[OPTION_COUNT];

struct options {
	int values[OPTION_COUNT];       /* of a choice: its index */
};

void options_reset(struct options *options);

/* The option of a name, or OPTION_COUNT. */
enum option option_find(struct str name);

/*
 * Set an option by its name and the text of a value; an empty value turns a
 * boolean on. On failure nothing changes; what would fit is in *error.
 */
bool options_set(struct options *options, struct str name, struct str value,
                 struct unroll_error *error);

/* "width 84": the line that sets what is set; into `size` bytes, cut where they end. */
void options_describe(const struct options *options, enum option option, char *text, size_t size);

#endif
