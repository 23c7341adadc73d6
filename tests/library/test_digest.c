/* What is told of a file, as a process of the pool tells it. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/str.h"
#include "library/digest.h"
#include "shelf.h"

/* A specimen, not a document of the United Nations. */
static const char resolution[] =
	"SPECIMEN\n\n## General Assembly\n\n"
	"## Resolution adopted by the General Assembly on 9 December 2016\n\n"
	"71/968. Lamps\n\n*The General Assembly*,\n\n"
	"*Recalling* its resolution 70/968 of 1 December 2015,\n\n"
	"1. *Requests* a report, pursuant to paragraph 2 below:\n\n"
	"(a) On lamps, as in paragraph 3 of resolution 70/969;<sup>1</sup>\n\n"
	"2. *Decides* to go on.\n\n---\n\n<sup>1</sup> A/71/968.\n\n<sup>2</sup> See also A/71/969.\n";

/* What was answered, until the next call; texts are borrowed from `answer`. */
struct told {
	struct record_bytes request, answer;
	struct arena arena;
	struct record record;
};

static void ask(struct told *told, const struct shelf *shelf, const char *folder, const char *file)
{
	arena_free(&told->arena);
	told->request.size = told->answer.size = 0;
	digest_request(str_of(shelf_path(shelf, folder)), str_of(file), &told->request);
	digest((struct str){ told->request.data, told->request.size }, &told->answer);
	assert_true(record_read((struct str){ told->answer.data, told->answer.size }, &told->arena,
	                        &told->record));
}

static void told_free(struct told *told)
{
	arena_free(&told->arena);
	free(told->request.data);
	free(told->answer.data);
}

static void assert_str(struct str seen, const char *wanted)
{
	if (!str_equal(seen, str_of(wanted)))
		fail_msg("\"%.*s\" instead of \"%s\"", (int)seen.size, seen.data, wanted);
}

static void a_document_is_told_with_its_facts(void **state)
{
	struct shelf shelf;
	struct told told = { .answer = { 0 } };

	(void)state;
	shelf_open(&shelf);
	shelf_file(&shelf, "a.md", resolution);
	ask(&told, &shelf, "", "a.md");
	assert_int_equal(told.record.kind, RECORD_DOCUMENT);
	assert_int_equal(told.record.size, sizeof resolution - 1);
	assert_true(told.record.changed > 0);
	assert_str(told.record.symbol, "A/RES/71/968");
	assert_str(told.record.title, "Lamps");
	assert_str(told.record.adopted, "2016-12-09");
	assert_int_equal(told.record.language, UNROLL_ENGLISH);
	assert_int_equal(told.record.organ, UNROLL_GENERAL_ASSEMBLY);
	assert_int_equal(told.record.notes, 2);
	told_free(&told);
	shelf_close(&shelf);
}

/* Those of other documents, by the paragraph of depth 0, and of a note that nothing calls. */
static void its_citations_are_told_with_their_places(void **state)
{
	static const struct {
		const char *symbol, *place, *note, *target;
	} wanted[] = {
		{ "A/RES/70/968", "pp 1", "",  "" },
		{ "A/RES/70/969", "op 1", "",  "3" },
		{ "A/71/968",     "op 1", "1", "" },
		{ "A/71/969",     "",     "2", "" },
	};
	struct shelf shelf;
	struct told told = { .answer = { 0 } };

	(void)state;
	shelf_open(&shelf);
	shelf_file(&shelf, "a.md", resolution);
	ask(&told, &shelf, "", "a.md");
	assert_int_equal(told.record.citation_count, sizeof wanted / sizeof *wanted);
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		const struct record_citation *citation = &told.record.citations[i];
		assert_str(citation->symbol, wanted[i].symbol);
		assert_str(citation->place, wanted[i].place);
		assert_str(citation->note, wanted[i].note);
		assert_str(citation->target, wanted[i].target);
	}
	told_free(&told);
	shelf_close(&shelf);
}

static bool has_word(const struct record *record, uint32_t text, const char *word)
{
	uint32_t start = text ? record->ends[text - 1] : 0;
	struct str words = str_slice(record->words, start, record->ends[text]);

	return memmem(words.data, words.size, word, strlen(word));
}

static void its_words_are_told_text_by_text(void **state)
{
	struct shelf shelf;
	struct told told = { .answer = { 0 } };

	(void)state;
	shelf_open(&shelf);
	shelf_file(&shelf, "a.md", resolution);
	ask(&told, &shelf, "", "a.md");
	uint32_t last = told.record.paragraphs + told.record.notes;
	assert_true(has_word(&told.record, 0, "lamps"));
	assert_false(has_word(&told.record, 0, "report"));
	assert_true(has_word(&told.record, told.record.paragraphs, "decides"));
	assert_true(has_word(&told.record, last, "also"));
	assert_int_equal(told.record.ends[last], told.record.words.size);
	told_free(&told);
	shelf_close(&shelf);
}

