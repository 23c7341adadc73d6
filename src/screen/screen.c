#include "screen/screen.h"

#include <stdlib.h>
#include <string.h>

#include "base/gate.h"
#include "base/memory.h"
#include "base/str.h"

enum {
	REPLACEMENT = 0xfffd,
	JOINER = 0x200d           /* U+200D ZERO WIDTH JOINER */
};

static const char letters[] = {
	[ROLE_PLAIN] = '.',
	[ROLE_TITLE] = 't',
	[ROLE_HEADING] = 'h',
	[ROLE_LABEL] = 'l',
	[ROLE_LEAD] = 'v',
	[ROLE_EMPHASIS] = 'e',
	[ROLE_STRONG] = 'b',
	[ROLE_CALL] = 'n',
	[ROLE_CITATION] = 'c',
	[ROLE_ABSENT] = 'a',
	[ROLE_LINK] = 'u',
	[ROLE_FOCUS] = 'F',
	[ROLE_HINT] = 'H',
	[ROLE_MATCH] = 'm',
	[ROLE_CURRENT_MATCH] = 'M',
	[ROLE_BAR] = '|',
	[ROLE_FOLD] = 'f',
	[ROLE_DIM] = 'd',
	[ROLE_STATUS] = 's',
	[ROLE_PROMPT] = 'p',
	[ROLE_ERROR] = 'E',
	[ROLE_BORDER] = '+',
};
_Static_assert(sizeof(letters) == ROLE_COUNT, "every role has a letter");

char role_letter(enum role role)
{
	return letters[role];
}

static int clamp(int value, int least, int most)
{
	return value < least ? least : value > most ? most : value;
}

void screen_resize(struct screen *screen, int rows, int columns)
{
	rows = clamp(rows, 1, SCREEN_MAX_ROWS);
	columns = clamp(columns, 1, SCREEN_MAX_COLUMNS);
	if (rows != screen->rows || columns != screen->columns) {
		size_t count = (size_t)rows * (size_t)columns;
		screen->cells = memory_resize(screen->cells, count * sizeof(*screen->cells));
		screen->rows = rows;
		screen->columns = columns;
	}
	screen_clear(screen);
}

static void blank(struct cell *cells, int count, enum role role)
{
	const struct cell empty = { .glyph = ' ', .width = 1, .role = (uint16_t)role };
	for (int i = 0; i < count; i++)
		cells[i] = empty;
}

void screen_clear(struct screen *screen)
{
	blank(screen->cells, screen->rows * screen->columns, ROLE_PLAIN);
	screen->cluster_count = 0;
	screen->cursor_row = screen->cursor_column = 0;
	screen->cursor_visible = false;
	screen->hidden = 0;
}

void screen_free(struct screen *screen)
{
	free(screen->cells);
	free(screen->clusters);
	*screen = (struct screen){ 0 };
}

static struct cell *row_of(const struct screen *screen, int row)
{
	return screen->cells + (size_t)row * (size_t)screen->columns;
}

/*
 * Make [column, end) free to be written: of a wide character that stands across
 * an edge, the half outside becomes blank.
 */
static void cut(const struct screen *screen, struct cell *cells, int column, int end)
{
	if (column > 0 && cells[column].width == 0)
		blank(cells + column - 1, 1, cells[column - 1].role);
	if (end < screen->columns && cells[end].width == 0)
		blank(cells + end, 1, cells[end].role);
}

static void fill(const struct screen *screen, struct cell *cells, int column, int end,
                 enum role role)
{
	column = column < 0 ? 0 : column;
	end = end > screen->columns ? screen->columns : end;
	if (column >= end)
		return;
	cut(screen, cells, column, end);
	blank(cells + column, end - column, role);
}

/* Text on its way into the cells of a row. */
struct pen {
	struct screen *screen;
	struct cell *cells;       /* of the row; NULL when it is outside the screen */
	struct cell *last;        /* for marks to join; NULL when it is outside the screen */
	int column, limit;        /* both may lie outside the screen */
	enum role role;
	bool has_base;            /* something stands before, which marks belong to */
	bool joined;              /* the character before was U+200D */
};

static struct pen pen_at(struct screen *screen, int row, int column, int limit, enum role role)
{
	bool is_inside = row >= 0 && row < screen->rows;
	return (struct pen){
		.screen = screen,
		.cells = is_inside ? row_of(screen, row) : NULL,
		.column = column,
		.limit = limit,
		.role = role,
	};
}

