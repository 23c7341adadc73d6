#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "cli/arguments.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum { MOST = 8 };

/* Parse a command line of words between blanks, "unroll" before them. */
static bool parse(const char *line, struct arguments *arguments, struct unroll_error *error)
{
	static char copy[400], *values[MOST + 2];
	static char name[] = "unroll";
	int count = 1;

	snprintf(copy, sizeof copy, "%s", line);
	values[0] = name;
	for (char *word = strtok(copy, " "); word && count <= MOST; word = strtok(NULL, " "))
		values[count++] = word;
	values[count] = NULL;
	return arguments_parse(count, values, arguments, error);
}

/* Everything that a command line means, in one line. */
static void describe(const struct arguments *arguments, char *text, size_t size)
{
	static const char *const actions[] = { "read", "write", "check", "help", "version" };
	int used = snprintf(text, size, "%s", actions[arguments->action]);

	if (arguments->action == ACTION_WRITE && arguments->output)
		used += snprintf(text + used, size - (size_t)used, " %s", arguments->output->name);
	if (arguments->form.paragraph.size)
		used += snprintf(text + used, size - (size_t)used, " para=%s", arguments->form.paragraph.data);
	if (arguments->form.width)
		used += snprintf(text + used, size - (size_t)used, " width=%u", arguments->form.width);
	if (arguments->start.size)
		used += snprintf(text + used, size - (size_t)used, " start=%s", arguments->start.data);
	if (arguments->language)
		used += snprintf(text + used, size - (size_t)used, " lang=%s",
		                 unroll_language_code(arguments->language));
	for (size_t i = 0; i < arguments->file_count; i++)
		used += snprintf(text + used, size - (size_t)used, " [%s]", arguments->files[i]);
}

static const struct {
	const char *line, *meaning;
} lines[] = {
	{ "", "read" },
	{ "a.md", "read [a.md]" },
	{ "-", "read [-]" },
	{ "a.md +15", "read start=15 [a.md]" },
	{ "+pp7 a.md", "read start=pp7 [a.md]" },
	{ "a.md +/words", "read start=/words [a.md]" },
	{ "-- +15", "read [+15]" },
	{ "-- -t", "read [-t]" },
	{ "-t json a.md b.md", "write json [a.md] [b.md]" },
	{ "-tjson a.md", "write json [a.md]" },
	{ "a.md --to=outline", "write outline [a.md]" },
	{ "a.md --to outline -w 60", "write outline width=60 [a.md]" },
	{ "-p 15 a.md", "write text para=15 [a.md]" },
	{ "-t json -p 15 a.md", "write json para=15 [a.md]" },
	{ "-t json a.md +15", "write json para=15 [a.md]" },
	{ "A/RES/70/1#12 --lang fr", "read lang=fr [A/RES/70/1#12]" },
	{ "--lang=Spanish -p 3 a.md", "write text para=3 lang=es [a.md]" },
	{ "-c a.md", "check [a.md]" },
	{ "--check -p 3 a.md", "check para=3 [a.md]" },
	{ "-w 20 a.md", "read width=20 [a.md]" },
	{ "-w 1000 a.md", "read width=1000 [a.md]" },
	{ "--help", "help" },
	{ "--vers", "version" },
	{ "-hV", "version" },
};

static void a_command_line_means_one_thing(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(lines); i++) {
		struct arguments arguments;
		struct unroll_error error = { 0 };
		char meaning[400];
		if (!parse(lines[i].line, &arguments, &error))
			fail_msg("%s: %s", lines[i].line, error.message);
		describe(&arguments, meaning, sizeof meaning);
		assert_string_equal(meaning, lines[i].meaning);
	}
}

static void options_reach_what_they_are_for(void **state)
{
	struct arguments arguments;

	(void)state;
	assert_true(parse("--encoding=KOI8-R --format text --read-only --no-config a", &arguments, NULL));
	assert_string_equal(arguments.load.encoding, "KOI8-R");
	assert_string_equal(arguments.load.format, "text");
	assert_true(arguments.read_only && arguments.no_config);
	assert_true(parse("--config c --visual a", &arguments, NULL));
	assert_string_equal(arguments.config, "c");
	assert_true(arguments.form.visual);
	assert_false(arguments.read_only || arguments.no_config);
}

