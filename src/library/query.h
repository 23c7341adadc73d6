/*
 * What a person looks for in a library, as it is typed.
 *
 *   query  = *( term | filter )
 *   term   = [ "-" ] ( word | '"' words '"' )          - excludes
 *   filter = ( "organ" | "year" | "session" | "lang" ) ":" value
 *
 * All terms must stand in one paragraph, note or title, in any order. Words
 * between quotation marks, and those of which one is made ("non-discrimination",
 * "A/HRC/24/56"), follow each other. Nothing that is typed is a syntax error.
 */
#ifndef LIBRARY_QUERY_H
#define LIBRARY_QUERY_H

#include <stdbool.h>
#include <stdint.h>

#include <unroll/error.h>

#include "base/arena.h"
#include "base/fold.h"
#include "library/entry.h"

/* Which documents count: those that fit everything that is not zero. */
struct filter {
	enum unroll_organ organ;
	unsigned first_year, last_year;         /* of adoption, both included */
	unsigned session;
	enum unroll_language language;
};

struct query_term {
	const struct str *words;  /* folded, at least one */
	uint32_t word_count;
	bool is_excluded;
	bool is_prefix;           /* the last word may go on */
};

struct query {
	const struct query_term *terms;
	uint32_t count;
	struct filter filter;
	struct str match;         /* for FTS5; empty if no term asks for anything */
};

enum query_end {
	QUERY_ENTERED,
	QUERY_TYPING              /* the last word may still be the beginning of one */
};

/*
 * Read what was typed; the query lives in the arena. Words that are no filter
 * after all ("article:5") are terms. False, with the reason, for the value of a
 * filter that there is not ("organ:x"), and for more than a hundred words.
 */
bool query_parse(struct query *query, struct str typed, enum query_end end, struct arena *arena,
                 struct unroll_error *error);

/*
 * Set the filter of that name, "organ", "year", "session" or "lang", from "hrc",
 * "2016" or "2010-2016", "32", "fr". False, with the reason, if it cannot be.
 */
bool filter_set(struct filter *filter, struct str name, struct str value,
                struct unroll_error *error);

/* Whether there is a filter of that name. */
bool filter_is_name(struct str name);

bool filter_is_empty(const struct filter *filter);

bool filter_admits(const struct filter *filter, const struct library_entry *entry);

/* Bytes of a text, `end` behind the last. */
struct query_range {
	size_t start, end;
	uint32_t term;            /* of the query, that stands there */
};

struct query_ranges {
	struct query_range *items;
	size_t count;
};

/*
 * Where the terms of a query stand in a text, in order and without overlaps;
 * excluded ones do not. In the arena. Terms need not all be there.
 */
struct query_ranges query_mark(const struct query *query, struct str text,
                               struct fold_table *table, struct arena *arena);

/* Whether a text has all terms of the query and none of the excluded. */
bool query_matches(const struct query *query, struct str text, struct fold_table *table);

#endif
