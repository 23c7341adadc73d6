/*
 * Memory that runs out and system calls that fail, one after the other: the
 * program says so and ends with a status that tells, or goes on and does all
 * that it did without the failure. What it keeps is whole in any case.
 *
 * Without "all" only some of the places are tried; see meson.build.
 *
 * usage: test_faults FAULT SHIM UNROLL SAMPLES [all]
 */
#include <dirent.h>
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
#include "faulty.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const char *samples;
static struct faulty faulty;
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

/* The path of a document; good until the next call. */
static const char *sample_path(const char *name)
{
	static char path[512];

	snprintf(path, sizeof path, "%s/%s", samples, name);
	return path;
}

static struct outcome run_task(const struct task *task, const struct fault_kind *kind,
                               struct place at)
{
	const char *path = sample_path(task->document), *arguments[8];
	size_t count = 0;

	while (count < COUNT(task->arguments) && task->arguments[count]) {
		arguments[count] = task->arguments[count];
		count++;
	}
	bool is_input = strcmp(arguments[count - 1], "-") == 0;
	arguments[count] = is_input ? NULL : path;
	arguments[count + 1] = NULL;
	return run(&(struct run){ .argv = faulty_command(&faulty, &nest, arguments, kind, at),
	                          .environment = nest.environment,
	                          .input = is_input ? path : NULL });
}

static void try_place(const struct task *task, const struct fault_kind *kind, struct place at,
                      const struct outcome *whole)
{
	struct outcome outcome = run_task(task, kind, at);

	outcome_check_output(&outcome, kind->name);
	if (!outcome_is_clean(&outcome, whole, kind))
		faulty_complain(&faulty, "%s %s: %s %u %u: status %d, \"%s\", %zu bytes instead of %zu",
		                task->arguments[1] ? task->arguments[1] : task->arguments[0],
		                task->document, kind->name, at.number, (unsigned)at.stack,
		                outcome.status, outcome.err, outcome.out_size, whole->out_size);
	outcome_free(&outcome);
}

/* Each task begins elsewhere, so that together they try more. */
static void try_task(const struct task *task, unsigned turn)
{
	const struct fault_kind *kind = &fault_kinds[turn % FAULT_KINDS];
	struct outcome whole = run_task(task, kind, (struct place){ 0 });
	struct places places = faulty_places(&faulty, &nest, kind, 1, turn);

	if (whole.status > 1)
		fail_msg("%s: status %d", task->document, whole.status);
	for (size_t i = 0; i < places.count; i++)
		try_place(task, kind, places.list[i], &whole);
	outcome_free(&whole);
	free(places.list);
}

static void every_failure_is_told_or_made_good(void **state)
{
	(void)state;
	for (unsigned i = 0; i < COUNT(tasks) * FAULT_KINDS; i += faulty.tries_all ? 1 : 3)
		try_task(&tasks[i / FAULT_KINDS], i);
	assert_int_equal(faulty.complaints, 0);
}

/* Each of its parts in turn is one that cannot be written; most cut a character. */
static void a_text_that_could_not_be_written_has_no_hole(void **state)
{
	const struct task task = { { "-t", "markdown" }, "A_HRC_RES_32_906-ru.md" };
	const struct fault_kind *kind = &fault_kinds[FAULT_ERROR];
	struct outcome whole = run_task(&task, kind, (struct place){ 0 });
	struct places places = places_of_calls(faulty_count(&nest));

	(void)state;
	for (size_t i = 0; i < places.count; i++)
		try_place(&task, kind, places.list[i], &whole);
	outcome_free(&whole);
	free(places.list);
	assert_int_equal(faulty.complaints, 0);
}