/* Write a base character; of a wide one across an edge of the screen a blank is seen. */
static void pen_write(struct pen *pen, uint32_t character, int width)
{
	struct screen *screen = pen->screen;
	int column = pen->column, end = column + width;
	pen->column = end;
	pen->last = NULL;
	pen->has_base = true;
	if (!pen->cells)
		return;
	if (column < 0 || end > screen->columns) {
		fill(screen, pen->cells, column, end, pen->role);
		return;
	}
	cut(screen, pen->cells, column, end);
	pen->last = pen->cells + column;
	pen->last[0] = (struct cell){ character, (uint16_t)width, (uint16_t)pen->role };
	if (width == 2)
		pen->last[1] = (struct cell){ ' ', 0, (uint16_t)pen->role };
}

static struct cluster *cluster_of(struct screen *screen, struct cell *cell)
{
	if (!(cell->glyph & CELL_CLUSTER)) {
		screen->clusters = memory_grow(screen->clusters, screen->cluster_count,
		                               &screen->cluster_capacity,
		                               sizeof(*screen->clusters));
		screen->clusters[screen->cluster_count] = (struct cluster){ { cell->glyph } };
		cell->glyph = CELL_CLUSTER | (uint32_t)screen->cluster_count++;
	}
	return &screen->clusters[cell->glyph & ~CELL_CLUSTER];
}

/* Add a mark to the character before it; what is more than a cell holds is left out. */
static void pen_mark(struct pen *pen, uint32_t mark)
{
	if (!pen->last)
		return;
	struct cluster *cluster = cluster_of(pen->screen, pen->last);
	for (size_t i = 1; i < CLUSTER_SIZE; i++) {
		if (!cluster->characters[i]) {
			cluster->characters[i] = mark;
			return;
		}
	}
	pen->screen->hidden++;
}

/*
 * Write one character that the gate lets through. A cell holds what ncurses
 * holds in one, a base and its marks; a grapheme cluster of several bases takes
 * several cells, but of emoji joined by U+200D, which no two terminals measure
 * alike, only the first is shown.
 */
static bool pen_put_passed(struct pen *pen, uint32_t character)
{
	int width = gate_width(character);
	if (pen->joined && width == 2)
		return true;
	if (width > 0) {
		if (pen->column + width > pen->limit)
			return false;
		pen_write(pen, character, width);
		return true;
	}
	if (!pen->has_base) {
		if (pen->column >= pen->limit)
			return false;
		pen_write(pen, ' ', 1);
	}
	pen_mark(pen, character);
	return true;
}

/* Put a character through the gate; return false when it has no room. */
static bool pen_put(struct pen *pen, uint32_t character)
{
	enum gate_verdict verdict = gate_judge(character);
	if (verdict == GATE_PASS) {
		bool has_room = pen_put_passed(pen, character);
		pen->joined = false;
		return has_room;
	}
	pen->joined = character == JOINER;
	pen->screen->hidden += verdict != GATE_SPACE;
	if (verdict == GATE_DROP)
		return true;
	if (pen->column >= pen->limit)
		return false;
	pen_write(pen, verdict == GATE_SPACE ? ' ' : REPLACEMENT, 1);
	return true;
}

static bool is_printable_ascii(char c)
{
	return c >= 0x20 && c < 0x7f;
}

static size_t ascii_size(struct str text)
{
	size_t size = 0;
	while (size + 8 <= text.size && eight_are_printable(text.data + size))
		size += 8;
	while (size < text.size && is_printable_ascii(text.data[size]))
		size++;
	return size;
}

/* Write the ASCII that the text begins with; return how many bytes were taken. */
static size_t pen_put_ascii(struct pen *pen, struct str text)
{
	int column = pen->column;
	int64_t room = (int64_t)pen->limit - column;
	size_t size = room > 0 ? ascii_size(str_slice(text, 0, (size_t)room)) : 0;
	bool is_inside = pen->cells && column >= 0 && column + (int)size <= pen->screen->columns;

	pen->joined &= !size;
	if (!is_inside || !size) {
		for (size_t i = 0; i < size; i++)
			pen_write(pen, (unsigned char)text.data[i], 1);
		return size;
	}
	struct cell *cells = pen->cells + column, cell = { .width = 1, .role = (uint16_t)pen->role };
	cut(pen->screen, pen->cells, column, column + (int)size);
	for (size_t i = 0; i < size; i++) {
		cell.glyph = (unsigned char)text.data[i];
		cells[i] = cell;
	}
	pen->column += (int)size;
	pen->last = &cells[size - 1];
	pen->has_base = true;
	return size;
}

