#include "format/gathering.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/str.h"

static void put(struct gathering *gathering, struct str text)
{
	if (text.size > gathering->capacity - gathering->size) {
		gathering->capacity = 2 * (gathering->size + text.size) + 64;
		gathering->text = memory_resize(gathering->text, gathering->capacity);
	}
	memcpy(gathering->text + gathering->size, text.data, text.size);
	gathering->size += text.size;
}

static bool is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool ends_with_break(const struct gathering *gathering)
{
	return gathering->size == 0 || is_white(gathering->text[gathering->size - 1]);
}

static void put_pending(struct gathering *gathering)
{
	static const struct str space = STR(" ");

	if (gathering->space_pending)
		put(gathering, space);
	gathering->space_pending = false;
}

void gathering_add(struct gathering *gathering, struct str text)
{
	for (size_t i = 0; i < text.size; ) {
		size_t end = i;
		if (is_white(text.data[i])) {
			gathering->space_pending = !ends_with_break(gathering);
			i++;
			continue;
		}
		while (end < text.size && !is_white(text.data[end]))
			end++;
		put_pending(gathering);
		put(gathering, str_slice(text, i, end));
		i = end;
	}
}

void gathering_break(struct gathering *gathering, char character)
{
	gathering->space_pending = false;
	put(gathering, (struct str){ &character, 1 });
}

static size_t add_mark(struct gathering *gathering, struct mark mark)
{
	gathering->marks = memory_grow(gathering->marks, gathering->mark_count,
	                               &gathering->mark_capacity, sizeof mark);
	gathering->marks[gathering->mark_count] = mark;
	return gathering->mark_count++;
}

size_t gathering_open(struct gathering *gathering, enum mark_kind kind, struct str target)
{
	size_t start = gathering->size + gathering->space_pending;

	return add_mark(gathering, (struct mark){
		.kind = kind, .start = (uint32_t)start, .end = UINT32_MAX, .target = target });
}

void gathering_close(struct gathering *gathering, size_t index)
{
	struct mark *mark = &gathering->marks[index];
	size_t end = gathering->size;

	while (mark->start < end && is_white(gathering->text[mark->start]))
		mark->start++;
	while (end > mark->start && is_white(gathering->text[end - 1]))
		end--;
	mark->end = end < mark->start ? mark->start : (uint32_t)end;
}

void gathering_point(struct gathering *gathering, enum mark_kind kind, struct str target)
{
	uint32_t at = (uint32_t)gathering->size;

	add_mark(gathering, (struct mark){ .kind = kind, .start = at, .end = at, .target = target });
}

void gathering_drop_front(struct gathering *gathering, size_t size)
{
	while (size < gathering->size && is_white(gathering->text[size]))
		size++;
	if (!size)
		return;
	memmove(gathering->text, gathering->text + size, gathering->size - size);
	gathering->size -= size;
	for (size_t i = 0; i < gathering->mark_count; i++) {
		struct mark *mark = &gathering->marks[i];
		mark->start = mark->start > size ? mark->start - (uint32_t)size : 0;
		if (mark->end != UINT32_MAX)
			mark->end = mark->end > size ? mark->end - (uint32_t)size : 0;
	}
}

void gathering_cut(struct gathering *gathering, size_t start)
{
	if (start < gathering->size)
		gathering->size = start;
	while (gathering->mark_count
	       && gathering->marks[gathering->mark_count - 1].start >= start
	       && gathering->marks[gathering->mark_count - 1].kind != MARK_CALL)
		gathering->mark_count--;
}

static void hand_over_marks(struct gathering *gathering, struct transcript *transcript)
{
	for (size_t i = 0; i < gathering->mark_count; i++) {
		struct mark mark = gathering->marks[i];
		uint32_t size = (uint32_t)gathering->size;
		mark.start = mark.start > size ? size : mark.start;
		mark.end = mark.end > size ? size : mark.end;
		if (mark.kind == MARK_CALL || mark.start < mark.end)
			transcript_mark(transcript, mark);
	}
}

/* Some files set the text off its number by a no-break space. */
static void trim(struct gathering *gathering)
{
	if (gathering->size)
		gathering_drop_front(gathering,
			str_space((struct str){ gathering->text, gathering->size }));
	while (gathering->size && is_white(gathering->text[gathering->size - 1]))
		gathering->size--;
}

/* An empty cell at either end of a row is a cell; a row of nothing else is no row. */
static bool is_blank(const struct gathering *gathering)
{
	return str_is_empty(str_trim((struct str){ gathering->size ? gathering->text : "",
	                                           gathering->size }));
}

void gathering_finish(struct gathering *gathering, struct transcript *transcript,
                      struct block block)
{
	if (block.kind != BLOCK_ROW)
		trim(gathering);
	if (!is_blank(gathering)) {
		block.text = arena_copy(transcript->arena,
		                        (struct str){ gathering->text, gathering->size });
		block.line = gathering->line;
		hand_over_marks(gathering, transcript);
		transcript_add(transcript, block);
	}
	gathering->size = gathering->mark_count = 0;
	gathering->space_pending = false;
	gathering->line = 0;
}

void gathering_free(struct gathering *gathering)
{
	free(gathering->text);
	free(gathering->marks);
	*gathering = (struct gathering){ 0 };
}
