#include "library/hits.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/str.h"
#include "library/reading.h"
#include "library/schema.h"

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
	sqlite3_stmt *documents;  /* in the order of their rows; stands on the one below */
	struct arena arena;
	struct unroll_error error;              /* none, or why it ended before its time */

	/* The document near the row that was read last: its rows, and whether it counts. */
	int64_t first_row, end_row;
	bool is_judged, is_admitted;

	uint32_t *rows;           /* that match, counted from the document's first */
	size_t row_count, row_capacity;
	struct found *found;
	size_t found_count, found_capacity;
};

static const char search[] = "SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rowid";

/* From the last that begins at a row or before it, or else from the next one on. */
static const char documents[] =
	"SELECT file, first_row, paragraphs, notes, language, organ, adopted,"
	" (SELECT symbol.symbol FROM symbol WHERE symbol.id = document.symbol) FROM document "
	"WHERE first_row >= coalesce((SELECT first_row FROM document WHERE first_row <= ?1"
	" ORDER BY first_row DESC LIMIT 1), ?1) ORDER BY first_row";

enum document_column {
	DOCUMENT_FILE, DOCUMENT_FIRST, DOCUMENT_PARAGRAPHS, DOCUMENT_NOTES, DOCUMENT_LANGUAGE,
	DOCUMENT_ORGAN, DOCUMENT_ADOPTED, DOCUMENT_SYMBOL
};

static bool prepare(struct hits *hits)
{
	sqlite3 *database = hits->store->database;

	if (sqlite3_prepare_v2(database, search, -1, &hits->statement, NULL) != SQLITE_OK
	    || sqlite3_prepare_v2(database, documents, -1, &hits->documents, NULL) != SQLITE_OK)
		return false;
	schema_bind(hits->statement, 1, hits->query->match);
	return true;
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
	if (prepare(hits))
		return hits;
	schema_error(store->database, error);
	hits_free(hits);
	return NULL;
}

/* What only a filter by session asks for. */
static bool read_session(struct hits *hits, struct library_entry *entry)
{
	sqlite3_stmt *statement = reading_ask(hits->store, READ_SESSION, &hits->error);

	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, entry->file);
	int result = sqlite3_step(statement);
	if (result == SQLITE_ROW)
		entry->session = reading_text(statement, 0, &hits->arena);
	return reading_end(hits->store, statement, result, &hits->error);
}

/* Add the document that the statement stands on, if the filter admits it. */
static bool judge(struct hits *hits)
{
	sqlite3_stmt *statement = hits->documents;
	struct library_entry entry = {
		.file = sqlite3_column_int64(statement, DOCUMENT_FILE),
		.language = reading_number(statement, DOCUMENT_LANGUAGE, UNROLL_LANGUAGE_COUNT),
		.organ = reading_number(statement, DOCUMENT_ORGAN, UNROLL_ORGAN_COUNT),
		.adopted = reading_text(statement, DOCUMENT_ADOPTED, &hits->arena),
		.symbol = reading_text(statement, DOCUMENT_SYMBOL, &hits->arena),
	};

	hits->is_judged = true;
	if (hits->query->filter.session && !read_session(hits, &entry))
		return false;
	hits->is_admitted = filter_admits(&hits->query->filter, &entry);
	if (!hits->is_admitted)
		return true;
	hits->found = memory_grow(hits->found, hits->found_count, &hits->found_capacity,
	                          sizeof *hits->found);
	hits->found[hits->found_count++] = (struct found){
		.entry = entry, .first = hits->row_count,
		.paragraphs = reading_number(statement, DOCUMENT_PARAGRAPHS, INT32_MAX),
	};
	return true;
}

/* The first row of a document, from which one may count on even if it is damaged. */
static int64_t row_of(sqlite3_stmt *statement)
{
	int64_t row = sqlite3_column_int64(statement, DOCUMENT_FIRST);

	return row < INT64_MAX / 2 ? row : INT64_MAX / 2;
}

/* Go to the next document, or look for the one of a row; behind the last there is none. */
static bool go_to_document(struct hits *hits, bool is_next, int64_t row)
{
	sqlite3_stmt *statement = hits->documents;
	int result = SQLITE_OK;

	if (!is_next) {
		result = sqlite3_reset(statement);
		sqlite3_bind_int64(statement, 1, row);
	}
	if (result == SQLITE_OK)
		result = sqlite3_step(statement);
	hits->is_judged = hits->is_admitted = false;
	hits->first_row = hits->end_row = INT64_MAX;     /* as behind the last */
	if (result == SQLITE_ROW) {
		hits->first_row = row_of(statement);
		hits->end_row = hits->first_row + 1
		              + reading_number(statement, DOCUMENT_PARAGRAPHS, INT32_MAX)
		              + reading_number(statement, DOCUMENT_NOTES, INT32_MAX);
	} else if (result != SQLITE_DONE) {
		return schema_error(hits->store->database, &hits->error);
	}
	return true;
}

/* Find the document of a row: often one of the next, or else it is looked up. */
static bool find_document(struct hits *hits, int64_t row)
{
	enum { NEAR = 4 };
	bool is_good = true;

	for (int i = 0; is_good && hits->end_row && i < NEAR && row >= hits->end_row; i++)
		is_good = go_to_document(hits, true, row);
	if (is_good && row >= hits->end_row)
		is_good = go_to_document(hits, false, row);
	return is_good;
}

static bool add_row(struct hits *hits, int64_t row)
{
	if (row >= hits->end_row && !find_document(hits, row))
		return false;
	if (row < hits->first_row || row >= hits->end_row)
		return true;              /* nobody's */
	if (!hits->is_judged && !judge(hits))
		return false;
	if (!hits->is_admitted)
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
	bool is_good = sqlite3_finalize(hits->statement) == SQLITE_OK;
	is_good &= sqlite3_finalize(hits->documents) == SQLITE_OK;
	hits->statement = hits->documents = NULL;
	if (!is_good && !hits->error.kind)
		schema_error(hits->store->database, &hits->error);
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
			schema_error(hits->store->database, &hits->error);
		end(hits);
		return false;
	}
	return true;
}

bool hits_step(struct hits *hits, int milliseconds)
{
	int64_t deadline = clock_milliseconds() + milliseconds;

	while (hits->statement && read_rows(hits))
		if (milliseconds >= 0 && clock_milliseconds() >= deadline)
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
	sqlite3_finalize(hits->documents);
	arena_free(&hits->arena);
	free(hits->rows);
	free(hits->found);
	free(hits);
}

bool hit_text(const struct unroll_document *document, struct hit hit, struct str *text)
{
	switch (hit.kind) {
	case HIT_TITLE:
		*text = document->title;
		return true;
	case HIT_PARAGRAPH:
		if (hit.index >= document->paragraph_count)
			return false;
		*text = document->paragraphs[hit.index].body.text;
		return true;
	case HIT_NOTE:
		if (hit.index >= document->note_count)
			return false;
		*text = document->notes[hit.index].body.text;
		return true;
	}
	return false;
}
