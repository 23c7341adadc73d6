#include <errno.h>
#include <fcntl.h>
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

#include "base/str.h"
#include "faults/faults.h"
#include "library/folder.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* What is in the folder of a test; files hold their names. */
static const struct {
	const char *path;
	enum { FILE_OF_TEXT, FOLDER, LINK, FIFO } kind;
	const char *target;
} things[] = {
	{ "inside", FOLDER, NULL },
	{ "secret", FILE_OF_TEXT, NULL },
	{ "inside/b", FILE_OF_TEXT, NULL },
	{ "inside/a", FILE_OF_TEXT, NULL },
	{ "inside/.hidden", FILE_OF_TEXT, NULL },
	{ "inside/fifo", FIFO, NULL },
	{ "inside/year", FOLDER, NULL },
	{ "inside/year/c", FILE_OF_TEXT, NULL },
	{ "inside/year/day", FOLDER, NULL },
	{ "inside/year/day/d", FILE_OF_TEXT, NULL },
	{ "inside/year/up", LINK, "../.." },
	{ "inside/year/e", LINK, "../a" },
	{ "inside/link", LINK, "year" },
	{ "inside/out", LINK, ".." },
};

struct home {
	char path[40];
	int folder;               /* of `inside` */
	int next;                 /* the lowest descriptor that is free */
};

static int next_descriptor(void)
{
	int next = dup(STDERR_FILENO);

	close(next);
	return next;
}

static const char *path_of(const struct home *home, const char *name)
{
	static char path[100];

	snprintf(path, sizeof path, "%s/%s", home->path, name);
	return path;
}

static void make(const struct home *home, size_t i)
{
	const char *path = path_of(home, things[i].path);
	FILE *out;

	switch (things[i].kind) {
	case FOLDER:
		assert_int_equal(mkdir(path, 0700), 0);
		break;
	case LINK:
		assert_int_equal(symlink(things[i].target, path), 0);
		break;
	case FIFO:
		assert_int_equal(mkfifo(path, 0600), 0);
		break;
	case FILE_OF_TEXT:
		assert_non_null(out = fopen(path, "w"));
		fputs(things[i].path, out);
		fclose(out);
	}
}

static int open_home(void **state)
{
	static struct home home;

	strcpy(home.path, "/tmp/unroll-folder-XXXXXX");
	assert_non_null(mkdtemp(home.path));
	for (size_t i = 0; i < COUNT(things); i++)
		make(&home, i);
	home.folder = folder_open(path_of(&home, "inside"), NULL);
	assert_true(home.folder >= 0);
	home.next = next_descriptor();
	*state = &home;
	return 0;
}

static int close_home(void **state)
{
	struct home *home = *state;

	fault_end();
	close(home->folder);
	for (size_t i = COUNT(things); i-- > 0; )
		assert_int_equal(remove(path_of(home, things[i].path)), 0);
	return rmdir(home->path);
}

static void a_folder_is_a_folder(void **state)
{
	struct unroll_error error = { 0 };
	char message[200];

	assert_int_equal(folder_open(path_of(*state, "secret"), &error), -1);
	snprintf(message, sizeof message, "%s: Not a directory", path_of(*state, "secret"));
	assert_string_equal(error.message, message);
	assert_int_equal(error.kind, UNROLL_ERROR_SYSTEM);
	assert_int_equal(error.line, 0);
}

/* The names that are listed, with a comma behind each. */
static const char *list(const struct home *home, size_t limit)
{
	static char text[200];
	struct arena arena = { 0 };
	struct str *names;
	size_t count = folder_list(home->folder, &arena, limit, &names);

	text[0] = '\0';
	for (size_t i = 0; i < count; i++)
		strcat(strcat(text, names[i].data), ",");
	free(names);
	arena_free(&arena);
	return text;
}

static size_t count(const char *names)
{
	size_t commas = 0;

	for (; *names; names++)
		commas += *names == ',';
	return commas;
}

static void files_are_listed_in_order_and_again(void **state)
{
	assert_string_equal(list(*state, SIZE_MAX), "a,b,link,out,");
	assert_string_equal(list(*state, SIZE_MAX), "a,b,link,out,");
}

