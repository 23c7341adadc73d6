#include "structure/hyphen.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/str.h"

enum {
	LONGEST = 64,             /* bytes of a word */
	BEFORE = 24, BEHIND = 6,  /* how far from the edge the end of a line may have been */
	SHORTEST_PART = 3,        /* letters beside a hyphen */
};

/* A word that the document spells with hyphens, and the same without. */
struct known {
	char letters[LONGEST];    /* small, without hyphens */
	struct str word;
	bool is_plain;            /* spelt without as well */
};

struct vocabulary {
	struct known *items;
	size_t count, capacity;
	uint64_t sizes[UCHAR_MAX + 1];  /* of the letters, a bit each, by the first of them */
};

static bool is_word_byte(char c)
{
	unsigned char small = (unsigned char)c | 0x20;

	return (small >= 'a' && small <= 'z') || (unsigned char)c >= 0x80 || c == '-' || is_digit(c);
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* The word at byte `at`; empty where none begins. */
static struct str word_at(struct str text, size_t at)
{
	size_t end = at;

	while (end < text.size && is_word_byte(text.data[end]))
		end++;
	return str_slice(text, at, end);
}

/* Small letters without hyphens and spaces; an empty string for a word that is too long. */
static void spell(struct str word, char letters[LONGEST])
{
	size_t size = 0;

	letters[0] = '\0';
	if (word.size >= LONGEST)
		return;
	for (size_t i = 0; i < word.size; i++)
		if (!strchr("- ", word.data[i]))
			letters[size++] = (char)(is_capital(word.data[i]) ? word.data[i] | 0x20 : word.data[i]);
	letters[size] = '\0';
}

static int compare(const void *a, const void *b)
{
	return strcmp(((const struct known *)a)->letters, ((const struct known *)b)->letters);
}

static bool has_hyphen(struct str word)
{
	return word.size > 2 && memchr(word.data + 1, '-', word.size - 2);
}

static size_t count_hyphens(struct str word)
{
	size_t count = 0;

	for (size_t i = 0; i < word.size; i++)
		count += word.data[i] == '-';
	return count;
}

static void learn_word(struct vocabulary *vocabulary, struct str word)
{
	vocabulary->items = memory_grow(vocabulary->items, vocabulary->count, &vocabulary->capacity,
	                                sizeof *vocabulary->items);
	struct known *known = &vocabulary->items[vocabulary->count++];
	*known = (struct known){ .word = word };
	spell(word, known->letters);
}

/* Learn the words of a text that have hyphens. */
static void learn_words(struct vocabulary *vocabulary, struct str text)
{
	size_t end = 0;

	for (const char *hyphen; end < text.size
	     && (hyphen = memchr(text.data + end, '-', text.size - end)); ) {
		size_t start = (size_t)(hyphen - text.data);
		while (start > end && is_word_byte(text.data[start - 1]))
			start--;
		struct str word = word_at(text, start);
		end = start + word.size;
		if (word.size >= 2 * SHORTEST_PART && has_hyphen(word))
			learn_word(vocabulary, word);
	}
}

/* Sort, and keep of several spellings the one with most hyphens. */
static void settle(struct vocabulary *vocabulary)
{
	size_t kept = 0;

	if (vocabulary->count)
		qsort(vocabulary->items, vocabulary->count, sizeof *vocabulary->items, compare);
	for (size_t i = 0; i < vocabulary->count; i++) {
		struct known *last = &vocabulary->items[kept ? kept - 1 : 0];
		const struct known *here = &vocabulary->items[i];
		if (!kept || compare(last, here) != 0)
			vocabulary->items[kept++] = *here;
		else if (count_hyphens(here->word) > count_hyphens(last->word))
			*last = *here;
	}
	vocabulary->count = kept;
	for (size_t i = 0; i < kept; i++) {
		const char *letters = vocabulary->items[i].letters;
		vocabulary->sizes[(unsigned char)letters[0]] |= (uint64_t)1 << strlen(letters) % LONGEST;
	}
}

/* The word in the order of the vocabulary, which is sorted, or NULL. */
static struct known *look_up(const struct vocabulary *vocabulary, struct str word)
{
	struct known sought;

	spell(word, sought.letters);
	if (!sought.letters[0] || !vocabulary->count)
		return NULL;
	return bsearch(&sought, vocabulary->items, vocabulary->count, sizeof sought, compare);
}

/* Whether a word without hyphens may be in the vocabulary: few have its letter and size. */
static bool may_be_known(const struct vocabulary *vocabulary, struct str word)
{
	unsigned char first = (unsigned char)word.data[0];

	if (is_capital((char)first))
		first |= 0x20;
	return word.data[0] == '-' || word.data[word.size - 1] == '-'
	    || vocabulary->sizes[first] & (uint64_t)1 << word.size % LONGEST;
}

static void doubt_word(struct vocabulary *vocabulary, struct str word)
{
	struct known *known = may_be_known(vocabulary, word) && !has_hyphen(word)
	                    ? look_up(vocabulary, word) : NULL;

	if (known)
		known->is_plain = true;
}

static void doubt_words(struct vocabulary *vocabulary, struct str text)
{
	for (size_t at = 0; at < text.size; ) {
		struct str word = word_at(text, at);
		at += word.size ? word.size : 1;
		if (word.size >= 2 * SHORTEST_PART)
			doubt_word(vocabulary, word);
	}
}

/* ---- where a word had its hyphen ---- */

/* Whether the document spells the word without hyphens as well: nobody knows then. */
static bool is_plain(const struct vocabulary *vocabulary, struct str word)
{
	const struct known *known = look_up(vocabulary, word);

	return known && known->is_plain;
}

/* The spelling that the document has elsewhere, if it has more hyphens. */
static const struct known *find(const struct vocabulary *vocabulary, struct str word)
{
	const struct known *known = look_up(vocabulary, word);

	return known && count_hyphens(known->word) > count_hyphens(word)
	       ? known : NULL;
}

/*
 * Parts of compounds that resolutions use: a hyphen stands behind the first and
 * before the last. `apart` says that one stands there even between two words.
 */
struct compound {
	struct str letters;
	bool apart;
};

static const struct compound first_parts[] = {
	{ STR("twenty"), true }, { STR("thirty"), true }, { STR("forty"), true },
	{ STR("fifty"), true }, { STR("sixty"), true }, { STR("seventy"), true },
	{ STR("eighty"), true }, { STR("ninety"), true }, { STR("self"), true },
	{ STR("non"), true }, { STR("multi"), true }, { STR("mid"), true },
	{ STR("socio"), true }, { STR("secretary"), true }, { STR("counter"), false },
	{ STR("high"), false }, { STR("long"), false }, { STR("short"), false },
	{ STR("cross"), false }, { STR("climate"), false }, { STR("gender"), false },
	{ STR("follow"), false }, { STR("user"), false }, { STR("well"), false },
	{ STR("life"), false },
};

static const struct compound last_parts[] = {
	{ STR("related"), true }, { STR("made"), true }, { STR("looking"), true },
	{ STR("oriented"), true }, { STR("centred"), true }, { STR("resilient"), true },
	{ STR("friendly"), true }, { STR("friendliness"), true }, { STR("affected"), true },
	{ STR("sensitive"), true }, { STR("responsive"), true }, { STR("involving"), false },
	{ STR("based"), true }, { STR("led"), true }, { STR("taking"), false },
	{ STR("making"), false }, { STR("free"), true }, { STR("standing"), false },
	{ STR("term"), false }, { STR("level"), false }, { STR("scale"), false },
	{ STR("wide"), false }, { STR("sharing"), false }, { STR("being"), false },
	{ STR("income"), false }, { STR("determination"), false }, { STR("government"), false },
	{ STR("governing"), false }, { STR("discrimination"), false },
	{ STR("proliferation"), false }, { STR("driven"), false }, { STR("effective"), false },
	{ STR("owned"), true }, { STR("general"), false }, { STR("course"), false },
	{ STR("building"), false }, { STR("terrorism"), false },
};

static size_t behind_first_part(const char *letters, size_t size)
{
	for (size_t i = 0; i < sizeof first_parts / sizeof *first_parts; i++)
		if (size >= first_parts[i].letters.size + SHORTEST_PART
		    && strncmp(letters, first_parts[i].letters.data, first_parts[i].letters.size) == 0)
			return first_parts[i].letters.size;
	return 0;
}

static size_t before_last_part(const char *letters, size_t size)
{
	for (size_t i = 0; i < sizeof last_parts / sizeof *last_parts; i++)
		if (size >= last_parts[i].letters.size + SHORTEST_PART
		    && strcmp(letters + size - last_parts[i].letters.size, last_parts[i].letters.data) == 0)
			return size - last_parts[i].letters.size;
	return 0;
}

/* "KunmingMontreal" */
static size_t before_capital(struct str word)
{
	for (size_t i = SHORTEST_PART; i < word.size; i++)
		if (is_capital(word.data[i]) && word.data[i - 1] >= 'a' && word.data[i - 1] <= 'z')
			return i;
	return 0;
}

/* A whole word that is one of the parts which stand apart. */
static bool is_part(struct str word, const struct compound *parts, size_t count)
{
	char letters[LONGEST];

	spell(word, letters);
	for (size_t i = 0; i < count; i++)
		if (parts[i].apart && str_equal(str_of(letters), parts[i].letters))
			return true;
	return false;
}

/* "human made": a space stands for the hyphen; its byte, or 0. */
static size_t likely_space(struct str pair)
{
	const char *space = memchr(pair.data, ' ', pair.size);

	if (!space)
		return 0;
	size_t at = (size_t)(space - pair.data);
	bool likely = is_part(str_slice(pair, 0, at), first_parts, sizeof first_parts / sizeof *first_parts)
	           || is_part(str_from(pair, at + 1), last_parts, sizeof last_parts / sizeof *last_parts);
	return likely ? at : 0;
}

/* The last piece of a word that may have hyphens already. */
static struct str last_piece(struct str word)
{
	const char *hyphen = memrchr(word.data, '-', word.size);

	return hyphen ? str_from(word, (size_t)(hyphen + 1 - word.data)) : word;
}

/* The byte of the word before which a hyphen stood by the look of the word; 0 if nowhere. */
static size_t likely_place(struct str word, bool *sure)
{
	struct str piece = last_piece(word);
	char letters[LONGEST];
	size_t at = before_capital(word);

	*sure = at > 0;
	if (memchr(word.data, ' ', word.size))
		return likely_space(word);
	if (at)
		return at;
	spell(piece, letters);
	size_t size = strlen(letters);
	at = behind_first_part(letters, size);
	if (!at)
		at = before_last_part(letters, size);
	return at ? word.size - piece.size + at : 0;
}

/* ---- lines ---- */

/* A word near the edge that may have had a hyphen. */
struct suspect {
	struct str word;
	const struct known *known;
	size_t place;             /* of the hyphen, if the word is not known */
	unsigned trust;           /* 0 if there is no suspect */
	size_t distance;          /* from the edge, in bytes */
};

static struct suspect suspect_of(const struct vocabulary *vocabulary, struct str word)
{
	struct suspect suspect = { .word = word, .known = find(vocabulary, word) };
	bool sure;

	if (word.size < 2 * SHORTEST_PART || is_plain(vocabulary, word))
		return (struct suspect){ 0 };
	suspect.trust = suspect.known ? 3 : 0;
	if (suspect.known)
		return suspect;
	suspect.place = likely_place(word, &sure);
	suspect.trust = !suspect.place ? 0 : sure ? 2 : 1;
	return suspect;
}

/* The two words that begin at byte `at`, or an empty slice. */
static struct str pair_at(struct str text, size_t at)
{
	struct str first = word_at(text, at);
	size_t space = at + first.size;

	if (!first.size || space + 1 >= text.size || text.data[space] != ' ')
		return (struct str)STR("");
	struct str second = word_at(text, space + 1);
	bool joined = second.size && (second.data[0] == '-' || text.data[space - 1] == '-');
	return second.size && !joined ? str_slice(text, at, space + 1 + second.size)
	                              : (struct str)STR("");
}

static void prefer(struct suspect *best, struct suspect suspect, struct str text, size_t edge)
{
	size_t at = suspect.trust ? (size_t)(suspect.word.data - text.data) : 0;

	suspect.distance = at > edge ? at - edge : edge - at;
	if (suspect.trust > best->trust
	    || (suspect.trust && suspect.trust == best->trust && suspect.distance < best->distance))
		*best = suspect;
}

/* The likeliest word, or two, around byte `edge` of the text. */
static struct suspect find_suspect(const struct vocabulary *vocabulary, struct str text, size_t edge)
{
	size_t at = edge > BEFORE ? edge - BEFORE : 0;
	struct suspect best = { 0 };

	while (at > 0 && is_word_byte(text.data[at - 1]))
		at--;
	while (at < text.size && at < edge + BEHIND) {
		struct str word = word_at(text, at);
		prefer(&best, suspect_of(vocabulary, word), text, edge);
		prefer(&best, suspect_of(vocabulary, pair_at(text, at)), text, edge);
		at += word.size ? word.size : 1;
	}
	return best;
}

/* Write the word as the document spells it elsewhere, in its own letters. */
static size_t put_known(char *text, struct str word, struct str known)
{
	size_t size = 0, at = 0;

	for (size_t i = 0; i < known.size; i++) {
		while (known.data[i] != '-' && strchr("- ", word.data[at]))
			at++;
		text[size++] = known.data[i] == '-' ? '-' : word.data[at++];
	}
	return size;
}

static size_t put_word(char *text, const struct suspect *suspect)
{
	struct str word = suspect->word;
	size_t place = suspect->place;

	if (suspect->known)
		return put_known(text, word, suspect->known->word);
	memcpy(text, word.data, place);
	text[place] = '-';
	size_t behind = place + (word.data[place] == ' ');
	memcpy(text + place + 1, word.data + behind, word.size - behind);
	return place + 1 + word.size - behind;
}

static struct str with_hyphen(struct arena *arena, struct str text, const struct suspect *suspect)
{
	size_t start = (size_t)(suspect->word.data - text.data), end = start + suspect->word.size;
	char *mended = arena_allocate(arena, text.size + LONGEST);
	size_t size = start;

	memcpy(mended, text.data, start);
	size += put_word(mended + size, suspect);
	memcpy(mended + size, text.data + end, text.size - end);
	return (struct str){ mended, size + text.size - end };
}

/* A line may be of three: each join is about one full line behind the last. */
static void mend(struct arena *arena, const struct vocabulary *vocabulary, struct row *row,
                 size_t edge)
{
	size_t join = edge;

	while (row->text.size > join + BEHIND) {
		struct suspect suspect = find_suspect(vocabulary, row->text, join);
		if (!suspect.trust)
			return;
		join = (size_t)(suspect.word.data - row->text.data) + edge;
		row->text = with_hyphen(arena, row->text, &suspect);
	}
}

static bool is_overlong(const struct rows *rows, const struct row *row)
{
	return row->kind == ROW_TEXT && row->width > rows->edge + BEHIND
	    && row->width < 4 * rows->edge;
}

void hyphens_restore(struct arena *arena, struct rows *rows)
{
	struct vocabulary vocabulary = { 0 };
	size_t overlong = 0;

	for (size_t i = 0; i < rows->count; i++)
		overlong += is_overlong(rows, &rows->items[i]);
	for (size_t i = 0; i < rows->count && overlong; i++)
		learn_words(&vocabulary, rows->items[i].text);
	settle(&vocabulary);
	for (size_t i = 0; i < rows->count && vocabulary.count; i++)
		if (!is_overlong(rows, &rows->items[i]))
			doubt_words(&vocabulary, rows->items[i].text);
	for (size_t i = 0; i < rows->count && overlong; i++)
		if (is_overlong(rows, &rows->items[i]))
			mend(arena, &vocabulary, &rows->items[i], rows->edge);
	free(vocabulary.items);
}
