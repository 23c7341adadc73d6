#include "format/transcript.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/str.h"

void transcript_mark(struct transcript *transcript, struct mark mark)
{
	transcript->open_marks = memory_grow(transcript->open_marks, transcript->open_mark_count,
	                                     &transcript->open_mark_capacity, sizeof mark);
	transcript->open_marks[transcript->open_mark_count++] = mark;
}

static int compare_marks(const void *a, const void *b)
{
	const struct mark *one = a, *two = b;

	if (one->start != two->start)
		return one->start < two->start ? -1 : 1;
	return (one->end < two->end) - (one->end > two->end);
}

void transcript_add(struct transcript *transcript, struct block block)
{
	size_t count = transcript->open_mark_count;

	if (count > 1)
		qsort(transcript->open_marks, count, sizeof *transcript->open_marks, compare_marks);
	block.marks = arena_settle(transcript->arena, transcript->open_marks, count,
	                           sizeof *transcript->open_marks);
	block.mark_count = (uint32_t)count;
	transcript->open_mark_count = 0;
	transcript->blocks = memory_grow(transcript->blocks, transcript->block_count,
	                                 &transcript->block_capacity, sizeof block);
	transcript->blocks[transcript->block_count++] = block;
}

void transcript_remark(struct transcript *transcript, uint32_t line, const char *format, ...)
{
	char message[300];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(message, sizeof message, format, arguments);
	va_end(arguments);
	struct transcript_remark remark = { line, arena_copy(transcript->arena, str_of(message)) };
	transcript->remarks = memory_grow(transcript->remarks, transcript->remark_count,
	                                  &transcript->remark_capacity, sizeof remark);
	transcript->remarks[transcript->remark_count++] = remark;
}

void transcript_free(struct transcript *transcript)
{
	free(transcript->blocks);
	free(transcript->open_marks);
	free(transcript->remarks);
}
