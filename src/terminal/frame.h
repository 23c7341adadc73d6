/*
 * What ncurses writes, gathered into frames. ncurses writes each time that it has
 * moved the cursor, and every write wakes the terminal up. It writes to a file
 * in memory instead, and what it has written goes to the terminal at once: no
 * one sees half a screen. Where there is no such file, ncurses writes to the
 * terminal itself.
 */
#ifndef TERMINAL_FRAME_H
#define TERMINAL_FRAME_H

#include <stddef.h>
#include <stdio.h>

#include <unroll/str.h>

struct frame {
	FILE *file;               /* for newterm(): in memory, or standard output */
	char *bytes;              /* of the last frame */
	size_t capacity;
};

/* Open a frame that is zero-initialised; never fails. */
void frame_open(struct frame *frame);

/* Add to what ncurses has written, while it holds nothing back. */
void frame_append(const struct frame *frame, struct str text);

/* Write what has come since the last call to a descriptor, the terminal's. */
void frame_send(struct frame *frame, int display);

/* Free what a frame holds; ncurses must be done with it. */
void frame_close(struct frame *frame);

#endif
