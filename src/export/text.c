#include "export/forms.h"

#include <stdlib.h>

#include "base/gate.h"
#include "base/memory.h"
#include "base/str.h"
#include "export/select.h"
#include "layout/table.h"

enum { DEFAULT_WIDTH = 80, RULE_COLUMNS = 20 };

/* The pages on their way out. */
struct printer {
	const struct unroll_document *document;
	FILE *out;
	uint32_t width;
	bool visual;              /* right-to-left lines in the order of the eye */
	struct arena arena;       /* of the flow at hand */
	struct table table;       /* the last one that was put */
	struct lines lines;
	const struct line **beside;     /* the lines of a row, from left to right */
	size_t capacity;
	struct glyphs label, glyphs;
	uint32_t *first_note;     /* of each section, or UNROLL_NONE */
	uint32_t *next_note;      /* of the same section, for each note */
};

static void put_blanks(struct printer *printer, uint32_t from, uint32_t to)
{
	if (from < to)
		fprintf(printer->out, "%*s", (int)(to - from), "");
}

static void put_glyph(struct printer *printer, struct str text, const struct glyph *glyph)
{
	char mirrored[4];

	if (glyph->mirrored)
		text = (struct str){ mirrored, str_encode(glyph->mirrored, mirrored) };
	else
		text = str_slice(text, glyph->start, glyph->end);
	fput_safe(text, false, printer->out);
}

/* Put glyphs at their columns; return the column behind them. */
static uint32_t put_glyphs(struct printer *printer, struct str text, const struct glyphs *glyphs,
                           uint32_t column)
{
	for (size_t i = 0; i < glyphs->count; i++) {
		put_blanks(printer, column, glyphs->items[i].column);
		put_glyph(printer, text, &glyphs->items[i]);
		column = glyphs->items[i].column + glyphs->items[i].width;
	}
	return column;
}

/* Put a line in the order of reading; return the column behind it. */
static uint32_t put_in_order(struct printer *printer, const struct flow *flow,
                             const struct line *line, uint32_t column)
{
	struct str text = str_slice(flow->text, line->start, line->shown_end);
	uint32_t first = line_column(flow, line, printer->width);

	if (!text.size)
		return column;
	put_blanks(printer, column, first);
	fput_safe(text, false, printer->out);
	if (line->hyphen)
		putc('-', printer->out);
	return first + line->width + line->hyphen;
}

/* Whether a line is as long in columns as in its text. */
static bool is_plain(const struct printer *printer, const struct flow *flow,
                     const struct line *line)
{
	struct str text = str_slice(flow->text, line->start, line->shown_end);
	bool has_tab = text.size && memchr(text.data, '\t', text.size);

	return !(flow->levels && printer->visual) && !has_tab && !line->is_rule;
}

static enum bidi_mode mode_of(const struct printer *printer)
{
	return printer->visual ? BIDI_VISUAL : BIDI_LOGICAL;
}

static uint32_t put_line(struct printer *printer, const struct flow *flow, const struct line *line,
                         uint32_t column)
{
	if (is_plain(printer, flow, line))
		return put_in_order(printer, flow, line, column);
	line_place(flow, line, printer->width, mode_of(printer), &printer->glyphs);
	return put_glyphs(printer, flow->text, &printer->glyphs, column);
}

/* Gather the lines of a row; return how many there are. */
static size_t lines_of_row(struct printer *printer, const struct flow *flow, size_t row)
{
	const struct lines *lines = &printer->lines;
	size_t count = 0;

	for (const struct line *line = &lines->items[row]; line; line = line_beside(lines, line)) {
		printer->beside = memory_grow(printer->beside, count, &printer->capacity,
		                              sizeof *printer->beside);
		printer->beside[count++] = line;
	}
	for (size_t i = 0; flow->right_to_left && i < count / 2; i++) {
		const struct line *left = printer->beside[count - 1 - i];
		printer->beside[count - 1 - i] = printer->beside[i];
		printer->beside[i] = left;
	}
	return count;
}

