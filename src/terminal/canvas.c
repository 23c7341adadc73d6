#include "terminal/canvas.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/memory.h"
#include "terminal/scroll.h"

/* Default colours come first: after start_color() ncurses looks for them in every cell. */
static int colours_of_terminal(bool *has_default)
{
	if (!has_colors())
		return 0;
	*has_default = use_default_colors() == OK;
	if (start_color() == ERR)
		return 0;
	return COLORS >= 256 ? 256 : COLORS >= 16 ? 16 : COLORS >= 8 ? 8 : 0;
}

/* What a theme comes to on this terminal, and whether that has colours of its own. */
static struct theme settle(const struct theme *theme, bool *has_default)
{
	const char *no_color = getenv("NO_COLOR");
	bool is_unwanted = theme->colours < 0 && no_color && *no_color;
	int there = is_unwanted || theme->colours == 0 ? 0
	          : colours_of_terminal(has_default);
	struct theme settled = *theme;
	if (theme->colours < 0 || theme->colours > there)
		settled.colours = there;
	return settled;
}

static attr_t attributes_of(unsigned look)
{
	const attr_t italic = termattrs() & A_ITALIC ? A_ITALIC : A_UNDERLINE;
	return (look & LOOK_BOLD ? A_BOLD : 0) | (look & LOOK_DIM ? A_DIM : 0)
	     | (look & LOOK_ITALIC ? italic : 0) | (look & LOOK_UNDERLINE ? A_UNDERLINE : 0)
	     | (look & LOOK_REVERSE ? A_REVERSE : 0);
}

/* The colour pair of a role is numbered like the role; pair 0 is the terminal's own colours. */
static short pair_of(enum role role, const struct look *look, bool has_default)
{
	short pair = (short)role;
	if (look->foreground < 0 && look->background < 0)
		return 0;
	int foreground = look->foreground < 0 && !has_default ? COLOR_WHITE : look->foreground;
	int background = look->background < 0 && !has_default ? COLOR_BLACK : look->background;
	return init_pair(pair, (short)foreground, (short)background) == OK ? pair : 0;
}

_Static_assert(ROLE_PLAIN == 0, "the plain role has the terminal's own colours");

void canvas_set_theme(struct canvas *canvas, const struct theme *theme)
{
	bool has_default = false;
	struct theme settled = settle(theme, &has_default);
	for (enum role role = 0; role < ROLE_COUNT; role++) {
		struct look look = theme_look(&settled, role);
		canvas->attributes[role] = attributes_of(look.attributes);
		canvas->pairs[role] = pair_of(role, &look, has_default);
		canvas->looks[role] = canvas->attributes[role]
		                    | (chtype)COLOR_PAIR(canvas->pairs[role]);
	}
	canvas_forget(canvas);
}

void canvas_open(struct canvas *canvas, struct frame *frame)
{
	canvas->frame = frame;
	canvas->can_scroll = scroll_is_possible();
	idlok(stdscr, TRUE);
	canvas->row = memory_allocate(SCREEN_MAX_COLUMNS * sizeof(*canvas->row));
	canvas->ascii_row = memory_allocate(SCREEN_MAX_COLUMNS * sizeof(*canvas->ascii_row));
}

void canvas_close(struct canvas *canvas)
{
	screen_free(&canvas->shown);
	free(canvas->row);
	free(canvas->ascii_row);
	*canvas = (struct canvas){ 0 };
}

void canvas_forget(struct canvas *canvas)
{
	canvas->is_known = false;
	canvas->is_cursor_known = false;
}

static void make(const struct canvas *canvas, const struct screen *screen,
                 const struct cell *cell, cchar_t *made)
{
	uint32_t characters[CLUSTER_SIZE];
	wchar_t text[CLUSTER_SIZE + 1] = L"";
	size_t count = screen_characters(screen, cell, characters);
	for (size_t i = 0; i < count; i++)
		text[i] = (wchar_t)characters[i];
	attr_t attributes = canvas->attributes[cell->role];
	short pair = canvas->pairs[cell->role];
	if (setcchar(made, text, attributes, pair, NULL) == ERR)
		setcchar(made, cell->width == 2 ? L"\u3000" : L"?", attributes, pair, NULL);
}

static const struct cell *row_of(const struct screen *screen, int row)
{
	return screen->cells + (size_t)row * (size_t)screen->columns;
}

static bool is_ascii(const struct cell *cell)
{
	return cell->glyph < 0x80 && cell->width;
}

