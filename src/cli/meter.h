/*
 * How far long work has come, on standard error: a line that is written over
 * again and again on a terminal, a line now and then elsewhere.
 */
#ifndef CLI_METER_H
#define CLI_METER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct meter {
	bool is_quiet, is_terminal;
	int64_t began, shown;     /* milliseconds; 0 for not yet */
	bool is_on_screen;        /* a line that is to be written over */
};

/* What there is to show: so many files and bytes of so many. */
struct meter_state {
	size_t files, file_count;
	int64_t bytes, byte_count;
};

struct meter meter_of_stderr(bool is_quiet);

/* Show how far things are, at most ten times a second on a terminal. */
void meter_show(struct meter *meter, const struct meter_state *state);

/* Say what is waited for; on anything but a terminal only once. The text is the program's own. */
void meter_say(struct meter *meter, const char *text);

/* Take the line off the screen. */
void meter_clear(struct meter *meter);

/* Bytes for a number with commas, and the NUL. */
#define METER_NUMBER_SIZE 32

/* "1,072" */
const char *meter_number(int64_t number, char text[METER_NUMBER_SIZE]);

#endif
