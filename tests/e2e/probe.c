/*
 * The terminal layer without the reader: shows the lines of a file and names
 * every event, so that what the terminal does can be tested apart from what the
 * program does.
 *
 * usage: probe FILE
 *
 * j k Space b scroll, C-z stops, y copies the top line, m is out of memory, t
 * changes the settings, q leaves.
 */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/str.h"
#include "terminal/terminal.h"

static const struct terminal_settings settings = { .theme.colours = -1, .mouse = true };
static const struct terminal_settings other = {
	.theme = { BACKGROUND_LIGHT, 8 }, .reorders_itself = true
};

struct probe {
	struct terminal *terminal;
	struct screen screen;
	struct str lines[4096];
	int count, top;
	char event[80];
	bool is_done;
};

static void load(struct probe *probe, const char *path)
{
	static char text[1 << 20];
	FILE *in = strcmp(path, "-") == 0 ? stdin : fopen(path, "r");
	struct str rest = { text, in ? fread(text, 1, sizeof(text), in) : 0 };
	while (probe->count < 4096 && str_next_line(&rest, &probe->lines[probe->count]))
		probe->count++;
	if (in)
		fclose(in);
}

static void draw(struct probe *probe)
{
	struct screen *screen = &probe->screen;
	int rows = terminal_rows(probe->terminal), columns = terminal_columns(probe->terminal);
	screen_resize(screen, rows, columns);
	for (int row = 0; row + 1 < rows; row++) {
		int line = probe->top + row;
		enum role role = (enum role)(line % ROLE_COUNT);
		if (line < probe->count)
			screen_put(screen, row, 0, columns, probe->lines[line], role);
	}
	char status[160];
	const char *notice = terminal_notice(probe->terminal);
	snprintf(status, sizeof(status), "[%dx%d] %s %s", rows, columns, probe->event,
	         notice ? notice : "");
	screen_put_line(screen, rows - 1, 0, columns, str_of(status), ROLE_STATUS);
	screen->cursor_visible = true;
}

static void scroll(struct probe *probe, int by)
{
	probe->top += by;
	if (probe->top > probe->count - 1)
		probe->top = probe->count - 1;
	if (probe->top < 0)
		probe->top = 0;
}

static void press(struct probe *probe, keycode key)
{
	int page = terminal_rows(probe->terminal) - 1;
	switch (key) {
	case 'j': scroll(probe, 1); break;
	case 'k': scroll(probe, -1); break;
	case ' ': scroll(probe, page); break;
	case 'b': scroll(probe, -page); break;
	case 'q': probe->is_done = true; break;
	case 'm': memory_exhausted();
	case 't': terminal_configure(probe->terminal, &other); break;
	case 'y': terminal_copy(probe->terminal, probe->lines[probe->top]); break;
	case KEYCODE_CONTROL | 'z': terminal_suspend(probe->terminal); break;
	default: break;
	}
}

static void act(struct probe *probe, const struct terminal_event *event)
{
	char name[24];
	switch (event->kind) {
	case TERMINAL_KEY:
		keycode_name(event->key, name, sizeof(name));
		snprintf(probe->event, sizeof(probe->event), "key %s", name);
		press(probe, event->key);
		break;
	case TERMINAL_PRESS:
	case TERMINAL_WHEEL_UP:
	case TERMINAL_WHEEL_DOWN:
		snprintf(probe->event, sizeof(probe->event), "mouse %d at %d,%d", (int)event->kind,
		         event->row, event->column);
		break;
	default:
		break;
	}
}

int main(int argc, char **argv)
{
	static struct probe probe;
	struct unroll_error error;
	struct terminal_event event = { 0 };
	setlocale(LC_CTYPE, "C.UTF-8");
	load(&probe, argc > 1 ? argv[1] : "");
	probe.terminal = terminal_open(&error);
	if (!probe.terminal) {
		fprintf(stderr, "probe: %s\n", error.message);
		return 2;
	}
	terminal_configure(probe.terminal, &settings);
	while (!probe.is_done && event.kind != TERMINAL_ENDED) {
		if (!terminal_has_input(probe.terminal)) {
			draw(&probe);
			terminal_show(probe.terminal, &probe.screen);
		}
		event = terminal_read(probe.terminal, -1);
		act(&probe, &event);
	}
	screen_free(&probe.screen);
	terminal_close(probe.terminal);
	if (event.kind == TERMINAL_ENDED)
		terminal_die(event.signal);
	return 0;
}
