#include "structure/tongue.h"

#include "base/str.h"
#include "structure/fold.h"
#include "structure/phrases.h"

enum {
	ENOUGH = 8 << 10,         /* bytes of text that tell a language */
	LONGEST = 3               /* letters of a small word */
};

/* Small words that one of the languages in Latin letters uses and the others do not. */
static const struct {
	enum unroll_language language;
	struct str word;
} small_words[] = {
	{ UNROLL_ENGLISH, STR("the") }, { UNROLL_ENGLISH, STR("of") },
	{ UNROLL_ENGLISH, STR("and") }, { UNROLL_ENGLISH, STR("its") },
	{ UNROLL_ENGLISH, STR("to") },
	{ UNROLL_FRENCH, STR("les") }, { UNROLL_FRENCH, STR("et") },
	{ UNROLL_FRENCH, STR("des") }, { UNROLL_FRENCH, STR("du") },
	{ UNROLL_FRENCH, STR("le") },
	{ UNROLL_SPANISH, STR("los") }, { UNROLL_SPANISH, STR("y") },
	{ UNROLL_SPANISH, STR("el") }, { UNROLL_SPANISH, STR("del") },
	{ UNROLL_SPANISH, STR("las") },
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

static void count_word(struct votes *votes, struct str word)
{
	for (size_t i = 0; i < sizeof small_words / sizeof *small_words; i++)
		if (str_equal(word, small_words[i].word))
			votes->for_language[small_words[i].language]++;
}

static void count_character(struct votes *votes, uint32_t character)
{
	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
		if (character >= scripts[i].first && character <= scripts[i].last)
			votes->for_language[scripts[i].language]++;
}

/* What begins a text and tells nothing: a space, or letters of a word that is not small. */
static size_t skip(struct str text)
{
	size_t size = 0;

	if (text.data[0] == ' ')
		return 1;
	while (size < text.size && (unsigned char)((text.data[size] | 0x20) - 'a') < 26)
		size++;
	return size > LONGEST ? size : 0;
}

/* Words of Latin letters count as words, other scripts by their characters. */
static void count_text(struct votes *votes, struct str text)
{
	for (size_t at = 0, step, size; at < text.size; at += step) {
		char word[16];
		step = skip(str_from(text, at));
		if (step)
			continue;
		step = fold_word(str_from(text, at), word, sizeof word, &size);
		if (step) {
			count_word(votes, (struct str){ word, size });
			struct str folded = { word, size };
			count_character(votes, str_decode(folded, &size));
		} else {
			count_character(votes, str_decode(str_from(text, at), &step));
		}
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
		struct str text = str_slice(pieces->items[i].block->text, 0, ENOUGH);
		count_text(&votes, text);
		seen += text.size;
	}
	return most_votes(&votes);
}
