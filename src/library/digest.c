#include "library/digest.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <unroll/load.h>
#include <unroll/place.h>

#include "base/memory.h"
#include "base/str.h"
#include "library/folder.h"
#include "library/tokens.h"

enum { TITLE_LIMIT = 2000, FACT_LIMIT = 400, SUBJECTS_LIMIT = 8000 };   /* bytes */

/* What a file was like before it was read, and after. */
struct state {
	int64_t size, changed;
};

static bool state_of(int fd, struct state *state)
{
	struct stat status;

	if (fstat(fd, &status) < 0)
		return false;
	state->size = status.st_size;
	state->changed = status.st_mtim.tv_sec * INT64_C(1000000000) + status.st_mtim.tv_nsec;
	return true;
}

/*
 * Whether a time is long enough ago for the next change to have another one: the
 * clock of a file system goes in steps.
 */
static bool is_settled(int64_t changed)
{
	enum { STEP = 2 };        /* seconds */

	return changed / 1000000000 + STEP < (int64_t)time(NULL);
}

static struct str subjects_of(struct arena *arena, const struct unroll_document *document)
{
	struct record_bytes lines = { 0 };

	for (uint32_t i = 0; i < document->subject_count; i++) {
		struct str subject = str_prefix(document->subjects[i], FACT_LIMIT);
		if (lines.size + subject.size < SUBJECTS_LIMIT)
			record_bytes_add(&lines, arena_format(arena, "%s%.*s",
				lines.size ? "\n" : "", (int)subject.size, subject.data));
	}
	struct str subjects = arena_copy(arena, (struct str){ lines.data, lines.size });
	free(lines.data);
	return subjects;
}

/* The words of a document; the row of each text ends where the next begins. */
struct folding {
	struct token_text words;
	uint32_t *ends;
	size_t count;
};

static void fold_text(struct folding *folding, struct str text, struct fold_table *table)
{
	tokens_append(&folding->words, text, table);
	folding->ends[folding->count++] = (uint32_t)folding->words.size;
}

static void fold_document(struct folding *folding, const struct unroll_document *document)
{
	static struct fold_table table;

	folding->ends = memory_allocate(((size_t)1 + document->paragraph_count
		+ document->note_count) * sizeof *folding->ends);
	fold_text(folding, document->title, &table);
	for (uint32_t i = 0; i < document->paragraph_count; i++)
		fold_text(folding, document->paragraphs[i].body.text, &table);
	for (uint32_t i = 0; i < document->note_count; i++)
		fold_text(folding, document->notes[i].body.text, &table);
}

/* The paragraph of depth 0 above each paragraph. */
static uint32_t *find_heads(struct arena *arena, const struct unroll_document *document)
{
	uint32_t *heads = arena_allocate(arena, document->paragraph_count * sizeof *heads);

	for (uint32_t i = 0; i < document->paragraph_count; i++) {
		const struct unroll_paragraph *paragraph = &document->paragraphs[i];
		bool is_first = i == document->sections[paragraph->section].first;
		heads[i] = is_first || paragraph->depth == 0 ? i : heads[i - 1];
	}
	return heads;
}

static struct record_citation citation_of(struct arena *arena,
                                          const struct unroll_document *document,
                                          const uint32_t *heads, uint32_t ordinal)
{
	const struct unroll_citation *citation = &document->citations[ordinal];
	char place[UNROLL_PLACE_SIZE] = "";

	if (citation->paragraph != UNROLL_NONE)
		unroll_paragraph_place_short(document, heads[citation->paragraph], place);
	return (struct record_citation){
		.symbol = citation->symbol,
		.place = arena_copy(arena, str_of(place)),
		.note = citation->note == UNROLL_NONE ? (struct str)STR("")
		      : str_prefix(document->notes[citation->note].label, FACT_LIMIT),
		.target = str_prefix(citation->target, FACT_LIMIT),
		.ordinal = ordinal,
		.paragraph = citation->paragraph,
	};
}

/* Citations of other documents; those that point into this one have no symbol. */
static void take_citations(struct record *record, struct arena *arena,
                           const struct unroll_document *document)
{
	uint32_t *heads = find_heads(arena, document);
	struct record_citation *citations =
		arena_allocate(arena, document->citation_count * sizeof *citations);

	for (uint32_t i = 0; i < document->citation_count; i++)
		if (!str_is_empty(document->citations[i].symbol))
			citations[record->citation_count++] =
				citation_of(arena, document, heads, i);
	record->citations = citations;
}

/*
 * A text that is a document has a symbol, or the opening line of a resolution. Any
 * other text, a letter or a program, is of another kind.
 */
