#include "golden/tree.h"

#include <unroll/place.h>

#include "base/str.h"

enum { HEAD = 56, TAIL = 28, BEFORE_CALL = 16 };   /* characters shown */

/* The last `count` characters of a text. */
static struct str tail_of(struct str text, size_t count)
{
	size_t at = text.size, size;

	for (; count > 0 && at > 0; count--) {
		str_decode_before(text, at, &size);
		at -= size;
	}
	return str_from(text, at);
}

/* The first `count` characters of a text. */
static struct str head_of(struct str text, size_t count)
{
	size_t at = 0, size;

	for (; count > 0 && at < text.size; count--) {
		str_decode(str_from(text, at), &size);
		at += size;
	}
	return str_slice(text, 0, at);
}

static void put(struct str text, FILE *out)
{
	for (size_t i = 0; i < text.size; i++) {
		if (text.data[i] == '\n')
			fputs(" / ", out);
		else
			putc(text.data[i], out);
	}
}

static void put_short(struct str text, FILE *out)
{
	struct str head = head_of(text, HEAD);
	struct str tail = tail_of(str_from(text, head.size), TAIL);

	put(head, out);
	if (head.size + tail.size < text.size)
		fputs(" ... ", out);
	put(tail, out);
}

static void put_calls(const struct unroll_document *document, const struct unroll_text *body,
                      FILE *out)
{
	for (uint32_t i = 0; i < body->span_count; i++) {
		const struct unroll_span *span = &body->spans[i];
		if (span->kind != UNROLL_SPAN_CALL)
			continue;
		fputs(" {", out);
		put(document->notes[span->index].label, out);
		fputs(" after \"", out);
		put(tail_of(str_slice(body->text, 0, span->start), BEFORE_CALL), out);
		fputs("\"}", out);
	}
}

static void put_body(const struct unroll_document *document, const struct unroll_text *body,
                     FILE *out)
{
	size_t at = 0;

	for (uint32_t i = 0; i < body->span_count; i++) {
		const struct unroll_span *span = &body->spans[i];
		if (span->kind != UNROLL_SPAN_LEAD || span->start < at)
			continue;
		put(str_slice(body->text, at, span->start), out);
		putc('|', out);
		put(str_slice(body->text, span->start, span->end), out);
		putc('|', out);
		at = span->end;
	}
	put_short(str_from(body->text, at), out);
	put_calls(document, body, out);
	putc('\n', out);
}

static void put_line(uint32_t line, bool with_source, FILE *out)
{
	if (with_source)
		fprintf(out, "%5u ", line);
}

static void put_section(const struct unroll_document *document,
                        const struct unroll_section *section, bool with_source, FILE *out)
{
	fprintf(out, "\n%s", unroll_section_kind_name(section->kind));
	fputs(str_is_empty(section->title) ? "" : ": ", out);
	put(section->title, out);
	putc('\n', out);
	for (uint32_t i = section->first; i < section->first + section->count; i++) {
		const struct unroll_paragraph *paragraph = &document->paragraphs[i];
		put_line(paragraph->body.line, with_source, out);
		fprintf(out, "%-10s %*s", unroll_paragraph_kind_name(paragraph->kind),
		        (int)paragraph->depth * 4, "");
		put(paragraph->label, out);
		fputs(str_is_empty(paragraph->label) ? "" : " ", out);
		put_body(document, &paragraph->body, out);
	}
}

static void put_field(const char *name, struct str value, FILE *out)
{
	if (str_is_empty(value))
		return;
	fprintf(out, "%-8s ", name);
	put(value, out);
	putc('\n', out);
}

static void put_tally(const char *name, const struct unroll_tally *tally, FILE *out)
{
	fprintf(out, "  %s %u:", name, tally->count);
	for (uint32_t i = 0; i < tally->state_count; i++) {
		fputs(i ? "; " : " ", out);
		put(tally->states[i], out);
	}
	putc('\n', out);
}

static void put_vote(const struct unroll_vote *vote, FILE *out)
{
	if (vote->result == UNROLL_NO_VOTE_KNOWN)
		return;
	if (vote->result == UNROLL_WITHOUT_VOTE) {
		fputs("vote     without a vote\n", out);
		return;
	}
	fputs("vote     recorded\n", out);
	put_tally("in favour", &vote->in_favour, out);
	put_tally("against", &vote->against, out);
	put_tally("abstaining", &vote->abstaining, out);
}

/* Only some sources have a place for subjects. */
static void put_subjects(const struct unroll_document *document, FILE *out)
{
	for (uint32_t i = 0; i < document->subject_count; i++)
		put_field("subject", document->subjects[i], out);
}

static void put_head(const struct unroll_document *document, bool with_source, FILE *out)
{
	put_field("symbol", document->symbol, out);
	put_field("language", str_of(unroll_language_code(document->language)), out);
	put_field("organ", str_of(unroll_organ_name(document->organ)), out);
	put_field("title", document->title, out);
	put_field("session", document->session, out);
	put_field("agenda", document->agenda_item, out);
	put_field("adopted", document->adopted, out);
	put_field("meeting", document->meeting, out);
	if (with_source)
		put_subjects(document, out);
	put_vote(&document->vote, out);
}

static void put_notes(const struct unroll_document *document, bool with_source, FILE *out)
{
	fputs(document->note_count ? "\nnotes\n" : "", out);
	for (uint32_t i = 0; i < document->note_count; i++) {
		const struct unroll_note *note = &document->notes[i];
		put_line(note->body.line, with_source, out);
		put(note->label, out);
		putc(' ', out);
		put_body(document, &note->body, out);
	}
}

static void put_citations(const struct unroll_document *document, FILE *out)
{
	char place[UNROLL_PLACE_SIZE];

	fputs(document->citation_count ? "\ncitations\n" : "", out);
	for (uint32_t i = 0; i < document->citation_count; i++) {
		const struct unroll_citation *citation = &document->citations[i];
		unroll_citation_place(document, citation, place);
		fputs("      ", out);
		put(citation->symbol, out);
		fputs(str_is_empty(citation->target) ? "" : " paragraph ", out);
		put(citation->target, out);
		fputs(" \"", out);
		put(unroll_citation_text(document, citation), out);
		fprintf(out, "\" in %s\n", place);
	}
}

static void put_diagnostics(const struct unroll_document *document, FILE *out)
{
	fputs(document->diagnostic_count ? "\ndiagnostics\n" : "", out);
	for (uint32_t i = 0; i < document->diagnostic_count; i++) {
		put_line(document->diagnostics[i].line, true, out);
		put(document->diagnostics[i].message, out);
		putc('\n', out);
	}
}

void tree_dump(const struct unroll_document *document, bool with_source, FILE *out)
{
	if (with_source)
		put_field("format", str_of(document->format), out);
	put_head(document, with_source, out);
	for (uint32_t i = 0; i < document->section_count; i++)
		put_section(document, &document->sections[i], with_source, out);
	put_notes(document, with_source, out);
	put_citations(document, out);
	if (with_source)
		put_diagnostics(document, out);
}
