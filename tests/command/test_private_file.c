#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/str.h"
#include "command/private_file.h"
#include "faults/faults.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum { LIMIT = 1000 };

/* A file in two folders that do not exist at first. */
struct home {
	char path[40], folder[60], file[80];
	int next;                 /* the lowest descriptor that is free */
};

static int next_descriptor(void)
{
	int next = dup(STDERR_FILENO);

	close(next);
	return next;
}

static int open_home(void **state)
{
	static struct home home;

	strcpy(home.path, "/tmp/unroll-private-XXXXXX");
	assert_non_null(mkdtemp(home.path));
	snprintf(home.folder, sizeof home.folder, "%s/state/unroll", home.path);
	snprintf(home.file, sizeof home.file, "%s/file", home.folder);
	home.next = next_descriptor();
	*state = &home;
	return 0;
}

static int close_home(void **state)
{
	struct home *home = *state;
	char command[100];

	fault_end();
	assert_int_equal(next_descriptor(), home->next);
	chmod(home->folder, 0700);
	snprintf(command, sizeof command, "rm -r %s", home->path);
	return system(command);
}

static const char *beside(const struct home *home, const char *ending)
{
	static char path[100];

	snprintf(path, sizeof path, "%s%s", home->file, ending);
	return path;
}

/* Read the file and replace it, as everything that uses one does it. */
static bool change(const struct home *home, const char *content, struct unroll_error *error)
{
	struct arena arena = { 0 };
	struct private_file file;
	struct str text;

	if (!private_file_lock(&file, home->file, error))
		return false;
	bool done = private_file_read(&file, &arena, LIMIT, &text, error)
	         && private_file_replace(&file, str_of(content), error);
	private_file_close(&file);
	arena_free(&arena);
	return done;
}

/* What a reader gets, "(nothing)" if there is no text and "(failure)" if it is told. */
static const char *content(const struct home *home)
{
	static char copy[LIMIT + 1];
	struct arena arena = { 0 };
	struct private_file file;
	struct str text;

	strcpy(copy, "(failure)");
	if (!private_file_open(&file, home->file, NULL))
		return copy;
	if (private_file_read(&file, &arena, LIMIT, &text, NULL))
		snprintf(copy, sizeof copy, "%s", text.size ? arena_copy(&arena, text).data : "(nothing)");
	private_file_close(&file);
	arena_free(&arena);
	return copy;
}

static void what_is_written_is_read(void **state)
{
	const struct home *home = *state;

	assert_string_equal(content(home), "(failure)");
	errno = ENOSPC;           /* of something else, before */
	assert_true(change(home, "one", NULL));
	assert_string_equal(content(home), "one");
	assert_true(change(home, "", NULL));
	assert_string_equal(content(home), "(nothing)");
}

static unsigned entries_of(const char *folder)
{
	unsigned count = 0;
	DIR *list = opendir(folder);

	assert_non_null(list);
	while (readdir(list))
		count++;
	closedir(list);
	return count - 2;
}

static void no_other_folders_are_made(void **state)
{
	const struct home *home = *state;

	assert_true(change(home, "one", NULL));
	assert_int_equal(entries_of(home->path), 1);
	assert_int_equal(entries_of(home->folder), 2);
}

static void a_path_that_is_too_long_is_told(void **state)
{
	static char path[2 * PATH_MAX];
	struct private_file file;

	(void)state;
	for (size_t i = 0; i < sizeof path - 1; i++)
		path[i] = i % 100 ? 'n' : '/';
	errno = 0;
	assert_false(private_file_open(&file, path, NULL));
	assert_int_equal(errno, ENAMETOOLONG);
}

