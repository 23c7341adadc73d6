#include "oracle.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>
#include <wchar.h>

#include <curses.h>
#include <term.h>

enum {
	SEQUENCE_MAX = 64,        /* bytes of one sequence; none of terminfo's is longer */
	SHAPES_MAX = 2000,
	MODES_MAX = 64,
	CLIPBOARD_MAX = 100000
};

/* A sequence with the numbers that may vary written as N. */
struct shape {
	char text[SEQUENCE_MAX];
};

struct mode {
	char name[16];            /* "?2004", "4", "=" for the keypad */
	bool is_on;
};

struct oracle {
	struct shape shapes[SHAPES_MAX];
	size_t shape_count;
	struct mode modes[MODES_MAX];
	size_t mode_count;
	bool has_attributes;      /* something but plain text is being written */
	bool may_copy;

	char pending[CLIPBOARD_MAX];    /* the begin of what is not complete yet */
	size_t pending_size;
	size_t offset;            /* of the pending bytes in all that was written */
	size_t violations;
	char complaint[200];
};

/* What ncurses writes; what asks the terminal something or sets it up is not among it. */
static const char *const capabilities[] = {
	"blink", "bold", "cbt", "civis", "clear", "cnorm", "cr", "csr", "cub", "cub1", "cud", "cud1",
	"cuf", "cuf1", "cup", "cuu", "cuu1", "cvvis", "dch", "dch1", "dim", "dl", "dl1", "ech", "ed",
	"el", "el1", "enacs", "home", "hpa", "ht", "ich", "ich1", "il", "il1", "ind", "indn", "invis",
	"ll", "nel", "oc", "op", "rc", "rep", "rev", "ri", "rin", "ritm", "rmacs", "rmam", "rmcup",
	"rmir", "rmkx", "rmso", "rmul", "sc", "setab", "setaf", "setb", "setf", "sgr", "sgr0", "sitm",
	"smacs", "smam", "smcup", "smir", "smkx", "smso", "smul", "vpa", "BD", "BE", "XM",
};

/* Declared in terminal/modes.h; the clipboard is looked at apart. */
static const char *const declared[] = {
	"\033[8l", "\033[8h", "\033[?1000;1006h", "\033[?1000;1006l",
};

/* Modes that are on before a program starts; all others are off. */
static const char *const usual[] = { "?25", "?7", "8", "34" };

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void complain(struct oracle *oracle, const char *what, const char *bytes, size_t size)
{
	if (oracle->violations++)
		return;
	int length = snprintf(oracle->complaint, sizeof(oracle->complaint), "%s at byte %zu:", what,
	                      oracle->offset);
	for (size_t i = 0; i < size && i < 24; i++)
		length += snprintf(oracle->complaint + length,
		                   sizeof(oracle->complaint) - (size_t)length, " %02X",
		                   (unsigned char)bytes[i]);
}

static bool is_within(unsigned char c, unsigned char first, unsigned char last)
{
	return c >= first && c <= last;
}

/* CSI parameters intermediates final; 0 when more is needed, SIZE_MAX when it is none. */
static size_t csi_size(const char *bytes, size_t size)
{
	size_t i = 2;
	while (i < size && is_within((unsigned char)bytes[i], 0x20, 0x3f))
		i++;
	if (i == size)
		return size < SEQUENCE_MAX ? 0 : SIZE_MAX;
	return is_within((unsigned char)bytes[i], 0x40, 0x7e) && i + 1 < SEQUENCE_MAX ? i + 1
	                                                                             : SIZE_MAX;
}

static size_t osc_size(const char *bytes, size_t size)
{
	const char *end = memchr(bytes, '\a', size);
	if (end)
		return (size_t)(end - bytes) + 1;
	return size < CLIPBOARD_MAX ? 0 : SIZE_MAX;
}