/* In whatever order the system tells them: they are made in both. */
static void neighbours_are_in_order(void **state)
{
	struct home home = *(const struct home *)*state;
	char path[200], names[60];
	size_t size = 0;

	home.folder = folder_open(path_of(*state, "inside/year/day"), NULL);
	for (char c = 'd'; c <= 'z'; c++)
		size += (size_t)sprintf(names + size, "%c,", c);
	for (int i = 0; i < 2 * ('z' - 'd'); i++) {
		int nth = i % ('z' - 'd');
		snprintf(path, sizeof path, "%s%c", path_of(*state, "inside/year/day/"),
		         i == nth ? 'e' + nth : 'z' - nth);
		if (i != nth)
			assert_int_equal(unlink(path), 0);
		close(creat(path, 0600));
		if (nth == 'z' - 'd' - 1)
			assert_string_equal(list(&home, SIZE_MAX), names);
	}
	close(home.folder);
	for (char c = 'z'; c > 'd'; c--) {
		snprintf(path, sizeof path, "%s%c", path_of(*state, "inside/year/day/"), c);
		unlink(path);
	}
}

static void no_more_are_listed_than_wanted(void **state)
{
	for (size_t limit = 0; limit < 6; limit++)
		assert_int_equal(count(list(*state, limit)), limit < 4 ? limit : 4);
}

static void what_the_system_cannot_tell_is_listed(void **state)
{
	fault_set((struct fault){ .call = FAULTY_READDIR, .error = 1, .lasts = true });
	assert_string_equal(list(*state, SIZE_MAX), "a,b,fifo,link,out,year,");
	assert_true(fault_end());
}

static void a_folder_that_cannot_be_listed_is_empty(void **state)
{
	static const enum faulty_call calls[] = { FAULTY_OPENAT, FAULTY_FDOPENDIR };

	for (size_t i = 0; i < COUNT(calls); i++) {
		fault_set((struct fault){ .call = calls[i], .error = EMFILE });
		assert_string_equal(list(*state, SIZE_MAX), "");
		assert_true(fault_end());
	}
}

#define NO_NAME "not the name of a file in the library"

/*
 * What opens which file; on a system that cannot keep a path in a folder, `older`
 * is what is said instead of opening it.
 */
static const struct {
	struct str path;
	const char *content, *error, *older;
} paths[] = {
	{ STR("a"), "inside/a", NULL, NULL },
	{ STR(".hidden"), "inside/.hidden", NULL, NULL },
	{ STR("year/c"), "inside/year/c", NULL, NULL },
	{ STR("year/day/d"), "inside/year/day/d", NULL, NULL },
	{ STR("link/c"), "inside/year/c", NULL, "link/c: Not a directory" },
	{ STR("year/e"), "inside/a", NULL, "year/e: Too many levels of symbolic links" },

	{ STR(""), NULL, NO_NAME, NULL },
	{ STR("/"), NULL, NO_NAME, NULL },
	{ STR("/a"), NULL, NO_NAME, NULL },
	{ STR("/etc/passwd"), NULL, NO_NAME, NULL },
	{ STR("a/"), NULL, NO_NAME, NULL },
	{ STR("year/"), NULL, NO_NAME, NULL },
	{ STR("year//c"), NULL, NO_NAME, NULL },
	{ STR("."), NULL, NO_NAME, NULL },
	{ STR(".."), NULL, NO_NAME, NULL },
	{ STR("./a"), NULL, NO_NAME, NULL },
	{ STR("../secret"), NULL, NO_NAME, NULL },
	{ STR("year/.."), NULL, NO_NAME, NULL },
	{ STR("year/../a"), NULL, NO_NAME, NULL },
	{ STR("year/./c"), NULL, NO_NAME, NULL },
	{ STR("a\0"), NULL, NO_NAME, NULL },
	{ STR("year\0/c"), NULL, NO_NAME, NULL },
	{ STR("a\0b"), NULL, NO_NAME, NULL },

	{ STR("absent"), NULL, "absent: No such file or directory", NULL },
	{ STR("absent/c"), NULL, "absent/c: No such file or directory", NULL },
	{ STR("absent/day/c"), NULL, "absent/day/c: No such file or directory", NULL },
	{ STR("a/b"), NULL, "a/b: Not a directory", NULL },
	{ STR("year"), NULL, "year: not a regular file", NULL },
	{ STR("fifo"), NULL, "fifo: not a regular file", NULL },
	{ STR("out/secret"), NULL, "out/secret: leads out of the library",
	  "out/secret: Not a directory" },
	{ STR("year/up/secret"), NULL, "year/up/secret: leads out of the library",
	  "year/up/secret: Not a directory" },
};

