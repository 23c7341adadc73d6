/*
 * Memory that runs out and system calls that fail, one after the other: the
 * program says so and ends with a status that tells, or goes on and does all
 * that it did without the failure. What it keeps is whole in any case.
 *
 * Without "all" only a part of the places is tried; see meson.build.
 *
 * usage: test_faults FAULT SHIM UNROLL SAMPLES [all]
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
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "../e2e/drive.h"
#include "run.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum { STATUS_TROUBLE = 2, STATUS_NO_MEMORY = 3 };

static const char *fault, *shim, *unroll, *samples;
static bool tries_all;
static struct nest nest;

/* What the program is asked to do. */
static const struct task {
	const char *arguments[4]; /* before the document; behind "-" it is standard input */
	const char *document;     /* in the folder of samples */
} tasks[] = {
	{ { "-t", "text" },      "A_HRC_RES_32_906-fr.md" },
	{ { "-t", "text", "--visual" }, "A_HRC_RES_32_906-ar.md" },
	{ { "-t", "text" },      "S_RES_9901_2016-en.txt" },
	{ { "-t", "json" },      "A_RES_66_977-en.xml" },
	{ { "-t", "markdown" },  "A_HRC_RES_32_906-zh.md" },
	{ { "-t", "citations" }, "A_HRC_RES_32_906-ru.md" },
	{ { "-t", "outline" },   "A_RES_70_907-en.md" },
	{ { "-t", "akn" },       "E_RES_2016_901-en.md" },
	{ { "--check" },         "S_RES_9801_1971-en.txt" },
	{ { "--encoding", "windows-1251" }, "A_RES_70_906-en.txt" },
	{ { "-p", "1", "-" },    "A_HRC_RES_32_906-es.md" },
};

/* Kinds of failure; of those that are transparent nothing may be seen at all. */
static const struct kind {
	const char *name;
	unsigned sample;          /* places tried when not all are */
	bool is_transparent;
} kinds[] = {
	{ "memory",     2, false },
	{ "exhaustion", 1, false },
	{ "error",      3, false },
	{ "interrupt",  1, true },
	{ "short",      1, true },
};

static struct outcome run_task(const struct task *task, const char *kind, unsigned at)
{
	static char path[512];
	const char *argv[16] = { fault, shim, kind, NULL, nest_path(&nest, "record"), unroll };
	char place[16];
	size_t count = 6;

	snprintf(place, sizeof place, "%u", at);
	argv[3] = place;
	for (size_t i = 0; i < COUNT(task->arguments) && task->arguments[i]; i++)
		argv[count++] = task->arguments[i];
	snprintf(path, sizeof path, "%s/%s", samples, task->document);
	bool is_input = strcmp(argv[count - 1], "-") == 0;
	argv[count] = is_input ? NULL : path;
	return run(&(struct run){ .argv = argv, .environment = nest.environment,
	                          .input = is_input ? path : NULL });
}

static unsigned places(void)
{
	FILE *record = fopen(nest_path(&nest, "record"), "r");
	unsigned count = 0;

	assert_non_null(record);
	assert_int_equal(fread(&count, sizeof count, 1, record), 1);
	fclose(record);
	return count;
}

static bool is_alike(const struct outcome *a, const struct outcome *b)
{
	return a->status == b->status && a->out_size == b->out_size
	    && memcmp(a->out, b->out, a->out_size) == 0;
}

/* "unroll: WORDS", on a line; or nothing where the message itself could not be written. */
static bool is_told(const struct outcome *outcome)
{
	size_t size = outcome->err_size;

	return !size || (strncmp(outcome->err, "unroll: ", 8) == 0 && outcome->err[size - 1] == '\n');
}

static bool is_clean(const struct outcome *outcome, const struct outcome *whole,
                     const struct kind *kind)
{
	if (is_alike(outcome, whole))
		return true;
	if (kind->is_transparent)
		return false;
	if (outcome->status == STATUS_NO_MEMORY)
		return strstr(outcome->err, "unroll: out of memory\n");
	return outcome->status == STATUS_TROUBLE
	    ? is_told(outcome)
	    : outcome->status == whole->status && strstr(outcome->err, "unroll: no locale");
}

static void try_place(const struct task *task, const struct kind *kind, unsigned at,
                      const struct outcome *whole)
{
	struct outcome outcome = run_task(task, kind->name, at);

	outcome_check_output(&outcome, kind->name);
	if (!is_clean(&outcome, whole, kind))
		fail_msg("%s %s: %s %u: status %d, \"%s\", %zu bytes instead of %zu",
		         task->arguments[1] ? task->arguments[1] : task->arguments[0], task->document,
		         kind->name, at, outcome.status, outcome.err, outcome.out_size,
		         whole->out_size);
	outcome_free(&outcome);
}

