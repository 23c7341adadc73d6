/* Who cites a document: what the files of a folder say, told once in one language. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <unistr.h>

#include <unroll/load.h>

#include "base/str.h"
#include "collection.h"
#include "library/citing.h"

/* Specimens: none is a document of the United Nations. %s is a paragraph. */
#define ENGLISH(number, date, paragraphs) \
	"SPECIMEN\n\n## General Assembly\n\n" \
	"## Resolution adopted by the General Assembly on " date "\n\n" \
	"## " number ". Clocks\n\n*The General Assembly*,\n\n" paragraphs

#define FRENCH(number, date, paragraphs) \
	"SPÉCIMEN\n\n## Assemblée générale\n\n" \
	"## Résolution adoptée par l'Assemblée générale le " date "\n\n" \
	"## " number ". Horloges\n\n*L'Assemblée générale*,\n\n" paragraphs

#define FIVE(text) text text text text text
#define MANY(text) FIVE(FIVE(FIVE(text)))

static const struct {
	const char *name, *text;
} files[] = {
	{ "cited.md", ENGLISH("98/1", "1 July 2043",
	  "*Recalling* its resolution 98/1 of 1 July 2043,\n\n1. *Decides* to wind the clocks.\n") },
	{ "older.md", ENGLISH("98/5", "3 July 2043",
	  "*Recalling* its resolution 98/1 of 1 July 2043,\n\n1. *Decides* to stop.\n") },
	{ "newer.md", ENGLISH("99/7", "2 July 2044",
	  "*Recalling* its resolution 98/2 of 1 July 2043,\n\n"
	  "1. *Requests* what paragraph 1 of its resolution 98/1 says, and resolution 98/1 as a "
	  "whole;<sup>1</sup>\n\n2. *Decides* to go on.\n\n---\n\n"
	  "<sup>1</sup> See resolution 98/1, paragraph 2.\n") },
	{ "newer-fr.md", FRENCH("99/7", "2 juillet 2044",
	  "*Rappelant* sa résolution 98/1 du 1er juillet 2043,\n\n1. *Décide* de continuer.\n") },
	{ "oldest.md", ENGLISH("97/3", "1 July 2042",
	  "1. *Requests* " MANY("one more lamp, ") "as in resolution 98/77, " MANY("and one more, ")
	  "and that is all.\n\n[^1]: See resolution 98/77.\n") },
	{ "long-zh.md", "样本\n\n## 大会\n\n## 2042年7月2日大会决议\n\n## 97/4. 钟\n\n**大会**，\n\n"
	  "1. **回顾**" MANY("又一盏灯，") "第98/77号决议；\n" },
	{ "other.md", ENGLISH("99/8", "2 July 2044", "1. *Decides* to rest.\n") },
};

enum { FILES = sizeof files / sizeof *files };

struct home {
	char folder[40];
	struct library *library;
};

static void open_home(struct home *home)
{
	char path[200];

	strcpy(home->folder, "/tmp/unroll-citing-XXXXXX");
	assert_non_null(mkdtemp(home->folder));
	for (size_t i = 0; i < FILES; i++) {
		snprintf(path, sizeof path, "%s/%s", home->folder, files[i].name);
		FILE *out = fopen(path, "w");
		assert_non_null(out);
		fputs(files[i].text, out);
		fclose(out);
	}
	home->library = library_open(home->folder, NULL, NULL);
	assert_non_null(home->library);
	while (library_step(home->library, 100))
		continue;
}

static void close_home(struct home *home)
{
	char path[200];

	library_close(home->library);
	for (size_t i = 0; i < FILES; i++) {
		snprintf(path, sizeof path, "%s/%s", home->folder, files[i].name);
		unlink(path);
	}
	assert_int_equal(rmdir(home->folder), 0);
}

static struct citing ask(struct home *home, const char *symbol, enum unroll_language preferred)
{
	struct citing citing;

	assert_true(citing_begin(&citing, home->library, str_of(symbol), preferred, NULL));
	while (citing_step(&citing, home->library, 100))
		continue;
	return citing;
}

static const struct citing_document *document_at(const struct citing *citing, size_t index)
{
	assert_true(index < citing->order_count);
	return &citing->documents[citing->order[index]];
}

