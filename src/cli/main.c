#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "cli/arguments.h"
#include "cli/batch.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/read.h"
#include "cli/subcommand.h"
#include "cli/warm.h"

/*
 * A standard descriptor that is closed would become the first file that is
 * opened. One that fails stands for it instead: opened for the other direction.
 */
static void fill_descriptors(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0
		    && open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
			_exit(STATUS_TROUBLE);
}

static bool is_unicode(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

/* Which characters can be printed, and how wide they are, is asked of the locale. */
static void set_locale(void)
{
	setlocale(LC_CTYPE, "");
	if (!is_unicode() && !setlocale(LC_CTYPE, "C.UTF-8"))
		complain("no locale C.UTF-8: what is not ASCII may be shown as U+FFFD");
}

/* A document from a pipe is read without being named. */
static void find_files(struct arguments *arguments)
{
	static char name[] = "-", *standard_input[] = { name };

	if (arguments->file_count == 0 && !isatty(STDIN_FILENO)) {
		arguments->files = standard_input;
		arguments->file_count = 1;
	}
}

/*
 * Whether documents go to a person at a terminal, not to a pipe, a file or another
 * form. Without Unicode ncurses writes bytes that a terminal does not understand.
 */
static bool is_for_reading(const struct arguments *arguments)
{
	return arguments->action == ACTION_READ && isatty(STDOUT_FILENO) && is_unicode();
}

static enum status write_files(struct arguments *arguments)
{
	struct unroll_error error;

	if (arguments->file_count == 0)
		complain("which document? --help says more");
	else if (!arguments_begin_writing(arguments, &error))
		complain("%s", error.message);
	else
		return batch_run(arguments);
	return STATUS_TROUBLE;
}

static enum status run(struct arguments *arguments)
{
	if (is_for_reading(arguments)) {
		find_files(arguments);
		return read_documents(arguments);
	}
	output_begin();
	if (arguments->action == ACTION_HELP) {
		arguments_help(stdout);
		return status_finish(STATUS_OK);
	}
	if (arguments->action == ACTION_VERSION) {
		puts("unroll " UNROLL_VERSION);
		return status_finish(STATUS_OK);
	}
	find_files(arguments);
	return write_files(arguments);
}

int main(int count, char *values[])
{
	struct arguments arguments;
	struct unroll_error error;

	warm_heap();
	fill_descriptors();
	set_locale();
	if (geteuid() != getuid() || getegid() != getgid()) {
		complain("does not run with the rights of somebody else");
		return STATUS_TROUBLE;
	}
	const struct subcommand *subcommand = count > 1 ? subcommand_find(str_of(values[1])) : NULL;
	if (subcommand) {
		output_begin();
		return (int)subcommand->run(subcommand, (struct words){ values + 1, count - 1, false });
	}
	if (!arguments_parse(count, values, &arguments, &error)) {
		complain("%s", error.message);
		return STATUS_TROUBLE;
	}
	return (int)run(&arguments);
}