static void put_row(struct printer *printer, const struct flow *flow, size_t row)
{
	size_t count = lines_of_row(printer, flow, row);
	uint32_t column = 0;

	printer->label.count = 0;
	if (row == 0)
		label_place(flow, printer->width, mode_of(printer), &printer->label);
	if (!flow->right_to_left)
		column = put_glyphs(printer, flow->label, &printer->label, column);
	for (size_t i = 0; i < count; i++)
		column = put_line(printer, flow, printer->beside[i], column);
	if (flow->right_to_left)
		put_glyphs(printer, flow->label, &printer->label, column);
	putc('\n', printer->out);
}

static void put_rows(struct printer *printer, const struct flow *flow)
{
	for (size_t i = 0; i < printer->lines.count; i++)
		put_row(printer, flow, i);
	arena_free(&printer->arena);
}

/*
 * In the order of reading a line from right to left begins at the left margin
 * with its label: whatever turns it round will align it, too.
 */
static void put_flow(struct printer *printer, struct flow flow)
{
	if (!printer->visual)
		flow.right_to_left = false;
	lines_break(&printer->lines, &flow, printer->width);
	put_rows(printer, &flow);
}

/* A row of a table, which is a paragraph of that index. */
static void put_cells(struct printer *printer, struct flow flow, uint32_t paragraph)
{
	if (!printer->visual)
		flow.right_to_left = false;
	table_seek(&printer->table, printer->document, paragraph, printer->width);
	cells_break(&printer->lines, &flow, &printer->table, paragraph);
	put_rows(printer, &flow);
}

static void put_str(struct printer *printer, struct str text)
{
	if (text.size)
		put_flow(printer, flow_of_str(&printer->arena, text, printer->document->language));
}

static void put_paragraph(struct printer *printer, uint32_t index)
{
	const struct unroll_document *document = printer->document;
	const struct unroll_paragraph *paragraph = &document->paragraphs[index];
	uint32_t chunks = flow_chunks(&paragraph->body);

	for (uint32_t chunk = 0; chunk < chunks; chunk++) {
		struct flow flow = flow_of_paragraph(&printer->arena, document, paragraph, chunk);
		if (paragraph->kind == UNROLL_PARAGRAPH_ROW)
			put_cells(printer, flow, index);
		else
			put_flow(printer, flow);
	}
}

static void put_note(struct printer *printer, const struct unroll_note *note)
{
	uint32_t chunks = flow_chunks(&note->body);

	for (uint32_t chunk = 0; chunk < chunks; chunk++)
		put_flow(printer, flow_of_note(&printer->arena, printer->document, note, chunk));
}

/* The line between a part and its footnotes. */
static void put_rule(struct printer *printer)
{
	bool is_turned = printer->visual && printer->document->language == UNROLL_ARABIC;

	putc('\n', printer->out);
	if (is_turned && printer->width > RULE_COLUMNS)
		put_blanks(printer, RULE_COLUMNS, printer->width);
	for (int i = 0; i < RULE_COLUMNS; i++)
		fputs("─", printer->out);
	putc('\n', printer->out);
}

/* The footnotes that are called first in a section. */
static void put_section_notes(struct printer *printer, uint32_t section)
{
	uint32_t note = printer->first_note[section];

	if (note == UNROLL_NONE)
		return;
	put_rule(printer);
	for (; note != UNROLL_NONE; note = printer->next_note[note])
		put_note(printer, &printer->document->notes[note]);
}

/* The section whose foot a note stands at; what nothing calls stands at the foot of the last. */
static uint32_t section_of_note(const struct unroll_document *document,
                                const struct unroll_note *note)
{
	if (note->paragraph < document->paragraph_count)
		return document->paragraphs[note->paragraph].section;
	return document->section_count - 1;
}

