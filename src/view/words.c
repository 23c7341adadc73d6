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

int words_put_marked(struct screen *screen, struct stretch stretch, struct marked_words words,
                     enum role role, enum bidi_mode mode)
{
	struct arena arena = { 0 };
	struct lines lines = { 0 };
	struct painter painter = { .mode = mode };
	struct flow flow = flow_of_str(&arena, words.text, UNROLL_LANGUAGE_NONE);

	lines_break(&lines, &flow, (uint32_t)(stretch.limit - stretch.column - 1));
	int width = (int)lines.items[0].width;
	bool is_cut = lines.count > 1;
	int shift = is_cut && flow.right_to_left;
	paint_start(&painter, &flow, &lines.items[0], role);
	for (size_t i = 0; i < words.marks.count; i++)
		paint_over(&painter, (uint32_t)words.marks.items[i].start,
		           (uint32_t)words.marks.items[i].end, ROLE_MATCH);
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
		return words_put_marked(screen, stretch, (struct marked_words){ .text = words }, role,
		                        mode);
	if ((int)text_width(words) <= room)
		return screen_put(screen, stretch.row, stretch.column, stretch.limit, words, role);
	int end = screen_put(screen, stretch.row, stretch.column, stretch.limit - 1, words, role);
	put_ellipsis(screen, stretch, end - stretch.column, role);
	return end + 1;
}

static struct str grouped(struct arena *arena, size_t number)
{
	if (number < 1000)
		return arena_format(arena, "%zu", number);
	struct str front = grouped(arena, number / 1000);
	return arena_format(arena, "%.*s,%03zu", (int)front.size, front.data, number % 1000);
}

struct str words_count(struct arena *arena, size_t count, const char *noun)
{
	struct str number = grouped(arena, count);

	return arena_format(arena, "%.*s %s%s", (int)number.size, number.data, noun,
	                    count == 1 ? "" : "s");
}
