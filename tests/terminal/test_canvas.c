/* What ncurses believes to stand on the terminal is what was to be shown. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/str.h"
#include "terminal/canvas.h"

enum { ROWS = 24, COLUMNS = 40 };

static struct frame frame;
static struct canvas canvas;

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 8;
}

/* What has been written since the last call; lives until the next. */
static const char *written(void)
{
	static char bytes[1 << 16];
	int fd = fileno(frame.file);
	off_t end = lseek(fd, 0, SEEK_CUR);

	assert_true(end >= 0 && (size_t)end < sizeof bytes);
	assert_int_equal(pread(fd, bytes, (size_t)end, 0), end);
	bytes[end] = '\0';
	lseek(fd, 0, SEEK_SET);
	return bytes;
}

static void start(const char *type)
{
	canvas = (struct canvas){ 0 };
	frame = (struct frame){ 0 };
	frame_open(&frame);
	setenv("LINES", "24", 1);
	setenv("COLUMNS", "40", 1);
	assert_non_null(newterm(type, frame.file, fopen("/dev/null", "r")));
	assert_int_equal(LINES, ROWS);
	assert_int_equal(COLS, COLUMNS);
	noecho();
	nonl();
	typeahead(-1);
	canvas_open(&canvas, &frame);
	canvas_set_theme(&canvas, &(struct theme){ .colours = 256 });
}

static void finish(void)
{
	canvas_close(&canvas);
	endwin();
	frame_close(&frame);
}

/* A row of words of several scripts, in several roles, up to any column. */
static void put_random_row(struct screen *screen, int row, uint32_t *seed)
{
	static const char *const crumbs[] = {
		"a", "the rights", "  ", "é", "Genève", "大会", "决议", "e\u0301", "Ж", "12.", "—",
	};
	static const enum role roles[] = { ROLE_PLAIN, ROLE_LEAD, ROLE_CITATION, ROLE_STATUS };
	int column = (int)(next_random(seed) % 6), limit = (int)(next_random(seed) % (COLUMNS + 1));

	while (column < limit)
		column = screen_put(screen, row, column + (int)(next_random(seed) % 2), COLUMNS,
		                    str_of(crumbs[next_random(seed) % (sizeof crumbs / sizeof *crumbs)]),
		                    roles[next_random(seed) % 4])
		       + (next_random(seed) % 8 == 0);
}

static void copy_row(struct screen *screen, int row, const struct screen *from, int other)
{
	for (int column = 0; column < COLUMNS; column++) {
		const struct cell *cell = &from->cells[other * COLUMNS + column];
		uint32_t characters[CLUSTER_SIZE];
		char text[4 * CLUSTER_SIZE];
		size_t count = screen_characters(from, cell, characters), size = 0;
		for (size_t i = 0; i < count; i++)
			size += str_encode(characters[i], text + size);
		if (cell->width)
			screen_put_cluster(screen, row, column, cell->width,
			                   (struct str){ text, size }, cell->role);
	}
}

/* The screen before with its rows some further up or down, and a few that are new. */
static void make_next(struct screen *next, const struct screen *before, uint32_t *seed)
{
	int by = (int)(next_random(seed) % 9) - 4, first = (int)(next_random(seed) % 3);

	screen_resize(next, ROWS, COLUMNS);
	for (int row = 0; row < ROWS; row++) {
		bool is_new = row < first || row + by < 0 || row + by >= ROWS
		           || next_random(seed) % 12 == 0;
		if (is_new)
			put_random_row(next, row, seed);
		else
			copy_row(next, row, before, row + by);
	}
}

static void check_cell(const struct screen *screen, int row, int column)
{
	const struct cell *cell = &screen->cells[row * COLUMNS + column];
	uint32_t characters[CLUSTER_SIZE];
	size_t count = screen_characters(screen, cell, characters);
	wchar_t text[CCHARW_MAX + 1] = L"";
	attr_t attributes;
	short pair;
	cchar_t there;

	if (!cell->width)
		return;
	assert_int_equal(mvwin_wch(curscr, row, column, &there), OK);
	assert_int_equal(getcchar(&there, text, &attributes, &pair, NULL), OK);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(text[i], characters[i]);
	assert_int_equal(text[count], 0);
	assert_int_equal(pair, canvas.pairs[cell->role]);
}

static void check(const struct screen *screen)
{
	for (int row = 0; row < ROWS; row++)
		for (int column = 0; column < COLUMNS; column++)
			check_cell(screen, row, column);
}

static void any_screen_follows_any_other(void **state)
{
	uint32_t seed = 11;

	(void)state;
	start("xterm-256color");
	struct screen shown = { 0 }, next = { 0 }, passed = { 0 };
	screen_resize(&shown, ROWS, COLUMNS);
	for (int round = 0; round < 400; round++) {
		make_next(&next, &shown, &seed);
		screen_resize(&passed, ROWS, COLUMNS);
		for (int row = 0; row < ROWS; row++)
			copy_row(&passed, row, &next, row);
		if (round % 50 == 0)
			canvas_forget(&canvas);
		canvas_show(&canvas, &passed);
		check(&next);
		written();
		struct screen before = shown;
		shown = next;
		next = before;
	}
	screen_free(&shown);
	screen_free(&next);
	screen_free(&passed);
	finish();
}

static void show_lines(int first)
{
	struct screen screen = { 0 };
	char line[COLUMNS];

	screen_resize(&screen, ROWS, COLUMNS);
	for (int row = 0; row < ROWS - 1; row++) {
		snprintf(line, sizeof line, "This is line %d of many.", first + row);
		screen_put(&screen, row, 0, COLUMNS, str_of(line), ROLE_PLAIN);
	}
	screen_put(&screen, ROWS - 1, 0, COLUMNS, str_of("It stays."), ROLE_STATUS);
	canvas_show(&canvas, &screen);
	screen_free(&screen);
}

/* One row is drawn, not all; the region is the whole screen again, also when it is cleared. */
static void lines_are_scrolled(void **state)
{
	(void)state;
	start("xterm-256color");
	show_lines(1);
	written();
	show_lines(2);
	const char *bytes = written(), *region = strstr(bytes, "\033[1;23r");
	assert_non_null(region);
	assert_non_null(strstr(region, "\033[1;24r"));
	assert_non_null(strstr(bytes, "24"));
	assert_true(strlen(bytes) < 100);
	show_lines(1);
	assert_true(strlen(written()) < 100);
	canvas_forget(&canvas);
	show_lines(1);
	assert_non_null(strstr(written(), "\0337\033[1;24r\0338"));
	finish();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_screen_follows_any_other),
		cmocka_unit_test(lines_are_scrolled),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
