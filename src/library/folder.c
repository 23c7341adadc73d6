#include "library/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/str.h"

enum {
	FOLDER_FLAGS = O_RDONLY | O_DIRECTORY | O_CLOEXEC,
	/* A FIFO must not keep us waiting, a terminal not become ours. */
	FILE_FLAGS = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY
};

int folder_open(const char *path, struct unroll_error *error)
{
	int folder = open(path, FOLDER_FLAGS);

	if (folder < 0)
		error_set(error, UNROLL_ERROR_SYSTEM, 0, "%s: %s", path, strerror(errno));
	return folder;
}

static bool may_be_document(const struct dirent *entry)
{
	if (entry->d_name[0] == '.')
		return false;
	return entry->d_type == DT_REG || entry->d_type == DT_LNK || entry->d_type == DT_UNKNOWN;
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(((const struct str *)a)->data, ((const struct str *)b)->data);
}

/* A stream has a position and an end of its own: the folder is opened again for it. */
static DIR *open_stream(int folder)
{
	int copy = openat(folder, ".", FOLDER_FLAGS);
	DIR *stream = copy < 0 ? NULL : fdopendir(copy);

	if (copy >= 0 && !stream)
		close(copy);
	return stream;
}

size_t folder_list(int folder, struct arena *arena, size_t limit, struct str **names)
{
	DIR *stream = open_stream(folder);
	size_t count = 0, capacity = 0;

	*names = NULL;
	for (struct dirent *entry; stream && count < limit && (entry = readdir(stream)); ) {
		if (!may_be_document(entry))
			continue;
		*names = memory_grow(*names, count, &capacity, sizeof **names);
		(*names)[count++] = arena_copy(arena, str_of(entry->d_name));
	}
	if (stream)
		closedir(stream);
	if (count)
		qsort(*names, count, sizeof **names, compare_names);
	return count;
}

/* Open a name in a folder, which is closed then; no symbolic link is followed. */
static int step(int folder, const char *name, int flags)
{
	int fd = openat(folder, name, flags | O_NOFOLLOW);
	int why = errno;

	close(folder);
	errno = why;
	return fd;
}

/* Where the system cannot keep a path in the folder, no symbolic link is followed at all. */
static int open_by_parts(int folder, char *path)
{
	int fd = openat(folder, ".", FOLDER_FLAGS);

	for (char *slash; fd >= 0 && (slash = strchr(path, '/')); path = slash + 1) {
		*slash = '\0';
		fd = step(fd, path, FOLDER_FLAGS);
		*slash = '/';
	}
	return fd < 0 ? -1 : step(fd, path, FILE_FLAGS);
}

static int open_beneath(int folder, char *path)
{
	struct open_how how = {
		.flags = FILE_FLAGS, .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS,
	};
	long fd = syscall(SYS_openat2, folder, path, &how, sizeof how);

	if (fd < 0 && (errno == ENOSYS || errno == EPERM))
		return open_by_parts(folder, path);
	return (int)fd;
}

/* The name of a file is one part of a path: nothing that leads up, down or elsewhere. */
static bool is_file_name(struct str name)
{
	return name.size > 0 && !memchr(name.data, '/', name.size)
	    && !memchr(name.data, '\0', name.size)
	    && !str_equal(name, (struct str)STR(".")) && !str_equal(name, (struct str)STR(".."));
}

/* Whether every part of the path is the name of a file. */
static bool leads_down(struct str path)
{
	for (size_t slash = 0; slash != SIZE_MAX; path = str_from(path, slash + 1)) {
		slash = str_find(path, (struct str)STR("/"));
		if (!is_file_name(str_slice(path, 0, slash)))
			return false;
	}
	return true;
}

static bool is_regular(int fd)
{
	struct stat status;

	return fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
}

/* With a NUL behind it. */
static char *copy_of(struct str name)
{
	char *copy = memory_allocate(name.size + 1);

	memcpy(copy, name.data, name.size);
	copy[name.size] = '\0';
	return copy;
}

int folder_open_below(int folder, struct str name, struct unroll_error *error)
{
	if (!leads_down(name)) {
		error_set(error, UNROLL_ERROR_USAGE, 0, "not the name of a file in the library");
		return -1;
	}
	char *path = copy_of(name);
	int fd = open_beneath(folder, path);
	if (fd < 0)
		error_set(error, UNROLL_ERROR_SYSTEM, 0, "%s: %s", path,
		          errno == EXDEV ? "leads out of the library" : strerror(errno));
	else if (!is_regular(fd)) {
		error_set(error, UNROLL_ERROR_NOT_FILE, 0, "%s: not a regular file", path);
		close(fd);
		fd = -1;
	}
	free(path);
	return fd;
}

int folder_open_file(int folder, struct str name, struct unroll_error *error)
{
	if (is_file_name(name))
		return folder_open_below(folder, name, error);
	error_set(error, UNROLL_ERROR_USAGE, 0, "not the name of a file in the library");
	return -1;
}

bool folder_file_is_text(int file)
{
	char start[512];
	ssize_t size = pread(file, start, sizeof start, 0);
	struct str text = { start, size > 0 ? (size_t)size : 0 };
	bool is_utf16 = str_starts_with(text, (struct str)STR("\xFF\xFE"))
	             || str_starts_with(text, (struct str)STR("\xFE\xFF"));

	return text.size > 0 && !str_starts_with(text, (struct str)STR("%PDF"))
	    && (is_utf16 || !memchr(text.data, '\0', text.size));
}
