#include "cli/arguments.h"

#include <limits.h>

#include "base/error.h"
#include "base/str.h"
#include "cli/subcommand.h"
#include "cli/value.h"
#include "command/suggest.h"

/* Options without a letter. */
enum { FLAG_CONFIG = CHAR_MAX + 1, FLAG_ENCODING, FLAG_FORMAT, FLAG_LANG, FLAG_MAX_SIZE, FLAG_NO_CONFIG,
       FLAG_READ_ONLY, FLAG_VISUAL };

const struct flag flags[] = {
	{ "to", 't', "FORM", "write the document in a form instead of showing it" },
	{ "para", 'p', "N", "write one paragraph: 15, or pp7 for a preambular one" },
	{ "width", 'w', "N", "lines of at most N columns" },
	{ "visual", FLAG_VISUAL, NULL, "write right-to-left lines as the eye sees them" },
	{ "lang", FLAG_LANG, "LANGUAGE", "prefer documents in it: fr, French, français" },
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

static bool parse_max_size(struct str value, struct arguments *arguments,
                           struct unroll_error *error)
{
	return value_size(value, &arguments->load.max_size)
	    || flag_refuse("max-size", value, "a number, with K, M or G behind it", error);
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
		return flag_refuse("para", value, "a number", error);
	arguments->form.paragraph = value;
	if (arguments->action == ACTION_READ)
		arguments->action = ACTION_WRITE;
	return true;
}

/* What one option means. */
static bool apply(int letter, struct str value, void *target, struct unroll_error *error)
{
	struct arguments *arguments = target;

	switch (letter) {
	case 't': return parse_form(value, arguments, error);
	case 'p': return parse_paragraph(value, arguments, error);
	case 'w': return flag_width(value, &arguments->form.width, error);
	case FLAG_LANG: return flag_language(value, &arguments->language, error);
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

/* Files come to the front; "+15" and "+/words" say where to begin, unless behind "--". */
static void parse_operands(const struct words *words, struct arguments *arguments)
{
	arguments->files = words->items;
	for (int i = 0; i < words->count; i++) {
		if (words->items[i][0] == '+' && !words->are_literal)
			arguments->start = str_of(words->items[i] + 1);
		else
			words->items[arguments->file_count++] = words->items[i];
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
	struct words words = { values, count, false };

	*arguments = (struct arguments){ .output = &unroll_export_formats[0] };
	if (!flags_parse(&(struct flag_set){ flags, apply }, &words, arguments, error))
		return false;
	parse_operands(&words, arguments);
	return arguments->action == ACTION_READ || arguments_begin_writing(arguments, error);
}

void arguments_help(FILE *out)
{
	fputs("usage: unroll [OPTION]... FILE [+PARAGRAPH | +/WORDS]\n"
	      "       unroll [OPTION]... SYMBOL[#PARAGRAPH]\n"
	      "       unroll SUBCOMMAND [OPTION]... [OPERAND]...\n"
	      "Read a United Nations resolution in a terminal.\n\n", out);
	flags_write(flags, out);
	fputs("\nForms of output:\n", out);
	for (size_t i = 0; unroll_export_formats[i].name; i++)
		fprintf(out, "  %-21s %s\n", unroll_export_formats[i].name,
		        unroll_export_formats[i].summary);
	fputs("\nSubcommands, for a library of documents:\n", out);
	for (size_t i = 0; subcommands[i]; i++)
		fprintf(out, "  %-21s %s\n", subcommands[i]->name, subcommands[i]->summary);
	fputs("\nIn the reader ? shows the keys and q leaves. The manual page is unroll(1).\n", out);
}