static void subjects_are_told_a_line_each(void **state)
{
	struct shelf shelf;
	struct told told = { .answer = { 0 } };
	char *path = realpath("samples/A_RES_66_977-en.xml", NULL);

	(void)state;
	assert_non_null(path);
	shelf_open(&shelf);
	assert_int_equal(symlink(path, shelf_path(&shelf, "link.xml")), 0);
	*strrchr(path, '/') = '\0';
	told.request.size = 0;
	digest_request(str_of(path), str_of("A_RES_66_977-en.xml"), &told.request);
	digest((struct str){ told.request.data, told.request.size }, &told.answer);
	assert_true(record_read((struct str){ told.answer.data, told.answer.size }, &told.arena,
	                        &told.record));
	assert_int_equal(told.record.kind, RECORD_DOCUMENT);
	assert_non_null(memchr(told.record.subjects.data, '\n', told.record.subjects.size));
	free(path);
	told_free(&told);
	shelf_close(&shelf);
}

static const struct {
	const char *name, *text;
	enum record_kind kind;
	const char *fault;
} others[] = {
	{ "letter.txt", "Dear all, the lamps are lit again.\n", RECORD_OTHER, "" },
	{ "paper.pdf", "%PDF-1.4 and so on\n", RECORD_OTHER, "" },
	{ "empty.md", "", RECORD_OTHER, "" },
	{ "binary", "\x7F" "ELF\x02\x01\x01", RECORD_OTHER, "" },
	{ "short.md", "*The General Assembly*,\n\n1. *Decides* so.\n", RECORD_DOCUMENT, "" },
	{ "symbol.txt", "A/71/968\n\nA letter about lamps.\n", RECORD_DOCUMENT, "" },
};

static void what_is_no_document_is_told_so(void **state)
{
	struct shelf shelf;
	struct told told = { .answer = { 0 } };

	(void)state;
	shelf_open(&shelf);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		shelf_file(&shelf, others[i].name, others[i].text);
		ask(&told, &shelf, "", others[i].name);
		if (told.record.kind != others[i].kind)
			fail_msg("%s is of kind %d", others[i].name, told.record.kind);
		assert_str(told.record.fault, others[i].fault);
	}
	told_free(&told);
	shelf_close(&shelf);
}

/* The reason is told without the name, and one file's does not touch the next. */
static void what_cannot_be_read_is_told_with_its_reason(void **state)
{
	struct shelf shelf;
	struct told told = { .answer = { 0 } };

	(void)state;
	shelf_open(&shelf);
	shelf_folder(&shelf, "un");
	shelf_file(&shelf, "un/a.md", resolution);
	shelf_file(&shelf, "outside.md", resolution);
	assert_int_equal(symlink("../outside.md", shelf_path(&shelf, "un/out.md")), 0);
	ask(&told, &shelf, "un", "gone.md");
	assert_int_equal(told.record.kind, RECORD_FAULT);
	assert_str(told.record.fault, "No such file or directory");
	ask(&told, &shelf, "un", "out.md");
	assert_str(told.record.fault, "leads out of the library");
	ask(&told, &shelf, "nowhere", "a.md");
	assert_int_equal(told.record.kind, RECORD_FAULT);
	ask(&told, &shelf, "un", "a.md");
	assert_int_equal(told.record.kind, RECORD_DOCUMENT);
	told_free(&told);
	shelf_close(&shelf);
}

/* A file that was changed just now may be changed again without another time. */
static void a_file_that_has_just_changed_is_looked_at_again(void **state)
{
	struct shelf shelf;
	struct told told = { .answer = { 0 } };
	struct timespec now[2] = { { .tv_nsec = UTIME_NOW }, { .tv_nsec = UTIME_NOW } };

	(void)state;
	shelf_open(&shelf);
	shelf_file(&shelf, "a.md", resolution);
	assert_int_equal(utimensat(AT_FDCWD, shelf_path(&shelf, "a.md"), now, 0), 0);
	ask(&told, &shelf, "", "a.md");
	assert_int_equal(told.record.kind, RECORD_DOCUMENT);
	assert_int_equal(told.record.changed, 0);
	told_free(&told);
	shelf_close(&shelf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_document_is_told_with_its_facts),
		cmocka_unit_test(its_citations_are_told_with_their_places),
		cmocka_unit_test(its_words_are_told_text_by_text),
		cmocka_unit_test(subjects_are_told_a_line_each),
		cmocka_unit_test(what_is_no_document_is_told_so),
		cmocka_unit_test(what_cannot_be_read_is_told_with_its_reason),
		cmocka_unit_test(a_file_that_has_just_changed_is_looked_at_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
