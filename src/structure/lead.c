#include "structure/lead.h"

#include "base/str.h"
#include "structure/fold.h"
#include "structure/words.h"

enum {
	MOST_WORDS = 12,          /* of a lead */
	WORD_SIZE = 48            /* bytes; longer words open nothing */
};

/* What the words taken so far amount to. */
struct phrase_so_far {
	unsigned verbs;           /* WORD_PARTICIPLE, WORD_VERB: of the first verb */
	size_t end;               /* behind the last word that a lead may end with */
	unsigned count;
};

/* Take one word into the lead; return false if the lead is over before it. */
static bool take(struct phrase_so_far *lead, unsigned classes, size_t end)
{
	unsigned verb = classes & (WORD_PARTICIPLE | WORD_VERB);

	if (!lead->verbs && verb) {
		lead->verbs = verb;
	} else if (!lead->verbs) {
		return classes & (lead->count ? WORD_FREE | WORD_INNER : WORD_FREE);
	} else if (!(classes & (WORD_FREE | WORD_INNER)) || (classes & WORD_WEAK)) {
		return classes & WORD_WEAK;
	}
	lead->end = end;
	return true;
}

/* Languages in which words stand apart: a lead is a run of known words around a verb. */
static struct lead lead_of_words(struct str text, enum unroll_language language)
{
	struct phrase_so_far lead = { 0 };

	for (size_t at = 0; lead.count < MOST_WORDS; lead.count++) {
		char word[WORD_SIZE];
		size_t size;
		at += str_space(str_from(text, at));
		size_t taken = fold_word(str_from(text, at), word, sizeof word, &size);
		if (!taken)
			break;
		at += taken;
		if (!take(&lead, word_classes(language, (struct str){ word, size }), at))
			break;
	}
	return (struct lead){
		.size = lead.end,
		.is_preambular = lead.verbs & WORD_PARTICIPLE,
		.is_operative = lead.verbs & WORD_VERB,
	};
}

static bool is_capital(struct str text)
{
	size_t size;
	uint32_t character = text.size ? str_decode(text, &size) : 0;

	return character && fold(character) != character;
}

static struct lead latin_lead(struct str text, enum unroll_language language)
{
	return is_capital(text) ? lead_of_words(text, language) : (struct lead){ 0 };
}

static struct lead russian_lead(struct str text, enum unroll_language language)
{
	return lead_of_words(text, language);
}

/* "وإذ" and its like mark every preambular paragraph of Arabic texts. */
static const struct str arabic_particles[] = {
	STR("وإذ "), STR("إذ "), STR("وقد "), STR("واقتناعا "), STR("اقتناعا "),
	STR("وإدراكا "), STR("إدراكا "), STR("وإيمانا "), STR("إيمانا "), STR("وتصميما "),
	STR("وعزما "), STR("ورغبة "), STR("ووعيا "), STR("وحرصا "), STR("وانطلاقا "),
	STR("وعملا "), STR("وتسليما "), STR("واعترافا "), STR("وتأكيدا "),
};

static size_t arabic_particle(struct str text)
{
	for (size_t i = 0; i < sizeof arabic_particles / sizeof *arabic_particles; i++) {
		size_t size = fold_match(text, arabic_particles[i]);
		if (size)
			return size;
	}
	return 0;
}

/* A verb of the third person is ت or ي (two bytes each) and a word of the table. */
static bool is_arabic_verb(struct str word)
{
	static const struct str persons[] = { STR("ت"), STR("ي") };

	for (size_t i = 0; i < sizeof persons / sizeof *persons; i++)
		if (str_starts_with(word, persons[i])
		    && word_classes(UNROLL_ARABIC, str_from(word, persons[i].size)))
			return true;
	return false;
}

static struct lead arabic_lead(struct str text, enum unroll_language language)
{
	char word[WORD_SIZE];
	size_t size, particle = arabic_particle(text);
	size_t taken = fold_word(str_from(text, particle), word, sizeof word, &size);

	(void)language;
	if (particle)
		return (struct lead){ particle + taken, true, false };
	if (is_arabic_verb((struct str){ word, size }))
		return (struct lead){ taken, false, true };
	return (struct lead){ 0 };
}

/* 又 and 还 say "also" before any verb. */
static struct lead chinese_lead(struct str text, enum unroll_language language)
{
	static const struct str also[] = { STR("又"), STR("还"), STR("并"), STR("特此"), STR("兹") };
	size_t before = 0;

	for (size_t i = 0; i < sizeof also / sizeof *also && !before; i++)
		if (str_starts_with(text, also[i]))
			before = also[i].size;
	const struct word *word = word_prefix(language, str_from(text, before));
	if (!word)
		return (struct lead){ 0 };
	return (struct lead){
		.size = before + word->text.size,
		.is_preambular = word->classes & WORD_PARTICIPLE,
		.is_operative = word->classes & WORD_VERB,
	};
}

static struct lead (*const finders[UNROLL_LANGUAGE_COUNT])(struct str, enum unroll_language) = {
	[UNROLL_ARABIC] = arabic_lead,
	[UNROLL_CHINESE] = chinese_lead,
	[UNROLL_ENGLISH] = latin_lead,
	[UNROLL_FRENCH] = latin_lead,
	[UNROLL_RUSSIAN] = russian_lead,
	[UNROLL_SPANISH] = latin_lead,
};

struct lead lead_find(struct str text, enum unroll_language language)
{
	return finders[language] ? finders[language](text, language) : (struct lead){ 0 };
}
