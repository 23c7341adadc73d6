#include "library/query.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/str.h"
#include "library/match.h"
#include "library/tokens.h"

enum {
	WORD_LIMIT = 100,
	PREFIX_CHARACTERS = 3     /* what begins with less is half of all words */
};

/* What is being made of typed text. */
struct parser {
	struct query *query;
	struct arena *arena;
	struct fold_table table;
	struct query_term terms[WORD_LIMIT + 1];        /* the last is of words that are too many */
	struct str words[WORD_LIMIT];           /* of all terms, one behind the other */
	uint32_t word_count;
	struct unroll_error *error;
};

/* A part of what was typed. */
struct piece {
	struct str text;          /* without its quotation marks and its minus sign */
	bool is_quoted, is_excluded;
	bool is_last;             /* nothing has been typed behind it, not even a space */
};

static const struct str quotes[] = {
	STR("\""), STR("“"), STR("”"), STR("„"), STR("«"), STR("»"), STR("＂"),
};

/* The size of the quotation mark that a text begins with; 0 if it begins with none. */
static size_t quote(struct str text)
{
	for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
		if (str_starts_with(text, quotes[i]))
			return quotes[i].size;
	return 0;
}

static size_t space(struct str text)
{
	static const struct str ideographic = STR("　");

	return str_starts_with(text, ideographic) ? ideographic.size : str_space(text);
}

static void skip_space(struct str *rest)
{
	for (size_t size; (size = space(*rest)) > 0; )
		*rest = str_from(*rest, size);
}

/* Where a word ends: at white space or a quotation mark. */
static size_t word_size(struct str text)
{
	size_t i = 0;

	while (i < text.size && !space(str_from(text, i)) && !quote(str_from(text, i)))
		i++;
	return i;
}

static size_t quoted_size(struct str text)
{
	size_t i = 0;

	while (i < text.size && !quote(str_from(text, i)))
		i++;
	return i;
}

static bool is_minus(struct str text)
{
	return text.size > 1 && text.data[0] == '-' && !space(str_from(text, 1));
}

/* Take the next part off the front of *rest, which is not empty. */
static struct piece take_piece(struct str *rest)
{
	struct piece piece = { .is_excluded = is_minus(*rest) };

	if (piece.is_excluded)
		*rest = str_from(*rest, 1);
	size_t mark = quote(*rest);
	piece.is_quoted = mark > 0;
	*rest = str_from(*rest, mark);
	size_t size = mark ? quoted_size(*rest) : word_size(*rest);
	piece.text = str_slice(*rest, 0, size);
	*rest = str_from(*rest, size);
	piece.is_last = rest->size == 0;
	if (mark && rest->size)
		*rest = str_from(*rest, quote(*rest));
	return piece;
}

static bool may_go_on(struct token token)
{
	return !token.is_alone && str_characters(token.folded) >= PREFIX_CHARACTERS;
}

/* Make a term of a part, if it has a word. */
static bool add_term(struct parser *parser, struct piece piece, bool is_typing)
{
	struct tokens tokens = tokens_of(piece.text, &parser->table);
	struct query_term *term = &parser->terms[parser->query->count];
	uint32_t first = parser->word_count;
	struct token token;

	*term = (struct query_term){ .is_excluded = piece.is_excluded };
	while (tokens_next(&tokens, &token)) {
		if (parser->word_count == WORD_LIMIT)
			return error_set(parser->error, UNROLL_ERROR_USAGE, 0,
			                 "more than %d words to search for", WORD_LIMIT);
		parser->words[parser->word_count++] = arena_copy(parser->arena, token.folded);
		term->is_prefix = is_typing && piece.is_last && !piece.is_excluded
		               && token.end == piece.text.size && may_go_on(token);
	}
	term->word_count = parser->word_count - first;
	if (term->word_count)
		parser->query->count++;
	return true;
}

/* Whether a part is a filter, of which name and value are told. */
static bool is_filter(struct piece piece, struct str *name, struct str *value)
{
	const char *colon = memchr(piece.text.data, ':', piece.text.size);

	if (piece.is_quoted || piece.is_excluded || !colon)
		return false;
	size_t at = (size_t)(colon - piece.text.data);
	*name = str_slice(piece.text, 0, at);
	*value = str_from(piece.text, at + 1);
	return filter_is_name(*name);
}

static bool add_piece(struct parser *parser, struct piece piece, bool is_typing)
{
	struct str name, value;

	if (!is_filter(piece, &name, &value))
		return add_term(parser, piece, is_typing);
	if (is_typing && piece.is_last)
		filter_set(&parser->query->filter, name, value, NULL);
	else if (!filter_set(&parser->query->filter, name, value, parser->error))
		return false;
	return true;
}

/* The terms come to rest in the arena. */
static void settle(struct parser *parser)
{
	struct query *query = parser->query;
	const struct str *words = arena_settle(parser->arena, parser->words, parser->word_count,
	                                       sizeof *words);

	for (uint32_t i = 0; i < query->count; i++) {
		parser->terms[i].words = words;
		words += parser->terms[i].word_count;
	}
	query->terms = arena_settle(parser->arena, parser->terms, query->count,
	                            sizeof *query->terms);
}

bool query_parse(struct query *query, struct str typed, enum query_end end, struct arena *arena,
                 struct unroll_error *error)
{
	struct parser parser = { .query = query, .arena = arena, .error = error };
	bool is_good = true;

	*query = (struct query){ .match = STR("") };
	for (skip_space(&typed); is_good && typed.size; skip_space(&typed))
		is_good = add_piece(&parser, take_piece(&typed), end == QUERY_TYPING);
	fold_table_free(&parser.table);
	settle(&parser);
	query->match = match_write(query, arena);
	return is_good;
}
