#include <unroll/export.h>

#include <errno.h>
#include <string.h>

#include "base/error.h"
#include "export/forms.h"

const struct unroll_export_format unroll_export_formats[] = {
	{ "text",      "what a person would print, wrapped",               text_write },
	{ "json",      "the whole model, for programs",                    json_write },
	{ "markdown",  "Markdown with page breaks and footnotes healed",   markdown_write },
	{ "outline",   "every paragraph as its label and opening words",   outline_write },
	{ "akn",       "Akoma Ntoso XML",                                  akn_write },
	{ "citations", "the documents cited, with the citing paragraphs",  citations_write },
	{ 0 },
};

const struct unroll_export_format *unroll_export_format_find(const char *name)
{
	for (const struct unroll_export_format *format = unroll_export_formats; format->name; format++)
		if (strcmp(format->name, name) == 0)
			return format;
	return NULL;
}

bool export_failed(struct unroll_error *error)
{
	return error_set(error, UNROLL_ERROR_SYSTEM, 0, "cannot write the output: %s",
	                 strerror(errno));
}
