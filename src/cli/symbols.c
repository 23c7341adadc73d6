#include "cli/symbols.h"

#include <stdio.h>

#include "base/gate.h"
#include "base/str.h"
#include "cli/message.h"
#include "cli/stored.h"
#include "cli/value.h"

static const struct flag flags_of_symbols[] = {
	{ "limit", 'n', "N", "list at most N of them" },
	SUBCOMMAND_HELP,
	{ 0 },
};

struct symbols {
	uint64_t limit;
	struct arena arena;
	struct library_entries entries;
};

static bool apply(int letter, struct str value, void *target, struct unroll_error *error)
{
	struct symbols *symbols = target;

	return letter != 'n' || value_number(value, 1, UINT32_MAX, &symbols->limit)
	    || flag_refuse("limit", value, "a number greater than 0", error);
}

static bool find(struct symbols *symbols, const char *start, struct unroll_error *error)
{
	struct store *store = stored_open(error);
	bool is_read = store && store_complete(store, str_of(start), (size_t)symbols->limit,
	                                       &symbols->arena, &symbols->entries, error);

	store_close(store);
	return is_read;
}

static enum status list(struct symbols *symbols, const char *start)
{
	struct unroll_error error;

	if (!find(symbols, start, &error)) {
		complain("symbols: %s", error.message);
		return STATUS_TROUBLE;
	}
	for (size_t i = 0; i < symbols->entries.count; i++) {
		fput_safe(symbols->entries.items[i].symbol, false, stdout);
		putchar('\n');
	}
	return status_finish(symbols->entries.count ? STATUS_OK : STATUS_FOUND);
}

static enum status run(const struct subcommand *subcommand, struct words words)
{
	struct symbols symbols = { .limit = UINT64_MAX };
	enum status status;

	if (!subcommand_begin(subcommand, &words, &symbols, &status))
		return status;
	status = list(&symbols, words.count ? words.items[0] : "");
	arena_free(&symbols.arena);
	return status;
}

const struct subcommand symbols_subcommand = {
	.name = "symbols",
	.operands = "[START]",
	.summary = "list the symbols of the library, or those that begin so",
	.details = "Each is a line; shells complete symbols by it.",
	.options = { flags_of_symbols, apply },
	.run = run,
};
