/*
 * What a real terminal shows is what we think is in each cell: tmux's screen against
 * the program's own, for six languages and all widths. Each step changes the number
 * of rows, which tells a new screen from the one before. As tmux passes on at most
 * four sizes a second, many programs run at once. All that is written goes through
 * the oracle.
 *
 * usage: test_cells DUMPER SAMPLES SPECIMENS [all]
 */
#include <limits.h>
#include <locale.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../oracle/oracle.h"
#include "control.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum {
	WIDEST = 200,
	KEYS_MAX = 6,
	JOBS_AT_ONCE = 30,
	JOBS_MAX = 400,
	PATIENCE = 10000,         /* looks, a millisecond between them */
	SCREEN_SIZE = 1 << 18     /* bytes */
};

static const char *const languages[] = { "ar", "en", "es", "fr", "ru", "zh" };

/*
 * What to type, as arguments of tmux's send-keys, to come to a screen of a resolution;
 * each changes what is written there.
 */
static const struct view {
	const char *name;
	const char *keys[KEYS_MAX];
} views[] = {
	{ "a paragraph with a mark", { "1 5 g Tab" } },
	{ "a note", { "-l 15g", "i" } },
	{ "a preview", { "-l 14g", "i", "Tab i" } },
	{ "the documents cited", { "c", "j" } },
	{ "a preview from a list", { "c", "j", "i" } },
	{ "the documents that cite this", { "C" } },
	{ "the outline", { "o", "j" } },
	{ "opening words", { "-l 3g", "v", "j" } },
	{ "folded parts", { "P", "O" } },
	{ "letters at marks", { "-l 14g", "f" } },
	{ "a search", { "-l /32/", "Enter n" } },
	{ "a search that is typed", { "-l /2" } },
	{ "the help", { "?" } },
	{ "a command", { "-l ':set th'", "Tab" } },
	{ "the source", { "-l 3g", "R" } },
	{ "a paragraph in another language", { "-l 15g", "t" } },
	{ "two languages", { "-l 15g", "T" } },
	{ "a search in two languages", { "T", "-l /32/", "Enter n" } },
	{ "the end", { "G", "-l kkk" } },
};

/* And other documents, by their path in SAMPLES or SPECIMENS; "" is the folder itself. */
static const struct other {
	bool is_specimen;
	const char *path;
	const char *keys[KEYS_MAX];
} others[] = {
	{ false, "", { NULL } },
	{ false, "", { "j", "-l /read", "Enter" } },
	{ false, "A_RES_70_906-en.txt", { "G" } },
	{ false, "A_RES_66_977-en.xml", { "-l 2g" } },
	{ true, "A_RES_99_960.md", { "G" } },
	{ true, "A_RES_99_960.md", { "-l /settled", "Enter" } },
	{ true, "A_RES_99_960-ar.md", { "-l 1g" } },
	{ true, "A_RES_99_960-ar.md", { "G" } },
};

/* A walk through sizes: any widths up to the last, each with the next of the heights. */
static const struct sizes {
	int last, heights[7];
} usual = { WIDEST, { 24, 12, 40, 6, 23, 60, 9 } }, small = { 30, { 1, 2, 3, 4, 5, 3, 2 } };

/* A program to run, in session `p` and its number of tmux. */
struct job {
	char name[100], path[PATH_MAX];
	const char *const *keys;
	const struct sizes *sizes;
	int first, stride;        /* widths */
};

static const char *dumper, *samples, *specimens;
static bool is_all;

static struct control control;
static char folder[] = "/tmp/unroll-cells-XXXXXX";
static char thought[SCREEN_SIZE], shown[SCREEN_SIZE];
static struct job jobs[JOBS_MAX];
static size_t job_count;
static unsigned compared;
static size_t judged;          /* bytes */

static void read_thought(size_t job)
{
	char path[64];
	snprintf(path, sizeof path, "%s/%zu", folder, job);
	FILE *in = fopen(path, "r");
	size_t size = in ? fread(thought, 1, sizeof thought - 1, in) : 0;
	thought[size] = '\0';
	if (in)
		fclose(in);
}

