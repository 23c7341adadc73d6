#include "cli/read.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "cli/batch.h"
#include "cli/message.h"
#include "cli/operand.h"
#include "cli/output.h"
#include "cli/preview.h"
#include "cli/reader.h"
#include "command/config.h"
#include "command/places.h"
#include "library/schema.h"

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
static enum status write_instead(const struct arguments *arguments, const struct reading *reading,
                                 const char *reason)
{
	struct unroll_document *document = reading->options->document;
	struct unroll_error error;
	enum status status = STATUS_TROUBLE;

	complain("%s", reason);
	output_begin();
	if (reading->options->is_part) {
		unroll_document_free(document);
		document = original_load(reading->original, &error);
	}
	if (document)
		status = batch_write(document, arguments, arguments->files[0]);
	else
		complain("%s", error.message);
	unroll_document_free(document);
	return status_finish(status);
}

/* The document to begin with: of a large one the first part. */
static struct unroll_document *load_first(struct original *original, bool *is_part,
                                          struct unroll_error *error)
{
	struct unroll_document *part = preview_load(original->path, original->options);

	*is_part = part;
	return part ? part : original_load(original, error);
}

static enum status read_with(const struct arguments *arguments, struct app_options *options)
{
	struct unroll_error error = { 0 }, no_terminal = { 0 };
	struct original original = { .path = options->path, .options = &arguments->load };
	struct reading reading = { .options = options, .original = &original };
	struct reader *reader = NULL;
	bool is_read;

	options->document = load_first(&original, &options->is_part, &error);
	if (!options->document) {
		complain("%s", error.message);
		return STATUS_TROUBLE;
	}
	reader = reader_open(&no_terminal);
	if (!reader)
		return write_instead(arguments, &reading, no_terminal.message);
	is_read = reader_run(reader, &reading, &error);
	reader_close(reader);
	if (!is_read)
		complain("%s", error.message);
	return is_read ? STATUS_OK : STATUS_TROUBLE;
}

/* A folder is shown as the list of its documents. */
static enum status read_list(struct app_options *options)
{
	struct unroll_error error;
	struct reader *reader = reader_open(&error);

	if (!reader) {
		complain("%s", error.message);
		return STATUS_TROUBLE;
	}
	reader_run(reader, &(struct reading){ .options = options }, &error);
	reader_close(reader);
	return STATUS_OK;
}

static bool is_folder(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* Without a path all of the library is read. */
static enum status read_operand(const struct arguments *arguments, const struct operand *operand)
{
	bool is_list = !operand->path || is_folder(operand->path);
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
	enum status status = is_list ? read_list(&options) : read_with(arguments, &options);
	free(database);
	free(usual_config);
	free(state);
	return status;
}

static enum status read_library(const struct arguments *arguments)
{
	char *database = schema_default_path();
	bool is_there = database && access(database, F_OK) == 0;

	free(database);
	if (is_there)
		return read_operand(arguments, &(struct operand){ .paragraph = STR("") });
	complain("which document? unroll FILE or unroll SYMBOL reads one, "
	         "unroll index FOLDER makes a library, --help says more");
	return STATUS_TROUBLE;
}

enum status read_documents(const struct arguments *arguments)
{
	if (!check_reading(arguments))
		return STATUS_TROUBLE;
	return arguments->file_count ? operand_run(arguments->files[0], arguments, read_operand)
	                             : read_library(arguments);
}
