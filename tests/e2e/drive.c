#include "drive.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#include <cmocka.h>

enum {
	PATIENCE = 20000,         /* milliseconds until a test has failed, on any machine */
	SILENCE = 30              /* milliseconds after which a program has answered */
};

enum report_kind { PROGRAM_STARTED, PROGRAM_STOPPED, PROGRAM_CONTINUED, PROGRAM_ENDED };

struct report {
	enum report_kind kind;
	int value;
};

static long now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void report(int fd, enum report_kind kind, int value)
{
	struct report report = { kind, value };
	if (write(fd, &report, sizeof(report)) != sizeof(report))
		_exit(1);
}

static void set_environment(const struct pty_program *program)
{
	setenv("TERM", program->type ? program->type : "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	/* A sanitizer is to leave crashes to the program, which dies of them as it should. */
	setenv("ASAN_OPTIONS", "handle_segv=0:handle_sigbus=0:handle_abort=0:handle_sigfpe=0:"
	       "handle_sigill=0", 1);
	unsetenv("NO_COLOR");
	unsetenv("COLORFGBG");
	for (const char *const *entry = program->environment; entry && *entry; entry++) {
		if (strchr(*entry, '='))
			putenv((char *)*entry);
		else
			unsetenv(*entry);
	}
}

static _Noreturn void execute(const struct pty_program *program)
{
	/* Wait for the leader to put this group into the foreground. */
	setpgid(0, 0);
	while (tcgetpgrp(STDOUT_FILENO) != getpgrp())
		poll(NULL, 0, 1);
	if (program->input) {
		int input = open(program->input, O_RDONLY);
		dup2(input, STDIN_FILENO);
		close(input);
	}
	set_environment(program);
	execvp(program->argv[0], (char *const *)program->argv);
	_exit(127);
}

/* What a shell does for its one job. */
static _Noreturn void lead(const struct pty_program *program, int commands, int reports)
{
	signal(SIGTTOU, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	pid_t child = fork();
	if (child == 0) {
		signal(SIGTTOU, SIG_DFL);
		signal(SIGHUP, SIG_DFL);
		execute(program);
	}
	setpgid(child, child);
	tcsetpgrp(STDOUT_FILENO, child);
	report(reports, PROGRAM_STARTED, child);

	int status;
	while (waitpid(child, &status, WUNTRACED) == child && WIFSTOPPED(status)) {
		tcsetpgrp(STDOUT_FILENO, getpgrp());
		report(reports, PROGRAM_STOPPED, WSTOPSIG(status));
		char command;
		if (read(commands, &command, 1) == 1)
			tcsetpgrp(STDOUT_FILENO, child);
		kill(-child, SIGCONT);
		report(reports, PROGRAM_CONTINUED, 0);
	}
	report(reports, PROGRAM_ENDED, status);
	_exit(0);
}

static void read_report(struct pty *pty)
{
	struct report report;
	if (read(pty->reports, &report, sizeof(report)) != sizeof(report))
		fail_msg("the parent of the program is gone");
	switch (report.kind) {
	case PROGRAM_STARTED:
		pty->program = report.value;
		break;
	case PROGRAM_STOPPED:
		pty->is_stopped = true;
		break;
	case PROGRAM_CONTINUED:
		pty->is_stopped = false;
		break;
	case PROGRAM_ENDED:
		pty->has_ended = true;
		pty->status = report.value;
		break;
	}
}

static void read_output(struct pty *pty)
{
	if (pty->capacity - pty->size < 65537) {
		pty->capacity = 2 * pty->capacity + 65537;
		pty->output = realloc(pty->output, pty->capacity);
	}
	ssize_t count = read(pty->master, pty->output + pty->size, 65536);
	if (count <= 0)
		return;
	if (pty->oracle)
		oracle_feed(pty->oracle, pty->output + pty->size, (size_t)count);
	pty->size += (size_t)count;
	pty->output[pty->size] = '\0';
}

/* Take what comes within some milliseconds; false when nothing did. */
static bool attend(struct pty *pty, int milliseconds)
{
	struct pollfd polled[] = {
		{ .fd = pty->master, .events = POLLIN },
		{ .fd = pty->has_ended ? -1 : pty->reports, .events = POLLIN },
	};
	if (poll(polled, 2, milliseconds) <= 0)
		return false;
	if (polled[0].revents & POLLIN)
		read_output(pty);
	else if (polled[1].revents)
		read_report(pty);
	return polled[0].revents & POLLIN || polled[1].revents;
}

/*
 * Read all that a program has written that writes no more: some of it may have come
 * after the last look at the terminal and before that at the report.
 */
static void drain(struct pty *pty)
{
	while (pty->master >= 0 && attend(pty, 0))
		;
}

static int rows_of(int asked, int usual)
{
	return asked < 0 ? 0 : asked ? asked : usual;
}

void pty_start(struct pty *pty, const struct pty_program *program)
{
	*pty = (struct pty){ 0 };
	struct winsize size = {
		.ws_row = (unsigned short)rows_of(program->rows, 24),
		.ws_col = (unsigned short)rows_of(program->columns, 80),
	};
	int commands[2], reports[2];
	assert_int_equal(openpty(&pty->master, &pty->slave, NULL, NULL, &size), 0);
	assert_int_equal(pipe(commands), 0);
	assert_int_equal(pipe(reports), 0);
	fcntl(pty->master, F_SETFL, O_NONBLOCK);
	tcgetattr(pty->slave, &pty->before);
	pty->oracle = oracle_new(program->type ? program->type : "xterm-256color");

	fflush(NULL);
	pty->leader = fork();
	if (pty->leader == 0) {
		login_tty(pty->slave);
		close(pty->master);
		close(commands[1]);
		close(reports[0]);
		fcntl(commands[0], F_SETFD, FD_CLOEXEC);
		fcntl(reports[1], F_SETFD, FD_CLOEXEC);
		lead(program, commands[0], reports[1]);
	}
	close(commands[0]);
	close(reports[1]);
	pty->commands = commands[1];
	pty->reports = reports[0];
	read_report(pty);
}

/* A program that does not read yet may first want to be read. */
void pty_send(struct pty *pty, const char *keys)
{
	while (*keys && !pty->has_ended) {
		ssize_t count = write(pty->master, keys, strlen(keys));
		if (count > 0)
			keys += count;
		else if (errno == EAGAIN)
			attend(pty, SILENCE);
		else
			fail_msg("the terminal is gone");
	}
}

void pty_resize(struct pty *pty, int rows, int columns)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };
	ioctl(pty->master, TIOCSWINSZ, &size);
}

