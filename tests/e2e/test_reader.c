/*
 * The program itself on a terminal: what file names, options and signals may do
 * to it. Everything written goes through the oracle.
 *
 * usage: test_reader UNROLL SAMPLES
 */
#include <limits.h>
#include <locale.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "drive.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const char *unroll;
static char sample[PATH_MAX];
static char home[] = "/tmp/unroll-reader-XXXXXX";
static char home_setting[64];

static const char *environment[] = { home_setting, "XDG_STATE_HOME", "XDG_CONFIG_HOME",
                                     "DISPLAY", "WAYLAND_DISPLAY", NULL };

static void start(struct pty *pty, const char *const *argv, const char *type)
{
	struct pty_program program = { .argv = argv, .environment = environment, .type = type };
	pty_start(pty, &program);
}

static void start_reading(struct pty *pty, const char *path)
{
	const char *argv[] = { unroll, path, NULL };
	start(pty, argv, NULL);
}

static void quit(struct pty *pty)
{
	pty_send(pty, "q");
	pty_expect_exit(pty, 0);
	pty_finish(pty);
}

static const char *in_home(const char *name)
{
	static char path[PATH_MAX];
	snprintf(path, sizeof(path), "%s/%s", home, name);
	return path;
}

static const char *written(const char *name, const char *bytes, size_t size)
{
	const char *path = in_home(name);
	FILE *out = fopen(path, "w");
	assert_non_null(out);
	assert_int_equal(fwrite(bytes, 1, size, out), size);
	fclose(out);
	return path;
}

static const struct {
	const char *name, *shown;
} names[] = {
	{ "esc\033[?5h.md", "esc\uFFFD[?5h.md: No such file" },
	{ "line\nfeed.md", "line feed.md: No such file" },
	{ "rlo\u202e.md", "rlo\uFFFD.md: No such file" },
	{ "c1\xc2\x9b.md", "c1\uFFFD.md: No such file" },
	{ "invalid\xff\xfe.md", "invalid\uFFFD\uFFFD.md: No such file" },
	{ "osc\033]0;x\a.md", "osc\uFFFD]0;x\uFFFD.md: No such file" },
};

static void nothing_in_a_file_name_is_obeyed(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		struct pty pty;
		start_reading(&pty, written(names[i].name, "Text.\n", 6));
		pty_expect(&pty, "Text.");
		quit(&pty);
		unlink(in_home(names[i].name));
		start_reading(&pty, in_home(names[i].name));
		pty_expect(&pty, "unroll: ");
		pty_expect(&pty, names[i].shown);
		pty_expect_exit(&pty, 2);
		pty_finish(&pty);
	}
}

static void nothing_in_an_option_is_obeyed(void **state)
{
	(void)state;
	const char *argv[] = { unroll, "--\033[31m\xc2\x9b", NULL };
	struct pty pty;
	start(&pty, argv, NULL);
	pty_expect_exit(&pty, 2);
	pty_finish(&pty);
}

static void a_document_may_come_from_standard_input(void **state)
{
	(void)state;
	const char *argv[] = { unroll, NULL };
	struct pty_program program = { .argv = argv, .environment = environment, .input = sample };
	struct pty pty;
	pty_start(&pty, &program);
	pty_expect(&pty, "32/906");
	quit(&pty);
}

static const int ends[] = { SIGTERM, SIGHUP, SIGINT, SIGQUIT };

static void a_signal_that_ends_keeps_the_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(ends); i++) {
		char keys[8], expected[24];
		struct pty pty;
		start_reading(&pty, sample);
		pty_expect(&pty, "32/906");
		snprintf(keys, sizeof(keys), "%zug", 14 + i);
		pty_send(&pty, keys);
		pty_settle(&pty);
		pty_signal(&pty, ends[i]);
		pty_expect_end(&pty);
		assert_true(WIFSIGNALED(pty.status));
		assert_int_equal(WTERMSIG(pty.status), ends[i]);
		pty_finish(&pty);

		start_reading(&pty, sample);
		snprintf(expected, sizeof(expected), "paragraph %zu of 20", 14 + i);
		pty_expect(&pty, expected);
		quit(&pty);
	}
}

