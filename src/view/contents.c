#include "view/contents.h"


#include "base/memory.h"
#include "base/str.h"
#include "view/item_flow.h"

static void add_part(struct list *list, const struct items *items, uint32_t section)
{
	const struct unroll_section *part = &items->document->sections[section];

	list_add(list, (struct list_row){
		.label = section_name(&list->arena, part),
		.remark = section_size(&list->arena, items->document, section),
		.role = ROLE_HEADING,
		.id = item_of_section(items, section),
	});
}

static void add_paragraph(struct list *list, const struct items *items, uint32_t number)
{
	const struct unroll_paragraph *paragraph = &items->document->paragraphs[number];
	bool is_heading = paragraph->kind == UNROLL_PARAGRAPH_HEADING;

	if (!is_heading && (paragraph->depth > 0 || !paragraph->number))
		return;
	struct str label = paragraph->label;
	if (paragraph->kind == UNROLL_PARAGRAPH_PREAMBULAR)
		label = arena_format(&list->arena, "pp %u", paragraph->number);
	list_add(list, (struct list_row){
		.label = is_heading ? paragraph->body.text : label,
		.text = is_heading ? (struct str)STR("") : paragraph->body.text,
		.role = is_heading ? ROLE_STRONG : ROLE_LABEL,
		.id = item_of_paragraph(items, number),
		.indent = 2,
	});
}

void contents_outline(struct list *list, const struct items *items)
{
	const struct unroll_document *document = items->document;

	list->title = str_of("Outline");
	for (uint32_t i = 0; i < document->section_count; i++) {
		const struct unroll_section *section = &document->sections[i];
		add_part(list, items, i);
		for (uint32_t j = section->first; section->kind != UNROLL_MASTHEAD
		     && j < section->first + section->count; j++)
			add_paragraph(list, items, j);
	}
}
