#include "library/hits.h"

#include <stdlib.h>
#include <time.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/str.h"
#include "library/reading.h"

enum { ROWS_AT_ONCE = 128 };      /* between looks at the clock */

/* A document that matches. Its rows lie together in hits.rows. */
struct found {
	struct library_entry entry;             /* what sorting and filtering need */
	size_t first, count;      /* of hits.rows */
	uint32_t paragraphs;
};

struct hits {
	struct store *store;
	const struct query *query;
	sqlite3_stmt *statement;  /* NULL when the search has ended */
	struct arena arena;
	struct unroll_error error;              /* none, or why it ended before its time */

	/* The document of the row that was read last, or the gap between two. */
	int64_t first_row, end_row;
	bool is_admitted;

	uint32_t *rows;           /* that match, counted from the document's first */
	size_t row_count, row_capacity;
	struct found *found;
	size_t found_count, found_capacity;
};

enum row_column {
	ROW_FILE, ROW_FIRST, ROW_PARAGRAPHS, ROW_NOTES, ROW_LANGUAGE, ROW_ORGAN, ROW_ADOPTED,
	ROW_SESSION, ROW_SYMBOL
};

static sqlite3_stmt *prepare(struct hits *hits)
{
	static const char search[] = "SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rowid";
	sqlite3_stmt *statement = NULL;

	if (sqlite3_prepare_v2(hits->store->database, search, -1, &statement, NULL) == SQLITE_OK)
		reading_bind(statement, 1, hits->query->match);
	return statement;
}

struct hits *hits_begin(struct store *store, const struct query *query,
                        struct unroll_error *error)
{
	if (str_is_empty(query->match)) {
		error_set(error, UNROLL_ERROR_USAGE, 0, query->count
		          ? "nothing to search for: every word is excluded"
		          : "nothing to search for");
		return NULL;
	}
	struct hits *hits = memory_allocate_zeroed(1, sizeof *hits);
	hits->store = store;
	hits->query = query;
	hits->statement = prepare(hits);
	if (hits->statement)
		return hits;
	reading_failed(store, error);
	free(hits);
	return NULL;
}

static struct library_entry read_found(struct hits *hits, sqlite3_stmt *statement)
{
	return (struct library_entry){
		.file = sqlite3_column_int64(statement, ROW_FILE),
		.language = reading_number(statement, ROW_LANGUAGE, UNROLL_LANGUAGE_COUNT),
		.organ = reading_number(statement, ROW_ORGAN, UNROLL_ORGAN_COUNT),
		.adopted = reading_text(statement, ROW_ADOPTED, &hits->arena),
		.session = reading_text(statement, ROW_SESSION, &hits->arena),
		.symbol = reading_text(statement, ROW_SYMBOL, &hits->arena),
	};
}

static void add_found(struct hits *hits, sqlite3_stmt *statement)
{
	struct library_entry entry = read_found(hits, statement);

	hits->is_admitted = filter_admits(&hits->query->filter, &entry);
	if (!hits->is_admitted)
		return;
	hits->found = memory_grow(hits->found, hits->found_count, &hits->found_capacity,
	                          sizeof *hits->found);
	hits->found[hits->found_count++] = (struct found){
		.entry = entry, .first = hits->row_count,
		.paragraphs = (uint32_t)sqlite3_column_int64(statement, ROW_PARAGRAPHS),
	};
}

/* Find the document of a row, if it is anybody's. */
static bool look_up(struct hits *hits, int64_t row)
{
	sqlite3_stmt *statement = reading_ask(hits->store, READ_BY_ROW, &hits->error);

	if (!statement)
		return false;
	hits->first_row = hits->end_row = row + 1;
	hits->is_admitted = false;
	sqlite3_bind_int64(statement, 1, row);
	int result = sqlite3_step(statement);
	if (result == SQLITE_ROW) {
		int64_t first = sqlite3_column_int64(statement, ROW_FIRST);
		int64_t end = first + 1 + sqlite3_column_int64(statement, ROW_PARAGRAPHS)
		            + sqlite3_column_int64(statement, ROW_NOTES);
		if (row < end) {
			hits->first_row = first;
			hits->end_row = end;
			add_found(hits, statement);
		}
	}
	return reading_end(hits->store, statement, result, &hits->error);
}

static bool add_row(struct hits *hits, int64_t row)
{
	if (row >= hits->end_row && !look_up(hits, row))
		return false;
	if (row < hits->first_row || !hits->is_admitted)
		return true;
	hits->rows = memory_grow(hits->rows, hits->row_count, &hits->row_capacity,
	                         sizeof *hits->rows);
	hits->rows[hits->row_count++] = (uint32_t)(row - hits->first_row);
	hits->found[hits->found_count - 1].count++;
	return true;
}

static int compare_found(const void *a, const void *b)
{
	const struct found *first = a, *second = b;
	int order = entry_compare_newest(&first->entry, &second->entry);

	return order ? order : (first->first > second->first) - (first->first < second->first);
}

static void end(struct hits *hits)
{
	sqlite3_finalize(hits->statement);
	hits->statement = NULL;
	if (hits->found_count)
		qsort(hits->found, hits->found_count, sizeof *hits->found, compare_found);
}

/* Read some rows; return whether some are left. */
static bool read_rows(struct hits *hits)
{
	for (int i = 0; i < ROWS_AT_ONCE; i++) {
		int result = sqlite3_step(hits->statement);
		if (result == SQLITE_ROW && add_row(hits, sqlite3_column_int64(hits->statement, 0)))
			continue;
		if (result != SQLITE_DONE && result != SQLITE_ROW)
			reading_failed(hits->store, &hits->error);
		end(hits);
		return false;
	}
	return true;
}

static int64_t milliseconds_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool hits_step(struct hits *hits, int milliseconds)
{
	int64_t deadline = milliseconds_now() + milliseconds;

	while (hits->statement && read_rows(hits))
		if (milliseconds >= 0 && milliseconds_now() >= deadline)
			break;
	return hits->statement;
}

bool hits_are_complete(const struct hits *hits, struct unroll_error *error)
{
	if (error && hits->error.kind)
		*error = hits->error;
	return !hits->error.kind;
}

size_t hits_document_count(const struct hits *hits)
{
	return hits->statement ? 0 : hits->found_count;
}

size_t hits_count(const struct hits *hits)
{
	return hits->statement ? 0 : hits->row_count;
}

size_t hits_of_document(const struct hits *hits, size_t document)
{
	return hits->found[document].count;
}

struct hit hits_at(const struct hits *hits, size_t document, size_t index)
{
	const struct found *found = &hits->found[document];
	uint32_t row = hits->rows[found->first + index];

	if (row == 0)
		return (struct hit){ HIT_TITLE, 0 };
	if (row <= found->paragraphs)
		return (struct hit){ HIT_PARAGRAPH, row - 1 };
	return (struct hit){ HIT_NOTE, row - 1 - found->paragraphs };
}

bool hits_entry(struct hits *hits, size_t document, struct arena *arena,
                struct library_entry *entry, struct unroll_error *error)
{
	return store_entry(hits->store, hits->found[document].entry.file, arena, entry, error);
}

void hits_free(struct hits *hits)
{
	if (!hits)
		return;
	sqlite3_finalize(hits->statement);
	arena_free(&hits->arena);
	free(hits->rows);
	free(hits->found);
	free(hits);
}
