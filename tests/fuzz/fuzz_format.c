#include "fuzz_format.h"

#undef NDEBUG                     /* a release must be tested too */
#include <assert.h>
#include <unistr.h>

#include "base/str.h"
#include "format/format.h"
#include "format/source.h"

static void check_marks(const struct block *block)
{
	for (uint32_t i = 0; i < block->mark_count; i++) {
		const struct mark *mark = &block->marks[i];
		assert(mark->start <= mark->end && mark->end <= block->text.size);
		assert(!i || block->marks[i - 1].start <= mark->start);
		assert(!u8_check((const uint8_t *)block->text.data, mark->start));
		assert((mark->kind == MARK_CALL) == (mark->start == mark->end));
	}
}

static void check_blocks(const struct transcript *transcript)
{
	uint32_t line = 1;

	for (size_t i = 0; i < transcript->block_count; i++) {
		const struct block *block = &transcript->blocks[i];
		assert(block->line >= line && block->last_line >= block->line);
		assert(!u8_check((const uint8_t *)block->text.data, block->text.size));
		check_marks(block);
		line = block->line;
	}
}

void fuzz_format(const char *format, const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	struct transcript transcript = { .arena = &arena };
	struct source source = { 0 };
	struct str bytes = { (const char *)data, size };

	if (source_decode(&arena, bytes, "fuzz", NULL, &source, NULL)) {
		format_recognise(source.text, (struct str)STR("-"));
		format_find(str_of(format))->read(source.text, &transcript);
		check_blocks(&transcript);
	}
	transcript_free(&transcript);
	arena_free(&arena);
}
