/*
 * What the terminal layer does on a terminal, shown by the probe: everything that
 * reaches it is read by the oracle, and its line must be as before at the end.
 */
#include <locale.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "drive.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const char *probe;
static char sample[] = "/tmp/unroll-probe-XXXXXX";

static struct pty_program showing(const char *path)
{
	static const char *argv[3];
	argv[0] = probe;
	argv[1] = path;
	return (struct pty_program){ .argv = argv };
}

static void start(struct pty *pty)
{
	struct pty_program program = showing(sample);
	pty_start(pty, &program);
	pty_expect(pty, "[24x80]");
}

static void quit(struct pty *pty)
{
	pty_send(pty, "q");
	pty_expect_exit(pty, 0);
	pty_finish(pty);
}

static void the_terminal_is_left_as_it_was_found(void **state)
{
	(void)state;
	struct pty pty;
	start(&pty);
	pty_expect(&pty, "");
	pty_send(&pty, "jjk b");
	pty_settle(&pty);
	quit(&pty);
}

static const struct {
	const char *bytes, *name;
} keys[] = {
	{ "\033OA", "Up" },
	{ "\033[5~", "PageUp" },
	{ "\033[1;5C", "C-Right" },
	{ "\t", "Tab" },
	{ "\033[Z", "S-Tab" },
	{ "\r", "Enter" },
	{ "\033", "Esc" },
	{ "\033x", "M-x" },
	{ "\017", "C-o" },
	{ "\xc3\xa9", "\xc3\xa9" },
	{ "\033[200~", "PasteStart" },
	{ "\033[201~", "PasteEnd" },
};

static void keys_have_their_names(void **state)
{
	(void)state;
	struct pty pty;
	start(&pty);
	for (size_t i = 0; i < COUNT(keys); i++) {
		char expected[40];
		/* Only what differs is drawn: a name of one letter has to differ from all others. */
		pty_resize(&pty, 24, i % 2 ? 80 : 81);
		pty_expect(&pty, i % 2 ? "[24x80]" : "[24x81]");
		pty_send(&pty, keys[i].bytes);
		pty_settle(&pty);
		pty_resize(&pty, 24, i % 2 ? 82 : 83);
		snprintf(expected, sizeof(expected), "key %s", keys[i].name);
		pty_expect(&pty, expected);
	}
	quit(&pty);
}

/* The signals that ask to end, and those of a crash: the death is theirs, the terminal restored. */
static const int deadly[] = {
	SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL,
};

static void a_signal_that_kills_leaves_the_terminal_as_it_was(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(deadly); i++) {
		struct pty pty;
		start(&pty);
		pty_signal(&pty, deadly[i]);
		pty_expect_end(&pty);
		assert_true(WIFSIGNALED(pty.status));
		assert_int_equal(WTERMSIG(pty.status), deadly[i]);
		pty_finish(&pty);
	}
}

static const int harmless[] = { SIGPIPE, SIGXFSZ, SIGUSR1, SIGUSR2, SIGWINCH, SIGCONT };

static void a_signal_that_is_passed_over_ends_nothing(void **state)
{
	(void)state;
	struct pty pty;
	start(&pty);
	for (size_t i = 0; i < COUNT(harmless); i++) {
		pty_signal(&pty, harmless[i]);
		pty_settle(&pty);
	}
	quit(&pty);
}

static void memory_that_is_exhausted_leaves_the_terminal_as_it_was(void **state)
{
	(void)state;
	struct pty pty;
	start(&pty);
	pty_send(&pty, "m");
	pty_expect(&pty, "out of memory");
	pty_expect_exit(&pty, 3);
	pty_finish(&pty);
}

static void expect_given_back(struct pty *pty)
{
	struct termios line;
	pty_expect_stop(pty);
	tcgetattr(pty->slave, &line);
	assert_int_equal(line.c_lflag, pty->before.c_lflag);
	assert_int_equal(line.c_iflag, pty->before.c_iflag);
	assert_int_equal(line.c_oflag, pty->before.c_oflag);
	assert_non_null(strstr(pty->output + pty->mark, "\033[?1049l"));
}

static void stopping_gives_the_terminal_back(void **state)
{
	(void)state;
	struct pty pty;
	start(&pty);
	for (int i = 0; i < 10; i++) {
		if (i % 2)
			pty_signal(&pty, SIGTSTP);
		else
			pty_send(&pty, "\x1a");
		expect_given_back(&pty);
		char size[24];
		pty_resize(&pty, 20 + i, 70);
		pty_continue(&pty);
		snprintf(size, sizeof(size), "[%dx70]", 20 + i);
		pty_expect(&pty, "\033[?1049h");
		pty_expect(&pty, size);
	}
	quit(&pty);
}

