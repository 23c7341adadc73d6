#include <string.h>

#include "base/str.h"
#include "citation/plain.h"
#include "citation/scan.h"
#include "citation/symbol.h"

/*
 * Documents that are added to another are often cited by their suffix alone:
 * "A/80/68 and Add.1", "A/80/6 (Sect. 3) and Corr.1 and 2".
 */
static const struct {
	struct str written, word;
} words[] = {
	{ STR("Add."), STR("Add.") }, { STR("Adds."), STR("Add.") },
	{ STR("Corr."), STR("Corr.") }, { STR("Corrs."), STR("Corr.") },
	{ STR("Rev."), STR("Rev.") }, { STR("Amend."), STR("Amend.") },
};

/* What may stand before the suffix: blanks, commas and one "and". */
static size_t joint_end(const struct scan *scan, size_t at)
{
	static const struct str signs[] = { STR(","), STR("، "), STR("،"), STR("、"), STR("و") };
	size_t end, start = at;

	at += str_space(str_from(scan->text, at));
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_starts_with(str_from(scan->text, at), signs[i]))
			at += signs[i].size;
	at += str_space(str_from(scan->text, at));
	const struct phrase *phrase = phrase_at(scan->book, scan->text, at, &end);
	if (phrase && phrase->kind == PHRASE_JOIN)
		at = end + str_space(str_from(scan->text, end));
	return at > start ? at : 0;
}

static size_t digits_end(struct str text, size_t at)
{
	while (at < text.size && is_digit(text.data[at]))
		at++;
	return at;
}

/*
 * Where the number of the suffix at byte `at` begins and ends; a number alone
 * repeats the word before it, "Add.1 and 2". Return false if there is neither.
 */
static bool suffix_at(struct str text, size_t at, struct str *word, size_t *number, size_t *end)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!str_starts_with(str_from(text, at), words[i].written))
			continue;
		*word = words[i].word;
		*number = at + words[i].written.size;
		*end = digits_end(text, *number);
		return *end > *number;
	}
	*number = at;
	*end = digits_end(text, at);
	size_t size;
	bool alone = *end == text.size || !(strchr("/-(", text.data[*end])
	             || is_word_character(str_decode(str_from(text, *end), &size)));
	return word->size && *end > at && *end - at <= 2 && alone;
}

/* "A/80/68/Add.1" with "Add.2" is "A/80/68/Add.2": a suffix takes the place of its like. */
static struct str base_of(struct str symbol, struct str word)
{
	const char *stroke = memrchr(symbol.data, '/', symbol.size);
	size_t end = stroke ? (size_t)(stroke - symbol.data) : symbol.size;

	return str_starts_with(str_from(symbol, end + 1), word) ? str_slice(symbol, 0, end) : symbol;
}

/* What is no symbol is not added to one: "Add." and digits that no document's number has. */
void suffixes_read(struct scan *scan, struct str symbol)
{
	struct str word = { "", 0 };
	size_t start, number, end;
	char normal[UNROLL_SYMBOL_SIZE];

	while ((start = joint_end(scan, scan->done))
	       && suffix_at(scan->text, start, &word, &number, &end)) {
		struct str base = base_of(symbol, word);
		struct str added = arena_format(scan->context->arena, "%.*s/%.*s%.*s",
		                                (int)base.size, base.data, (int)word.size, word.data,
		                                (int)(end - number), scan->text.data + number);
		if (!unroll_symbol_normalise(added, normal))
			return;
		scan_add(scan, start, end, added);
		scan->done = scan->read = end;
	}
}
