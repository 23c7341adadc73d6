#include "export/forms.h"

#include <stdlib.h>

#include "base/memory.h"
#include "export/akn_parts.h"
#include "export/select.h"
#include "export/xml.h"

/*
 * A document whose parts come in the order of a <statement> is one; parts A and
 * B, or two resolutions in one file, are the components of a <documentCollection>.
 * Another begins wherever a part stands that has no place behind the one before.
 */

static bool starts_deliberation(const struct unroll_document *document, uint32_t section)
{
	enum unroll_section_kind kind = document->sections[section].kind;
	enum unroll_section_kind before = document->sections[section - 1].kind;

	return kind < before || (kind == before && kind != UNROLL_ANNEX);
}

static uint32_t end_of_deliberation(const struct unroll_document *document, uint32_t first)
{
	uint32_t end = first + 1;

	while (end < document->section_count && !starts_deliberation(document, end))
		end++;
	return end;
}

static void put_collection(struct akn_writer *writer)
{
	uint32_t count = writer->document->section_count, component = 0;

	fputs("<documentCollection name=\"publication\">\n", writer->out);
	akn_put_meta(writer);
	fputs("<collectionBody>\n", writer->out);
	for (uint32_t first = 0, end; first < count; first = end) {
		end = end_of_deliberation(writer->document, first);
		fprintf(writer->out, "<component eId=\"component_%u\">\n", ++component);
		akn_put_statement(writer, first, end);
		fputs("</component>\n", writer->out);
	}
	fputs("</collectionBody>\n</documentCollection>\n", writer->out);
}

static bool is_collection(const struct unroll_document *document)
{
	return document->section_count
	    && end_of_deliberation(document, 0) < document->section_count;
}

bool akn_write(const struct unroll_document *document, const struct unroll_export_options *options,
               FILE *out, struct unroll_error *error)
{
	struct akn_writer writer = { .document = document, .out = out };

	if (!selection_of_name(document, options->paragraph, &writer.selection, error))
		return false;
	writer.is_put = memory_allocate_zeroed(document->note_count + 1, sizeof *writer.is_put);
	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	      "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">\n", out);
	if (is_collection(document))
		put_collection(&writer);
	else
		akn_put_statement(&writer, 0, document->section_count);
	fputs("</akomaNtoso>\n", out);
	free(writer.is_put);
	return !ferror(out) || export_failed(error);
}
