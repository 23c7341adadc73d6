#include "command/private_file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/descriptor.h"
#include "base/error.h"
#include "base/str.h"

/* While the lock is held nobody else uses the name, so that it can be fixed. */
static const char new_name[] = ".new", lock_name[] = ".lock";

enum { LOCK_TRIES = 100, LOCK_PAUSE_MS = 10 };

static bool refuse(const struct private_file *file, struct unroll_error *error)
{
	return error_set(error, UNROLL_ERROR_SYSTEM, 0, "%s: %s", file->path, strerror(errno));
}

/* The path of the folder, or of a folder above it: up to the slash at `end`. */
static bool folder_path(const char *path, size_t end, char folder[PATH_MAX])
{
	if (end >= PATH_MAX) {
		errno = ENAMETOOLONG;
		return false;
	}
	memcpy(folder, path, end);
	folder[end] = '\0';
	return true;
}

/* For the longest of the endings. */
static bool has_room(const char *name)
{
	if (strlen(name) + sizeof lock_name <= NAME_MAX + 1)
		return true;
	errno = ENAMETOOLONG;
	return false;
}

static bool make_folders(const char *path)
{
	char folder[PATH_MAX];

	for (size_t end = 0; path[end]; end++) {
		if (end == 0 || path[end] != '/')
			continue;
		/* What is too long is refused when the file is opened. */
		if (!folder_path(path, end, folder))
			break;
		if (mkdir(folder, 0700) < 0 && errno != EEXIST && errno != EROFS && errno != EACCES)
			return false;
	}
	return true;
}

static bool check_folder(const struct private_file *file, struct unroll_error *error)
{
	struct stat status;

	if (fstat(file->folder, &status) < 0)
		return refuse(file, error);
	if (status.st_uid != geteuid() || status.st_mode & (S_IWGRP | S_IWOTH))
		return error_set(error, UNROLL_ERROR_USAGE, 0, "%s: its folder is not the user's own",
		                 file->path);
	return true;
}

bool private_file_open(struct private_file *file, const char *path, struct unroll_error *error)
{
	const char *slash = strrchr(path, '/');
	char folder[PATH_MAX];

	*file = (struct private_file){ .path = path, .name = slash ? slash + 1 : path, -1, -1 };
	if (!slash || slash == path || !slash[1])
		return error_set(error, UNROLL_ERROR_USAGE, 0, "%s: not a file in a folder", path);
	if (!has_room(file->name) || !folder_path(path, (size_t)(slash - path), folder))
		return refuse(file, error);
	file->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (file->folder < 0)
		return refuse(file, error);
	if (check_folder(file, error))
		return true;
	private_file_close(file);
	return false;
}

static void name_with(const struct private_file *file, const char *ending,
                      char name[NAME_MAX + 1])
{
	snprintf(name, NAME_MAX + 1, "%s%s", file->name, ending);
}

static bool wait_for_lock(int lock)
{
	const struct timespec pause = { .tv_nsec = LOCK_PAUSE_MS * 1000000 };

	for (int i = 0; i < LOCK_TRIES; i++) {
		if (flock(lock, LOCK_EX | LOCK_NB) == 0)
			return true;
		if (errno != EWOULDBLOCK && errno != EINTR)
			return false;
		nanosleep(&pause, NULL);
	}
	errno = EBUSY;
	return false;
}

static bool take_lock(struct private_file *file)
{
	char name[NAME_MAX + 1];

	name_with(file, lock_name, name);
	file->lock = openat(file->folder, name,
	                    O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
	return file->lock >= 0 && wait_for_lock(file->lock);
}

bool private_file_lock(struct private_file *file, const char *path, struct unroll_error *error)
{
	if (!make_folders(path))
		return error_set(error, UNROLL_ERROR_SYSTEM, 0, "%s: %s", path, strerror(errno));
	if (!private_file_open(file, path, error))
		return false;
	if (take_lock(file))
		return true;
	refuse(file, error);
	private_file_close(file);
	return false;
}

static void close_descriptor(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

void private_file_close(struct private_file *file)
{
	close_descriptor(&file->lock);
	close_descriptor(&file->folder);
}

static bool read_open(int fd, struct arena *arena, size_t limit, struct str *text)
{
	struct stat status;

	if (fstat(fd, &status) < 0)
		return false;
	if (!S_ISREG(status.st_mode) || status.st_uid != geteuid()) {
		errno = S_ISDIR(status.st_mode) ? EISDIR : EPERM;
		return false;
	}
	if (status.st_mode & (S_IWGRP | S_IWOTH) || status.st_size > (off_t)limit)
		return true;
	char *data = arena_allocate(arena, (size_t)status.st_size + 1);
	text->data = data;
	return descriptor_read(fd, data, (size_t)status.st_size, &text->size);
}

bool private_file_read(const struct private_file *file, struct arena *arena, size_t limit,
                       struct str *text, struct unroll_error *error)
{
	int fd = openat(file->folder, file->name,
	                O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);

	*text = (struct str)STR("");
	if (fd < 0 && (errno == ENOENT || errno == ELOOP))
		return true;
	if (fd < 0)
		return refuse(file, error);
	bool done = read_open(fd, arena, limit, text);
	if (!done)
		refuse(file, error);
	close(fd);
	return done;
}

/*
 * Nothing waits for the disk: the file changes its name whole, whatever ends
 * the program, and what a power cut may take is a place in a text, worth less
 * than the time of somebody who wants to leave.
 */
static bool write_new(const struct private_file *file, const char *name, struct str text)
{
	int fd = openat(file->folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
	                0600);

	if (fd < 0)
		return false;
	bool written = descriptor_write(fd, text);
	int why = errno;
	bool closed = close(fd) == 0;
	if (!written)
		errno = why;
	return written && closed;
}

bool private_file_replace(const struct private_file *file, struct str text,
                          struct unroll_error *error)
{
	char name[NAME_MAX + 1];

	name_with(file, new_name, name);
	unlinkat(file->folder, name, 0);
	if (write_new(file, name, text)
	    && renameat(file->folder, name, file->folder, file->name) == 0)
		return true;
	refuse(file, error);
	unlinkat(file->folder, name, 0);
	return false;
}
