/*
 * Whatever a paragraph holds, its lines fit the width, join to the whole, and
 * their cells lie side by side. The first bytes choose the width, the language,
 * the mode, the label and where footnotes are called.
 */
#include "fuzz.h"

#include <locale.h>
#include <unistr.h>

#include "base/str.h"
#include "layout/lines.h"

enum { OPTIONS = 8, WIDTH_LIMIT = 300, CALLS = 2 };

static const struct unroll_note notes[] = {
	{ .label = STR("12"), .body.text = STR("A note.") },
	{ .label = STR("*"), .body.text = STR("Another.") },
};

static const struct str labels[] = { STR(""), STR("1."), STR("(xviii)"), STR("أ)") };

/* A paragraph from bytes, with what it needs around it. */
struct setting {
	struct unroll_document document;
	struct unroll_paragraph paragraph;
	struct unroll_span calls[CALLS];
	uint32_t width;
	enum bidi_mode mode;
	bool is_valid;            /* the text is UTF-8, as that of every document is */
};

static void set_up(struct setting *setting, const uint8_t *data, struct str text)
{
	uint32_t first = data[4] % (uint32_t)(text.size + 1);
	uint32_t second = first + data[5] % (uint32_t)(text.size - first + 1);

	*setting = (struct setting){
		.document = { .language = data[2] % UNROLL_LANGUAGE_COUNT,
		              .notes = notes, .note_count = 2 },
		.calls = { { UNROLL_SPAN_CALL, first, first, 0 },
		           { UNROLL_SPAN_CALL, second, second, 1 } },
		.width = 1 + (data[0] | (uint32_t)data[1] << 8) % WIDTH_LIMIT,
		.mode = data[3] & 1 ? BIDI_LOGICAL : BIDI_VISUAL,
		.is_valid = !u8_check((const uint8_t *)text.data, text.size),
	};
	setting->paragraph = (struct unroll_paragraph){
		.body = { .text = text, .spans = setting->calls,
		          .span_count = data[3] & 2 ? CALLS : 0 },
		.label = labels[data[6] % 4], .depth = data[7] % 4,
		.kind = UNROLL_PARAGRAPH_OPERATIVE,
	};
}

static void check_places(const struct flow *flow)
{
	uint32_t inserted = 0;

	for (uint32_t i = 0; i < flow->insertion_count; i++)
		inserted += flow->insertions[i].size;
	uint32_t end = flow->first_place + (uint32_t)flow->text.size - inserted;
	for (uint32_t place = flow->first_place; place <= end; place++) {
		uint32_t offset = flow_offset_of_place(flow, place);
		require(offset <= flow->text.size);
		require(flow_place_of_offset(flow, offset) == place);
	}
	for (uint32_t i = 0; i < flow->run_count; i++)
		require(flow->runs[i].start < flow->runs[i].end
		        && flow->runs[i].end <= flow->text.size
		        && (i == 0 || flow->runs[i - 1].start <= flow->runs[i].start));
}

static void check_glyphs(const struct glyphs *glyphs, struct str text, uint32_t width)
{
	uint32_t column = 0;

	for (size_t i = 0; i < glyphs->count; i++) {
		const struct glyph *glyph = &glyphs->items[i];
		require(glyph->column >= column && glyph->width >= 1 && glyph->width <= 2);
		require(glyph->start <= glyph->end && glyph->end <= text.size);
		column = glyph->column + glyph->width;
	}
	require(column <= width);
}

static void check_lines(const struct setting *setting, const struct flow *flow)
{
	struct lines lines = { 0 };
	struct glyphs glyphs = { 0 };
	uint32_t width = setting->width < 2 ? 2 : setting->width, end = 0;

	lines_break(&lines, flow, setting->width);
	require(lines.count > 0);
	for (size_t i = 0; i < lines.count; i++) {
		const struct line *line = &lines.items[i];
		require(line->start == end && (line->end > line->start || !flow->text.size));
		require(line->start <= line->shown_end && line->shown_end <= line->end);
		require(line_hang(flow, line->start, width) + line->width + line->hyphen <= width);
		require(lines_find(&lines, line->start) == i);
		line_place(flow, line, width, setting->mode, &glyphs);
		if (setting->is_valid)
			check_glyphs(&glyphs, flow->text, width);
		end = line->end;
	}
	require(end == flow->text.size);
	label_place(flow, width, setting->mode, &glyphs);
	check_glyphs(&glyphs, flow->label, width);
	glyphs_free(&glyphs);
	lines_free(&lines);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct setting setting;

	if (size < OPTIONS)
		return 0;
	setlocale(LC_CTYPE, "C.UTF-8");
	set_up(&setting, data, (struct str){ (const char *)data + OPTIONS, size - OPTIONS });
	uint32_t chunks = flow_chunks(&setting.paragraph.body);
	for (uint32_t chunk = 0; chunk < chunks; chunk++) {
		struct arena arena = { 0 };
		struct flow flow = flow_of_paragraph(&arena, &setting.document, &setting.paragraph,
		                                     chunk);
		check_places(&flow);
		check_lines(&setting, &flow);
		arena_free(&arena);
	}
	return 0;
}
