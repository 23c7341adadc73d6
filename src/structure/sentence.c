#include "structure/sentence.h"

#include "base/str.h"
#include "structure/fold.h"
#include "structure/phrases.h"

static const struct {
	enum ending ending;
	struct str mark;
} marks[] = {
	{ ENDING_COMMA, STR(",") }, { ENDING_COMMA, STR("،") }, { ENDING_COMMA, STR("，") },
	{ ENDING_COLON, STR(":") }, { ENDING_COLON, STR("：") },
	{ ENDING_SEMICOLON, STR(";") }, { ENDING_SEMICOLON, STR("؛") },
	{ ENDING_SEMICOLON, STR("；") },
	{ ENDING_STOP, STR(".") }, { ENDING_STOP, STR("。") }, { ENDING_STOP, STR("!") },
	{ ENDING_STOP, STR("?") }, { ENDING_STOP, STR("؟") }, { ENDING_STOP, STR("！") },
	{ ENDING_STOP, STR("？") }, { ENDING_STOP, STR("…") },
};

/* What may stand behind the mark that ends a sentence. */
static const struct str closers[] = {
	STR("\""), STR("'"), STR("”"), STR("’"), STR("»"), STR(")"), STR("]"), STR("*"), STR("》"),
	STR("」"), STR("¹"), STR("²"), STR("³"), STR("⁴"), STR("⁵"), STR("⁶"), STR("⁷"), STR("⁸"),
	STR("⁹"), STR("⁰"),
};

/* Most texts end in a letter, which is no mark. */
static bool ends_with_letter(struct str text)
{
	char last = text.size ? text.data[text.size - 1] : '\0';

	return (last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z');
}

static enum ending ending_of(struct str text)
{
	if (ends_with_letter(text))
		return ENDING_OPEN;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_ends_with(text, marks[i].mark))
			return marks[i].ending;
	return ENDING_OPEN;
}

static bool drop_closer(struct str *text)
{
	if (ends_with_letter(*text))
		return false;
	for (size_t i = 0; i < sizeof closers / sizeof *closers; i++) {
		if (str_ends_with(*text, closers[i])) {
			text->size -= closers[i].size;
			*text = str_trim(*text);
			return true;
		}
	}
	return false;
}

/* The text without the superscripts that stand at its end. */
static struct str without_calls(const struct block *block)
{
	struct str text = str_trim(block->text);

	for (uint32_t i = block->mark_count; i-- > 0; ) {
		const struct mark *mark = &block->marks[i];
		if (mark->kind == MARK_SUPERSCRIPT && mark->end >= text.size
		    && mark->start < text.size)
			text = str_trim(str_slice(text, 0, mark->start));
		else if (mark->end < text.size)
			break;
	}
	return text;
}

/* The text before a last "and", or all of it. */
static struct str without_conjunction(struct str text)
{
	enum { LONGEST = 8 };     /* bytes of a conjunction */
	size_t at = text.size, size;

	while (at > 0 && text.size - at < LONGEST) {
		if (ends_with_letter(str_slice(text, 0, at))) {
			at--;
			continue;
		}
		uint32_t character = str_decode_before(text, at, &size);
		if (fold(character) == ' ' || ending_of(str_slice(text, 0, at)) != ENDING_OPEN)
			break;
		at -= size;
	}
	struct str word = str_trim(str_from(text, at));
	const struct phrase *phrase = phrase_at_start(PHRASE_CONJUNCTION, word, &size);
	return phrase && size == word.size ? str_trim(str_slice(text, 0, at)) : text;
}

bool sentence_ends_with_and(const struct block *block)
{
	struct str text = without_calls(block);

	return without_conjunction(text).size < text.size;
}

enum ending sentence_ending(const struct block *block)
{
	struct str text = without_calls(block);
	enum ending ending = ending_of(text);

	if (ending != ENDING_OPEN)
		return ending;
	if (ending_of(without_conjunction(text)) == ENDING_SEMICOLON)
		return ENDING_SEMICOLON;
	while (ending_of(text) == ENDING_OPEN && drop_closer(&text))
		;
	return ending_of(text);
}

bool sentence_begins_small(struct str text)
{
	size_t size;

	if (str_is_empty(text))
		return false;
	uint32_t first = str_decode(text, &size);
	bool is_latin = (first >= 'a' && first <= 'z') || (first >= 0x00DF && first <= 0x017F);
	return is_latin || (first >= 0x0430 && first <= 0x045F);
}
