/*
 * The signals of a full-screen program. They belong to the process, so this is
 * the one part with a state of its own; handlers note what came and wake the
 * event loop by a pipe. A crash is caught only to leave the terminal as it was.
 */
#ifndef TERMINAL_SIGNALS_H
#define TERMINAL_SIGNALS_H

#include <stdbool.h>
#include <termios.h>

#include <unroll/str.h>

struct signals {
	bool resized, stopped, continued;
	int ended;                /* the number of the signal that asks to end, or 0 */
};

/* Catch signals; false when there is no pipe to be had. */
bool signals_open(void);

/* As it was before. */
void signals_close(void);

/* Becomes readable when a signal has come. */
int signals_fd(void);

/* What came since the last call. */
struct signals signals_take(void);

/* Whether a signal asks to end; it stays for signals_take(). */
bool signals_want_end(void);

/* Stop this process and its group, as C-z does elsewhere; return when continued. */
void signals_stop(void);

/*
 * What brings the terminal back if the program crashes: `reset` is written to
 * the descriptor and its modes are set. The text is copied, up to 512 bytes.
 */
void signals_arm_rescue(int fd, const struct termios *modes, struct str reset);
void signals_disarm_rescue(void);

/* Bring the terminal back now; safe in a signal handler, does nothing when not armed. */
void signals_rescue(void);

#endif
