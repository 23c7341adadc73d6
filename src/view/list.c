#include "view/list.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/str.h"
#include "view/words.h"

enum {
	MARGIN = 2,
	TITLE_ROWS = 2,           /* the title and a blank row */
	LEAST_TEXT = 20,          /* columns that a text usually needs beside its label */
	WIDEST_LABEL = 30,
	WIDEST = 110,             /* columns usually: a remark stays in sight of its label */
};

void list_free(struct list *list)
{
	free(list->rows);
	arena_free(&list->arena);
	*list = (struct list){ 0 };
}

void list_clear(struct list *list)
{
	arena_free(&list->arena);
	list->title = list->hint = (struct str)STR("");
	list->count = list->selected = list->first = 0;
	list->label_width = list->remark_width = list->least_text = list->widest = 0;
}

static bool is_heading(const struct list *list, size_t row)
{
	return list->rows[row].id == LIST_NO_ID;
}

void list_add(struct list *list, struct list_row row)
{
	int width = row.indent + (int)text_width(row.label);

	list->rows = memory_grow(list->rows, list->count, &list->capacity, sizeof *list->rows);
	list->rows[list->count++] = row;
	if (width > WIDEST_LABEL)
		width = WIDEST_LABEL;
	if (row.id == LIST_NO_ID || str_is_empty(row.text) || row.label_columns)
		return;
	if (width > list->label_width)
		list->label_width = width;
	if ((int)text_width(row.remark) > list->remark_width)
		list->remark_width = (int)text_width(row.remark);
}

static int row_height(const struct list *list, size_t row)
{
	bool has_both = !str_is_empty(list->rows[row].label) && !str_is_empty(list->rows[row].text);

	return list->is_narrow && has_both && !list->rows[row].label_columns ? 2 : 1;
}

static int body_height(const struct list *list)
{
	return list->height > TITLE_ROWS + 2 ? list->height - TITLE_ROWS : list->height;
}

static int title_rows(const struct list *list)
{
	return list->height - body_height(list);
}

/* Show the selected row, with as little movement as will do, and headings before the first. */
static void reveal(struct list *list)
{
	if (list->selected < list->first)
		list->first = list->selected;
	int used = 0;
	for (size_t i = list->selected + 1; i-- > list->first; ) {
		used += row_height(list, i);
		if (used > body_height(list)) {
			list->first = i + 1;
			break;
		}
	}
	while (list->first > 0 && list->first == list->selected && is_heading(list, list->first - 1)
	       && body_height(list) > 2)
		list->first--;
}

void list_select(struct list *list, size_t row)
{
	if (list->count == 0)
		return;
	if (row >= list->count)
		row = list->count - 1;
	while (row + 1 < list->count && is_heading(list, row))
		row++;
	while (row > 0 && is_heading(list, row))
		row--;
	list->selected = row;
	reveal(list);
}

void list_resize(struct list *list, int height, int width)
{
	int widest = list->widest ? list->widest : WIDEST;

	list->height = height;
	list->columns = width;
	list->width = width < widest ? width : widest;
	list->is_narrow = list->width - 2 * MARGIN - list->label_width - list->remark_width
	                  < (list->least_text ? list->least_text : LEAST_TEXT);
	if (list->count)
		reveal(list);
}

/* Where words stand: those of a list from right to left end where its mirror image begins. */
static struct stretch turn(const struct list *list, struct stretch stretch, struct str words)
{
	int room = stretch.limit - stretch.column, width = (int)text_width(words);

	if (list->right_to_left) {
		stretch.limit = list->columns - stretch.column;
		stretch.column = stretch.limit - (width < room ? width : room);
	}
	return stretch;
}

static void put(const struct list *list, struct screen *screen, struct stretch stretch,
                struct str words, enum role role)
{
	words_put(screen, turn(list, stretch, words), words, role, list->mode);
}

static void put_marked(const struct list *list, struct screen *screen, struct stretch stretch,
                       const struct list_row *entry, enum role role)
{
	words_put_marked(screen, turn(list, stretch, entry->text),
	                 (struct marked_words){ entry->text, entry->marks }, role, list->mode);
}

/* The remark of a row; none where a narrow list has no room for it beside what it is about. */
static struct str remark_of(const struct list *list, const struct list_row *entry)
{
	int room = list->width - 2 * MARGIN - entry->indent - (int)text_width(entry->label) - 2;

	if (list->is_narrow && (int)text_width(entry->remark) > room)
		return (struct str)STR("");
	return entry->remark;
}

static void draw_remark(const struct list *list, struct screen *screen, int row, struct str remark)
{
	int column = list->width - MARGIN - (int)text_width(remark);

	put(list, screen, (struct stretch){ row, column, list->width }, remark, ROLE_DIM);
}

/* Where a text stands: beside its label, or below it. */
static struct stretch text_stretch(const struct list *list, const struct list_row *entry, int row)
{
	int left = MARGIN + entry->indent;
	struct stretch stretch = { row, left, list->width - MARGIN };

