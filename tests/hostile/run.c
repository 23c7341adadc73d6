#include "run.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "../oracle/oracle.h"

enum {
	USUAL_SECONDS = 10,
	PATIENCE = 120            /* seconds until a run that only waits is ended */
};

#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__
#endif
#endif

bool is_sanitized(void)
{
#ifdef __SANITIZE_ADDRESS__
	return true;
#else
	return false;
#endif
}

static void set_environment(const char *const *environment)
{
	setenv("LC_ALL", "C.UTF-8", 1);
	for (const char *const *entry = environment; entry && *entry; entry++) {
		if (strchr(*entry, '='))
			putenv((char *)*entry);
		else
			unsetenv(*entry);
	}
}

static void limit_time(unsigned seconds)
{
	rlim_t most = (seconds ? seconds : USUAL_SECONDS) * (is_sanitized() ? 10 : 1);

	setrlimit(RLIMIT_CPU, &(struct rlimit){ most, most });
	setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
	alarm(PATIENCE);
}

static _Noreturn void become(const struct run *run, int out, int err)
{
	int input = open(run->input ? run->input : "/dev/null", O_RDONLY);

	dup2(input, STDIN_FILENO);
	dup2(out, STDOUT_FILENO);
	dup2(err, STDERR_FILENO);
	set_environment(run->environment);
	limit_time(run->seconds);
	if (run->prepare)
		run->prepare();
	execvp(run->argv[0], (char *const *)run->argv);
	_exit(127);
}

/* A file without a name, which a program writes to and we read from. */
static int open_record(void)
{
	char name[] = "/tmp/unroll-run-XXXXXX";
	int fd = mkostemp(name, O_CLOEXEC);

	assert_true(fd >= 0);
	unlink(name);
	return fd;
}

static char *close_record(int fd, size_t *size)
{
	off_t end = lseek(fd, 0, SEEK_END);
	char *text = malloc((size_t)end + 1);

	assert_non_null(text);
	*size = (size_t)end;
	assert_true(pread(fd, text, (size_t)end, 0) == end);
	text[end] = '\0';
	close(fd);
	return text;
}

struct outcome run(const struct run *run)
{
	struct outcome outcome = { 0 };
	struct rusage usage;
	int out = open_record(), err = open_record(), status;

	fflush(NULL);
	pid_t child = fork();
	if (child == 0)
		become(run, out, err);
	assert_true(wait4(child, &status, 0, &usage) == child);
	outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	outcome.out = close_record(out, &outcome.out_size);
	outcome.err = close_record(err, &outcome.err_size);
	outcome.peak = (size_t)usage.ru_maxrss << 10;
	assert_int_not_equal(outcome.status, 127);
	return outcome;
}

void outcome_free(struct outcome *outcome)
{
	free(outcome->out);
	free(outcome->err);
	*outcome = (struct outcome){ 0 };
}

/* What was written whole does not end in half a character. */
static void check_stream(const char *bytes, size_t size, bool is_whole, const char *name)
{
	struct oracle *oracle = oracle_new(NULL);
	char complaint[300];

	oracle_feed(oracle, bytes, size);
	if (is_whole)
		oracle_finish(oracle);
	snprintf(complaint, sizeof complaint, "%s", oracle_complaint(oracle));
	oracle_free(oracle);
	if (*complaint)
		fail_msg("%s: %s", name, complaint);
}

void outcome_check_output(const struct outcome *outcome, const char *name)
{
	check_stream(outcome->out, outcome->out_size, outcome->status <= 1, name);
	check_stream(outcome->err, outcome->err_size, true, name);
}

/* Keys that come at random open no browser of whoever runs the tests. */
static void install_opener(const struct nest *nest)
{
	static const char script[] = "#!/bin/sh\n";

	assert_int_equal(mkdir(nest_path(nest, "bin"), 0700), 0);
	assert_int_equal(chmod(nest_write(nest, "bin/xdg-open", script, sizeof script - 1), 0700), 0);
}

void nest_open(struct nest *nest)
{
	*nest = (struct nest){ .folder = "/tmp/unroll-hostile-XXXXXX" };
	assert_non_null(mkdtemp(nest->folder));
	snprintf(nest->home, sizeof nest->home, "HOME=%s", nest->folder);
	snprintf(nest->state, sizeof nest->state, "XDG_STATE_HOME=%s/state", nest->folder);
	snprintf(nest->config, sizeof nest->config, "XDG_CONFIG_HOME=%s/config", nest->folder);
	snprintf(nest->path, sizeof nest->path, "PATH=%s/bin:/usr/bin:/bin", nest->folder);
	nest->environment[0] = nest->home;
	nest->environment[1] = nest->state;
	nest->environment[2] = nest->config;
	nest->environment[3] = "XDG_CACHE_HOME";
	nest->environment[4] = "XDG_DATA_HOME";
	nest->environment[5] = "DISPLAY";
	nest->environment[6] = "WAYLAND_DISPLAY";
	nest->environment[7] = nest->path;
	install_opener(nest);
}

void nest_close(struct nest *nest)
{
	char command[100];

	snprintf(command, sizeof command, "chmod -R u+rwX '%s' && rm -rf '%s'", nest->folder,
	         nest->folder);
	assert_int_equal(system(command), 0);
}

const char *nest_path(const struct nest *nest, const char *name)
{
	static char paths[4][512];
	static size_t next;
	char *path = paths[next++ % 4];

	snprintf(path, sizeof *paths, "%s/%s", nest->folder, name);
	return path;
}

const char *nest_write(const struct nest *nest, const char *name, const char *bytes, size_t size)
{
	const char *path = nest_path(nest, name);
	FILE *out = fopen(path, "w");

	assert_non_null(out);
	assert_true(size == 0 || fwrite(bytes, 1, size, out) == size);
	assert_int_equal(fclose(out), 0);
	return path;
}