/* All samples in one form, which takes the same ways through other texts. */
static void no_document_makes_a_difference(void **state)
{
	DIR *folder = opendir(samples);
	struct dirent *entry;

	(void)state;
	assert_non_null(folder);
	while (faulty.tries_all && (entry = readdir(folder))) {
		struct task task = { { "-t", "markdown" }, entry->d_name };
		for (unsigned i = 0; i < FAULT_KINDS && strstr(entry->d_name, "RES"); i++)
			try_task(&task, i);
	}
	closedir(folder);
	assert_int_equal(faulty.complaints, 0);
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
static void check_places(const char *name)
{
	char text[2000] = "";
	FILE *in = fopen(nest_path(&nest, "state/unroll/places"), "r");

	assert_non_null(in);
	size_t size = fread(text, 1, sizeof text - 1, in);
	fclose(in);
	if (strncmp(text, "unroll places 1\n", 16) || text[size - 1] != '\n'
	    || !strstr(text, other_place))
		faulty_complain(&faulty, "%s: places are \"%s\"", name, text);
}

/* Where the system refuses to give the terminal back, it is not given back. */
static void forgive_terminal(struct pty *pty)
{
	oracle_free(pty->oracle);
	pty->oracle = NULL;
	tcgetattr(pty->slave, &pty->before);
}

/* What is read, and by which keys. The configuration is that of the nest. */
static const struct session {
	const char *arguments[3]; /* the first names a sample, if there is any */
	const char *keys;
} sessions[] = {
	{ { "A_HRC_RES_32_906-fr.md" }, "j15gicjqPvoq\t]Rq?qqqqqq" },
	{ { "A_HRC_RES_32_906-ar.md", "+/القراءة" }, "nNtTyqqqqqq" },
	{ { NULL }, "j/read\r\r\b\bSreading rooms\rj\rcq?qqqqqqq" },
};

static void check_end(const struct pty *pty, const char *name)
{
	int ended_by = WIFSIGNALED(pty->status) ? WTERMSIG(pty->status) : 0;
	int status = WIFEXITED(pty->status) ? WEXITSTATUS(pty->status) : 0;

	if (ended_by ? ended_by != SIGHUP : status && status != STATUS_TROUBLE
	                                    && status != STATUS_NO_MEMORY)
		faulty_complain(&faulty, "%s: signal %d, status %d:\n%s", name, ended_by, status,
		                pty->output ? pty->output : "");
	if (oracle_violations(pty->oracle))
		faulty_complain(&faulty, "%s: %s", name, oracle_complaint(pty->oracle));
}

static void read_with(const struct session *session, const struct fault_kind *kind,
                      struct place at)
{
	const char *arguments[] = {
		session->arguments[0] ? sample_path(session->arguments[0]) : NULL,
		session->arguments[1], NULL,
	};
	struct pty pty;
	char name[100];

	snprintf(name, sizeof name, "%s: %s %u %u", session->keys, kind->name, at.number,
	         (unsigned)at.stack);
	pty_start(&pty, &(struct pty_program){
		.argv = faulty_command(&faulty, &nest, arguments, kind, at),
		.environment = nest.environment,
	});
	oracle_allow_copy(pty.oracle, true);
	pty_send(&pty, session->keys);
	pty_expect_end(&pty);
	check_end(&pty, name);
	if (strcmp(kind->name, "error") == 0)
		forgive_terminal(&pty);
	pty_finish(&pty);
	check_places(name);
}

/* A configuration of one's own, and a library of all samples. */
static void prepare(void)
{
	static const char config[] = "bind x quit\nset width 60\n";
	const char *argv[] = { faulty.unroll, "index", "-q", samples, NULL };

	mkdir(nest_path(&nest, "config"), 0700);
	mkdir(nest_path(&nest, "config/unroll"), 0700);
	const char *path = nest_write(&nest, "config/unroll/config", config, sizeof config - 1);
	assert_int_equal(chmod(path, 0600), 0);
	struct outcome outcome = run(&(struct run){ .argv = argv, .environment = nest.environment });
	assert_int_equal(outcome.status, 0);
	outcome_free(&outcome);
	write_places();
}

static void a_reader_leaves_the_terminal_and_its_places_whole(void **state)
{
	(void)state;
	prepare();
	for (unsigned i = 0; i < COUNT(sessions) * FAULT_KINDS; i++) {
		const struct session *session = &sessions[i / FAULT_KINDS];
		const struct fault_kind *kind = &fault_kinds[i % FAULT_KINDS];
		read_with(session, kind, (struct place){ 0 });
		struct places places = faulty_places(&faulty, &nest, kind, 2, i);
		for (size_t k = 0; k < places.count; k++)
			read_with(session, kind, places.list[k]);
		free(places.list);
	}
	assert_int_equal(faulty.complaints, 0);
}

int main(int count, char *values[])
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_reader_leaves_the_terminal_and_its_places_whole),
		cmocka_unit_test(every_failure_is_told_or_made_good),
		cmocka_unit_test(a_text_that_could_not_be_written_has_no_hole),
		cmocka_unit_test(no_document_makes_a_difference),
	};

	if (count < 5)
		return 2;
	if (is_sanitized()) {
		puts("1..0 # SKIP a sanitizer has allocations of its own");
		return 0;
	}
	faulty = (struct faulty){
		.fault = values[1], .shim = values[2], .unroll = values[3], .tries_all = count > 5,
		.of_known = TRY_FIRST,
	};
	samples = values[4];
	setlocale(LC_CTYPE, "C.UTF-8");
	nest_open(&nest);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	failed |= !faulty_end(&faulty);
	nest_close(&nest);
	return failed;
}