/* Whether the program would run if it were its turn, or waits for a disk. */
static bool is_busy(const struct pty *pty)
{
	char path[40], text[512] = "";

	snprintf(path, sizeof(path), "/proc/%d/stat", pty->program);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || read(fd, text, sizeof(text) - 1) < 0)
		text[0] = '\0';
	close(fd);
	const char *state = strrchr(text, ')');
	return state && strchr("RD", state[2]);
}

void pty_settle(struct pty *pty)
{
	long end = now() + PATIENCE;
	while (attend(pty, SILENCE) || (is_busy(pty) && now() < end))
		;
}

void pty_expect(struct pty *pty, const char *text)
{
	long end = now() + PATIENCE;
	char *found;
	while (!(found = pty->output ? strstr(pty->output + pty->mark, text) : NULL)) {
		if (now() > end || (pty->has_ended && !attend(pty, SILENCE))) {
			fprintf(stderr, "expected \"%s\" in:\n%s\n", text,
			        pty->output ? pty->output + pty->mark : "");
			fail();
		}
		attend(pty, SILENCE);
	}
	pty->mark = (size_t)(found - pty->output) + strlen(text);
}

void pty_expect_stop(struct pty *pty)
{
	long end = now() + PATIENCE;
	while (!pty->is_stopped && !pty->has_ended && now() < end)
		attend(pty, SILENCE);
	if (!pty->is_stopped)
		fail_msg("the program does not stop");
	drain(pty);
}

void pty_expect_end(struct pty *pty)
{
	long end = now() + PATIENCE;
	while (!pty->has_ended && now() < end)
		attend(pty, SILENCE);
	if (!pty->has_ended)
		fail_msg("the program does not end");
	drain(pty);
}

void pty_expect_exit(struct pty *pty, int status)
{
	pty_expect_end(pty);
	if (!WIFEXITED(pty->status))
		fail_msg("signal %d has ended the program", WTERMSIG(pty->status));
	assert_int_equal(WEXITSTATUS(pty->status), status);
}

void pty_continue(struct pty *pty)
{
	assert_int_equal(write(pty->commands, "c", 1), 1);
	/* A signal to stop that came before its parent continues it would be lost. */
	while (pty->is_stopped)
		attend(pty, SILENCE);
}

void pty_signal(struct pty *pty, int number)
{
	kill(pty->program, number);
}

void pty_hang_up(struct pty *pty)
{
	close(pty->slave);
	close(pty->master);
	pty->master = pty->slave = -1;
}

static bool lines_equal(const struct termios *a, const struct termios *b)
{
	return a->c_iflag == b->c_iflag && a->c_oflag == b->c_oflag && a->c_cflag == b->c_cflag
	    && a->c_lflag == b->c_lflag && memcmp(a->c_cc, b->c_cc, sizeof(a->c_cc)) == 0;
}

static void release(struct pty *pty)
{
	if (!pty->has_ended)
		kill(pty->program, SIGKILL);
	close(pty->commands);
	close(pty->reports);
	waitpid(pty->leader, NULL, 0);
	if (pty->master >= 0)
		pty_hang_up(pty);
	oracle_free(pty->oracle);
	free(pty->output);
}

void pty_finish(struct pty *pty)
{
	char complaint[256] = "";
	struct termios after;
	if (pty->oracle) {
		if (pty->has_ended && pty->master >= 0)
			oracle_finish(pty->oracle);
		snprintf(complaint, sizeof(complaint), "%s", oracle_complaint(pty->oracle));
	}
	bool differs = pty->has_ended && pty->master >= 0 && tcgetattr(pty->slave, &after) == 0
	    && !lines_equal(&after, &pty->before);
	release(pty);
	if (*complaint)
		fail_msg("%s", complaint);
	if (differs)
		fail_msg("the modes of the line are not as before");
}

void pty_leave(struct pty *pty)
{
	for (int i = 0; i < 8 && !pty->has_ended; i++) {
		pty_send(pty, "\033q");
		pty_settle(pty);
	}
	pty_expect_exit(pty, 0);
	pty_finish(pty);
}