static unsigned stride(unsigned count, unsigned sample)
{
	return tries_all || count <= sample ? 1 : count / sample;
}

static void every_failure_is_told_or_made_good(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(tasks) * COUNT(kinds); i += tries_all ? 1 : 3) {
		const struct task *task = &tasks[i / COUNT(kinds)];
		const struct kind *kind = &kinds[i % COUNT(kinds)];
		struct outcome whole = run_task(task, kind->name, 0);
		unsigned count = places();
		assert_true(whole.status <= 1);
		/* Each task begins elsewhere, so that together they try more. */
		for (unsigned at = 1 + (unsigned)i % stride(count, kind->sample); at <= count;
		     at += stride(count, kind->sample))
			try_place(task, kind, at, &whole);
		outcome_free(&whole);
	}
}

/* ---- the reader ---- */

static const char other_place[] = "7 3 0 3 0 A/RES/99/1 /another/document\n";

static void write_places(void)
{
	char text[200];
	int size = snprintf(text, sizeof text, "unroll places 1\n%s", other_place);

	mkdir(nest_path(&nest, "state"), 0700);
	mkdir(nest_path(&nest, "state/unroll"), 0700);
	nest_write(&nest, "state/unroll/places", text, (size_t)size);
	assert_int_equal(chmod(nest_path(&nest, "state/unroll/places"), 0600), 0);
}

/* The file is whole, and what others kept in it is there. */
static void check_places(const char *kind, unsigned at)
{
	char text[2000] = "";
	FILE *in = fopen(nest_path(&nest, "state/unroll/places"), "r");

	assert_non_null(in);
	size_t size = fread(text, 1, sizeof text - 1, in);
	fclose(in);
	if (strncmp(text, "unroll places 1\n", 16) || text[size - 1] != '\n'
	    || !strstr(text, other_place))
		fail_msg("%s %u: places are \"%s\"", kind, at, text);
}

/* Where the system refuses to give the terminal back, it is not given back. */
static void forgive_terminal(struct pty *pty)
{
	oracle_free(pty->oracle);
	pty->oracle = NULL;
	tcgetattr(pty->slave, &pty->before);
}

static void read_with(const char *kind, unsigned at)
{
	char place[16], path[512];
	struct pty pty;

	snprintf(place, sizeof place, "%u", at);
	snprintf(path, sizeof path, "%s/A_HRC_RES_32_906-fr.md", samples);
	const char *argv[] = { fault, shim, kind, place, nest_path(&nest, "record"), unroll, path, NULL };
	pty_start(&pty, &(struct pty_program){ .argv = argv, .environment = nest.environment });
	pty_send(&pty, "j15gicjqPvoq\t]Rq?qqqqqq");
	pty_expect_end(&pty);
	int ended_by = WIFSIGNALED(pty.status) ? WTERMSIG(pty.status) : 0;
	int status = WIFEXITED(pty.status) ? WEXITSTATUS(pty.status) : 0;
	if (ended_by ? ended_by != SIGHUP : status && status != STATUS_TROUBLE
	                                    && status != STATUS_NO_MEMORY)
		fail_msg("%s %u: signal %d, status %d:\n%s", kind, at, ended_by, status,
		         pty.output ? pty.output : "");
	if (oracle_violations(pty.oracle))
		fail_msg("%s %u: %s", kind, at, oracle_complaint(pty.oracle));
	if (strcmp(kind, "error") == 0)
		forgive_terminal(&pty);
	pty_finish(&pty);
	check_places(kind, at);
}

static void a_reader_leaves_the_terminal_and_its_places_whole(void **state)
{
	(void)state;
	write_places();
	for (size_t i = 0; i < COUNT(kinds); i++) {
		read_with(kinds[i].name, 0);
		unsigned count = places();
		for (unsigned at = 1 + (unsigned)i; at <= count; at += stride(count, 2 * kinds[i].sample))
			read_with(kinds[i].name, at);
	}
}

int main(int count, char *values[])
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_reader_leaves_the_terminal_and_its_places_whole),
		cmocka_unit_test(every_failure_is_told_or_made_good),
	};

	if (count < 5)
		return 2;
	if (is_sanitized()) {
		puts("1..0 # SKIP a sanitizer has allocations of its own");
		return 0;
	}
	fault = values[1];
	shim = values[2];
	unroll = values[3];
	samples = values[4];
	tries_all = count > 5;
	setlocale(LC_CTYPE, "C.UTF-8");
	nest_open(&nest);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	nest_close(&nest);
	return failed;
}
