#include "cli/flag.h"

#include <getopt.h>
#include <limits.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "command/suggest.h"

enum { MOST = 32, SUMMARIES_AT = 24 };

/* A table as getopt_long() wants it. The ':' in front tells missing arguments apart. */
struct getopt_tables {
	struct option options[MOST + 1];
	char letters[2 * MOST + 2];
};

static void fill_tables(struct getopt_tables *tables, const struct flag *flags)
{
	char *end = tables->letters;

	*tables = (struct getopt_tables){ 0 };
	*end++ = ':';
	for (size_t i = 0; i < MOST && flags[i].name; i++) {
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

bool flag_refuse(const char *name, struct str value, const char *fitting,
                 struct unroll_error *error)
{
	return error_set(error, UNROLL_ERROR_USAGE, 0, "--%s: \"%.*s\" must be %s", name,
	                 QUOTED(value), fitting);
}

static bool refuse_name(const struct flag *flags, struct str written, struct unroll_error *error)
{
	struct str name = str_slice(written, 2, str_find(written, (struct str)STR("=")));
	struct suggestion near = { .wanted = name };

	for (; flags->name; flags++)
		suggest_consider(&near, str_of(flags->name));
	return error_set(error, UNROLL_ERROR_USAGE, 0, "%.*s: no such option; %s%s%s", QUOTED(written),
	                 near.name.size ? "did you mean --" : "--help lists them",
	                 near.name.size ? near.name.data : "", near.name.size ? "?" : "");
}

/* An option that getopt_long() does not take: `written` is where it stopped. */
static bool refuse_option(const struct flag *flags, int result, const char *written,
                          struct unroll_error *error)
{
	bool is_long = strncmp(written, "--", 2) == 0;

	if (result == ':')
		return error_set(error, UNROLL_ERROR_USAGE, 0, "%.60s: its argument is missing", written);
	if (is_long && optopt)
		return error_set(error, UNROLL_ERROR_USAGE, 0, "%.60s: it takes no argument", written);
	if (is_long)
		return refuse_name(flags, str_of(written), error);
	return error_set(error, UNROLL_ERROR_USAGE, 0, "-%c: no such option; --help lists them", optopt);
}

bool flags_parse(const struct flag_set *set, struct words *words, void *target,
                 struct unroll_error *error)
{
	struct getopt_tables tables;
	int result;

	fill_tables(&tables, set->flags);
	optind = 0;
	opterr = 0;
	while ((result = getopt_long(words->count, words->items, tables.letters, tables.options,
	                             NULL)) != -1) {
		if (result == '?' || result == ':')
			return refuse_option(set->flags, result, words->items[optind - 1], error);
		if (!set->apply(result, str_of(optarg), target, error))
			return false;
	}
	words->are_literal = optind > 0 && strcmp(words->items[optind - 1], "--") == 0;
	words->items += optind;
	words->count -= optind;
	return true;
}

void flags_write(const struct flag *flags, FILE *out)
{
	for (const struct flag *flag = flags; flag->name; flag++) {
		char letter[] = { '-', (char)flag->letter, ',', '\0' };
		int written = fprintf(out, "  %-3s --%s%s%s", flag->letter > CHAR_MAX ? "" : letter,
		                      flag->name, flag->argument ? " " : "",
		                      flag->argument ? flag->argument : "");
		fprintf(out, "%*s%s\n", written < SUMMARIES_AT ? SUMMARIES_AT - written : 1, "",
		        flag->summary);
	}
}
