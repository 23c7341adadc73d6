#include "export/akn_parts.h"

#include <unroll/symbol.h>

#include "base/str.h"
#include "export/xml.h"

enum { MOST_OPEN = 32 };

/* Elements nest, spans may overlap: a span that crosses the end of an open one is cut there. */
struct nesting {
	uint32_t ends[MOST_OPEN];
	const char *elements[MOST_OPEN];
	size_t count;
};

/* Text between spans; a line end that is meant becomes a break. */
static void put_plain(struct akn_writer *writer, struct str text)
{
	while (text.size) {
		size_t size = 0;
		while (size < text.size && text.data[size] != '\n')
			size++;
		xml_text(str_slice(text, 0, size), writer->out);
		if (size < text.size)
			fputs(writer->keeps_lines ? "<br/>" : "<br class=\"line\"/>", writer->out);
		text = str_from(text, size + 1);
	}
}

static void put_note(struct akn_writer *writer, uint32_t index, const char *class)
{
	const struct unroll_note *note = &writer->document->notes[index];

	writer->is_put[index] = true;
	fprintf(writer->out, "<authorialNote%s", class);
	xml_attribute("marker", note->label, writer->out);
	fprintf(writer->out, " placement=\"bottom\" eId=\"note_%u\"><p>", ++writer->identifiers);
	akn_put_text(writer, &note->body);
	fputs("</p></authorialNote>", writer->out);
}

/* Notes that nothing calls, from the one of that index on, stand behind the one before them. */
static void put_uncalled(struct akn_writer *writer, uint32_t index)
{
	const struct unroll_document *document = writer->document;

	for (; index < document->note_count && document->notes[index].paragraph == UNROLL_NONE; index++)
		if (selection_has_note(&writer->selection, document, index) && !writer->is_put[index])
			put_note(writer, index, " class=\"uncalled\"");
}

/* A note stands where it is called first; where it is called again, or has no text, its mark does. */
static void put_call(struct akn_writer *writer, uint32_t index)
{
	const struct unroll_document *document = writer->document;

	if (index >= document->note_count)
		return;
	if (!writer->is_put[index] && !str_is_empty(document->notes[index].body.text)) {
		put_note(writer, index, "");
		put_uncalled(writer, index + 1);
		return;
	}
	fputs("<noteRef", writer->out);
	xml_attribute("marker", document->notes[index].label, writer->out);
	fputs(" href=\"#\"/>", writer->out);
}

static const char *open_element(struct akn_writer *writer, const struct unroll_span *span)
{
	const struct unroll_document *document = writer->document;
	char url[UNROLL_SYMBOL_URL_SIZE];

	switch (span->kind) {
	case UNROLL_SPAN_EMPHASIS:
		fputs("<i>", writer->out);
		return "i";
	case UNROLL_SPAN_STRONG:
		fputs("<b>", writer->out);
		return "b";
	case UNROLL_SPAN_SUPERSCRIPT:
		fputs("<sup>", writer->out);
		return "sup";
	case UNROLL_SPAN_LINK:
		fputs("<a", writer->out);
		xml_attribute("href", document->links[span->index], writer->out);
		putc('>', writer->out);
		return "a";
	case UNROLL_SPAN_CITATION:
		if (str_is_empty(document->citations[span->index].symbol))
			return NULL;
		unroll_symbol_url(document->citations[span->index].symbol, document->language, url);
		fputs("<a", writer->out);
		xml_attribute("href", str_of(url), writer->out);
		putc('>', writer->out);
		return "a";
	case UNROLL_SPAN_LEAD:
	case UNROLL_SPAN_CALL:
		break;
	}
	return NULL;
}

/* Write up to byte `end`, closing on the way what ends there. */
static uint32_t put_up_to(struct akn_writer *writer, struct nesting *open, struct str text,
                          uint32_t at, uint32_t end)
{
	while (open->count && open->ends[open->count - 1] <= end) {
		uint32_t stop = open->ends[--open->count];
		put_plain(writer, str_slice(text, at, stop));
		fprintf(writer->out, "</%s>", open->elements[open->count]);
		at = stop;
	}
	put_plain(writer, str_slice(text, at, end));
	return end;
}

static void push(struct akn_writer *writer, struct nesting *open, const struct unroll_span *span)
{
	uint32_t end = span->end;

	if (open->count == MOST_OPEN || span->end <= span->start)
		return;
	if (open->count && open->ends[open->count - 1] < end)
		end = open->ends[open->count - 1];
	const char *element = open_element(writer, span);
	if (!element)
		return;
	open->ends[open->count] = end;
	open->elements[open->count++] = element;
}

/* Text from byte `at` to `end` with what lies over it, from span `*next` on. */
static void put_range(struct akn_writer *writer, const struct unroll_text *body,
                      uint32_t *next, struct selection range)
{
	struct nesting open = { .count = 0 };
	uint32_t at = range.first;

	for (; *next < body->span_count && body->spans[*next].start <= range.end; ++*next) {
		struct unroll_span span = body->spans[*next];
		if (span.start == range.end && span.kind != UNROLL_SPAN_CALL)
			break;
		if (span.end > range.end)
			span.end = range.end;
		at = put_up_to(writer, &open, body->text, at, span.start);
		if (span.kind == UNROLL_SPAN_CALL)
			put_call(writer, span.index);
		else
			push(writer, &open, &span);
	}
	put_up_to(writer, &open, body->text, at, range.end);
}

void akn_put_text(struct akn_writer *writer, const struct unroll_text *body)
{
	uint32_t next = 0;
	bool is_first = !writer->has_text;

	writer->has_text = true;
	if (is_first)
		put_uncalled(writer, 0);
	put_range(writer, body, &next, (struct selection){ 0, (uint32_t)body->text.size });
}

void akn_put_cells(struct akn_writer *writer, const struct unroll_text *body)
{
	struct str text = body->text;
	uint32_t next = 0;

	for (size_t start = 0, end; start <= text.size; start = end + 1) {
		const char *tab = start < text.size
			? memchr(text.data + start, '\t', text.size - start) : NULL;
		end = tab ? (size_t)(tab - text.data) : text.size;
		fputs("<td><p>", writer->out);
		put_range(writer, body, &next, (struct selection){ (uint32_t)start, (uint32_t)end });
		fputs("</p></td>", writer->out);
	}
}
