#include "export/forms.h"

#include <jansson.h>

#include <unroll/symbol.h>

#include "base/gate.h"
#include "base/memory.h"
#include "base/str.h"
#include "export/select.h"

/* jansson returns NULL only when there is no memory, or for text that is not UTF-8. */
static json_t *sure(json_t *value)
{
	if (!value)
		memory_exhausted();
	return value;
}

static json_t *string(struct str text)
{
	return sure(json_stringn(text.data ? text.data : "", text.size));
}

static json_t *string_or_null(struct str text)
{
	return str_is_empty(text) ? json_null() : string(text);
}

static json_t *integer(size_t value)
{
	return sure(json_integer((json_int_t)value));
}

static void set(json_t *object, const char *key, json_t *value)
{
	if (json_object_set_new(object, key, value) != 0)
		memory_exhausted();
}

static void append(json_t *array, json_t *value)
{
	if (json_array_append_new(array, value) != 0)
		memory_exhausted();
}

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
	json_t *notes = sure(json_array());
	struct counter counter = { .text = body->text };

	for (uint32_t i = 0; i < body->span_count; i++) {
		const struct unroll_span *span = &body->spans[i];
		if (span->kind != UNROLL_SPAN_CALL || span->index >= document->note_count)
			continue;
		json_t *note = sure(json_object());
		set(note, "label", string(document->notes[span->index].label));
		set(note, "at", integer(characters_at(&counter, span->start)));
		append(notes, note);
	}
	return notes;
}

