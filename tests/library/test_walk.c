/* What a walk through a folder comes by. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/str.h"
#include "library/walk.h"
#include "shelf.h"

static void walk_shelf(struct walk *walk, const struct shelf *shelf)
{
	int folder = open(shelf->root, O_RDONLY | O_DIRECTORY);

	*walk = (struct walk){ 0 };
	assert_true(folder >= 0);
	walk_folder(walk, folder);
	close(folder);
}

static void files_come_by_their_paths(void **state)
{
	static const char *const paths[] = {
		"a.b/x", "a/1/deep", "a/x", "ab", "b\xFF\nname", "link",
	};
	struct shelf shelf;
	struct walk walk;

	(void)state;
	shelf_open(&shelf);
	shelf_folder(&shelf, "a");
	shelf_folder(&shelf, "a/1");
	shelf_folder(&shelf, "a.b");
	shelf_folder(&shelf, ".hidden");
	for (size_t i = 0; i + 1 < sizeof paths / sizeof *paths; i++)
		shelf_file(&shelf, paths[i], "12345");
	shelf_file(&shelf, ".hidden/x", "");
	shelf_file(&shelf, "a/.x", "");
	assert_int_equal(symlink("ab", shelf_path(&shelf, "link")), 0);
	assert_int_equal(symlink("nowhere", shelf_path(&shelf, "dangling")), 0);
	assert_int_equal(symlink("..", shelf_path(&shelf, "a/loop")), 0);
	assert_int_equal(mkfifo(shelf_path(&shelf, "fifo"), 0600), 0);
	walk_shelf(&walk, &shelf);
	assert_int_equal(walk.count, sizeof paths / sizeof *paths);
	for (size_t i = 0; i < walk.count; i++) {
		assert_string_equal(walk.files[i].path.data, paths[i]);
		assert_int_equal(walk.files[i].size, 5);
		assert_int_equal(walk.files[i].changed % 1000000000, 0);
		assert_true(walk.files[i].changed > 0);
	}
	assert_int_equal(walk.gap_count, 0);
	walk_free(&walk);
	shelf_close(&shelf);
}

static void what_is_too_deep_is_a_gap(void **state)
{
	enum { DEPTH = 80 };
	char path[2 * DEPTH + 2] = "d";
	struct shelf shelf;
	struct walk walk;

	(void)state;
	shelf_open(&shelf);
	for (int i = 0; i < DEPTH; i++) {
		shelf_folder(&shelf, path);
		strcat(path, "/d");
	}
	walk_shelf(&walk, &shelf);
	assert_int_equal(walk.gap_count, 1);
	assert_true(walk_has_gap(&walk, str_of(path)));
	assert_false(walk_has_gap(&walk, str_of("d/d/x")));
	walk_free(&walk);
	shelf_close(&shelf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_come_by_their_paths),
		cmocka_unit_test(what_is_too_deep_is_a_gap),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
