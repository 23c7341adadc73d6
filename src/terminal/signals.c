#include "terminal/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

/* What handlers write and the event loop reads. */
static volatile sig_atomic_t has_resized, has_stopped, has_continued, ended_by;
static int wake[2] = { -1, -1 };

static struct {
	volatile sig_atomic_t is_armed;
	int fd;
	struct termios modes;
	char reset[512];
	size_t size;
} rescue;

/* A crash by a stack that is full needs another one. */
static char crash_stack[32 << 10] __attribute__((aligned(16)));

static void wake_up(void)
{
	int error = errno;
	/* A pipe that is full wakes the loop just as well. */
	ssize_t ignored = write(wake[1], "", 1);
	(void)ignored;
	errno = error;
}

static void note_resize(int number)
{
	(void)number;
	has_resized = 1;
	wake_up();
}

static void note_stop(int number)
{
	(void)number;
	has_stopped = 1;
	wake_up();
}

static void note_continuation(int number)
{
	(void)number;
	has_continued = 1;
	wake_up();
}

static void die(int number)
{
	signal(number, SIG_DFL);
	raise(number);
}

/* A second request to end finds a program that does not answer the first: it ends at once. */
static void note_end(int number)
{
	if (ended_by) {
		signals_rescue();
		die(number);
		return;
	}
	ended_by = number;
	wake_up();
}

/* Unlike an ignored signal, one that is caught is at its default again in other programs. */
static void pass_over(int number)
{
	(void)number;
}

static void crash(int number);

static struct {
	int number;
	void (*handler)(int);
	int flags;
	struct sigaction before;
} actions[] = {
	{ .number = SIGWINCH, .handler = note_resize, .flags = SA_RESTART },
	{ .number = SIGTSTP,  .handler = note_stop, .flags = SA_RESTART },
	{ .number = SIGCONT,  .handler = note_continuation, .flags = SA_RESTART },
	{ .number = SIGHUP,   .handler = note_end, .flags = SA_RESTART },
	{ .number = SIGINT,   .handler = note_end, .flags = SA_RESTART },
	{ .number = SIGQUIT,  .handler = note_end, .flags = SA_RESTART },
	{ .number = SIGTERM,  .handler = note_end, .flags = SA_RESTART },
	{ .number = SIGPIPE,  .handler = pass_over, .flags = SA_RESTART },
	{ .number = SIGXFSZ,  .handler = pass_over, .flags = SA_RESTART },
	{ .number = SIGUSR1,  .handler = pass_over, .flags = SA_RESTART },
	{ .number = SIGUSR2,  .handler = pass_over, .flags = SA_RESTART },
	{ .number = SIGSEGV,  .handler = crash, .flags = SA_ONSTACK },
	{ .number = SIGBUS,   .handler = crash, .flags = SA_ONSTACK },
	{ .number = SIGABRT,  .handler = crash, .flags = SA_ONSTACK },
	{ .number = SIGFPE,   .handler = crash, .flags = SA_ONSTACK },
	{ .number = SIGILL,   .handler = crash, .flags = SA_ONSTACK },
};

enum { ACTION_COUNT = sizeof(actions) / sizeof(actions[0]) };

/* What was to happen without us happens now: the default, or a sanitizer's report. */
static void crash(int number)
{
	signals_rescue();
	for (size_t i = 0; i < ACTION_COUNT; i++)
		if (actions[i].number == number)
			sigaction(number, &actions[i].before, NULL);
	raise(number);
}

static void catch(size_t i)
{
	struct sigaction action = {
		.sa_handler = actions[i].handler, .sa_flags = actions[i].flags
	};
	sigemptyset(&action.sa_mask);
	sigaction(actions[i].number, NULL, &actions[i].before);
	/* nohup(1) wants the program to live on without its terminal. */
	bool is_unwanted = actions[i].number == SIGHUP && actions[i].before.sa_handler == SIG_IGN;
	if (!is_unwanted)
		sigaction(actions[i].number, &action, NULL);
}

bool signals_open(void)
{
	if (pipe2(wake, O_CLOEXEC | O_NONBLOCK) != 0)
		return false;
	stack_t stack = { .ss_sp = crash_stack, .ss_size = sizeof(crash_stack) };
	sigaltstack(&stack, NULL);
	for (size_t i = 0; i < ACTION_COUNT; i++)
		catch(i);
	return true;
}

void signals_close(void)
{
	for (size_t i = 0; i < ACTION_COUNT; i++)
		sigaction(actions[i].number, &actions[i].before, NULL);
	sigaltstack(&(stack_t){ .ss_flags = SS_DISABLE }, NULL);
	for (int i = 0; i < 2; i++) {
		close(wake[i]);
		wake[i] = -1;
	}
}

int signals_fd(void)
{
	return wake[0];
}

/* One that comes after the look is not lost: only what was seen is cleared. */
static int take(volatile sig_atomic_t *flag)
{
	int value = *flag;
	if (value)
		*flag = 0;
	return value;
}

struct signals signals_take(void)
{
	char bytes[64];
	while (read(wake[0], bytes, sizeof(bytes)) > 0)
		;
	struct signals signals = {
		.resized = take(&has_resized),
		.stopped = take(&has_stopped),
		.continued = take(&has_continued),
		.ended = take(&ended_by),
	};
	return signals;
}

bool signals_want_end(void)
{
	return ended_by != 0;
}

void signals_stop(void)
{
	struct sigaction ours, standard = { .sa_handler = SIG_DFL };
	sigaction(SIGTSTP, &standard, &ours);
	/* The group, because the rest of a pipeline has to stop as well. */
	kill(0, SIGTSTP);
	has_stopped = has_continued = 0;
	sigaction(SIGTSTP, &ours, NULL);
}

void signals_arm_rescue(int fd, const struct termios *modes, struct str reset)
{
	rescue.is_armed = 0;
	rescue.fd = fd;
	rescue.modes = *modes;
	rescue.size = reset.size < sizeof(rescue.reset) ? reset.size : sizeof(rescue.reset);
	memcpy(rescue.reset, reset.data, rescue.size);
	rescue.is_armed = 1;
}

void signals_disarm_rescue(void)
{
	rescue.is_armed = 0;
}

void signals_rescue(void)
{
	if (!rescue.is_armed)
		return;
	rescue.is_armed = 0;
	ssize_t ignored = write(rescue.fd, rescue.reset, rescue.size);
	(void)ignored;
	tcsetattr(rescue.fd, TCSANOW, &rescue.modes);
}
