/*
 * How long a person waits for a large document: a table of milliseconds from
 * what is asked to the last byte of the answer. `q` is pressed three times: as
 * soon as something is shown, while the end is looked for, and afterwards. The
 * last column is the most memory in use, in bytes for each of the document. Where
 * nothing has to be drawn, "-" stands. ROW chooses the documents of one row.
 *
 * usage: waits UNROLL MEGABYTES [ROW]
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "../e2e/drive.h"
#include "large.h"

enum {
	SILENCE = 30,             /* milliseconds that pty_settle() takes to believe in it */
	PATIENCE = 60000          /* milliseconds; what takes longer is as good as endless */
};

static const char *unroll;
static size_t megabytes;
static struct nest nest;

/* What is asked one after the other of one reader. */
static const struct {
	const char *name, *keys;  /* no keys: another size of the window */
} questions[] = {
	{ "j", "j" }, { "Space", " " }, { "size", NULL }, { "/", "/operation" }, { "Esc", "\033\033" },
	{ "G", "G" }, { "k", "k" }, { "b", "b" }, { "v", "v" }, { "g", "g" },
};

enum { QUESTION_COUNT = sizeof questions / sizeof *questions };

static long now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* Whether a process waits, for a key that is: no thread of it does anything else. */
static bool is_asleep(pid_t process)
{
	char path[40], text[512] = "", state = '\0';
	unsigned threads = 0;

	snprintf(path, sizeof path, "/proc/%d/stat", process);
	FILE *in = fopen(path, "r");
	if (in)
		text[fread(text, 1, sizeof text - 1, in)] = '\0';
	if (in)
		fclose(in);
	const char *name_end = strrchr(text, ')');
	return name_end && sscanf(name_end, ") %c %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s"
	                          " %*s %*s %u", &state, &threads) == 2
	    && state == 'S' && threads == 1;
}

/*
 * Wait until the program is silent and asleep; the milliseconds since `start`
 * until the last byte, or -1 if none came.
 */
static long wait_for_answer(struct pty *pty, long start)
{
	size_t before = pty->size, seen;
	long last = start;

	do {
		seen = pty->size;
		pty_settle(pty);
		if (pty->size != seen)
			last = now() - SILENCE;
	} while ((pty->size != seen || !is_asleep(pty->program)) && now() - start < PATIENCE);
	return pty->size == before ? -1 : last - start;
}

static long wait_for_end(struct pty *pty, long start)
{
	while (!pty->has_ended && now() - start < PATIENCE)
		pty_settle(pty);
	return now() - start - SILENCE;
}

static long start(struct pty *pty, const char *path)
{
	const char *argv[] = { unroll, "--read-only", path, NULL };
	long started = now();

	pty_start(pty, &(struct pty_program){ .argv = argv, .environment = nest.environment });
	oracle_free(pty->oracle);
	pty->oracle = NULL;
	while (!pty->size)
		pty_settle(pty);
	return now() - started - SILENCE;
}

/* The most memory that a process has had in use, in bytes. */
static size_t peak_of(pid_t process)
{
	char path[40], line[200];
	size_t kibibytes = 0;

	snprintf(path, sizeof path, "/proc/%d/status", process);
	FILE *in = fopen(path, "r");
	while (in && !kibibytes && fgets(line, sizeof line, in))
		if (strncmp(line, "VmHWM:", 6) == 0)
			kibibytes = strtoul(line + 6, NULL, 10);
	if (in)
		fclose(in);
	return kibibytes << 10;
}

static long ask(struct pty *pty, const char *keys)
{
	long asked = now();

	if (keys)
		pty_send(pty, keys);
	else
		pty_resize(pty, 40, 100);
	return wait_for_answer(pty, asked);
}

/* Another reader, which is left while it does what `keys` ask. */
static long leave_while(const char *path, const char *keys)
{
	struct pty pty;

	start(&pty, path);
	pty_send(&pty, keys);
	long asked = now();
	pty_send(&pty, "q");
	long waited = wait_for_end(&pty, asked);
	pty_finish(&pty);
	return waited;
}

static void print_wait(long milliseconds)
{
	if (milliseconds < 0)
		printf(" %6s", "-");
	else
		printf(" %6ld", milliseconds);
	fflush(stdout);
}

static void measure(const struct large *large)
{
	struct pty pty;
	size_t size;
	const char *path = large_write(large, &nest, megabytes, &size);

	printf("%-19s %6ld", large->name, start(&pty, path));
	for (size_t i = 0; i < QUESTION_COUNT; i++) {
		print_wait(ask(&pty, questions[i].keys));
	}
	size_t peak = peak_of(pty.program);
	long asked = now();
	pty_send(&pty, "q");
	long at_rest = wait_for_end(&pty, asked);
	pty_finish(&pty);
	printf(" %6ld %6ld %6ld %6.2f\n", leave_while(path, ""), leave_while(path, "G"), at_rest,
	       (double)peak / (double)size);
	fflush(stdout);
}

int main(int count, char *values[])
{
	if (count < 3)
		return 2;
	unroll = values[1];
	megabytes = strtoul(values[2], NULL, 10);
	nest_open(&nest);
	printf("%-19s %6s", "document", "first");
	for (size_t i = 0; i < QUESTION_COUNT; i++)
		printf(" %6s", questions[i].name);
	printf(" %6s %6s %6s %6s\n", "q", "G q", "q", "memory");
	for (size_t i = 0; i < large_count; i++)
		if (count < 4 || strcmp(larges[i].row, values[3]) == 0)
			measure(&larges[i]);
	nest_close(&nest);
	return 0;
}
