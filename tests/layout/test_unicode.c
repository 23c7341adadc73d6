#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/str.h"
#include "layout/bidi.h"
#include "layout/breaks.h"
#include "picture.h"

#define UNICODE_DATA "/usr/share/unicode/"

enum { LINE_SIZE = 1 << 14, CHARACTERS_MAX = 256 };

/* Text of a test: its characters, and whether a break is expected before each. */
struct sample {
	char bytes[4 * CHARACTERS_MAX];
	size_t starts[CHARACTERS_MAX];        /* byte of each character */
	bool expected[CHARACTERS_MAX];
	uint32_t characters[CHARACTERS_MAX];
	size_t count, size;
};

static FILE *open_data(const char *name)
{
	FILE *data = fopen(name, "r");

	if (!data) {
		print_message("no %s\n", name);
		skip();
	}
	return data;
}

/* Read "÷ 0061 × 0308 ÷"; return false for a line without a test. */
static bool read_sample(const char *line, struct sample *sample)
{
	bool is_break = false;

	sample->count = sample->size = 0;
	while (*line && *line != '#' && *line != '\n') {
		if (strncmp(line, "÷", 2) == 0 || strncmp(line, "×", 2) == 0) {
			is_break = strncmp(line, "÷", 2) == 0;
			line += 2;
		} else if (*line == ' ' || *line == '\t') {
			line++;
		} else {
			char *end;
			uint32_t character = (uint32_t)strtoul(line, &end, 16);
			assert_true(end > line);
			line = end;
			sample->expected[sample->count] = is_break;
			sample->characters[sample->count] = character;
			sample->starts[sample->count++] = sample->size;
			sample->size += str_encode(character, sample->bytes + sample->size);
		}
	}
	return sample->count > 0;
}

static void grapheme_clusters_are_those_of_annex_29(void **state)
{
	static char line[LINE_SIZE];
	static struct sample sample;
	uint8_t flags[sizeof sample.bytes];
	unsigned count = 0;
	FILE *data = open_data(UNICODE_DATA "auxiliary/GraphemeBreakTest.txt");

	(void)state;
	while (fgets(line, sizeof line, data)) {
		if (!read_sample(line, &sample))
			continue;
		count++;
		clusters_find((struct str){ sample.bytes, sample.size }, flags);
		for (size_t i = 0; i < sample.count; i++)
			if ((flags[sample.starts[i]] & BREAK_CLUSTER) != sample.expected[i])
				fail_msg("%s", line);
	}
	fclose(data);
	assert_int_equal(count, 602);
}

static bool is_line_end(uint32_t character)
{
	return (character >= '\n' && character <= '\r') || character == 0x85
	    || character == 0x2028 || character == 0x2029;
}

/* Take out spaces at the start of lines, which no paragraph has. */
static void strip_lines(struct sample *sample)
{
	struct sample stripped = { 0 };
	bool starts_line = true;

	for (size_t i = 0; i < sample->count; i++) {
		uint32_t character = sample->characters[i];
		if (starts_line && character == ' ')
			continue;
		bool is_second_half = character == '\n' && stripped.count
		                   && stripped.characters[stripped.count - 1] == '\r';
		stripped.expected[stripped.count] = (sample->expected[i] || starts_line)
		                                 && !is_second_half;
		starts_line = is_line_end(character);
		stripped.characters[stripped.count] = character;
		stripped.starts[stripped.count++] = stripped.size;
		stripped.size += str_encode(character, stripped.bytes + stripped.size);
	}
	*sample = stripped;
}

/* Whether a line may begin where the sample says, and nowhere else. */
static bool breaks_as_expected(const struct sample *sample)
{
	uint8_t flags[sizeof sample->bytes];
	struct flow flow = { .text = { sample->bytes, sample->size } };

	breaks_find(&flow, flags);
	for (size_t i = 1; i < sample->count; i++) {
		bool may_break = flags[sample->starts[i]] & (BREAK_ALLOWED | BREAK_FORCED);
		if (may_break != sample->expected[i])
			return false;
	}
	return true;
}

/* The characters as the list of differences writes them, with the breaks of Annex 14. */
static void write_sample(const struct sample *sample, FILE *out)
{
	for (size_t i = 0; i < sample->count; i++)
		fprintf(out, "%s%04X", i == 0 ? "" : sample->expected[i] ? " ÷ " : " × ",
		        (unsigned)sample->characters[i]);
	fputc('\n', out);
}

/* The list that is checked in, without its remarks; free() it. */
static char *read_differences(void)
{
	static char line[LINE_SIZE];
	char *bytes = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&bytes, &size);
	FILE *list = fopen("line-breaks.differences", "r");

	assert_non_null(list);
	while (fgets(line, sizeof line, list))
		if (line[0] != '#')
			fputs(line, out);
	fclose(list);
	fclose(out);
	return bytes;
}

