#include <string.h>

#include "base/str.h"
#include "citation/plain.h"
#include "citation/scan.h"
#include "citation/symbol.h"

/*
 * Documents that are added to another are often cited by their suffix alone:
 * "A/80/68 and Add.1", "A/80/6 (Sect. 3) and Corr.1 and 2".
 */
static const struct str words[] = {
	STR("Add."), STR("Corr."), STR("Rev."), STR("Amend."),
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
	const struct phrase *phrase = phrase_at(&scan->book, scan->text, at, &end);
	if (phrase && phrase->kind == PHRASE_JOIN)
		at = end + str_space(str_from(scan->text, end));
	return at > start ? at : 0;
}

/* The suffix at byte `at` as an index of words, and its end; -1 if there is none. */
static int suffix_at(struct str text, size_t at, size_t *end)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!str_starts_with(str_from(text, at), words[i]))
			continue;
		*end = at + words[i].size;
		size_t digits = *end;
		while (*end < text.size && is_digit(text.data[*end]))
			++*end;
		return *end > digits ? (int)i : -1;
	}
	return -1;
}

/* "A/80/68/Add.1" with "Add.2" is "A/80/68/Add.2": a suffix takes the place of its like. */
static struct str base_of(struct str symbol, struct str word)
{
	const char *stroke = memrchr(symbol.data, '/', symbol.size);
	struct str last = { stroke + 1, symbol.size - (size_t)(stroke + 1 - symbol.data) };

	if (str_starts_with(last, word))
		symbol.size = (size_t)(stroke - symbol.data);
	return symbol;
}

void suffixes_read(struct scan *scan, struct str symbol)
{
	size_t start, end;
	int word;

	while ((start = joint_end(scan, scan->done)) && (word = suffix_at(scan->text, start, &end)) >= 0) {
		struct str suffix = str_slice(scan->text, start, end), base = base_of(symbol, words[word]);
		if (base.size + suffix.size + 2 > UNROLL_SYMBOL_SIZE)
			return;
		scan_add(scan, start, end, arena_format(scan->context->arena, "%.*s/%.*s",
		         (int)base.size, base.data, (int)suffix.size, suffix.data));
		scan->done = scan->read = end;
	}
}
