#include "export/forms.h"

#include <unroll/symbol.h>

#include "base/str.h"
#include "export/json_value.h"
#include "export/select.h"

/* Characters before a byte; spans come sorted, so that each text is counted once. */
struct counter {
	struct str text;
	size_t byte, characters;
};

static size_t characters_at(struct counter *counter, size_t byte)
{
	if (byte < counter->byte)
		return str_characters(str_slice(counter->text, 0, byte));
	counter->characters += str_characters(str_slice(counter->text, counter->byte, byte));
	counter->byte = byte;
	return counter->characters;
}

static json_t *notes_called(const struct unroll_document *document, const struct unroll_text *body)
{
	json_t *notes = json_sure(json_array());
	struct counter counter = { .text = body->text };

	for (uint32_t i = 0; i < body->span_count; i++) {
		const struct unroll_span *span = &body->spans[i];
		if (span->kind != UNROLL_SPAN_CALL || span->index >= document->note_count)
			continue;
		json_t *note = json_sure(json_object());
		json_put(note, "label", json_text(document->notes[span->index].label));
		json_put(note, "at", json_number(characters_at(&counter, span->start)));
		json_add(notes, note);
	}
	return notes;
}

static json_t *citations_in(const struct unroll_document *document, const struct unroll_text *body)
{
	json_t *citations = json_sure(json_array());
	struct counter counter = { .text = body->text };

	for (uint32_t i = 0; i < body->span_count; i++) {
		const struct unroll_span *span = &body->spans[i];
		if (span->kind != UNROLL_SPAN_CITATION || span->index >= document->citation_count)
			continue;
		const struct unroll_citation *cited = &document->citations[span->index];
		json_t *citation = json_sure(json_object());
		json_put(citation, "symbol", json_text_or_null(cited->symbol));
		if (!str_is_empty(cited->target))
			json_put(citation, "target", json_text(cited->target));
		json_put(citation, "start", json_number(characters_at(&counter, span->start)));
		json_put(citation, "end", json_number(characters_at(&counter, span->end)));
		json_add(citations, citation);
	}
	return citations;
}

static struct str lead_of(const struct unroll_text *body)
{
	for (uint32_t i = 0; i < body->span_count; i++)
		if (body->spans[i].kind == UNROLL_SPAN_LEAD)
			return str_slice(body->text, body->spans[i].start, body->spans[i].end);
	return (struct str)STR("");
}

static json_t *paragraph_json(const struct unroll_document *document,
                              const struct unroll_paragraph *paragraph)
{
	json_t *object = json_sure(json_object());

	json_put(object, "kind", json_text(str_of(unroll_paragraph_kind_name(paragraph->kind))));
	json_put(object, "label", json_text_or_null(paragraph->label));
	json_put(object, "depth", json_number(paragraph->depth));
	json_put(object, "lead", json_text_or_null(lead_of(&paragraph->body)));
	json_put(object, "text", json_text(paragraph->body.text));
	json_put(object, "line", json_number(paragraph->body.line));
	json_put(object, "notes", notes_called(document, &paragraph->body));
	json_put(object, "citations", citations_in(document, &paragraph->body));
	return object;
}

static json_t *section_json(const struct unroll_document *document,
                            const struct unroll_section *section,
                            const struct selection *selection)
{
	json_t *object = json_sure(json_object());
	json_t *paragraphs = json_sure(json_array());

	json_put(object, "kind", json_text(str_of(unroll_section_kind_name(section->kind))));
	json_put(object, "title", json_text_or_null(section->title));
	for (uint32_t i = section->first; i < section->first + section->count; i++)
		if (selection_has(selection, i))
			json_add(paragraphs, paragraph_json(document, &document->paragraphs[i]));
	json_put(object, "paragraphs", paragraphs);
	return object;
}

static json_t *sections_json(const struct unroll_document *document,
                             const struct selection *selection)
{
	json_t *sections = json_sure(json_array());

	for (uint32_t i = 0; i < document->section_count; i++) {
		const struct unroll_section *section = &document->sections[i];
		if (section->first < selection->end
		    && section->first + section->count > selection->first)
			json_add(sections, section_json(document, section, selection));
	}
	return sections;
}

static json_t *notes_json(const struct unroll_document *document,
                          const struct selection *selection)
{
	json_t *notes = json_sure(json_array());

	for (uint32_t i = 0; i < document->note_count; i++) {
		const struct unroll_note *note = &document->notes[i];
		if (!selection_has_note(selection, document, i))
			continue;
		json_t *object = json_sure(json_object());
		json_put(object, "label", json_text(note->label));
		json_put(object, "text", json_text(note->body.text));
		json_put(object, "line", json_number(note->body.line));
		json_put(object, "citations", citations_in(document, &note->body));
		json_add(notes, object);
	}
	return notes;
}