static void a_stopped_program_can_be_ended(void **state)
{
	(void)state;
	struct pty pty;
	start(&pty);
	pty_send(&pty, "\x1a");
	expect_given_back(&pty);
	pty_signal(&pty, SIGTERM);
	pty_continue(&pty);
	pty_expect_end(&pty);
	assert_true(WIFSIGNALED(pty.status));
	pty_finish(&pty);
}

static void a_stop_that_cannot_be_caught_is_made_good(void **state)
{
	(void)state;
	struct pty pty;
	start(&pty);
	pty_signal(&pty, SIGSTOP);
	pty_expect_stop(&pty);
	/* What a shell does to its terminal. */
	tcsetattr(pty.slave, TCSANOW, &pty.before);
	pty_continue(&pty);
	pty_expect(&pty, "[24x80]");
	pty_send(&pty, "\t");
	pty_expect(&pty, "Tab");
	quit(&pty);
}

static void a_terminal_that_goes_away_ends_the_program(void **state)
{
	(void)state;
	struct pty pty;
	start(&pty);
	pty_hang_up(&pty);
	pty_expect_end(&pty);
	assert_true(WIFSIGNALED(pty.status));
	assert_int_equal(WTERMSIG(pty.status), SIGHUP);
	pty_finish(&pty);
}

static const struct {
	int rows, columns;
	const char *shown;
} sizes[] = {
	{ 24, 80, "[24x80]" },
	{ -1, -1, "[24x80]" },
	{ -1, 40, "[24x40]" },
	{ 1, 1, "" },
	{ 2, 20, "[2x20]" },
	{ 500, 1000, "[500x1000]" },
	{ 65535, 65535, "[500x1000]" },
	{ 1, 65535, "[1x1000]" },
	{ 65535, 10, "[500x10]" },
};

static void every_size_is_survived(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct pty pty;
		struct pty_program program = showing(sample);
		program.rows = sizes[i].rows;
		program.columns = sizes[i].columns;
		pty_start(&pty, &program);
		pty_settle(&pty);
		pty_expect(&pty, sizes[i].shown);
		quit(&pty);
	}
}

static int random_size(unsigned *seed)
{
	static const int extreme[] = { 0, 1, 2, 32767, 32768, 65535 };
	*seed = *seed * 1103515245 + 12345;
	unsigned value = *seed >> 16;
	return value % 8 == 0 ? extreme[value / 8 % COUNT(extreme)] : (int)(value % 120) + 1;
}

static void a_storm_of_sizes_is_survived(void **state)
{
	(void)state;
	struct pty pty;
	unsigned seed = 1;
	start(&pty);
	for (int i = 0; i < 200; i++) {
		pty_resize(&pty, random_size(&seed), random_size(&seed));
		if (i % 8 == 0)
			pty_send(&pty, "j");
		if (i % 20 == 0)
			pty_settle(&pty);
	}
	pty_settle(&pty);
	pty_resize(&pty, 25, 77);
	pty_expect(&pty, "[25x77]");
	quit(&pty);
}

static const struct {
	const char *type, *shown;
	int status;
} types[] = {
	{ "xterm-256color", "[24x80]", 0 },
	{ "tmux-256color", "[24x80]", 0 },
	{ "screen", "[24x80]", 0 },
	{ "linux", "[24x80]", 0 },
	{ "vt100", "[24x80]", 0 },
	{ "vt220", "[24x80]", 0 },
	{ "dumb", "cannot draw on a terminal of type \"dumb\"", 2 },
	{ "foot", "\"foot\": taken for xterm-256color", 0 },
	{ "xterm-no-such", "taken for xterm", 0 },
	{ "no-such-terminal", "taken for linux", 0 },
	{ "../../x", "taken for linux", 0 },
	{ "", "taken for linux", 0 },
};

static void every_type_of_terminal_is_shown_on_or_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(types); i++) {
		struct pty pty;
		struct pty_program program = showing(sample);
		program.type = types[i].type;
		/* ncurses does not free what it began for a type that it does not know. */
		program.environment = (const char *[]){ "ASAN_OPTIONS=detect_leaks=0", NULL };
		pty_start(&pty, &program);
		pty_expect(&pty, types[i].shown);
		if (types[i].status == 0)
			pty_send(&pty, "jq");
		pty_expect_exit(&pty, types[i].status);
		pty_finish(&pty);
	}
}

