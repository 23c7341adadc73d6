/*
 * Files that are none, or none yet, or no longer; streams without an end; and
 * environments that lack what programs take for granted.
 *
 * usage: test_files UNROLL
 */
#include <fcntl.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "../e2e/drive.h"
#include "inputs.h"
#include "run.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const char *unroll;
static struct nest nest;

static const char *write_specimen(const char *name)
{
	size_t size;
	char *text = specimen_with(&(struct hazard){ .bytes = STR("rooms") }, &size);
	const char *path = nest_write(&nest, name, text, size);

	free(text);
	return path;
}

static struct outcome write_text(const char *path)
{
	const char *argv[] = { unroll, path, NULL };

	return run(&(struct run){ .argv = argv, .environment = nest.environment, .seconds = 2 });
}

static void add_socket(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
	assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
	close(fd);
}

static void make_files(void)
{
	assert_int_equal(mkfifo(nest_path(&nest, "fifo"), 0600), 0);
	assert_int_equal(mkdir(nest_path(&nest, "folder.md"), 0700), 0);
	assert_int_equal(symlink("loop.md", nest_path(&nest, "loop.md")), 0);
	add_socket(nest_path(&nest, "socket"));
	nest_write(&nest, "large.md", "", 0);
	assert_int_equal(truncate(nest_path(&nest, "large.md"), 1 << 30), 0);
}

/* Names that do not begin with a slash are those of files in the nest. */
static const struct {
	const char *name, *told;
} refused[] = {
	{ "fifo",           ": not a regular file" },
	{ "folder.md",      ": a directory" },
	{ "socket",         ": not a regular file" },
	{ "loop.md",        ": Too many levels of symbolic links" },
	{ "absent.md",      ": No such file or directory" },
	{ "large.md",       ": larger than 256 MiB (1 GiB); see --max-size" },
	{ "/dev/zero",      ": not a regular file" },
	{ "/dev/null",      ": not a regular file" },
	{ "/dev/tty",       ": not a regular file" },
	{ "/proc/self/mem", ": Input/output error" },
	{ "/",              ": a directory" },
	{ "",               ": No such file or directory" },
};

static const char *path_of(const char *name)
{
	return *name == '/' || !*name ? name : nest_path(&nest, name);
}

static void what_is_no_file_is_refused_at_once(void **state)
{
	(void)state;
	make_files();
	for (size_t i = 0; i < COUNT(refused); i++) {
		struct outcome outcome = write_text(path_of(refused[i].name));
		outcome_check_output(&outcome, refused[i].name);
		if (outcome.status != 2 || !strstr(outcome.err, refused[i].told) || outcome.out_size)
			fail_msg("%s: status %d, \"%s\"", refused[i].name, outcome.status, outcome.err);
		outcome_free(&outcome);
	}
}

/* The same on a terminal, which is not even touched; there a folder is a library. */
static void what_is_no_file_is_not_waited_for_on_a_terminal(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(refused); i++) {
		const char *argv[] = { unroll, path_of(refused[i].name), NULL };
		struct pty pty;
		if (strcmp(refused[i].told, ": a directory") == 0)
			continue;
		pty_start(&pty, &(struct pty_program){ .argv = argv, .environment = nest.environment });
		pty_expect(&pty, refused[i].told);
		pty_expect_exit(&pty, 2);
		assert_null(strchr(pty.output, '\033'));
		pty_finish(&pty);
	}
}

static const struct str empty[] = { STR(""), STR("\n"), STR("\xEF\xBB\xBF"), STR("\xFF\xFE") };

static void a_document_of_nothing_is_shown_as_empty(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(empty); i++) {
		const char *path = nest_write(&nest, "empty.md", empty[i].data, empty[i].size);
		struct outcome outcome = write_text(path);
		outcome_check_output(&outcome, path);
		assert_int_equal(outcome.status, 0);
		assert_string_equal(outcome.err, "");
		outcome_free(&outcome);

		const char *argv[] = { unroll, path, NULL };
		struct pty pty;
		pty_start(&pty, &(struct pty_program){ .argv = argv, .environment = nest.environment });
		pty_expect(&pty, "(empty)");
		pty_send(&pty, "jPoqc?q15gq");
		pty_settle(&pty);
		pty_send(&pty, "qqq");
		pty_expect_exit(&pty, 0);
		pty_finish(&pty);
	}
}

