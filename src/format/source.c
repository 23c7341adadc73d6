#include "format/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/error.h"
#include "base/str.h"

enum { DEFAULT_MAX_SIZE = 256 << 20, FIRST_SIZE = 64 << 10 };

struct bytes {
	char *data;
	size_t size, capacity;
};

static size_t limit_of(const struct source_options *options)
{
	return options && options->max_size ? options->max_size : DEFAULT_MAX_SIZE;
}

static bool fail_of_system(struct unroll_error *error, const char *name, int number)
{
	return error_set(error, UNROLL_ERROR_SYSTEM, 0, "%s: %s", name, strerror(number));
}

/* "256 MiB", "1.2 GiB": one decimal, and none where it is zero. */
static const char *size_in_words(size_t size, char words[32])
{
	static const char *const units[] = { "bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB" };
	size_t unit = 0;
	double value = (double)size;

	while (value >= 1024 && unit + 1 < sizeof units / sizeof *units) {
		value /= 1024;
		unit++;
	}
	int tenths = (int)(value * 10 + 0.5);
	snprintf(words, 32, tenths % 10 ? "%.1f %s" : "%.0f %s", value, units[unit]);
	return words;
}

/* `size` is 0 where nobody knows how much more there is. */
static bool fail_of_size(struct unroll_error *error, const char *name, size_t limit, size_t size)
{
	char largest[32], found[32];

	size_in_words(limit, largest);
	if (!size)
		return error_set(error, UNROLL_ERROR_TOO_LARGE, 0,
		                 "%s: larger than %s; see --max-size", name, largest);
	return error_set(error, UNROLL_ERROR_TOO_LARGE, 0, "%s: larger than %s (%s); see --max-size",
	                 name, largest, size_in_words(size, found));
}

/* Only what ends and can be read from its start: pipes are for standard input. */
static bool check_kind(const struct stat *status, int fd, const char *name,
                       struct unroll_error *error)
{
	if (S_ISREG(status->st_mode) || (fd == STDIN_FILENO && S_ISFIFO(status->st_mode)))
		return true;
	return error_set(error, UNROLL_ERROR_NOT_FILE, 0, "%s: %s", name,
	                 S_ISDIR(status->st_mode) ? "a directory" : "not a regular file");
}

static void enlarge(struct arena *arena, struct bytes *bytes, size_t capacity)
{
	char *data = arena_allocate(arena, capacity);

	if (bytes->size)
		memcpy(data, bytes->data, bytes->size);
	bytes->data = data;
	bytes->capacity = capacity;
}

/* A file may grow or shrink while it is read: its end is where read() finds it. */
static bool read_to_end(struct arena *arena, int fd, size_t limit, struct bytes *bytes,
                        const char *name, struct unroll_error *error)
{
	for (;;) {
		if (bytes->size > limit)
			return fail_of_size(error, name, limit, 0);
		if (bytes->size == bytes->capacity)
			enlarge(arena, bytes, bytes->capacity * 2);
		ssize_t got = read(fd, bytes->data + bytes->size, bytes->capacity - bytes->size);
		if (got == 0)
			return true;
		if (got < 0 && errno != EINTR)
			return fail_of_system(error, name, errno);
		if (got > 0)
			bytes->size += (size_t)got;
	}
}

/* Up to the last blank line, else the last line end, else the last character. */
static size_t cut(const char *data, size_t size)
{
	const char *blank = memmem(data, size, "\n\n", 2), *next = blank;

	while (next && (next = memmem(next + 1, size - (size_t)(next + 1 - data), "\n\n", 2)))
		blank = next;
	const char *end = blank ? blank : memrchr(data, '\n', size);
	if (end)
		return (size_t)(end - data) + 1;
	while (size && is_within_character(data[size - 1]))
		size--;
	return size ? size - 1 : 0;
}

/* The first part of a file, which may have shrunk meanwhile. */
static bool read_first(struct arena *arena, int fd, size_t first, struct bytes *bytes)
{
	enlarge(arena, bytes, first);
	if (!descriptor_read(fd, bytes->data, first, &bytes->size))
		return false;
	bytes->size = cut(bytes->data, bytes->size);
	return true;
}

static bool read_bytes(struct arena *arena, int fd, const struct source_options *options,
                       struct bytes *bytes, const char *name, struct unroll_error *error)
{
	size_t limit = limit_of(options);
	struct stat status;

	if (fstat(fd, &status) != 0)
		return fail_of_system(error, name, errno);
	if (!check_kind(&status, fd, name, error))
		return false;
	size_t size = status.st_size > 0 ? (size_t)status.st_size : 0;
	if (size > limit)
		return fail_of_size(error, name, limit, size);
	if (options && options->first && S_ISREG(status.st_mode) && size > options->first)
		return read_first(arena, fd, options->first, bytes)
		    || fail_of_system(error, name, errno);
	/* One byte more than the file has: its end shows without growing. */
	enlarge(arena, bytes, size ? size + 1 : FIRST_SIZE);
	return read_to_end(arena, fd, limit, bytes, name, error);
}

bool source_read_fd(struct arena *arena, int fd, const char *name,
                    const struct source_options *options, struct source *source,
                    struct unroll_error *error)
{
	struct bytes bytes = { 0 };

	if (!read_bytes(arena, fd, options, &bytes, name, error))
		return false;
	return source_decode(arena, (struct str){ bytes.data, bytes.size }, name, options, source,
	                     error);
}

/* Not blocking at a FIFO without a writer, and never becoming a terminal's owner. */
static int open_file(const char *path)
{
	int fd;

	do {
		fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	} while (fd < 0 && errno == EINTR);
	return fd;
}

bool source_read(struct arena *arena, const char *path, const struct source_options *options,
                 struct source *source, struct unroll_error *error)
{
	if (strcmp(path, "-") == 0)
		return source_read_fd(arena, STDIN_FILENO, "standard input", options, source, error);
	int fd = open_file(path);
	/* Sockets, and devices that are not there, cannot even be opened. */
	if (fd < 0 && errno == ENXIO)
		return error_set(error, UNROLL_ERROR_NOT_FILE, 0, "%s: not a regular file", path);
	if (fd < 0)
		return fail_of_system(error, path, errno);
	bool done = source_read_fd(arena, fd, path, options, source, error);
	close(fd);
	return done;
}
