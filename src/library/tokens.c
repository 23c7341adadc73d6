#include "library/tokens.h"

#include <string.h>

#include "base/memory.h"
#include "base/str.h"

struct tokens tokens_of(struct str text, struct fold_table *table)
{
	return (struct tokens){ .text = text, .table = table };
}

/* A word that was broken with a hyphen at the end of a line is whole. */
static bool is_broken(struct str text, size_t at)
{
	return text.data[at] == '-' && at + 1 < text.size && text.data[at + 1] == '\n';
}

/* What stands at a byte, and its size; letters and digits of ASCII have been taken. */
static struct folded next_character(const struct tokens *tokens, size_t at, size_t *size)
{
	struct str text = tokens->text;

	*size = 1;
	if (is_broken(text, at)) {
		*size = 2;
		return (struct folded){ .kind = FOLD_NOTHING };
	}
	if ((unsigned char)text.data[at] < 0x80)
		return (struct folded){ .kind = FOLD_GAP };
	return fold_character(tokens->table, str_decode(str_from(text, at), size));
}

/* Of a character that becomes letters and others, "(1)" say, only the letters count. */
static void keep_letters(struct folded *folded)
{
	unsigned kept = 0;

	for (unsigned i = 0; i < folded->size; i++)
		if (fold_letters[(unsigned char)folded->bytes[i]])
			folded->bytes[kept++] = folded->bytes[i];
	folded->size = (unsigned char)(kept & 15);
}

/* Take the letters and digits of ASCII that the text goes on with; return the word's size. */
static size_t take_letters(struct tokens *tokens, size_t size)
{
	const unsigned char *text = (const unsigned char *)tokens->text.data;
	size_t at = tokens->at, end = tokens->text.size;

	for (char c; at < end && (c = fold_letters[text[at]]); at++)
		if (size < TOKEN_SIZE)
			tokens->folded[size++] = c;
	tokens->at = at;
	return size;
}

static size_t take_folded(struct tokens *tokens, size_t size, struct folded folded)
{
	if (size + folded.size > TOKEN_SIZE)
		return size;
	memcpy(tokens->folded + size, folded.bytes, FOLD_SIZE);
	return size + folded.size;
}

/* Go behind all that stands before the next word. */
static void skip_gap(struct tokens *tokens)
{
	const unsigned char *text = (const unsigned char *)tokens->text.data;

	while (tokens->at < tokens->text.size && !fold_letters[text[tokens->at]]) {
		size_t size;
		struct folded folded = next_character(tokens, tokens->at, &size);

		if (folded.kind >= FOLD_WORD)
			return;
		tokens->at += size;
	}
}

/*
 * Take what the word goes on with, behind letters of ASCII; return whether it may
 * go on still. A character that stands alone begins no longer word and ends one.
 */
static bool take_character(struct tokens *tokens, size_t *word_size, bool *is_alone)
{
	size_t size;
	struct folded folded = next_character(tokens, tokens->at, &size);

	if (folded.kind == FOLD_GAP || (folded.kind >= FOLD_ALONE && *word_size > 0))
		return false;
	if (folded.kind == FOLD_MIXED)
		keep_letters(&folded);
	*is_alone = folded.kind >= FOLD_ALONE;
	*word_size = take_folded(tokens, *word_size, folded);
	tokens->at += size;
	return !*is_alone;
}

bool tokens_next(struct tokens *tokens, struct token *token)
{
	size_t size = 0;

	do {
		bool is_alone = false;

		skip_gap(tokens);
		token->start = tokens->at;
		do
			size = take_letters(tokens, size);
		while (tokens->at < tokens->text.size && take_character(tokens, &size, &is_alone));
		token->is_alone = is_alone;
	} while (!size && tokens->at < tokens->text.size);
	token->end = tokens->at;
	token->folded = (struct str){ tokens->folded, size };
	return size > 0;
}

void tokens_append(struct token_text *words, struct str text, struct fold_table *table)
{
	struct tokens tokens = tokens_of(text, table);
	struct token token;

	while (tokens_next(&tokens, &token)) {
		if (words->capacity - words->size <= TOKEN_SIZE) {
			words->capacity = 2 * words->capacity + 2 * TOKEN_SIZE;
			words->data = memory_resize(words->data, words->capacity);
		}
		memcpy(words->data + words->size, token.folded.data, token.folded.size);
		words->size += token.folded.size;
		words->data[words->size++] = ' ';
	}
}
