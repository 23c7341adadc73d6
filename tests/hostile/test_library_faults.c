/*
 * The commands of the library, while memory runs out and system calls fail, in
 * the database too: they say so or do what they did without the failure, and the
 * library is whole afterwards.
 *
 * A way through the program that one command has taken is not tried again with
 * another; and without "all" only some are, see meson.build.
 *
 * usage: test_library_faults FAULT SHIM UNROLL SAMPLES [all]
 */
#include <ftw.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "faulty.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const char *samples;
static struct faulty faulty;
static struct nest nest;
static char papers[64];           /* the folder that the library is of */

/* In a library of the folder, which is one document behind where `begins_behind`. */
static const struct task {
	const char *arguments[5];
	bool writes, begins_behind;
} tasks[] = {
	{ { "index", "-q" }, true, true },
	{ { "index", "-q", papers }, true, false },
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
	"cd \"$2\" && mkdir papers && cp \"$1\"/A_HRC_RES_32_906-en.md \"$1\"/A_HRC_24_56-??.md papers"
	" && \"$0\" index -q papers && cp .local/share/unroll/library.db behind"
	" && cp \"$1\"/A_RES_70_907-en.md papers";

/* What a failure has left is made good by doing it once more; then it is as it would be. */
static struct look {
	const char *arguments[5];
	struct outcome expected;
} looks[] = {
	{ .arguments = { "index", "-q", papers } },
	{ .arguments = { "search", "-t", "json", "reading" } },     /* which is in all of them */
};

static struct outcome run_look(const struct look *look)
{
	const char *argv[COUNT(look->arguments) + 1] = { faulty.unroll };

	memcpy(argv + 1, look->arguments, sizeof look->arguments);
	return run(&(struct run){ .argv = argv, .environment = nest.environment });
}

static void copy(const char *from, const char *to)
{
	static char bytes[1 << 20];
	FILE *in = fopen(from, "r"), *out = fopen(to, "w");

	assert_non_null(in);
	assert_non_null(out);
	size_t size = fread(bytes, 1, sizeof bytes, in);
	assert_true(feof(in));
	assert_int_equal(fwrite(bytes, 1, size, out), size);
	fclose(in);
	assert_int_equal(fclose(out), 0);
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
	(void)status, (void)kind, (void)walk;
	return remove(path);
}

static void begin(bool is_behind)
{
	nftw(nest_path(&nest, ".local"), remove_entry, 4, FTW_DEPTH | FTW_PHYS);
	if (!is_behind)
		return;
	assert_int_equal(mkdir(nest_path(&nest, ".local"), 0700), 0);
	assert_int_equal(mkdir(nest_path(&nest, ".local/share"), 0700), 0);
	assert_int_equal(mkdir(nest_path(&nest, ".local/share/unroll"), 0700), 0);
	copy(nest_path(&nest, "behind"), nest_path(&nest, ".local/share/unroll/library.db"));
}

static struct outcome run_task(const struct task *task, const struct fault_kind *kind,
                               struct place at)
{
	begin(task->begins_behind);
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
	for (size_t i = 0; i < COUNT(looks); i++) {
		struct outcome now = run_look(&looks[i]);
		if (!outcome_is_alike(&now, &looks[i].expected))
			faulty_complain(&faulty, "%s: then %s: status %d, \"%s\":\n%s", name,
			                looks[i].arguments[0], now.status, now.err, now.out);
		outcome_free(&now);
	}
}

static void try_place(const struct task *task, const struct fault_kind *kind, struct place at,
                      const struct outcome *whole)
{
	struct outcome outcome = run_task(task, kind, at);
	char name[100];

	snprintf(name, sizeof name, "%s %s: %s %u %u", task->arguments[0],
	         task->arguments[1] ? task->arguments[1] : "", kind->name, at.number,
	         (unsigned)at.stack);
	outcome_check_output(&outcome, name);
	if (!outcome_is_clean(&outcome, whole, kind) && !is_partly_done(&outcome, task))
		faulty_complain(&faulty, "%s: status %d, \"%s\", %zu bytes instead of %zu", name,
		                outcome.status, outcome.err, outcome.out_size, whole->out_size);
	outcome_free(&outcome);
	if (task->writes)
		check_library(name);
}

static void try_task(const struct task *task, const struct fault_kind *kind, unsigned turn)
{
	struct outcome whole = run_task(task, kind, (struct place){ 0 });
	struct places places = faulty_places(&faulty, &nest, kind, 1, turn);

	assert_int_equal(whole.status, 0);
	for (size_t i = 0; i < places.count; i++)
		try_place(task, kind, places.list[i], &whole);
	outcome_free(&whole);
	free(places.list);
}

static void every_failure_is_told_and_leaves_the_library_whole(void **state)
{
	const char *argv[] = { "/bin/sh", "-c", set_up, faulty.unroll, samples, nest.folder, NULL };
	struct outcome outcome = run(&(struct run){ .argv = argv, .environment = nest.environment });

	(void)state;
	if (outcome.status)
		fail_msg("status %d, \"%s\"", outcome.status, outcome.err);
	outcome_free(&outcome);
	begin(false);
	for (size_t i = 0; i < COUNT(looks); i++) {
		looks[i].expected = run_look(&looks[i]);
		assert_int_equal(looks[i].expected.status, 0);
	}
	for (unsigned i = 0; i < COUNT(tasks) * FAULT_KINDS; i += faulty.tries_all ? 1 : 3)
		try_task(&tasks[i / FAULT_KINDS], &fault_kinds[i % FAULT_KINDS], i);
	for (size_t i = 0; i < COUNT(looks); i++)
		outcome_free(&looks[i].expected);
	assert_int_equal(faulty.complaints, 0);
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
		.unroll = realpath(values[3], NULL),      /* the nest is set up in it */
	};
	samples = values[4];
	assert_non_null(faulty.unroll);
	setlocale(LC_CTYPE, "C.UTF-8");
	nest_open(&nest);
	snprintf(papers, sizeof papers, "%s/papers", nest.folder);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	failed |= !faulty_end(&faulty);
	nest_close(&nest);
	free((char *)faulty.unroll);
	return failed;
}