static json_t *citation_json(const struct unroll_document *document,
                             const struct unroll_citation *citation)
{
	json_t *object = json_sure(json_object());
	char url[UNROLL_SYMBOL_URL_SIZE] = "";
	bool is_called = citation->paragraph < document->paragraph_count;

	if (!str_is_empty(citation->symbol))
		unroll_symbol_url(citation->symbol, document->language, url);
	json_put(object, "symbol", json_text_or_null(citation->symbol));
	json_put(object, "text", json_text(unroll_citation_text(document, citation)));
	json_put(object, "url", json_text_or_null(str_of(url)));
	if (!str_is_empty(citation->target))
		json_put(object, "target", json_text(citation->target));
	json_put(object, "section", is_called
		? json_number(document->paragraphs[citation->paragraph].section) : json_null());
	json_put(object, "paragraph", is_called ? json_number(citation->paragraph
		- document->sections[document->paragraphs[citation->paragraph].section].first)
		: json_null());
	json_put(object, "note", citation->note < document->note_count
		? json_text(document->notes[citation->note].label) : json_null());
	return object;
}

static json_t *citations_json(const struct unroll_document *document,
                              const struct selection *selection)
{
	json_t *citations = json_sure(json_array());

	for (uint32_t i = 0; i < document->citation_count; i++)
		if (selection_has_citation(selection, document, &document->citations[i]))
			json_add(citations, citation_json(document, &document->citations[i]));
	return citations;
}

static json_t *strings_json(const struct str *texts, uint32_t count)
{
	json_t *strings = json_sure(json_array());

	for (uint32_t i = 0; i < count; i++)
		json_add(strings, json_text(texts[i]));
	return strings;
}

static json_t *tally_json(const struct unroll_tally *tally)
{
	json_t *object = json_sure(json_object());

	json_put(object, "count", json_number(tally->count));
	json_put(object, "states", strings_json(tally->states, tally->state_count));
	return object;
}

static json_t *vote_json(const struct unroll_vote *vote)
{
	if (vote->result == UNROLL_NO_VOTE_KNOWN)
		return json_null();
	json_t *object = json_sure(json_object());
	json_put(object, "result", json_text(str_of(vote->result == UNROLL_WITHOUT_VOTE
		? "without-vote" : "recorded")));
	if (vote->result == UNROLL_RECORDED_VOTE) {
		json_put(object, "in_favour", tally_json(&vote->in_favour));
		json_put(object, "against", tally_json(&vote->against));
		json_put(object, "abstaining", tally_json(&vote->abstaining));
	}
	return object;
}

static json_t *diagnostics_json(const struct unroll_document *document)
{
	json_t *diagnostics = json_sure(json_array());

	for (uint32_t i = 0; i < document->diagnostic_count; i++) {
		json_t *object = json_sure(json_object());
		json_put(object, "line", json_number(document->diagnostics[i].line));
		json_put(object, "message", json_text(document->diagnostics[i].message));
		json_add(diagnostics, object);
	}
	return diagnostics;
}

static json_t *document_json(const struct unroll_document *document,
                             const struct selection *selection)
{
	json_t *object = json_sure(json_object());

	json_put(object, "format", json_text(str_of(document->format)));
	json_put(object, "symbol", json_text_or_null(document->symbol));
	json_put(object, "language", json_text_or_null(str_of(unroll_language_code(document->language))));
	json_put(object, "organ", json_text_or_null(str_of(unroll_organ_name(document->organ))));
	json_put(object, "title", json_text_or_null(document->title));
	json_put(object, "session", json_text_or_null(document->session));
	json_put(object, "agenda_item", json_text_or_null(document->agenda_item));
	json_put(object, "adopted", json_text_or_null(document->adopted));
	json_put(object, "meeting", json_text_or_null(document->meeting));
	json_put(object, "subjects", strings_json(document->subjects, document->subject_count));
	json_put(object, "vote", vote_json(&document->vote));
	json_put(object, "sections", sections_json(document, selection));
	json_put(object, "notes", notes_json(document, selection));
	json_put(object, "citations", citations_json(document, selection));
	json_put(object, "diagnostics", diagnostics_json(document));
	return object;
}

bool json_write(const struct unroll_document *document,
                const struct unroll_export_options *options, FILE *out,
                struct unroll_error *error)
{
	struct selection selection;

	if (!selection_of_name(document, options->paragraph, &selection, error))
		return false;
	json_t *json = document_json(document, &selection);
	bool done = json_print(json, JSON_INDENT(1), out) && putc('\n', out) != EOF;
	json_decref(json);
	return done || export_failed(error);
}