static void no_color_means_attributes_alone(void **state)
{
	(void)state;
	struct pty pty;
	struct pty_program program = showing(sample);
	program.environment = (const char *[]){ "NO_COLOR=1", NULL };
	pty_start(&pty, &program);
	pty_expect(&pty, "\033[0;7m[24x80]");
	pty_settle(&pty);
	assert_null(strstr(pty.output, "\033[38;5"));
	assert_null(strstr(pty.output, "\033[48;5"));
	quit(&pty);
}

static void the_keyboard_is_found_when_input_is_a_document(void **state)
{
	(void)state;
	struct pty pty;
	struct pty_program program = showing("-");
	program.input = sample;
	pty_start(&pty, &program);
	pty_expect(&pty, "first line");
	pty_send(&pty, "\t");
	pty_expect(&pty, "Tab");
	quit(&pty);
}

static void a_copy_is_sent_when_a_key_asks_for_it(void **state)
{
	(void)state;
	struct pty pty;
	start(&pty);
	oracle_allow_copy(pty.oracle, true);
	pty_send(&pty, "y");
	pty_expect(&pty, "\033]52;c;Zmlyc3QgbGluZQ==\a");
	oracle_allow_copy(pty.oracle, false);
	quit(&pty);
}

static void settings_change_while_the_terminal_is_open(void **state)
{
	(void)state;
	struct pty pty;
	start(&pty);
	pty_settle(&pty);
	assert_non_null(strstr(pty.output, "\033[?1006;1000h"));
	assert_non_null(strstr(pty.output, "\033[8l"));
	pty_send(&pty, "\033[<0;5;3M");
	pty_expect(&pty, "at 2,4");
	pty_send(&pty, "t");
	pty_expect(&pty, "\033[?1006;1000l");
	pty_settle(&pty);
	quit(&pty);
}

/* Ten thousand bytes of noise, which may mean anything but must not kill. */
static void noise_from_the_keyboard_is_survived(void **state)
{
	(void)state;
	struct pty pty;
	unsigned seed = 7;
	char noise[101];
	start(&pty);
	for (int i = 0; i < 100; i++) {
		for (size_t k = 0; k < 100; k++) {
			seed = seed * 1103515245 + 12345;
			noise[k] = (char)(seed >> 16);
			if (strchr("qmyt\x1a", noise[k]) || !noise[k])
				noise[k] = 'j';
		}
		noise[100] = '\0';
		pty_send(&pty, noise);
		if (i % 10 == 0)
			pty_settle(&pty);
	}
	pty_send(&pty, "\033[201~");
	pty_settle(&pty);
	quit(&pty);
}

static int write_sample(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"Recalls its resolution 70/1,", "\xd8\xa5\xd8\xb0 \xd8\xaa\xd8\xb4\xd9\x8a\xd8\xb1",
		"\xe6\x9d\xb1\xe4\xba\xac\xe9\x83\xbd", "evil \033[31m \xe2\x80\xae \xc2\x9b bytes \xff",
	};
	int fd = mkstemp(sample);
	FILE *out = fdopen(fd, "w");
	fputs("first line\n", out);
	for (int i = 0; i < 200; i++)
		fprintf(out, "%d. %s\n", i, texts[i % 4]);
	return fclose(out);
}

static int remove_sample(void **state)
{
	(void)state;
	return unlink(sample);
}

int main(int argc, char **argv)
{
	if (argc < 2)
		return 2;
	probe = argv[1];
	setlocale(LC_CTYPE, "C.UTF-8");
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_terminal_is_left_as_it_was_found),
		cmocka_unit_test(keys_have_their_names),
		cmocka_unit_test(a_signal_that_kills_leaves_the_terminal_as_it_was),
		cmocka_unit_test(a_signal_that_is_passed_over_ends_nothing),
		cmocka_unit_test(memory_that_is_exhausted_leaves_the_terminal_as_it_was),
		cmocka_unit_test(stopping_gives_the_terminal_back),
		cmocka_unit_test(a_stopped_program_can_be_ended),
		cmocka_unit_test(a_stop_that_cannot_be_caught_is_made_good),
		cmocka_unit_test(a_terminal_that_goes_away_ends_the_program),
		cmocka_unit_test(every_size_is_survived),
		cmocka_unit_test(a_storm_of_sizes_is_survived),
		cmocka_unit_test(every_type_of_terminal_is_shown_on_or_refused),
		cmocka_unit_test(no_color_means_attributes_alone),
		cmocka_unit_test(the_keyboard_is_found_when_input_is_a_document),
		cmocka_unit_test(a_copy_is_sent_when_a_key_asks_for_it),
		cmocka_unit_test(settings_change_while_the_terminal_is_open),
		cmocka_unit_test(noise_from_the_keyboard_is_survived),
	};
	return cmocka_run_group_tests(tests, write_sample, remove_sample);
}
