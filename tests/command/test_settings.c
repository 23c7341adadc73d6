/* What the configuration and the command line of the shell change in the reader. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/str.h"
#include "command/options.h"
#include "session.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const char specimen[] = "A_RES_99_901.md";

/* A configuration file of the lines `content`; remove it with unlink(). */
static void write_config(char path[40], const char *content)
{
	strcpy(path, "/tmp/unroll-config-XXXXXX");
	int fd = mkstemp(path);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, content, strlen(content)), strlen(content));
	close(fd);
}

/* A session of 12 rows and 100 columns with a configuration. */
static struct session open_configured(const char *content, unsigned width)
{
	char path[40];

	write_config(path, content);
	struct app_options options = { .config_path = path, .width = width };
	struct session session = session_open_with(specimen, options, 12, 100);
	unlink(path);
	return session;
}

static void keys_and_settings_of_the_file_hold(void **state)
{
	struct session session = open_configured(
		"# of a delegate\nset width 50\nset mouse\nbind x go 4\nunbind j\n", 0);

	(void)state;
	assert_int_equal(app_options(session.app)->values[OPTION_WIDTH], 50);
	assert_int_equal(app_options(session.app)->values[OPTION_MOUSE], 1);
	session_type(&session, "x");
	assert_status(&session, "operative paragraph 4");
	session_close(&session);
}

static void the_preamble_can_be_folded_from_the_start(void **state)
{
	struct session session = open_configured("set fold-preamble\n", 0);

	(void)state;
	assert_shows(&session, "▸ Preamble · 3 paragraphs");
	session_close(&session);
}

static const struct {
	const char *content, *message;
} mistakes[] = {
	{ "set widht 70\n", ":1: set widht: no such option; did you mean width?" },
	{ "set width 70\n\nbind j\n", ":3: write: bind KEY COMMAND" },
	{ "bind x go-nowhere\n", ":1: bind: go-nowhere: no such command" },
	{ "x\ny\nz\n", ":1: x: no such setting; there are set, bind and unbind (and 2 more)" },
	{ "bind x '\n", ":1: column 8: this quotation mark is never closed" },
};

static void a_mistake_in_the_file_is_told_with_its_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(mistakes); i++) {
		struct session session = open_configured(mistakes[i].content, 0);
		assert_status(&session, mistakes[i].message);
		session_close(&session);
	}
}

static void a_file_that_others_may_write_changes_nothing(void **state)
{
	char path[40];

	(void)state;
	write_config(path, "set width 50\n");
	chmod(path, 0666);
	struct session session =
		session_open_with(specimen, (struct app_options){ .config_path = path }, 12, 100);
	assert_status(&session, "others may write it");
	const int *values = app_options(session.app)->values;
	assert_int_equal(values[OPTION_WIDTH], option_entries[OPTION_WIDTH].initial);
	session_close(&session);
	unlink(path);
}

static void the_width_of_the_command_line_comes_before_the_file(void **state)
{
	struct session session = open_configured("set width 50\n", 30);

	(void)state;
	assert_int_equal(app_options(session.app)->values[OPTION_WIDTH], 30);
	session_close(&session);
}

static void settings_can_be_changed_while_reading(void **state)
{
	struct session session = open_configured("", 0);

	(void)state;
	session_type(&session, ":set width 40<Enter>");
	assert_int_equal(app_options(session.app)->values[OPTION_WIDTH], 40);
	session_type(&session, ":bind x go 4<Enter>x");
	assert_status(&session, "operative paragraph 4");
	session_type(&session, ":set widht 70<Enter>");
	assert_status(&session, "set widht: no such option; did you mean width?");
	session_close(&session);
}

static void keys_answer_on_other_keyboards(void **state)
{
	struct session session = session_open(specimen, 12, 100);

	(void)state;
	session_type(&session, "4\u043F");
	assert_status(&session, "operative paragraph 4");
	session_type(&session, "\u0662\u0644");
	assert_status(&session, "operative paragraph 2");
	session_close(&session);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_and_settings_of_the_file_hold),
		cmocka_unit_test(the_preamble_can_be_folded_from_the_start),
		cmocka_unit_test(a_mistake_in_the_file_is_told_with_its_line),
		cmocka_unit_test(a_file_that_others_may_write_changes_nothing),
		cmocka_unit_test(the_width_of_the_command_line_comes_before_the_file),
		cmocka_unit_test(settings_can_be_changed_while_reading),
		cmocka_unit_test(keys_answer_on_other_keyboards),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
