#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "library/store.h"
#include "collection.h"

static const char *const paragraphs[] = { "Recalling water", "1. Decides", NULL };

static const struct specimen specimens[] = {
	{ "A/RES/70/906", UNROLL_FRENCH, UNROLL_GENERAL_ASSEMBLY, "Phares", "2015-12-17",
	  paragraphs, NULL },
	{ "A/RES/70/906", UNROLL_ENGLISH, UNROLL_GENERAL_ASSEMBLY, "Lighthouses", "2015-12-17",
	  paragraphs, NULL },
	{ "A/HRC/RES/32/906", UNROLL_ENGLISH, UNROLL_HUMAN_RIGHTS_COUNCIL, "Libraries", "2016-06-30",
	  paragraphs, NULL },
	{ "A/HRC/RES/32/906", UNROLL_FRENCH, UNROLL_HUMAN_RIGHTS_COUNCIL, "Bibliothèques", "2016-06-30",
	  paragraphs, NULL },
	{ "A/RES/70/1001", UNROLL_ENGLISH, UNROLL_GENERAL_ASSEMBLY, "Tides", "2015-12-17",
	  paragraphs, NULL },
	{ NULL, UNROLL_ENGLISH, UNROLL_ORGAN_NONE, "A letter", "", paragraphs, NULL },
};

enum { SPECIMENS = sizeof specimens / sizeof *specimens };

static const struct specimen_citation citations[] = {
	{ 2, "A/RES/70/906", 3, "pp 2", NULL, NULL },
	{ 2, "A/RES/9/9", 3, "pp 2", NULL, NULL },
	{ 2, "A/RES/70/906", 9, "op 4, note 1", "1", "12" },
	{ 2, "A/RES/70/906", -1, "note 2", "2", NULL },
	{ 3, "A/RES/70/906", 3, "pp 2", NULL, NULL },
	{ 4, "A/RES/70/906", 1, "pp 1", NULL, "3" },
	{ 5, "A/RES/70/906", 0, "title", NULL, NULL },
	{ 0, "a/res/70/1001", 0, "title", NULL, NULL },
};

enum { CITATIONS = sizeof citations / sizeof *citations };

struct scene {
	struct collection collection;
	struct store *store;
	struct arena arena;
};

static int set_up(void **state)
{
	static struct scene scene;

	scene = (struct scene){ 0 };
	collection_make(&scene.collection);
	collection_write(&scene.collection, specimens, SPECIMENS, citations, CITATIONS);
	scene.store = store_open(scene.collection.path, NULL);
	*state = &scene;
	return scene.store ? 0 : -1;
}

static int tear_down(void **state)
{
	struct scene *scene = *state;

	store_close(scene->store);
	arena_free(&scene->arena);
	collection_remove(&scene->collection);
	return 0;
}

static const struct {
	const char *symbol;
	enum unroll_language preferred;
	const char *title;        /* NULL if it is not there */
} findings[] = {
	{ "A/RES/70/906", UNROLL_FRENCH, "Phares" },
	{ "A/RES/70/906", UNROLL_ENGLISH, "Lighthouses" },
	{ "A/RES/70/906", UNROLL_RUSSIAN, "Lighthouses" },      /* English comes before French */
	{ "a/res/70/906", UNROLL_FRENCH, "Phares" },
	{ "A/RES/70/90", UNROLL_FRENCH, NULL },
	{ "A/RES/9/9", UNROLL_FRENCH, NULL },                   /* cited, but not here */
	{ "", UNROLL_FRENCH, NULL },
	{ "' OR 1=1 --", UNROLL_FRENCH, NULL },
};

static void a_symbol_is_found_in_the_best_language(void **state)
{
	struct scene *scene = *state;

	for (size_t i = 0; i < sizeof findings / sizeof *findings; i++) {
		struct library_entry entry;
		struct unroll_error error = { 0 };
		bool is_found = store_find(scene->store, str_of(findings[i].symbol),
		                           findings[i].preferred, &scene->arena, &entry, &error);
		assert_int_equal(is_found, findings[i].title != NULL);
		if (is_found)
			assert_string_equal(entry.title.data, findings[i].title);
		else
			assert_int_equal(error.kind, UNROLL_ERROR_ABSENT);
	}
}

