#include "export/forms.h"

#include "base/gate.h"
#include "base/str.h"
#include "export/select.h"
#include "layout/lines.h"

enum { DEFAULT_WIDTH = 80, LABEL_COLUMNS = 6, INDENT = 4, BYTES_A_COLUMN = 16 };

static const char *const part_titles[UNROLL_SECTION_KIND_COUNT] = {
	[UNROLL_MASTHEAD] = "Masthead",
	[UNROLL_PREAMBLE] = "Preamble",
	[UNROLL_OPERATIVE] = "Operative part",
	[UNROLL_CLOSING] = "Closing",
	[UNROLL_ANNEX] = "Annex",
};

/* As much of a text as one line of `width` columns holds. */
static struct str opening_words(struct str text, uint32_t width, bool *is_cut)
{
	struct flow flow = { .text = text };
	struct lines lines = { 0 };

	lines_break(&lines, &flow, width);
	struct str words = str_slice(text, 0, lines.items[0].shown_end);
	*is_cut = lines.count > 1;
	lines_free(&lines);
	return words;
}

static void put_words(struct str text, uint32_t width, FILE *out)
{
	bool is_cut;
	struct str words = opening_words(str_prefix(text, (size_t)width * BYTES_A_COLUMN), width - 1,
	                                 &is_cut);

	fput_safe(words, false, out);
	fputs(is_cut ? "…\n" : "\n", out);
}

static void put_paragraph(const struct unroll_paragraph *paragraph, uint32_t width, FILE *out)
{
	uint32_t used = INDENT * (paragraph->depth < 4 ? paragraph->depth : 4);

	for (uint32_t i = 0; i < used; i++)
		putc(' ', out);
	if (!str_is_empty(paragraph->label)) {
		fput_safe(paragraph->label, false, out);
		used += text_width(paragraph->label);
	} else if (paragraph->kind == UNROLL_PARAGRAPH_PREAMBULAR && paragraph->number) {
		used += (uint32_t)fprintf(out, "pp%u", paragraph->number);
	}
	uint32_t column = INDENT * (paragraph->depth < 4 ? paragraph->depth : 4) + LABEL_COLUMNS;
	do
		putc(' ', out);
	while (++used < column);
	put_words(paragraph->body.text, width > used + 8 ? width - used : 8, out);
}

static void put_heading(const struct unroll_section *section, FILE *out)
{
	fputs(part_titles[section->kind], out);
	if (!str_is_empty(section->title)) {
		fputs(": ", out);
		fput_safe(section->title, false, out);
	}
	putc('\n', out);
}

bool outline_write(const struct unroll_document *document,
                   const struct unroll_export_options *options, FILE *out,
                   struct unroll_error *error)
{
	uint32_t width = options->width ? options->width : DEFAULT_WIDTH;
	struct selection selection;

	if (!selection_of_name(document, options->paragraph, &selection, error))
		return false;
	for (uint32_t i = selection.first; i < selection.end; i++) {
		const struct unroll_paragraph *paragraph = &document->paragraphs[i];
		const struct unroll_section *section = &document->sections[paragraph->section];
		if (i == section->first && str_is_empty(options->paragraph))
			put_heading(section, out);
		put_paragraph(paragraph, width, out);
	}
	return !ferror(out) || export_failed(error);
}
