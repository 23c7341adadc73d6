#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "cli/arguments.h"
#include "cli/batch.h"
#include "cli/message.h"
#include "cli/operand.h"
#include "cli/preview.h"
#include "cli/reader.h"
#include "cli/subcommand.h"
#include "cli/warm.h"
#include "command/config.h"
#include "command/places.h"
#include "library/schema.h"

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
static bool find_files(struct arguments *arguments)
{
	static char name[] = "-", *standard_input[] = { name };

	if (arguments->file_count == 0 && !isatty(STDIN_FILENO)) {
		arguments->files = standard_input;
		arguments->file_count = 1;
	}
	return arguments->file_count > 0;
}

/*
 * Whether documents go to a person at a terminal, not to a pipe, a file or another
 * form. Without Unicode ncurses writes bytes that a terminal does not understand.
 */
static bool is_for_reading(const struct arguments *arguments)
{
	return arguments->action == ACTION_READ && isatty(STDOUT_FILENO) && is_unicode();
}

/* A configuration that is asked for by name must be there. */
static bool check_reading(const struct arguments *arguments)
{
	if (arguments->file_count > 1)
		complain("one document at a time can be read; --to writes several");
	else if (arguments->config && access(arguments->config, R_OK) < 0)
		complain("%s: %s", arguments->config, strerror(errno));
	else
		return true;
	return false;
}

/* Without a terminal that can be drawn on, the text is written there. */
static enum status write_instead(const struct arguments *arguments,
                                 struct unroll_document *document, const char *reason)
{
	complain("%s", reason);
	enum status status = batch_write(document, arguments, arguments->files[0]);
	unroll_document_free(document);
	return status_finish(status);
}

/* Where reading goes on in the middle, the first part of a document is not what is shown. */
static bool begins_at_the_top(const struct app_options *options)
{
	struct place place;

	return str_is_empty(options->start)
	    && !(options->state_path && places_find(options->state_path, options->path,
	                                            options->document->symbol, &place));
}

/* Show the first part of a document, if that is where reading begins, and load the whole. */
static void go_on_to_whole(struct reader *reader, const struct arguments *arguments,
                           struct app_options *options, struct unroll_error *error)
{
	if (reader && begins_at_the_top(options))
		reader_glance(reader, options);
	else
		unroll_document_free(options->document);
	options->document = unroll_load(options->path, &arguments->load, error);
}

static enum status read_with(const struct arguments *arguments, struct app_options *options)
{
	struct unroll_error error = { 0 }, no_terminal = { 0 };
	struct reader *reader = NULL;
	enum status status = STATUS_OK;

	options->document = preview_load(options->path, &arguments->load);
	bool is_part = options->document;
	if (!is_part)
		options->document = unroll_load(options->path, &arguments->load, &error);
	if (options->document)
		reader = reader_open(&no_terminal);
	if (is_part)
		go_on_to_whole(reader, arguments, options, &error);
	if (reader && options->document)
		reader_run(reader, options, NULL);
	reader_close(reader);
	if (!options->document) {
		complain("%s", error.message);
		status = STATUS_TROUBLE;
	} else if (!reader) {
		status = write_instead(arguments, options->document, no_terminal.message);
	}
	return status;
}

static enum status read_operand(const struct arguments *arguments, const struct operand *operand)
{
	char *usual_config = arguments->no_config ? NULL : config_default_path();
	char *state = arguments->read_only ? NULL : places_default_path();
	char *database = schema_default_path();
	struct app_options options = {
		.path = operand->path,
		.database = database,
		.state_path = state,
		.config_path = arguments->config ? arguments->config : usual_config,
		.start = arguments->start.size ? arguments->start : operand->paragraph,
		.language = arguments->language,
		.width = arguments->form.width,
		.read_only = arguments->read_only,
	};
	enum status status = read_with(arguments, &options);
	free(database);
	free(usual_config);
	free(state);
	return status;
}

static enum status read_file(const struct arguments *arguments)
{
	struct unroll_error error;
	struct operand operand;
	struct arena arena = { 0 };
	enum status status = STATUS_TROUBLE;

	if (!check_reading(arguments))
		return STATUS_TROUBLE;
	if (operand_find(arguments->files[0], arguments->language, &arena, &operand, &error)) {
		operand_check_language(&operand, arguments->language);
		status = read_operand(arguments, &operand);
	} else {
		complain("%s", error.message);
	}
	arena_free(&arena);
	return status;
}

static enum status write_files(struct arguments *arguments)
{
	struct unroll_error error;

	if (arguments_begin_writing(arguments, &error))
		return batch_run(arguments);
	complain("%s", error.message);
	return STATUS_TROUBLE;
}

static enum status run(struct arguments *arguments)
{
	if (arguments->action == ACTION_HELP) {
		arguments_help(stdout);
		return status_finish(STATUS_OK);
	}
	if (arguments->action == ACTION_VERSION) {
		puts("unroll " UNROLL_VERSION);
		return status_finish(STATUS_OK);
	}
	if (!find_files(arguments)) {
		complain("which file? --help says more");
		return STATUS_TROUBLE;
	}
	if (is_for_reading(arguments))
		return read_file(arguments);
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
	if (subcommand)
		return (int)subcommand->run(subcommand, (struct words){ values + 1, count - 1, false });
	if (!arguments_parse(count, values, &arguments, &error)) {
		complain("%s", error.message);
		return STATUS_TROUBLE;
	}
	return (int)run(&arguments);
}