/* The bytes 1 and 2 of a text are halves of a character that do not stand together. */
static unsigned utf16_unit(char byte)
{
	return byte == 1 ? 0xD83D : byte == 2 ? 0xDE00 : (unsigned char)byte;
}

/* A specimen in UTF-16, of a byte order, with or without a mark; and a byte too many. */
static const char *write_utf16(bool big, bool has_mark)
{
	size_t size, end = 0;
	char *text = specimen_with(&(struct hazard){ .bytes = STR("a\1 b\2\1") }, &size);
	char *units = malloc(2 * size + 3);

	assert_non_null(units);
	for (size_t i = 0; i < size + has_mark; i++) {
		unsigned unit = has_mark && i == 0 ? 0xFEFF : utf16_unit(text[i - has_mark]);
		units[end++] = (char)(big ? unit >> 8 : unit & 0xFF);
		units[end++] = (char)(big ? unit & 0xFF : unit >> 8);
	}
	units[end++] = '\n';
	const char *path = nest_write(&nest, "utf16.md", units, end);
	free(units);
	free(text);
	return path;
}

static void utf16_is_read_in_either_byte_order(void **state)
{
	(void)state;
	for (unsigned i = 0; i < 4; i++) {
		struct outcome outcome = write_text(write_utf16(i & 1, i & 2));
		outcome_check_output(&outcome, "UTF-16");
		assert_int_equal(outcome.status, 0);
		assert_non_null(strstr(outcome.out, specimen_end));
		assert_non_null(strstr(outcome.out, "a\uFFFD b\uFFFD\uFFFD so"));
		outcome_free(&outcome);
	}
}

/*
 * What happens to a file while it is read: by the shell, the path is $0. What is
 * told of it, and what is drawn when it is read anew.
 */
static const struct {
	const char *command, *told, *anew;
} accidents[] = {
	{ ": > \"$0\"", "has changed", "(empty)" },
	{ "rm \"$0\"", "is gone", "Not read anew" },
	{ "echo other > \"$0.new\"; mv \"$0.new\" \"$0\"", "has changed", "other" },
	{ "cat \"$0\" \"$0\" > \"$0.new\"; cat \"$0.new\" >> \"$0\"", "has changed", "Read anew" },
	{ "sed s/rooms/tents/ \"$0\" > \"$0.new\"; cat \"$0.new\" > \"$0\"", "has changed", "tent" },
	{ "chmod 400 \"$0\"", NULL, "Read anew" },
	{ "rm \"$0\"; sleep 0.3; echo tents > \"$0\"", "has changed", "tent" },
	{ "rm \"$0\"; mkdir \"$0\"", "has changed", "Not read anew" },
	{ "rm \"$0\"; mkfifo \"$0\"", "has changed", "Not read anew" },
};

static void do_to_file(const char *command, const char *path)
{
	const char *argv[] = { "/bin/sh", "-c", command, path, NULL };
	struct outcome done = run(&(struct run){ .argv = argv });

	assert_int_equal(done.status, 0);
	outcome_free(&done);
}

/* The document stays as it was until the person asks for what it has become. */
static void what_happens_to_an_open_file_is_told_and_changes_nothing(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(accidents); i++) {
		const char *path = write_specimen("open.md");
		const char *argv[] = { unroll, path, NULL };
		struct pty pty;
		pty_start(&pty, &(struct pty_program){ .argv = argv, .environment = nest.environment });
		pty_expect(&pty, "Requests");
		do_to_file(accidents[i].command, path);
		pty_send(&pty, "vv/reading\rG");
		pty_settle(&pty);
		if (accidents[i].told)
			pty_expect(&pty, accidents[i].told);
		pty_resize(&pty, 30, 70);
		pty_expect(&pty, "Requests");
		pty_send(&pty, "\033\022");
		pty_expect(&pty, accidents[i].anew);
		pty_leave(&pty);
		do_to_file("rm -rf \"$0\"", path);
	}
}

