/*
 * Run a program in which one thing fails, and end as it ends. The KINDs:
 *
 *   memory      the allocation AT fails
 *   exhaustion  it and all behind it fail
 *   error       the system call number AT fails, as it may
 *   interrupt   the reading, writing or waiting number AT is interrupted by a signal
 *   short       the reading or writing number AT moves one byte only
 *
 * AT is a number, for allocations with the stack behind it; nothing fails when it
 * is 0. RECORD is a file that is given the places where the kind of failure could
 * have been, as place.h has it. SHIM is the library of shim.c.
 *
 * usage: fault SHIM KIND AT RECORD PROGRAM [ARGUMENT]...
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include <linux/ptrace.h>

#include "place.h"

#ifndef __x86_64__
#error "the registers of other processors are not known here"
#endif

enum { MOVES_BYTES = 1, WAITS = 2 };

/* The system calls that fail, and how. */
static const struct {
	long number;
	int error;
	unsigned traits;
} calls[] = {
	{ SYS_read,       EIO,    MOVES_BYTES | WAITS },
	{ SYS_pread64,    EIO,    MOVES_BYTES | WAITS },
	{ SYS_write,      ENOSPC, MOVES_BYTES | WAITS },
	{ SYS_pwrite64,   ENOSPC, MOVES_BYTES | WAITS },
	{ SYS_writev,     ENOSPC, WAITS },
	{ SYS_openat,     EMFILE, 0 },
	{ SYS_open,       EMFILE, 0 },
	{ SYS_openat2,    EMFILE, 0 },
	{ SYS_flock,      ENOLCK, WAITS },
	{ SYS_poll,       ENOMEM, WAITS },
	{ SYS_close,      EIO,    0 },
	{ SYS_fstat,      EIO,    0 },
	{ SYS_stat,       EIO,    0 },
	{ SYS_newfstatat, EIO,    0 },
	{ SYS_statx,      EIO,    0 },
	{ SYS_lseek,      EINVAL, 0 },
	{ SYS_ioctl,      EIO,    0 },
	{ SYS_fcntl,      EBADF,  0 },
	{ SYS_access,     EIO,    0 },
	{ SYS_readlink,   EIO,    0 },
	{ SYS_getdents64, EIO,    0 },
	{ SYS_mmap,       ENOMEM, 0 },
	{ SYS_madvise,    ENOMEM, 0 },
	{ SYS_mkdir,      ENOSPC, 0 },
	{ SYS_rename,     ENOSPC, 0 },
	{ SYS_renameat,   ENOSPC, 0 },
	{ SYS_unlinkat,   EIO,    0 },
	{ SYS_unlink,     EIO,    0 },
	{ SYS_pipe2,      EMFILE, 0 },
	{ SYS_memfd_create, EMFILE, 0 },
	{ SYS_fsync,      EIO,    0 },
	{ SYS_ftruncate,  ENOSPC, 0 },
};

enum { CALL_COUNT = sizeof calls / sizeof *calls };

static const struct kind {
	const char *name;
	bool is_of_memory, lasts, is_short;
	int error;                /* instead of that of the call; 0 for that */
} kinds[] = {
	{ "memory",     .is_of_memory = true },
	{ "exhaustion", .is_of_memory = true, .lasts = true },
	{ "error",      .error = 0 },
	{ "interrupt",  .error = EINTR },
	{ "short",      .is_short = true },
};

struct watch {
	const struct kind *kind;
	pid_t process;
	unsigned at, count;
	bool has_begun;           /* the program, behind what loads it */
	int error;                /* that the call which is being made returns; 0 for its own */
};

static const struct kind *kind_of(const char *name)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i].name, name) == 0)
			return &kinds[i];
	return NULL;
}

static void set_register(pid_t process, size_t offset, unsigned long value)
{
	ptrace(PTRACE_POKEUSER, process, (void *)offset, (void *)value);
}

#define REGISTER(name) offsetof(struct user, regs.name)

/* Reading and writing of files on a disk is never interrupted. */
static bool may_be_interrupted(pid_t process, const struct ptrace_syscall_info *info)
{
	char path[64], target[64] = "";

	if (info->entry.nr == SYS_poll || info->entry.nr == SYS_flock)
		return true;
	snprintf(path, sizeof path, "/proc/%d/fd/%d", process, (int)info->entry.args[0]);
	return readlink(path, target, sizeof target - 1) > 0
	    && (strncmp(target, "/dev/", 5) == 0 || strncmp(target, "pipe:", 5) == 0);
}

