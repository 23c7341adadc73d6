#include "terminal/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "base/descriptor.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/str.h"
#include "terminal/canvas.h"
#include "terminal/frame.h"
#include "terminal/input.h"
#include "terminal/modes.h"
#include "terminal/signals.h"

struct terminal {
	int display;              /* a descriptor */
	FILE *keyboard_file;      /* for ncurses; NULL when it is standard input */
	struct frame frame;       /* what ncurses writes to */
	SCREEN *curses;
	struct termios found;     /* the modes of the line before */
	struct termios reading;   /* and those that keys are read with */
	struct modes modes;
	struct input input;
	struct canvas canvas;
	int rows, columns;
	struct terminal_settings settings;
	bool is_configured;
	bool has_modes;           /* of ours, set; they are when the first screen is out */
	bool is_away;             /* given back while the program is stopped */
	char notice[160];
};

static int clamp(int value, int least, int most)
{
	return value < least ? least : value > most ? most : value;
}

/* ncurses crashes on sizes that a short does not hold, and crawls long before. */
static void measure(struct terminal *terminal)
{
	struct winsize size = { 0 };
	if (ioctl(terminal->display, TIOCGWINSZ, &size) != 0)
		size = (struct winsize){ 0 };
	terminal->rows = size.ws_row ? clamp(size.ws_row, 1, SCREEN_MAX_ROWS) : 24;
	terminal->columns = size.ws_col ? clamp(size.ws_col, 1, SCREEN_MAX_COLUMNS) : 80;
}

/*
 * ncurses crashes when it has no memory: what its screens of the present size
 * need is asked for before, and is then free again.
 */
static void reserve(const struct terminal *terminal)
{
	enum { SCREENS = 4, BASE = 128 << 10 };
	size_t cells = (size_t)terminal->rows * (size_t)terminal->columns;

	free(memory_allocate(BASE + SCREENS * cells * sizeof(cchar_t)));
}

/*
 * The C library makes ready what ncurses converts characters with when it is used
 * first. If there is no memory then, it writes Latin-1 from there on and says nothing.
 */
static void make_conversion(void)
{
	mbstate_t state = { 0 };
	char bytes[MB_LEN_MAX];

	if (MB_CUR_MAX > 1 && wcrtomb(bytes, L'\u00B7', &state) != 2)
		memory_exhausted();
}

static bool open_keyboard(struct terminal *terminal, struct unroll_error *error)
{
	terminal->display = STDOUT_FILENO;
	terminal->input.fd = STDIN_FILENO;
	if (isatty(STDIN_FILENO))
		return true;

	terminal->input.fd = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
	if (terminal->input.fd >= 0)
		terminal->keyboard_file = fdopen(terminal->input.fd, "r+");
	return terminal->keyboard_file
	    || error_set(error, UNROLL_ERROR_SYSTEM, 0, "no keyboard: cannot open /dev/tty: %s",
	                 strerror(errno));
}

/*
 * The line is set by us and not by ncurses, which writes to a file: keys come
 * one by one and are not echoed, output is as it was written. What is typed
 * while the program starts must not be written over its first screen.
 */
static bool set_line(struct terminal *terminal, struct unroll_error *error)
{
	bool is_known = tcgetattr(terminal->input.fd, &terminal->found) == 0;
	terminal->reading = terminal->found;
	terminal->reading.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
	terminal->reading.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | IXON | BRKINT | PARMRK);
	terminal->reading.c_oflag &= ~(tcflag_t)OPOST;
	terminal->reading.c_cc[VMIN] = 1;
	terminal->reading.c_cc[VTIME] = 0;
	if (!is_known || tcsetattr(terminal->input.fd, TCSANOW, &terminal->reading) != 0)
		return error_set(error, UNROLL_ERROR_SYSTEM, 0, "cannot read keys one by one: %s",
		                 strerror(errno));
	input_begin(&terminal->input);
	return true;
}

static void set_size(const char *name, int value)
{
	char text[12];
	snprintf(text, sizeof(text), "%d", value);
	setenv(name, text, 1);
}

