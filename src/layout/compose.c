#include "layout/compose.h"

#include <ctype.h>
#include <stdlib.h>

#include "base/str.h"

/* What a mark is made of, as many bytes for each byte of the label, and around all of it. */
enum { MARK_GROWTH = 3, MARK_FRAME = 3 };

static const struct str superscripts[] = {
	STR("⁰"), STR("¹"), STR("²"), STR("³"), STR("⁴"),
	STR("⁵"), STR("⁶"), STR("⁷"), STR("⁸"), STR("⁹"),
};

/* Text that grows in memory which is known to be enough. */
struct writing {
	char *data;
	size_t size;
};

static void write_text(struct writing *writing, struct str text)
{
	if (text.size)
		memcpy(writing->data + writing->size, text.data, text.size);
	writing->size += text.size;
}

static bool is_number(struct str label)
{
	for (size_t i = 0; i < label.size; i++)
		if (!is_digit(label.data[i]))
			return false;
	return label.size > 0;
}

/* Whether a label consists of signs only, like "*". */
static bool is_sign(struct str label)
{
	for (size_t i = 0; i < label.size; i++)
		if (isalnum((unsigned char)label.data[i]) || (unsigned char)label.data[i] >= 0x80)
			return false;
	return true;
}

static void write_superscript(struct writing *writing, struct str number)
{
	for (size_t i = 0; i < number.size; i++)
		write_text(writing, superscripts[number.data[i] - '0']);
}

static void write_in_brackets(struct writing *writing, struct str label)
{
	write_text(writing, (struct str)STR("("));
	write_text(writing, label);
	write_text(writing, (struct str)STR(")"));
}

/*
 * Write what stands for a call in the text; `follows` tells that another mark
 * stands right before, with which a number would run together.
 */
static void write_mark(struct writing *writing, struct str label, bool is_arabic, bool follows)
{
	if (is_sign(label)) {
		write_text(writing, label);
	} else if (is_number(label) && !is_arabic) {
		if (follows)
			write_text(writing, (struct str)STR(","));
		write_superscript(writing, label);
	} else {
		write_in_brackets(writing, label);
	}
}

/* What is made of a stretch, in memory of the arena that is known to be enough. */
struct composition {
	const struct stretch *stretch;
	struct writing text;
	struct flow_insertion *insertions;
	struct flow_run *runs;
	uint32_t insertion_count, run_count;
};

static struct str label_of_call(const struct stretch *stretch, const struct unroll_span *span)
{
	return stretch->document->notes[span->index].label;
}

/* A call at the end of a text belongs to its last stretch. */
static bool is_call_in(const struct stretch *stretch, const struct unroll_span *span)
{
	bool is_last = stretch->end == stretch->body->text.size;

	return span->kind == UNROLL_SPAN_CALL && span->index < stretch->document->note_count
	    && span->start >= stretch->first
	    && (span->start < stretch->end || (is_last && span->start == stretch->end));
}

static bool is_run_in(const struct stretch *stretch, const struct unroll_span *span)
{
	return span->kind != UNROLL_SPAN_CALL && span->start < span->end
	    && span->start < stretch->end && span->end > stretch->first;
}

/* The place of a mark: right behind the word, also where a space stands before the call. */
static uint32_t place_of_call(const struct stretch *stretch, const struct unroll_span *span)
{
	bool is_behind_space = span->start > stretch->first
	                    && stretch->body->text.data[span->start - 1] == ' ';

	return span->start - is_behind_space;
}

/* How many calls the stretch has; add to *size what their marks take at most. */
static uint32_t count_calls(const struct stretch *stretch, size_t *size)
{
	const struct unroll_text *body = stretch->body;
	uint32_t count = 0;

	for (uint32_t i = 0; i < body->span_count; i++) {
		if (!is_call_in(stretch, &body->spans[i]))
			continue;
		*size += MARK_GROWTH * label_of_call(stretch, &body->spans[i]).size + MARK_FRAME;
		count++;
	}
	return count;
}

/* Write the text up to the call, and its mark. */
static void insert_mark(struct composition *composition, const struct unroll_span *call)
{
	const struct stretch *stretch = composition->stretch;
	struct writing *text = &composition->text;
	uint32_t count = composition->insertion_count, place = place_of_call(stretch, call);
	uint32_t taken = count ? composition->insertions[count - 1].place : stretch->first;

	write_text(text, str_slice(stretch->body->text, taken, place));
	size_t offset = text->size;
	write_mark(text, label_of_call(stretch, call),
	           stretch->document->language == UNROLL_ARABIC, count && taken == place);
	composition->insertions[composition->insertion_count++] = (struct flow_insertion){
		.offset = (uint32_t)offset, .size = (uint32_t)(text->size - offset), .place = place,
	};
	composition->runs[composition->run_count++] = (struct flow_run){
		.start = (uint32_t)offset, .end = (uint32_t)text->size,
		.kind = UNROLL_SPAN_CALL, .index = call->index,
	};
}