static json_t *citations_in(const struct unroll_document *document, const struct unroll_text *body)
{
	json_t *citations = sure(json_array());
	struct counter counter = { .text = body->text };

	for (uint32_t i = 0; i < body->span_count; i++) {
		const struct unroll_span *span = &body->spans[i];
		if (span->kind != UNROLL_SPAN_CITATION || span->index >= document->citation_count)
			continue;
		const struct unroll_citation *cited = &document->citations[span->index];
		json_t *citation = sure(json_object());
		set(citation, "symbol", string_or_null(cited->symbol));
		if (!str_is_empty(cited->target))
			set(citation, "target", string(cited->target));
		set(citation, "start", integer(characters_at(&counter, span->start)));
		set(citation, "end", integer(characters_at(&counter, span->end)));
		append(citations, citation);
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
	json_t *object = sure(json_object());

	set(object, "kind", string(str_of(unroll_paragraph_kind_name(paragraph->kind))));
	set(object, "label", string_or_null(paragraph->label));
	set(object, "depth", integer(paragraph->depth));
	set(object, "lead", string_or_null(lead_of(&paragraph->body)));
	set(object, "text", string(paragraph->body.text));
	set(object, "line", integer(paragraph->body.line));
	set(object, "notes", notes_called(document, &paragraph->body));
	set(object, "citations", citations_in(document, &paragraph->body));
	return object;
}

static json_t *section_json(const struct unroll_document *document,
                            const struct unroll_section *section,
                            const struct selection *selection)
{
	json_t *object = sure(json_object());
	json_t *paragraphs = sure(json_array());

	set(object, "kind", string(str_of(unroll_section_kind_name(section->kind))));
	set(object, "title", string_or_null(section->title));
	for (uint32_t i = section->first; i < section->first + section->count; i++)
		if (selection_has(selection, i))
			append(paragraphs, paragraph_json(document, &document->paragraphs[i]));
	set(object, "paragraphs", paragraphs);
	return object;
}

static json_t *sections_json(const struct unroll_document *document,
                             const struct selection *selection)
{
	json_t *sections = sure(json_array());

	for (uint32_t i = 0; i < document->section_count; i++) {
		const struct unroll_section *section = &document->sections[i];
		if (section->first < selection->end
		    && section->first + section->count > selection->first)
			append(sections, section_json(document, section, selection));
	}
	return sections;
}

static json_t *notes_json(const struct unroll_document *document,
                          const struct selection *selection)
{
	json_t *notes = sure(json_array());

	for (uint32_t i = 0; i < document->note_count; i++) {
		const struct unroll_note *note = &document->notes[i];
		if (!selection_has_note(selection, document, i))
			continue;
		json_t *object = sure(json_object());
		set(object, "label", string(note->label));
		set(object, "text", string(note->body.text));
		set(object, "line", integer(note->body.line));
		set(object, "citations", citations_in(document, &note->body));
		append(notes, object);
	}
	return notes;
}

static json_t *citation_json(const struct unroll_document *document,
                             const struct unroll_citation *citation)
{
	json_t *object = sure(json_object());
	char url[UNROLL_SYMBOL_URL_SIZE] = "";
	bool is_called = citation->paragraph < document->paragraph_count;

	if (!str_is_empty(citation->symbol))
		unroll_symbol_url(citation->symbol, document->language, url);
	set(object, "symbol", string_or_null(citation->symbol));
	set(object, "text", string(unroll_citation_text(document, citation)));
	set(object, "url", string_or_null(str_of(url)));
	if (!str_is_empty(citation->target))
		set(object, "target", string(citation->target));
	set(object, "section", is_called
		? integer(document->paragraphs[citation->paragraph].section) : json_null());
	set(object, "paragraph", is_called ? integer(citation->paragraph
		- document->sections[document->paragraphs[citation->paragraph].section].first)
		: json_null());
	set(object, "note", citation->note < document->note_count
		? string(document->notes[citation->note].label) : json_null());
	return object;
}

static json_t *citations_json(const struct unroll_document *document,
                              const struct selection *selection)
{
	json_t *citations = sure(json_array());

	for (uint32_t i = 0; i < document->citation_count; i++)
		if (selection_has_citation(selection, document, &document->citations[i]))
			append(citations, citation_json(document, &document->citations[i]));
	return citations;
}

static json_t *strings_json(const struct str *texts, uint32_t count)
{
	json_t *strings = sure(json_array());

	for (uint32_t i = 0; i < count; i++)
		append(strings, string(texts[i]));
	return strings;
}

static json_t *tally_json(const struct unroll_tally *tally)
{
	json_t *object = sure(json_object());

	set(object, "count", integer(tally->count));
	set(object, "states", strings_json(tally->states, tally->state_count));
	return object;
}

static json_t *vote_json(const struct unroll_vote *vote)
{
	if (vote->result == UNROLL_NO_VOTE_KNOWN)
		return json_null();
	json_t *object = sure(json_object());
	set(object, "result", string(str_of(vote->result == UNROLL_WITHOUT_VOTE
		? "without-vote" : "recorded")));
	if (vote->result == UNROLL_RECORDED_VOTE) {
		set(object, "in_favour", tally_json(&vote->in_favour));
		set(object, "against", tally_json(&vote->against));
		set(object, "abstaining", tally_json(&vote->abstaining));
	}
	return object;
}

static json_t *diagnostics_json(const struct unroll_document *document)
{
	json_t *diagnostics = sure(json_array());

	for (uint32_t i = 0; i < document->diagnostic_count; i++) {
		json_t *object = sure(json_object());
		set(object, "line", integer(document->diagnostics[i].line));
		set(object, "message", string(document->diagnostics[i].message));
		append(diagnostics, object);
	}
	return diagnostics;
}

static json_t *document_json(const struct unroll_document *document,
                             const struct selection *selection)
{
	json_t *object = sure(json_object());

	set(object, "format", string(str_of(document->format)));
	set(object, "symbol", string_or_null(document->symbol));
	set(object, "language", string_or_null(str_of(unroll_language_code(document->language))));
	set(object, "organ", string_or_null(str_of(unroll_organ_name(document->organ))));
	set(object, "title", string_or_null(document->title));
	set(object, "session", string_or_null(document->session));
	set(object, "agenda_item", string_or_null(document->agenda_item));
	set(object, "adopted", string_or_null(document->adopted));
	set(object, "meeting", string_or_null(document->meeting));
	set(object, "subjects", strings_json(document->subjects, document->subject_count));
	set(object, "vote", vote_json(&document->vote));
	set(object, "sections", sections_json(document, selection));
	set(object, "notes", notes_json(document, selection));
	set(object, "citations", citations_json(document, selection));
	set(object, "diagnostics", diagnostics_json(document));
	return object;
}

/* What the gate refuses is escaped: nothing is lost, and a terminal is safe. */
static bool put_character(uint32_t character, struct str bytes, FILE *out)
{
	if (gate_judge(character) == GATE_PASS)
		return fwrite(bytes.data, 1, bytes.size, out) == bytes.size;
	if (character < 0x10000)
		return fprintf(out, "\\u%04x", character) > 0;
	character -= 0x10000;
	return fprintf(out, "\\u%04x\\u%04x", 0xD800 + (character >> 10),
	               0xDC00 + (character & 0x3FF)) > 0;
}

/* jansson has escaped the controls of ASCII; line feeds are its own. */
static int put(const char *buffer, size_t size, void *out)
{
	struct str rest = { buffer, size };

	while (rest.size) {
		size_t plain = 0, taken;
		while (plain < rest.size && (unsigned char)rest.data[plain] < 0x7F)
			plain++;
		if (plain && fwrite(rest.data, 1, plain, out) != plain)
			return -1;
		rest = str_from(rest, plain);
		if (!rest.size)
			break;
		uint32_t character = str_decode(rest, &taken);
		if (!put_character(character, str_slice(rest, 0, taken), out))
			return -1;
		rest = str_from(rest, taken);
	}
	return 0;
}

bool json_write(const struct unroll_document *document,
                const struct unroll_export_options *options, FILE *out,
                struct unroll_error *error)
{
	struct selection selection;

	if (!selection_of_name(document, options->paragraph, &selection, error))
		return false;
	json_t *json = document_json(document, &selection);
	bool done = json_dump_callback(json, put, out, JSON_INDENT(1)) == 0 && putc('\n', out) != EOF;
	json_decref(json);
	return done || export_failed(error);
}
