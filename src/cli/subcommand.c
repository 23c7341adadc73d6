#include "cli/subcommand.h"

#include "base/str.h"
#include "cli/arguments.h"
#include "cli/cites.h"
#include "cli/index.h"
#include "cli/message.h"
#include "cli/search.h"
#include "cli/symbols.h"
#include "command/suggest.h"

static enum status run_help(const struct subcommand *subcommand, struct words words);

static const struct flag help_flags[] = { SUBCOMMAND_HELP, { 0 } };

static const struct subcommand help_subcommand = {
	.name = "help",
	.operands = "[SUBCOMMAND]",
	.summary = "tell how the program, or a subcommand, is used",
	.details = "",
	.options = { .flags = help_flags },
	.run = run_help,
};

const struct subcommand *const subcommands[] = {
	&index_subcommand,
	&search_subcommand,
	&cites_subcommand,
	&cited_by_subcommand,
	&symbols_subcommand,
	&help_subcommand,
	NULL,
};

const struct subcommand *subcommand_find(struct str name)
{
	for (size_t i = 0; subcommands[i]; i++)
		if (str_equal(name, str_of(subcommands[i]->name)))
			return subcommands[i];
	return NULL;
}

struct str subcommand_near(struct str name)
{
	struct suggestion near = { .wanted = name };

	for (size_t i = 0; subcommands[i]; i++)
		suggest_consider(&near, str_of(subcommands[i]->name));
	return near.name;
}

void subcommand_help(const struct subcommand *subcommand, FILE *out)
{
	const char *summary = subcommand->summary;

	fprintf(out, "usage: unroll %s [OPTION]... %s\n%c%s.\n\n", subcommand->name,
	        subcommand->operands, summary[0] - 'a' + 'A', summary + 1);
	flags_write(subcommand->options.flags, out);
	if (subcommand->details[0])
		fprintf(out, "\n%s\n", subcommand->details);
}

/* The options of a subcommand, seen through for those that all have. */
struct seen {
	const struct flag_set *set;
	void *target;
	bool asks_for_help;
};

static bool apply(int letter, struct str value, void *target, struct unroll_error *error)
{
	struct seen *seen = target;

	if (letter != 'h')
		return seen->set->apply(letter, value, seen->target, error);
	seen->asks_for_help = true;
	return true;
}

bool subcommand_begin(const struct subcommand *subcommand, struct words *words, void *target,
                      enum status *status)
{
	struct flag_set set = { subcommand->options.flags, apply };
	struct seen seen = { .set = &subcommand->options, .target = target };
	struct unroll_error error;

	if (!flags_parse(&set, words, &seen, &error)) {
		complain("%s: %s", subcommand->name, error.message);
		*status = STATUS_TROUBLE;
		return false;
	}
	if (seen.asks_for_help) {
		subcommand_help(subcommand, stdout);
		*status = status_finish(STATUS_OK);
		return false;
	}
	return true;
}

static enum status refuse(struct str name)
{
	struct str near = subcommand_near(name);

	complain("help: there is no subcommand \"%.*s\"%s%s%s", QUOTED(name),
	         near.size ? "; did you mean " : "", near.data, near.size ? "?" : "");
	return STATUS_TROUBLE;
}

static enum status run_help(const struct subcommand *subcommand, struct words words)
{
	const struct subcommand *found;
	enum status status;

	if (!subcommand_begin(subcommand, &words, NULL, &status))
		return status;
	if (words.count == 0) {
		arguments_help(stdout);
		return status_finish(STATUS_OK);
	}
	found = subcommand_find(str_of(words.items[0]));
	if (!found)
		return refuse(str_of(words.items[0]));
	subcommand_help(found, stdout);
	return status_finish(STATUS_OK);
}
