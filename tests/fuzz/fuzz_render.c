/*
 * The whole way from bytes to a terminal: whatever a document holds and whatever
 * is pressed, only what the oracle allows is written.
 *
 * The input is: rows, columns, how many keys, the keys, the document.
 */
#include "fuzz.h"

#include <fcntl.h>
#include <locale.h>
#include <sys/mman.h>
#include <unistd.h>

#include <unroll/load.h>

#include "base/str.h"
#include "command/app.h"
#include "terminal/canvas.h"

#include "../oracle/oracle.h"

enum { ROWS_MAX = 60, COLUMNS_MAX = 200, KEYS_MAX = 60 };

static struct {
	struct canvas canvas;
	struct screen screen;
	struct oracle *oracle;
	int output;
} headless;

static void start(void)
{
	if (headless.oracle)
		return;
	setlocale(LC_CTYPE, "C.UTF-8");
	headless.oracle = oracle_new("xterm-256color");
	require(headless.oracle);
	headless.output = memfd_create("output", MFD_CLOEXEC);
	SCREEN *curses = newterm("xterm-256color", fdopen(headless.output, "w"),
	                         fopen("/dev/null", "r"));
	require(curses);
	noecho();
	nonl();
	typeahead(-1);
	idlok(stdscr, TRUE);
	canvas_open(&headless.canvas);
	canvas_set_theme(&headless.canvas, &(struct theme){ .colours = 256 });
}

/* What was written since the last look goes through the oracle. */
static void judge(void)
{
	char bytes[4096];
	ssize_t count;
	lseek(headless.output, 0, SEEK_SET);
	while ((count = read(headless.output, bytes, sizeof(bytes))) > 0)
		oracle_feed(headless.oracle, bytes, (size_t)count);
	require(ftruncate(headless.output, 0) == 0);
	lseek(headless.output, 0, SEEK_SET);
	if (oracle_violations(headless.oracle))
		fprintf(stderr, "%s\n", oracle_complaint(headless.oracle));
	require(oracle_violations(headless.oracle) == 0);
}

static void show(struct app *app)
{
	app_draw(app, &headless.screen);
	require(headless.screen.rows == LINES && headless.screen.columns == COLS);
	canvas_show(&headless.canvas, &headless.screen);
	judge();
}

static void resize(int rows, int columns)
{
	resizeterm(1 + rows % ROWS_MAX, 1 + columns % COLUMNS_MAX);
	canvas_forget(&headless.canvas);
}

/* Bytes above ASCII are special keys, and two of them other sizes. */
static void press(struct app *app, uint8_t byte)
{
	if (byte >= 0xfe) {
		resize(byte == 0xfe ? COLS : LINES + 1, COLS * 7 + 3);
		app_resize(app, LINES, COLS);
	} else if (byte >= 0x80) {
		app_key(app, KEYCODE_SPECIAL
		             + (keycode)byte % (KEYCODE_SPECIAL_END - KEYCODE_SPECIAL));
	} else {
		app_key(app, byte < 0x20 && byte != '\r' && byte != '\t' && byte != 0x1b
		             ? KEYCODE_CONTROL | (byte + 0x60u) : byte);
	}
	while (app_take_request(app).kind != APP_NOTHING)
		continue;
	show(app);
}

static void read_document(struct unroll_document *document, struct str keys)
{
	struct app_options options = { .path = "fuzz", .document = document, .read_only = true };
	struct app *app = app_new(&options, LINES, COLS);
	show(app);
	for (size_t i = 0; i < keys.size; i++)
		press(app, (uint8_t)keys.data[i]);
	app_free(app);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < 3)
		return 0;
	start();
	struct str rest = { (const char *)data + 3, size - 3 };
	struct str keys = str_slice(rest, 0, data[2] % KEYS_MAX);
	struct unroll_document *document =
		unroll_load_bytes(str_from(rest, keys.size), "fuzz", NULL, NULL);
	if (!document)
		return 0;
	resize(data[0], data[1]);
	read_document(document, keys);
	return 0;
}
