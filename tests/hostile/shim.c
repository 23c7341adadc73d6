/*
 * Loaded before the C library: makes an allocation fail. UNROLL_FAULT_RECORD
 * names a file of one unsigned, where allocations are counted; UNROLL_FAULT_AT
 * says which one fails, counted from 1, and with UNROLL_FAULT_LASTS all behind
 * it do as well. Counting begins when the program does.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What stands behind the names of the C library. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static unsigned *calls;
static unsigned long fails_at;
static bool lasts;

__attribute__((constructor)) static void start(void)
{
	const char *record = getenv("UNROLL_FAULT_RECORD"), *at = getenv("UNROLL_FAULT_AT");
	int fd = record ? open(record, O_RDWR | O_CLOEXEC) : -1;

	/* Whoever watches the system calls of this process sees by this one that it has begun. */
	syscall(SYS_getppid);
	if (fd < 0)
		return;
	void *shared = mmap(NULL, sizeof *calls, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	close(fd);
	fails_at = at ? strtoul(at, NULL, 10) : 0;
	lasts = getenv("UNROLL_FAULT_LASTS");
	calls = shared == MAP_FAILED ? NULL : shared;
}

/*
 * Libraries that crash without memory. Before they are called the program makes
 * sure that there is as much as they need, which no count of allocations shows.
 */
static bool is_exempt(const void *caller)
{
	static const char *const libraries[] = { "/libfribidi.", "/libncursesw.", "/libtinfo." };
	Dl_info from;

	if (!dladdr(caller, &from))
		return false;
	for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++)
		if (strstr(from.dli_fname, libraries[i]))
			return true;
	return false;
}

static bool must_fail(const void *caller)
{
	if (!calls || is_exempt(caller))
		return false;
	++*calls;
	if (!fails_at || *calls < fails_at || (*calls > fails_at && !lasts))
		return false;
	errno = ENOMEM;
	return true;
}

#define CALLER __builtin_return_address(0)

void *malloc(size_t size)
{
	return must_fail(CALLER) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return must_fail(CALLER) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *block, size_t size)
{
	return must_fail(CALLER) ? NULL : __libc_realloc(block, size);
}

void *reallocarray(void *block, size_t count, size_t size)
{
	size_t whole;

	if (__builtin_mul_overflow(count, size, &whole) || must_fail(CALLER)) {
		errno = ENOMEM;
		return NULL;
	}
	return __libc_realloc(block, whole);
}

void *aligned_alloc(size_t alignment, size_t size)
{
	return must_fail(CALLER) ? NULL : __libc_memalign(alignment, size);
}

void *memalign(size_t alignment, size_t size)
{
	return must_fail(CALLER) ? NULL : __libc_memalign(alignment, size);
}

int posix_memalign(void **block, size_t alignment, size_t size)
{
	*block = must_fail(CALLER) ? NULL : __libc_memalign(alignment, size);
	return *block ? 0 : ENOMEM;
}

/* The C library's own would allocate in its name, not in the caller's. */
char *strdup(const char *string)
{
	size_t size = strlen(string) + 1;
	char *copy = must_fail(CALLER) ? NULL : __libc_malloc(size);

	return copy ? memcpy(copy, string, size) : NULL;
}
