#include "cli/batch.h"

#include "base/gate.h"
#include "base/str.h"
#include "cli/message.h"
#include "cli/operand.h"
#include "cli/output.h"

enum status batch_write(const struct unroll_document *document, const struct arguments *arguments,
                        const char *file)
{
	struct unroll_export_options form = arguments->form;
	struct unroll_error error = { 0 };

	if (!form.width)          /* a wider line is not pleasant to read */
		form.width = output_width(OUTPUT_USUAL);
	if (arguments->output->write(document, &form, stdout, &error) || ferror(stdout))
		return STATUS_OK;
	complain("%s: %s", file, error.message);
	return error.kind == UNROLL_ERROR_ABSENT ? STATUS_FOUND : STATUS_TROUBLE;
}

/* A line for each: "FILE:LINE: message". */
static enum status check_document(const struct unroll_document *document, const char *file)
{
	for (uint32_t i = 0; i < document->diagnostic_count; i++) {
		const struct unroll_diagnostic *diagnostic = &document->diagnostics[i];
		fput_safe(str_of(file), false, stdout);
		printf(":%u: ", diagnostic->line);
		fput_safe(diagnostic->message, false, stdout);
		putchar('\n');
	}
	return document->diagnostic_count ? STATUS_FOUND : STATUS_OK;
}

static enum status run_operand(const struct arguments *arguments, const struct operand *operand)
{
	struct unroll_error error = { 0 };
	struct unroll_document *document = unroll_load(operand->path, &arguments->load, &error);
	struct arguments own = *arguments;

	if (!document) {
		complain("%s", error.message);
		return STATUS_TROUBLE;
	}
	if (str_is_empty(own.form.paragraph))
		own.form.paragraph = operand->paragraph;
	enum status status = arguments->action == ACTION_CHECK
	                   ? check_document(document, operand->path)
	                   : batch_write(document, &own, operand->path);
	unroll_document_free(document);
	return status;
}

enum status batch_run(const struct arguments *arguments)
{
	enum status worst = STATUS_OK;

	for (size_t i = 0; i < arguments->file_count && !ferror(stdout); i++) {
		enum status status = operand_run(arguments->files[i], arguments, run_operand);
		if (status > worst)
			worst = status;
	}
	return status_finish(worst);
}
