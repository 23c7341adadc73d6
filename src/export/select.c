#include "export/select.h"

#include "base/error.h"
#include "base/str.h"

enum { LARGEST_NUMBER = 99999 };

static bool parse(struct str name, enum unroll_paragraph_kind *kind, uint32_t *number)
{
	static const struct str preambular = STR("pp");

	*kind = UNROLL_PARAGRAPH_OPERATIVE;
	if (str_starts_with(name, preambular)) {
		*kind = UNROLL_PARAGRAPH_PREAMBULAR;
		name = str_from(name, preambular.size);
	}
	*number = 0;
	for (size_t i = 0; i < name.size; i++) {
		if (!is_digit(name.data[i]) || *number > LARGEST_NUMBER)
			return false;
		*number = *number * 10 + (uint32_t)(name.data[i] - '0');
	}
	return *number > 0;
}

static uint32_t find(const struct unroll_document *document, enum unroll_paragraph_kind kind,
                     uint32_t number)
{
	for (uint32_t i = 0; i < document->paragraph_count; i++) {
		const struct unroll_paragraph *paragraph = &document->paragraphs[i];
		if (paragraph->kind == kind && paragraph->depth == 0 && paragraph->number == number)
			return i;
	}
	return UNROLL_NONE;
}

bool selection_of_name(const struct unroll_document *document, struct str name,
                       struct selection *selection, struct unroll_error *error)
{
	enum unroll_paragraph_kind kind;
	uint32_t number;

	*selection = (struct selection){ 0, document->paragraph_count };
	if (str_is_empty(name))
		return true;
	if (!parse(name, &kind, &number))
		return error_set(error, UNROLL_ERROR_USAGE, 0,
		                 "not a paragraph: %.*s (write 15, or pp7 for a preambular one)",
		                 (int)name.size, name.data);
	uint32_t first = find(document, kind, number);
	if (first == UNROLL_NONE)
		return error_set(error, UNROLL_ERROR_ABSENT, 0, "no %s paragraph %u",
		                 kind == UNROLL_PARAGRAPH_OPERATIVE ? "operative" : "preambular",
		                 number);
	*selection = (struct selection){ first, unroll_paragraph_end(document, first) };
	return true;
}

bool selection_has(const struct selection *selection, uint32_t paragraph)
{
	return paragraph >= selection->first && paragraph < selection->end;
}

static bool is_everything(const struct selection *selection, const struct unroll_document *document)
{
	return selection->end - selection->first == document->paragraph_count;
}

bool selection_has_citation(const struct selection *selection,
                            const struct unroll_document *document,
                            const struct unroll_citation *citation)
{
	return is_everything(selection, document) || selection_has(selection, citation->paragraph);
}

static bool calls(const struct unroll_text *body, uint32_t note)
{
	for (uint32_t i = 0; i < body->span_count; i++)
		if (body->spans[i].kind == UNROLL_SPAN_CALL && body->spans[i].index == note)
			return true;
	return false;
}

bool selection_has_note(const struct selection *selection, const struct unroll_document *document,
                        uint32_t note)
{
	if (is_everything(selection, document))
		return true;
	for (uint32_t i = selection->first; i < selection->end; i++)
		if (calls(&document->paragraphs[i].body, note))
			return true;
	return false;
}