static int rows_of(const char *screen)
{
	int count = 0;
	for (; (screen = strchr(screen, '\n')); screen++)
		count++;
	return count;
}

/* Take blanks from the ends of lines, and empty lines from the end. */
static void trim(char *screen)
{
	char *end = screen;
	for (const char *line = screen; *line; ) {
		size_t size = strcspn(line, "\n"), rest = size + (line[size] != '\0');
		while (size && line[size - 1] == ' ')
			size--;
		memmove(end, line, size);
		end[size] = '\n';
		end += size + 1;
		line += rest;
	}
	while (end > screen && end[-1] == '\n')
		end--;
	*end = '\0';
}

/* Whether the program has drawn so many rows, and the terminal shows them. */
static bool agrees(size_t job, int rows)
{
	read_thought(job);
	if (rows_of(thought) != rows)
		return false;
	snprintf(shown, sizeof shown, "%s", control_do(&control, "capture-pane -p -t p%zu", job));
	trim(thought);
	trim(shown);
	return strcmp(thought, shown) == 0;
}

static void expect_agreement(size_t job, int rows, int columns)
{
	for (int look = 0; look < PATIENCE; look++) {
		if (agrees(job, rows)) {
			compared++;
			return;
		}
		poll(NULL, 0, 1);
	}
	fprintf(stderr, "%s at %d by %d: thought\n%s\nbut shown\n%s\n", jobs[job].name, columns,
	        rows, thought, shown);
	fail();
}

/* What is typed has arrived when the screen has changed, as every view demands. */
static void type(size_t job)
{
	static char before[SCREEN_SIZE];
	const char *const *keys = jobs[job].keys;
	for (size_t i = 0; i < KEYS_MAX && keys[i]; i++) {
		int looks = 0;
		strcpy(before, shown);
		control_do(&control, "send-keys -t p%zu %s", job, keys[i]);
		do {
			poll(NULL, 0, 1);
			if (++looks > PATIENCE)
				fail_msg("%s: %s changes nothing", jobs[job].name, keys[i]);
		} while (!agrees(job, 25) || strcmp(before, shown) == 0);
	}
}

/* A test that failed leaves its programs behind. */
static void start(size_t job)
{
	control_try(&control, "kill-session -t p%zu", job);
	control_do(&control, "new-session -d -s p%zu -x 80 -y 25 \"exec '%s' '%s/%zu' '%s'\"\n"
	           "pipe-pane -t p%zu \"cat >'%s/written-%zu'\"", job, dumper, folder, job,
	           jobs[job].path, job, folder, job);
}

static int width_of(size_t job, int step)
{
	return jobs[job].first + step * jobs[job].stride;
}

/* Give every program of a batch its next size, then look at all; return whether any had one. */
static bool take_step(size_t first, size_t end, int step)
{
	bool is_any = false;
	for (size_t i = first; i < end; i++) {
		if (width_of(i, step) > jobs[i].sizes->last)
			continue;
		control_do(&control, "resize-window -t p%zu -x %d -y %d", i, width_of(i, step),
		           jobs[i].sizes->heights[step % 7]);
		is_any = true;
	}
	for (size_t i = first; i < end; i++)
		if (width_of(i, step) <= jobs[i].sizes->last)
			expect_agreement(i, jobs[i].sizes->heights[step % 7], width_of(i, step));
	return is_any;
}

/* The program was ended as it was: its modes may be on. */
static void judge(struct oracle *oracle, size_t job)
{
	static char bytes[1 << 16];
	char path[64];
	snprintf(path, sizeof path, "%s/written-%zu", folder, job);
	FILE *in = fopen(path, "r");
	assert_non_null(in);
	for (size_t size; (size = fread(bytes, 1, sizeof bytes, in)); judged += size)
		oracle_feed(oracle, bytes, size);
	fclose(in);
	if (oracle_violations(oracle))
		fail_msg("%s: %s", jobs[job].name, oracle_complaint(oracle));
}

static void run_batch(struct oracle *oracle, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		start(i);
	for (size_t i = first; i < end; i++) {
		expect_agreement(i, 25, 80);
		type(i);
	}
	for (int step = 0; take_step(first, end, step); step++)
		continue;
	for (size_t i = first; i < end; i++) {
		control_try(&control, "kill-session -t p%zu", i);
		judge(oracle, i);
	}
}

