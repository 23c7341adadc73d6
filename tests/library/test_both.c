/* The folder of the first document and the stored library, as one. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "library/library.h"
#include "library/store.h"
#include "collection.h"

enum { PATIENCE_MS = 10000 };

static const char *const paragraphs[] = { "Recalling lights", NULL };

static const struct specimen specimens[] = {
	{ "A/RES/70/906", UNROLL_FRENCH, UNROLL_GENERAL_ASSEMBLY, "Phares", "2015-12-17",
	  paragraphs, NULL },
	{ "A/RES/70/906", UNROLL_ENGLISH, UNROLL_GENERAL_ASSEMBLY, "Stored lighthouses", "2015-12-17",
	  paragraphs, NULL },
	{ "A/RES/70/907", UNROLL_ENGLISH, UNROLL_GENERAL_ASSEMBLY, "Tides", "2015-12-17",
	  paragraphs, NULL },
};

enum { SPECIMENS = sizeof specimens / sizeof *specimens };

struct scene {
	struct collection collection;
	char shelf[64];           /* the folder of the first document */
	struct library *library;
	struct arena arena;
};

static void write_file(const char *folder, const char *name, const char *text)
{
	char path[200];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static const char english[] =
	"# United Nations\n\nA/RES/70/906\n\n# General Assembly\n\nDistr.: General\n\n14 January 2016\n\n"
	"## Resolution adopted by the General Assembly on 17 December 2015\n\n"
	"### 70/906. Lighthouses of the folder\n\n*The General Assembly*,\n\n"
	"*Recalling* its resolution 69/901 of 2 December 2014,\n\n1. *Decides* to read on.\n";

static int set_up(void **state)
{
	static struct scene scene;

	scene = (struct scene){ 0 };
	collection_make(&scene.collection);
	collection_write(&scene.collection, specimens, SPECIMENS, NULL, 0);
	snprintf(scene.shelf, sizeof scene.shelf, "%s/shelf", scene.collection.folder);
	mkdir(scene.shelf, 0777);
	write_file(scene.shelf, "A_RES_70_906-en.md", english);
	scene.library = library_open(scene.shelf, scene.collection.path, NULL);
	*state = &scene;
	return scene.library ? 0 : -1;
}

static int tear_down(void **state)
{
	struct scene *scene = *state;

	library_close(scene->library);
	arena_free(&scene->arena);
	collection_remove(&scene->collection);
	return 0;
}

static const struct {
	const char *symbol;
	enum unroll_language preferred;
	const char *title;        /* NULL if it is not there */
} findings[] = {
	{ "A/RES/70/906", UNROLL_ENGLISH, "Lighthouses of the folder" },
	{ "A/RES/70/906", UNROLL_FRENCH, "Phares" },
	{ "A/RES/70/906", UNROLL_ARABIC, "Lighthouses of the folder" },
	{ "A/RES/70/907", UNROLL_FRENCH, "Tides" },
	{ "A/RES/70/908", UNROLL_FRENCH, NULL },
	{ "", UNROLL_FRENCH, NULL },
};

static void check_title(const struct library_entry *entry, const char *title)
{
	if (!title)
		assert_null(entry);
	else if (!entry || !str_equal(entry->title, str_of(title)))
		fail_msg("not found: %s", title);
}

static void the_folder_comes_first_in_the_same_language(void **state)
{
	struct scene *scene = *state;

	for (size_t i = 0; i < sizeof findings / sizeof *findings; i++) {
		struct str symbol = str_of(findings[i].symbol);
		check_title(library_find(scene->library, symbol, findings[i].preferred, PATIENCE_MS),
		            findings[i].title);
		check_title(library_known(scene->library, symbol, findings[i].preferred),
		            findings[i].title);
	}
}

static void nothing_is_opened_before_it_is_needed(void **state)
{
	struct scene *scene = *state;

	assert_false(library_is_complete(scene->library));
	assert_null(library_known(scene->library, str_of("A/RES/70/907"), UNROLL_ENGLISH));
	unsigned before = library_version(scene->library);
	while (library_step(scene->library, 1))
		continue;
	assert_true(library_is_complete(scene->library));
	assert_int_not_equal(library_version(scene->library), before);
	assert_non_null(library_known(scene->library, str_of("A/RES/70/907"), UNROLL_ENGLISH));
}

static void a_list_tells_every_file_once(void **state)
{
	struct scene *scene = *state;
	struct library_entries all;

	while (library_step(scene->library, 1))
		continue;
	assert_true(library_list(scene->library, &scene->arena, &all, NULL));
	assert_int_equal(all.count, 1 + SPECIMENS);
	check_title(&all.items[0], "Lighthouses of the folder");

	/* The folder itself has been indexed: its file is told as a stored one. */
	char nested[80], name[] = "specimen.md";
	snprintf(nested, sizeof nested, "%s/2", scene->collection.documents);
	mkdir(nested, 0777);
	write_file(nested, name, english);
	struct library *library = library_open(nested, scene->collection.path, NULL);
	while (library_step(library, 1))
		continue;
	assert_int_equal(library_count(library), 1);
	assert_true(library_list(library, &scene->arena, &all, NULL));
	assert_int_equal(all.count, SPECIMENS);
	library_close(library);
}

static unsigned find_and_tell_version(struct library *library, const char *symbol)
{
	library_find(library, str_of(symbol), UNROLL_ENGLISH, PATIENCE_MS);
	return library_version(library);
}

static void what_a_search_learns_is_another_version(void **state)
{
	struct scene *scene = *state;
	unsigned before = library_version(scene->library);
	unsigned opened = find_and_tell_version(scene->library, "");

	assert_int_not_equal(opened, before);
	unsigned looked = find_and_tell_version(scene->library, "A/RES/70/906");
	assert_int_not_equal(looked, opened);
	assert_int_equal(library_count(scene->library), 1);

	write_file(scene->shelf, "A_RES_70_909-en.md", "# United Nations\n\nA/RES/70/909\n");
	unsigned listed = find_and_tell_version(scene->library, "");
	assert_int_not_equal(listed, looked);
	assert_false(library_is_complete(scene->library));
	assert_int_not_equal(find_and_tell_version(scene->library, "A/RES/70/909"), listed);
	assert_int_equal(library_count(scene->library), 2);
}

/* What is indexed as "documents/2/specimen.md" is no file of "documents2". */
static void a_folder_of_a_longer_name_hides_nothing(void **state)
{
	struct scene *scene = *state;
	struct library_entries all;
	char beside[80];

	snprintf(beside, sizeof beside, "%s2", scene->collection.documents);
	mkdir(beside, 0777);
	write_file(beside, "specimen.md", english);
	struct library *library = library_open(beside, scene->collection.path, NULL);
	while (library_step(library, 1))
		continue;
	assert_true(library_list(library, &scene->arena, &all, NULL));
	assert_int_equal(all.count, 1 + SPECIMENS);
	check_title(&all.items[0], "Lighthouses of the folder");
	library_close(library);
}

static void what_another_process_writes_is_noticed(void **state)
{
	struct scene *scene = *state;
	struct str symbol = STR("A/RES/70/907");

	check_title(library_find(scene->library, symbol, UNROLL_ENGLISH, PATIENCE_MS), "Tides");
	unsigned before = library_version(scene->library);
	sqlite3 *writer = schema_open(scene->collection.path, SCHEMA_WRITE, NULL);
	sqlite3_exec(writer, "UPDATE document SET title = 'Ebb' WHERE title = 'Tides'", NULL, NULL, NULL);
	schema_close(writer);
	check_title(library_find(scene->library, symbol, UNROLL_ENGLISH, PATIENCE_MS), "Ebb");
	assert_int_not_equal(library_version(scene->library), before);
}

static void without_an_index_there_is_the_folder(void **state)
{
	struct scene *scene = *state;
	struct unroll_error error = { 0 };
	struct library_entries all;
	struct library *library = library_open(scene->shelf, "/tmp/unroll-absent/x.db", &error);

	check_title(library_find(library, str_of("A/RES/70/906"), UNROLL_FRENCH, PATIENCE_MS),
	            "Lighthouses of the folder");
	assert_null(library_store(library, &error));
	assert_int_equal(error.kind, UNROLL_ERROR_ABSENT);
	assert_true(library_list(library, &scene->arena, &all, NULL));
	assert_int_equal(all.count, 1);
	library_close(library);
}

static void without_a_folder_there_is_the_index(void **state)
{
	struct scene *scene = *state;
	struct library *library = library_open(NULL, scene->collection.path, NULL);

	check_title(library_find(library, str_of("A/RES/70/906"), UNROLL_ENGLISH, PATIENCE_MS),
	            "Stored lighthouses");
	assert_int_equal(library_count(library), 0);
	assert_false(library_step(library, 1));
	assert_true(library_is_complete(library));
	library_close(library);
}

/* The entry of the first specimen, whose file has a name of our choice. */
static struct library_entry stored(struct scene *scene, const char *name)
{
	const struct library_entry *found = library_find(scene->library, str_of("A/RES/70/906"),
	                                                 UNROLL_FRENCH, PATIENCE_MS);
	struct library_entry entry = *found;

	entry.name = str_of(name);
	return entry;
}

static void a_file_that_is_gone_is_said_to_be(void **state)
{
	struct scene *scene = *state;
	struct library_entry entry = stored(scene, "1/specimen.md");
	struct unroll_error error = { 0 };

	assert_int_equal(library_open_file(scene->library, &entry, &error), -1);
	assert_non_null(strstr(error.message, "A/RES/70/906: the file is gone since it was indexed: /tmp"));
}

static void a_file_that_has_changed_is_told(void **state)
{
	struct scene *scene = *state;
	struct library_entry entry = stored(scene, "a.md");
	struct stat status;

	write_file(scene->collection.documents, "a.md", english);
	int file = library_open_file(scene->library, &entry, NULL);
	assert_true(file >= 0);
	assert_false(library_is_current(&entry, file));
	assert_int_equal(fstat(file, &status), 0);
	entry.size = status.st_size;
	entry.changed = (int64_t)status.st_mtim.tv_sec * 1000000000 + status.st_mtim.tv_nsec;
	assert_true(library_is_current(&entry, file));
	entry.changed++;
	assert_false(library_is_current(&entry, file));
	close(file);
}

static const struct {
	const char *name;
	bool opens;
} names[] = {
	{ "below/in.md", true },
	{ "below/link-in", true },
	{ "below/deeper/in.md", true },
	{ "below/link-out", false },
	{ "folder-out/A_RES_70_906-en.md", false },
	{ "below/../below/in.md", false },
	{ "../shelf/A_RES_70_906-en.md", false },
	{ "/etc/passwd", false },
	{ "below//in.md", false },
	{ "./below/in.md", false },
	{ "below/in.md/", false },
	{ "below", false },
	{ "below/", false },
	{ "below/pipe", false },
	{ "below/loop", false },
	{ ".", false },
	{ "..", false },
	{ "", false },
};

static void only_files_beneath_an_indexed_folder_open(void **state)
{
	struct scene *scene = *state;
	char path[6][100];
	static const char *const made[] = {
		"below", "below/deeper", "below/link-in", "below/link-out", "below/loop", "folder-out",
	};

	for (size_t i = 0; i < 6; i++)
		snprintf(path[i], sizeof path[i], "%s/%s", scene->collection.documents, made[i]);
	assert_int_equal(mkdir(path[0], 0777) | mkdir(path[1], 0777), 0);
	write_file(path[0], "in.md", english);
	write_file(path[1], "in.md", english);
	assert_int_equal(symlink("in.md", path[2]) | symlink("/etc/passwd", path[3])
	                 | symlink("loop", path[4]) | symlink("../shelf", path[5]), 0);
	strcpy(strrchr(path[2], '/'), "/pipe");
	assert_int_equal(mkfifo(path[2], 0666), 0);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct library_entry entry = stored(scene, names[i].name);
		struct unroll_error error = { 0 };
		int file = library_open_file(scene->library, &entry, &error);
		if ((file >= 0) != names[i].opens)
			fail_msg("%s: %s", names[i].name, error.message);
		if (file >= 0)
			close(file);
		else
			assert_true(error.message[0]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_folder_comes_first_in_the_same_language, set_up,
		                                tear_down),
		cmocka_unit_test_setup_teardown(nothing_is_opened_before_it_is_needed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_list_tells_every_file_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_a_search_learns_is_another_version, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_folder_of_a_longer_name_hides_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_another_process_writes_is_noticed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(without_an_index_there_is_the_folder, set_up, tear_down),
		cmocka_unit_test_setup_teardown(without_a_folder_there_is_the_index, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_file_that_is_gone_is_said_to_be, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_file_that_has_changed_is_told, set_up, tear_down),
		cmocka_unit_test_setup_teardown(only_files_beneath_an_indexed_folder_open, set_up,
		                                tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