/* Draw cells [first, end) that are not ASCII. */
static void draw_any(struct canvas *canvas, const struct screen *screen, int row, int first, int end)
{
	const struct cell *cells = row_of(screen, row);
	int count = 0;
	for (int i = first; i < end; i++)
		if (cells[i].width)
			make(canvas, screen, &cells[i], &canvas->row[count++]);
	mvadd_wchnstr(row, first, canvas->row, count);
}

/* Draw cells [first, end) that are ASCII: ncurses takes them without asking for their width. */
static void draw_ascii(struct canvas *canvas, const struct screen *screen, int row, int first,
                       int end)
{
	const struct cell *cells = row_of(screen, row);
	for (int i = first; i < end; i++)
		canvas->ascii_row[i - first] = cells[i].glyph | canvas->looks[cells[i].role];
	mvaddchnstr(row, first, canvas->ascii_row, end - first);
}

static void draw_runs(struct canvas *canvas, const struct screen *screen, int row, int first,
                      int end, bool ascii)
{
	const struct cell *cells = row_of(screen, row);
	for (int start = first, i = first; i < end; start = i) {
		bool is_wanted = is_ascii(&cells[i]) == ascii;
		while (i < end && (is_ascii(&cells[i]) == ascii) == is_wanted)
			i++;
		if (is_wanted)
			(ascii ? draw_ascii : draw_any)(canvas, screen, row, start, i);
	}
}

/*
 * Draw columns [first, end) of a row; no wide character stands across either edge. ASCII
 * comes last: ncurses blanks what it takes for the rest of a wide character beside others.
 */
static void draw(struct canvas *canvas, const struct screen *screen, int row, int first, int end)
{
	draw_runs(canvas, screen, row, first, end, false);
	draw_runs(canvas, screen, row, first, end, true);
}

static bool clusters_equal(const struct screen *a, const struct cell *cell_a,
                           const struct screen *b, const struct cell *cell_b)
{
	return cell_a->glyph & cell_b->glyph & CELL_CLUSTER
	    && memcmp(&a->clusters[cell_a->glyph & ~CELL_CLUSTER],
	              &b->clusters[cell_b->glyph & ~CELL_CLUSTER], sizeof(struct cluster)) == 0;
}

static bool cells_equal(const struct screen *a, const struct cell *cell_a,
                        const struct screen *b, const struct cell *cell_b)
{
	if (cell_a->role != cell_b->role || cell_a->width != cell_b->width)
		return false;
	if ((cell_a->glyph | cell_b->glyph) & CELL_CLUSTER)
		return clusters_equal(a, cell_a, b, cell_b);
	return cell_a->glyph == cell_b->glyph;
}

static bool rows_equal(const struct screen *a, int row_a, const struct screen *b, int row_b)
{
	const struct cell *cells_a = row_of(a, row_a), *cells_b = row_of(b, row_b);
	if (a->cluster_count == 0 && b->cluster_count == 0)
		return memcmp(cells_a, cells_b, (size_t)a->columns * sizeof(*cells_a)) == 0;
	for (int i = 0; i < a->columns; i++)
		if (!cells_equal(a, &cells_a[i], b, &cells_b[i]))
			return false;
	return true;
}

/* Rows [first, end) of a screen that are shown already, `by` rows further down. */
struct shift {
	int first, end, by;
};

/* How far down the row of the screen is shown, at the nearest; 0 if it stands still or nowhere. */
static int find_row(const struct screen *shown, const struct screen *screen, int row)
{
	for (int by = 0; by < screen->rows; by++) {
		if (row + by < screen->rows && rows_equal(screen, row, shown, row + by))
			return by;
		if (row - by >= 0 && rows_equal(screen, row, shown, row - by))
			return -by;
	}
	return 0;
}

static bool is_blank(const struct screen *screen, int row)
{
	const struct cell *cells = row_of(screen, row);
	for (int i = 0; i < screen->columns; i++)
		if (cells[i].glyph != ' ')
			return false;
	return true;
}

/* The rows round one in the middle, with text that can be told from others, that moved with it. */
static struct shift find_shift(const struct screen *shown, const struct screen *screen)
{
	int middle = screen->rows / 2;
	while (middle + 1 < screen->rows && is_blank(screen, middle))
		middle++;
	struct shift shift = { middle, middle + 1, find_row(shown, screen, middle) };
	int least = shift.by < 0 ? -shift.by : 0;
	int most = screen->rows - (shift.by > 0 ? shift.by : 0);
	if (shift.by == 0)
		return shift;
	while (shift.first > least
	       && rows_equal(screen, shift.first - 1, shown, shift.first - 1 + shift.by))
		shift.first--;
	while (shift.end < most && rows_equal(screen, shift.end, shown, shift.end + shift.by))
		shift.end++;
	return shift;
}

