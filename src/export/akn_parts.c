#include "export/akn_parts.h"

#include "base/str.h"
#include "export/xml.h"

static void put_label(struct akn_writer *writer, const struct unroll_paragraph *paragraph)
{
	if (str_is_empty(paragraph->label))
		return;
	fputs("<num>", writer->out);
	xml_text(paragraph->label, writer->out);
	fputs("</num>", writer->out);
}

static void put_p(struct akn_writer *writer, const struct unroll_paragraph *paragraph)
{
	fputs("<p>", writer->out);
	akn_put_text(writer, &paragraph->body);
	fputs("</p>", writer->out);
}

/* Where a label stands but no element for one may: in front of the text. */
static void put_labelled_p(struct akn_writer *writer, const struct unroll_paragraph *paragraph)
{
	bool is_heading = paragraph->kind == UNROLL_PARAGRAPH_HEADING;

	fputs(is_heading ? "<p class=\"heading\">" : "<p>", writer->out);
	if (!str_is_empty(paragraph->label)) {
		xml_text(paragraph->label, writer->out);
		putc(' ', writer->out);
	}
	akn_put_text(writer, &paragraph->body);
	fputs("</p>\n", writer->out);
}

static uint32_t put_rows(struct akn_writer *writer, uint32_t first, uint32_t end)
{
	const struct unroll_paragraph *paragraphs = writer->document->paragraphs;
	uint32_t i = first;

	fprintf(writer->out, "<table eId=\"table_%u\">\n", ++writer->identifiers);
	for (; i < end && paragraphs[i].kind == UNROLL_PARAGRAPH_ROW; i++) {
		fputs("<tr>", writer->out);
		akn_put_cells(writer, &paragraphs[i].body);
		fputs("</tr>\n", writer->out);
	}
	fputs("</table>\n", writer->out);
	return i;
}

/* What is left of a section by the selection. */
static struct selection chosen(const struct akn_writer *writer,
                               const struct unroll_section *section)
{
	struct selection range = { section->first, section->first + section->count };

	if (range.first < writer->selection.first)
		range.first = writer->selection.first;
	if (range.end > writer->selection.end)
		range.end = writer->selection.end;
	return range;
}

/* The lines of a cover page or of conclusions. */
static void put_lines(struct akn_writer *writer, const struct unroll_section *section,
                      const char *element)
{
	struct selection range = chosen(writer, section);

	if (range.first >= range.end)
		return;
	writer->keeps_lines = true;
	fprintf(writer->out, "<%s eId=\"%s_%u\">\n", element, element, ++writer->identifiers);
	for (uint32_t i = range.first; i < range.end; ) {
		if (writer->document->paragraphs[i].kind == UNROLL_PARAGRAPH_ROW)
			i = put_rows(writer, i, range.end);
		else
			put_labelled_p(writer, &writer->document->paragraphs[i++]);
	}
	fprintf(writer->out, "</%s>\n", element);
	writer->keeps_lines = false;
}

static void put_masthead(struct akn_writer *writer, const struct unroll_section *section)
{
	put_lines(writer, section, "coverPage");
}

static void put_conclusions(struct akn_writer *writer, const struct unroll_section *section)
{
	put_lines(writer, section, "conclusions");
}

static void put_lead_name(struct akn_writer *writer, const struct unroll_text *body)
{
	static const struct str other = STR("preambular");
	struct str lead = other;

	for (uint32_t i = 0; i < body->span_count; i++)
		if (body->spans[i].kind == UNROLL_SPAN_LEAD)
			lead = str_slice(body->text, body->spans[i].start, body->spans[i].end);
	xml_attribute("name", lead, writer->out);
}

static void put_recital(struct akn_writer *writer, const struct unroll_paragraph *paragraph)
{
	bool is_opening = paragraph->kind == UNROLL_PARAGRAPH_OPENING;

	if (paragraph->kind == UNROLL_PARAGRAPH_HEADING) {
		put_labelled_p(writer, paragraph);
		return;
	}
	if (is_opening) {
		fputs("<formula name=\"enactingFormula\"", writer->out);
	} else {
		fputs("<container", writer->out);
		put_lead_name(writer, &paragraph->body);
	}
	fprintf(writer->out, " eId=\"%s_%u\">", is_opening ? "formula" : "container",
	        ++writer->identifiers);
	put_labelled_p(writer, paragraph);
	fputs(is_opening ? "</formula>\n" : "</container>\n", writer->out);
}

static void put_preamble(struct akn_writer *writer, const struct unroll_section *section)
{
	struct selection range = chosen(writer, section);

	if (range.first >= range.end)
		return;
	fputs("<preamble>\n", writer->out);
	for (uint32_t i = range.first; i < range.end; ) {
		if (writer->document->paragraphs[i].kind == UNROLL_PARAGRAPH_ROW)
			i = put_rows(writer, i, range.end);
		else
			put_recital(writer, &writer->document->paragraphs[i++]);
	}
	fputs("</preamble>\n", writer->out);
}

/*
 * A numbered paragraph and what is nested in it. Akoma Ntoso nests elements;
 * the model tells depth by number, so that elements close as depth falls.
 */
static void open_paragraph(struct akn_writer *writer, const struct unroll_paragraph *paragraph)
{
	if (paragraph->depth == 0)
		fprintf(writer->out, "<paragraph eId=\"para_%u\">", ++writer->identifiers);
	else
		fprintf(writer->out, "<point eId=\"point_%u\">", ++writer->identifiers);
	put_label(writer, paragraph);
}

