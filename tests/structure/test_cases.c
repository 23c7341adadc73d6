/* One construct a file: cases/NAME.md, and the tree that it gives beside it, diagnostics too. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <unroll/load.h>

#include "base/str.h"
#include "golden/kept.h"
#include "golden/tree.h"
#include "structure/sound.h"

enum { PATH_SIZE = 300 };

static int is_case(const struct dirent *entry)
{
	return str_ends_with(str_of(entry->d_name), (struct str)STR(".md"));
}

static struct str tree_of(const char *path)
{
	struct unroll_error error = { 0 };
	struct unroll_document *document = unroll_load(path, NULL, &error);
	char *data = NULL;
	size_t size = 0;

	if (!document)
		fail_msg("%s: %s", path, error.message);
	const char *fault = sound_fault(document);
	if (fault)
		fail_msg("%s: %s", path, fault);
	FILE *out = open_memstream(&data, &size);
	tree_dump(document, true, out);
	fclose(out);
	unroll_document_free(document);
	return (struct str){ data, size };
}

/* Compare a case with its tree, or keep the tree if UPDATE_GOLDEN is set. */
static bool is_kept(const char *name)
{
	char path[PATH_SIZE], tree_path[PATH_SIZE];

	snprintf(path, sizeof path, "cases/%s", name);
	snprintf(tree_path, sizeof tree_path, "cases/%.*s.tree", (int)strlen(name) - 3, name);
	struct str tree = tree_of(path);
	bool same = kept_is(tree_path, tree);
	free((char *)tree.data);
	return same;
}

static void every_construct_has_its_tree(void **state)
{
	struct dirent **entries = NULL;
	int count = scandir("cases", &entries, is_case, alphasort), different = 0;

	(void)state;
	assert_true(count > 0);
	for (int i = 0; i < count; i++) {
		different += !is_kept(entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	assert_int_equal(different, 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_construct_has_its_tree),
	};
	return cmocka_run_group_tests_name("structure", tests, NULL, NULL);
}