static void check_content(int fd, const char *expected, struct str path)
{
	char content[100] = "";

	if (read(fd, content, sizeof content - 1) < 0 || strcmp(content, expected) != 0)
		fail_msg("%s opens \"%s\"", path.data, content);
	close(fd);
}

static void check_path(const struct home *home, size_t i, bool is_older)
{
	struct unroll_error error = { 0 };
	const char *wanted = is_older && paths[i].older ? paths[i].older : paths[i].error;
	int fd = folder_open_below(home->folder, paths[i].path, &error);

	if (fd >= 0 && !wanted)
		check_content(fd, paths[i].content, paths[i].path);
	else if (fd >= 0 || !wanted || strcmp(error.message, wanted) != 0 || error.line)
		fail_msg("%s: \"%s\"", paths[i].path.data, fd < 0 ? error.message : "opened");
}

static void a_path_leads_down_and_stays_in_the_folder(void **state)
{
	for (size_t i = 0; i < COUNT(paths); i++)
		check_path(*state, i, false);
}

static void forget_openat2(int error)
{
	fault_set((struct fault){ .call = FAULTY_OPENAT2, .error = error, .lasts = true });
}

/* One that has no openat2(), and one that does not allow it. */
static void an_older_system_follows_no_link_at_all(void **state)
{
	static const int errors[] = { ENOSYS, EPERM };

	for (size_t i = 0; i < COUNT(errors); i++) {
		forget_openat2(errors[i]);
		for (size_t j = 0; j < COUNT(paths); j++)
			check_path(*state, j, true);
		assert_true(fault_end());
	}
}

static void an_older_system_tells_of_a_folder_that_is_gone(void **state)
{
	struct unroll_error error = { 0 };

	(void)state;
	forget_openat2(ENOSYS);
	assert_int_equal(folder_open_below(-1, (struct str)STR("year/c"), &error), -1);
	assert_true(fault_end());
	assert_string_equal(error.message, "year/c: Bad file descriptor");
}

static void a_file_that_cannot_be_asked_what_it_is_stays_closed(void **state)
{
	const struct home *home = *state;
	struct unroll_error error = { 0 };

	fault_set((struct fault){ .call = FAULTY_FSTAT, .error = EIO });
	assert_int_equal(folder_open_below(home->folder, (struct str)STR("a"), &error), -1);
	assert_true(fault_end());
	assert_string_equal(error.message, "a: not a regular file");
	assert_int_equal(error.kind, UNROLL_ERROR_NOT_FILE);
}

static void a_file_of_the_folder_has_one_name(void **state)
{
	const struct home *home = *state;
	struct unroll_error error = { 0 };
	int fd = folder_open_file(home->folder, (struct str)STR("a"), NULL);

	check_content(fd, "inside/a", (struct str)STR("a"));
	assert_int_equal(folder_open_file(home->folder, (struct str)STR("year/c"), &error), -1);
	assert_string_equal(error.message, NO_NAME);
	assert_int_equal(error.kind, UNROLL_ERROR_USAGE);
	assert_int_equal(error.line, 0);
	error.message[0] = '\0';
	assert_int_equal(folder_open_file(home->folder, (struct str)STR(""), &error), -1);
	assert_string_equal(error.message, NO_NAME);
}

