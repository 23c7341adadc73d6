/* Waiting for the keyboard: bytes come as they like, events one at a time. */
#ifndef TERMINAL_INPUT_H
#define TERMINAL_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "terminal/keys.h"

enum { INPUT_SIZE = 4096 };

struct input {
	int fd;
	struct keys keys;
	char bytes[INPUT_SIZE];
	size_t start, end;        /* of the bytes that are not decoded yet */
	size_t early;             /* bytes that wait to be read and were typed too early */
};

enum input_result {
	INPUT_EVENT,              /* also TERMINAL_IDLE, when the time is over */
	INPUT_SIGNAL,             /* the other descriptor is readable */
	INPUT_END                 /* the terminal is gone */
};

/*
 * Tell that the line has been set to hand over keys one by one. What was typed
 * before is not lost, but of it the line has made line feeds of Enter.
 */
void input_begin(struct input *input);

/*
 * Read an event, for up to `milliseconds`, without limit if negative, or until
 * another descriptor becomes readable.
 */
enum input_result input_read(struct input *input, int other_fd, int milliseconds,
                             struct terminal_event *event);

/* Whether bytes were read that are not decoded yet. */
bool input_has_bytes(const struct input *input);

#endif