/* Whether it could fail in the way that is wanted. */
static bool is_concerned(const struct watch *watch, const struct ptrace_syscall_info *info,
                         unsigned traits)
{
	if (watch->kind->error == EINTR)
		return traits & WAITS && may_be_interrupted(watch->process, info);
	return !watch->kind->is_short || (traits & MOVES_BYTES && info->entry.args[2] > 1);
}

/* The call that is about to be made fails, or moves one byte. */
static void spoil(struct watch *watch, int error)
{
	if (watch->kind->is_short) {
		set_register(watch->process, REGISTER(rdx), 1);
		return;
	}
	watch->error = watch->kind->error ? watch->kind->error : error;
	set_register(watch->process, REGISTER(orig_rax), (unsigned long)-1);
}

static void enter(struct watch *watch, const struct ptrace_syscall_info *info)
{
	size_t i = 0;

	if (info->entry.nr == SYS_getppid)
		watch->has_begun = true;
	while (i < CALL_COUNT && (uint64_t)calls[i].number != info->entry.nr)
		i++;
	if (!watch->has_begun || i == CALL_COUNT || !is_concerned(watch, info, calls[i].traits))
		return;
	if (++watch->count == watch->at)
		spoil(watch, calls[i].error);
}

static void leave(struct watch *watch)
{
	if (watch->error)
		set_register(watch->process, REGISTER(rax), (unsigned long)-watch->error);
	watch->error = 0;
}

static void look(struct watch *watch)
{
	struct ptrace_syscall_info info;

	if (ptrace(PTRACE_GET_SYSCALL_INFO, watch->process, (void *)sizeof info, &info) <= 0)
		return;
	if (info.op == PTRACE_SYSCALL_INFO_ENTRY)
		enter(watch, &info);
	else if (info.op == PTRACE_SYSCALL_INFO_EXIT)
		leave(watch);
}

/* Let the program run to its end; return its status as wait() has it. */
static int watch_over(struct watch *watch)
{
	int status, signal_number = 0;

	waitpid(watch->process, &status, 0);
	ptrace(PTRACE_SETOPTIONS, watch->process, NULL,
	       (void *)(PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL));
	while (WIFSTOPPED(status)) {
		ptrace(PTRACE_SYSCALL, watch->process, NULL, (void *)(intptr_t)signal_number);
		if (waitpid(watch->process, &status, 0) < 0)
			return 0;
		if (!WIFSTOPPED(status))
			break;
		int stop = WSTOPSIG(status);
		signal_number = stop & 0x80 || stop == SIGTRAP ? 0 : stop;
		if (stop == (SIGTRAP | 0x80))
			look(watch);
	}
	return status;
}

static _Noreturn void end_like(int status)
{
	if (WIFEXITED(status))
		_exit(WEXITSTATUS(status));
	setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
	signal(WTERMSIG(status), SIG_DFL);
	raise(WTERMSIG(status));
	_exit(128 + WTERMSIG(status));
}

static void write_record(const char *path, uint32_t count)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	if (fd < 0 || write(fd, &count, sizeof count) != sizeof count
	    || ftruncate(fd, sizeof(struct record)) < 0)
		_exit(126);
	close(fd);
}

static _Noreturn void become(char **argv, const char *shim)
{
	setenv("LD_PRELOAD", shim, 1);
	execvp(argv[0], argv);
	_exit(127);
}

static _Noreturn void run_watched(struct watch *watch, char **argv, const char *shim,
                                  const char *record)
{
	watch->process = fork();
	if (watch->process == 0) {
		ptrace(PTRACE_TRACEME, 0, NULL, NULL);
		raise(SIGSTOP);
		become(argv, shim);
	}
	/* What the terminal sends to both is for the program. */
	signal(SIGHUP, SIG_IGN);
	int status = watch_over(watch);
	write_record(record, watch->count);
	end_like(status);
}

int main(int count, char **values)
{
	struct watch watch = { .kind = count > 5 ? kind_of(values[2]) : NULL };

	if (!watch.kind) {
		fprintf(stderr, "usage: fault SHIM KIND AT RECORD PROGRAM [ARGUMENT]...\n");
		return 126;
	}
	write_record(values[4], 0);
	watch.at = (unsigned)strtoul(values[3], NULL, 10);
	if (!watch.kind->is_of_memory)
		run_watched(&watch, values + 5, values[1], values[4]);
	setenv("UNROLL_FAULT_RECORD", values[4], 1);
	setenv("UNROLL_FAULT_AT", values[3], 1);
	if (watch.kind->lasts)
		setenv("UNROLL_FAULT_LASTS", "1", 1);
	become(values + 5, values[1]);
}
