/*
 * What documents the program says what its tables say. The manual page has parts
 * between comments that are written from the tables: UPDATE_GOLDEN=1 writes them
 * anew.
 */
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
#include "cli/subcommand.h"
#include "command/commands.h"
#include "command/options.h"

/* The folder of the program's own files, the only argument. */
static const char *cli_folder;

static const char *path_of(const char *name)
{
	static char path[400];

	snprintf(path, sizeof path, "%s/%s", cli_folder, name);
	return path;
}

/* A character with a meaning in mdoc is made one without. */
static void write_word(FILE *out, struct str word)
{
	if (str_equal(word, (struct str)STR("'")))
		fputs("\\(aq", out);
	else if (word.size == 1 && strchr(".,:;?!()[]|", word.data[0]))
		fprintf(out, "\\&%c", word.data[0]);
	else
		fprintf(out, "%.*s", (int)word.size, word.data);
}

static void write_flags(FILE *out, const struct flag *flag)
{
	fputs(".Bl -tag -width Ds\n", out);
	for (; flag->name; flag++) {
		const char *between = flag->argument ? " Ar " : "";
		const char *argument = flag->argument ? flag->argument : "";
		fputs(".It ", out);
		if (flag->letter < 128)
			fprintf(out, "Fl %c%s%s , ", flag->letter, between, argument);
		fprintf(out, "Fl -%s%s%s\n%c%s.\n", flag->name, between, argument,
		        flag->summary[0] - 'a' + 'A', flag->summary + 1);
	}
	fputs(".El\n", out);
}

static void write_options(FILE *out)
{
	write_flags(out, flags);
}

static void write_subcommands(FILE *out)
{
	for (size_t i = 0; subcommands[i]; i++) {
		const struct subcommand *subcommand = subcommands[i];
		const char *summary = subcommand->summary;
		fprintf(out, ".Ss unroll %s Oo option ... Oc %s\n%c%s.\n", subcommand->name,
		        subcommand->operands, summary[0] - 'a' + 'A', summary + 1);
		write_flags(out, subcommand->options.flags);
		if (subcommand->details[0])
			fprintf(out, ".Pp\n%s\n", subcommand->details);
	}
}

static void write_forms(FILE *out)
{
	fputs(".Bl -tag -width citations\n", out);
	for (size_t i = 0; unroll_export_formats[i].name; i++)
		fprintf(out, ".It Cm %s\n%s\n", unroll_export_formats[i].name,
		        unroll_export_formats[i].summary);
	fputs(".El\n", out);
}

static const struct {
	enum context context;
	const char *name;
} context_names[] = {
	{ CONTEXT_LIST, "lists" },
	{ CONTEXT_POPUP, "pop-ups" },
	{ CONTEXT_SOURCE, "the source" },
	{ CONTEXT_LIBRARY, "the library" },
};

/* "In lists and pop-ups: " */
static void write_contexts(FILE *out, unsigned contexts)
{
	const char *before = "In ";

	for (size_t i = 0; i < sizeof context_names / sizeof *context_names; i++)
		if (contexts & context_names[i].context) {
			fprintf(out, "%s%s", before, context_names[i].name);
			contexts &= ~(unsigned)context_names[i].context;
			before = contexts & (contexts - 1) ? ", " : " and ";
		}
	fputs(": ", out);
}

static bool is_same_row(const struct default_binding *a, const struct default_binding *b)
{
	return a->contexts == b->contexts && str_equal(a->command, b->command);
}

/* One item for the bindings of a command that stand together. */
static void write_keys(FILE *out)
{
	fputs(".Bl -tag -width Backspace -compact\n", out);
	for (size_t i = 0; i < default_binding_count; i++) {
		const struct default_binding *binding = &default_bindings[i];
		bool begins = i == 0 || !is_same_row(binding, binding - 1);
		fputs(begins ? ".It Ic " : " , ", out);
		write_word(out, str_of(binding->key));
		if (i + 1 < default_binding_count && is_same_row(binding, binding + 1))
			continue;
		fputc('\n', out);
		if (binding->contexts)
			write_contexts(out, binding->contexts);
		fprintf(out, "%s\n", command_find(binding->command)->summary);
	}
	fputs(".El\n", out);
}

static void write_commands(FILE *out)
{
	fputs(".Bl -tag -width Ds\n", out);
	for (const struct command *command = commands; command->run; command++) {
		fprintf(out, ".It Ic %s", command->name.data);
		if (command->arguments)
			fprintf(out, " No %s", command->arguments);
		fprintf(out, "\n%s.\n", command->summary);
	}
	fputs(".El\n", out);
}

