#include "cli/clipboard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/str.h"
#include "cli/spawn.h"

/* Characters that are not pasted, in ascending order. */
static const struct {
	uint32_t first, last;
} unsafe[] = {
	{ 0x0000, 0x0008 }, { 0x000B, 0x001F }, { 0x007F, 0x009F },     /* controls */
	{ 0x061C, 0x061C }, { 0x200E, 0x200F },                         /* ALM, LRM, RLM */
	{ 0x202A, 0x202E }, { 0x2066, 0x206F },         /* embeddings, overrides, isolates */
	{ 0xFFF9, 0xFFFB },                             /* annotations */
	{ 0xE0000, 0xE0FFF },                           /* tags */
};

/*
 * Tools in the order they are tried. They read the text from standard input and
 * stay in the background as long as the desktop wants to paste from them.
 */
static const struct {
	const char *variable;     /* that names the display, or NULL if none is needed */
	const char *argv[4];
} tools[] = {
	{ "WAYLAND_DISPLAY", { "wl-copy" } },
	{ "DISPLAY", { "xclip", "-selection", "clipboard" } },
	{ "DISPLAY", { "xsel", "--clipboard", "--input" } },
	{ NULL, { "pbcopy" } },
};

enum { PATIENCE_MS = 1000, STEP_MS = 5 };

static bool is_unsafe(uint32_t character)
{
	size_t i = 0;

	while (i < sizeof unsafe / sizeof *unsafe && character > unsafe[i].last)
		i++;
	return i < sizeof unsafe / sizeof *unsafe && character >= unsafe[i].first;
}

struct str clipboard_clean(struct arena *arena, struct str text)
{
	char *clean = arena_allocate(arena, text.size), *end = clean;

	for (size_t at = 0, size; at < text.size; at += size) {
		uint32_t character = str_decode(str_from(text, at), &size);
		if (!is_unsafe(character)) {
			memcpy(end, text.data + at, size);
			end += size;
		}
	}
	return (struct str){ clean, (size_t)(end - clean) };
}

/* Whether the pipe can be written before the deadline. */
static bool wait_for_room(int fd, int64_t deadline)
{
	struct pollfd wait = { .fd = fd, .events = POLLOUT };
	int64_t left = deadline - clock_milliseconds();

	return left > 0 && poll(&wait, 1, (int)left) != 0;
}

/* Feed a pipe that somebody may not read, until the deadline. */
static bool feed(int fd, struct str text, int64_t deadline)
{
	while (text.size) {
		ssize_t put = write(fd, text.data, text.size);
		if (put >= 0)
			text = str_from(text, (size_t)put);
		else if (errno != EINTR && (errno != EAGAIN || !wait_for_room(fd, deadline)))
			return false;
	}
	return true;
}

/* Whether a process ends well before the deadline; otherwise it is ended. */
static bool ends_well(pid_t process, int64_t deadline)
{
	const struct timespec step = { .tv_nsec = STEP_MS * 1000000 };
	int status;

	while (waitpid(process, &status, WNOHANG) == 0) {
		if (clock_milliseconds() > deadline) {
			kill(process, SIGKILL);
			waitpid(process, &status, 0);
			return false;
		}
		nanosleep(&step, NULL);
	}
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool copy_with(const char *const argv[], struct str text)
{
	int64_t deadline = clock_milliseconds() + PATIENCE_MS;
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) < 0)
		return false;
	pid_t process = spawn(argv, ends[0]);
	close(ends[0]);
	fcntl(ends[1], F_SETFL, O_NONBLOCK);
	bool fed = process > 0 && feed(ends[1], text, deadline);
	close(ends[1]);
	return process > 0 && ends_well(process, deadline) && fed;
}

static bool has_display(const char *variable)
{
	const char *display = variable ? getenv(variable) : "none";

	return display && display[0];
}

const char *clipboard_copy(struct str text)
{
	for (size_t i = 0; i < sizeof tools / sizeof *tools; i++)
		if (has_display(tools[i].variable) && copy_with(tools[i].argv, text))
			return tools[i].argv[0];
	return NULL;
}
