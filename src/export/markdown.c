#include "export/forms.h"

#include "base/gate.h"
#include "base/str.h"
#include "export/select.h"

/* A writer of the inside of one text: spans open and close on the way. */
struct writer {
	const struct unroll_document *document;
	FILE *out;
	bool is_row;              /* tabs are cell borders */
};

static const char *mark_of(enum unroll_span_kind kind)
{
	static const char *const marks[] = {
		[UNROLL_SPAN_EMPHASIS] = "*",
		[UNROLL_SPAN_STRONG] = "**",
		[UNROLL_SPAN_SUPERSCRIPT] = "<sup>",
		[UNROLL_SPAN_LINK] = "",
	};

	return (size_t)kind < sizeof marks / sizeof *marks && marks[kind] ? marks[kind] : "";
}

static void put_end(FILE *out, enum unroll_span_kind kind)
{
	fputs(kind == UNROLL_SPAN_SUPERSCRIPT ? "</sup>" : mark_of(kind), out);
}

/* Characters that mean something to Markdown wherever they stand. */
static bool is_special(char c)
{
	return c && strchr("\\`*_[]<>&|~", c);
}

static void put_plain(const struct writer *writer, struct str text)
{
	for (size_t i = 0; i < text.size; ) {
		size_t run = i;
		while (run < text.size && !is_special(text.data[run])
		       && text.data[run] != '\n' && text.data[run] != '\t')
			run++;
		fput_safe(str_slice(text, i, run), false, writer->out);
		if (run < text.size && text.data[run] == '\n')
			fputs("  \n", writer->out);
		else if (run < text.size && text.data[run] == '\t')
			fputs(writer->is_row ? " | " : " ", writer->out);
		else if (run < text.size)
			fprintf(writer->out, "\\%c", text.data[run]);
		i = run + 1;
	}
}

static void put_call(const struct writer *writer, const struct unroll_span *span)
{
	if (span->index >= writer->document->note_count)
		return;
	fputs("[^", writer->out);
	fput_safe(writer->document->notes[span->index].label, false, writer->out);
	putc(']', writer->out);
}

/* The bytes of a span that marks may enclose: blanks at its ends would undo them. */
static struct unroll_span without_blanks(struct str text, struct unroll_span span)
{
	struct str inside = str_slice(text, span.start, span.end);

	span.start += (uint32_t)str_space(inside);
	span.end = span.start + (uint32_t)str_trim(inside).size;
	return span;
}

static size_t put_up_to(const struct writer *writer, struct str text, size_t at, size_t end)
{
	put_plain(writer, str_slice(text, at, end));
	return end;
}

/*
 * Emphasis that starts while another is open, or that encloses nothing, would
 * not read back: only spans that stand free of each other get their marks.
 */
static void put_text(const struct writer *writer, const struct unroll_text *body)
{
	struct unroll_span open = { .end = 0 };
	size_t at = 0;

	for (uint32_t i = 0; i < body->span_count; i++) {
		struct unroll_span span = without_blanks(body->text, body->spans[i]);
		if (open.end && span.start >= open.end) {
			at = put_up_to(writer, body->text, at, open.end);
			put_end(writer->out, open.kind);
			open.end = 0;
		}
		if (span.kind == UNROLL_SPAN_CALL) {
			at = put_up_to(writer, body->text, at, span.start);
			put_call(writer, &span);
		} else if (!open.end && span.end > span.start && *mark_of(span.kind)) {
			at = put_up_to(writer, body->text, at, span.start);
			fputs(mark_of(span.kind), writer->out);
			open = span;
		}
	}
	if (open.end) {
		at = put_up_to(writer, body->text, at, open.end);
		put_end(writer->out, open.kind);
	}
	put_plain(writer, str_from(body->text, at));
}

static bool is_row(const struct unroll_document *document, uint32_t index)
{
	return index < document->paragraph_count
	    && document->paragraphs[index].kind == UNROLL_PARAGRAPH_ROW;
}

/* A table needs a line under its first row that has as many cells. */
static void put_row(struct writer *writer, uint32_t index)
{
	const struct unroll_paragraph *row = &writer->document->paragraphs[index];
	bool is_first = index == 0 || !is_row(writer->document, index - 1);

	writer->is_row = true;
	fputs("| ", writer->out);
	put_text(writer, &row->body);
	fputs(" |\n", writer->out);
	writer->is_row = false;
	if (is_first) {
		fputs("| --- |", writer->out);
		for (size_t i = 0; i < row->body.text.size; i++)
			if (row->body.text.data[i] == '\t')
				fputs(" --- |", writer->out);
		putc('\n', writer->out);
	}
	if (!is_row(writer->document, index + 1))
		putc('\n', writer->out);
}

static void put_paragraph(struct writer *writer, uint32_t index)
{
	const struct unroll_paragraph *paragraph = &writer->document->paragraphs[index];

	if (paragraph->kind == UNROLL_PARAGRAPH_ROW) {
		put_row(writer, index);
		return;
	}
	if (paragraph->kind == UNROLL_PARAGRAPH_HEADING)
		fputs("### ", writer->out);
	if (!str_is_empty(paragraph->label)) {
		put_plain(writer, paragraph->label);
		putc(' ', writer->out);
	}
	put_text(writer, &paragraph->body);
	fputs("\n\n", writer->out);
}

static void put_notes(struct writer *writer, const struct selection *selection)
{
	const struct unroll_document *document = writer->document;

	for (uint32_t i = 0; i < document->note_count; i++) {
		if (!selection_has_note(selection, document, i))
			continue;
		fputs("[^", writer->out);
		fput_safe(document->notes[i].label, false, writer->out);
		fputs("]: ", writer->out);
		put_text(writer, &document->notes[i].body);
		fputs("\n\n", writer->out);
	}
}

bool markdown_write(const struct unroll_document *document,
                    const struct unroll_export_options *options, FILE *out,
                    struct unroll_error *error)
{
	struct writer writer = { .document = document, .out = out };
	struct selection selection;

	if (!selection_of_name(document, options->paragraph, &selection, error))
		return false;
	for (uint32_t i = selection.first; i < selection.end; i++)
		put_paragraph(&writer, i);
	put_notes(&writer, &selection);
	return !ferror(out) || export_failed(error);
}