static void write_setting(FILE *out, const struct option_entry *entry)
{
	fprintf(out, ".It Cm %s", entry->name.data);
	if (!entry->choices)
		fprintf(out, " Ar number\n%s.\nFrom %d to %d, usually %d.\n", entry->summary, entry->minimum,
		        entry->maximum, entry->initial);
	else {
		for (size_t i = 0; entry->choices[i].size; i++)
			fprintf(out, " %s%s", i ? "| " : "", entry->choices[i].data);
		fprintf(out, "\n%s.\nUsually %s.\n", entry->summary, entry->choices[entry->initial].data);
	}
}

static void write_settings(FILE *out)
{
	fputs(".Bl -tag -width Ds\n", out);
	for (size_t i = 0; i < OPTION_COUNT; i++)
		write_setting(out, &option_entries[i]);
	fputs(".El\n", out);
}

static const struct {
	const char *name;
	void (*write)(FILE *out);
} parts[] = {
	{ "options", write_options }, { "subcommands", write_subcommands }, { "forms", write_forms }, { "keys", write_keys },
	{ "commands", write_commands }, { "settings", write_settings },
};

static char *read_file(const char *name)
{
	FILE *in = fopen(path_of(name), "r");
	char *text = calloc(1, 1 << 16);

	assert_non_null(in);
	assert_non_null(text);
	assert_true(fread(text, 1, (1 << 16) - 1, in) > 0);
	fclose(in);
	return text;
}

/* The page with its part `i` written from the table; the caller frees it. */
static char *rewrite_part(const char *page, size_t i)
{
	char begin[40], end[40], *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	snprintf(begin, sizeof begin, ".\\\" begin %s\n", parts[i].name);
	snprintf(end, sizeof end, ".\\\" end %s\n", parts[i].name);
	const char *first = strstr(page, begin), *last = strstr(page, end);
	assert_non_null(first);
	assert_non_null(last);
	first += strlen(begin);
	fprintf(out, "%.*s", (int)(first - page), page);
	parts[i].write(out);
	fputs(last, out);
	fclose(out);
	return text;
}

static void the_manual_page_says_what_the_tables_say(void **state)
{
	char *page = read_file("unroll.1"), *wanted = rewrite_part(page, 0);

	(void)state;
	for (size_t i = 1; i < sizeof parts / sizeof *parts; i++) {
		char *next = rewrite_part(wanted, i);
		free(wanted);
		wanted = next;
	}
	if (getenv("UPDATE_GOLDEN")) {
		FILE *out = fopen(path_of("unroll.1"), "w");
		assert_non_null(out);
		fputs(wanted, out);
		fclose(out);
	} else if (strcmp(page, wanted) != 0) {
		fail_msg("unroll.1 is out of date: run UPDATE_GOLDEN=1 meson test manual");
	}
	free(page);
	free(wanted);
}

/* As each shell spells an option that has this long name. */
static const struct {
	const char *file, *option;
} completions[] = {
	{ "completion/unroll.bash", "--%s" },
	{ "completion/_unroll", "--%s" },
	{ "completion/unroll.fish", "-l %s" },
};

static void assert_mentions(const char *text, const char *pattern, const char *name)
{
	char spelling[60];
	int size = snprintf(spelling, sizeof spelling, pattern, name);
	const char *found = text;

	while ((found = strstr(found, spelling)) && strchr("abcdefghijklmnopqrstuvwxyz-", found[size]))
		found += size;
	if (!found)
		fail_msg("%s is missing", spelling);
}

static void the_shells_complete_every_option_and_form(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof completions / sizeof *completions; i++) {
		char *text = read_file(completions[i].file);
		for (const struct flag *flag = flags; flag->name; flag++)
			assert_mentions(text, completions[i].option, flag->name);
		for (size_t j = 0; subcommands[j]; j++) {
			assert_mentions(text, "%s", subcommands[j]->name);
			for (const struct flag *flag = subcommands[j]->options.flags; flag->name; flag++)
				assert_mentions(text, completions[i].option, flag->name);
		}
		for (size_t j = 0; unroll_export_formats[j].name; j++)
			assert_mentions(text, "%s", unroll_export_formats[j].name);
		free(text);
	}
}

int main(int count, char *values[])
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_manual_page_says_what_the_tables_say),
		cmocka_unit_test(the_shells_complete_every_option_and_form),
	};

	cli_folder = count > 1 ? values[1] : ".";
	return cmocka_run_group_tests(tests, NULL, NULL);
}
