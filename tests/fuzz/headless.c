#include "headless.h"

#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/str.h"
#include "cli/clipboard.h"
#include "command/url.h"
#include "fuzz.h"
#include "terminal/canvas.h"
#include "terminal/modes.h"

#include "../oracle/oracle.h"

enum { ROWS_MAX = 60, COLUMNS_MAX = 200 };

static struct {
	struct canvas canvas;
	struct screen screen;
	struct oracle *oracle;
	struct frame frame;       /* what was written since the last look, from its byte 0 */
	char bytes[1 << 20];
} headless;

void headless_start(void)
{
	if (headless.oracle)
		return;
	setlocale(LC_CTYPE, "C.UTF-8");
	headless.oracle = oracle_new("xterm-256color");
	require(headless.oracle);
	frame_open(&headless.frame);
	require(headless.frame.file != stdout);
	SCREEN *curses = newterm("xterm-256color", headless.frame.file, fopen("/dev/null", "r"));
	require(curses);
	noecho();
	nonl();
	typeahead(-1);
	canvas_open(&headless.canvas, &headless.frame);
	canvas_set_theme(&headless.canvas, &(struct theme){ .colours = 256 });
}

void headless_resize(unsigned rows, unsigned columns)
{
	resizeterm(1 + (int)(rows % ROWS_MAX), 1 + (int)(columns % COLUMNS_MAX));
	canvas_forget(&headless.canvas);
}

int headless_rows(void)
{
	return LINES;
}

int headless_columns(void)
{
	return COLS;
}

static void judge(struct str bytes)
{
	oracle_feed(headless.oracle, bytes.data, bytes.size);
	if (oracle_violations(headless.oracle))
		fprintf(stderr, "%s\n", oracle_complaint(headless.oracle));
	require(oracle_violations(headless.oracle) == 0);
}

static void judge_output(void)
{
	int output = fileno(headless.frame.file);
	off_t end = lseek(output, 0, SEEK_CUR);

	require(end >= 0 && (size_t)end <= sizeof headless.bytes);
	require(pread(output, headless.bytes, (size_t)end, 0) == end);
	judge((struct str){ headless.bytes, (size_t)end });
	lseek(output, 0, SEEK_SET);
}

void headless_show(struct app *app)
{
	app_draw(app, &headless.screen);
	require(headless.screen.rows == LINES && headless.screen.columns == COLS);
	canvas_show(&headless.canvas, &headless.screen);
	judge_output();
}

static void copy(struct str text)
{
	struct arena scratch = { 0 };
	struct str sequence = modes_clipboard(clipboard_clean(&scratch, text));

	oracle_allow_copy(headless.oracle, true);
	judge(sequence);
	oracle_allow_copy(headless.oracle, false);
	free((char *)sequence.data);
	arena_free(&scratch);
}

static void open_url(struct str url)
{
	char admitted[URL_SIZE];

	require(url_admit(url, admitted, NULL) && str_equal(str_of(admitted), url));
}

bool headless_serve(struct app *app)
{
	struct app_request request;
	bool is_asked = false;

	while ((request = app_take_request(app)).kind != APP_NOTHING) {
		is_asked = true;
		if (request.kind == APP_COPY)
			copy(request.text);
		else if (request.kind == APP_OPEN_URL)
			open_url(request.text);
		else if (request.kind == APP_REDRAW)
			canvas_forget(&headless.canvas);
	}
	return is_asked;
}
