#include "layout/flow.h"

#include "base/str.h"
#include "layout/bidi.h"
#include "layout/breaks.h"
#include "layout/cell.h"
#include "layout/compose.h"
#include "layout/lines.h"

/*
 * The columns from the labels of one depth to its text, which is where the labels
 * of the next depth stand: "999. ", "(a) ", "(iii) ". Text without a label
 * stands where that of its neighbours does, so that the eye finds one edge.
 */
static const uint8_t steps[] = { 5, 4, 6, 4, 4, 4, 4 };

enum { DEPTH_MAX = sizeof steps / sizeof *steps - 1, NOTE_STEP = 5 };

/* A chunk ends at most so many bytes behind its size. */
enum { SEEK_MAX = 1024 };

/* Where a grapheme cluster begins in the bytes behind `at`, or the nearest character. */
static size_t seek_cluster(struct str text, size_t at)
{
	uint8_t flags[SEEK_MAX];

	while (at < text.size && is_within_character(text.data[at]))
		at++;
	struct str window = str_slice(text, at, at + SEEK_MAX);
	clusters_find(window, flags);
	for (size_t i = 1; i < window.size; i++)
		if (flags[i] & BREAK_CLUSTER)
			return at + i;
	return at;
}

/* Where the chunk of an index begins: behind a space, if there is one near. */
static uint32_t chunk_start(struct str text, uint32_t chunk)
{
	size_t at = (size_t)chunk * FLOW_CHUNK;

	if (chunk == 0 || at >= text.size)
		return chunk == 0 ? 0 : (uint32_t)text.size;
	const char *space = memchr(text.data + at, ' ', text.size - at < SEEK_MAX
	                           ? text.size - at : SEEK_MAX);
	if (space)
		return (uint32_t)(space + 1 - text.data);
	return (uint32_t)seek_cluster(text, at);
}

uint32_t flow_chunks(const struct unroll_text *text)
{
	uint32_t count = (uint32_t)((text->text.size + FLOW_CHUNK - 1) / FLOW_CHUNK);

	if (count > 1 && chunk_start(text->text, count - 1) == text->text.size)
		count--;
	return count ? count : 1;
}

uint32_t flow_chunk_at(const struct unroll_text *text, uint32_t place)
{
	uint32_t count = flow_chunks(text);
	uint32_t chunk = place / FLOW_CHUNK;

	if (chunk >= count)
		return count - 1;
	return chunk && place < chunk_start(text->text, chunk) ? chunk - 1 : chunk;
}

/* The columns before the labels of a depth. */
static uint32_t indent_of_depth(uint32_t depth)
{
	uint32_t columns = 0;

	for (uint32_t i = 0; i < depth; i++)
		columns += steps[i];
	return columns;
}

/* Headings, tables and the title page have no labels beside them to align with. */
static bool stands_at_the_edge(const struct unroll_document *document,
                               const struct unroll_paragraph *paragraph)
{
	return paragraph->kind == UNROLL_PARAGRAPH_HEADING
	    || paragraph->kind == UNROLL_PARAGRAPH_ROW
	    || (paragraph->section < document->section_count
	        && document->sections[paragraph->section].kind == UNROLL_MASTHEAD);
}

/* Make room for a label that is wider than usual. */
static void widen_hang(struct flow *flow)
{
	if (!flow->label.size)
		return;
	uint32_t needed = flow->indent + text_width(flow->label) + 1;
	if (flow->hang < needed)
		flow->hang = needed;
}

/* The base direction is that of the language, else of the first letter that has one. */
static bool runs_right_to_left(struct str text, enum unroll_language language)
{
	if (language == UNROLL_ARABIC)
		return true;
	return bidi_is_needed(text) && bidi_text_starts_right_to_left(text);
}

/*
 * Set the base direction by a text, which may be longer than the flow's, and find
 * the levels; return them, or NULL if there are none.
 */
static uint8_t *set_direction(struct arena *arena, struct str text, struct flow *flow)
{
	flow->right_to_left = runs_right_to_left(str_slice(text, 0, FLOW_CHUNK), flow->language);
	if (!flow->text.size || (!flow->right_to_left && !bidi_is_needed(flow->text)))
		return NULL;
	uint8_t *levels = arena_allocate(arena, flow->text.size);
	bidi_text_levels(flow->text, flow->right_to_left, levels);
	flow->levels = levels;
	return levels;
}

/* In a cell of nothing but figures "10 000" is one figure, whatever stands in the cell before. */
static void keep_figures(struct str text, uint8_t *levels)
{
	for (size_t at = 0; at < text.size; ) {
		struct str cell = cell_at(text, at);
		if (cell_content(cell) == CELL_FIGURE)
			memset(levels + at, 2, cell.size);
		at += cell.size + 1;
	}
}

/* Where the language tells, a row of a table runs as the others do, whatever it begins with. */
static void set_direction_of_row(struct arena *arena, struct str text, struct flow *flow)
{
	bool is_told = flow->language != UNROLL_LANGUAGE_NONE;
	uint8_t *levels = set_direction(arena, is_told ? (struct str)STR("") : text, flow);

	if (levels && flow->right_to_left)
		keep_figures(flow->text, levels);
}

/* Fill in all of a flow but its label, its columns and its direction. */
static struct flow flow_of_text(struct arena *arena, const struct unroll_document *document,
                                const struct unroll_text *body, uint32_t chunk)
{
	struct flow flow = { .label = STR(""), .language = document->language };

	compose(arena, &(struct stretch){
		.document = document, .body = body, .first = chunk_start(body->text, chunk),
		.end = chunk_start(body->text, chunk + 1),
	}, &flow);
	return flow;
}

static void set_label(struct flow *flow, struct str label, uint32_t chunk)
{
	flow->label = label;
	widen_hang(flow);
	if (chunk > 0)
		flow->label = (struct str)STR("");
}

struct flow flow_of_paragraph(struct arena *arena, const struct unroll_document *document,
                              const struct unroll_paragraph *paragraph, uint32_t chunk)
{
	struct flow flow = flow_of_text(arena, document, &paragraph->body, chunk);
	uint32_t depth = paragraph->depth < DEPTH_MAX ? paragraph->depth : DEPTH_MAX;

	if (paragraph->kind == UNROLL_PARAGRAPH_ROW)
		set_direction_of_row(arena, paragraph->body.text, &flow);
	else
		set_direction(arena, paragraph->body.text, &flow);
	if (!stands_at_the_edge(document, paragraph)) {
		flow.hang = indent_of_depth(depth) + steps[depth];
		flow.indent = paragraph->label.size ? indent_of_depth(depth) : flow.hang;
	}
	set_label(&flow, paragraph->label, chunk);
	return flow;
}

struct flow flow_of_note(struct arena *arena, const struct unroll_document *document,
                         const struct unroll_note *note, uint32_t chunk)
{
	struct flow flow = flow_of_text(arena, document, &note->body, chunk);

	set_direction(arena, note->body.text, &flow);
	flow.hang = NOTE_STEP;
	set_label(&flow, note->label, chunk);
	return flow;
}

struct flow flow_of_str(struct arena *arena, struct str text, enum unroll_language language)
{
	struct flow flow = { .text = text, .label = STR(""), .language = language };

	set_direction(arena, text, &flow);
	return flow;
}