static void run_jobs(void)
{
	struct oracle *oracle = oracle_new("tmux-256color");
	assert_non_null(oracle);
	for (size_t i = 0; i < job_count; i += JOBS_AT_ONCE)
		run_batch(oracle, i, i + JOBS_AT_ONCE < job_count ? i + JOBS_AT_ONCE : job_count);
	oracle_free(oracle);
}

/* The next job; what is not said here is the caller's. */
static struct job *add_job(const char *at, const char *file)
{
	static const char *const no_keys[1];
	assert_true(job_count < JOBS_MAX);
	struct job *job = &jobs[job_count++];
	*job = (struct job){ .keys = no_keys, .sizes = &usual, .first = 1, .stride = 1 };
	snprintf(job->path, sizeof job->path, "%s/%s", at, file);
	snprintf(job->name, sizeof job->name, "%s", file);
	return job;
}

static struct job *add_resolution(size_t language)
{
	char file[40];
	snprintf(file, sizeof file, "A_HRC_RES_32_906-%s.md", languages[language]);
	return add_job(samples, file);
}

/* All widths of a list of sizes, shared by several jobs. */
static void text_is_shown_at_every_width(void **state)
{
	enum { SHARES = 5 };
	(void)state;
	job_count = 0;
	for (size_t i = 0; i < COUNT(languages) * SHARES * 2; i++) {
		struct job *job = add_resolution(i / (SHARES * 2));
		job->sizes = i % 2 ? &usual : &small;
		job->first = 1 + (int)(i / 2 % SHARES);
		job->stride = SHARES;
	}
	run_jobs();
}

/* Not the same widths for every view, if not all. */
static void spread(struct job *job)
{
	enum { STRIDE = 23 };
	if (is_all)
		return;
	job->first = 1 + (int)(job_count % STRIDE);
	job->stride = STRIDE;
}

static void views_are_shown_in_every_language(void **state)
{
	(void)state;
	job_count = 0;
	for (size_t i = 0; i < COUNT(languages) * COUNT(views); i++) {
		const struct view *view = &views[i % COUNT(views)];
		struct job *job = add_resolution(i / COUNT(views));
		snprintf(job->name, sizeof job->name, "%s: %s", languages[i / COUNT(views)],
		         view->name);
		job->keys = view->keys;
		spread(job);
	}
	run_jobs();
}

static void lists_and_tables_are_shown(void **state)
{
	(void)state;
	job_count = 0;
	for (size_t i = 0; i < COUNT(others); i++) {
		struct job *job = add_job(others[i].is_specimen ? specimens : samples,
		                          others[i].path);
		job->keys = others[i].keys;
		spread(job);
	}
	run_jobs();
}

/* So much that nothing can have been left out. */
static void many_screens_were_compared(void **state)
{
	(void)state;
	print_message("# %u screens compared, %zu bytes judged\n", compared, judged);
	assert_true(compared > 2400 && judged > 2000000);
}

static int open_folder(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return -1;
	setenv("HOME", folder, 1);
	setenv("TMUX_TMPDIR", folder, 1);
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("NO_COLOR");
	unsetenv("COLORFGBG");
	return 0;
}

static int remove_folder(void **state)
{
	char command[80];
	(void)state;
	control_close(&control);
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	return system(command);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_shown_at_every_width),
		cmocka_unit_test(views_are_shown_in_every_language),
		cmocka_unit_test(lists_and_tables_are_shown),
		cmocka_unit_test(many_screens_were_compared),
	};
	if (argc < 4)
		return 2;
	dumper = argv[1];
	samples = argv[2];
	specimens = argv[3];
	is_all = argc > 4;
	setlocale(LC_CTYPE, "C.UTF-8");
	if (open_folder(NULL) != 0)
		return 1;
	if (!control_open(&control)) {
		printf("1..0 # SKIP tmux is missing\n");
		return 0;
	}
	return cmocka_run_group_tests(tests, NULL, remove_folder);
}
