#include "cli/operand.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/str.h"
#include "cli/arguments.h"
#include "cli/message.h"
#include "cli/stored.h"
#include "cli/subcommand.h"
#include "command/suggest.h"
#include "library/library.h"

enum {
	MOST_NEAR = 2000,         /* symbols that are looked at for one that may be meant */
	PATIENCE_MS = 250         /* for a folder with files of any name */
};

/* Where a symbol is looked for. */
struct lookup {
	struct str symbol;
	enum unroll_language language;
	struct arena *arena;
	struct store *store;      /* NULL if there is no library yet */
};

enum unroll_language operand_language(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	enum unroll_language language = UNROLL_LANGUAGE_NONE;
	const char *locale = NULL;

	for (size_t i = 0; i < sizeof names / sizeof *names && (!locale || !*locale); i++)
		locale = getenv(names[i]);
	language = unroll_language_of_code(str_slice(str_of(locale), 0, 2));
	return language ? language : UNROLL_ENGLISH;
}

bool operand_is_symbol(struct str written, char symbol[UNROLL_SYMBOL_SIZE], struct str *paragraph)
{
	size_t mark = str_find(written, (struct str)STR("#"));

	if (!unroll_symbol_normalise(str_slice(written, 0, mark), symbol))
		return false;
	*paragraph = mark == SIZE_MAX ? (struct str)STR("") : str_from(written, mark + 1);
	return true;
}

/* A folder whose path is like a symbol does not hide the document. */
static bool is_file(const char *path)
{
	struct stat status;

	return strcmp(path, "-") == 0 || (stat(path, &status) == 0 && !S_ISDIR(status.st_mode));
}

/* False with *error for a library that cannot be read; none at all leaves lookup->store NULL. */
static bool open_store(struct lookup *lookup, struct unroll_error *error)
{
	struct unroll_error reason = { 0 };

	lookup->store = stored_open(&reason);
	return lookup->store || reason.kind == UNROLL_ERROR_ABSENT
	    || error_set(error, reason.kind, 0, "%s", reason.message);
}

static void found(const struct lookup *lookup, const struct library_entry *entry,
                  struct operand *operand)
{
	operand->path = entry->file ? entry_path(entry, lookup->arena).data
	              : arena_format(lookup->arena, "./%.*s", (int)entry->name.size,
	                             entry->name.data).data;
	operand->language = entry->language;
}

static bool find_in_store(const struct lookup *lookup, struct operand *operand,
                          struct unroll_error *error)
{
	struct library_entry entry;

	if (!lookup->store)
		return error_set(error, UNROLL_ERROR_ABSENT, 0, "no library yet");
	if (!store_find(lookup->store, lookup->symbol, lookup->language, lookup->arena, &entry, error))
		return false;
	found(lookup, &entry, operand);
	return true;
}

static bool find_in_folder(const struct lookup *lookup, struct operand *operand)
{
	struct library *folder = library_open(".", NULL, NULL);
	const struct library_entry *entry = folder
		? library_find(folder, lookup->symbol, lookup->language, PATIENCE_MS) : NULL;

	if (entry)
		found(lookup, entry, operand);
	library_close(folder);
	return entry;
}

/* A symbol of the library that begins as the wanted one, or has one sign changed; or empty. */
static struct str near_symbol(const struct lookup *lookup)
{
	struct library_entries entries = { 0 };
	size_t last = lookup->symbol.size;
	struct str nearest = STR("");
	unsigned least = 2;

	while (last > 0 && lookup->symbol.data[last - 1] != '/')
		last--;
	if (last > 0 && lookup->store)
		store_complete(lookup->store, str_slice(lookup->symbol, 0, last), MOST_NEAR,
		               lookup->arena, &entries, NULL);
	for (size_t i = 0; i < entries.count; i++) {
		struct str symbol = entries.items[i].symbol;
		unsigned distance = str_starts_with(symbol, lookup->symbol)
		                  ? 0 : suggest_distance(symbol, lookup->symbol);
		if (distance >= least)
			continue;
		least = distance;
		nearest = symbol;
	}
	return nearest;
}

static bool not_found(const struct lookup *lookup, struct unroll_error *error)
{
	struct str near = near_symbol(lookup);

	if (!lookup->store)
		return error_set(error, UNROLL_ERROR_ABSENT, 0,
		                 "%s is not in this folder, and there is no library yet: "
		                 "unroll index FOLDER makes one", lookup->symbol.data);
	return error_set(error, UNROLL_ERROR_ABSENT, 0,
	                 "%s is neither in the library nor in this folder; %s%s%s",
	                 lookup->symbol.data,
	                 near.size ? "did you mean " : "unroll index FOLDER adds documents",
	                 near.size ? near.data : "", near.size ? "?" : "");
}

static bool look_up(struct lookup *lookup, struct operand *operand, struct unroll_error *error)
{
	struct unroll_error reason = { 0 };

	if (!open_store(lookup, error))
		return false;
	bool is_found = find_in_store(lookup, operand, &reason) || find_in_folder(lookup, operand);
	if (!is_found && reason.kind != UNROLL_ERROR_ABSENT)
		error_set(error, reason.kind, 0, "%s", reason.message);
	else if (!is_found)
		not_found(lookup, error);
	store_close(lookup->store);
	return is_found;
}

/* A word that is nearly a subcommand, and no file, is a mistake. */
static bool check_name(const char *written, struct unroll_error *error)
{
	struct str near = subcommand_near(str_of(written));

	return str_is_empty(near) || access(written, F_OK) == 0
	    || error_set(error, UNROLL_ERROR_USAGE, 0, "%s: no such file; did you mean unroll %s?",
	                 written, near.data);
}

bool operand_find(const char *written, enum unroll_language wanted, struct arena *arena,
                  struct operand *operand, struct unroll_error *error)
{
	char symbol[UNROLL_SYMBOL_SIZE];

	*operand = (struct operand){ .written = written, .path = written, .paragraph = STR("") };
	if (is_file(written))
		return true;
	if (!operand_is_symbol(str_of(written), symbol, &operand->paragraph))
		return check_name(written, error);
	struct lookup lookup = {
		.symbol = str_of(symbol), .arena = arena,
		.language = wanted ? wanted : operand_language(),
	};
	return look_up(&lookup, operand, error);
}

/* Where a symbol was asked for in a language and led to another one, say so. */
static void check_language(const struct operand *operand, enum unroll_language wanted)
{
	if (wanted && operand->language && operand->language != wanted)
		complain("%s is not there in %s; this is the %s text", operand->written,
		         unroll_language_name(wanted), unroll_language_name(operand->language));
}

enum status operand_run(const char *written, const struct arguments *arguments, operand_runner *run)
{
	struct unroll_error error = { 0 };
	struct operand operand;
	struct arena arena = { 0 };
	enum status status = STATUS_TROUBLE;

	if (operand_find(written, arguments->language, &arena, &operand, &error)) {
		check_language(&operand, arguments->language);
		status = run(arguments, &operand);
	} else {
		complain("%s", error.message);
	}
	arena_free(&arena);
	return status;
}
