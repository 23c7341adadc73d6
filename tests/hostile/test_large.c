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
#include "large.h"

static const char *unroll;
static size_t megabytes;
static struct nest nest;

/*
 * What no row needs more than: three bytes a byte of the document; and what any takes
 * that is not large, among them those that are all brackets.
 */
static size_t memory_for(size_t size)
{
	return 3 * size + (64 << 20);
}

/* Many times what it takes, for machines that are slow or busy; nothing quadratic ends in it. */
static unsigned seconds_for(size_t size)
{
	return 10 + (unsigned)(size / (5 * MEGABYTE));
}

static void check_text(const struct large *large, const char *option)
{
	size_t size;
	const char *argv[] = { unroll, "-t", "text", option, large_write(large, &nest, megabytes, &size), NULL };
	struct outcome outcome = run(&(struct run){
		.argv = argv, .environment = nest.environment, .seconds = seconds_for(size),
	});

	/* The oracle takes its time; what is larger is more of the same. */
	if (outcome.out_size < 4 * MEGABYTE)
		outcome_check_output(&outcome, large->row);
	if (outcome.status || !strstr(outcome.out, large->shown))
		fail_msg("%s: status %d, \"%s\", %zu bytes", large->row, outcome.status, outcome.err,
		         outcome.out_size);
	/* Labels and indents come to it, but nothing is written over and over. */
	if (outcome.out_size > 8 * size)
		fail_msg("%s: %zu bytes of %zu", large->row, outcome.out_size, size);
	if (!is_sanitized() && outcome.peak > memory_for(size))
		fail_msg("%s: %zu bytes of memory for %zu", large->row, outcome.peak, size);
	outcome_free(&outcome);
}

static void large_documents_are_written_within_limits(void **state)
{
	(void)state;
	for (size_t i = 0; i < large_count; i++) {
		check_text(&larges[i], "-w80");
		check_text(&larges[i], "--visual");
	}
}

/* The limits are those of the shell, for the whole of a session. */
static void read_to_the_end(const struct large *large)
{
	char limits[200];
	size_t size;
	const char *path = large_write(large, &nest, megabytes, &size);
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
	pty_expect(&pty, large->shown);
	pty_send(&pty, "kb");
	pty_resize(&pty, 50, 33);
	pty_settle(&pty);
	pty_send(&pty, "Gqq");
	pty_expect_end(&pty);
	if (!WIFEXITED(pty.status) || WEXITSTATUS(pty.status))
		fail_msg("%s: status %x", large->row, (unsigned)pty.status);
	pty_finish(&pty);
}

static void large_documents_are_read_within_limits(void **state)
{
	(void)state;
	for (size_t i = 0; i < large_count; i++)
		read_to_the_end(&larges[i]);
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
