#include "view/reference.h"

#include "base/str.h"

static const struct unroll_paragraph *paragraph_at(const struct unroll_document *document,
                                                   uint32_t paragraph)
{
	return &document->paragraphs[paragraph];
}

static enum unroll_section_kind section_kind(const struct unroll_document *document,
                                             uint32_t paragraph)
{
	return document->sections[paragraph_at(document, paragraph)->section].kind;
}

/* A label without what follows it in print: "15." is 15, "1 -" is 1, "(a)" stays. */
static struct str bare_label(struct str label)
{
	label = str_trim(label);
	while (label.size && (label.data[label.size - 1] == '.' || label.data[label.size - 1] == '-'))
		label = str_trim(str_slice(label, 0, label.size - 1));
	return label;
}

/* The number with the labels of the sub-paragraphs down to this one: "12 (a) (i)". */
static struct str full_number(struct arena *arena, const struct unroll_document *document,
                              uint32_t paragraph)
{
	uint32_t head = unroll_paragraph_head(document, paragraph);
	const struct unroll_paragraph *at = paragraph_at(document, paragraph);
	struct str number = at->kind == UNROLL_PARAGRAPH_PREAMBULAR && at->depth == 0
	                  ? arena_format(arena, "%u", at->number) : bare_label(at->label);
	uint32_t depth = at->depth;

	while (paragraph-- > head) {
		at = paragraph_at(document, paragraph);
		if (at->depth >= depth)
			continue;
		depth = at->depth;
		struct str label = bare_label(at->label);
		if (at->kind == UNROLL_PARAGRAPH_PREAMBULAR && depth == 0)
			label = arena_format(arena, "%u", at->number);
		number = arena_format(arena, "%.*s %.*s", (int)label.size, label.data,
		                      (int)number.size, number.data);
	}
	return str_trim(number);
}

/* The highest printed number of the part, found from its end. */
static uint32_t last_number(const struct unroll_document *document, uint32_t head)
{
	const struct unroll_paragraph *from = paragraph_at(document, head);
	const struct unroll_section *section = &document->sections[from->section];

	for (uint32_t i = section->first + section->count; i-- > head; ) {
		const struct unroll_paragraph *at = paragraph_at(document, i);
		if (at->depth == 0 && at->number && at->kind == from->kind)
			return at->number;
	}
	return from->number;
}

static const char *const part_words[UNROLL_SECTION_KIND_COUNT] = {
	[UNROLL_MASTHEAD] = "masthead",
	[UNROLL_PREAMBLE] = "preamble",
	[UNROLL_OPERATIVE] = "operative part",
	[UNROLL_CLOSING] = "closing",
	[UNROLL_ANNEX] = "annex",
};

struct str reference_where(struct arena *arena, const struct unroll_document *document,
                           uint32_t paragraph)
{
	uint32_t head = unroll_paragraph_head(document, paragraph);
	uint32_t last = last_number(document, head);
	struct str number = full_number(arena, document, paragraph);
	enum unroll_section_kind part = section_kind(document, paragraph);
	const char *words = part == UNROLL_OPERATIVE ? "operative paragraph"
	                  : part == UNROLL_PREAMBLE ? "preambular paragraph" : "annex, paragraph";

	if (!paragraph_at(document, head)->number || str_is_empty(number))
		return str_of(part_words[part]);
	return arena_format(arena, "%s %.*s of %u", words, (int)number.size, number.data, last);
}

struct str reference_where_short(struct arena *arena, const struct unroll_document *document,
                                 uint32_t paragraph)
{
	uint32_t head = unroll_paragraph_head(document, paragraph);
	struct str number = full_number(arena, document, paragraph);
	enum unroll_section_kind part = section_kind(document, paragraph);
	const char *word = part == UNROLL_OPERATIVE ? "op" : part == UNROLL_PREAMBLE ? "pp" : "annex";

	if (!paragraph_at(document, head)->number || str_is_empty(number))
		return str_of(part_words[part]);
	return arena_format(arena, "%s %.*s/%u", word, (int)number.size, number.data,
	                    last_number(document, head));
}

enum place_kind { PLACE_OPERATIVE, PLACE_PREAMBULAR, PLACE_ANNEX, PLACE_KIND_COUNT };

/* How each language names a paragraph behind a symbol; %.*s is its number. */
static const char *const forms[UNROLL_LANGUAGE_COUNT][PLACE_KIND_COUNT] = {
	[UNROLL_LANGUAGE_NONE] = { ", para. %.*s", ", preambular para. %.*s", ", annex, para. %.*s" },
	[UNROLL_ENGLISH] = { ", para. %.*s", ", preambular para. %.*s", ", annex, para. %.*s" },
	[UNROLL_FRENCH] = { ", par. %.*s", ", préambule, al. %.*s", ", annexe, par. %.*s" },
	[UNROLL_SPANISH] = { ", párr. %.*s", ", preámbulo, párr. %.*s", ", anexo, párr. %.*s" },
	[UNROLL_RUSSIAN] = { ", пункт %.*s", ", преамбула, пункт %.*s", ", приложение, пункт %.*s" },
	[UNROLL_ARABIC] = { "، الفقرة %.*s", "، الديباجة، الفقرة %.*s", "، المرفق، الفقرة %.*s" },
	[UNROLL_CHINESE] = { "，第%.*s段", "，序言部分第%.*s段", "，附件，第%.*s段" },
};

struct str reference_cite(struct arena *arena, const struct unroll_document *document,
                          uint32_t paragraph)
{
	struct str number = full_number(arena, document, paragraph);
	enum unroll_section_kind part = section_kind(document, paragraph);
	enum place_kind kind = part == UNROLL_PREAMBLE ? PLACE_PREAMBULAR
	                     : part == UNROLL_ANNEX ? PLACE_ANNEX : PLACE_OPERATIVE;

	if (str_is_empty(number) || !paragraph_at(document, unroll_paragraph_head(document, paragraph))->number
	    || part == UNROLL_MASTHEAD || part == UNROLL_CLOSING)
		return document->symbol;
	struct str place = arena_format(arena, forms[document->language][kind],
	                                (int)number.size, number.data);
	return arena_format(arena, "%.*s%.*s", (int)document->symbol.size, document->symbol.data,
	                    (int)place.size, place.data);
}

static struct str add_line(struct arena *arena, struct str before, struct str line)
{
	if (str_is_empty(before))
		return line;
	return arena_format(arena, "%.*s\n%.*s", (int)before.size, before.data,
	                    (int)line.size, line.data);
}

struct str reference_quote(struct arena *arena, const struct unroll_document *document,
                           uint32_t paragraph)
{
	struct str quote = reference_cite(arena, document, paragraph);
	uint32_t end = unroll_paragraph_end(document, paragraph);

	for (uint32_t i = paragraph; i < end; i++) {
		const struct unroll_paragraph *at = paragraph_at(document, i);
		struct str line = at->body.text;
		if (!str_is_empty(at->label))
			line = arena_format(arena, "%.*s %.*s", (int)at->label.size, at->label.data,
			                    (int)line.size, line.data);
		quote = add_line(arena, quote, line);
	}
	return quote;
}
