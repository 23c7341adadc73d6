#include "library/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/memory.h"

int lock_open(const char *database, struct unroll_error *error)
{
	char *path = NULL;

	if (asprintf(&path, "%s-lock", database) < 0)
		memory_exhausted();
	int lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (lock < 0)
		error_set(error, UNROLL_ERROR_SYSTEM, 0, "%s: %s", path, strerror(errno));
	free(path);
	return lock;
}

/* Such a lock is not handed on to processes that are started while it is held. */
bool lock_try(int lock, pid_t *holder)
{
	struct flock range = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	*holder = 0;
	if (fcntl(lock, F_SETLK, &range) == 0)
		return true;
	if (fcntl(lock, F_GETLK, &range) == 0 && range.l_type != F_UNLCK)
		*holder = range.l_pid;
	return false;
}

void lock_close(int lock)
{
	if (lock >= 0)
		close(lock);
}
