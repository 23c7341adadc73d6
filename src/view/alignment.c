#include "view/alignment.h"

#include <limits.h>
#include <stdlib.h>

#include "base/memory.h"
#include "view/features.h"

/*
 * The cheapest way through a grid: row i stands before item i of our own
 * document, column j before item j of the other. A step right leaves an item of
 * the other without counterpart, a step down one of ours, a step down and right
 * makes a pair. Only a band along the diagonal is looked at in long documents.
 */
enum {
	CELLS = 400000,           /* of the grid, beyond which the band is narrowed */
	NARROWEST = 8,            /* columns of the band at either side of the diagonal */
	FAR = INT_MAX / 2,
};

enum step { STEP_PAIR, STEP_OWN, STEP_OTHER };

struct grid {
	const struct features *own, *other;
	uint32_t rows, columns;   /* how many items both have */
	uint32_t reach;           /* columns of the band at either side of the diagonal */
	uint32_t width;           /* of the band */
	int shift;                /* see features_distance() */
	unsigned char *steps;     /* that led to each cell of the band */
	int *before, *now;        /* costs of two rows of the band */
	uint32_t before_start, start;   /* the columns that these begin with */
};

/* The column that a row of the band begins with. */
static uint32_t band_start(const struct grid *grid, uint32_t row)
{
	uint64_t middle = (uint64_t)row * grid->columns / ((uint64_t)grid->rows + 1);

	return middle > grid->reach ? (uint32_t)(middle - grid->reach) : 0;
}

/* The cost of a cell of the row before; columns outside the band wrap round to far behind it. */
static int cost_before(const struct grid *grid, uint32_t column)
{
	uint32_t at = column - grid->before_start;

	return at < grid->width ? grid->before[at] : FAR;
}

/* The cost of a cell, and the step that leads to it. */
static int find_step(struct grid *grid, uint32_t row, uint32_t column, unsigned char *step)
{
	int best = FAR;

	if (row == 0 && column == 0)
		return 0;
	if (row > 0 && column > 0) {
		int before = cost_before(grid, column - 1);
		best = before == FAR ? FAR : before
		     + features_distance(&grid->own[row - 1], &grid->other[column - 1], grid->shift);
		*step = STEP_PAIR;
	}
	int down = row > 0 ? cost_before(grid, column) : FAR;
	int right = column > grid->start ? grid->now[column - 1 - grid->start] : FAR;
	if (down < FAR && down + FEATURES_GAP < best) {
		best = down + FEATURES_GAP;
		*step = STEP_OWN;
	}
	if (right < FAR && right + FEATURES_GAP < best) {
		best = right + FEATURES_GAP;
		*step = STEP_OTHER;
	}
	return best;
}

static void fill_row(struct grid *grid, uint32_t row)
{
	unsigned char *steps = &grid->steps[(size_t)row * grid->width];
	int *swap = grid->before;

	grid->before = grid->now;
	grid->before_start = grid->start;
	grid->now = swap;
	grid->start = band_start(grid, row);
	for (uint32_t i = 0; i < grid->width; i++)
		grid->now[i] = grid->start + i <= grid->columns
		             ? find_step(grid, row, grid->start + i, &steps[i]) : FAR;
}

/* Wide enough for a way through, and for as much drift as the number of cells allows. */
static void shape_band(struct grid *grid)
{
	uint64_t rows = grid->rows, columns = grid->columns;
	uint64_t most = rows > columns ? rows : columns;
	uint64_t slope = columns / (rows + 1) + 1;
	uint64_t reach = CELLS / 2 / (rows + 1);

	if (reach < slope + NARROWEST)
		reach = slope + NARROWEST;
	if (reach > most)
		reach = most;
	uint64_t width = 2 * reach + 1 + slope;
	grid->reach = (uint32_t)reach;
	grid->width = (uint32_t)(width > columns + 1 ? columns + 1 : width);
}

static void walk_back(const struct grid *grid, struct alignment *alignment)
{
	uint32_t row = grid->rows, column = grid->columns;

	while (row > 0 || column > 0) {
		size_t at = (size_t)row * grid->width + (column - band_start(grid, row));
		enum step step = grid->steps[at];
		row -= step != STEP_OTHER;
		column -= step != STEP_OWN;
		if (step != STEP_PAIR)
			continue;
		alignment->other_of[row + 1] = column + 1;      /* behind the title */
		alignment->own_of[column + 1] = row + 1;
	}
}

static void align(struct grid *grid, struct alignment *alignment)
{
	shape_band(grid);
	grid->steps = memory_allocate(((size_t)grid->rows + 1) * grid->width);
	grid->before = memory_allocate(grid->width * sizeof *grid->before);
	grid->now = memory_allocate(grid->width * sizeof *grid->now);
	for (uint32_t row = 0; row <= grid->rows; row++)
		fill_row(grid, row);
	walk_back(grid, alignment);
	free(grid->steps);
	free(grid->before);
	free(grid->now);
}

static uint32_t item_count(const struct unroll_document *document)
{
	return 1 + document->section_count + document->paragraph_count;
}

static uint32_t *no_items(uint32_t count)
{
	uint32_t *items = memory_allocate(count * sizeof *items);

	for (uint32_t i = 0; i < count; i++)
		items[i] = UNROLL_NONE;
	return items;
}

static int length_of(const struct unroll_document *document)
{
	size_t size = 0;

	for (uint32_t i = 0; i < document->paragraph_count; i++)
		size += document->paragraphs[i].body.text.size;
	return features_length(size);
}

struct alignment alignment_of(const struct unroll_document *own,
                              const struct unroll_document *other)
{
	struct alignment alignment = {
		.own_count = item_count(own), .other_count = item_count(other),
	};
	struct features *own_features = features_of(own);
	struct features *other_features = features_of(other);
	struct grid grid = {
		.own = own_features, .other = other_features,
		.rows = alignment.own_count - 1, .columns = alignment.other_count - 1,
		.shift = length_of(other) - length_of(own),
	};

	alignment.other_of = no_items(alignment.own_count);
	alignment.own_of = no_items(alignment.other_count);
	alignment.other_of[0] = alignment.own_of[0] = 0;
	align(&grid, &alignment);
	free(own_features);
	free(other_features);
	return alignment;
}

void alignment_free(struct alignment *alignment)
{
	free(alignment->other_of);
	free(alignment->own_of);
	*alignment = (struct alignment){ 0 };
}
