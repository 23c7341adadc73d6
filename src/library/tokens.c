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

/* Of a character that becomes letters and others, "(1)" say, only the letters count. */
static struct folded keep_letters(struct folded folded)
{
	unsigned kept = 0;

	for (unsigned i = 0; i < folded.size; i++)
		if (fold_letters[(unsigned char)folded.bytes[i]])
			folded.bytes[kept++] = folded.bytes[i];
	folded.size = (unsigned char)(kept & 15);
	folded.kind = kept ? FOLD_ALONE : FOLD_GAP;
	return folded;
}

/* What stands at a byte that is no letter or digit of ASCII, and its size. */
static struct folded other_character(struct str text, size_t at, struct fold_table *table,
                                     size_t *size)
{
	*size = 1;
	if (is_broken(text, at)) {
		*size = 2;
		return (struct folded){ .kind = FOLD_NOTHING };
	}
	if ((unsigned char)text.data[at] < 0x80)
		return (struct folded){ .kind = FOLD_GAP };
	struct folded folded = fold_front(table, str_from(text, at), size);
	return folded.kind == FOLD_MIXED ? keep_letters(folded) : folded;
}

/* What stands at a byte, and its size. */
static struct folded character_at(const struct tokens *tokens, size_t *size)
{
	struct str text = tokens->text;
	char letter = fold_letters[(unsigned char)text.data[tokens->at]];

	*size = 1;
	if (letter)
		return (struct folded){ .size = 1, .kind = FOLD_WORD, .bytes = { letter } };
	return other_character(text, tokens->at, tokens->table, size);
}

/* Go behind all that stands before the next word. */
static void skip_gap(struct tokens *tokens)
{
	for (size_t size; tokens->at < tokens->text.size; tokens->at += size)
		if (character_at(tokens, &size).kind >= FOLD_WORD)
			return;
}

bool tokens_next(struct tokens *tokens, struct token *token)
{
	size_t size = 0;

	skip_gap(tokens);
	*token = (struct token){ .start = tokens->at };
	for (size_t taken; tokens->at < tokens->text.size && !token->is_alone; tokens->at += taken) {
		struct folded folded = character_at(tokens, &taken);
		if (folded.kind == FOLD_GAP || (folded.kind == FOLD_ALONE && size > 0))
			break;
		token->is_alone = folded.kind == FOLD_ALONE;
		if (size > TOKEN_SIZE)
			continue;
		memcpy(tokens->folded + size, folded.bytes, FOLD_SIZE);
		size += folded.size;
	}
	token->end = tokens->at;
	token->folded = str_prefix((struct str){ tokens->folded, size }, TOKEN_SIZE);
	return size > 0;
}

/* Words being written: `at` bytes of the text are done, `word` is where the last begins. */
struct writer {
	struct str text;
	size_t at;
	char *out, *word;
	struct fold_table *table;
};

static void end_word(struct writer *writer)
{
	if (writer->out > writer->word)
		*writer->out++ = ' ';
	writer->word = writer->out;
}

static bool takes_a_look(char byte)
{
	return (unsigned char)byte >= 0x80 || byte == '-';
}

/*
 * Fold ASCII up to byte `end`, or up to what takes a closer look. Without a branch for each word, which no processor
 * could foresee.
 */
static void write_ascii(struct writer *writer, size_t end)
{
	const char *text = writer->text.data;
	char *out = writer->out, *word = writer->word;
	size_t at = writer->at;

	for (; at < end && !takes_a_look(text[at]) && out - word <= TOKEN_SIZE; at++) {
		char letter = fold_letters[(unsigned char)text[at]];
		*out = letter ? letter : ' ';
		out += letter || out > word;
		word = letter ? word : out;
	}
	writer->at = at;
	writer->out = out;
	writer->word = word;
}

static void write_other(struct writer *writer)
{
	size_t size;
	struct folded folded = other_character(writer->text, writer->at, writer->table, &size);

	writer->at += size;
	if (folded.kind == FOLD_GAP || folded.kind == FOLD_ALONE)
		end_word(writer);
	if (folded.kind < FOLD_WORD)
		return;
	memcpy(writer->out, folded.bytes, FOLD_SIZE);
	writer->out += folded.size;
	if (folded.kind == FOLD_ALONE)
		end_word(writer);
}

/* The word that is being written is longer than counts: leave the rest of it out. */
static void cut_word(struct writer *writer)
{
	struct str word = { writer->word, (size_t)(writer->out - writer->word) };
	struct tokens rest = { .text = writer->text, .at = writer->at, .table = writer->table };
	size_t size;

	writer->out = writer->word + str_prefix(word, TOKEN_SIZE).size;
	for (; rest.at < rest.text.size; rest.at += size) {
		enum fold_kind kind = character_at(&rest, &size).kind;
		if (kind == FOLD_GAP || kind == FOLD_ALONE)
			break;
	}
	writer->at = rest.at;
	end_word(writer);
}

/* Fold up to about byte `end`; there is room for all that it may become. */
static void write_words(struct writer *writer, size_t end)
{
	while (writer->at < end) {
		write_ascii(writer, end);
		while (writer->at < end && takes_a_look(writer->text.data[writer->at])
		       && writer->out - writer->word <= TOKEN_SIZE)
			write_other(writer);
		if (writer->out - writer->word > TOKEN_SIZE)
			cut_word(writer);
	}
}

enum {
	PART = 4096,              /* bytes of text folded at once */
	GROWTH = 4                /* at most: two bytes may become FOLD_SIZE and a space */
};

void tokens_append(struct token_text *words, struct str text, struct fold_table *table)
{
	struct writer writer = { .text = text, .table = table };
	size_t word = words->size;

	while (writer.at < text.size) {
		size_t end = text.size - writer.at < PART ? text.size : writer.at + PART;
		size_t room = words->size + GROWTH * PART + TOKEN_SIZE;
		if (words->capacity < room) {
			words->capacity = 2 * room;
			words->data = memory_resize(words->data, words->capacity);
		}
		writer.out = words->data + words->size;
		writer.word = words->data + word;
		write_words(&writer, end);
		words->size = (size_t)(writer.out - words->data);
		word = (size_t)(writer.word - words->data);
	}
	if (words->size > word)
		words->data[words->size++] = ' ';
}
