#include "sequences.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <curses.h>
#include <term.h>

enum { SHAPES_MAX = 2000 };

/* A sequence; the numbers that vary with a position or a count are written as N. */
struct shape {
	char text[SEQUENCE_MAX];
};

struct sequences {
	struct shape shapes[SHAPES_MAX];        /* sorted when all are known */
	size_t shape_count;
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

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

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

size_t sequence_size(const char *bytes, size_t size)
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

static struct shape exact_shape(const char *bytes, size_t size)
{
	struct shape shape = { "" };
	memcpy(shape.text, bytes, size < SEQUENCE_MAX ? size : SEQUENCE_MAX - 1);
	return shape;
}

/* Numbers of positions vary; those of private modes, attributes and colours are names. */
static struct shape varying_shape(const char *bytes, size_t size)
{
	struct shape shape = { "" };
	size_t length = 0;
	if (size > 2 && bytes[1] == '[' && (bytes[2] == '?' || bytes[size - 1] == 'm'))
		return exact_shape(bytes, size);
	for (size_t i = 0; i < size && length + 1 < SEQUENCE_MAX; i++) {
		bool is_digit = is_within((unsigned char)bytes[i], '0', '9');
		if (!is_digit)
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
static bool has_shape(const struct sequences *sequences, struct shape shape)
{
	return bsearch(&shape, sequences->shapes, sequences->shape_count, sizeof(shape), compare_shapes);
}

static void learn_shape(struct sequences *sequences, struct shape shape)
{
	/* The last are the likeliest: most parameters do not change the shape. */
	for (size_t i = sequences->shape_count; i-- > 0; )
		if (compare_shapes(&sequences->shapes[i], &shape) == 0)
			return;
	if (sequences->shape_count < SHAPES_MAX)
		sequences->shapes[sequences->shape_count++] = shape;
}

/* Learn the sequences that an evaluated string of terminfo is made of. */
static void learn(struct sequences *sequences, const char *string, bool varies)
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
			taken = sequence_size(string + i, size - i);
		if (taken == 0 || taken == SIZE_MAX)
			return;
		learn_shape(sequences, varies ? varying_shape(string + i, taken)
		                           : exact_shape(string + i, taken));
	}
}

/* Evaluate a string for every pattern of parameters that changes its form. */
static void learn_capability(struct sequences *sequences, const char *name)
{
	const char *string = tigetstr(name);
	if (!string || string == (const char *)-1)
		return;
	if (strcmp(name, "sgr") == 0) {
		for (int bits = 0; bits < 512; bits++)
			learn(sequences, tparm(string, bits & 1, bits >> 1 & 1, bits >> 2 & 1, bits >> 3 & 1,
			                    bits >> 4 & 1, bits >> 5 & 1, bits >> 6 & 1, bits >> 7 & 1,
			                    bits >> 8 & 1), false);
		return;
	}
	/* The first parameter of rep is a character, which is text. */
	bool is_constant = !strchr(string, '%') || strcmp(name, "rep") == 0;
	for (int i = is_constant ? 'x' : 0; i < (is_constant ? 'x' + 1 : 256); i++)
		learn(sequences, tparm(string, i, 1, 0, 0, 0, 0, 0, 0, 0), strchr(string, '%'));
}

/* With the flag AX, ncurses takes colours back by these, one at a time. */
static void learn_defaults(struct sequences *sequences)
{
	if (tigetflag("AX") == 1) {
		learn(sequences, "\033[39m", false);
		learn(sequences, "\033[49m", false);
	}
}

struct sequences *sequences_of(const char *type)
{
	int found;
	if (setupterm(type, 1, &found) != OK)
		return NULL;
	struct sequences *sequences = calloc(1, sizeof(*sequences));
	for (size_t i = 0; i < COUNT(capabilities); i++)
		learn_capability(sequences, capabilities[i]);
	learn_defaults(sequences);
	qsort(sequences->shapes, sequences->shape_count, sizeof(struct shape), compare_shapes);
	del_curterm(cur_term);
	return sequences;
}

bool sequences_have(const struct sequences *sequences, const char *bytes, size_t size)
{
	return size < SEQUENCE_MAX && (has_shape(sequences, exact_shape(bytes, size))
	                               || has_shape(sequences, varying_shape(bytes, size)));
}
