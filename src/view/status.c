#include "view/status.h"

#include <stdio.h>

#include "base/str.h"
#include "view/words.h"

struct str status_position(struct arena *arena, struct document_view *view)
{
	struct row bottom = view->top, above = view->top;

	row_move(&view->layouts, &bottom, view->rows - 1);
	struct row behind = bottom;
	bool at_end = !row_next(&view->layouts, &behind);
	bool at_top = !row_previous(&view->layouts, &above);
	if (at_top && at_end)
		return str_of("all");
	if (at_top || at_end)
		return str_of(at_top ? "top" : "end");
	struct spot place = spot_of_row(&view->layouts, behind);
	unsigned percent = (unsigned)(100 * item_share(&view->items, place.item, place.below ? 0 : place.byte));
	return arena_format(arena, "%u %%", percent > 99 ? 99 : percent);
}

struct cursor {
	struct screen *screen;
	int row;
	int left, right;          /* the columns still free */
};

/* Put words at the right end, if they leave enough of the line; two blanks keep them apart. */
static bool put_right(struct cursor *cursor, struct str text, enum role role, int least_left)
{
	int width = (int)text_width(text);

	if (str_is_empty(text) || cursor->right - width - 2 < cursor->left + least_left)
		return false;
	cursor->right -= width;
	screen_put(cursor->screen, cursor->row, cursor->right, cursor->right + width, text, role);
	cursor->right -= 2;
	return true;
}

static void put_left(struct cursor *cursor, struct str text, enum role role, enum bidi_mode mode)
{
	struct stretch stretch = { cursor->row, cursor->left, cursor->right };

	if (!str_is_empty(text))
		cursor->left = words_put(cursor->screen, stretch, text, role, mode) + 2;
}

void status_draw(const struct status *status, struct screen *screen, int row)
{
	struct cursor cursor = { screen, row, 1, screen->columns - 1 };
	char hidden[40] = "";
	bool has_message = !str_is_empty(status->message);
	int least = has_message ? (int)text_width(status->message) : (int)text_width(status->symbol);

	screen_fill(screen, row, 0, screen->columns, ROLE_STATUS);
	put_right(&cursor, status->position, ROLE_STATUS, least);
	put_right(&cursor, status->pending, ROLE_STATUS, 0);
	if (!put_right(&cursor, status->where, ROLE_STATUS, least))
		put_right(&cursor, status->short_where, ROLE_STATUS, least);
	put_right(&cursor, status->language, ROLE_STATUS, least);
	if (screen->hidden)
		snprintf(hidden, sizeof hidden, "%zu hidden", screen->hidden);
	put_right(&cursor, str_of(hidden), ROLE_STATUS, least);
	if (has_message) {
		put_left(&cursor, status->message, status->is_error ? ROLE_ERROR : ROLE_STATUS,
		         status->mode);
		return;
	}
	put_left(&cursor, status->symbol, ROLE_STATUS, status->mode);
	put_left(&cursor, status->title, ROLE_STATUS, status->mode);
}
