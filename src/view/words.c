#include "view/words.h"

#include "base/arena.h"
#include "base/str.h"
#include "view/paint.h"

/* Lead bytes of the blocks of Hebrew, Arabic and their neighbours, and of presentation forms. */
static bool may_be_right_to_left(struct str words)
{
	for (size_t i = 0; i < words.size; i++) {
		unsigned char byte = (unsigned char)words.data[i];
		if ((byte >= 0xD6 && byte <= 0xDF) || byte == 0xEF)
			return true;
	}
	return false;
}

/* The end of words is where their own direction has it. */
static void put_ellipsis(struct screen *screen, struct stretch stretch, int column, enum role role)
{
	screen_put(screen, stretch.row, stretch.column + column, stretch.limit,
	           (struct str)STR("…"), role);
}

static int put_in_order(struct screen *screen, struct stretch stretch, struct str words,
                        enum role role, enum bidi_mode mode)
{
	struct arena arena = { 0 };
	struct lines lines = { 0 };
	struct painter painter = { .mode = mode };
	struct flow flow = flow_of_str(&arena, words, UNROLL_LANGUAGE_NONE);

	lines_break(&lines, &flow, (uint32_t)(stretch.limit - stretch.column - 1));
	int width = (int)lines.items[0].width;
	bool is_cut = lines.count > 1;
	int shift = is_cut && flow.right_to_left;
	paint_start(&painter, &flow, &lines.items[0], role);
	paint_put(&painter, screen,
	          (struct strip){ stretch.row, stretch.column + shift, (uint32_t)width });
	if (is_cut)
		put_ellipsis(screen, stretch, flow.right_to_left ? 0 : width, role);
	painter_free(&painter);
	lines_free(&lines);
	arena_free(&arena);
	return stretch.column + width + is_cut;
}

int words_put(struct screen *screen, struct stretch stretch, struct str words, enum role role,
              enum bidi_mode mode)
{
	int room = stretch.limit - stretch.column;

	if (room < 2)
		return stretch.column;
	if (may_be_right_to_left(words))
		return put_in_order(screen, stretch, words, role, mode);
	if ((int)text_width(words) <= room)
		return screen_put(screen, stretch.row, stretch.column, stretch.limit, words, role);
	int end = screen_put(screen, stretch.row, stretch.column, stretch.limit - 1, words, role);
	put_ellipsis(screen, stretch, end - stretch.column, role);
	return end + 1;
}
