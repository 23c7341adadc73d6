/*
 * Draw a terminal screen as SVG: what `tmux capture-pane -e -p` prints goes in.
 *
 *     usage: svg COLUMNS ROWS <CAPTURE >PICTURE
 *
 * Every run of equal style is placed and stretched by itself, so that whatever font
 * the viewer has, columns stand where they stood.
 */
#include <limits.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum {
	CELL_WIDTH = 9,
	ROW_HEIGHT = 19,
	BASELINE = 14,
	MARGIN = 10,
	RUN_MAX = 4096,
	PARAMETERS_MAX = 16,
};

/* Colours are 0xRRGGBB, or one of these two. */
enum { INK = -1, PAPER = -2 };

struct style {
	bool bold, dim, italic, underline, reverse;
	long foreground, background;
};

/* Text of one style on one row, and of one width: wide characters run by themselves. */
struct run {
	struct style style;
	int row, column, columns, cell;
	size_t size;
	char text[RUN_MAX];
};

static const struct style plain = { .foreground = INK, .background = PAPER };

static const long palette[16] = {
	0x2e3436, 0xef6b6b, 0x8ac85a, 0xd9b44a, 0x7aa6da, 0xb48ead, 0x5fb3b3, 0xd3d7cf,
	0x777c77, 0xff8a8a, 0xa6e27a, 0xf5d76e, 0x9ac2ff, 0xd0a8d0, 0x88d8d8, 0xffffff,
};

static long colour_of(long index)
{
	static const long steps[6] = { 0, 95, 135, 175, 215, 255 };

	if (index < 16)
		return palette[index];
	if (index >= 232)
		return (8 + 10 * (index - 232)) * 0x010101;
	index -= 16;
	return steps[index / 36] << 16 | steps[index / 6 % 6] << 8 | steps[index % 6];
}

/* The colour after 38 or 48: 5;INDEX or 2;R;G;B. Returns how many parameters it took. */
static int extended_colour(const long *parameter, int count, long *colour)
{
	if (count >= 2 && parameter[0] == 5) {
		*colour = colour_of(parameter[1] & 255);
		return 2;
	}
	if (count >= 4 && parameter[0] == 2) {
		*colour = parameter[1] << 16 | parameter[2] << 8 | parameter[3];
		return 4;
	}
	return count;
}

static void change_colour(struct style *style, long code)
{
	if (code >= 30 && code <= 37)
		style->foreground = palette[code - 30];
	else if (code >= 90 && code <= 97)
		style->foreground = palette[code - 90 + 8];
	else if (code >= 40 && code <= 47)
		style->background = palette[code - 40];
	else if (code >= 100 && code <= 107)
		style->background = palette[code - 100 + 8];
	else if (code == 39)
		style->foreground = INK;
	else if (code == 49)
		style->background = PAPER;
}

static void change_style(struct style *style, long code)
{
	switch (code) {
	case 0:  *style = plain; break;
	case 1:  style->bold = true; break;
	case 2:  style->dim = true; break;
	case 3:  style->italic = true; break;
	case 4:  style->underline = true; break;
	case 7:  style->reverse = true; break;
	case 22: style->bold = style->dim = false; break;
	case 23: style->italic = false; break;
	case 24: style->underline = false; break;
	case 27: style->reverse = false; break;
	default: change_colour(style, code); break;
	}
}

static void apply(struct style *style, const long *parameters, int count)
{
	for (int i = 0; i < count; i++) {
		if (parameters[i] == 38)
			i += extended_colour(parameters + i + 1, count - i - 1, &style->foreground);
		else if (parameters[i] == 48)
			i += extended_colour(parameters + i + 1, count - i - 1, &style->background);
		else
			change_style(style, parameters[i]);
	}
}

/* Take an escape sequence at `at`; SGR changes the style, others are passed over. */
static const char *eat_escape(const char *at, struct style *style)
{
	long parameters[PARAMETERS_MAX] = { 0 };
	int count = 0;

	if (at[1] != '[')
		return at[1] ? at + 2 : at + 1;
	for (at += 2; count < PARAMETERS_MAX; at++) {
		char *end;
		parameters[count++] = strtol(at, &end, 10);
		at = end;
		if (*at != ';' && *at != ':')
			break;
	}
	if (*at == 'm')
		apply(style, parameters, count);
	return *at ? at + 1 : at;
}

static void put_colour(const char *attribute, long colour)
{
	long shown = colour == INK ? 0xd8dad6 : colour == PAPER ? 0x1c1f22 : colour;

	printf(" %s=\"#%06lx\"", attribute, shown);
}

