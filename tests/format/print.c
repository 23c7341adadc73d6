#include "print.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/str.h"

static const char *const kinds[] = {
	[BLOCK_PARAGRAPH] = "paragraph",
	[BLOCK_HEADING] = "heading",
	[BLOCK_RULE] = "rule",
	[BLOCK_PAGE_BREAK] = "page",
	[BLOCK_ROW] = "row",
	[BLOCK_NOTE] = "note",
	[BLOCK_OPENING] = "opening",
};

static const char *const parts[] = {
	[PART_UNKNOWN] = "",
	[PART_MASTHEAD] = " @masthead",
	[PART_PREAMBLE] = " @preamble",
	[PART_OPERATIVE] = " @operative",
	[PART_CLOSING] = " @closing",
	[PART_ANNEX] = " @annex",
};

static const char *const marks[] = {
	[MARK_EMPHASIS] = "em",
	[MARK_STRONG] = "strong",
	[MARK_SUPERSCRIPT] = "sup",
	[MARK_CALL] = "call",
	[MARK_LINK] = "link",
};

static void print_text(struct str text, FILE *out)
{
	for (size_t i = 0; i < text.size; i++) {
		if (text.data[i] == '\n')
			fputs("⏎", out);
		else if (text.data[i] == '\t')
			fputs("⇥", out);
		else
			putc(text.data[i], out);
	}
}

static void print_start(const struct mark *mark, FILE *out)
{
	fprintf(out, "‹%s", marks[mark->kind]);
	if (mark->target.size)
		fprintf(out, " %.*s", (int)mark->target.size, mark->target.data);
	fputs("›", out);
}

static int compare_ends(const void *a, const void *b)
{
	const struct mark *one = a, *two = b;

	if (one->end != two->end)
		return one->end < two->end ? -1 : 1;
	return (one->start < two->start) - (one->start > two->start);
}

/* The marks that have an end, in the order in which they end. */
static struct mark *marks_by_end(const struct block *block, size_t *count)
{
	struct mark *ends = memory_allocate(block->mark_count * sizeof *ends);

	*count = 0;
	for (size_t i = 0; i < block->mark_count; i++)
		if (block->marks[i].kind != MARK_CALL)
			ends[(*count)++] = block->marks[i];
	qsort(ends, *count, sizeof *ends, compare_ends);
	return ends;
}

static void print_marked(const struct block *block, FILE *out)
{
	size_t at = 0, start = 0, end = 0, end_count;
	struct mark *ends = marks_by_end(block, &end_count);

	while (start < block->mark_count || end < end_count) {
		bool is_end = end < end_count && (start == block->mark_count
		                                  || ends[end].end <= block->marks[start].start);
		size_t to = is_end ? ends[end].end : block->marks[start].start;
		print_text(str_slice(block->text, at, to), out);
		at = to;
		if (is_end)
			fprintf(out, "‹/%s›", marks[ends[end++].kind]);
		else
			print_start(&block->marks[start++], out);
	}
	print_text(str_from(block->text, at), out);
	free(ends);
}

static void print_block(const struct block *block, FILE *out)
{
	fprintf(out, "%u", (unsigned)block->line);
	if (block->last_line != block->line)
		fprintf(out, "-%u", (unsigned)block->last_line);
	fprintf(out, " %s", kinds[block->kind]);
	if (block->level)
		fprintf(out, "%u", (unsigned)block->level);
	fputs(parts[block->part], out);
	if (block->label.size)
		fprintf(out, " [%.*s]", (int)block->label.size, block->label.data);
	if (block->text.size || block->mark_count) {
		fputs(": ", out);
		print_marked(block, out);
	}
	putc('\n', out);
}

void transcript_print(const struct transcript *transcript, FILE *out)
{
	if (transcript->is_wrapped)
		fputs("wrapped\n", out);
	for (size_t i = 0; i < transcript->block_count; i++)
		print_block(&transcript->blocks[i], out);
}
