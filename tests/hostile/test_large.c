/*
 * Documents that are deep, or long without an end of a line, or made of what is
 * dear to lay out: written as text, visually ordered and read on a terminal to
 * the end, within limits of processor time and memory. Nothing is lost of them.
 *
 * usage: test_large UNROLL MEGABYTES
 *
 * MEGABYTES is the size of those that have no other.
 */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "../e2e/drive.h"
#include "run.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum { MEGABYTE = 1000000 };

static const char *unroll;
static size_t megabytes;
static struct nest nest;

/* `before` once, `again` so many times, `after` once. */
static const struct input {
	const char *row, *before, *again, *after;
	size_t times;             /* 0 for as many as fill the megabytes */
	const char *shown;        /* at the end, or at the start of text that does not change */
} inputs[] = {
	{ "H25", "a", "\u0301", "\n\nend\n", 0, "end" },
	{ "H51", "", "> ", "end\n", 50000, "end" },
	{ "H51", "", "- ", "end\n", 50000, "end" },
	{ "H51", "", "1. ", "end\n", 50000, "end" },
	{ "H53", "[x]: /u\n\n", "[x]: /u\n", "\nend [x]\n", 0, "end" },
	{ "H53", "", "[x] ", "\n\nend\n", 50000, "end" },
	{ "H54", "end ", "()", "\n", 0, "()" },
	{ "H54", "\u0627 ", "()", "\n\nend\n", 2 * MEGABYTE, "()" },
	{ "H55", "", "seeking international cooperation ", "end\n", 0, "end" },
	{ "H55", "", "\u0627\u0644\u0623\u0645\u0645 \u0627\u0644\u0645\u062a\u062d\u062f\u0629 ",
	  "end\n", 0, "end" },
	{ "H55", "", "\u4e2d\u56fd", " end\n", 0, "end" },
	{ "H55", "", "x", " end\n", 0, "end" },
	{ "H56", "", "\n", "end\n", 0, "end" },
};

static size_t size_of(const struct input *input, size_t *times)
{
	size_t again = strlen(input->again);

	*times = input->times ? input->times : megabytes * MEGABYTE / again;
	return strlen(input->before) + *times * again + strlen(input->after);
}

static const char *write_input(const struct input *input, size_t *size)
{
	const char *path = nest_path(&nest, "large.md");
	FILE *out = fopen(path, "w");
	size_t times;

	*size = size_of(input, &times);
	assert_non_null(out);
	fputs(input->before, out);
	for (size_t i = 0; i < times; i++)
		fputs(input->again, out);
	fputs(input->after, out);
	assert_int_equal(fclose(out), 0);
	return path;
}

/* What no row needs more than: three bytes a byte of the document, and what any takes. */
static size_t memory_for(size_t size)
{
	return 3 * size + (32 << 20);
}

/* Many times what it takes, for machines that are slow or busy; nothing quadratic ends in it. */
static unsigned seconds_for(size_t size)
{
	return 10 + (unsigned)(size / (5 * MEGABYTE));
}

static void check_text(const struct input *input, const char *option)
{
	size_t size;
	const char *argv[] = { unroll, "-t", "text", option, write_input(input, &size), NULL };
	struct outcome outcome = run(&(struct run){
		.argv = argv, .environment = nest.environment, .seconds = seconds_for(size),
	});

	/* The oracle takes its time; what is larger is more of the same. */
	if (outcome.out_size < 4 * MEGABYTE)
		outcome_check_output(&outcome, input->row);
	if (outcome.status || !strstr(outcome.out, input->shown))
		fail_msg("%s: status %d, \"%s\", %zu bytes", input->row, outcome.status, outcome.err,
		         outcome.out_size);
	/* Labels and indents come to it, but nothing is written over and over. */
	if (outcome.out_size > 8 * size)
		fail_msg("%s: %zu bytes of %zu", input->row, outcome.out_size, size);
	if (!is_sanitized() && outcome.peak > memory_for(size))
		fail_msg("%s: %zu bytes of memory for %zu", input->row, outcome.peak, size);
	outcome_free(&outcome);
}

static void large_documents_are_written_within_limits(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(inputs); i++) {
		check_text(&inputs[i], "-w80");
		check_text(&inputs[i], "--visual");
	}
}

/* The limits are those of the shell, for the whole of a session. */
static void read_to_the_end(const struct input *input)
{
	char limits[200];
	size_t size;
	const char *path = write_input(input, &size);
	struct pty pty;

	snprintf(limits, sizeof limits, "ulimit -t %u; %s exec \"$0\" \"$1\"",
	         seconds_for(size) * (is_sanitized() ? 10 : 1),
	         is_sanitized() ? "" : "ulimit -v 1000000;");
	const char *argv[] = { "/bin/sh", "-c", limits, unroll, path, NULL };
	pty_start(&pty, &(struct pty_program){ .argv = argv, .environment = nest.environment });
	pty_settle(&pty);
	pty_send(&pty, "j  bd");
	pty_settle(&pty);
	pty_send(&pty, "G");
	pty_expect(&pty, input->shown);
	pty_send(&pty, "kb");
	pty_resize(&pty, 50, 33);
	pty_settle(&pty);
	pty_send(&pty, "Gqq");
	pty_expect_end(&pty);
	if (!WIFEXITED(pty.status) || WEXITSTATUS(pty.status))
		fail_msg("%s: status %x", input->row, (unsigned)pty.status);
	pty_finish(&pty);
}

static void large_documents_are_read_within_limits(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(inputs); i++)
		read_to_the_end(&inputs[i]);
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
		cmocka_unit_test(large_documents_are_written_within_limits),
		cmocka_unit_test(large_documents_are_read_within_limits),
	};

	if (count < 3)
		return 2;
	unroll = values[1];
	megabytes = strtoul(values[2], NULL, 10);
	if (is_sanitized() && megabytes > 1) {
		puts("1..0 # SKIP a sanitizer takes memory and time of its own");
		return 0;
	}
	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, open_nest, close_nest);
}
