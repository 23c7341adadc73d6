#include "faults/faults.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static struct fault set;
static bool is_set, is_met;

void fault_set(struct fault fault)
{
	set = fault;
	is_set = true;
	is_met = false;
}

bool fault_end(void)
{
	is_set = false;
	return is_met;
}

static bool fails(enum faulty_call call)
{
	if (!is_set || set.call != call)
		return false;
	if (set.after > 0) {
		set.after--;
		return false;
	}
	is_met = true;
	is_set = set.lasts;
	errno = set.error;
	return true;
}

/*
 * The linker calls __wrap_NAME for NAME and NAME for __real_NAME. Files have
 * 64 bits of size, which is in the names of some.
 */

int __real_close(int fd);
int __wrap_close(int fd);

int __wrap_close(int fd)
{
	int result = __real_close(fd);

	return fails(FAULTY_CLOSE) ? -1 : result;
}

DIR *__real_fdopendir(int fd);
DIR *__wrap_fdopendir(int fd);

DIR *__wrap_fdopendir(int fd)
{
	return fails(FAULTY_FDOPENDIR) ? NULL : __real_fdopendir(fd);
}

int __real_flock(int fd, int operation);
int __wrap_flock(int fd, int operation);

int __wrap_flock(int fd, int operation)
{
	return fails(FAULTY_FLOCK) ? -1 : __real_flock(fd, operation);
}

int __real_fstat64(int fd, struct stat *status);
int __wrap_fstat64(int fd, struct stat *status);

int __wrap_fstat64(int fd, struct stat *status)
{
	return fails(FAULTY_FSTAT) ? -1 : __real_fstat64(fd, status);
}

uid_t __real_geteuid(void);
uid_t __wrap_geteuid(void);

uid_t __wrap_geteuid(void)
{
	uid_t user = __real_geteuid();

	return fails(FAULTY_GETEUID) ? user + 1 : user;
}

iconv_t __real_iconv_open(const char *to, const char *from);
iconv_t __wrap_iconv_open(const char *to, const char *from);

iconv_t __wrap_iconv_open(const char *to, const char *from)
{
	return fails(FAULTY_ICONV_OPEN) ? (iconv_t)-1 : __real_iconv_open(to, from);
}

int __real_mkdir(const char *path, mode_t mode);
int __wrap_mkdir(const char *path, mode_t mode);

int __wrap_mkdir(const char *path, mode_t mode)
{
	return fails(FAULTY_MKDIR) ? -1 : __real_mkdir(path, mode);
}

int __real_openat64(int folder, const char *path, int flags, ...);
int __wrap_openat64(int folder, const char *path, int flags, ...);

int __wrap_openat64(int folder, const char *path, int flags, ...)
{
	va_list rest;

	va_start(rest, flags);
	mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
	va_end(rest);
	return fails(FAULTY_OPENAT) ? -1 : __real_openat64(folder, path, flags, mode);
}

ssize_t __real_read(int fd, void *data, size_t size);
ssize_t __wrap_read(int fd, void *data, size_t size);

ssize_t __wrap_read(int fd, void *data, size_t size)
{
	return fails(FAULTY_READ) ? -1 : __real_read(fd, data, size);
}

struct dirent *__real_readdir64(DIR *stream);
struct dirent *__wrap_readdir64(DIR *stream);

struct dirent *__wrap_readdir64(DIR *stream)
{
	struct dirent *entry = __real_readdir64(stream);

	if (entry && fails(FAULTY_READDIR))
		entry->d_type = DT_UNKNOWN;
	return entry;
}

int __real_renameat(int from, const char *path, int to, const char *name);
int __wrap_renameat(int from, const char *path, int to, const char *name);

int __wrap_renameat(int from, const char *path, int to, const char *name)
{
	return fails(FAULTY_RENAMEAT) ? -1 : __real_renameat(from, path, to, name);
}

long __real_syscall(long number, ...);
long __wrap_syscall(long number, ...);

long __wrap_syscall(long number, ...)
{
	long words[5];
	va_list rest;

	va_start(rest, number);
	for (int i = 0; i < 5; i++)
		words[i] = va_arg(rest, long);
	va_end(rest);
	if (number == SYS_openat2 && fails(FAULTY_OPENAT2))
		return -1;
	return __real_syscall(number, words[0], words[1], words[2], words[3], words[4]);
}

ssize_t __real_write(int fd, const void *data, size_t size);
ssize_t __wrap_write(int fd, const void *data, size_t size);

ssize_t __wrap_write(int fd, const void *data, size_t size)
{
	return fails(FAULTY_WRITE) ? -1 : __real_write(fd, data, size);
}