/* Start ncurses for the type of the environment or, if that is unknown, for what comes nearest. */
static void start_type(struct terminal *terminal, const char *wanted)
{
	FILE *keyboard = terminal->keyboard_file ? terminal->keyboard_file : stdin;
	terminal->curses = *wanted ? newterm(wanted, terminal->frame.file, keyboard) : NULL;
	for (size_t i = 0; !terminal->curses && modes_likely_type(wanted, i); i++) {
		const char *type = modes_likely_type(wanted, i);
		terminal->curses = newterm(type, terminal->frame.file, keyboard);
		snprintf(terminal->notice, sizeof(terminal->notice),
		         "unknown terminal type \"%.40s\": taken for %s", wanted, type);
	}
}

static bool start_curses(struct terminal *terminal, struct unroll_error *error)
{
	struct str wanted = str_of(getenv("TERM"));
	make_conversion();
	reserve(terminal);
	set_size("LINES", terminal->rows);
	set_size("COLUMNS", terminal->columns);
	start_type(terminal, wanted.data);
	unsetenv("LINES");
	unsetenv("COLUMNS");
	if (terminal->curses && modes_can_draw())
		return true;
	if (terminal->curses) {
		endwin();
		frame_send(&terminal->frame, terminal->display);
	}
	return error_set(error, UNROLL_ERROR_SYSTEM, 0, "cannot draw on a terminal of type \"%s\"",
	                 wanted.data);
}

static void set_up_curses(struct terminal *terminal)
{
	noecho();
	nonl();
	typeahead(-1);
	scrollok(stdscr, FALSE);
	if (LINES != terminal->rows || COLS != terminal->columns)
		resizeterm(terminal->rows, terminal->columns);
}

/* Beside ncurses, whose frame has been sent. */
static void put(const struct terminal *terminal, const char *sequences)
{
	descriptor_write(terminal->display, str_of(sequences));
}

static void enter_modes(struct terminal *terminal)
{
	if (!terminal->has_modes)
		put(terminal, terminal->modes.enter);
	terminal->has_modes = true;
}

static void leave_modes(struct terminal *terminal)
{
	if (terminal->has_modes)
		put(terminal, terminal->modes.leave);
	terminal->has_modes = false;
}

static void arm_rescue(const struct terminal *terminal)
{
	signals_arm_rescue(terminal->display, &terminal->found, str_of(terminal->modes.reset));
}

/*
 * Setting modes from the background would stop a program that is about to end.
 * A terminal that was given back belongs to others by now and is left alone.
 */
static void give_back(struct terminal *terminal)
{
	sigset_t background, before;
	sigemptyset(&background);
	sigaddset(&background, SIGTTOU);
	if (terminal->is_away)
		return;

	sigprocmask(SIG_BLOCK, &background, &before);
	leave_modes(terminal);
	endwin();
	frame_send(&terminal->frame, terminal->display);
	tcsetattr(terminal->input.fd, TCSADRAIN, &terminal->found);
	signals_disarm_rescue();
	sigprocmask(SIG_SETMASK, &before, NULL);
	terminal->is_away = true;
}

static void release(struct terminal *terminal)
{
	if (terminal->curses)
		delscreen(terminal->curses);
	frame_close(&terminal->frame);
	if (terminal->keyboard_file)
		fclose(terminal->keyboard_file);
	free(terminal);
}

/* The terminal is not ours after all. */
static struct terminal *give_up(struct terminal *terminal)
{
	memory_on_exhaustion(NULL);
	signals_disarm_rescue();
	tcsetattr(terminal->input.fd, TCSADRAIN, &terminal->found);
	release(terminal);
	return NULL;
}

struct terminal *terminal_open(struct unroll_error *error)
{
	struct terminal *terminal = memory_allocate_zeroed(1, sizeof(*terminal));
	if (!open_keyboard(terminal, error) || !set_line(terminal, error)) {
		release(terminal);
		return NULL;
	}
	arm_rescue(terminal);
	memory_on_exhaustion(signals_rescue);
	measure(terminal);
	frame_open(&terminal->frame);
	/* ncurses leaves alone the signals that are caught already. */
	if (!signals_open()) {
		error_set(error, UNROLL_ERROR_SYSTEM, 0, "no pipe: %s", strerror(errno));
		return give_up(terminal);
	}
	if (!start_curses(terminal, error)) {
		signals_close();
		return give_up(terminal);
	}
	set_up_curses(terminal);
	canvas_open(&terminal->canvas, &terminal->frame);
	modes_find_keys(&terminal->input.keys);
	return terminal;
}