static void an_entry_tells_what_was_stored(void **state)
{
	struct scene *scene = *state;
	struct library_entry entry;

	assert_true(store_entry(scene->store, 4, &scene->arena, &entry, NULL));
	assert_string_equal(entry.folder.data, scene->collection.documents);
	assert_string_equal(entry.name.data, "4/specimen.md");
	struct str path = entry_path(&entry, &scene->arena);
	assert_true(str_starts_with(path, str_of(scene->collection.documents)));
	assert_true(str_ends_with(path, str_of("/documents/4/specimen.md")));
	assert_string_equal(entry.symbol.data, "A/HRC/RES/32/906");
	assert_string_equal(entry.adopted.data, "2016-06-30");
	assert_int_equal(entry.language, UNROLL_FRENCH);
	assert_int_equal(entry.organ, UNROLL_HUMAN_RIGHTS_COUNCIL);
	assert_int_equal(entry.file, 4);
	assert_int_equal(entry.size, 7);
	assert_int_equal(entry.changed, 8);
	assert_int_equal(entry_session(&entry), 32);
	assert_int_equal(entry_year(&entry), 2016);
	assert_false(store_entry(scene->store, 99, &scene->arena, &entry, NULL));
}

static void all_documents_are_listed(void **state)
{
	struct scene *scene = *state;
	struct library_entries all;

	assert_true(store_list(scene->store, &scene->arena, &all, NULL));
	assert_int_equal(all.count, SPECIMENS);
}

static void symbols_are_completed(void **state)
{
	struct scene *scene = *state;
	struct library_entries entries;

	assert_true(store_complete(scene->store, str_of("a/res/7"), 10, &scene->arena, &entries, NULL));
	assert_int_equal(entries.count, 2);
	assert_string_equal(entries.items[0].symbol.data, "A/RES/70/1001");
	assert_string_equal(entries.items[1].symbol.data, "A/RES/70/906");
	assert_true(store_complete(scene->store, str_of("A/"), 1, &scene->arena, &entries, NULL));
	assert_int_equal(entries.count, 1);
	assert_string_equal(entries.items[0].symbol.data, "A/HRC/RES/32/906");
	assert_true(store_complete(scene->store, str_of(""), SIZE_MAX, &scene->arena, &entries, NULL));
	assert_int_equal(entries.count, 3);
	assert_true(store_complete(scene->store, str_of("A/RES/9"), 9, &scene->arena, &entries, NULL));
	assert_int_equal(entries.count, 0);
}

static void citing_documents_are_told_newest_first_in_one_language(void **state)
{
	struct scene *scene = *state;
	struct store_links links;

	assert_true(store_cited_by(scene->store, str_of("A/RES/70/906"), UNROLL_ENGLISH,
	                           &scene->arena, &links, NULL));
	assert_int_equal(links.count, 3);
	assert_string_equal(links.items[0].symbol.data, "A/HRC/RES/32/906");
	assert_string_equal(links.items[0].entry.title.data, "Libraries");
	assert_int_equal(links.items[0].place_count, 3);
	assert_string_equal(links.items[0].places[0].place.data, "pp 2");
	assert_int_equal(links.items[0].places[1].paragraph, 9);
	assert_string_equal(links.items[0].places[1].note.data, "1");
	assert_string_equal(links.items[0].places[1].target.data, "12");
	assert_int_equal(links.items[0].places[2].paragraph, UNROLL_NONE);
	assert_int_equal(links.items[0].places[2].target.size, 0);
	assert_string_equal(links.items[1].symbol.data, "A/RES/70/1001");
	assert_string_equal(links.items[1].places[0].target.data, "3");
	assert_int_equal(links.items[2].symbol.size, 0);
	assert_int_equal(links.items[2].places[0].paragraph, 0);

	assert_true(store_cited_by(scene->store, str_of("A/RES/70/906"), UNROLL_FRENCH,
	                           &scene->arena, &links, NULL));
	assert_string_equal(links.items[0].entry.title.data, "Bibliothèques");
	assert_int_equal(links.items[0].place_count, 1);
}

