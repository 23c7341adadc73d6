/*
 * What the system does to a reader: signals, stops, sizes and keys, many of them
 * and in any order. It survives, shows what it should, and leaves the terminal
 * as it was.
 *
 * Without "all" the storms are short; see meson.build. A pattern chooses among
 * the tests.
 *
 * usage: test_events UNROLL DUMPER SAMPLE [all [PATTERN]]
 */
#include <errno.h>
#include <locale.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../e2e/drive.h"
#include "run.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum { PATIENCE = 500 };          /* looks, ten milliseconds apart */

static const char *unroll, *dumper, *sample;
static bool is_long;
static struct nest nest;
static uint32_t seed;

static uint32_t next_random(uint32_t limit)
{
	seed = seed * 1103515245 + 12345;
	return (seed >> 8) % limit;
}

static void start(struct pty *pty, const char *const argv[])
{
	seed = 1;
	pty_start(pty, &(struct pty_program){ .argv = argv, .environment = nest.environment });
	oracle_allow_copy(pty->oracle, true);
}

static void start_reading(struct pty *pty)
{
	const char *argv[] = { unroll, "--read-only", sample, NULL };

	start(pty, argv);
	pty_expect(pty, "32/906");
}

/* Close whatever is open, and the program. */
static void leave(struct pty *pty)
{
	for (int i = 0; i < 20 && !pty->has_ended; i++) {
		pty_send(pty, "\033[201~\033");
		pty_settle(pty);
		pty_send(pty, "q");
		pty_settle(pty);
	}
	pty_expect_exit(pty, 0);
	pty_finish(pty);
}

/* ---- sizes ---- */

static int random_size(void)
{
	static const int extreme[] = { 0, 1, 2, 19, 20, 500, 501, 1000, 32767, 32768, 65535 };
	uint32_t value = next_random(8 * 120);

	return value % 8 == 0 ? extreme[value / 8 % COUNT(extreme)] : (int)(value / 8) + 1;
}

static size_t read_dump(const char *path, char *text, size_t size)
{
	FILE *in = fopen(path, "r");
	size_t got = in ? fread(text, 1, size - 1, in) : 0;

	text[got] = '\0';
	if (in)
		fclose(in);
	return got;
}

/* The dump is written when the screen has been. */
static void expect_dump(struct pty *pty, const char *path, const char *wanted)
{
	char text[16384];
	int looks = 0;

	while (!read_dump(path, text, sizeof text) || (wanted && strcmp(text, wanted) != 0)) {
		if (looks++ == PATIENCE)
			fail_msg("the screen is\n%s\nand not\n%s", text, wanted ? wanted : "any");
		pty_settle(pty);
		poll(NULL, 0, 10);
	}
}

static void after_a_storm_of_sizes_the_screen_is_a_fresh_one(void **state)
{
	const char *fresh_path = nest_path(&nest, "fresh"), *dump_path = nest_path(&nest, "dump");
	const char *fresh_argv[] = { dumper, fresh_path, sample, NULL };
	const char *argv[] = { dumper, dump_path, sample, NULL };
	char fresh[16384];
	struct pty pty;

	(void)state;
	start(&pty, fresh_argv);
	pty_resize(&pty, 24, 80);
	expect_dump(&pty, fresh_path, NULL);
	pty_settle(&pty);
	assert_true(read_dump(fresh_path, fresh, sizeof fresh) > 0);
	leave(&pty);

	start(&pty, argv);
	pty_expect(&pty, "32/906");
	for (int i = 0; i < (is_long ? 2000 : 100); i++) {
		pty_resize(&pty, random_size(), random_size());
		if (next_random(4) == 0)
			pty_settle(&pty);
	}
	pty_resize(&pty, 24, 80);
	expect_dump(&pty, dump_path, fresh);
	leave(&pty);
}

/* In pop-ups, lists, searches and prompts. */
static void the_size_may_change_with_every_key(void **state)
{
	static const char keys[] = "j15gic?/the\rnoPvRf\tTtCO GzZ:w5\r]{";
	struct pty pty;

	(void)state;
	start_reading(&pty);
	for (size_t i = 0; i < (is_long ? 20 : 1) * strlen(keys); i++) {
		char key[] = { keys[i % strlen(keys)], '\0' };
		pty_send(&pty, key);
		pty_resize(&pty, random_size(), random_size());
		if (next_random(4) == 0)
			pty_settle(&pty);
	}
	leave(&pty);
}

/* ---- signals ---- */

static void stop_and_go_on(struct pty *pty)
{
	if (next_random(2))
		pty_signal(pty, SIGTSTP);
	else
		pty_signal(pty, SIGSTOP);
	pty_expect_stop(pty);
	pty_resize(pty, 10 + (int)next_random(30), 30 + (int)next_random(90));
	pty_continue(pty);
}

static void stopping_is_survived_any_number_of_times(void **state)
{
	struct pty pty;

	(void)state;
	start_reading(&pty);
	for (int i = 0; i < (is_long ? 50 : 5); i++) {
		pty_settle(&pty);
		stop_and_go_on(&pty);
		pty_expect(&pty, "32/906");
	}
	leave(&pty);
}

