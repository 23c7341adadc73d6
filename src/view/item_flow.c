#include "view/item_flow.h"

#include "base/str.h"
#include "view/facts.h"

struct str section_name(struct arena *arena, const struct unroll_section *section)
{
	static const char *const names[UNROLL_SECTION_KIND_COUNT] = {
		[UNROLL_MASTHEAD] = "Masthead",
		[UNROLL_PREAMBLE] = "Preamble",
		[UNROLL_OPERATIVE] = "Operative part",
		[UNROLL_CLOSING] = "Closing",
		[UNROLL_ANNEX] = "Annex",
	};

	if (str_is_empty(section->title))
		return str_of(names[section->kind]);
	if (section->kind == UNROLL_ANNEX)
		return section->title;
	return arena_format(arena, "%s %.*s", names[section->kind],
	                    (int)section->title.size, section->title.data);
}

static bool counts(const struct unroll_section *section, const struct unroll_paragraph *paragraph)
{
	bool has_numbers = section->kind == UNROLL_PREAMBLE || section->kind == UNROLL_OPERATIVE;

	return !has_numbers || (paragraph->number && paragraph->depth == 0);
}

struct str section_size(struct arena *arena, const struct unroll_document *document,
                        uint32_t section)
{
	const struct unroll_section *part = &document->sections[section];
	uint32_t count = 0;

	for (uint32_t i = part->first; i < part->first + part->count; i++)
		count += counts(part, &document->paragraphs[i]);
	if (count == 0)
		count = part->count;
	return arena_format(arena, "%u paragraph%s", count, count == 1 ? "" : "s");
}

/* The heading of a part, which says whether the part is shown below it. */
static struct str part_text(struct arena *arena, const struct unroll_document *document,
                            uint32_t section, bool closed)
{
	struct str name = section_name(arena, &document->sections[section]);

	if (!closed)
		return arena_format(arena, "▾ %.*s", (int)name.size, name.data);
	struct str count = section_size(arena, document, section);
	return arena_format(arena, "▸ %.*s · %.*s", (int)name.size, name.data,
	                    (int)count.size, count.data);
}

/* The symbol, the title and when it was adopted, each on a line of its own. */
static struct flow title_flow(struct arena *arena, const struct unroll_document *document)
{
	struct flow_run *runs = arena_allocate_zeroed(arena, 3, sizeof *runs);
	struct str text = document->symbol;

	runs[0] = (struct flow_run){ 0, (uint32_t)text.size, UNROLL_SPAN_LEAD, UNROLL_NONE };
	text = words_join(arena, text, "\n", document->title);
	runs[1] = (struct flow_run){ runs[0].end, (uint32_t)text.size, UNROLL_SPAN_STRONG, UNROLL_NONE };
	text = words_join(arena, text, "\n", facts_of(arena, document));
	if (str_is_empty(text))
		text = str_of(document->paragraph_count ? "(no title)" : "(empty)");
	runs[2] = (struct flow_run){ runs[1].end, (uint32_t)text.size, UNROLL_SPAN_EMPHASIS, UNROLL_NONE };
	struct flow flow = flow_of_str(arena, text, document->language);
	flow.runs = runs;
	flow.run_count = 3;
	return flow;
}

/* A plain document is a source: its lines are numbered by where they are. */
static struct flow paragraph_flow(struct arena *arena, const struct items *items, uint32_t number,
                                  uint32_t chunk)
{
	enum { NUMBER_COLUMNS = 7 };
	const struct unroll_paragraph *paragraph = &items->document->paragraphs[number];
	struct flow flow = flow_of_paragraph(arena, items->document, paragraph, chunk);

	if (items->plain) {
		flow.indent = 0;
		flow.hang = NUMBER_COLUMNS;
		flow.label = chunk ? (struct str)STR("")
		           : arena_format(arena, "%u", paragraph->body.line);
	}
	return flow;
}

struct flow item_flow(struct arena *arena, const struct items *items, struct piece piece,
                      bool closed)
{
	struct item item = item_at(items, piece.item);
	const struct unroll_document *document = items->document;

	switch (item.kind) {
	case ITEM_TITLE:
		return title_flow(arena, document);
	case ITEM_PART:
		return flow_of_str(arena, part_text(arena, document, item.section, closed),
		                   document->language);
	default:
		return paragraph_flow(arena, items, item.paragraph, piece.chunk);
	}
}
