#include "cli/arguments.h"

#include <getopt.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "command/suggest.h"

enum { NARROWEST = 20, WIDEST = 1000 };

/* Options without a letter. */
enum { FLAG_CONFIG = CHAR_MAX + 1, FLAG_ENCODING, FLAG_FORMAT, FLAG_MAX_SIZE, FLAG_NO_CONFIG,
       FLAG_READ_ONLY, FLAG_VISUAL };

const struct flag flags[] = {
	{ "to", 't', "FORM", "write the document in a form instead of showing it" },
	{ "para", 'p', "N", "write one paragraph: 15, or pp7 for a preambular one" },
	{ "width", 'w', "N", "lines of at most N columns" },
	{ "visual", FLAG_VISUAL, NULL, "write right-to-left lines as the eye sees them" },
	{ "check", 'c', NULL, "tell what is odd about the document" },
	{ "encoding", FLAG_ENCODING, "NAME", "read text in this encoding" },
	{ "format", FLAG_FORMAT, "NAME", "read the file in this format" },
	{ "max-size", FLAG_MAX_SIZE, "SIZE", "refuse larger files; with K, M or G behind it" },
	{ "config", FLAG_CONFIG, "FILE", "use this configuration" },
	{ "no-config", FLAG_NO_CONFIG, NULL, "use no configuration" },
	{ "read-only", FLAG_READ_ONLY, NULL, "keep no places, copy nothing" },
	{ "help", 'h', NULL, "print this and exit" },
	{ "version", 'V', NULL, "print the version and exit" },
	{ 0 },
};

enum { FLAG_COUNT = sizeof flags / sizeof *flags - 1 };

/* An argument as a message quotes it. */
#define QUOTED(text) (int)str_slice(text, 0, 60).size, (text).data

static bool refuse(const char *name, struct str value, const char *fitting,
                   struct unroll_error *error)
{
	return error_set(error, UNROLL_ERROR_USAGE, 0, "--%s: \"%.*s\" must be %s", name,
	                 QUOTED(value), fitting);
}

/* Take digits off the front of *rest. */
static bool eat_number(struct str *rest, uint64_t most, uint64_t *number)
{
	size_t size = 0;

	*number = 0;
	for (; size < rest->size && is_digit(rest->data[size]); size++) {
		*number = *number * 10 + (uint64_t)(rest->data[size] - '0');
		if (*number > most)
			return false;
	}
	*rest = str_from(*rest, size);
	return size > 0;
}

static bool parse_width(struct str value, struct arguments *arguments, struct unroll_error *error)
{
	struct str rest = value;
	uint64_t number;

	if (!eat_number(&rest, WIDEST, &number) || rest.size || number < NARROWEST)
		return refuse("width", value, "a number from 20 to 1000", error);
	arguments->form.width = (unsigned)number;
	return true;
}

static const struct {
	struct str name;
	unsigned shift;
} units[] = {
	{ STR(""), 0 }, { STR("K"), 10 }, { STR("M"), 20 }, { STR("G"), 30 },
};

static bool parse_max_size(struct str value, struct arguments *arguments,
                           struct unroll_error *error)
{
	struct str rest = value;
	uint64_t number;
	bool is_number = eat_number(&rest, UINT32_MAX, &number) && number > 0;

	for (size_t i = 0; is_number && i < sizeof units / sizeof *units; i++)
		if (str_equal_ignoring_case(rest, units[i].name)) {
			arguments->load.max_size = (size_t)number << units[i].shift;
			return true;
		}
	return refuse("max-size", value, "a number, with K, M or G behind it", error);
}

static bool parse_form(struct str value, struct arguments *arguments, struct unroll_error *error)
{
	struct suggestion near = { .wanted = value };

	arguments->output = unroll_export_format_find(value.data);
	arguments->action = ACTION_WRITE;
	if (arguments->output)
		return true;
	for (size_t i = 0; unroll_export_formats[i].name; i++)
		suggest_consider(&near, str_of(unroll_export_formats[i].name));
	return error_set(error, UNROLL_ERROR_USAGE, 0, "--to: \"%.*s\" is no form of output; %s%s%s",
	                 QUOTED(value), near.name.size ? "did you mean " : "--help lists them",
	                 near.name.size ? near.name.data : "", near.name.size ? "?" : "");
}

static bool parse_paragraph(struct str value, struct arguments *arguments,
                            struct unroll_error *error)
{
	if (str_is_empty(value))
		return refuse("para", value, "a number", error);
	arguments->form.paragraph = value;
	if (arguments->action == ACTION_READ)
		arguments->action = ACTION_WRITE;
	return true;
}

/* What one option means; `value` is empty for an option without an argument. */
static bool apply(int letter, struct str value, struct arguments *arguments,
                  struct unroll_error *error)
{
	switch (letter) {
	case 't': return parse_form(value, arguments, error);
	case 'p': return parse_paragraph(value, arguments, error);
	case 'w': return parse_width(value, arguments, error);
	case FLAG_MAX_SIZE: return parse_max_size(value, arguments, error);
	case 'c': arguments->action = ACTION_CHECK; break;
	case 'h': arguments->action = ACTION_HELP; break;
	case 'V': arguments->action = ACTION_VERSION; break;
	case FLAG_VISUAL: arguments->form.visual = true; break;
	case FLAG_ENCODING: arguments->load.encoding = value.data; break;
	case FLAG_FORMAT: arguments->load.format = value.data; break;
	case FLAG_CONFIG: arguments->config = value.data; break;
	case FLAG_NO_CONFIG: arguments->no_config = true; break;
	case FLAG_READ_ONLY: arguments->read_only = true; break;
	}
	return true;
}