/* The size of the sequence that an escape begins. */
static size_t escape_size(const char *bytes, size_t size)
{
	if (size < 2)
		return 0;
	if (bytes[1] == '[')
		return csi_size(bytes, size);
	if (bytes[1] == ']')
		return osc_size(bytes, size);
	if (is_within((unsigned char)bytes[1], 0x20, 0x2f))
		return size < 3 ? 0 : 3;
	return 2;
}

/* Numbers of positions vary; those of private modes, attributes and colours are names. */
static struct shape shape_of(const char *bytes, size_t size)
{
	struct shape shape = { "" };
	bool is_exact = size > 2 && bytes[1] == '[' && (bytes[2] == '?' || bytes[size - 1] == 'm');
	size_t length = 0;
	for (size_t i = 0; i < size && length + 1 < SEQUENCE_MAX; i++) {
		bool is_digit = is_within((unsigned char)bytes[i], '0', '9');
		if (is_exact || !is_digit)
			shape.text[length++] = bytes[i];
		else if (shape.text[length ? length - 1 : 0] != 'N')
			shape.text[length++] = 'N';
	}
	return shape;
}

static int compare_shapes(const void *a, const void *b)
{
	return strcmp(((const struct shape *)a)->text, ((const struct shape *)b)->text);
}

/* The shapes must have been sorted. */
static bool has_shape(const struct oracle *oracle, const struct shape *shape)
{
	return bsearch(shape, oracle->shapes, oracle->shape_count, sizeof(*shape), compare_shapes);
}

static void learn_shape(struct oracle *oracle, const char *bytes, size_t size)
{
	struct shape shape = shape_of(bytes, size);
	/* The last are the likeliest: most parameters do not change the shape. */
	for (size_t i = oracle->shape_count; i-- > 0; )
		if (compare_shapes(&oracle->shapes[i], &shape) == 0)
			return;
	if (oracle->shape_count < SHAPES_MAX)
		oracle->shapes[oracle->shape_count++] = shape;
}

/* Learn the sequences that an evaluated string of terminfo is made of. */
static void learn(struct oracle *oracle, const char *string)
{
	size_t size = strlen(string);
	for (size_t i = 0, taken; i < size; i += taken) {
		const char *padding = strncmp(string + i, "$<", 2) == 0 ? strchr(string + i, '>') : NULL;
		taken = 1;
		if (padding) {
			taken = (size_t)(padding - string) - i + 1;
			continue;
		}
		if (string[i] == '\033')
			taken = escape_size(string + i, size - i);
		if (taken == 0 || taken == SIZE_MAX)
			return;
		learn_shape(oracle, string + i, taken);
	}
}

/* Evaluate a string for every pattern of parameters that changes its form. */
static void learn_capability(struct oracle *oracle, const char *name)
{
	const char *string = tigetstr(name);
	if (!string || string == (const char *)-1)
		return;
	if (strcmp(name, "sgr") == 0) {
		for (int bits = 0; bits < 512; bits++)
			learn(oracle, tparm(string, bits & 1, bits >> 1 & 1, bits >> 2 & 1, bits >> 3 & 1,
			                    bits >> 4 & 1, bits >> 5 & 1, bits >> 6 & 1, bits >> 7 & 1,
			                    bits >> 8 & 1));
		return;
	}
	/* The first parameter of rep is a character, which is text. */
	bool is_constant = !strchr(string, '%') || strcmp(name, "rep") == 0;
	for (int i = is_constant ? 'x' : 0; i < (is_constant ? 'x' + 1 : 256); i++)
		learn(oracle, tparm(string, i, 1, 0, 0, 0, 0, 0, 0, 0));
}

/* With the flag AX, ncurses takes colours back by these, one at a time. */
static void learn_defaults(struct oracle *oracle)
{
	if (tigetflag("AX") == 1) {
		learn(oracle, "\033[39m");
		learn(oracle, "\033[49m");
	}
}