/* A document from a pipe is nowhere to be read from once more. */
static void what_has_no_file_is_not_read_anew(void **state)
{
	const char *argv[] = { unroll, "-", NULL };
	const char *path = write_specimen("read.md");
	struct pty pty;

	(void)state;
	pty_start(&pty, &(struct pty_program){ .argv = argv, .environment = nest.environment,
	                                       .input = path });
	pty_expect(&pty, "Requests");
	pty_send(&pty, "\022");
	pty_expect(&pty, "no file to read it from");
	pty_leave(&pty);
}

#define MANY_LINES "yes Text. 2> /dev/null | head -c 1000000"
#define STATUS_OF_CLOSED_PIPE \
	"s=$( { { " MANY_LINES " | \"$0\"; echo $? >&3; } | true; } 3>&1 ); "

/* Commands of the shell, with the program as $0 and a document as $1. */
static const struct {
	const char *command;
	int status;
	const char *told;
} streams[] = {
	{ "yes | \"$0\" --max-size 1M", 2, "standard input: larger than 1 MiB" },
	{ "head -c 2000000 /dev/zero | \"$0\" --max-size 1M -", 2, "larger than 1 MiB" },
	{ "\"$0\" -", 2, "standard input: not a regular file" },
	{ "\"$0\" - <&-", 2, "standard input: " },
	{ "sleep 0.1 | \"$0\" -", 0, NULL },
	{ "(sleep 0.1; cat \"$1\") | \"$0\" -", 0, NULL },
	{ "\"$0\" \"$1\" > /dev/full", 2, "standard output: No space left on device" },
	{ "\"$0\" \"$1\" >&-", 2, "standard output: Bad file descriptor" },
	{ "\"$0\" \"$1\" /absent 2>&-", 2, NULL },
	{ "\"$0\" \"$1\" | true", 0, NULL },
	{ MANY_LINES " | \"$0\" - | true", 0, NULL },
	{ STATUS_OF_CLOSED_PIPE "[ $s = 141 -o $s = 2 ]", 0, NULL },
	{ "trap '' PIPE; " STATUS_OF_CLOSED_PIPE "[ $s = 2 ]", 0, NULL },
	{ "exec 0<&- 1>&- 2>&-; \"$0\" \"$1\"", 2, NULL },
};

static void streams_may_fail_or_never_end(void **state)
{
	const char *path = write_specimen("stream.md");

	(void)state;
	for (size_t i = 0; i < COUNT(streams); i++) {
		const char *argv[] = { "/bin/sh", "-c", streams[i].command, unroll, path, NULL };
		struct outcome outcome = run(&(struct run){ .argv = argv,
		                                            .environment = nest.environment });
		const char *told = streams[i].told;
		if (outcome.status != streams[i].status || (told && !strstr(outcome.err, told))
		    || (!told && outcome.err_size))
			fail_msg("%s: status %d, \"%s\"", streams[i].command, outcome.status, outcome.err);
		outcome_check_output(&outcome, streams[i].command);
		outcome_free(&outcome);
	}
}

/* The same where a person waits for a screen; $0 and $1 are as before. */
static const struct {
	const char *command, *shown;
	int status;
} inputs[] = {
	{ "cat \"$1\" | \"$0\"", "Requests", 0 },
	{ "(sleep 0.1; cat \"$1\") | \"$0\" -", "Requests", 0 },
	{ "\"$0\" - <&-", "unroll: standard input: ", 2 },
	{ "\"$0\" - < /dev/null", "unroll: standard input: not a regular file", 2 },
	{ "yes | \"$0\" --max-size 1M", "unroll: standard input: larger than 1 MiB", 2 },
};