/* The table as getopt_long() wants it. The ':' in front tells missing arguments apart. */
struct getopt_tables {
	struct option options[FLAG_COUNT + 1];
	char letters[2 * FLAG_COUNT + 2];
};

static void fill_tables(struct getopt_tables *tables)
{
	char *end = tables->letters;

	*tables = (struct getopt_tables){ 0 };
	*end++ = ':';
	for (size_t i = 0; i < FLAG_COUNT; i++) {
		tables->options[i] = (struct option){
			.name = flags[i].name, .val = flags[i].letter,
			.has_arg = flags[i].argument ? required_argument : no_argument,
		};
		if (flags[i].letter > CHAR_MAX)
			continue;
		*end++ = (char)flags[i].letter;
		if (flags[i].argument)
			*end++ = ':';
	}
}

static bool refuse_name(struct str written, struct unroll_error *error)
{
	struct str name = str_slice(written, 2, str_find(written, (struct str)STR("=")));
	struct suggestion near = { .wanted = name };

	for (size_t i = 0; i < FLAG_COUNT; i++)
		suggest_consider(&near, str_of(flags[i].name));
	return error_set(error, UNROLL_ERROR_USAGE, 0, "%.*s: no such option; %s%s%s", QUOTED(written),
	                 near.name.size ? "did you mean --" : "--help lists them",
	                 near.name.size ? near.name.data : "", near.name.size ? "?" : "");
}

/* An option that getopt_long() does not take: `written` is where it stopped. */
static bool refuse_option(int result, const char *written, struct unroll_error *error)
{
	bool is_long = strncmp(written, "--", 2) == 0;

	if (result == ':')
		return error_set(error, UNROLL_ERROR_USAGE, 0, "%.60s: its argument is missing", written);
	if (is_long && optopt)
		return error_set(error, UNROLL_ERROR_USAGE, 0, "%.60s: it takes no argument", written);
	if (is_long)
		return refuse_name(str_of(written), error);
	return error_set(error, UNROLL_ERROR_USAGE, 0, "-%c: no such option; --help lists them", optopt);
}

static bool parse_options(int count, char *values[], struct arguments *arguments,
                          struct unroll_error *error)
{
	struct getopt_tables tables;
	int result;

	fill_tables(&tables);
	optind = 0;
	opterr = 0;
	while ((result = getopt_long(count, values, tables.letters, tables.options, NULL)) != -1) {
		if (result == '?' || result == ':')
			return refuse_option(result, values[optind - 1], error);
		if (!apply(result, str_of(optarg), arguments, error))
			return false;
	}
	return true;
}

/* Files come to the front; "+15" and "+/words" say where to begin, unless behind "--". */
static void parse_operands(int count, char *values[], struct arguments *arguments)
{
	bool all_files = optind > 0 && strcmp(values[optind - 1], "--") == 0;
	char **files = values + optind;

	arguments->files = files;
	for (int i = optind; i < count; i++) {
		if (values[i][0] == '+' && !all_files)
			arguments->start = str_of(values[i] + 1);
		else
			files[arguments->file_count++] = values[i];
	}
}

bool arguments_begin_writing(struct arguments *arguments, struct unroll_error *error)
{
	if (str_is_empty(arguments->start))
		return true;
	if (arguments->start.data[0] == '/' || arguments->action == ACTION_CHECK)
		return error_set(error, UNROLL_ERROR_USAGE, 0, "+%.*s: only when reading on a terminal",
		                 QUOTED(arguments->start));
	arguments->form.paragraph = arguments->start;
	arguments->start = (struct str)STR("");
	return true;
}

bool arguments_parse(int count, char *values[], struct arguments *arguments,
                     struct unroll_error *error)
{
	*arguments = (struct arguments){ .output = &unroll_export_formats[0] };
	if (!parse_options(count, values, arguments, error))
		return false;
	parse_operands(count, values, arguments);
	return arguments->action == ACTION_READ || arguments_begin_writing(arguments, error);
}

void arguments_help(FILE *out)
{
	fputs("usage: unroll [OPTION]... FILE [+PARAGRAPH | +/WORDS]\n"
	      "Read a United Nations resolution in a terminal.\n\n", out);
	for (const struct flag *flag = flags; flag->name; flag++) {
		char letter[] = { '-', (char)flag->letter, ',', '\0' };
		int written = fprintf(out, "  %-3s --%s%s%s", flag->letter > CHAR_MAX ? "" : letter,
		                      flag->name, flag->argument ? " " : "",
		                      flag->argument ? flag->argument : "");
		fprintf(out, "%*s%s\n", written < 24 ? 24 - written : 1, "", flag->summary);
	}
	fputs("\nForms of output:\n", out);
	for (size_t i = 0; unroll_export_formats[i].name; i++)
		fprintf(out, "  %-21s %s\n", unroll_export_formats[i].name,
		        unroll_export_formats[i].summary);
	fputs("\nIn the reader ? shows the keys and q leaves. The manual page is unroll(1).\n", out);
}