struct oracle *oracle_new(const char *type)
{
	int found;
	if (setupterm(type, 1, &found) != OK)
		return NULL;
	struct oracle *oracle = calloc(1, sizeof(*oracle));
	for (size_t i = 0; i < COUNT(capabilities); i++)
		learn_capability(oracle, capabilities[i]);
	learn_defaults(oracle);
	qsort(oracle->shapes, oracle->shape_count, sizeof(struct shape), compare_shapes);
	del_curterm(cur_term);
	return oracle;
}

void oracle_free(struct oracle *oracle)
{
	free(oracle);
}

void oracle_allow_copy(struct oracle *oracle, bool allowed)
{
	oracle->may_copy = allowed;
}

/* Characters that stand for nothing to see, hide something or turn the order of others. */
static const struct {
	uint32_t first, last;
} forbidden[] = {
	{ 0x00, 0x1f },       { 0x7f, 0x9f },       { 0xad, 0xad },       { 0x034f, 0x034f },
	{ 0x061c, 0x061c },   { 0x115f, 0x1160 },   { 0x17b4, 0x17b5 },   { 0x180b, 0x180f },
	{ 0x200b, 0x200b },   { 0x200e, 0x200f },   { 0x2028, 0x202e },   { 0x2060, 0x206f },
	{ 0x3164, 0x3164 },   { 0xd800, 0xf8ff },   { 0xfdd0, 0xfdef },   { 0xfe00, 0xfe0d },
	{ 0xfeff, 0xfeff },   { 0xffa0, 0xffa0 },   { 0xfff0, 0xfffb },   { 0xfffe, 0xffff },
	{ 0x1bca0, 0x1bca3 }, { 0x1d173, 0x1d17a }, { 0xe0000, 0xe0fff }, { 0xf0000, 0x10ffff },
};

static bool is_forbidden(uint32_t character)
{
	for (size_t i = 0; i < COUNT(forbidden); i++)
		if (character >= forbidden[i].first && character <= forbidden[i].last)
			return true;
	return (character & 0xfffe) == 0xfffe || wcwidth((wchar_t)character) < 0;
}

static size_t read_text(struct oracle *oracle, const char *bytes, size_t size)
{
	ucs4_t character;
	int taken = u8_mbtoucr(&character, (const uint8_t *)bytes, size);
	if (taken == -2)
		return 0;
	if (taken < 0) {
		complain(oracle, "not UTF-8", bytes, 1);
		return 1;
	}
	if (is_forbidden(character))
		complain(oracle, "forbidden character", bytes, (size_t)taken);
	return (size_t)taken;
}

static void set_mode(struct oracle *oracle, const char *name, size_t size, bool is_on)
{
	size_t i = 0;
	while (i < oracle->mode_count && (strncmp(oracle->modes[i].name, name, size) != 0
	                                  || oracle->modes[i].name[size]))
		i++;
	if (i == MODES_MAX || size >= sizeof(oracle->modes[i].name))
		return;
	memcpy(oracle->modes[i].name, name, size);
	oracle->modes[i].is_on = is_on;
	if (i == oracle->mode_count)
		oracle->mode_count++;
}

/* Note ESC [ ? 1000 ; 1006 h as the two modes that it sets. */
static void note_modes(struct oracle *oracle, const char *bytes, size_t size)
{
	bool is_private = bytes[2] == '?';
	size_t i = is_private ? 3 : 2;
	while (i + 1 < size) {
		char name[SEQUENCE_MAX] = "?";
		size_t length = is_private;
		while (i + 1 < size && bytes[i] != ';')
			name[length++] = bytes[i++];
		i++;
		set_mode(oracle, name, length, bytes[size - 1] == 'h');
	}
}

/* Attributes and colours are set by ESC [ … m; 0 or nothing takes all back, 39 and 49 colours. */
static void note_attributes(struct oracle *oracle, const char *bytes, size_t size)
{
	char text[SEQUENCE_MAX] = "";
	memcpy(text, bytes + 2, size - 3);
	if (!*text || strcmp(text, "0") == 0 || strcmp(text, "0;10") == 0)
		oracle->has_attributes = false;
	else if (strcmp(text, "39;49") && strcmp(text, "39") && strcmp(text, "49"))
		oracle->has_attributes = true;
}

