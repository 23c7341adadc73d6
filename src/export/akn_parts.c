#include "export/akn_parts.h"

#include "base/str.h"
#include "export/xml.h"

static bool is_chosen(const struct akn_writer *writer, uint32_t paragraph)
{
	return selection_has(&writer->selection, paragraph);
}

static void put_label(struct akn_writer *writer, const struct unroll_paragraph *paragraph)
{
	if (str_is_empty(paragraph->label))
		return;
	fputs("<num>", writer->out);
	xml_text(paragraph->label, writer->out);
	fputs("</num>", writer->out);
}

static void put_p(struct akn_writer *writer, const struct unroll_paragraph *paragraph,
                  const char *class)
{
	fprintf(writer->out, "<p%s>", class);
	akn_put_text(writer, &paragraph->body);
	fputs("</p>", writer->out);
}

/* Where a label stands but no element for one may: in front of the text. */
static void put_labelled_p(struct akn_writer *writer, const struct unroll_paragraph *paragraph)
{
	fputs("<p>", writer->out);
	if (!str_is_empty(paragraph->label)) {
		xml_text(paragraph->label, writer->out);
		putc(' ', writer->out);
	}
	akn_put_text(writer, &paragraph->body);
	fputs("</p>\n", writer->out);
}

static void put_masthead(struct akn_writer *writer, const struct unroll_section *section)
{
	fprintf(writer->out, "<coverPage eId=\"coverPage_%u\">\n", ++writer->identifiers);
	for (uint32_t i = section->first; i < section->first + section->count; i++) {
		const struct unroll_paragraph *paragraph = &writer->document->paragraphs[i];
		bool is_heading = paragraph->kind == UNROLL_PARAGRAPH_HEADING;
		if (!is_chosen(writer, i))
			continue;
		put_p(writer, paragraph, is_heading ? " class=\"heading\"" : "");
		putc('\n', writer->out);
	}
	fputs("</coverPage>\n", writer->out);
}

/* What the masthead says, once more for programs. */
static void put_preface(struct akn_writer *writer)
{
	const struct unroll_document *document = writer->document;

	if (str_is_empty(document->symbol) && str_is_empty(document->title))
		return;
	fputs("<preface>\n<p class=\"facts\">", writer->out);
	if (!str_is_empty(document->symbol)) {
		fputs("<docNumber refersTo=\"#symbol\">", writer->out);
		xml_text(document->symbol, writer->out);
		fputs("</docNumber>", writer->out);
	}
	if (!str_is_empty(document->title)) {
		fputs(" <docTitle refersTo=\"#resolutionTitle\">", writer->out);
		xml_text(document->title, writer->out);
		fputs("</docTitle>", writer->out);
	}
	fputs("</p>\n</preface>\n", writer->out);
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

static void put_preamble(struct akn_writer *writer, const struct unroll_section *section)
{
	fputs("<preamble>\n", writer->out);
	for (uint32_t i = section->first; i < section->first + section->count; i++) {
		const struct unroll_paragraph *paragraph = &writer->document->paragraphs[i];
		if (!is_chosen(writer, i))
			continue;
		bool is_opening = paragraph->kind == UNROLL_PARAGRAPH_OPENING;
		if (is_opening) {
			fprintf(writer->out, "<formula name=\"enactingFormula\" eId=\"formula_%u\">",
			        ++writer->identifiers);
		} else {
			fputs("<container", writer->out);
			put_lead_name(writer, &paragraph->body);
			fprintf(writer->out, " eId=\"container_%u\">", ++writer->identifiers);
		}
		put_labelled_p(writer, paragraph);
		fputs(is_opening ? "</formula>\n" : "</container>\n", writer->out);
	}
	fputs("</preamble>\n", writer->out);
}

static uint32_t put_rows(struct akn_writer *writer, uint32_t first, uint32_t end)
{
	const struct unroll_paragraph *paragraphs = writer->document->paragraphs;
	uint32_t i = first;

	fprintf(writer->out, "<table eId=\"table_%u\">\n", ++writer->identifiers);
	for (; i < end && paragraphs[i].kind == UNROLL_PARAGRAPH_ROW; i++) {
		struct str rest = paragraphs[i].body.text;
		fputs("<tr>", writer->out);
		do {
			const char *tab = rest.size ? memchr(rest.data, '\t', rest.size) : NULL;
			size_t size = tab ? (size_t)(tab - rest.data) : rest.size;
			fputs("<td><p>", writer->out);
			xml_text(str_slice(rest, 0, size), writer->out);
			fputs("</p></td>", writer->out);
			rest = tab ? str_from(rest, size + 1) : (struct str){ NULL, 0 };
		} while (rest.data);
		fputs("</tr>\n", writer->out);
	}
	fputs("</table>\n", writer->out);
	return i;
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
	put_p(writer, paragraph, "");
	fputs("</content>", writer->out);
	fputs(paragraph->depth == 0 ? "</paragraph>\n" : "</point>\n", writer->out);
}

static uint32_t put_nested(struct akn_writer *writer, uint32_t index, uint32_t end);

/* The paragraphs behind `index` that are deeper than it, as a list in it. */
static uint32_t put_list(struct akn_writer *writer, uint32_t index, uint32_t end)
{
	const struct unroll_paragraph *paragraph = &writer->document->paragraphs[index];
	uint32_t next = index + 1;

	open_paragraph(writer, paragraph);
	fprintf(writer->out, "<list eId=\"list_%u\"><intro>", ++writer->identifiers);
	put_p(writer, paragraph, "");
	fputs("</intro>\n", writer->out);
	while (next < end && writer->document->paragraphs[next].depth > paragraph->depth)
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
	    && paragraphs[index].depth < DEEPEST)
		return put_list(writer, index, end);
	put_leaf(writer, index);
	return index + 1;
}