/* Write the text with its marks. */
static void insert_marks(struct composition *composition)
{
	const struct stretch *stretch = composition->stretch;
	const struct unroll_text *body = stretch->body;

	for (uint32_t i = 0; i < body->span_count; i++)
		if (is_call_in(stretch, &body->spans[i]))
			insert_mark(composition, &body->spans[i]);
	uint32_t taken = composition->insertions[composition->insertion_count - 1].place;
	write_text(&composition->text, str_slice(body->text, taken, stretch->end));
}

/* The offset behind, or before, the marks that stand at a place. */
static uint32_t offset_of(const struct flow *flow, uint32_t place, bool behind_marks)
{
	uint32_t first = 0, count = flow->insertion_count;

	while (count > 0) {
		uint32_t half = count / 2, at = flow->insertions[first + half].place;
		if (at < place || (at == place && behind_marks)) {
			first += half + 1;
			count -= half + 1;
		} else {
			count = half;
		}
	}
	if (!first)
		return place - flow->first_place;
	const struct flow_insertion *before = &flow->insertions[first - 1];
	return before->offset + before->size + place - before->place;
}

/* A span begins behind the marks at its start, and ends before those at its end. */
static void move_spans(struct composition *composition, const struct flow *flow)
{
	const struct stretch *stretch = composition->stretch;

	for (uint32_t i = 0; i < stretch->body->span_count; i++) {
		const struct unroll_span *span = &stretch->body->spans[i];
		if (!is_run_in(stretch, span))
			continue;
		uint32_t start = span->start > stretch->first ? span->start : stretch->first;
		uint32_t end = span->end < stretch->end ? span->end : stretch->end;
		composition->runs[composition->run_count++] = (struct flow_run){
			.start = offset_of(flow, start, true), .end = offset_of(flow, end, false),
			.kind = span->kind, .index = span->index,
		};
	}
}

/* By start; what encloses comes first. */
static int compare_runs(const void *one, const void *other)
{
	const struct flow_run *a = one, *b = other;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return (a->end < b->end) - (a->end > b->end);
}

static uint32_t count_runs(const struct stretch *stretch)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < stretch->body->span_count; i++)
		count += is_run_in(stretch, &stretch->body->spans[i]);
	return count;
}

void compose(struct arena *arena, const struct stretch *stretch, struct flow *flow)
{
	struct composition composition = { .stretch = stretch };
	size_t size = stretch->end - stretch->first;
	uint32_t calls = count_calls(stretch, &size);

	flow->text = str_slice(stretch->body->text, stretch->first, stretch->end);
	flow->first_place = stretch->first;
	composition.runs = arena_allocate_zeroed(arena, calls + count_runs(stretch),
	                                         sizeof *composition.runs);
	if (calls) {
		composition.text.data = arena_allocate(arena, size);
		composition.insertions = arena_allocate_zeroed(arena, calls,
		                                               sizeof *composition.insertions);
		insert_marks(&composition);
		flow->text = (struct str){ composition.text.data, composition.text.size };
	}
	flow->insertions = composition.insertions;
	flow->insertion_count = composition.insertion_count;
	move_spans(&composition, flow);
	if (composition.run_count > 1)
		qsort(composition.runs, composition.run_count, sizeof *composition.runs, compare_runs);
	flow->runs = composition.runs;
	flow->run_count = composition.run_count;
}

uint32_t flow_offset_of_place(const struct flow *flow, uint32_t place)
{
	if (place < flow->first_place)
		return 0;
	uint32_t offset = offset_of(flow, place, true);
	return offset < flow->text.size ? offset : (uint32_t)flow->text.size;
}

/* The last insertion that begins at or before a byte of the flow, or NULL. */
static const struct flow_insertion *insertion_before(const struct flow *flow, uint32_t offset)
{
	uint32_t first = 0, count = flow->insertion_count;

	while (count > 0) {
		uint32_t half = count / 2;
		if (flow->insertions[first + half].offset <= offset) {
			first += half + 1;
			count -= half + 1;
		} else {
			count = half;
		}
	}
	return first ? &flow->insertions[first - 1] : NULL;
}

uint32_t flow_place_of_offset(const struct flow *flow, uint32_t offset)
{
	if (offset > flow->text.size)
		offset = (uint32_t)flow->text.size;
	const struct flow_insertion *before = insertion_before(flow, offset);
	if (!before)
		return flow->first_place + offset;
	uint32_t behind = offset - before->offset;
	return before->place + (behind > before->size ? behind - before->size : 0);
}