static const struct citing_place *place_at(const struct citing *citing, size_t document,
                                           uint32_t place)
{
	assert_true(place < document_at(citing, document)->place_count);
	return &citing->places[document_at(citing, document)->first_place + place];
}

static void assert_str(struct str text, const char *wanted)
{
	if (!str_equal(text, str_of(wanted)))
		fprintf(stderr, "%.*s, not %s\n", (int)text.size, text.data, wanted);
	assert_true(str_equal(text, str_of(wanted)));
}

static void the_newest_comes_first_and_the_document_itself_never(void **state)
{
	struct home home;

	(void)state;
	open_home(&home);
	struct citing citing = ask(&home, "A/RES/98/1", UNROLL_ENGLISH);
	assert_int_equal(citing.order_count, 2);
	assert_str(document_at(&citing, 0)->entry.symbol, "A/RES/99/7");
	assert_str(document_at(&citing, 1)->entry.symbol, "A/RES/98/5");
	assert_false(citing.has_index);
	citing_free(&citing);
	close_home(&home);
}

static void places_are_told_with_what_they_name_and_say(void **state)
{
	static const struct {
		const char *name, *target, *cited;
	} wanted[] = {
		{ "op 1", "1", "98/1" },
		{ "op 1", "", "98/1" },
		{ "op 1 (note 1)", "2", "98/1" },
	};
	struct home home;

	(void)state;
	open_home(&home);
	struct citing citing = ask(&home, "A/RES/98/1", UNROLL_ENGLISH);
	assert_int_equal(document_at(&citing, 0)->place_count, sizeof wanted / sizeof *wanted);
	for (uint32_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		const struct citing_place *place = place_at(&citing, 0, i);
		assert_int_equal(place->ordinal, i);
		assert_str(place->name, wanted[i].name);
		assert_str(place->target, wanted[i].target);
		struct str words = str_slice(place->words, place->start, place->end);
		assert_true(str_find(words, str_of(wanted[i].cited)) != SIZE_MAX);
	}
	citing_free(&citing);
	close_home(&home);
}

static void a_document_is_told_in_the_preferred_language(void **state)
{
	static const enum unroll_language languages[] = { UNROLL_FRENCH, UNROLL_ENGLISH };
	struct home home;

	(void)state;
	open_home(&home);
	for (size_t i = 0; i < 2; i++) {
		struct citing citing = ask(&home, "A/RES/98/1", languages[i]);
		assert_int_equal(citing.order_count, 2);
		assert_int_equal(document_at(&citing, 0)->entry.language, languages[i]);
		assert_int_equal(document_at(&citing, 1)->entry.language, UNROLL_ENGLISH);
		citing_free(&citing);
	}
	close_home(&home);
}

static void a_place_is_found_again_in_its_document(void **state)
{
	struct home home;
	char path[200];

	(void)state;
	open_home(&home);
	struct citing citing = ask(&home, "A/RES/98/1", UNROLL_ENGLISH);
	snprintf(path, sizeof path, "%s/newer.md", home.folder);
	struct unroll_document *document = unroll_load(path, NULL, NULL);
	for (uint32_t i = 0; i < 3; i++) {
		uint32_t index = citing_citation(&citing, place_at(&citing, 0, i), document);
		assert_int_not_equal(index, UNROLL_NONE);
		assert_str(document->citations[index].target, i == 0 ? "1" : i == 1 ? "" : "2");
	}
	struct citing_place gone = { .ordinal = 3 };
	assert_int_equal(citing_citation(&citing, &gone, document), UNROLL_NONE);
	unroll_document_free(document);
	citing_free(&citing);
	close_home(&home);
}

static void words_are_read_again_when_they_are_asked_for(void **state)
{
	struct home home;

	(void)state;
	open_home(&home);
	struct citing citing = ask(&home, "A/RES/98/1", UNROLL_ENGLISH);
	uint32_t older = citing.order[1];
	struct citing_place *place = &citing.places[citing.documents[older].first_place];
	place->words = (struct str)STR("");
	citing_read(&citing, home.library, older);
	assert_str(place->words, "Recalling its resolution 98/1 of 1 July 2043,");
	citing_free(&citing);
	close_home(&home);
}

static bool is_whole_words(struct str words)
{
	return words.size < 1000 && !u8_check((const uint8_t *)words.data, words.size);
}

