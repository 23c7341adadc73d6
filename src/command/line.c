#include "command/line.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/str.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static size_t blanks(struct str text, size_t at)
{
	while (at < text.size && is_blank(text.data[at]))
		at++;
	return at;
}

/* Whether a word begins at `at`, where blanks end. */
static bool is_word(struct str text, size_t at)
{
	return at < text.size && text.data[at] != '#';
}

/*
 * A word is read one character at a time: `at` moves on, *c is what the
 * character stands for. Quotes stand for nothing.
 */
struct reader {
	struct str text;
	size_t at;
	size_t opened;            /* where the quote stands that is open */
	char quote;               /* which one, or NUL */
};

enum step { STEP_CHARACTER, STEP_NOTHING, STEP_END };

static enum step toggle_quote(struct reader *reader, char c)
{
	reader->quote = reader->quote ? '\0' : c;
	reader->opened = reader->at++;
	return STEP_NOTHING;
}

static enum step next(struct reader *reader, char *c)
{
	struct str text = reader->text;

	if (reader->at == text.size)
		return STEP_END;
	*c = text.data[reader->at];
	if (!reader->quote && is_blank(*c))
		return STEP_END;
	if (reader->quote ? *c == reader->quote : *c == '"' || *c == '\'')
		return toggle_quote(reader, *c);
	if (*c == '\\' && reader->quote != '\'' && reader->at + 1 < text.size)
		*c = text.data[++reader->at];
	reader->at++;
	return STEP_CHARACTER;
}

/* Where the word at `at` ends. */
static size_t word_end(struct str text, size_t at)
{
	struct reader reader = { .text = text, .at = at };

	for (char c; next(&reader, &c) != STEP_END; )
		;
	return reader.at;
}

static struct str read_word(struct arena *arena, struct reader *reader)
{
	size_t end = word_end(reader->text, reader->at), size = 0;
	char *word = arena_allocate(arena, end - reader->at + 1), c;

	for (enum step step; (step = next(reader, &c)) != STEP_END; )
		if (step == STEP_CHARACTER)
			word[size++] = c;
	word[size] = '\0';
	return (struct str){ word, size };
}

bool line_split(struct arena *arena, struct str text, struct words *line,
                struct unroll_error *error)
{
	struct reader reader = { .text = text };
	struct str *words = NULL;
	size_t capacity = 0;

	*line = (struct words){ 0 };
	while (is_word(text, reader.at = blanks(text, reader.at))) {
		words = memory_grow(words, line->count, &capacity, sizeof *words);
		words[line->count++] = read_word(arena, &reader);
	}
	line->words = arena_settle(arena, words, line->count, sizeof *words);
	free(words);
	if (reader.quote)
		return error_set(error, UNROLL_ERROR_USAGE, 0,
		                 "column %zu: this quotation mark is never closed",
		                 str_characters(str_slice(text, 0, reader.opened)) + 1);
	return true;
}

struct str line_behind(struct str text, size_t count)
{
	size_t at = blanks(text, 0);

	for (size_t i = 0; i < count && is_word(text, at); i++)
		at = blanks(text, word_end(text, at));
	return is_word(text, at) ? str_from(text, at) : (struct str)STR("");
}

size_t line_last_word(struct str text)
{
	size_t start = blanks(text, 0);

	for (size_t end; is_word(text, start) && (end = word_end(text, start)) < text.size; )
		start = blanks(text, end);
	return start;
}