static void line_breaks_are_those_of_annex_14_but_for_a_list(void **state)
{
	static char line[LINE_SIZE];
	static struct sample sample;
	char *found = NULL;
	size_t size = 0, count = 0;
	FILE *data = open_data(UNICODE_DATA "auxiliary/LineBreakTest.txt");
	FILE *out = open_memstream(&found, &size);

	(void)state;
	while (fgets(line, sizeof line, data)) {
		if (!read_sample(line, &sample))
			continue;
		count++;
		strip_lines(&sample);
		if (!breaks_as_expected(&sample))
			write_sample(&sample, out);
	}
	fclose(data);
	fclose(out);
	char *listed = read_differences();
	if (strcmp(found, listed) != 0) {
		fprintf(stderr, "%s", found);
		fail_msg("these differences are not those of line-breaks.differences");
	}
	free(listed);
	free(found);
	assert_int_equal(count, 7654);
}

/* A line of BidiCharacterTest.txt: its characters, and what is expected of those that count. */
struct bidi_case {
	uint32_t characters[CHARACTERS_MAX];
	size_t count;
	unsigned direction, base;
	int levels[CHARACTERS_MAX];           /* -1 for a character that is taken out */
	uint32_t order[CHARACTERS_MAX];
	size_t order_count;
};

/* Read the numbers up to the next ";"; return where it stands. */
static const char *read_numbers(const char *line, int base, int *numbers, size_t *count)
{
	*count = 0;
	while (*line && *line != ';' && *line != '\n') {
		char *end;
		numbers[*count] = (int)strtol(line, &end, base);
		if (end == line) {        /* "x" */
			numbers[*count] = -1;
			end++;
		}
		++*count;
		line = end + strspn(end, " ");
	}
	return line;
}

static bool read_bidi_case(const char *line, struct bidi_case *bidi)
{
	int numbers[CHARACTERS_MAX];
	size_t count;

	if (line[0] == '#' || line[0] == '\n')
		return false;
	line = read_numbers(line, 16, numbers, &bidi->count);
	for (size_t i = 0; i < bidi->count; i++)
		bidi->characters[i] = (uint32_t)numbers[i];
	line = read_numbers(line + 1, 10, numbers, &count);
	bidi->direction = (unsigned)numbers[0];
	line = read_numbers(line + 1, 10, numbers, &count);
	bidi->base = (unsigned)numbers[0];
	line = read_numbers(line + 1, 10, bidi->levels, &count);
	assert_int_equal(count, bidi->count);
	read_numbers(line + 1, 10, numbers, &bidi->order_count);
	for (size_t i = 0; i < bidi->order_count; i++)
		bidi->order[i] = (uint32_t)numbers[i];
	return true;
}

static bool reorders_as_expected(const struct bidi_case *bidi)
{
	uint8_t levels[CHARACTERS_MAX], kept[CHARACTERS_MAX];
	uint32_t order[CHARACTERS_MAX], index[CHARACTERS_MAX];
	size_t count = 0;
	bool is_right = bidi->direction == 1;

	if (bidi->direction == 2)
		is_right = bidi_starts_right_to_left(bidi->characters, bidi->count);
	bidi_levels(bidi->characters, bidi->count, is_right, levels);
	for (size_t i = 0; i < bidi->count; i++) {
		if (bidi->levels[i] < 0)
			continue;
		if (levels[i] != bidi->levels[i])
			return false;
		kept[count] = levels[i];
		index[count++] = (uint32_t)i;
	}
	bidi_order(kept, count, order);
	for (size_t i = 0; i < count; i++)
		if (i >= bidi->order_count || index[order[i]] != bidi->order[i])
			return false;
	return count == bidi->order_count && is_right == bidi->base;
}

static void directions_are_those_of_annex_9(void **state)
{
	static char line[LINE_SIZE];
	static struct bidi_case bidi;
	unsigned count = 0;
	FILE *data = open_data(UNICODE_DATA "BidiCharacterTest.txt");

	(void)state;
	while (fgets(line, sizeof line, data)) {
		if (!read_bidi_case(line, &bidi))
			continue;
		count++;
		if (!reorders_as_expected(&bidi))
			fail_msg("%s", line);
	}
	fclose(data);
	assert_int_equal(count, 91707);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(grapheme_clusters_are_those_of_annex_29),
		cmocka_unit_test(line_breaks_are_those_of_annex_14_but_for_a_list),
		cmocka_unit_test(directions_are_those_of_annex_9),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 77;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