static bool is_document(const struct unroll_document *document)
{
	bool has_preamble = false;

	for (uint32_t i = 0; i < document->section_count; i++)
		has_preamble = has_preamble || document->sections[i].kind == UNROLL_PREAMBLE;
	return has_preamble || !str_is_empty(document->symbol);
}

static void write_document(const struct unroll_document *document, struct record *record,
                           struct record_bytes *answer)
{
	struct folding folding = { 0 };
	struct arena arena = { 0 };

	fold_document(&folding, document);
	record->symbol = document->symbol;
	record->title = str_prefix(document->title, TITLE_LIMIT);
	record->adopted = str_prefix(document->adopted, FACT_LIMIT);
	record->session = str_prefix(document->session, FACT_LIMIT);
	record->agenda_item = str_prefix(document->agenda_item, FACT_LIMIT);
	record->subjects = subjects_of(&arena, document);
	record->language = document->language;
	record->organ = document->organ;
	record->paragraphs = document->paragraph_count;
	record->notes = document->note_count;
	record->words = (struct str){ folding.words.data, folding.words.size };
	record->ends = folding.ends;
	take_citations(record, &arena, document);
	record_write(record, answer);
	free(folding.words.data);
	free(folding.ends);
	arena_free(&arena);
}

/* The file that a fault is of is known without its name in front of the message. */
static void write_fault(struct record *record, const char *name, const char *fault,
                        struct record_bytes *answer)
{
	struct str message = str_of(fault), rest = str_from(message, strlen(name));

	if (str_starts_with(message, str_of(name)) && str_starts_with(rest, (struct str)STR(": ")))
		message = str_from(rest, 2);
	record->kind = RECORD_FAULT;
	record->fault = message;
	record_write(record, answer);
}

static void digest_text(int fd, const char *name, struct record *record,
                        struct record_bytes *answer)
{
	struct unroll_error error = { 0 };
	struct unroll_document *document = unroll_load_fd(fd, name, NULL, &error);

	if (error.kind == UNROLL_ERROR_SYSTEM)
		record->changed = 0;
	if (!document && error.kind != UNROLL_ERROR_NOT_TEXT) {
		write_fault(record, name, error.message, answer);
	} else if (!document || !is_document(document)) {
		record->kind = RECORD_OTHER;
		record_write(record, answer);
	} else {
		record->kind = RECORD_DOCUMENT;
		write_document(document, record, answer);
	}
	unroll_document_free(document);
}

/* Read a file; return whether it stayed as it was meanwhile. */
static bool digest_once(int fd, const char *name, bool may_rest, struct record_bytes *answer)
{
	struct state before = { 0 }, after = { 0 };

	if (lseek(fd, 0, SEEK_SET) < 0 || !state_of(fd, &before))
		return false;
	struct record record = {
		.kind = RECORD_OTHER,
		.size = before.size,
		.changed = may_rest && is_settled(before.changed) ? before.changed : 0,
	};
	answer->size = 0;
	if (folder_file_is_text(fd))
		digest_text(fd, name, &record, answer);
	else
		record_write(&record, answer);
	return state_of(fd, &after) && after.size == before.size && after.changed == before.changed;
}

/* What does not come to rest is taken as it was read last, and looked at again another time. */
static void digest_file(int fd, const char *name, struct record_bytes *answer)
{
	struct record unread = { 0 };

	if (!digest_once(fd, name, true, answer))
		digest_once(fd, name, false, answer);
	if (!answer->size)
		write_fault(&unread, name, strerror(errno), answer);
}

/* The folder of the last request is kept open: the next is of the same one most often. */
static int open_folder(const char *path, struct unroll_error *error)
{
	static char *last;
	static int folder = -1;

	if (folder >= 0 && strcmp(path, last) == 0)
		return folder;
	if (folder >= 0)
		close(folder);
	free(last);
	last = memory_string(path);
	folder = folder_open(path, error);
	return folder;
}

void digest_request(struct str folder, struct str file, struct record_bytes *request)
{
	static const struct str end = { "", 1 };

	record_bytes_add(request, folder);
	record_bytes_add(request, end);
	record_bytes_add(request, file);
	record_bytes_add(request, end);
}

void digest(struct str request, struct record_bytes *answer)
{
	struct str folder = str_of(request.data), name = str_from(request, folder.size + 1);
	struct unroll_error error = { 0 };
	struct record record = { 0 };
	int parent = open_folder(folder.data, &error);
	int fd = parent < 0 ? -1 : folder_open_below(parent, str_of(name.data), &error);

	if (fd < 0) {
		write_fault(&record, name.data, error.message, answer);
		return;
	}
	digest_file(fd, name.data, answer);
	close(fd);
}
