#include "control.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

enum { REPLY_MAX = 1 << 20, LINE_MAX_SIZE = 1 << 14 };

static _Noreturn void become_tmux(const char *server, int commands, int replies)
{
	dup2(commands, STDIN_FILENO);
	dup2(replies, STDOUT_FILENO);
	setenv("LC_ALL", "C.UTF-8", 1);
	unsetenv("TMUX");
	execlp("tmux", "tmux", "-L", server, "-f", "/dev/null", "-u", "-C", "new-session", "-s",
	       "keeper", "exec sleep 3600", (char *)NULL);
	_exit(127);
}

/* Read a line without its end; false when tmux is gone. */
static bool read_line(struct control *control, char *line)
{
	if (!fgets(line, LINE_MAX_SIZE, control->replies))
		return false;
	line[strcspn(line, "\n")] = '\0';
	return true;
}

/* The answer to a command stands between "%begin …" and "%end …" or "%error …". */
static bool read_reply(struct control *control, char *reply)
{
	static char line[LINE_MAX_SIZE], tag[LINE_MAX_SIZE];
	size_t size = 0;

	do {
		if (!read_line(control, line))
			return false;
	} while (strncmp(line, "%begin ", 7) != 0);
	strcpy(tag, line + 7);
	while (read_line(control, line)) {
		if (strncmp(line, "%end ", 5) == 0 && strcmp(line + 5, tag) == 0)
			return true;
		if (strncmp(line, "%error ", 7) == 0 && strcmp(line + 7, tag) == 0)
			return false;
		int taken = snprintf(reply + size, REPLY_MAX - size, "%s\n", line);
		size = size + (size_t)taken < REPLY_MAX ? size + (size_t)taken : REPLY_MAX - 1;
	}
	return false;
}

/* Each command of several lines is answered. */
static bool read_replies(struct control *control, const char *commands, char *reply)
{
	bool is_done = true;

	do {
		is_done = read_reply(control, reply) && is_done;
		commands = strchr(commands, '\n');
	} while (commands++);
	return is_done;
}

bool control_open(struct control *control)
{
	static char reply[REPLY_MAX];
	int commands[2], replies[2];

	assert_int_equal(pipe(commands), 0);
	assert_int_equal(pipe(replies), 0);
	signal(SIGPIPE, SIG_IGN);
	snprintf(control->server, sizeof control->server, "unroll-cells-%d", (int)getpid());
	fflush(NULL);
	control->tmux = fork();
	if (control->tmux == 0) {
		close(commands[1]);
		close(replies[0]);
		become_tmux(control->server, commands[0], replies[1]);
	}
	close(commands[0]);
	close(replies[1]);
	control->commands = fdopen(commands[1], "w");
	control->replies = fdopen(replies[0], "r");
	if (!read_reply(control, reply))
		return false;
	/* A test that is killed leaves nothing behind. */
	control_do(control, "set -s exit-unattached on");
	control_do(control, "set -g status off");
	control_do(control, "set -s escape-time 0");
	control_do(control, "set -g default-terminal tmux-256color");
	return true;
}

void control_close(struct control *control)
{
	static char line[LINE_MAX_SIZE];

	fputs("kill-server\n", control->commands);
	fflush(control->commands);
	while (read_line(control, line))
		continue;
	fclose(control->commands);
	fclose(control->replies);
	waitpid(control->tmux, NULL, 0);
}

static const char *answer(struct control *control, const char *format, va_list arguments,
                          bool *is_done)
{
	static char reply[REPLY_MAX];

	vfprintf(control->commands, format, arguments);
	fputc('\n', control->commands);
	fflush(control->commands);
	reply[0] = '\0';
	*is_done = read_replies(control, format, reply);
	return reply;
}

const char *control_do(struct control *control, const char *format, ...)
{
	va_list arguments;
	bool is_done;

	va_start(arguments, format);
	const char *reply = answer(control, format, arguments, &is_done);
	va_end(arguments);
	if (!is_done)
		fail_msg("tmux: %s: %s", format, reply);
	return reply;
}

void control_try(struct control *control, const char *format, ...)
{
	va_list arguments;
	bool is_done;

	va_start(arguments, format);
	answer(control, format, arguments, &is_done);
	va_end(arguments);
}