static void nobody_else_may_read_it(void **state)
{
	const struct home *home = *state;
	struct stat status;
	mode_t mask = umask(0);

	assert_true(change(home, "one", NULL));
	umask(mask);
	assert_int_equal(stat(home->folder, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0700);
	assert_int_equal(stat(home->file, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	assert_int_equal(stat(beside(home, ".lock"), &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
}

/* The calls of change() one after the other, and what is said when they fail. */
static const struct {
	struct fault fault;
	const char *message;      /* behind the path */
} failures[] = {
	{ { .call = FAULTY_MKDIR, .after = 2, .error = ENOSPC }, "No space left on device" },
	{ { .call = FAULTY_FSTAT, .error = EIO }, "Input/output error" },
	{ { .call = FAULTY_GETEUID, .error = EPERM }, "its folder is not the user's own" },
	{ { .call = FAULTY_OPENAT, .error = EACCES }, "Permission denied" },
	{ { .call = FAULTY_FLOCK, .error = ENOLCK }, "No locks available" },
	{ { .call = FAULTY_OPENAT, .after = 1, .error = EACCES }, "Permission denied" },
	{ { .call = FAULTY_FSTAT, .after = 1, .error = EIO }, "Input/output error" },
	{ { .call = FAULTY_GETEUID, .after = 1, .error = EPERM }, "Operation not permitted" },
	{ { .call = FAULTY_OPENAT, .after = 2, .error = ENOSPC }, "No space left on device" },
	{ { .call = FAULTY_READ, .error = EIO }, "Input/output error" },
	{ { .call = FAULTY_WRITE, .error = EDQUOT }, "Disk quota exceeded" },
	{ { .call = FAULTY_CLOSE, .after = 1, .error = EIO }, "Input/output error" },
	{ { .call = FAULTY_RENAMEAT, .error = EIO }, "Input/output error" },
};

static void a_failure_is_told_and_loses_nothing(void **state)
{
	const struct home *home = *state;

	assert_true(change(home, "before", NULL));
	for (size_t i = 0; i < COUNT(failures); i++) {
		struct unroll_error error = { 0 };
		char message[200];
		snprintf(message, sizeof message, "%s: %s", home->file, failures[i].message);
		fault_set(failures[i].fault);
		assert_false(change(home, "after", &error));
		assert_true(fault_end());
		assert_string_equal(error.message, message);
		assert_int_equal(error.line, 0);
		assert_string_equal(content(home), "before");
		assert_int_equal(access(beside(home, ".new"), F_OK), -1);
		assert_int_equal(next_descriptor(), home->next);
	}
	assert_true(change(home, "after", NULL));
	assert_string_equal(content(home), "after");
}

/* A system that is read-only says so of folders that are there; a lock may take a moment. */
static const struct fault passing[] = {
	{ .call = FAULTY_MKDIR, .error = EROFS, .lasts = true },
	{ .call = FAULTY_MKDIR, .error = EACCES, .lasts = true },
	{ .call = FAULTY_FLOCK, .error = EINTR },
	{ .call = FAULTY_READ, .error = EINTR },
	{ .call = FAULTY_WRITE, .error = EINTR },
	{ .call = FAULTY_FLOCK, .error = EWOULDBLOCK },
};

static void some_failures_do_not_matter(void **state)
{
	const struct home *home = *state;

	assert_true(change(home, "before", NULL));
	for (size_t i = 0; i < COUNT(passing); i++) {
		char number[] = { (char)('0' + i), '\0' };
		fault_set(passing[i]);
		assert_true(change(home, number, NULL));
		assert_true(fault_end());
		assert_string_equal(content(home), number);
	}
}

static void a_name_leaves_room_for_that_of_the_lock(void **state)
{
	const struct home *home = *state;
	struct private_file file;
	struct unroll_error error = { 0 };
	char path[NAME_MAX + 100], name[NAME_MAX + 1];

	assert_true(change(home, "one", NULL));
	memset(name, 'n', sizeof name);
	for (int size = NAME_MAX - 6; size <= NAME_MAX; size++) {
		snprintf(path, sizeof path, "%s/%.*s", home->folder, size, name);
		bool fits = size <= NAME_MAX - 5;
		assert_true(private_file_lock(&file, path, &error) == fits);
		if (fits) {
			assert_true(private_file_replace(&file, str_of("long"), &error));
			assert_int_equal(access(strcat(path, ".lock"), F_OK), 0);
			path[strlen(path) - 5] = '\0';
			private_file_close(&file);
		}
		assert_int_equal(private_file_open(&file, path, &error), fits);
		if (fits)
			private_file_close(&file);
	}
	assert_non_null(strstr(error.message, ": File name too long"));
}

static void a_file_stands_in_a_folder(void **state)
{
	static const char *const paths[] = { "file", "/file", "", "/", "/tmp/", "tmp/" };
	struct unroll_error error = { 0 };
	struct private_file file;

	(void)state;
	for (size_t i = 0; i < COUNT(paths); i++) {
		char message[100];
		snprintf(message, sizeof message, "%s: not a file in a folder", paths[i]);
		assert_false(private_file_open(&file, paths[i], &error));
		assert_string_equal(error.message, message);
		assert_int_equal(error.line, 0);
		assert_int_equal(error.kind, UNROLL_ERROR_USAGE);
		private_file_close(&file);
	}
}

/* Up to the limit a file is read whole; a larger one is as good as none. */
static void a_folder_that_is_not_there_is_told(void **state)
{
	struct private_file file;
	struct unroll_error error = { .line = 1 };

	(void)state;
	assert_false(private_file_open(&file, "/absent/file", &error));
	assert_string_equal(error.message, "/absent/file: No such file or directory");
	assert_int_equal(error.line, 0);
	assert_false(private_file_lock(&file, "/dev/null/folder/file", &error));
	assert_string_equal(error.message, "/dev/null/folder/file: Not a directory");
	assert_int_equal(error.line, 0);
}

static void a_file_is_as_large_as_it_may_be(void **state)
{
	const struct home *home = *state;
	char text[LIMIT + 2];

	memset(text, 't', sizeof text);
	text[LIMIT] = '\0';
	assert_true(change(home, text, NULL));
	assert_string_equal(content(home), text);
	text[LIMIT] = 't';
	text[LIMIT + 1] = '\0';
	assert_true(change(home, text, NULL));
	assert_string_equal(content(home), "(nothing)");
}

static void what_others_may_write_is_not_read(void **state)
{
	static const mode_t modes[] = { 0620, 0602, 0622 };
	const struct home *home = *state;

	for (size_t i = 0; i < COUNT(modes); i++) {
		assert_true(change(home, "one", NULL));
		assert_int_equal(chmod(home->file, modes[i]), 0);
		assert_string_equal(content(home), "(nothing)");
		assert_true(change(home, "two", NULL));
		assert_string_equal(content(home), "two");
		assert_int_equal(chmod(home->folder, 0700 | (modes[i] & 0077)), 0);
		assert_string_equal(content(home), "(failure)");
		assert_false(change(home, "three", NULL));
		assert_int_equal(chmod(home->folder, 0755), 0);
		assert_string_equal(content(home), "two");
	}
}

static void what_is_left_of_a_killed_program_is_swept_away(void **state)
{
	const struct home *home = *state;

	assert_true(change(home, "one", NULL));
	assert_int_equal(symlink("file", beside(home, ".new")), 0);
	assert_true(change(home, "two", NULL));
	assert_string_equal(content(home), "two");
	assert_int_equal(access(beside(home, ".new"), F_OK), -1);
}

static void check_descriptor_0_behind_the_folder(const struct home *home)
{
	struct arena arena = { 0 };
	struct private_file file;
	struct str text;
	int taken = open("/dev/null", O_RDONLY | O_CLOEXEC);

	assert_true(private_file_lock(&file, home->file, NULL));
	close(taken);
	errno = ENOENT;           /* of something else, before */
	assert_true(private_file_read(&file, &arena, LIMIT, &text, NULL));
	assert_true(str_equal(text, str_of("one")));
	assert_true(private_file_replace(&file, str_of("two"), NULL));
	assert_int_equal(next_descriptor(), STDIN_FILENO);
	private_file_close(&file);
	arena_free(&arena);
	assert_string_equal(content(home), "two");
}

/* As in a program that was started without standard input. */
static void the_lowest_descriptor_is_one_too(void **state)
{
	const struct home *home = *state;
	int kept = dup(STDIN_FILENO);

	close(STDIN_FILENO);
	assert_true(change(home, "one", NULL));
	assert_string_equal(content(home), "one");
	assert_int_equal(next_descriptor(), STDIN_FILENO);
	check_descriptor_0_behind_the_folder(home);
	dup2(kept, STDIN_FILENO);
	close(kept);
}

static void what_is_open_ends_with_the_program_that_opened_it(void **state)
{
	const struct home *home = *state;
	struct private_file file;

	assert_true(private_file_lock(&file, home->file, NULL));
	assert_int_equal(fcntl(file.folder, F_GETFD), FD_CLOEXEC);
	assert_int_equal(fcntl(file.lock, F_GETFD), FD_CLOEXEC);
	private_file_close(&file);
	assert_int_equal(file.folder, -1);
	assert_int_equal(file.lock, -1);
	private_file_close(&file);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_home, close_home)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_written_is_read),
		TEST(no_other_folders_are_made),
		TEST(a_path_that_is_too_long_is_told),
		TEST(nobody_else_may_read_it),
		TEST(a_failure_is_told_and_loses_nothing),
		TEST(some_failures_do_not_matter),
		TEST(a_name_leaves_room_for_that_of_the_lock),
		TEST(a_file_stands_in_a_folder),
		TEST(a_folder_that_is_not_there_is_told),
		TEST(a_file_is_as_large_as_it_may_be),
		TEST(what_others_may_write_is_not_read),
		TEST(what_is_left_of_a_killed_program_is_swept_away),
		TEST(the_lowest_descriptor_is_one_too),
		TEST(what_is_open_ends_with_the_program_that_opened_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