static void a_stream_is_read_on_a_terminal(void **state)
{
	const char *path = write_specimen("stream.md");

	(void)state;
	for (size_t i = 0; i < COUNT(inputs); i++) {
		const char *argv[] = { "/bin/sh", "-c", inputs[i].command, unroll, path, NULL };
		struct pty pty;
		pty_start(&pty, &(struct pty_program){ .argv = argv, .environment = nest.environment });
		pty_expect(&pty, inputs[i].shown);
		pty_send(&pty, inputs[i].status ? "" : "qq");
		pty_expect_exit(&pty, inputs[i].status);
		pty_finish(&pty);
	}
}

static char long_value[5000] = "TERM=";

/* Settings and unsettings; the document is read on a terminal with each. */
static const char *const environments[][6] = {
	{ "TERM" }, { "TERM=" }, { "TERM=dumb" }, { "TERM=../../x" }, { "TERM=/etc/passwd" },
	{ long_value }, { "LANG=C", "LC_ALL=C" }, { "LC_ALL=POSIX" }, { "LC_ALL=xx_YY" },
	{ "LC_ALL", "LC_CTYPE", "LANG" }, { "LC_ALL=", "LANG=../../../etc" }, { "TZ", "TZ=" },
	{ "HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME" }, { "HOME=", "XDG_STATE_HOME=" },
	{ "HOME=relative", "XDG_CONFIG_HOME=../x", "XDG_STATE_HOME=." }, { "PATH" },
	{ "LINES=0", "COLUMNS=-5" }, { "LINES=32768", "COLUMNS=100000000000" },
	{ "TERMINFO=/dev/null", "TERMINFO_DIRS=/etc:::/" }, { "ESCDELAY=-1", "NCURSES_NO_UTF8_ACS=x" },
	{ "XDG_STATE_HOME=/dev/null", "XDG_CONFIG_HOME=/dev/full" }, { "COLORFGBG=;;;;;;99999999999" },
};

/* For the oracle; there is none for a type that terminfo does not know. */
static const char *type_in(const char *setting)
{
	if (strncmp(setting, "TERM", 4) != 0 || strncmp(setting, "TERMINFO", 8) == 0)
		return NULL;
	return setting[4] ? setting + 5 : "";
}

static void a_document_is_read_in_any_environment(void **state)
{
	const char *argv[] = { unroll, write_specimen("read.md"), NULL };

	(void)state;
	memset(long_value + 5, 'x', sizeof long_value - 6);
	for (size_t i = 0; i < COUNT(environments); i++) {
		const char *settings[16] = { "ASAN_OPTIONS=detect_leaks=0" };
		size_t count = 1;
		for (const char *const *from = nest.environment; *from; from++)
			settings[count++] = *from;
		for (const char *const *from = environments[i]; *from; from++)
			settings[count++] = *from;
		struct pty pty;
		pty_start(&pty, &(struct pty_program){ .argv = argv, .environment = settings,
		                                       .type = type_in(environments[i][0]) });
		pty_expect(&pty, "Requests");
		pty_send(&pty, "qq");
		pty_expect_end(&pty);
		if (!WIFEXITED(pty.status) || WEXITSTATUS(pty.status))
			fail_msg("%s: %d", environments[i][0], pty.status);
		pty_finish(&pty);
	}
}

static int open_nest(void **state)
{
	(void)state;
	nest_open(&nest);
	return 0;
}

static int close_nest(void **state)
{
	(void)state;
	nest_close(&nest);
	return 0;
}

int main(int count, char *values[])
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_no_file_is_refused_at_once),
		cmocka_unit_test(what_is_no_file_is_not_waited_for_on_a_terminal),
		cmocka_unit_test(a_document_of_nothing_is_shown_as_empty),
		cmocka_unit_test(utf16_is_read_in_either_byte_order),
		cmocka_unit_test(what_happens_to_an_open_file_is_told_and_changes_nothing),
		cmocka_unit_test(what_has_no_file_is_not_read_anew),
		cmocka_unit_test(streams_may_fail_or_never_end),
		cmocka_unit_test(a_stream_is_read_on_a_terminal),
		cmocka_unit_test(a_document_is_read_in_any_environment),
	};

	if (count < 2)
		return 2;
	unroll = values[1];
	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, open_nest, close_nest);
}