static void put_heading(struct akn_writer *writer, const struct unroll_paragraph *paragraph)
{
	fprintf(writer->out, "<crossHeading eId=\"crossHeading_%u\">", ++writer->identifiers);
	if (!str_is_empty(paragraph->label)) {
		xml_text(paragraph->label, writer->out);
		putc(' ', writer->out);
	}
	akn_put_text(writer, &paragraph->body);
	fputs("</crossHeading>\n", writer->out);
}

static uint32_t put_block(struct akn_writer *writer, uint32_t index, uint32_t end)
{
	const struct unroll_paragraph *paragraph = &writer->document->paragraphs[index];

	if (paragraph->kind == UNROLL_PARAGRAPH_ROW)
		return put_rows(writer, index, end);
	if (paragraph->kind == UNROLL_PARAGRAPH_HEADING) {
		put_heading(writer, paragraph);
		return index + 1;
	}
	return put_nested(writer, index, end);
}

static void put_body(struct akn_writer *writer, const struct unroll_section *section)
{
	uint32_t first = section->first, end = section->first + section->count;

	if (first < writer->selection.first)
		first = writer->selection.first;
	if (end > writer->selection.end)
		end = writer->selection.end;
	while (first < end)
		first = put_block(writer, first, end);
}

static void put_conclusions(struct akn_writer *writer, const struct unroll_section *section)
{
	fprintf(writer->out, "<conclusions eId=\"conclusions_%u\">\n", ++writer->identifiers);
	for (uint32_t i = section->first; i < section->first + section->count; i++)
		if (is_chosen(writer, i))
			put_labelled_p(writer, &writer->document->paragraphs[i]);
	fputs("</conclusions>\n", writer->out);
}

static void put_annex(struct akn_writer *writer, const struct unroll_section *section)
{
	fprintf(writer->out, "<attachment eId=\"attachment_%u\">\n", ++writer->identifiers);
	if (!str_is_empty(section->title)) {
		fputs("<heading>", writer->out);
		xml_text(section->title, writer->out);
		fputs("</heading>\n", writer->out);
	}
	fputs("<doc name=\"annex\">\n", writer->out);
	akn_put_meta(writer);
	fputs("<mainBody>\n", writer->out);
	put_body(writer, section);
	fputs("</mainBody>\n</doc>\n</attachment>\n", writer->out);
}

static const struct unroll_section *find(const struct akn_writer *writer, uint32_t first,
                                         uint32_t end, enum unroll_section_kind kind)
{
	for (uint32_t i = first; i < end; i++)
		if (writer->document->sections[i].kind == kind)
			return &writer->document->sections[i];
	return NULL;
}

static void put_all(struct akn_writer *writer, uint32_t first, uint32_t end,
                    enum unroll_section_kind kind,
                    void (*put)(struct akn_writer *, const struct unroll_section *))
{
	for (uint32_t i = first; i < end; i++)
		if (writer->document->sections[i].kind == kind)
			put(writer, &writer->document->sections[i]);
}

void akn_put_statement(struct akn_writer *writer, uint32_t first, uint32_t end)
{
	const struct unroll_section *masthead = find(writer, first, end, UNROLL_MASTHEAD);
	const struct unroll_section *preamble = find(writer, first, end, UNROLL_PREAMBLE);

	fputs("<statement name=\"resolution\">\n", writer->out);
	akn_put_meta(writer);
	if (masthead)
		put_masthead(writer, masthead);
	if (first == 0)
		put_preface(writer);
	if (preamble)
		put_preamble(writer, preamble);
	fputs("<mainBody>\n", writer->out);
	put_all(writer, first, end, UNROLL_OPERATIVE, put_body);
	fputs("</mainBody>\n", writer->out);
	put_all(writer, first, end, UNROLL_CLOSING, put_conclusions);
	if (find(writer, first, end, UNROLL_ANNEX)) {
		fputs("<attachments>\n", writer->out);
		put_all(writer, first, end, UNROLL_ANNEX, put_annex);
		fputs("</attachments>\n", writer->out);
	}
	fputs("</statement>\n", writer->out);
}
