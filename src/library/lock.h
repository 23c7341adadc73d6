/*
 * One process at a time writes a library: the others wait for it. The lock goes
 * with the process that holds it, however that ends.
 */
#ifndef LIBRARY_LOCK_H
#define LIBRARY_LOCK_H

#include <stdbool.h>
#include <sys/types.h>

#include <unroll/error.h>

/* Make and open the file to lock, beside the database; -1 on failure, why is in *error. */
int lock_open(const char *database, struct unroll_error *error);

/* Take the lock if it is free; otherwise tell who holds it, 0 if that cannot be known. */
bool lock_try(int lock, pid_t *holder);

/* Give the lock back. */
void lock_close(int lock);

#endif
