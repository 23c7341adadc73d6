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

/* Names of kinds that may stand before a number; none means operative. */
static enum unroll_paragraph_kind eat_kind(struct str *name)
{
	static const struct {
		struct str word;
		enum unroll_paragraph_kind kind;
	} words[] = {
		{ STR("pp"), UNROLL_PARAGRAPH_PREAMBULAR },
		{ STR("PP"), UNROLL_PARAGRAPH_PREAMBULAR },
		{ STR("p"), UNROLL_PARAGRAPH_PREAMBULAR },
		{ STR("op"), UNROLL_PARAGRAPH_OPERATIVE },
		{ STR("OP"), UNROLL_PARAGRAPH_OPERATIVE },
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!str_starts_with(*name, words[i].word))
			continue;
		*name = str_trim(str_from(*name, words[i].word.size));
		return words[i].kind;
	}
	return UNROLL_PARAGRAPH_OPERATIVE;
}

static bool eat_number(struct str *name, uint32_t *number)
{
	size_t digits = 0;

	*number = 0;
	for (; digits < name->size && digits < 9 && is_digit(name->data[digits]); digits++)
		*number = *number * 10 + (uint32_t)(name->data[digits] - '0');
	*name = str_trim(str_from(*name, digits));
	return digits > 0 && *number > 0 && !(name->size && is_digit(name->data[0]));
}

static bool is_frame(char c)
{
	return c == '(' || c == ')' || c == '.' || c == ' ';
}

/* The letters of a label without brackets and points. */
static struct str label_core(struct str label)
{
	while (label.size && is_frame(label.data[0]))
		label = str_from(label, 1);
	while (label.size && is_frame(label.data[label.size - 1]))
		label = str_slice(label, 0, label.size - 1);
	return label;
}

static struct str eat_label(struct str *name)
{
	size_t start = 0;

	while (start < name->size && is_frame(name->data[start]))
		start++;
	size_t end = start;
	while (end < name->size && !is_frame(name->data[end]))
		end++;
	struct str label = str_slice(*name, start, end);
	*name = str_from(*name, end);
	return label;
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

/* The first paragraph of a place that is known by another name than a number: "annex 3", "closing". */
static uint32_t find_by_place(const struct unroll_document *document, struct str name)
{
	char place[UNROLL_PLACE_SIZE];

	for (uint32_t i = 0; i < document->paragraph_count; i++) {
		unroll_paragraph_place_short(document, i, place);
		if (str_equal_ignoring_case(str_of(place), name))
			return i;
	}
	return UNROLL_NONE;
}

static uint32_t find_by_number(const struct unroll_document *document, struct str labels,
                               enum unroll_paragraph_kind kind, uint32_t number, uint32_t after)
{
	unsigned count;
	uint32_t found = unroll_paragraph_numbered(document, kind, number, after, &count);

	for (struct str label; found != UNROLL_NONE && (label = eat_label(&labels)).size; )
		found = find_sub(document, found, label);
	return found;
}

bool unroll_paragraph_find(const struct unroll_document *document, struct str name,
                           uint32_t after, uint32_t *paragraph, struct unroll_error *error)
{
	struct str trimmed = str_trim(name), rest = trimmed;
	enum unroll_paragraph_kind kind = eat_kind(&rest);
	uint32_t number;
	bool is_number = eat_number(&rest, &number);
	uint32_t found = is_number ? find_by_number(document, rest, kind, number, after)
	                           : find_by_place(document, trimmed);

	if (found == UNROLL_NONE && is_number)
		return error_set(error, UNROLL_ERROR_ABSENT, 0, "no paragraph %.*s", (int)name.size,
		                 name.data);
	if (found == UNROLL_NONE)
		return error_set(error, UNROLL_ERROR_USAGE, 0, "not a paragraph: %.*s",
		                 (int)name.size, name.data);
	*paragraph = found;
	return true;
}