/* Gather the notes of each section in lists, in the order of the notes. */
static void sort_notes(struct printer *printer)
{
	const struct unroll_document *document = printer->document;

	printer->first_note = memory_allocate(document->section_count * sizeof *printer->first_note);
	printer->next_note = memory_allocate(document->note_count * sizeof *printer->next_note);
	for (uint32_t i = 0; i < document->section_count; i++)
		printer->first_note[i] = UNROLL_NONE;
	for (uint32_t i = document->note_count; i-- > 0 && document->section_count > 0; ) {
		uint32_t section = section_of_note(document, &document->notes[i]);
		printer->next_note[i] = printer->first_note[section];
		printer->first_note[section] = i;
	}
}

/* Lines of an address block and rows of a table close up. */
static bool is_tight(const struct unroll_document *document, uint32_t index)
{
	const struct unroll_paragraph *paragraph = &document->paragraphs[index];
	const struct unroll_section *section = &document->sections[paragraph->section];

	if (index == section->first || paragraph->kind != paragraph[-1].kind)
		return false;
	return paragraph->kind == UNROLL_PARAGRAPH_ROW
	    || (paragraph->kind == UNROLL_PARAGRAPH_TEXT
	        && (section->kind == UNROLL_CLOSING || section->kind == UNROLL_MASTHEAD));
}

static void put_paragraphs(struct printer *printer, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		if (i > first && !is_tight(printer->document, i))
			putc('\n', printer->out);
		put_paragraph(printer, i);
	}
}

/* What the document is, said once, instead of the cover that says it all over. */
static void put_title(struct printer *printer)
{
	const struct unroll_document *document = printer->document;
	const struct str facts[] = { document->session, document->meeting, document->adopted };
	struct str line = STR("");

	put_str(printer, document->symbol);
	put_str(printer, document->title);
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
		if (facts[i].size)
			line = arena_format(&printer->arena, "%.*s%s%.*s", (int)line.size, line.data,
			                    line.size ? " · " : "", (int)facts[i].size, facts[i].data);
	put_str(printer, line);
}

/* The title stands for the cover, whose footnotes follow it. */
static void put_section(struct printer *printer, uint32_t index)
{
	const struct unroll_section *section = &printer->document->sections[index];
	bool has_title = printer->document->title.size > 0;

	if (index > 0 || !has_title || !unroll_has_cover(printer->document)) {
		if (index > 0 || has_title)
			putc('\n', printer->out);
		put_paragraphs(printer, section->first, section->first + section->count);
	}
	put_section_notes(printer, index);
}

static void put_document(struct printer *printer)
{
	sort_notes(printer);
	if (printer->document->title.size)
		put_title(printer);
	for (uint32_t i = 0; i < printer->document->section_count; i++)
		put_section(printer, i);
	free(printer->next_note);
	free(printer->first_note);
}

static void put_selection(struct printer *printer, const struct selection *selection)
{
	const struct unroll_document *document = printer->document;
	bool has_notes = false;

	put_paragraphs(printer, selection->first, selection->end);
	for (uint32_t i = 0; i < document->note_count; i++) {
		if (!selection_has_note(selection, document, i))
			continue;
		if (!has_notes)
			put_rule(printer);
		has_notes = true;
		put_note(printer, &document->notes[i]);
	}
}

bool text_write(const struct unroll_document *document,
                const struct unroll_export_options *options, FILE *out, struct unroll_error *error)
{
	struct printer printer = {
		.document = document, .out = out, .visual = options->visual,
		.width = options->width ? options->width : DEFAULT_WIDTH,
	};
	struct selection selection;

	if (!selection_of_name(document, options->paragraph, &selection, error))
		return false;
	if (options->paragraph.size)
		put_selection(&printer, &selection);
	else
		put_document(&printer);
	glyphs_free(&printer.glyphs);
	glyphs_free(&printer.label);
	lines_free(&printer.lines);
	table_free(&printer.table);
	free(printer.beside);
	return !ferror(out) || export_failed(error);
}