void terminal_close(struct terminal *terminal)
{
	if (!terminal)
		return;
	memory_on_exhaustion(NULL);
	give_back(terminal);
	canvas_close(&terminal->canvas);
	signals_close();
	release(terminal);
}

static bool modes_differ(const struct terminal_settings *a, const struct terminal_settings *b)
{
	return a->mouse != b->mouse || a->reorders_itself != b->reorders_itself;
}

static bool themes_differ(const struct theme *a, const struct theme *b)
{
	return a->background != b->background || a->colours != b->colours;
}

void terminal_configure(struct terminal *terminal, const struct terminal_settings *settings)
{
	bool is_first = !terminal->is_configured;
	if (is_first || modes_differ(settings, &terminal->settings)) {
		leave_modes(terminal);
		modes_find(&terminal->modes, settings->reorders_itself, settings->mouse);
		arm_rescue(terminal);
	}
	if (is_first || themes_differ(&settings->theme, &terminal->settings.theme))
		canvas_set_theme(&terminal->canvas, &settings->theme);
	terminal->settings = *settings;
	terminal->is_configured = true;
}

const char *terminal_notice(const struct terminal *terminal)
{
	return terminal->notice[0] ? terminal->notice : NULL;
}

int terminal_rows(const struct terminal *terminal)
{
	return terminal->rows;
}

int terminal_columns(const struct terminal *terminal)
{
	return terminal->columns;
}

void terminal_show(struct terminal *terminal, struct screen *screen)
{
	if (terminal->is_away || screen->rows != terminal->rows
	    || screen->columns != terminal->columns)
		return;
	canvas_show(&terminal->canvas, screen);
	frame_send(&terminal->frame, terminal->display);
	enter_modes(terminal);
}

void terminal_redraw(struct terminal *terminal)
{
	canvas_forget(&terminal->canvas);
}

static void resize(struct terminal *terminal)
{
	measure(terminal);
	reserve(terminal);
	resizeterm(terminal->rows, terminal->columns);
	canvas_forget(&terminal->canvas);
}

/* The terminal may have been anything meanwhile: all modes are set as at the start. */
static void take_again(struct terminal *terminal)
{
	tcsetattr(terminal->input.fd, TCSADRAIN, &terminal->reading);
	input_begin(&terminal->input);
	put(terminal, terminal->modes.resume);
	terminal->has_modes = true;
	arm_rescue(terminal);
	terminal->is_away = false;
	resize(terminal);
}

void terminal_suspend(struct terminal *terminal)
{
	give_back(terminal);
	signals_stop();
	if (!signals_want_end())
		take_again(terminal);
}

/* Act on what signals have noted; return whether the caller has to be told. */
static bool act_on_signals(struct terminal *terminal, struct terminal_event *event)
{
	struct signals signals = signals_take();
	*event = (struct terminal_event){ .kind = TERMINAL_RESIZED };
	if (signals.ended)
		*event = (struct terminal_event){ .kind = TERMINAL_ENDED, .signal = signals.ended };
	else if (signals.stopped)
		terminal_suspend(terminal);
	else if (signals.continued)
		take_again(terminal);
	else if (signals.resized)
		resize(terminal);
	else
		return false;
	return true;
}

struct terminal_event terminal_read(struct terminal *terminal, int milliseconds)
{
	struct terminal_event event;
	for (;;) {
		switch (input_read(&terminal->input, signals_fd(), milliseconds, &event)) {
		case INPUT_EVENT:
			return event;
		case INPUT_SIGNAL:
			if (act_on_signals(terminal, &event))
				return event;
			break;
		case INPUT_END:
			return (struct terminal_event){ .kind = TERMINAL_ENDED, .signal = SIGHUP };
		}
	}
}

bool terminal_has_input(const struct terminal *terminal)
{
	return input_has_bytes(&terminal->input);
}

bool terminal_copy(struct terminal *terminal, struct str text)
{
	struct str sequence = modes_clipboard(text);
	bool is_sent = sequence.size && descriptor_write(terminal->display, sequence);
	free((char *)sequence.data);
	return is_sent;
}

void terminal_die(int number)
{
	sigset_t one;
	sigemptyset(&one);
	sigaddset(&one, number);
	signal(number, SIG_DFL);
	sigprocmask(SIG_UNBLOCK, &one, NULL);
	raise(number);
	_exit(128 + number);
}