static void cited_documents_are_told_in_reading_order(void **state)
{
	struct scene *scene = *state;
	struct library_entry entry = { .file = 3 };
	struct store_links links;

	assert_true(store_cites(scene->store, &entry, UNROLL_FRENCH, &scene->arena, &links, NULL));
	assert_int_equal(links.count, 2);
	assert_string_equal(links.items[0].symbol.data, "A/RES/70/906");
	assert_true(links.items[0].is_here);
	assert_string_equal(links.items[0].entry.title.data, "Phares");
	assert_int_equal(links.items[0].place_count, 3);
	assert_string_equal(links.items[0].places[2].place.data, "note 2");
	assert_string_equal(links.items[1].symbol.data, "A/RES/9/9");
	assert_false(links.items[1].is_here);
	assert_int_equal(links.items[1].place_count, 1);
	assert_string_equal(links.items[1].places[0].place.data, "pp 2");

	entry.file = 5;
	assert_true(store_cites(scene->store, &entry, UNROLL_FRENCH, &scene->arena, &links, NULL));
	assert_int_equal(links.count, 1);
	entry.file = 2;
	assert_true(store_cites(scene->store, &entry, UNROLL_FRENCH, &scene->arena, &links, NULL));
	assert_int_equal(links.count, 0);
}

static void a_change_by_another_is_noticed_once(void **state)
{
	struct scene *scene = *state;

	assert_false(store_has_changed(scene->store));
	assert_false(store_has_changed(scene->store));
	sqlite3 *writer = schema_open(scene->collection.path, SCHEMA_WRITE, NULL);
	sqlite3_exec(writer, "UPDATE document SET title = 'Another'", NULL, NULL, NULL);
	schema_close(writer);
	assert_true(store_has_changed(scene->store));
	assert_false(store_has_changed(scene->store));
}

static void without_a_library_there_is_none(void **state)
{
	struct unroll_error error = { 0 };

	(void)state;
	assert_null(store_open("/tmp/unroll-absent/library.db", &error));
	assert_int_equal(error.kind, UNROLL_ERROR_ABSENT);
}

static const struct {
	const char *before, *after;
} symbol_order[] = {
	{ "A/HRC/RES/32/6", "A/HRC/RES/32/10" },
	{ "A/HRC/RES/32/6", "A/HRC/RES/32/6/Add.1" },
	{ "A/RES/9/100", "A/RES/10/1" },
	{ "A/RES/70/1", "S/RES/1(1946)" },
	{ "A/RES/70/1", "a/res/70/1" },
	{ "A/RES/70/01", "A/RES/70/1" },
	{ "a/res/70/1", "A/RES/70/2" },
	{ "", "A" },
	{ "A/1", "A/18446744073709551616" },
};

static void symbols_are_sorted_as_people_count(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof symbol_order / sizeof *symbol_order; i++) {
		struct str before = str_of(symbol_order[i].before), after = str_of(symbol_order[i].after);
		assert_true(entry_compare_symbols(before, after) < 0);
		assert_true(entry_compare_symbols(after, before) > 0);
		assert_int_equal(entry_compare_symbols(before, before), 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_symbol_is_found_in_the_best_language, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_entry_tells_what_was_stored, set_up, tear_down),
		cmocka_unit_test_setup_teardown(all_documents_are_listed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(symbols_are_completed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(citing_documents_are_told_newest_first_in_one_language,
		                                set_up, tear_down),
		cmocka_unit_test_setup_teardown(cited_documents_are_told_in_reading_order, set_up,
		                                tear_down),
		cmocka_unit_test_setup_teardown(a_change_by_another_is_noticed_once, set_up, tear_down),
		cmocka_unit_test(without_a_library_there_is_none),
		cmocka_unit_test(symbols_are_sorted_as_people_count),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