static const struct {
	const char *size;
	size_t bytes;
} sizes[] = {
	{ "1", 1 }, { "4096", 4096 }, { "64K", 64 << 10 }, { "64k", 64 << 10 }, { "3M", 3 << 20 },
	{ "2G", (size_t)2 << 30 }, { "4294967295", UINT32_MAX },
};

static void sizes_have_units(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct arguments arguments;
		char line[60];
		snprintf(line, sizeof line, "--max-size %s a", sizes[i].size);
		assert_true(parse(line, &arguments, NULL));
		assert_true(arguments.load.max_size == sizes[i].bytes);
	}
}

static const struct {
	const char *line, *message;
} mistakes[] = {
	{ "--colour", "--colour: no such option; --help lists them" },
	{ "--widht=70", "--widht=70: no such option; did you mean --width?" },
	{ "--read-onyl", "--read-onyl: no such option; did you mean --read-only?" },
	{ "--\033[31m", "--\033[31m: no such option; --help lists them" },
	{ "-x", "-x: no such option; --help lists them" },
	{ "-cx", "-x: no such option; --help lists them" },
	{ "-t", "-t: its argument is missing" },
	{ "--to", "--to: its argument is missing" },
	{ "--check=yes", "--check=yes: it takes no argument" },
	{ "-t jsno", "--to: \"jsno\" is no form of output; did you mean json?" },
	{ "-t pdf", "--to: \"pdf\" is no form of output; --help lists them" },
	{ "-w 19", "--width: \"19\" must be a number from 20 to 1000" },
	{ "-w 1001", "--width: \"1001\" must be a number from 20 to 1000" },
	{ "-w 99999999999999999999",
	  "--width: \"99999999999999999999\" must be a number from 20 to 1000" },
	{ "-w 80x", "--width: \"80x\" must be a number from 20 to 1000" },
	{ "--width=", "--width: \"\" must be a number from 20 to 1000" },
	{ "--para=", "--para: \"\" must be a number" },
	{ "--lang de a", "--lang: \"de\" must be ar, zh, en, fr, ru or es" },
	{ "--max-size 0", "--max-size: \"0\" must be a number, with K, M or G behind it" },
	{ "--max-size K", "--max-size: \"K\" must be a number, with K, M or G behind it" },
	{ "--max-size 1T", "--max-size: \"1T\" must be a number, with K, M or G behind it" },
	{ "--max-size 1KB", "--max-size: \"1KB\" must be a number, with K, M or G behind it" },
	{ "--max-size 4294967296",
	  "--max-size: \"4294967296\" must be a number, with K, M or G behind it" },
	{ "-t json a +/words", "+/words: only when reading on a terminal" },
	{ "--check a +15", "+15: only when reading on a terminal" },
};

static void every_mistake_has_its_message(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(mistakes); i++) {
		struct arguments arguments;
		struct unroll_error error = { 0 };
		assert_false(parse(mistakes[i].line, &arguments, &error));
		assert_string_equal(error.message, mistakes[i].message);
		assert_int_equal(error.kind, UNROLL_ERROR_USAGE);
	}
}

static void no_two_options_are_called_alike(void **state)
{
	(void)state;
	for (const struct flag *a = flags; a->name; a++)
		for (const struct flag *b = flags; b < a; b++) {
			assert_true(a->letter != b->letter);
			assert_string_not_equal(a->name, b->name);
		}
}

static void the_help_names_every_option_and_form(void **state)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	(void)state;
	arguments_help(out);
	fclose(out);
	for (const struct flag *flag = flags; flag->name; flag++) {
		assert_non_null(strstr(text, flag->name));
		assert_non_null(strstr(text, flag->summary));
	}
	for (size_t i = 0; unroll_export_formats[i].name; i++)
		assert_non_null(strstr(text, unroll_export_formats[i].name));
	for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
		assert_true(strlen(line) < 80);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_command_line_means_one_thing),
		cmocka_unit_test(options_reach_what_they_are_for),
		cmocka_unit_test(sizes_have_units),
		cmocka_unit_test(every_mistake_has_its_message),
		cmocka_unit_test(no_two_options_are_called_alike),
		cmocka_unit_test(the_help_names_every_option_and_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
