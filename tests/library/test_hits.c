#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "library/hits.h"
#include "collection.h"

/* Words in several spellings, which a search must take for one. Ended by NULL. */
static const char *const vocabulary[][4] = {
	{ "water", "Water", "WATER" },
	{ "waters", "Waters" },
	{ "État", "etat", "E\xCC\x81TAT" },
	{ "œuvre", "oeuvre", "ŒUVRE" },
	{ "حقوق", "حُقُوق", "حقـوق" },
	{ "الدورة", "الدوره" },
	{ "вода", "ВОДА", "Вода" },
	{ "2016", "２０１６", "٢٠١٦" },
	{ "the", "The" },
	{ "light", "LIGHT" },
	{ "lighthouse", "light\xC2\xADhouse" },
	{ "权" },
	{ "人" },
	{ "x" },
};

enum {
	CLASSES = sizeof vocabulary / sizeof *vocabulary,
	DOCUMENTS = 60, PIECES = 8, WORDS = 12, TEXT_SIZE = 400
};

/* A title, a paragraph or a note: the words that it is of, and how they are written. */
struct piece {
	size_t words[WORDS], count;
	char text[TEXT_SIZE];
};

struct corpus {
	struct piece pieces[DOCUMENTS][PIECES];
	const char *texts[DOCUMENTS][2 * PIECES];       /* paragraphs, NULL, notes, NULL */
	char symbols[DOCUMENTS][64], dates[DOCUMENTS][64];
	struct specimen specimens[DOCUMENTS];
	size_t paragraphs[DOCUMENTS];
};

static size_t any(size_t limit)
{
	return (size_t)rand() % limit;
}

static const char *spelling(size_t class)
{
	size_t count = 0;

	while (count < 4 && vocabulary[class][count])
		count++;
	return vocabulary[class][any(count)];
}

static void fill_piece(struct piece *piece)
{
	static const char *const between[] = { " ", ", ", "-", "’", " (", "\n" };
	size_t size = 0;

	piece->count = any(WORDS) + 1;
	for (size_t i = 0; i < piece->count; i++) {
		piece->words[i] = any(CLASSES);
		const char *gap = i ? between[any(sizeof between / sizeof *between)] : "";
		size += (size_t)sprintf(piece->text + size, "%s%s", gap, spelling(piece->words[i]));
	}
}

static void fill_document(struct corpus *corpus, size_t document)
{
	struct piece *pieces = corpus->pieces[document];
	size_t paragraphs = 1 + any(PIECES - 2), at = 0;

	for (size_t i = 0; i < PIECES; i++) {
		fill_piece(&pieces[i]);
		if (i == paragraphs + 1)
			corpus->texts[document][at++] = NULL;
		if (i)
			corpus->texts[document][at++] = pieces[i].text;
	}
	corpus->texts[document][at] = NULL;
	corpus->paragraphs[document] = paragraphs;
	snprintf(corpus->symbols[document], sizeof corpus->symbols[document], "A/RES/%zu/%zu",
	         60 + any(20), document + 1);
	snprintf(corpus->dates[document], sizeof corpus->dates[document], "%zu-0%zu-11",
	         2000 + any(5), 1 + any(9));
	corpus->specimens[document] = (struct specimen){
		.symbol = corpus->symbols[document],
		.language = document % 2 ? UNROLL_ENGLISH : UNROLL_FRENCH,
		.organ = UNROLL_GENERAL_ASSEMBLY,
		.title = pieces[0].text,
		.adopted = corpus->dates[document],
		.paragraphs = corpus->texts[document],
		.notes = corpus->texts[document] + paragraphs + 1,
	};
}

static struct corpus corpus;

static int set_up(void **state)
{
	static struct collection collection;

	srand(3);
	for (size_t i = 0; i < DOCUMENTS; i++)
		fill_document(&corpus, i);
	collection_make(&collection);
	collection_write(&collection, corpus.specimens, DOCUMENTS, NULL, 0);
	*state = &collection;
	return 0;
}

static int tear_down(void **state)
{
	collection_remove(*state);
	return 0;
}

/* What is asked for, as classes of words, and as it is typed. */
struct question {
	struct {
		size_t words[2], count;
		bool is_excluded;
	} terms[4];
	size_t count;
	char typed[TEXT_SIZE];
};

static void type(struct question *question, const char *words)
{
	assert_true(strlen(question->typed) + strlen(words) < sizeof question->typed);
	strcat(question->typed, words);
}