/* Words around the citation, not the whole of a long paragraph; none of a note uncalled. */
static void a_long_paragraph_is_told_in_part(void **state)
{
	struct home home;

	(void)state;
	open_home(&home);
	struct citing citing = ask(&home, "A/RES/98/77", UNROLL_ENGLISH);
	assert_int_equal(citing.order_count, 2);
	assert_str(document_at(&citing, 0)->entry.symbol, "A/RES/97/4");
	assert_str(document_at(&citing, 1)->entry.symbol, "A/RES/97/3");
	struct str words = place_at(&citing, 1, 0)->words;
	assert_true(is_whole_words(words));
	assert_true(str_find(words, (struct str)STR("lamp, as in resolution 98/77, and one")) != SIZE_MAX);
	assert_true(words.data[0] == 'o' || words.data[0] == 'm' || words.data[0] == 'l');
	assert_str(place_at(&citing, 1, 1)->name, "note 1");
	words = place_at(&citing, 0, 0)->words;
	assert_true(is_whole_words(words));
	assert_true(str_find(words, (struct str)STR("又一盏灯，第98/77号决议")) != SIZE_MAX);
	assert_int_equal(str_find(words, (struct str)STR("98/77")), place_at(&citing, 0, 0)->start);
	citing_free(&citing);
	close_home(&home);
}

/* The index knows at once; of the folder only what is not indexed is read. */
static void what_is_indexed_is_told_at_once_and_once(void **state)
{
	static const char *const none[] = { NULL };
	static const struct specimen specimens[] = {
		{ "A/RES/98/1", UNROLL_ENGLISH, UNROLL_GENERAL_ASSEMBLY, "Clocks", "2043-07-01", none, none },
		{ "A/RES/99/7", UNROLL_ENGLISH, UNROLL_GENERAL_ASSEMBLY, "Clocks", "2044-07-02", none, none },
		{ "A/RES/99/9", UNROLL_FRENCH, UNROLL_GENERAL_ASSEMBLY, "Horloges", "2044-07-04", none, none },
	};
	static const struct specimen_citation citations[] = {
		{ 0, "A/RES/98/1", 0, "pp 1", NULL, NULL },
		{ 1, "A/RES/98/1", 3, "op 14", NULL, "12 (a)" },
		{ 2, "A/RES/98/1", 1, "pp 2", "5", NULL },
	};
	struct collection collection;
	struct citing citing;
	struct home home;

	(void)state;
	collection_make(&collection);
	collection_write(&collection, specimens, 3, citations, 3);
	open_home(&home);
	library_close(home.library);
	home.library = library_open(home.folder, collection.path, NULL);
	while (library_step(home.library, 100))
		continue;
	assert_true(citing_begin(&citing, home.library, (struct str)STR("A/RES/98/1"), UNROLL_ENGLISH,
	                         NULL));
	assert_true(citing.has_index);
	assert_int_equal(citing.order_count, 2);
	assert_str(document_at(&citing, 0)->entry.symbol, "A/RES/99/9");
	assert_str(place_at(&citing, 0, 0)->name, "pp 2 (note 5)");
	assert_str(place_at(&citing, 1, 0)->name, "op 14");
	assert_str(place_at(&citing, 1, 0)->target, "12 (a)");
	while (citing_step(&citing, home.library, 100))
		continue;
	assert_int_equal(citing.order_count, 3);
	assert_str(document_at(&citing, 1)->entry.symbol, "A/RES/99/7");
	assert_int_equal(document_at(&citing, 1)->place_count, 1);
	assert_str(document_at(&citing, 2)->entry.symbol, "A/RES/98/5");
	citing_free(&citing);
	close_home(&home);
	collection_remove(&collection);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_newest_comes_first_and_the_document_itself_never),
		cmocka_unit_test(places_are_told_with_what_they_name_and_say),
		cmocka_unit_test(a_document_is_told_in_the_preferred_language),
		cmocka_unit_test(a_place_is_found_again_in_its_document),
		cmocka_unit_test(words_are_read_again_when_they_are_asked_for),
		cmocka_unit_test(a_long_paragraph_is_told_in_part),
		cmocka_unit_test(what_is_indexed_is_told_at_once_and_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
