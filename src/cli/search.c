#include "cli/search.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "cli/findings.h"
#include "cli/message.h"
#include "cli/report.h"
#include "cli/stored.h"
#include "cli/value.h"
#include "library/hits.h"
#include "library/query.h"

enum { FLAG_LANG = CHAR_MAX + 1, FLAG_ORGAN, FLAG_YEAR, FLAG_SESSION };

enum { LIMIT_ON_TERMINAL = 25 };  /* documents */

static const struct flag flags_of_search[] = {
	{ "organ", FLAG_ORGAN, "NAME", "only documents of ga, sc, hrc or ecosoc" },
	{ "year", FLAG_YEAR, "YEAR", "only of a year, or of several: 2010-2016" },
	{ "session", FLAG_SESSION, "N", "only of a session" },
	{ "lang", FLAG_LANG, "LANGUAGE", "only in a language: fr, French, français" },
	{ "limit", 'n', "N", "tell at most N documents; 0 for all" },
	{ "documents", 'l', NULL, "tell documents only, not their passages" },
	{ "count", 'c', NULL, "tell documents, and how many passages each has" },
	REPORT_FLAGS,
	SUBCOMMAND_HELP,
	{ 0 },
};

static const char details[] =
	"Words stand in any order in one paragraph, title or note.\n"
	"Case and accents do not count.\n"
	"An argument of several words, \"culture of peace\", is a phrase.\n"
	"Behind -- a word with a dash before it, -peace, must not be there.\n"
	"The exit status is 0 if something is found, 1 if nothing is, 2 for trouble.";

struct search {
	struct report report;
	struct filter filter;
	enum findings_detail detail;
	bool has_limit;
	uint64_t limit;           /* of documents; 0 for none */
};

static bool apply_filter(struct search *search, const char *name, struct str value,
                         const char *fitting, struct unroll_error *error)
{
	return filter_set(&search->filter, str_of(name), value, NULL)
	    || flag_refuse(name, value, fitting, error);
}

static bool apply_limit(struct search *search, struct str value, struct unroll_error *error)
{
	search->has_limit = value_number(value, 0, UINT32_MAX, &search->limit);
	return search->has_limit || flag_refuse("limit", value, "a number", error);
}

static bool apply(int letter, struct str value, void *target, struct unroll_error *error)
{
	struct search *search = target;

	switch (letter) {
	case FLAG_ORGAN:
		return apply_filter(search, "organ", value, "ga, sc, hrc or ecosoc", error);
	case FLAG_YEAR: return apply_filter(search, "year", value, "2016 or 2010-2016", error);
	case FLAG_SESSION: return apply_filter(search, "session", value, "a number", error);
	case FLAG_LANG: return flag_language(value, &search->filter.language, error);
	case 'n': return apply_limit(search, value, error);
	case 'l': search->detail = FINDINGS_DOCUMENTS; break;
	case 'c': search->detail = FINDINGS_COUNT; break;
	default: return report_apply(&search->report, letter, value, error);
	}
	return true;
}

/* An argument of several words is a phrase, unless it is written in the language of queries. */
static bool is_phrase(struct str words)
{
	return memchr(words.data, ' ', words.size) && !memchr(words.data, '"', words.size)
	    && !memchr(words.data, ':', words.size) && words.data[0] != '-';
}

static struct str query_of_words(const struct words *words, struct arena *arena)
{
	struct str query = STR("");

	for (int i = 0; i < words->count; i++) {
		const char *quote = is_phrase(str_of(words->items[i])) ? "\"" : "";
		query = arena_format(arena, "%.*s%s%s%s%s", (int)query.size, query.data,
		                     i ? " " : "", quote, words->items[i], quote);
	}
	return query;
}

/* What is set by an option counts before what stands among the words. */
static void narrow(struct filter *filter, const struct filter *by)
{
	if (by->organ)
		filter->organ = by->organ;
	if (by->session)
		filter->session = by->session;
	if (by->language)
		filter->language = by->language;
	if (by->first_year || by->last_year) {
		filter->first_year = by->first_year;
		filter->last_year = by->last_year;
	}
}

/* What goes to a person at a terminal is what he can read; all of it goes elsewhere. */
static size_t limit_of(const struct search *search)
{
	if (search->has_limit)
		return search->limit ? search->limit : SIZE_MAX;
	return search->report.form == REPORT_TEXT && isatty(STDOUT_FILENO) ? LIMIT_ON_TERMINAL
	                                                                    : SIZE_MAX;
}

static enum status failed(const struct unroll_error *error)
{
	complain("search: %s", error->message);
	return STATUS_TROUBLE;
}

/* Between documents with passages there is a blank line, where a person reads. */
static bool has_gaps(const struct search *search)
{
	return search->report.form == REPORT_TEXT && search->detail == FINDINGS_PASSAGES;
}

static enum status write_findings(struct search *search, struct findings *findings)
{
	size_t count = hits_document_count(findings->hits), limit = limit_of(search);
	size_t told = count < limit ? count : limit;
	enum status status = count ? STATUS_OK : STATUS_FOUND;
	struct unroll_error error;

	report_begin(&search->report);
	/* What cannot be read for one document is not asked for of the next. */
	for (size_t i = 0; i < told && status != STATUS_TROUBLE && !ferror(stdout); i++) {
		if (i && has_gaps(search))
			putchar('\n');
		if (!findings_write(findings, i, &error))
			status = failed(&error);
	}
	/* An array that is left open is not taken for all there is. */
	if (status != STATUS_TROUBLE)
		report_end(&search->report);
	status = status_finish(status);
	if (told < count && status == STATUS_OK)
		fprintf(stderr, "%zu more documents; -n 0 tells all\n", count - told);
	return status;
}

static enum status search_store(struct search *search, struct store *store,
                                const struct query *query)
{
	struct unroll_error error;
	struct findings findings = {
		.report = &search->report, .detail = search->detail, .query = query,
		.hits = hits_begin(store, query, &error),
	};
	enum status status = STATUS_TROUBLE;

	if (!findings.hits)
		return failed(&error);
	hits_step(findings.hits, -1);
	if (hits_are_complete(findings.hits, &error))
		status = write_findings(search, &findings);
	else
		failed(&error);
	fold_table_free(&findings.folds);
	hits_free(findings.hits);
	return status;
}

static enum status search_words(struct search *search, const struct words *words,
                                struct arena *arena)
{
	struct unroll_error error;
	struct query query;

	if (!query_parse(&query, query_of_words(words, arena), QUERY_ENTERED, arena, &error))
		return failed(&error);
	narrow(&query.filter, &search->filter);
	struct store *store = stored_open(&error);
	if (!store)
		return failed(&error);
	enum status status = search_store(search, store, &query);
	store_close(store);
	return status;
}

static enum status run(const struct subcommand *subcommand, struct words words)
{
	struct search search = { 0 };
	struct arena arena = { 0 };
	enum status status;

	if (!subcommand_begin(subcommand, &words, &search, &status))
		return status;
	status = search_words(&search, &words, &arena);
	arena_free(&arena);
	return status;
}

const struct subcommand search_subcommand = {
	.name = "search",
	.operands = "WORDS...",
	.summary = "find words in the documents of the library",
	.details = details,
	.options = { flags_of_search, apply },
	.run = run,
};
