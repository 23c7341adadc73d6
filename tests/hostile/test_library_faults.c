/*
 * The commands of the library, while memory runs out and system calls fail, in
 * the database too: they say so or do what they did without the failure, and the
 * library is whole afterwards.
 *
 * Without "all" only a part of the places is tried; see meson.build.
 *
 * usage: test_library_faults FAULT SHIM UNROLL SAMPLES [all]
 */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "faulty.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const char *samples;
static struct faulty faulty;
static struct nest nest;
static char papers[64];           /* the folder that the library is of */
static struct outcome library;    /* what looking at it has to give */

/* In a library of the folder, which is one document behind where `begins_behind`. */
static const struct task {
	const char *arguments[5];
	bool writes, begins_behind;
} tasks[] = {
	{ { "index", "-q", papers }, true, false },
	{ { "index", "-q" }, true, true },
	{ { "index", "-q", "--rebuild" }, true, true },
	{ { "index", "-q", "--remove", papers }, true, true },
	{ { "index", "--list" }, false, true },
	{ { "search", "reading", "rooms" }, false, true },
	{ { "search", "-t", "json", "rooms" }, false, true },
	{ { "symbols" }, false, true },
	{ { "cites", "A/HRC/RES/32/906" }, false, true },
	{ { "cited-by", "A/HRC/24/56" }, false, true },
	{ { "-t", "text", "A/HRC/24/56#1" }, false, true },
};

/* The documents of the folder, and the library before the last of them came. */
static const char set_up[] =
	"mkdir papers && cp \"$1\"/A_HRC_RES_32_906-en.md \"$1\"/A_HRC_24_56-??.md papers"
	" && \"$0\" index -q papers && mkdir kept && mv .local kept"
	" && cp \"$1\"/A_RES_70_907-en.md papers";
static const char begin_behind[] = "rm -rf .local && cp -r kept/.local .local";
static const char begin_anew[] = "rm -rf .local";

/* What a failure has left is made good by doing it once more. */
static const char look[] = "\"$0\" index -q papers && \"$0\" symbols && \"$0\" search -t json rooms";

static struct outcome do_in_nest(const char *command)
{
	char script[600];
	const char *argv[] = { "/bin/sh", "-c", script, faulty.unroll, samples, NULL };

	snprintf(script, sizeof script, "cd '%s' && %s", nest.folder, command);
	return run(&(struct run){ .argv = argv, .environment = nest.environment });
}

static void must_do(const char *command)
{
	struct outcome outcome = do_in_nest(command);

	if (outcome.status)
		fail_msg("%s: status %d, \"%s\"", command, outcome.status, outcome.err);
	outcome_free(&outcome);
}

static struct outcome run_task(const struct task *task, const char *kind, unsigned at)
{
	must_do(task->begins_behind ? begin_behind : begin_anew);
	return run(&(struct run){
		.argv = faulty_command(&faulty, &nest, task->arguments, kind, at),
		.environment = nest.environment,
	});
}

/* Files that could not be read are told; the others are in the library, or are quoted. */
static bool is_partly_done(const struct outcome *outcome, const struct task *task)
{
	return outcome->status == (task->writes ? STATUS_ODD : 0)
	    && strncmp(outcome->err, "unroll: ", 8) == 0;
}

static void check_library(const char *name)
{
	struct outcome now = do_in_nest(look);

	if (!outcome_is_alike(&now, &library))
		fail_msg("%s: then status %d, \"%s\":\n%s", name, now.status, now.err, now.out);
	outcome_free(&now);
}

static void try_place(const struct task *task, const struct fault_kind *kind, unsigned at,
                      const struct outcome *whole)
{
	struct outcome outcome = run_task(task, kind->name, at);
	char name[80];

	faulty.tried++;
	snprintf(name, sizeof name, "%s %s: %s %u", task->arguments[0],
	         task->arguments[1] ? task->arguments[1] : "", kind->name, at);
	outcome_check_output(&outcome, name);
	if (!outcome_is_clean(&outcome, whole, kind) && !is_partly_done(&outcome, task))
		fail_msg("%s: status %d, \"%s\", %zu bytes instead of %zu", name, outcome.status,
		         outcome.err, outcome.out_size, whole->out_size);
	outcome_free(&outcome);
	if (task->writes)
		check_library(name);
}

/* The places are counted anew each time: processes that read files take turns as they like. */
static void every_failure_is_told_and_leaves_the_library_whole(void **state)
{
	(void)state;
	must_do(set_up);
	must_do(begin_anew);
	library = do_in_nest(look);
	assert_int_equal(library.status, 0);
	for (size_t i = 0; i < COUNT(tasks) * FAULT_KINDS; i += faulty.tries_all ? 1 : 3) {
		const struct task *task = &tasks[i / FAULT_KINDS];
		const struct fault_kind *kind = &fault_kinds[i % FAULT_KINDS];
		struct outcome whole = run_task(task, kind->name, 0);
		unsigned count = faulty_places(&nest);
		unsigned stride = faulty_stride(&faulty, count, kind->sample);
		assert_int_equal(whole.status, 0);
		for (unsigned at = 1 + (unsigned)i % stride; at <= count; at += stride)
			try_place(task, kind, at, &whole);
		outcome_free(&whole);
	}
	outcome_free(&library);
}

int main(int count, char *values[])
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_failure_is_told_and_leaves_the_library_whole),
	};

	if (count < 5)
		return 2;
	if (is_sanitized()) {
		puts("1..0 # SKIP a sanitizer has allocations of its own");
		return 0;
	}
	faulty = (struct faulty){
		.fault = values[1], .shim = values[2], .tries_all = count > 5,
		.unroll = realpath(values[3], NULL),      /* it is run in the nest, too */
	};
	samples = values[4];
	assert_non_null(faulty.unroll);
	setlocale(LC_CTYPE, "C.UTF-8");
	nest_open(&nest);
	snprintf(papers, sizeof papers, "%s/papers", nest.folder);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	fprintf(stderr, "%u failures over %zu commands\n", faulty.tried, COUNT(tasks));
	nest_close(&nest);
	free((char *)faulty.unroll);
	return failed;
}
