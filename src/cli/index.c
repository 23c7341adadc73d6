#include "cli/index.h"

#include <limits.h>

#include "cli/message.h"
#include "cli/value.h"

enum { MOST_JOBS = 64 };

enum { FLAG_LIST = CHAR_MAX + 1, FLAG_REBUILD, FLAG_REMOVE };

static const struct flag flags_of_index[] = {
	{ "list", FLAG_LIST, NULL, "list the folders of the library" },
	{ "remove", FLAG_REMOVE, NULL, "take the folders out of the library" },
	{ "rebuild", FLAG_REBUILD, NULL, "make the library anew from all its folders" },
	{ "quiet", 'q', NULL, "say nothing but what goes wrong" },
	{ "jobs", 'j', "N", "read files in N processes, 1 to 64" },
	SUBCOMMAND_HELP,
	{ 0 },
};

struct index_options {
	bool list, remove, rebuild, quiet;
	unsigned jobs;            /* 0 for what fits the machine */
};

static bool apply(int letter, struct str value, void *target, struct unroll_error *error)
{
	struct index_options *options = target;
	uint64_t jobs;

	switch (letter) {
	case FLAG_LIST: options->list = true; break;
	case FLAG_REMOVE: options->remove = true; break;
	case FLAG_REBUILD: options->rebuild = true; break;
	case 'q': options->quiet = true; break;
	case 'j':
		if (!value_number(value, 1, MOST_JOBS, &jobs))
			return flag_refuse("jobs", value, "a number from 1 to 64", error);
		options->jobs = (unsigned)jobs;
		break;
	}
	return true;
}

static enum status run(const struct subcommand *subcommand, struct words words)
{
	struct index_options options = { 0 };
	enum status status;

	if (!subcommand_begin(subcommand, &words, &options, &status))
		return status;
	complain("index: not in this version");
	return STATUS_TROUBLE;
}

const struct subcommand index_subcommand = {
	.name = "index",
	.operands = "FOLDER...",
	.summary = "put folders into the library, or bring it up to date",
	.details = "Without a folder the library is brought up to date with all its folders.",
	.options = { flags_of_index, apply },
	.run = run,
};