	if (entry->label_columns) {
		stretch.column += entry->label_columns + 2;
	} else if (list->is_narrow && !str_is_empty(entry->label)) {
		stretch.row++;
		stretch.column += 2;
	} else if (!list->is_narrow) {
		stretch.column = MARGIN + list->label_width + 2;
	}
	struct str remark = remark_of(list, entry);
	if (stretch.row == row && !str_is_empty(remark))
		stretch.limit -= (int)text_width(remark) + 2;
	return stretch;
}

int list_text_columns(const struct list *list, const struct list_row *row)
{
	struct stretch stretch = text_stretch(list, row, 0);

	return stretch.limit - stretch.column;
}

static void draw_text(const struct list *list, struct screen *screen, int row,
                      const struct list_row *entry)
{
	struct stretch stretch = text_stretch(list, entry, row);

	if (entry->marks.count)
		put_marked(list, screen, stretch, entry, ROLE_PLAIN);
	else
		put(list, screen, stretch, entry->text, ROLE_PLAIN);
}

static void draw_entry(const struct list *list, struct screen *screen, int row,
                       const struct list_row *entry)
{
	int left = MARGIN + entry->indent;
	int label_limit = list->width - MARGIN;
	struct str remark = remark_of(list, entry);

	if (!str_is_empty(remark))
		label_limit -= (int)text_width(remark) + 2;
	if (entry->label_columns)
		label_limit = left + entry->label_columns;
	else if (!list->is_narrow && !str_is_empty(entry->text) && entry->id != LIST_NO_ID)
		label_limit = MARGIN + list->label_width + 1;
	put(list, screen, (struct stretch){ row, left, label_limit }, entry->label, entry->role);
	draw_remark(list, screen, row, remark);
	if (!str_is_empty(entry->text))
		draw_text(list, screen, row, entry);
}

/* Matches of the selected row are seen as well. */
static void draw_selection(const struct list *list, struct screen *screen, int row,
                           const struct list_row *entry)
{
	struct stretch stretch = text_stretch(list, entry, row);
	int left = MARGIN, bar = 0;

	if (list->right_to_left) {
		left = list->columns - list->width + MARGIN;
		bar = list->columns - 1;
	}
	screen_put(screen, row, bar, bar + 1, (struct str)STR("┃"), ROLE_BAR);
	screen_paint(screen, row, left, left + list->width - 2 * MARGIN, ROLE_FOCUS);
	if (entry->marks.count && stretch.row == row)
		put_marked(list, screen, stretch, entry, ROLE_FOCUS);
	screen->cursor_visible = true;
	screen->cursor_row = row;
	screen->cursor_column = list->right_to_left ? bar - MARGIN : left;
}

void list_draw(const struct list *list, struct screen *screen)
{
	int row = title_rows(list);

	if (row > 0) {
		int column = list->width - MARGIN - (int)text_width(list->hint);
		put(list, screen, (struct stretch){ 0, MARGIN, list->width - MARGIN }, list->title,
		    ROLE_TITLE);
		if (column > MARGIN + (int)text_width(list->title) + 1)
			put(list, screen, (struct stretch){ 0, column, list->width }, list->hint, ROLE_DIM);
	}
	for (size_t i = list->first; i < list->count; i++) {
		if (row + row_height(list, i) > list->height)
			break;
		draw_entry(list, screen, row, &list->rows[i]);
		if (i == list->selected && !is_heading(list, i))
			draw_selection(list, screen, row, &list->rows[i]);
		row += row_height(list, i);
	}
}

bool list_move(struct list *list, int count)
{
	size_t before = list->selected;
	int step = count < 0 ? -1 : 1;
	size_t row = before;

	while (count != 0) {
		row += (size_t)step;
		if (row >= list->count)         /* also when it was 0 and went below */
			break;
		if (is_heading(list, row))
			continue;
		list->selected = row;
		count -= step;
	}
	if (list->count)
		reveal(list);
	return list->selected != before;
}

bool list_page(struct list *list, int count)
{
	int rows = body_height(list) / (list->is_narrow ? 2 : 1) - 1;

	return list_move(list, count * (rows < 1 ? 1 : rows));
}

size_t list_at(const struct list *list, int screen_row)
{
	int row = title_rows(list);

	for (size_t i = list->first; i < list->count; i++) {
		if (screen_row >= row && screen_row < row + row_height(list, i))
			return i;
		row += row_height(list, i);
	}
	return list->count;
}

void list_rows_of_selected(const struct list *list, int *first, int *last)
{
	*first = title_rows(list);
	for (size_t i = list->first; i < list->selected; i++)
		*first += row_height(list, i);
	*last = *first - 1 + (list->count ? row_height(list, list->selected) : 0);
}

size_t list_visible_end(const struct list *list)
{
	int used = 0;
	size_t row = list->first;

	while (row < list->count && used + row_height(list, row) <= body_height(list))
		used += row_height(list, row++);
	return row;
}

const struct list_row *list_selected(const struct list *list)
{
	if (list->count == 0 || is_heading(list, list->selected))
		return NULL;
	return &list->rows[list->selected];
}