static void what_is_not_saved_does_not_keep_from_reading(void **state)
{
	(void)state;
	struct pty pty;
	assert_int_equal(chmod(home, 0500), 0);
	start_reading(&pty, sample);
	pty_expect(&pty, "32/906");
	quit(&pty);
	assert_int_equal(chmod(home, 0700), 0);
}

static void a_terminal_that_cannot_be_drawn_on_gets_the_text(void **state)
{
	(void)state;
	const char *argv[] = { unroll, sample, NULL };
	struct pty pty;
	start(&pty, argv, "dumb");
	pty_expect(&pty, "cannot draw on a terminal of type \"dumb\"");
	pty_expect(&pty, "32/906");
	pty_expect_exit(&pty, 0);
	pty_finish(&pty);
}

static void an_unknown_terminal_is_named_once(void **state)
{
	(void)state;
	const char *argv[] = { unroll, sample, NULL };
	/* ncurses does not free what it began for a type that it does not know. */
	const char *settings[] = { home_setting, "ASAN_OPTIONS=detect_leaks=0", NULL };
	struct pty_program program = { .argv = argv, .environment = settings, .type = "foot" };
	struct pty pty;
	pty_start(&pty, &program);
	pty_expect(&pty, "unknown terminal type \"foot\": taken for xterm-256color");
	quit(&pty);
}

static void stopping_and_continuing_draws_anew(void **state)
{
	(void)state;
	struct pty pty;
	start_reading(&pty, sample);
	pty_expect(&pty, "32/906");
	for (int i = 0; i < 3; i++) {
		pty_settle(&pty);
		pty_send(&pty, "\x1a");
		pty_expect_stop(&pty);
		pty_continue(&pty);
		pty_expect(&pty, "\033[?1049h");
		pty_expect(&pty, "32/906");
	}
	quit(&pty);
}

static const struct {
	int rows, columns;
} sizes[] = { { 1, 1 }, { 2, 2 }, { 1, 80 }, { 3, 10 }, { 5, 20 }, { 500, 1000 }, { 65535, 1 } };

static void every_size_can_be_read_at(void **state)
{
	(void)state;
	const char *argv[] = { unroll, sample, NULL };
	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct pty_program program = {
			.argv = argv, .environment = environment,
			.rows = sizes[i].rows, .columns = sizes[i].columns,
		};
		struct pty pty;
		pty_start(&pty, &program);
		pty_settle(&pty);
		pty_send(&pty, "j15gic?\033\033/the\r");
		pty_settle(&pty);
		pty_resize(&pty, sizes[i].columns, sizes[i].rows);
		pty_settle(&pty);
		pty_leave(&pty);
	}
}

static void a_pasted_text_is_not_obeyed(void **state)
{
	(void)state;
	struct pty pty;
	start_reading(&pty, sample);
	pty_expect(&pty, "32/906");
	pty_send(&pty, "\033[200~qqZ15gyo:quit\r\nq\033[201~");
	pty_settle(&pty);
	assert_false(pty.has_ended);
	quit(&pty);
}

/* The line has Enter as a line feed until the program sets it. */
static void keys_typed_before_the_program_starts_are_obeyed(void **state)
{
	(void)state;
	const char *gate = in_home("gate");
	const char *argv[] = {
		"/bin/sh", "-c", "while ! [ -e \"$2\" ]; do sleep 0.01; done; exec \"$0\" \"$1\" +20",
		unroll, sample, gate, NULL,
	};
	struct pty pty;
	start(&pty, argv, NULL);
	pty_send(&pty, ":go 15\r/compilation\r\t\r");
	pty_settle(&pty);
	written("gate", "", 0);
	pty_expect(&pty, "\033[?1049h");
	pty_expect(&pty, "compilation");
	pty_expect(&pty, "A/HRC/26/950");
	pty_leave(&pty);
	unlink(in_home("gate"));
}

/* So large that its first part is shown before the rest is read. */
static const char *write_large(void)
{
	enum { PARAGRAPHS = 80000 };
	const char *path = in_home("large.md");
	FILE *out = fopen(path, "w");
	assert_non_null(out);
	fputs("SPECIMEN\n\n## Long lists\n\n*The General Assembly,*\n\n", out);
	for (int i = 1; i <= PARAGRAPHS; i++)
		fprintf(out, "%d. *Requests* entry number %d;\n\n", i, i);
	fputs("The last line.\n", out);
	fclose(out);
	return path;
}

