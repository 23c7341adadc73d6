#include "structure/tongue.h"

#include "base/str.h"
#include "structure/fold.h"
#include "structure/phrases.h"

enum {
	ENOUGH = 8 << 10,         /* bytes of text that tell a language */
	LEAST = 2 << 10,          /* bytes before it may be settled: a note in another may come first */
	DECISIVE = 80,            /* votes that settle it, if few are for others */
	LONGEST = 3               /* letters of a small word */
};

/* Small words that one of the languages in Latin letters uses and the others do not. */
static const struct {
	enum unroll_language language;
	char word[LONGEST + 1];
} small_words[] = {
	{ UNROLL_ENGLISH, "the" }, { UNROLL_ENGLISH, "of" },  { UNROLL_ENGLISH, "and" },
	{ UNROLL_ENGLISH, "its" }, { UNROLL_ENGLISH, "to" },
	{ UNROLL_FRENCH, "les" },  { UNROLL_FRENCH, "et" },   { UNROLL_FRENCH, "des" },
	{ UNROLL_FRENCH, "du" },   { UNROLL_FRENCH, "le" },
	{ UNROLL_SPANISH, "los" }, { UNROLL_SPANISH, "y" },   { UNROLL_SPANISH, "el" },
	{ UNROLL_SPANISH, "del" }, { UNROLL_SPANISH, "las" },
};

static const struct script {
	enum unroll_language language;
	uint32_t first, last;
} scripts[] = {
	{ UNROLL_ARABIC, 0x0600, 0x06FF },
	{ UNROLL_CHINESE, 0x4E00, 0x9FFF },
	{ UNROLL_RUSSIAN, 0x0400, 0x04FF },
};

struct votes {
	size_t for_language[UNROLL_LANGUAGE_COUNT];
};

/* A word with zeros behind it. */
static void count_word(struct votes *votes, const char word[LONGEST + 1])
{
	for (size_t i = 0; i < sizeof small_words / sizeof *small_words; i++)
		if (memcmp(word, small_words[i].word, LONGEST + 1) == 0)
			votes->for_language[small_words[i].language]++;
}

static void count_character(struct votes *votes, uint32_t character)
{
	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
		if (character >= scripts[i].first && character <= scripts[i].last)
			votes->for_language[scripts[i].language]++;
}

/* The ASCII letters that a text begins with, unless they may be a small word with others. */
static size_t ascii_letters(struct str text)
{
	size_t size = 0;

	while (size < text.size && is_ascii_letter(text.data[size]))
		size++;
	char next = size < text.size ? text.data[size] : ' ';
	bool ends = (unsigned char)next < 0x80 && next != '\'' && next != '-';
	return ends || size > LONGEST ? size : 0;
}

static void count_ascii_word(struct votes *votes, struct str word)
{
	char folded[LONGEST + 1] = "";

	if (word.size > LONGEST)
		return;
	for (size_t i = 0; i < word.size; i++)
		folded[i] = (char)(word.data[i] | 0x20);
	count_word(votes, folded);
}

/* A word with other characters in it, or what is no word; return its size. */
static size_t count_other(struct votes *votes, struct str text)
{
	char word[16] = "";
	size_t size, taken = fold_word(text, word, sizeof word, &size);

	if (!taken) {
		if ((unsigned char)*text.data < 0x80)
			return 1;
		count_character(votes, str_decode(text, &taken));
		return taken;
	}
	if (size <= LONGEST)
		count_word(votes, word);
	if (size)
		count_character(votes, str_decode((struct str){ word, size }, &size));
	return taken;
}

/* Words of Latin letters count as words, other scripts by their characters. */
static void count_text(struct votes *votes, struct str text)
{
	for (size_t at = 0, step; at < text.size; at += step) {
		struct str rest = str_from(text, at);
		step = *rest.data == ' ' ? 1 : ascii_letters(rest);
		if (!step)
			step = count_other(votes, rest);
		else if (*rest.data != ' ')
			count_ascii_word(votes, str_prefix(rest, step));
	}
}

static enum unroll_language most_votes(const struct votes *votes)
{
	enum unroll_language best = UNROLL_LANGUAGE_NONE;

	for (int i = UNROLL_LANGUAGE_NONE + 1; i < UNROLL_LANGUAGE_COUNT; i++)
		if (votes->for_language[i] > votes->for_language[best])
			best = (enum unroll_language)i;
	return best;
}

static bool is_decided(const struct votes *votes)
{
	size_t most = votes->for_language[most_votes(votes)], all = 0;

	for (int i = 0; i < UNROLL_LANGUAGE_COUNT; i++)
		all += votes->for_language[i];
	return most >= DECISIVE && most >= all / 4 * 3;
}

enum unroll_language tongue_of(const struct pieces *pieces)
{
	struct votes votes = { { 0 } };
	size_t seen = 0;

	for (size_t i = 0; i < pieces->count; i++) {
		if (pieces->items[i].landmark != LANDMARK_OPENING)
			continue;
		const struct phrase *opening = phrase_opening(pieces->items[i].block->text);
		if (opening)
			return opening->language;
	}
	for (size_t i = 0; i < pieces->count && seen < ENOUGH; i++) {
		if (seen >= LEAST && is_decided(&votes))
			break;
		struct str text = str_slice(pieces->items[i].block->text, 0, ENOUGH);
		count_text(&votes, text);
		seen += text.size;
	}
	return most_votes(&votes);
}