static void ask(struct question *question)
{
	*question = (struct question){ .count = 1 + any(3) };
	for (size_t i = 0; i < question->count; i++) {
		question->terms[i].is_excluded = i && any(4) == 0;
		question->terms[i].count = 1 + any(2);
		type(question, question->terms[i].is_excluded ? " -\"" : " \"");
		for (size_t j = 0; j < question->terms[i].count; j++) {
			question->terms[i].words[j] = any(CLASSES);
			type(question, j ? " " : "");
			type(question, spelling(question->terms[i].words[j]));
		}
		type(question, "\"");
	}
}

static bool holds(const struct piece *piece, const size_t *words, size_t count)
{
	for (size_t i = 0; i + count <= piece->count; i++)
		if (memcmp(piece->words + i, words, count * sizeof *words) == 0)
			return true;
	return false;
}

static bool answers(const struct piece *piece, const struct question *question)
{
	for (size_t i = 0; i < question->count; i++)
		if (holds(piece, question->terms[i].words, question->terms[i].count)
		    == question->terms[i].is_excluded)
			return false;
	return true;
}

static size_t piece_of(size_t document, struct hit hit)
{
	switch (hit.kind) {
	case HIT_TITLE:
		return 0;
	case HIT_PARAGRAPH:
		return 1 + hit.index;
	case HIT_NOTE:
		break;
	}
	return 1 + corpus.paragraphs[document] + hit.index;
}

/* Every hit must be one of the naive reading, in order, and as many must there be. */
static void compare(struct hits *hits, const struct question *question, bool english_only)
{
	size_t expected = 0, found = 0;
	char newest[64] = "";
	struct arena arena = { 0 };

	for (size_t i = 0; i < DOCUMENTS; i++)
		for (size_t j = 0; j < PIECES; j++)
			expected += answers(&corpus.pieces[i][j], question) && (i % 2 || !english_only);
	for (size_t i = 0; i < hits_document_count(hits); i++) {
		struct library_entry entry;
		assert_true(hits_entry(hits, i, &arena, &entry, NULL));
		size_t document = (size_t)entry.file - 1, before = SIZE_MAX;
		assert_true(i == 0 || strcmp(entry.adopted.data, newest) <= 0);
		strcpy(newest, entry.adopted.data);
		for (size_t j = 0; j < hits_of_document(hits, i); j++) {
			size_t piece = piece_of(document, hits_at(hits, i, j));
			assert_true(before == SIZE_MAX || piece > before);
			before = piece;
			if (!answers(&corpus.pieces[document][piece], question))
				fail_msg("%s: not in \"%s\"", question->typed, corpus.pieces[document][piece].text);
			found++;
		}
	}
	if (found != expected || hits_count(hits) != expected)
		fail_msg("%s: %zu hits, expected %zu", question->typed, found, expected);
	arena_free(&arena);
}

static void check_question(struct store *store, const struct question *question,
                           bool english_only)
{
	struct arena arena = { 0 };
	struct query query;

	assert_true(query_parse(&query, str_of(question->typed), QUERY_ENTERED, &arena, NULL));
	if (english_only)
		query.filter.language = UNROLL_ENGLISH;
	struct hits *hits = hits_begin(store, &query, NULL);
	assert_non_null(hits);
	while (hits_step(hits, 0))
		assert_int_equal(hits_count(hits), 0);
	assert_true(hits_are_complete(hits, NULL));
	compare(hits, question, english_only);
	hits_free(hits);
	arena_free(&arena);
}

static void hits_are_those_of_a_naive_reading(void **state)
{
	struct collection *collection = *state;
	struct store *store = store_open(collection->path, NULL);

	srand(4);
	for (int i = 0; i < 400; i++) {
		struct question question;
		ask(&question);
		check_question(store, &question, i % 5 == 0);
	}
	store_close(store);
}

static size_t count_hits(struct store *store, const char *typed, enum query_end end)
{
	struct arena arena = { 0 };
	struct query query;

	assert_true(query_parse(&query, str_of(typed), end, &arena, NULL));
	struct hits *hits = hits_begin(store, &query, NULL);
	assert_non_null(hits);
	while (hits_step(hits, -1))
		fail_msg("a search without end");
	size_t count = hits_count(hits);
	hits_free(hits);
	arena_free(&arena);
	return count;
}

static void the_last_word_may_go_on_while_it_is_typed(void **state)
{
	struct collection *collection = *state;
	struct store *store = store_open(collection->path, NULL);
	size_t both = 0;
	static const size_t light[] = { 9 }, lighthouse[] = { 10 };

	for (size_t i = 0; i < DOCUMENTS; i++)
		for (size_t j = 0; j < PIECES; j++)
			both += holds(&corpus.pieces[i][j], light, 1)
			     || holds(&corpus.pieces[i][j], lighthouse, 1);
	assert_true(both > 0);
	assert_int_equal(count_hits(store, "LIGH", QUERY_TYPING), both);
	assert_int_equal(count_hits(store, "LIGH", QUERY_ENTERED), 0);
	assert_int_equal(count_hits(store, "ligh ", QUERY_TYPING), 0);
	store_close(store);
}

