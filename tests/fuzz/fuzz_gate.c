/*
 * Whatever is printed or put on a screen comes out of the gate as what a terminal
 * may be sent, and goes through it a second time as it is. The first bytes say
 * whether lines pass, and where on the screen the text begins and ends.
 */
#include "fuzz.h"

#include "base/gate.h"
#include "base/str.h"
#include "judge.h"
#include "screen/screen.h"

enum { OPTIONS = 3, ROWS = 3, COLUMNS = 40 };

/* To be freed. */
static struct str print(struct str text, bool lines)
{
	char *data = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&data, &size);

	require(out && fput_safe(text, lines, out) && fclose(out) == 0);
	return (struct str){ data, size };
}

static void check_print(struct str text, bool lines)
{
	struct str once = print(text, lines), twice = print(once, lines);

	judge_text(once);
	require(lines || str_find(once, (struct str)STR("\n")) == SIZE_MAX);
	require(str_equal(once, twice));
	free((char *)once.data);
	free((char *)twice.data);
}

static void check_cell(const struct screen *screen, int row, int column)
{
	const struct cell *cell = &screen->cells[row * COLUMNS + column];
	uint32_t characters[CLUSTER_SIZE];
	size_t count = screen_characters(screen, cell, characters);
	int width = 0;

	for (size_t i = 0; i < count; i++) {
		require(gate_judge(characters[i]) == GATE_PASS);
		width += gate_width(characters[i]);
	}
	require(cell->width == 0 ? column > 0 && cell[-1].width == 2 : width >= 1);
	require(cell->width < 2 || (column + 1 < COLUMNS && cell[1].width == 0));
}

static void check_screen(struct str text, int column, int limit)
{
	static struct screen screen;

	screen_resize(&screen, ROWS, COLUMNS);
	screen_clear(&screen);
	for (int row = 0; row < ROWS; row++) {
		int end = screen_put(&screen, row, column + row, limit, text, ROLE_PLAIN);
		require(end <= limit || end == column + row);
	}
	for (int row = 0; row < ROWS; row++)
		for (int i = 0; i < COLUMNS; i++)
			check_cell(&screen, row, i);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < OPTIONS)
		return 0;
	judge_text((struct str)STR(""));
	struct str text = { (const char *)data + OPTIONS, size - OPTIONS };
	check_print(text, data[0] & 1);
	check_screen(text, (int)data[1] % (2 * COLUMNS) - COLUMNS / 2,
	             (int)data[2] % (2 * COLUMNS) - COLUMNS / 4);
	return 0;
}
