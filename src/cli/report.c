#include "cli/report.h"

#include <stdio.h>

#include "base/gate.h"
#include "base/str.h"
#include "cli/output.h"
#include "cli/value.h"
#include "export/json_value.h"
#include "layout/lines.h"

static const char *const forms[] = {
	[REPORT_TEXT] = "text", [REPORT_JSON] = "json", [REPORT_TSV] = "tsv",
};

static const char *const colours[] = {
	[REPORT_COLOUR_AUTO] = "auto", [REPORT_COLOUR_ALWAYS] = "always",
	[REPORT_COLOUR_NEVER] = "never",
};

/* The index of a name in a table of three, or 3. */
static unsigned choose(const char *const names[3], struct str value)
{
	unsigned i = 0;

	while (i < 3 && !str_equal(value, str_of(names[i])))
		i++;
	return i;
}

static bool apply_form(struct report *report, struct str value, struct unroll_error *error)
{
	unsigned form = choose(forms, value);

	if (form == 3)
		return flag_refuse("to", value, "text, json or tsv", error);
	report->form = (enum report_form)form;
	return true;
}

static bool apply_colour(struct report *report, struct str value, struct unroll_error *error)
{
	unsigned colour = choose(colours, value);

	if (colour == 3)
		return flag_refuse("color", value, "auto, always or never", error);
	report->colour = (enum report_colour)colour;
	return true;
}

bool report_apply(struct report *report, int letter, struct str value,
                  struct unroll_error *error)
{
	switch (letter) {
	case 't': return apply_form(report, value, error);
	case 'w': return flag_width(value, &report->width, error);
	case REPORT_FLAG_COLOUR: return apply_colour(report, value, error);
	case REPORT_FLAG_VISUAL: report->is_visual = true; break;
	}
	return true;
}

void report_begin(struct report *report)
{
	if (!report->width)
		report->width = output_width(OUTPUT_WIDEST);
	report->is_bold = report->colour == REPORT_COLOUR_ALWAYS
	               || (report->colour == REPORT_COLOUR_AUTO && output_shows_bold());
	if (report->form == REPORT_JSON)
		putchar('[');
}

void report_end(struct report *report)
{
	if (report->form == REPORT_JSON)
		fputs(report->count ? "\n]\n" : "]\n", stdout);
}

void report_value(struct report *report, json_t *value)
{
	fputs(report->count++ ? ",\n" : "\n", stdout);
	json_print(value, JSON_INDENT(1), stdout);
	json_decref(value);
}

void report_fields(const struct str *fields, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i)
			putchar('\t');
		fput_safe(fields[i], false, stdout);
	}
	putchar('\n');
}

void report_entry_fields(const struct library_entry *entry, struct arena *arena,
                         struct str fields[FIELD_COUNT])
{
	fields[FIELD_SYMBOL] = entry->symbol;
	fields[FIELD_LANGUAGE] = str_of(unroll_language_code(entry->language));
	fields[FIELD_ADOPTED] = entry->adopted;
	fields[FIELD_TITLE] = entry->title;
	fields[FIELD_PATH] = entry_path(entry, arena);
}

json_t *report_entry_value(const struct library_entry *entry, struct arena *arena)
{
	json_t *value = json_sure(json_object());

	json_put(value, "symbol", json_text_or_null(entry->symbol));
	json_put(value, "language",
	         json_text_or_null(str_of(unroll_language_code(entry->language))));
	json_put(value, "organ", json_text_or_null(str_of(unroll_organ_name(entry->organ))));
	json_put(value, "adopted", json_text_or_null(entry->adopted));
	json_put(value, "session", json_text_or_null(entry->session));
	json_put(value, "title", json_text_or_null(entry->title));
	json_put(value, "path", json_name(entry_path(entry, arena)));
	return value;
}

enum { GAP = 2 };                 /* columns between the words of a heading */

/* Write a word of a heading, if there is one, behind a gap; return the columns it took. */
static unsigned put_word(struct str word)
{
	if (str_is_empty(word))
		return 0;
	printf("%*s", GAP, "");
	fput_safe(word, false, stdout);
	return text_width(word) + GAP;
}

void report_heading(const struct report *report, const struct library_entry *entry,
                    struct query_ranges marks, unsigned before)
{
	struct str name = entry_label(entry);
	unsigned column = before + text_width(name);

	fputs(report->is_bold ? "\033[1m" : "", stdout);
	fput_safe(name, false, stdout);
	fputs(report->is_bold ? "\033[0m" : "", stdout);
	column += put_word(str_of(unroll_language_code(entry->language)));
	column += put_word(entry->adopted);
	if (!str_is_empty(entry->title)) {
		printf("%*s", GAP, "");
		report_strip(report, (struct strip){ .text = entry->title, .marks = marks,
		                                     .language = entry->language }, column + GAP);
	}
	putchar('\n');
}

enum { LEAST_COLUMNS = 8 };       /* that a text gets, whatever stands before it */

void report_strip(const struct report *report, struct strip strip, unsigned before)
{
	strip.columns = report->width > before + LEAST_COLUMNS ? report->width - before
	                                                       : LEAST_COLUMNS;
	strip.is_visual = report->is_visual;
	strip.is_bold = report->is_bold;
	strip_write(&strip);
}
