#include "cli/meter.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/clock.h"

enum { REDRAW_MS = 100, LINE_MS = 5000, SETTLE_MS = 300 };
enum { DEFAULT_WIDTH = 80, NARROWEST_BAR = 10, WIDEST_BAR = 40, LINE_SIZE = 256 };

struct meter meter_of_stderr(bool is_quiet)
{
	return (struct meter){ .is_quiet = is_quiet, .is_terminal = isatty(STDERR_FILENO) };
}

const char *meter_number(int64_t number, char text[METER_NUMBER_SIZE])
{
	char digits[METER_NUMBER_SIZE];
	int count = snprintf(digits, sizeof digits, "%lld", (long long)number), to = 0;

	for (int i = 0; i < count; i++) {
		if (i > 0 && (count - i) % 3 == 0)
			text[to++] = ',';
		text[to++] = digits[i];
	}
	text[to] = '\0';
	return text;
}

/* The last column is left free: a cursor behind it would go to the next line. */
static size_t width_of_terminal(void)
{
	struct winsize size;
	bool is_known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1;
	size_t width = is_known ? size.ws_col : DEFAULT_WIDTH;

	return width < LINE_SIZE ? width - 1 : LINE_SIZE - 1;
}

static void time_left(int64_t seconds, char *text, size_t size)
{
	if (seconds < 60)
		snprintf(text, size, "%lld s left", (long long)seconds);
	else if (seconds < 3600)
		snprintf(text, size, "%lld min %02lld s left", (long long)(seconds / 60),
		         (long long)(seconds % 60));
	else
		snprintf(text, size, "%lld h %02lld min left", (long long)(seconds / 3600),
		         (long long)(seconds / 60 % 60));
}

/*
 * "1,234 of 10,000 files, 2,100/s, 42 MB/s, 4 s left"; a rate once there is one to
 * speak of, and where there is room for it.
 */
static void describe(const struct meter_state *state, int64_t elapsed, size_t width,
                     char line[LINE_SIZE])
{
	char files[METER_NUMBER_SIZE], count[METER_NUMBER_SIZE], rate[METER_NUMBER_SIZE], left[64];

	meter_number((int64_t)state->files, files);
	meter_number((int64_t)state->file_count, count);
	if (elapsed < SETTLE_MS || state->files == 0) {
		snprintf(line, LINE_SIZE, "%s of %s files", files, count);
		return;
	}
	int64_t bytes = state->bytes ? state->bytes : 1;
	meter_number((int64_t)state->files * 1000 / elapsed, rate);
	time_left((state->byte_count - state->bytes) / 1000 * elapsed / bytes, left, sizeof left);
	int size = snprintf(line, LINE_SIZE, "%s of %s files, %s/s, %lld MB/s, %s", files, count,
	                    rate, (long long)(state->bytes / 1000 / elapsed), left);
	if ((size_t)size > width)
		snprintf(line, LINE_SIZE, "%s of %s, %s", files, count, left);
}

/* Put a bar before the line, if there is room for one. */
static void add_bar(const struct meter_state *state, size_t width, char line[LINE_SIZE])
{
	char bar[WIDEST_BAR], text[LINE_SIZE];
	size_t length = strlen(line), used = length + sizeof "[] " - 1;

	if (used + NARROWEST_BAR > width)
		return;
	size_t size = width - used < WIDEST_BAR ? width - used : WIDEST_BAR;
	double share = state->byte_count > 0 ? (double)state->bytes / (double)state->byte_count : 1;
	size_t full = (size_t)(share * (double)size);
	memset(bar, '=', full);
	memset(bar + full, ' ', size - full);
	snprintf(text, sizeof text, "[%.*s] %.*s", (int)size, bar, (int)length, line);
	memcpy(line, text, sizeof text);
}

static void write_over(struct meter *meter, const char *line, size_t width)
{
	fprintf(stderr, "\r%-*.*s\r", (int)width, (int)width, line);
	fflush(stderr);
	meter->is_on_screen = true;
}

void meter_show(struct meter *meter, const struct meter_state *state)
{
	int64_t now = clock_milliseconds();
	char line[LINE_SIZE];

	if (meter->is_quiet)
		return;
	if (!meter->began)
		meter->began = meter->shown = now;
	if (now - meter->shown < (meter->is_terminal ? REDRAW_MS : LINE_MS))
		return;
	meter->shown = now;
	size_t width = meter->is_terminal ? width_of_terminal() : LINE_SIZE - 1;
	describe(state, now - meter->began, width, line);
	if (!meter->is_terminal) {
		fprintf(stderr, "%s\n", line);
		return;
	}
	add_bar(state, width, line);
	write_over(meter, line, width);
}

void meter_say(struct meter *meter, const char *text)
{
	if (meter->is_quiet || (!meter->is_terminal && meter->shown))
		return;
	meter->shown = clock_milliseconds();
	if (meter->is_terminal)
		write_over(meter, text, width_of_terminal());
	else
		fprintf(stderr, "%s\n", text);
}

void meter_clear(struct meter *meter)
{
	if (meter->is_on_screen)
		fprintf(stderr, "\r%*s\r", (int)width_of_terminal(), "");
	meter->is_on_screen = false;
}
