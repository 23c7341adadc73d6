/* Documents written out for people and programs. */
#ifndef UNROLL_EXPORT_H
#define UNROLL_EXPORT_H

#include <stdbool.h>
#include <stdio.h>

#include <unroll/document.h>
#include <unroll/error.h>

struct unroll_export_options {
	unsigned width;           /* in columns, 20 to 1000; 0 for the default of 80 */
	struct str paragraph;     /* only this one: "15", or "pp7" for a preambular one; empty for all */
	bool visual;              /* right-to-left lines in the order of the eye, for terminals
	                             that do not turn them round themselves */
};

/* A form of output; the table of them is in export/. */
struct unroll_export_format {
	const char *name;         /* "text", "json", "markdown", "outline", "citations" */
	const char *summary;      /* for --help, one line */
	bool (*write)(const struct unroll_document *document,
	              const struct unroll_export_options *options, FILE *out,
	              struct unroll_error *error);
};

/* All forms of output, ended by one without a name. Static. */
extern const struct unroll_export_format unroll_export_formats[];

/* The format of that name, or NULL. */
const struct unroll_export_format *unroll_export_format_find(const char *name);

#endif
