#include "terminal/scroll.h"

#include <curses.h>
#include <stdlib.h>

#include "base/str.h"
#include "screen/screen.h"
#include "terminal/modes.h"

#include <term.h>                 /* its macros are names of fields elsewhere */

enum {
	LONGEST_MOVE = 16,        /* bytes of what moves rows by one; more is no terminal of today */
	ROUND_SIZE = 1024,        /* of what stands round the moves */
	TEXT_SIZE = SCREEN_MAX_ROWS * LONGEST_MOVE + ROUND_SIZE
};

static bool is_move(const char *string)
{
	return string && strlen(string) <= LONGEST_MOVE;
}

bool scroll_is_possible(void)
{
	return change_scroll_region && save_cursor && restore_cursor && !non_dest_scroll_region
	    && !memory_above && !memory_below && magic_cookie_glitch <= 0
	    && is_move(scroll_forward) && is_move(scroll_reverse);
}

/* All at once where the terminal can do that. */
static void append_moves(char *text, int by)
{
	char *many = by < 0 ? parm_rindex : parm_index;
	const char *one = by < 0 ? scroll_reverse : scroll_forward;

	if (many && abs(by) > 1)
		modes_append(text, TEXT_SIZE, tiparm(many, abs(by)));
	else
		for (int i = 0; i < abs(by); i++)
			modes_append(text, TEXT_SIZE, one);
}

/* The cursor ends where ncurses believes that it is: setting a region moves it. */
static void append_end(char *text, size_t size)
{
	modes_append(text, size, tiparm(change_scroll_region, 0, LINES - 1));
	modes_append(text, size, restore_cursor);
}

static void move_on_terminal(struct frame *frame, int top, int bottom, int by)
{
	char text[TEXT_SIZE] = "";

	modes_append(text, sizeof text, save_cursor);
	modes_append(text, sizeof text, tiparm(change_scroll_region, top, bottom));
	modes_append(text, sizeof text, tiparm(cursor_address, by > 0 ? bottom : top, 0));
	append_moves(text, by);
	append_end(text, sizeof text);
	frame_append(frame, str_of(text));
}

void scroll_reset(struct frame *frame)
{
	char text[ROUND_SIZE] = "";

	modes_append(text, sizeof text, save_cursor);
	append_end(text, sizeof text);
	frame_append(frame, str_of(text));
}

/* There is nothing to draw in the rows of a window afterwards. */
static void move_in_window(WINDOW *window, int top, int bottom, int by)
{
	scrollok(window, TRUE);
	wsetscrreg(window, top, bottom);
	wscrl(window, by);
	scrollok(window, FALSE);
	wtouchln(window, top, bottom - top + 1, 0);
}

void scroll_rows(struct frame *frame, int top, int bottom, int by)
{
	move_on_terminal(frame, top, bottom, by);
	move_in_window(curscr, top, bottom, by);
	move_in_window(newscr, top, bottom, by);
	move_in_window(stdscr, top, bottom, by);
}
