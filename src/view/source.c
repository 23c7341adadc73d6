#include "view/source.h"

#include "base/str.h"

static uint32_t count_lines(struct str text)
{
	uint32_t count = 0;

	for (struct str line; str_next_line(&text, &line); )
		count++;
	return count;
}

static void add_lines(struct unroll_paragraph *paragraphs, struct str text)
{
	uint32_t number = 0;

	for (struct str line; str_next_line(&text, &line); number++)
		paragraphs[number] = (struct unroll_paragraph){
			.body = { .text = line, .line = number + 1 },
			.kind = UNROLL_PARAGRAPH_TEXT,
		};
}

void source_open(struct source_document *source, const struct unroll_document *origin)
{
	uint32_t count = count_lines(origin->source);
	struct unroll_paragraph *paragraphs;

	*source = (struct source_document){ 0 };
	paragraphs = arena_allocate(&source->arena, (count ? count : 1) * sizeof *paragraphs);
	paragraphs[0] = (struct unroll_paragraph){ .body = { .text = STR(""), .line = 1 } };
	add_lines(paragraphs, origin->source);
	source->section = (struct unroll_section){ .kind = UNROLL_ANNEX, .count = count ? count : 1 };
	source->document = (struct unroll_document){
		.source = origin->source, .symbol = origin->symbol, .title = origin->title,
		.sections = &source->section, .section_count = 1,
		.paragraphs = paragraphs, .paragraph_count = count ? count : 1,
	};
}

void source_close(struct source_document *source)
{
	arena_free(&source->arena);
	*source = (struct source_document){ 0 };
}

uint32_t source_paragraph_of_line(const struct source_document *source, uint32_t line)
{
	uint32_t last = source->document.paragraph_count;

	return line < 1 ? 0 : line > last ? last - 1 : line - 1;
}

/* Lines ascend with paragraphs, but for notes and furniture set aside; a search is good enough. */
uint32_t paragraph_of_line(const struct unroll_document *document, uint32_t line)
{
	uint32_t low = 0, high = document->paragraph_count;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		if (document->paragraphs[middle].body.line <= line)
			low = middle;
		else
			high = middle;
	}
	return low;
}