static const struct {
	const char *typed, *message;
} nothing[] = {
	{ "", "nothing to search for" },
	{ "\"\" , ;", "nothing to search for" },
	{ "organ:ga", "nothing to search for" },
	{ "-fire -ice", "nothing to search for: every word is excluded" },
};

static void nothing_is_said_to_be_nothing(void **state)
{
	struct collection *collection = *state;
	struct store *store = store_open(collection->path, NULL);

	for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++) {
		struct arena arena = { 0 };
		struct unroll_error error = { 0 };
		struct query query;
		assert_true(query_parse(&query, str_of(nothing[i].typed), QUERY_ENTERED, &arena, NULL));
		assert_null(hits_begin(store, &query, &error));
		assert_string_equal(error.message, nothing[i].message);
		arena_free(&arena);
	}
	store_close(store);
}

/* Ask everything of a library that may be damaged: answers and errors are both fine. */
static bool ask_everything(const char *path)
{
	struct unroll_error error = { 0 };
	struct store *store = store_open(path, &error);
	struct arena arena = { 0 };
	struct library_entries entries;
	struct library_entry entry = { .file = 3 };
	struct store_links links;
	struct query query;

	if (!store)
		return false;
	/* Each is asked whatever the others say. */
	bool is_good = store_list(store, &arena, &entries, &error);
	is_good &= store_find(store, str_of(corpus.symbols[7]), UNROLL_FRENCH, &arena, &entry, &error);
	is_good &= store_complete(store, str_of("A/RES/6"), 50, &arena, &entries, &error);
	is_good &= store_cites(store, &entry, UNROLL_FRENCH, &arena, &links, &error);
	is_good &= store_cited_by(store, str_of("A/RES/70/1"), UNROLL_FRENCH, &arena, &links, &error);
	is_good &= query_parse(&query, str_of("water -the"), QUERY_ENTERED, &arena, &error);
	struct hits *hits = hits_begin(store, &query, &error);
	if (hits) {
		hits_step(hits, -1);
		is_good &= hits_are_complete(hits, &error);
		for (size_t i = 0; i < hits_document_count(hits); i++) {
			is_good &= hits_entry(hits, i, &arena, &entry, &error);
			is_good &= hits_at(hits, i, hits_of_document(hits, i) - 1).index < UINT32_MAX;
		}
		hits_free(hits);
	}
	if (!is_good)
		assert_true(error.kind != UNROLL_ERROR_NONE && error.message[0]);
	arena_free(&arena);
	store_close(store);
	return is_good && hits;
}

static char *read_whole(const char *path, size_t *size)
{
	static char bytes[1 << 20];
	FILE *file = fopen(path, "r");

	*size = fread(bytes, 1, sizeof bytes, file);
	fclose(file);
	return bytes;
}

static void write_damaged(const char *path, char *bytes, size_t size)
{
	char beside[96];
	FILE *file = fopen(path, "w");

	fwrite(bytes, 1, size, file);
	fclose(file);
	snprintf(beside, sizeof beside, "%s-wal", path);
	unlink(beside);
	snprintf(beside, sizeof beside, "%s-shm", path);
	unlink(beside);
}

static void a_damaged_library_is_an_error_and_no_crash(void **state)
{
	enum { ROUNDS = 200 };
	struct collection *collection = *state;
	size_t size, refused = 0;
	char *bytes = read_whole(collection->path, &size), path[80];

	assert_true(size > 8192);
	assert_true(ask_everything(collection->path));
	snprintf(path, sizeof path, "%s/damaged.db", collection->folder);
	srand(5);
	for (int round = 0; round < ROUNDS; round++) {
		size_t at = any(size), width = 1 + any(16);
		char kept[16];
		if (width > size - at)
			width = size - at;
		memcpy(kept, bytes + at, width);
		for (size_t i = 0; i < width; i++)
			bytes[at + i] = (char)rand();
		write_damaged(path, bytes, size);
		refused += !ask_everything(path);
		memcpy(bytes + at, kept, width);
	}
	assert_in_range(refused, 1, ROUNDS - 1);
	for (size_t cut = 0; cut < size / 2; cut += 4096 + any(4096)) {
		write_damaged(path, bytes, cut);
		assert_false(ask_everything(path));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hits_are_those_of_a_naive_reading),
		cmocka_unit_test(the_last_word_may_go_on_while_it_is_typed),
		cmocka_unit_test(nothing_is_said_to_be_nothing),
		cmocka_unit_test(a_damaged_library_is_an_error_and_no_crash),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