static void put_text(const char *text, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		switch (text[i]) {
		case '&': fputs("&amp;", stdout); break;
		case '<': fputs("&lt;", stdout); break;
		case '>': fputs("&gt;", stdout); break;
		default:  putchar(text[i]); break;
		}
	}
}

static bool is_blank(const struct run *run)
{
	return strspn(run->text, " ") >= run->size;
}

static void put_run(const struct run *run)
{
	const struct style *style = &run->style;
	long ink = style->reverse ? style->background : style->foreground;
	long paper = style->reverse ? style->foreground : style->background;
	int x = MARGIN + run->column * CELL_WIDTH;
	int y = MARGIN + run->row * ROW_HEIGHT;
	int width = run->columns * CELL_WIDTH;

	if (paper != PAPER) {
		printf("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"", x, y, width, ROW_HEIGHT);
		put_colour("fill", paper);
		puts("/>");
	}
	if (is_blank(run) && !style->underline)
		return;
	printf("<text x=\"%d\" y=\"%d\" textLength=\"%d\"", x, y + BASELINE, width);
	put_colour("fill", ink);
	fputs(style->bold ? " font-weight=\"bold\"" : "", stdout);
	fputs(style->italic ? " font-style=\"italic\"" : "", stdout);
	fputs(style->dim ? " opacity=\"0.65\"" : "", stdout);
	fputs(style->underline ? " text-decoration=\"underline\"" : "", stdout);
	putchar('>');
	put_text(run->text, run->size);
	puts("</text>");
}

/* Write the run and begin the next one where it ended. */
static void finish(struct run *run)
{
	if (run->columns > 0)
		put_run(run);
	run->column += run->columns;
	run->columns = run->cell = 0;
	run->size = 0;
	memset(run->text, 0, sizeof run->text);
}

static bool is_same(const struct style *a, const struct style *b)
{
	return a->bold == b->bold && a->dim == b->dim && a->italic == b->italic
	    && a->underline == b->underline && a->reverse == b->reverse
	    && a->foreground == b->foreground && a->background == b->background;
}

static void add(struct run *run, const char *text, size_t size, int width)
{
	if (width > 0 && run->cell && run->cell != width)
		finish(run);
	if (run->size + size >= RUN_MAX)
		finish(run);
	memcpy(run->text + run->size, text, size);
	run->size += size;
	run->columns += width;
	if (width > 0)
		run->cell = width;
}

static void put_line(const char *at, int row, struct style *style)
{
	struct run run = { .style = *style, .row = row };

	while (*at && *at != '\n') {
		wchar_t character;
		size_t size = mbrtowc(&character, at, strnlen(at, MB_LEN_MAX), &(mbstate_t){ 0 });
		if (size == (size_t)-1 || size == (size_t)-2)
			break;
		if (*at == '\033') {
			at = eat_escape(at, style);
			if (!is_same(style, &run.style))
				finish(&run);
			run.style = *style;
			continue;
		}
		int width = wcwidth(character);
		if (width >= 0)
			add(&run, at, size, width);
		at += size;
	}
	finish(&run);
}

int main(int argc, char **argv)
{
	int columns = argc == 3 ? atoi(argv[1]) : 0;
	int rows = argc == 3 ? atoi(argv[2]) : 0;
	struct style style = plain;
	char line[1 << 14];

	if (columns <= 0 || rows <= 0 || !setlocale(LC_ALL, "C.UTF-8")) {
		fputs("usage: svg COLUMNS ROWS <CAPTURE >PICTURE\n", stderr);
		return 2;
	}
	int width = columns * CELL_WIDTH + 2 * MARGIN;
	int height = rows * ROW_HEIGHT + 2 * MARGIN;
	printf("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
	       " viewBox=\"0 0 %d %d\" font-family=\"DejaVu Sans Mono,Menlo,Consolas,monospace\""
	       " font-size=\"15\" xml:space=\"preserve\""
	       " style=\"white-space:pre;unicode-bidi:bidi-override\">\n",
	       width, height, width, height);
	printf("<rect width=\"%d\" height=\"%d\" rx=\"6\"", width, height);
	put_colour("fill", PAPER);
	puts("/>");
	for (int row = 0; row < rows && fgets(line, sizeof line, stdin); row++)
		put_line(line, row, &style);
	puts("</svg>");
	return ferror(stdout) ? 1 : 0;
}
