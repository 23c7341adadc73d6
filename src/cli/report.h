/*
 * What the subcommands find in the library, written in one of three forms: lines
 * for a person, an array of JSON, or fields between tabs.
 */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include <limits.h>
#include <stdbool.h>

#include <jansson.h>

#include "cli/flag.h"
#include "cli/strip.h"
#include "library/entry.h"

enum report_form { REPORT_TEXT, REPORT_JSON, REPORT_TSV };

enum report_colour { REPORT_COLOUR_AUTO, REPORT_COLOUR_ALWAYS, REPORT_COLOUR_NEVER };

struct report {
	enum report_form form;
	enum report_colour colour;
	unsigned width;           /* in columns; 0 for what fits, until report_begin() */
	bool is_visual;
	bool is_bold;             /* known from report_begin() on */
	size_t count;             /* of JSON values that were written */
};

/* Letters of the options that every report has. */
enum { REPORT_FLAG_COLOUR = CHAR_MAX + 100, REPORT_FLAG_VISUAL };

/* The rows of these options in a table. */
#define REPORT_FLAGS \
	{ "to", 't', "FORM", "write text, json or tsv" }, \
	{ "width", 'w', "N", "lines of at most N columns" }, \
	{ "color", REPORT_FLAG_COLOUR, "WHEN", "mark words: auto, always or never" }, \
	{ "visual", REPORT_FLAG_VISUAL, NULL, "write right-to-left lines as the eye sees them" }

/* Apply one of these options, as of struct flag_set. Another letter does nothing. */
bool report_apply(struct report *report, int letter, struct str value,
                  struct unroll_error *error);

void report_begin(struct report *report);
void report_end(struct report *report);

/* Write a value into the array, and free it. */
void report_value(struct report *report, json_t *value);

/* Write a line of fields; tabs and line ends in them become blanks. */
void report_fields(const struct str *fields, size_t count);

/* Fields that tell a document. */
enum report_field {
	FIELD_SYMBOL, FIELD_LANGUAGE, FIELD_ADOPTED, FIELD_TITLE, FIELD_PATH,
	FIELD_COUNT
};

void report_entry_fields(const struct library_entry *entry, struct arena *arena,
                         struct str fields[FIELD_COUNT]);

/* "symbol", "language", "organ", "adopted", "session", "title" and "path" of a document. */
json_t *report_entry_value(const struct library_entry *entry, struct arena *arena);

/*
 * Write a line that tells a document: "A/HRC/RES/32/6  fr  2016-07-01  Title",
 * the marks in its title, behind `before` columns that are written.
 */
void report_heading(const struct report *report, const struct library_entry *entry,
                    struct query_ranges marks, unsigned before);

/* Write a strip as wide as is left behind `before` columns. */
void report_strip(const struct report *report, struct strip strip, unsigned before);

#endif
