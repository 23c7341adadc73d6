#include "terminal/input.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/str.h"

enum { SEQUENCE_WAIT = 25 };      /* milliseconds until an escape is the key of that name */

/* Decode what was read; return whether an event came of it. */
static bool next_event(struct input *input, bool all_came, struct terminal_event *event)
{
	size_t size;
	do {
		struct str bytes = { input->bytes + input->start, input->end - input->start };
		size = keys_decode(&input->keys, bytes, all_came, event);
		input->start += size;
	} while (size && event->kind == TERMINAL_IDLE);
	return event->kind != TERMINAL_IDLE;
}

static bool is_incomplete(const struct input *input)
{
	return input_has_bytes(input) || input->keys.in_string;
}

void input_begin(struct input *input)
{
	int waiting = 0;

	input->early = ioctl(input->fd, FIONREAD, &waiting) == 0 && waiting > 0 ? (size_t)waiting : 0;
}

/* The `count` bytes behind the others have been read. */
static void append(struct input *input, size_t count)
{
	char *bytes = input->bytes + input->end;

	for (size_t i = 0; i < count && input->early > 0; i++, input->early--)
		if (bytes[i] == '\n')
			bytes[i] = '\r';
	input->end += count;
}

/* Read what is there; false when the terminal is gone. */
static bool fill(struct input *input)
{
	size_t left = input->end - input->start;
	memmove(input->bytes, input->bytes + input->start, left);
	input->start = 0;
	input->end = left;
	ssize_t count = read(input->fd, input->bytes + left, INPUT_SIZE - left);
	if (count > 0)
		append(input, (size_t)count);
	return count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN));
}

enum waited { WAITED_IN_VAIN, WAITED_FOR_BYTES, WAITED_FOR_SIGNAL };

static enum waited wait_for(const struct input *input, int other_fd, int milliseconds)
{
	struct pollfd polled[] = {
		{ .fd = input->fd, .events = POLLIN },
		{ .fd = other_fd, .events = POLLIN },
	};
	int count = poll(polled, 2, milliseconds);
	if (count < 0 || polled[1].revents)
		return WAITED_FOR_SIGNAL;
	return count == 0 ? WAITED_IN_VAIN : WAITED_FOR_BYTES;
}

enum input_result input_read(struct input *input, int other_fd, int milliseconds,
                             struct terminal_event *event)
{
	while (!next_event(input, false, event)) {
		bool incomplete = is_incomplete(input);
		switch (wait_for(input, other_fd, incomplete ? SEQUENCE_WAIT : milliseconds)) {
		case WAITED_IN_VAIN:
			if (next_event(input, true, event) || !incomplete)
				return INPUT_EVENT;
			break;
		case WAITED_FOR_SIGNAL:
			return INPUT_SIGNAL;
		case WAITED_FOR_BYTES:
			if (!fill(input))
				return INPUT_END;
			break;
		}
	}
	return INPUT_EVENT;
}

bool input_has_bytes(const struct input *input)
{
	return input->start < input->end;
}
