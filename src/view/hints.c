#include "view/focus.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/str.h"

/* The keys that are reached best come first. */
static const char alphabet[] = "asdfghjklqwertyuiopzxcvbnm";

enum { ALPHABET_SIZE = sizeof alphabet - 1 };

static void add(struct hints *hints, struct mark mark)
{
	if (hints->count == (size_t)ALPHABET_SIZE * ALPHABET_SIZE
	    || (hints->count && mark_equal(hints->marks[hints->count - 1], mark)))
		return;
	hints->marks = memory_grow(hints->marks, hints->count, &hints->capacity,
	                           sizeof *hints->marks);
	hints->marks[hints->count++] = mark;
}

/* Where a mark is shown. */
static struct row row_of_mark(struct document_view *view, struct mark mark)
{
	uint32_t byte = focus_span(view, mark)->start;

	return row_of_spot(&view->layouts,
	                   document_view_spot(view, mark.side, mark.paragraph, byte));
}

/* The marks that begin in a line, by the runs of its layout. */
static void add_marks_of_line(struct hints *hints, const struct document_view *view,
                              enum side side, const struct half *half, const struct line *line)
{
	for (uint32_t i = 0; i < half->flow.run_count; i++) {
		const struct flow_run *run = &half->flow.runs[i];
		if (run->start < line->start || run->start >= line->end)
			continue;
		struct mark mark = focus_mark_of_run(view, side, half, run);
		if (!mark_is_none(mark))
			add(hints, mark);
	}
}

static void add_marks_of_row(struct hints *hints, struct document_view *view, struct row row)
{
	if (row.line == ROW_GAP)
		return;
	const struct layout *layout = layouts_get(&view->layouts, row.item, row.chunk);
	for (enum side side = 0; side < SIDE_COUNT; side++) {
		const struct half *half = &layout->halves[side];
		const struct line *line = layout_line(layout, side, (uint32_t)row.line);
		for (; line; line = line_beside(&half->lines, line))
			add_marks_of_line(hints, view, side, half, line);
	}
}

size_t hints_start(struct hints *hints, struct document_view *view)
{
	struct row row = view->top;

	hints->count = 0;
	hints->typed[0] = '\0';
	for (int i = 0; i < view->rows; i++) {
		add_marks_of_row(hints, view, row);
		if (!row_next(&view->layouts, &row))
			break;
	}
	hints->letters = hints->count > ALPHABET_SIZE ? 2 : 1;
	return hints->count;
}

void hint_of(const struct hints *hints, size_t index, char hint[HINT_SIZE])
{
	size_t at = 0;

	if (hints->letters == 2)
		hint[at++] = alphabet[index / ALPHABET_SIZE];
	hint[at++] = alphabet[index % ALPHABET_SIZE];
	hint[at] = '\0';
}

bool hints_type(struct hints *hints, uint32_t letter, struct mark *chosen)
{
	size_t typed = strlen(hints->typed);
	char hint[HINT_SIZE];

	*chosen = mark_none;
	if (letter >= 'A' && letter <= 'Z')
		letter += 'a' - 'A';
	if (letter < 'a' || letter > 'z')
		return true;
	hints->typed[typed] = (char)letter;
	hints->typed[typed + 1] = '\0';
	for (size_t i = 0; i < hints->count; i++) {
		hint_of(hints, i, hint);
		if (strcmp(hint, hints->typed) == 0)
			*chosen = hints->marks[i];
	}
	return (int)typed + 1 == hints->letters;
}

void hints_free(struct hints *hints)
{
	free(hints->marks);
	*hints = (struct hints){ 0 };
}

static int screen_row_of(struct document_view *view, struct row wanted)
{
	struct row row = view->top;

	for (int i = 0; i < view->rows; i++) {
		if (row_equal(row, wanted))
			return i;
		if (!row_next(&view->layouts, &row))
			break;
	}
	return -1;
}

/* The column of a byte of the flow in a line; -1 if it is not there. */
static int column_of(struct document_view *view, const struct half *half,
                     const struct line *line, uint32_t offset)
{
	int column = -1;

	for (; line && column < 0; line = line_beside(&half->lines, line)) {
		paint_start(&view->painter, &half->flow, line, ROLE_PLAIN);
		column = paint_column(&view->painter, offset, view->layouts.width);
	}
	return column;
}

static void draw_hint(struct document_view *view, struct screen *screen, struct mark mark,
                      const char *hint)
{
	struct row row = row_of_mark(view, mark);
	int screen_row = screen_row_of(view, row);
	const struct layout *layout = layouts_get(&view->layouts, row.item, row.chunk);
	const struct half *half = &layout->halves[mark.side];
	const struct line *line = layout_line(layout, mark.side, (uint32_t)row.line);
	uint32_t offset = flow_offset_of_place(&half->flow, focus_span(view, mark)->start);

	int column = column_of(view, half, line, offset);
	if (screen_row >= 0 && column >= 0)
		screen_put(screen, screen_row, view->lefts[mark.side] + column, screen->columns,
		           str_of(hint), ROLE_HINT);
}

void hints_draw(const struct hints *hints, struct document_view *view, struct screen *screen)
{
	char hint[HINT_SIZE];

	for (size_t i = 0; i < hints->count; i++) {
		hint_of(hints, i, hint);
		if (strncmp(hint, hints->typed, strlen(hints->typed)) == 0)
			draw_hint(view, screen, hints->marks[i], hint + strlen(hints->typed));
	}
}
