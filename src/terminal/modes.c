#include "terminal/modes.h"

#include <curses.h>
#include <stdio.h>
#include <string.h>
#include <term.h>

#include "base/memory.h"
#include "base/str.h"

/* The longest text that xterm takes. */
enum { CLIPBOARD_MAX = 74994 };

/* The beginnings of the types that understand what xterm does. */
static const char *const xterm_family[] = {
	"xterm", "foot", "alacritty", "kitty", "ghostty", "vte", "gnome", "konsole", "wezterm",
	"contour", "mintty", "rio", "st-", "iterm", "Apple_Terminal", "nsterm", "putty", "mlterm",
};

static const char *const multiplexers[] = { "tmux", "screen" };

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static bool is_of(const char *const *family, size_t count, const char *type)
{
	for (size_t i = 0; i < count; i++)
		if (strncmp(type, family[i], strlen(family[i])) == 0)
			return true;
	return false;
}

bool modes_can_draw(void)
{
	return cursor_address && (clear_screen || clr_eol);
}

const char *modes_likely_type(const char *unknown, size_t i)
{
	static const char *const of_xterm[] = { "xterm-256color", "xterm", "linux", "vt100", NULL };
	static const char *const of_screen[] = {
		"screen-256color", "screen", "linux", "vt100", NULL
	};
	/* "ansi" wraps in the last column, as hardly any terminal of today does. */
	static const char *const of_none[] = { "linux", "vt220", "ansi", "vt100", NULL };

	if (is_of(xterm_family, COUNT(xterm_family), unknown))
		return of_xterm[i];
	return is_of(multiplexers, COUNT(multiplexers), unknown) ? of_screen[i] : of_none[i];
}

/* Padding is $<milliseconds>: nothing here needs a pause. */
void modes_append(char *text, size_t size, const char *string)
{
	size_t length = strlen(text);
	if (!string || string == (const char *)-1)
		return;
	while (*string && length + 1 < size) {
		const char *end = strncmp(string, "$<", 2) == 0 ? strchr(string, '>') : NULL;
		if (end)
			string = end + 1;
		else
			text[length++] = *string++;
	}
	text[length] = '\0';
}

/* Terminals of ECMA-48 pass over sequences that they do not know. */
static bool is_ecma48(void)
{
	return strncmp(cursor_address, "\033[", 2) == 0;
}

static void find_mouse(struct modes *modes)
{
	char *xterm = tigetstr("XM");
	if (xterm && xterm != (char *)-1) {
		modes_append(modes->enter, sizeof(modes->enter), tiparm(xterm, 1));
		modes_append(modes->leave, sizeof(modes->leave), tiparm(xterm, 0));
	} else if (key_mouse && is_ecma48()) {
		modes_append(modes->enter, sizeof(modes->enter), "\033[?1000;1006h");
		modes_append(modes->leave, sizeof(modes->leave), "\033[?1000;1006l");
	}
}

void modes_find(struct modes *modes, bool reorders_itself, bool mouse)
{
	*modes = (struct modes){ 0 };
	modes_append(modes->enter, sizeof(modes->enter), keypad_xmit);
	modes_append(modes->leave, sizeof(modes->leave), keypad_local);
	modes_append(modes->enter, sizeof(modes->enter), tigetstr("BE"));
	modes_append(modes->leave, sizeof(modes->leave), tigetstr("BD"));
	if (!reorders_itself && is_ecma48()) {
		modes_append(modes->enter, sizeof(modes->enter), "\033[8l");
		modes_append(modes->leave, sizeof(modes->leave), "\033[8h");
	}
	if (mouse)
		find_mouse(modes);
	modes_append(modes->resume, sizeof(modes->resume), enter_ca_mode);
	modes_append(modes->resume, sizeof(modes->resume), modes->enter);
	modes_append(modes->reset, sizeof(modes->reset), modes->leave);
	modes_append(modes->reset, sizeof(modes->reset), exit_attribute_mode);
	modes_append(modes->reset, sizeof(modes->reset), orig_pair);
	modes_append(modes->reset, sizeof(modes->reset), cursor_normal);
	modes_append(modes->reset, sizeof(modes->reset), exit_ca_mode);
}

void modes_find_keys(struct keys *keys)
{
	const struct {
		const char *string;
		keycode key;
	} found[] = {
		{ key_up, KEYCODE_UP },          { key_down, KEYCODE_DOWN },
		{ key_left, KEYCODE_LEFT },      { key_right, KEYCODE_RIGHT },
		{ key_home, KEYCODE_HOME },      { key_end, KEYCODE_END },
		{ key_ppage, KEYCODE_PAGE_UP },  { key_npage, KEYCODE_PAGE_DOWN },
		{ key_ic, KEYCODE_INSERT },      { key_dc, KEYCODE_DELETE },
		{ key_btab, KEYCODE_BACKTAB },   { key_backspace, KEYCODE_BACKSPACE },
		{ key_enter, KEYCODE_ENTER },    { key_find, KEYCODE_HOME },
		{ key_select, KEYCODE_END },     { key_a1, KEYCODE_HOME },
		{ key_a3, KEYCODE_PAGE_UP },     { key_c1, KEYCODE_END },
		{ key_c3, KEYCODE_PAGE_DOWN },
		{ key_f1, KEYCODE_F1 },          { key_f2, KEYCODE_F1 + 1 },
		{ key_f3, KEYCODE_F1 + 2 },      { key_f4, KEYCODE_F1 + 3 },
		{ key_f5, KEYCODE_F1 + 4 },      { key_f6, KEYCODE_F1 + 5 },
		{ key_f7, KEYCODE_F1 + 6 },      { key_f8, KEYCODE_F1 + 7 },
		{ key_f9, KEYCODE_F1 + 8 },      { key_f10, KEYCODE_F1 + 9 },
		{ key_f11, KEYCODE_F1 + 10 },    { key_f12, KEYCODE_F12 },
	};
	for (size_t i = 0; i < COUNT(found); i++)
		keys_add(keys, found[i].string, found[i].key);
}

/* Base64 (RFC 4648) of bytes, three at a time. */
static char *put_base64(char *out, struct str text)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	for (size_t i = 0; i < text.size; i += 3) {
		size_t left = text.size - i < 3 ? text.size - i : 3;
		uint32_t group = 0;
		for (size_t k = 0; k < 3; k++)
			group = group << 8 | (k < left ? (unsigned char)text.data[i + k] : 0);
		for (size_t k = 0; k < 4; k++)
			*out++ = k <= left ? digits[group >> (18 - 6 * k) & 63] : '=';
	}
	return out;
}

struct str modes_clipboard(struct str text)
{
	static const struct str start = STR("\033]52;c;");
	char *own = tigetstr("Ms");
	bool is_understood = tigetflag("XT") == 1 || (own && own != (char *)-1);
	if (!is_understood || text.size > CLIPBOARD_MAX)
		return (struct str){ 0 };

	char *sequence = memory_allocate(start.size + (text.size + 2) / 3 * 4 + 1);
	memcpy(sequence, start.data, start.size);
	char *end = put_base64(sequence + start.size, text);
	*end++ = '\a';
	return (struct str){ sequence, (size_t)(end - sequence) };
}