static void pen_put_text(struct pen *pen, struct str text)
{
	size_t at = 0;
	while (at < text.size) {
		at += pen_put_ascii(pen, str_from(text, at));
		if (at == text.size)
			return;
		size_t size;
		uint32_t character = str_decode(str_from(text, at), &size);
		if (!pen_put(pen, character))
			return;
		at += size;
	}
}

int screen_put(struct screen *screen, int row, int column, int limit, struct str text,
               enum role role)
{
	struct pen pen = pen_at(screen, row, column, limit, role);
	pen_put_text(&pen, text);
	return pen.column;
}

int screen_put_line(struct screen *screen, int row, int column, int limit, struct str text,
                    enum role role)
{
	int end = screen_put(screen, row, column, limit, text, role);
	screen_fill(screen, row, end, limit, role);
	return end;
}

/* Most clusters are one character of ASCII inside the screen. */
static bool put_ascii(const struct screen *screen, int row, int column, char c, enum role role)
{
	if (!is_printable_ascii(c) || row < 0 || row >= screen->rows || column < 0
	    || column >= screen->columns)
		return false;
	struct cell *cells = row_of(screen, row);
	cut(screen, cells, column, column + 1);
	cells[column] = (struct cell){ (unsigned char)c, 1, (uint16_t)role };
	return true;
}

void screen_put_cluster(struct screen *screen, int row, int column, int width, struct str text,
                        enum role role)
{
	if (text.size == 1 && width == 1 && put_ascii(screen, row, column, text.data[0], role))
		return;
	screen_put_line(screen, row, column, column + width, text, role);
}

void screen_fill(struct screen *screen, int row, int column, int limit, enum role role)
{
	if (row >= 0 && row < screen->rows)
		fill(screen, row_of(screen, row), column, limit, role);
}

void screen_paint(struct screen *screen, int row, int column, int limit, enum role role)
{
	column = column < 0 ? 0 : column;
	limit = limit > screen->columns ? screen->columns : limit;
	if (row < 0 || row >= screen->rows || column >= limit)
		return;

	/* Both halves of a wide character look the same. */
	struct cell *cells = row_of(screen, row);
	column -= column > 0 && cells[column].width == 0;
	limit += limit < screen->columns && cells[limit].width == 0;
	for (int i = column; i < limit; i++)
		cells[i].role = (uint16_t)role;
}

size_t screen_characters(const struct screen *screen, const struct cell *cell,
                         uint32_t characters[CLUSTER_SIZE])
{
	characters[0] = cell->glyph;
	if (!(cell->glyph & CELL_CLUSTER))
		return 1;

	const struct cluster *cluster = &screen->clusters[cell->glyph & ~CELL_CLUSTER];
	size_t count = 0;
	while (count < CLUSTER_SIZE && cluster->characters[count]) {
		characters[count] = cluster->characters[count];
		count++;
	}
	return count;
}

static void dump_cell(const struct screen *screen, const struct cell *cell, FILE *out)
{
	uint32_t characters[CLUSTER_SIZE];
	size_t count = screen_characters(screen, cell, characters);
	for (size_t i = 0; i < count; i++) {
		char bytes[4];
		fwrite(bytes, 1, str_encode(characters[i], bytes), out);
	}
}

static void dump_text(const struct screen *screen, const struct cell *cells, FILE *out)
{
	int end = screen->columns;
	while (end > 0 && cells[end - 1].glyph == ' ' && cells[end - 1].width == 1)
		end--;
	for (int i = 0; i < end; i++)
		if (cells[i].width)
			dump_cell(screen, &cells[i], out);
	fputc('\n', out);
}

static void dump_roles(const struct screen *screen, const struct cell *cells, FILE *out)
{
	bool is_plain = true;
	for (int i = 0; i < screen->columns; i++)
		is_plain &= cells[i].role == ROLE_PLAIN;
	if (is_plain)
		return;
	for (int i = 0; i < screen->columns; i++)
		fputc(role_letter(cells[i].role), out);
	fputc('\n', out);
}

void screen_dump(const struct screen *screen, FILE *out)
{
	for (int row = 0; row < screen->rows; row++) {
		dump_text(screen, row_of(screen, row), out);
		dump_roles(screen, row_of(screen, row), out);
	}
}
