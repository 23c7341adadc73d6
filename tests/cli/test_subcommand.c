#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "cli/subcommand.h"
#include "cli/value.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void every_subcommand_is_found_by_its_name(void **state)
{
	(void)state;
	for (size_t i = 0; subcommands[i]; i++) {
		assert_ptr_equal(subcommand_find(str_of(subcommands[i]->name)), subcommands[i]);
		assert_non_null(subcommands[i]->run);
	}
	assert_null(subcommand_find(str_of("")));
	assert_null(subcommand_find(str_of("Index")));
	assert_null(subcommand_find(str_of("./index")));
}

static const struct {
	const char *written, *meant;
} near[] = {
	{ "indx", "index" }, { "idnex", "index" }, { "hepl", "help" }, { "document.md", "" },
	{ "A/RES/79/166", "" }, { "", "" },
};

static void a_name_that_is_nearly_right_is_understood(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(near); i++) {
		struct str name = subcommand_near(str_of(near[i].written));
		assert_true(str_equal(name, str_of(near[i].meant)));
	}
}

static void no_two_options_of_a_subcommand_are_called_alike(void **state)
{
	(void)state;
	for (size_t i = 0; subcommands[i]; i++)
		for (const struct flag *a = subcommands[i]->options.flags; a->name; a++)
			for (const struct flag *b = subcommands[i]->options.flags; b < a; b++) {
				assert_int_not_equal(a->letter, b->letter);
				assert_string_not_equal(a->name, b->name);
			}
}

static void the_help_of_a_subcommand_names_every_option(void **state)
{
	(void)state;
	for (size_t i = 0; subcommands[i]; i++) {
		char *text = NULL;
		size_t size;
		FILE *out = open_memstream(&text, &size);

		subcommand_help(subcommands[i], out);
		fclose(out);
		assert_non_null(strstr(text, subcommands[i]->name));
		for (const struct flag *flag = subcommands[i]->options.flags; flag->name; flag++) {
			assert_non_null(strstr(text, flag->name));
			assert_non_null(strstr(text, flag->summary));
		}
		assert_non_null(strstr(text, "--help"));
		for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
			assert_true(strlen(line) < 80);
		free(text);
	}
}

static const struct {
	const char *name;
	enum unroll_language language;
} languages[] = {
	{ "fr", UNROLL_FRENCH }, { "FR", UNROLL_FRENCH }, { "french", UNROLL_FRENCH },
	{ "français", UNROLL_FRENCH }, { "ar", UNROLL_ARABIC }, { "العربية", UNROLL_ARABIC },
	{ "Chinese", UNROLL_CHINESE }, { "中文", UNROLL_CHINESE }, { "русский", UNROLL_RUSSIAN },
	{ "", UNROLL_LANGUAGE_NONE }, { "none", UNROLL_LANGUAGE_NONE },
	{ "de", UNROLL_LANGUAGE_NONE }, { "fre", UNROLL_LANGUAGE_NONE },
};

static void a_language_has_a_code_and_two_names(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(languages); i++) {
		enum unroll_language language = UNROLL_LANGUAGE_NONE;
		bool is_one = value_language(str_of(languages[i].name), &language);
		assert_int_equal(is_one, languages[i].language != UNROLL_LANGUAGE_NONE);
		assert_int_equal(language, languages[i].language);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_subcommand_is_found_by_its_name),
		cmocka_unit_test(a_name_that_is_nearly_right_is_understood),
		cmocka_unit_test(no_two_options_of_a_subcommand_are_called_alike),
		cmocka_unit_test(the_help_of_a_subcommand_names_every_option),
		cmocka_unit_test(a_language_has_a_code_and_two_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