static void put_leaf(struct akn_writer *writer, uint32_t index)
{
	const struct unroll_paragraph *paragraph = &writer->document->paragraphs[index];

	open_paragraph(writer, paragraph);
	fputs("<content>", writer->out);
	put_p(writer, paragraph);
	fputs("</content>", writer->out);
	fputs(paragraph->depth == 0 ? "</paragraph>\n" : "</point>\n", writer->out);
}

/* A hierarchy holds neither tables nor blocks beside its members. */
static bool belongs_in_list(const struct unroll_paragraph *paragraph)
{
	return paragraph->kind != UNROLL_PARAGRAPH_ROW
	    && paragraph->kind != UNROLL_PARAGRAPH_HEADING;
}

static uint32_t put_nested(struct akn_writer *writer, uint32_t index, uint32_t end);

/* The paragraphs behind `index` that are deeper than it, as a list in it. */
static uint32_t put_list(struct akn_writer *writer, uint32_t index, uint32_t end)
{
	const struct unroll_paragraph *paragraph = &writer->document->paragraphs[index];
	uint32_t next = index + 1;

	open_paragraph(writer, paragraph);
	fprintf(writer->out, "<list eId=\"list_%u\"><intro>", ++writer->identifiers);
	put_p(writer, paragraph);
	fputs("</intro>\n", writer->out);
	while (next < end && writer->document->paragraphs[next].depth > paragraph->depth
	       && belongs_in_list(&writer->document->paragraphs[next]))
		next = put_nested(writer, next, end);
	fputs("</list>", writer->out);
	fputs(paragraph->depth == 0 ? "</paragraph>\n" : "</point>\n", writer->out);
	return next;
}

enum { DEEPEST = 64 };

static uint32_t put_nested(struct akn_writer *writer, uint32_t index, uint32_t end)
{
	const struct unroll_paragraph *paragraphs = writer->document->paragraphs;

	if (index + 1 < end && paragraphs[index + 1].depth > paragraphs[index].depth
	    && belongs_in_list(&paragraphs[index + 1]) && paragraphs[index].depth < DEEPEST)
		return put_list(writer, index, end);
	put_leaf(writer, index);
	return index + 1;
}

static uint32_t put_block(struct akn_writer *writer, uint32_t index, uint32_t end)
{
	const struct unroll_paragraph *paragraph = &writer->document->paragraphs[index];

	if (paragraph->kind == UNROLL_PARAGRAPH_ROW)
		return put_rows(writer, index, end);
	if (paragraph->kind == UNROLL_PARAGRAPH_HEADING) {
		put_labelled_p(writer, paragraph);
		return index + 1;
	}
	return put_nested(writer, index, end);
}

static void put_blocks(struct akn_writer *writer, uint32_t first, uint32_t end)
{
	if (first >= end)
		fputs("<p/>\n", writer->out);     /* a body must hold something */
	while (first < end)
		first = put_block(writer, first, end);
}

static void put_body(struct akn_writer *writer, const struct unroll_section *section)
{
	struct selection range = chosen(writer, section);

	fputs("<mainBody>\n", writer->out);
	put_blocks(writer, range.first, range.end);
	fputs("</mainBody>\n", writer->out);
}

/* The title of an annex is its first paragraph too. */
static void put_annex(struct akn_writer *writer, const struct unroll_section *section)
{
	const struct unroll_paragraph *paragraphs = writer->document->paragraphs;
	struct selection range = chosen(writer, section);

	if (range.first >= range.end)
		return;
	fprintf(writer->out, "<attachment eId=\"attachment_%u\">\n", ++writer->identifiers);
	if (paragraphs[range.first].kind == UNROLL_PARAGRAPH_HEADING) {
		fputs("<heading>", writer->out);
		akn_put_text(writer, &paragraphs[range.first++].body);
		fputs("</heading>\n", writer->out);
	}
	fputs("<doc name=\"annex\">\n", writer->out);
	akn_put_meta(writer);
	fputs("<mainBody>\n", writer->out);
	put_blocks(writer, range.first, range.end);
	fputs("</mainBody>\n</doc>\n</attachment>\n", writer->out);
}

static void put_attachments(struct akn_writer *writer, uint32_t first, uint32_t end)
{
	const struct unroll_section *sections = writer->document->sections;
	uint32_t i = first;

	while (i < end && (sections[i].kind != UNROLL_ANNEX
	                   || sections[i].first + sections[i].count <= writer->selection.first))
		i++;
	if (i == end || sections[i].first >= writer->selection.end)
		return;
	fputs("<attachments>\n", writer->out);
	for (; i < end; i++)
		put_annex(writer, &sections[i]);
	fputs("</attachments>\n", writer->out);
}

/* The section of a kind; an empty one if there is none. */
static const struct unroll_section *find(const struct akn_writer *writer, uint32_t first,
                                         uint32_t end, enum unroll_section_kind kind)
{
	static const struct unroll_section none = { .count = 0 };

	for (uint32_t i = first; i < end; i++)
		if (writer->document->sections[i].kind == kind)
			return &writer->document->sections[i];
	return &none;
}

void akn_put_statement(struct akn_writer *writer, uint32_t first, uint32_t end)
{
	fputs("<statement name=\"resolution\">\n", writer->out);
	akn_put_meta(writer);
	put_masthead(writer, find(writer, first, end, UNROLL_MASTHEAD));
	put_preamble(writer, find(writer, first, end, UNROLL_PREAMBLE));
	put_body(writer, find(writer, first, end, UNROLL_OPERATIVE));
	put_conclusions(writer, find(writer, first, end, UNROLL_CLOSING));
	put_attachments(writer, first, end);
	fputs("</statement>\n", writer->out);
}
