#include "export/select.h"

#include <unroll/place.h>

#include "base/str.h"

bool selection_of_name(const struct unroll_document *document, struct str name,
                       struct selection *selection, struct unroll_error *error)
{
	uint32_t first;

	*selection = (struct selection){ 0, document->paragraph_count };
	if (str_is_empty(name))
		return true;
	if (!unroll_paragraph_find(document, name, UNROLL_NONE, &first, error))
		return false;
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