static void note_state(struct oracle *oracle, const char *bytes, size_t size)
{
	char final = bytes[size - 1];
	if (size == 2 && (final == '=' || final == '>'))
		set_mode(oracle, "=", 1, final == '=');
	else if (size > 2 && bytes[1] == '[' && (final == 'h' || final == 'l'))
		note_modes(oracle, bytes, size);
	else if (size > 2 && bytes[1] == '[' && final == 'm')
		note_attributes(oracle, bytes, size);
}

static bool is_declared(const char *bytes, size_t size)
{
	for (size_t i = 0; i < COUNT(declared); i++)
		if (strlen(declared[i]) == size && memcmp(declared[i], bytes, size) == 0)
			return true;
	return false;
}

static bool is_copy(const struct oracle *oracle, const char *bytes, size_t size)
{
	static const char start[] = "\033]52;c;";
	if (!oracle->may_copy || strncmp(bytes, start, strlen(start)) != 0)
		return false;
	for (size_t i = strlen(start); i + 1 < size; i++)
		if (!strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=",
		            bytes[i]))
			return false;
	return true;
}

static size_t read_control(struct oracle *oracle, const char *bytes, size_t size)
{
	size_t taken = bytes[0] == '\033' ? escape_size(bytes, size) : 1;
	if (taken == 0)
		return 0;
	if (taken == SIZE_MAX) {
		complain(oracle, "no sequence", bytes, size);
		return 1;
	}
	struct shape shape = shape_of(bytes, taken);
	bool is_terminfo = taken < SEQUENCE_MAX && has_shape(oracle, &shape);
	if (!is_terminfo && !is_declared(bytes, taken) && !is_copy(oracle, bytes, taken))
		complain(oracle, "sequence", bytes, taken);
	note_state(oracle, bytes, taken);
	return taken;
}

/* Read one character or sequence; 0 when more is needed. */
static size_t read_one(struct oracle *oracle, const char *bytes, size_t size)
{
	unsigned char first = (unsigned char)bytes[0];
	return first < 0x20 || first == 0x7f ? read_control(oracle, bytes, size)
	                                     : read_text(oracle, bytes, size);
}

static void read_pending(struct oracle *oracle)
{
	size_t at = 0, taken;
	while (at < oracle->pending_size) {
		taken = read_one(oracle, oracle->pending + at, oracle->pending_size - at);
		if (!taken)
			break;
		at += taken;
		oracle->offset += taken;
	}
	memmove(oracle->pending, oracle->pending + at, oracle->pending_size - at);
	oracle->pending_size -= at;
}

void oracle_feed(struct oracle *oracle, const char *bytes, size_t size)
{
	while (size) {
		size_t room = sizeof(oracle->pending) - oracle->pending_size;
		size_t taken = size < room ? size : room;
		memcpy(oracle->pending + oracle->pending_size, bytes, taken);
		oracle->pending_size += taken;
		bytes += taken;
		size -= taken;
		read_pending(oracle);
	}
}

static bool is_usual(const char *name)
{
	for (size_t i = 0; i < COUNT(usual); i++)
		if (strcmp(usual[i], name) == 0)
			return true;
	return false;
}

void oracle_finish(struct oracle *oracle)
{
	if (oracle->pending_size)
		complain(oracle, "cut off", oracle->pending, oracle->pending_size);
	for (size_t i = 0; i < oracle->mode_count; i++) {
		const struct mode *mode = &oracle->modes[i];
		if (mode->is_on != is_usual(mode->name))
			complain(oracle, mode->is_on ? "mode left on" : "mode left off", mode->name,
			         strlen(mode->name));
	}
	if (oracle->has_attributes)
		complain(oracle, "attributes left on", "", 0);
}

size_t oracle_violations(const struct oracle *oracle)
{
	return oracle->violations;
}

const char *oracle_complaint(const struct oracle *oracle)
{
	return oracle->complaint;
}
