/* Start programs of the desktop: no shell, no terminal, nothing inherited but the environment. */
#ifndef CLI_SPAWN_H
#define CLI_SPAWN_H

#include <sys/types.h>

/*
 * Start the program that argv[0] names in $PATH, in a session of its own, its
 * signals as at the start of a login; it reads `input`, or nothing if that is
 * negative, and writes nowhere. Return its process, or -1, with errno, if it
 * cannot be started.
 */
pid_t spawn(const char *const argv[], int input);

#endif
