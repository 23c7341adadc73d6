/*
 * Loaded before the C library: makes an allocation fail. UNROLL_FAULT_RECORD
 * names a file, where allocations are recorded as place.h has it; UNROLL_FAULT_AT
 * says which one fails, as "NUMBER STACK", and with UNROLL_FAULT_LASTS all behind
 * it do as well. Recording begins when the program does.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <malloc.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <unwind.h>

#include "place.h"

/* What stands behind the names of the C library. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static struct record *record;
static struct place fails_at;
static bool lasts;

__attribute__((constructor)) static void start(void)
{
	const char *path = getenv("UNROLL_FAULT_RECORD"), *at = getenv("UNROLL_FAULT_AT");
	int fd = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
	char *end;

	/* Whoever watches the system calls of this process sees by this one that it has begun. */
	syscall(SYS_getppid);
	if (fd < 0)
		return;
	void *shared = mmap(NULL, sizeof *record, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	close(fd);
	fails_at.number = at ? (unsigned)strtoul(at, &end, 10) : 0;
	fails_at.stack = at ? (uint32_t)strtoul(end, NULL, 10) : 0;
	lasts = getenv("UNROLL_FAULT_LASTS");
	record = shared == MAP_FAILED ? NULL : shared;
}

/* The file that an address of code is from. */
static bool find_code(const void *address, struct dl_find_object *code)
{
	return _dl_find_object((void *)address, code) == 0;
}

/*
 * Libraries that crash without memory. Before they are called the program makes
 * sure that there is as much as they need, which no count of allocations shows.
 */
static bool is_exempt(const void *caller)
{
	static const char *const libraries[] = { "/libfribidi.", "/libncursesw.", "/libtinfo." };
	struct dl_find_object code;

	if (!find_code(caller, &code))
		return false;
	for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++)
		if (strstr(code.dlfo_link_map->l_name, libraries[i]))
			return true;
	return false;
}

/* Files of code lie elsewhere in each run. */
static _Unwind_Reason_Code add_frame(struct _Unwind_Context *context, void *hash)
{
	uintptr_t address = _Unwind_GetIP(context);
	struct dl_find_object code;

	if (find_code((void *)address, &code))
		address -= (uintptr_t)code.dlfo_map_start;
	*(uint32_t *)hash = (*(uint32_t *)hash ^ (uint32_t)address) * 16777619;
	return _URC_NO_REASON;
}

static uint32_t stack_of_calls(void)
{
	uint32_t hash = 2166136261;

	_Unwind_Backtrace(add_frame, &hash);
	return hash ? hash : 1;
}

/* Whether this is the allocation that fails. */
static bool is_the_place(uint32_t stack)
{
	uint32_t number = __atomic_add_fetch(&record->count, 1, __ATOMIC_RELAXED);

	if (number <= MOST_PLACES)
		record->stacks[number - 1] = stack;
	return fails_at.number && stack == fails_at.stack
	    && __atomic_add_fetch(&record->hits, 1, __ATOMIC_RELAXED) == fails_at.number;
}

static bool must_fail(const void *caller)
{
	if (!record || is_exempt(caller))
		return false;
	bool is_over = fails_at.number && record->hits >= fails_at.number;
	if (is_over ? !lasts : !is_the_place(stack_of_calls()))
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