static void a_storm_of_signals_between_keys_is_survived(void **state)
{
	static const int signals[] = { SIGPIPE, SIGXFSZ, SIGUSR1, SIGUSR2, SIGWINCH, SIGCONT };
	static const char keys[] = "jkJK Gvg]";
	struct pty pty;

	(void)state;
	start_reading(&pty);
	for (int i = 0; i < (is_long ? 10000 : 300); i++) {
		char key[] = { keys[next_random((uint32_t)strlen(keys))], '\0' };
		pty_signal(&pty, signals[next_random(COUNT(signals))]);
		if (next_random(4) == 0)
			pty_send(&pty, key);
		if (next_random(50) == 0)
			pty_settle(&pty);
		if (next_random(200) == 0)
			stop_and_go_on(&pty);
	}
	leave(&pty);
}

/* ---- the background ---- */

static void a_reader_in_the_background_waits_until_it_is_called(void **state)
{
	const char *argv[] = {
		"/bin/sh", "-c", "set -m; \"$0\" --read-only \"$1\" & sleep 0.2; fg > /dev/null",
		unroll, sample, NULL,
	};
	struct pty pty;

	(void)state;
	start(&pty, argv);
	pty_expect(&pty, "32/906");
	leave(&pty);
}

static pid_t read_process(const char *path)
{
	char text[32];

	for (int i = 0; i < PATIENCE && !read_dump(path, text, sizeof text); i++)
		poll(NULL, 0, 10);
	return (pid_t)strtol(text, NULL, 10);
}

/* Whoever adopts it may leave it a zombie. */
static bool is_alive(pid_t process)
{
	char path[40], text[512];

	snprintf(path, sizeof path, "/proc/%d/stat", process);
	const char *state = read_dump(path, text, sizeof text) ? strrchr(text, ')') : NULL;
	return state && state[2] != 'Z';
}

/* Its shell has left it behind; it must not live on when the terminal goes, too. */
static void a_reader_that_nobody_can_call_ends_with_its_terminal(void **state)
{
	const char *path = nest_path(&nest, "process");
	const char *argv[] = {
		"/bin/sh", "-c", "set -m; \"$0\" --read-only \"$1\" & echo $! > \"$2.new\";"
		"mv \"$2.new\" \"$2\"", unroll, sample, path, NULL,
	};
	struct pty pty;
	int looks = 0;

	(void)state;
	start(&pty, argv);
	pty_expect_end(&pty);
	pid_t process = read_process(path);
	assert_true(process > 0);
	pty_hang_up(&pty);
	while (is_alive(process) && looks++ < PATIENCE)
		poll(NULL, 0, 10);
	bool is_left = is_alive(process);
	if (is_left)
		kill(process, SIGKILL);
	assert_false(is_left);
	pty_finish(&pty);
}

/* ---- the keyboard ---- */

/* Send many bytes to a program that writes meanwhile. */
static void send_noise(struct pty *pty, size_t size, char (*byte)(void))
{
	char chunk[2001];

	for (size_t sent = 0; sent < size; sent += sizeof chunk - 1) {
		for (size_t i = 0; i < sizeof chunk - 1; i++)
			chunk[i] = byte();
		chunk[sizeof chunk - 1] = '\0';
		pty_send(pty, chunk);
		pty_settle(pty);
		if (pty->has_ended)
			fail_msg("ended after %zu bytes: status %x\n%s", sent, (unsigned)pty->status,
			         pty->output + (pty->size < 2000 ? 0 : pty->size - 2000));
	}
}

/* Any byte but those of the keys that end or stop the program, on any keyboard. */
static char random_byte(void)
{
	char byte = (char)next_random(256);

	return strchr("qQ:\x1a\xd0\xd8\xd9", byte) ? 'j' : byte;
}

static void noise_on_the_keyboard_is_survived(void **state)
{
	struct pty pty;

	(void)state;
	start_reading(&pty);
	send_noise(&pty, is_long ? 10 << 20 : 16 << 10, random_byte);
	leave(&pty);
}

/* A paste that would quit, end the paste and begin sequences, if it were obeyed. */
static char pasted_byte(void)
{
	static const char bytes[] = "q\033[31m:quit\r\033[6n\033]52;c;\a";

	return bytes[next_random((uint32_t)strlen(bytes))];
}

static void a_large_paste_is_not_obeyed(void **state)
{
	struct pty pty;

	(void)state;
	start_reading(&pty);
	pty_send(&pty, "\033[200~");
	send_noise(&pty, is_long ? 1 << 20 : 16 << 10, pasted_byte);
	assert_null(strstr(pty.output, "\033]52"));
	leave(&pty);
}

static int open_nest(void **state)
{
	(void)state;
	nest_open(&nest);
	return 0;
}

static int close_nest(void **state)
{
	(void)state;
	nest_close(&nest);
	return 0;
}

int main(int count, char *values[])
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(after_a_storm_of_sizes_the_screen_is_a_fresh_one),
		cmocka_unit_test(the_size_may_change_with_every_key),
		cmocka_unit_test(stopping_is_survived_any_number_of_times),
		cmocka_unit_test(a_storm_of_signals_between_keys_is_survived),
		cmocka_unit_test(a_reader_in_the_background_waits_until_it_is_called),
		cmocka_unit_test(a_reader_that_nobody_can_call_ends_with_its_terminal),
		cmocka_unit_test(noise_on_the_keyboard_is_survived),
		cmocka_unit_test(a_large_paste_is_not_obeyed),
	};

	if (count < 4)
		return 2;
	unroll = values[1];
	dumper = values[2];
	sample = values[3];
	is_long = count > 4;
	if (count > 5)
		cmocka_set_test_filter(values[5]);
	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, open_nest, close_nest);
}