static void blank_row(struct screen *screen, int row)
{
	struct cell *cells = screen->cells + (size_t)row * (size_t)screen->columns;
	for (int i = 0; i < screen->columns; i++)
		cells[i] = (struct cell){ ' ', 1, ROLE_PLAIN };
}

/* The rows that a scroll leaves behind are blank. */
static void shift_shown(struct screen *shown, const struct shift *shift)
{
	size_t columns = (size_t)shown->columns;
	memmove(shown->cells + (size_t)shift->first * columns,
	        shown->cells + (size_t)(shift->first + shift->by) * columns,
	        (size_t)(shift->end - shift->first) * columns * sizeof(*shown->cells));
	for (int i = 0; i < abs(shift->by); i++)
		blank_row(shown, shift->by > 0 ? shift->end + i : shift->first - 1 - i);
}

/* Scroll what moved as a whole, if it is more than a few rows. Return whether anything did. */
static bool scroll_shown(struct canvas *canvas, const struct screen *screen)
{
	if (!canvas->can_scroll)
		return false;
	struct shift shift = find_shift(&canvas->shown, screen);
	if (shift.by == 0 || shift.end - shift.first < screen->rows / 3)
		return false;
	scroll_rows(canvas->frame, shift.by > 0 ? shift.first : shift.first + shift.by,
	            shift.by > 0 ? shift.end - 1 + shift.by : shift.end - 1, shift.by);
	canvas->has_scrolled = true;
	shift_shown(&canvas->shown, &shift);
	return true;
}

/* Draw a row from the first cell that changed to the last; return whether any did. */
static bool update_row(struct canvas *canvas, const struct screen *screen, int row)
{
	const struct screen *shown = &canvas->shown;
	const struct cell *now = row_of(screen, row), *before = row_of(shown, row);
	int first = 0, end = screen->columns;
	if (rows_equal(screen, row, shown, row))
		return false;
	while (cells_equal(screen, &now[first], shown, &before[first]))
		first++;
	while (cells_equal(screen, &now[end - 1], shown, &before[end - 1]))
		end--;
	/* A wide character that changed ends with a half that did not. */
	if (end < screen->columns && now[end].width == 0)
		end++;
	draw(canvas, screen, row, first, end);
	return true;
}

static bool update_rows(struct canvas *canvas, const struct screen *screen)
{
	bool is_changed = false;
	for (int row = 0; row < screen->rows; row++)
		is_changed |= update_row(canvas, screen, row);
	return is_changed;
}

static bool is_blank_cell(const struct cell *cell)
{
	return cell->glyph == ' ' && cell->width && cell->role == ROLE_PLAIN;
}

/* Clear the terminal, whatever it shows, and draw what is not blank. */
static void draw_rows(struct canvas *canvas, const struct screen *screen)
{
	clear();
	if (canvas->has_scrolled)
		scroll_reset(canvas->frame);
	for (int row = 0; row < screen->rows; row++) {
		const struct cell *cells = row_of(screen, row);
		int first = 0, end = screen->columns;
		while (first < end && is_blank_cell(&cells[first]))
			first++;
		while (end > first && is_blank_cell(&cells[end - 1]))
			end--;
		if (first < end)
			draw(canvas, screen, row, first, end);
	}
}

/* A hidden cursor stays where it is: moving it costs bytes and nobody sees it. */
static bool update_cursor(struct canvas *canvas, const struct screen *screen)
{
	const struct screen *shown = &canvas->shown;
	bool is_visible = screen->cursor_visible;
	bool is_known = canvas->is_cursor_known;
	bool is_same = is_known && is_visible == shown->cursor_visible
	    && (!is_visible || (screen->cursor_row == shown->cursor_row
	                        && screen->cursor_column == shown->cursor_column));
	if (!is_known || is_visible != shown->cursor_visible) {
		curs_set(is_visible);
		leaveok(stdscr, !is_visible);
	}
	move(screen->cursor_row, screen->cursor_column);
	canvas->is_cursor_known = true;
	return !is_same;
}

static void swap(struct screen *a, struct screen *b)
{
	struct screen kept = *a;
	*a = *b;
	*b = kept;
}

void canvas_show(struct canvas *canvas, struct screen *screen)
{
	bool is_changed = !canvas->is_known;
	if (canvas->is_known) {
		is_changed = scroll_shown(canvas, screen);
		is_changed |= update_rows(canvas, screen);
	} else {
		draw_rows(canvas, screen);
	}
	is_changed |= update_cursor(canvas, screen);
	swap(&canvas->shown, screen);
	canvas->is_known = true;
	if (is_changed)
		refresh();
}