/* Whether the rest is there or not when they come. */
static const struct {
	const char *keys, *shown;
} large_keys[] = {
	{ "jj \r", "entry number" },
	{ "G", "The last line." },
	{ "jGkG", "The last line." },
	{ "999g", "1001" },
	{ "/number 79998;\r", "79999" },
	{ "o", "Operative" },
	{ "R", "## Long" },
	{ ":end\r", "The last line." },
};

static void a_large_document_is_read_from_its_first_screen_on(void **state)
{
	(void)state;
	const char *argv[] = { unroll, "--read-only", write_large(), NULL };
	for (size_t i = 0; i < COUNT(large_keys); i++) {
		struct pty pty;
		start(&pty, argv, NULL);
		pty_expect(&pty, "Long lists");
		pty_send(&pty, large_keys[i].keys);
		pty_expect(&pty, large_keys[i].shown);
		pty_leave(&pty);
	}
}

/* Its first part is there before, and who leaves then has not lost the place. */
static void a_large_document_goes_on_where_it_was_left(void **state)
{
	const char *start_at[] = { unroll, "+/number 79000;", write_large(), NULL };
	const char *argv[] = { unroll, start_at[2], NULL };
	struct pty pty;

	(void)state;
	start(&pty, start_at, NULL);
	pty_expect(&pty, "79002");
	pty_leave(&pty);
	for (int i = 0; i < 3; i++) {
		start(&pty, argv, NULL);
		pty_expect(&pty, i ? "79002" : "\033[?1049h");
		pty_leave(&pty);
	}
	start(&pty, argv, NULL);
	pty_send(&pty, "j");
	pty_expect(&pty, "79002");
	pty_leave(&pty);
}

static void a_large_document_can_be_left_at_once(void **state)
{
	(void)state;
	const char *argv[] = { unroll, write_large(), NULL };
	static const char *const keys[] = { "q", "Gq", "jq", " GQ" };
	for (size_t i = 0; i < COUNT(keys); i++) {
		struct pty pty;
		start(&pty, argv, NULL);
		pty_expect(&pty, "Long lists");
		pty_send(&pty, keys[i]);
		pty_expect_exit(&pty, 0);
		pty_finish(&pty);
		start(&pty, argv, NULL);
		pty_expect(&pty, "\033[?1049h");
		pty_send(&pty, "G");
		pty_signal(&pty, SIGTERM);
		pty_expect_end(&pty);
		assert_true(WIFSIGNALED(pty.status));
		assert_int_equal(WTERMSIG(pty.status), SIGTERM);
		pty_finish(&pty);
	}
}

static int make_home(void **state)
{
	(void)state;
	return mkdtemp(home) ? snprintf(home_setting, sizeof(home_setting), "HOME=%s", home) < 0 : -1;
}

static int remove_home(void **state)
{
	(void)state;
	char command[80];
	snprintf(command, sizeof(command), "rm -rf '%s'", home);
	return system(command);
}

int main(int argc, char **argv)
{
	if (argc < 3)
		return 2;
	unroll = argv[1];
	snprintf(sample, sizeof(sample), "%s/A_HRC_RES_32_906-fr.md", argv[2]);
	setlocale(LC_CTYPE, "C.UTF-8");
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_in_a_file_name_is_obeyed),
		cmocka_unit_test(nothing_in_an_option_is_obeyed),
		cmocka_unit_test(a_document_may_come_from_standard_input),
		cmocka_unit_test(a_signal_that_ends_keeps_the_place),
		cmocka_unit_test(what_is_not_saved_does_not_keep_from_reading),
		cmocka_unit_test(a_terminal_that_cannot_be_drawn_on_gets_the_text),
		cmocka_unit_test(an_unknown_terminal_is_named_once),
		cmocka_unit_test(stopping_and_continuing_draws_anew),
		cmocka_unit_test(every_size_can_be_read_at),
		cmocka_unit_test(a_pasted_text_is_not_obeyed),
		cmocka_unit_test(keys_typed_before_the_program_starts_are_obeyed),
		cmocka_unit_test(a_large_document_is_read_from_its_first_screen_on),
		cmocka_unit_test(a_large_document_goes_on_where_it_was_left),
		cmocka_unit_test(a_large_document_can_be_left_at_once),
	};
	return cmocka_run_group_tests(tests, make_home, remove_home);
}