/* As in a program that was started without standard input. */
static void the_lowest_descriptor_is_one_too(void **state)
{
	const struct home *home = *state;
	int kept = dup(STDIN_FILENO);

	struct unroll_error error = { 0 };

	close(STDIN_FILENO);
	assert_string_equal(list(home, SIZE_MAX), "a,b,link,out,");
	errno = EPERM;            /* of something else, before */
	check_content(folder_open_below(home->folder, (struct str)STR("a"), &error), "inside/a",
	              (struct str)STR("a"));
	assert_string_equal(error.message, "");
	assert_int_equal(next_descriptor(), STDIN_FILENO);
	forget_openat2(ENOSYS);
	assert_int_equal(folder_open_below(home->folder, (struct str)STR("link/c"), NULL), -1);
	check_content(folder_open_below(home->folder, (struct str)STR("year/day/d"), NULL),
	              "inside/year/day/d", (struct str)STR("year/day/d"));
	fault_end();
	assert_int_equal(folder_open(path_of(home, "inside"), &error), STDIN_FILENO);
	assert_string_equal(error.message, "");
	fault_set((struct fault){ .call = FAULTY_FDOPENDIR, .error = EMFILE });
	close(STDIN_FILENO);
	list(home, SIZE_MAX);
	assert_int_equal(next_descriptor(), STDIN_FILENO);
	dup2(kept, STDIN_FILENO);
	close(kept);
}

static const struct {
	struct str start;
	bool is_text;
} starts[] = {
	{ STR("The General Assembly"), true },
	{ STR("T"), true },
	{ STR(""), false },
	{ STR("%PDF-1.7"), false },
	{ STR("% of States"), true },
	{ STR("\x7F" "ELF\0"), false },
	{ STR("\0"), false },
	{ STR("\0T\0h"), false },
	{ STR("\xFF\xFET\0h\0"), true },
	{ STR("\xFE\xFF\0T\0h"), true },
	{ STR("\xFF\xFF\0T"), false },
};

static void text_is_told_by_its_first_bytes(void **state)
{
	const struct home *home = *state;

	for (size_t i = 0; i < COUNT(starts); i++) {
		FILE *out = fopen(path_of(home, "secret"), "w+");
		assert_non_null(out);
		fwrite(starts[i].start.data, 1, starts[i].start.size, out);
		fflush(out);
		assert_int_equal(folder_file_is_text(fileno(out)), starts[i].is_text);
		assert_int_equal(ftell(out), starts[i].start.size);
		fclose(out);
	}
	assert_false(folder_file_is_text(-1));
}

static void what_is_open_ends_with_the_program_that_opened_it(void **state)
{
	const struct home *home = *state;
	int fds[] = {
		folder_open(path_of(home, "inside"), NULL),
		folder_open_file(home->folder, (struct str)STR("a"), NULL),
	};

	for (size_t i = 0; i < COUNT(fds); i++) {
		assert_int_equal(fcntl(fds[i], F_GETFD), FD_CLOEXEC);
		close(fds[i]);
	}
}

static void nothing_is_left_open(void **state)
{
	const struct home *home = *state;

	assert_int_equal(next_descriptor(), home->next);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_folder_is_a_folder),
		cmocka_unit_test(files_are_listed_in_order_and_again),
		cmocka_unit_test(neighbours_are_in_order),
		cmocka_unit_test(no_more_are_listed_than_wanted),
		cmocka_unit_test(what_the_system_cannot_tell_is_listed),
		cmocka_unit_test(a_folder_that_cannot_be_listed_is_empty),
		cmocka_unit_test(a_path_leads_down_and_stays_in_the_folder),
		cmocka_unit_test(an_older_system_follows_no_link_at_all),
		cmocka_unit_test(an_older_system_tells_of_a_folder_that_is_gone),
		cmocka_unit_test(a_file_that_cannot_be_asked_what_it_is_stays_closed),
		cmocka_unit_test(a_file_of_the_folder_has_one_name),
		cmocka_unit_test(the_lowest_descriptor_is_one_too),
		cmocka_unit_test(text_is_told_by_its_first_bytes),
		cmocka_unit_test(what_is_open_ends_with_the_program_that_opened_it),
		cmocka_unit_test(nothing_is_left_open),
	};

	return cmocka_run_group_tests(tests, open_home, close_home);
}
