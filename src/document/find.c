#include <unroll/place.h>

#include "base/error.h"
#include "base/str.h"

/* Paragraphs that one number may mean, counted round a ring. */
static bool is_numbered(const struct unroll_paragraph *paragraph, enum unroll_paragraph_kind kind,
                        uint32_t number)
{
	return paragraph->kind == kind && paragraph->depth == 0 && paragraph->number == number;
}

uint32_t unroll_paragraph_numbered(const struct unroll_document *document,
                                   enum unroll_paragraph_kind kind, uint32_t number,
                                   uint32_t after, unsigned *count)
{
	uint32_t first = UNROLL_NONE, next = UNROLL_NONE, same_part = UNROLL_NONE;
	uint32_t head = after == UNROLL_NONE ? UNROLL_NONE : unroll_paragraph_head(document, after);
	uint32_t part = after == UNROLL_NONE ? UNROLL_NONE : document->paragraphs[after].section;

	*count = 0;
	for (uint32_t i = 0; i < document->paragraph_count; i++) {
		const struct unroll_paragraph *at = &document->paragraphs[i];
		if (!is_numbered(at, kind, number))
			continue;
		++*count;
		if (first == UNROLL_NONE)
			first = i;
		if (same_part == UNROLL_NONE && at->section == part)
			same_part = i;
		if (next == UNROLL_NONE && head != UNROLL_NONE && i > head)
			next = i;
	}
	if (head != UNROLL_NONE && is_numbered(&document->paragraphs[head], kind, number))
		return next == UNROLL_NONE ? first : next;
	return same_part == UNROLL_NONE ? first : same_part;
}

/* A printed label without brackets and points. */
static struct str label_core(struct str label)
{
	struct str core;

	unroll_paragraph_name_label(&label, &core);
	return core;
}

static uint32_t find_sub(const struct unroll_document *document, uint32_t paragraph,
                         struct str label)
{
	uint32_t end = unroll_paragraph_end(document, paragraph);

	for (uint32_t i = paragraph + 1; i < end; i++)
		if (str_equal_ignoring_case(label_core(document->paragraphs[i].label), label))
			return i;
	return UNROLL_NONE;
}

/* Of an annex, or of a part as a whole: the first. */
static uint32_t find_in_part(const struct unroll_document *document,
                             const struct unroll_paragraph_name *name)
{
	for (uint32_t i = 0; i < document->paragraph_count; i++) {
		const struct unroll_paragraph *paragraph = &document->paragraphs[i];
		if (document->sections[paragraph->section].kind != name->part || paragraph->depth)
			continue;
		if (!name->number || paragraph->number == name->number)
			return i;
	}
	return UNROLL_NONE;
}

static uint32_t find_head(const struct unroll_document *document,
                          const struct unroll_paragraph_name *name, uint32_t after)
{
	enum unroll_paragraph_kind kind = name->part == UNROLL_PREAMBLE ? UNROLL_PARAGRAPH_PREAMBULAR
	                                : UNROLL_PARAGRAPH_OPERATIVE;
	unsigned count;

	if (!name->number || name->part == UNROLL_ANNEX)
		return find_in_part(document, name);
	return unroll_paragraph_numbered(document, kind, name->number, after, &count);
}

bool unroll_paragraph_find(const struct unroll_document *document, struct str text,
                           uint32_t after, uint32_t *paragraph, struct unroll_error *error)
{
	struct unroll_paragraph_name name;

	if (!unroll_paragraph_name_read(text, &name, error))
		return false;
	uint32_t found = find_head(document, &name, after);
	for (struct str label; found != UNROLL_NONE
	     && unroll_paragraph_name_label(&name.labels, &label); )
		found = find_sub(document, found, label);
	if (found == UNROLL_NONE)
		return error_set(error, UNROLL_ERROR_ABSENT, 0, "no paragraph %.*s", (int)text.size,
		                 text.data);
	*paragraph = found;
	return true;
}
