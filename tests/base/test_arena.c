#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdalign.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/memory.h"
#include "base/str.h"

static void memory_is_aligned_and_apart(void **state)
{
	struct arena arena = { 0 };
	char *last = NULL;

	(void)state;
	for (size_t size = 1; size < 5000; size += 7) {
		char *data = arena_allocate(&arena, size);
		assert_int_equal((uintptr_t)data % alignof(max_align_t), 0);
		memset(data, (int)size, size);
		assert_ptr_not_equal(data, last);
		last = data;
	}
	arena_free(&arena);
	assert_null(arena.blocks);
}

static void large_blocks_leave_small_ones_alone(void **state)
{
	struct arena arena = { 0 };
	struct str small = arena_copy(&arena, (struct str)STR("small"));

	(void)state;
	char *large = arena_allocate_zeroed(&arena, 5, 1 << 20);
	assert_int_equal(large[(5 << 20) - 1], 0);
	assert_true(str_equal(small, (struct str)STR("small")));
	arena_free(&arena);
}

static void copies_and_formats_end_with_a_nul(void **state)
{
	struct arena arena = { 0 };

	(void)state;
	struct str copy = arena_copy(&arena, str_slice((struct str)STR("abcdef"), 1, 3));
	assert_string_equal(copy.data, "bc");
	struct str text = arena_format(&arena, "%s %d", "para.", 15);
	assert_string_equal(text.data, "para. 15");
	assert_int_equal(text.size, 8);
	assert_string_equal(arena_copy(&arena, (struct str){ 0 }).data, "");
	arena_free(&arena);
}

static void arrays_grow_and_settle(void **state)
{
	struct arena arena = { 0 };
	size_t capacity = 0, count = 0;
	int *items = NULL;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		items = memory_grow(items, count, &capacity, sizeof *items);
		items[count++] = i;
	}
	const int *settled = arena_settle(&arena, items, count, sizeof *items);
	free(items);
	assert_int_equal(settled[999], 999);
	assert_null(arena_settle(&arena, NULL, 0, sizeof *items));
	arena_free(&arena);
}

static void a_large_array_moves_with_all_its_items(void **state)
{
	enum { COUNT = 20 << 20 };
	size_t capacity = 0;
	uint32_t *items = NULL;

	(void)state;
	for (uint32_t i = 0; i < COUNT; i++) {
		items = memory_grow(items, i, &capacity, sizeof *items);
		items[i] = i;
	}
	assert_true(capacity >= COUNT);
	for (uint32_t i = 0; i < COUNT; i++)
		if (items[i] != i)
			fail_msg("item %u is %u", i, items[i]);
	free(items);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_is_aligned_and_apart),
		cmocka_unit_test(large_blocks_leave_small_ones_alone),
		cmocka_unit_test(copies_and_formats_end_with_a_nul),
		cmocka_unit_test(arrays_grow_and_settle),
		cmocka_unit_test(a_large_array_moves_with_all_its_items),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
