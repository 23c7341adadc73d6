#include "citation/phrase.h"

#include "base/str.h"
#include "citation/plain.h"

enum { LONGEST_WORD = 40 };       /* in bytes; a longer one is no phrase */

/*
 * Letters, as far as these six languages need them: punctuation stands in
 * Latin-1, in U+2000 to U+2BFF, in U+3000 to U+303F, among the Arabic letters
 * and among the full-width forms.
 */
bool is_word_character(uint32_t character)
{
	if (character < 0x80)
		return is_letter((char)character) || is_digit((char)character);
	if (character < 0xC0 || (character >= 0x2000 && character < 0x2C00))
		return false;
	if (character >= 0x3000)
		return character >= 0x3040 && character < 0xFF00;
	return character != 0x060C && character != 0x061B && character != 0x061F;
}

/* The size of the character at byte `at` of a word, or 0 if it belongs to none. */
static size_t word_size(struct str text, size_t at)
{
	size_t size;

	if (at >= text.size)
		return 0;
	if ((unsigned char)text.data[at] < 0x80)
		return is_word_character((unsigned char)text.data[at]);
	return is_word_character(str_decode(str_from(text, at), &size)) ? size : 0;
}

/* Vowel marks and tatweel of Arabic may stand anywhere in a word. */
static size_t arabic_marks(struct str text, size_t at)
{
	size_t size = 0;

	for (; at + size + 1 < text.size; size += 2) {
		unsigned char first = (unsigned char)text.data[at + size];
		unsigned char second = (unsigned char)text.data[at + size + 1];
		if (first != 0xD9)
			break;
		if (second != 0x80 && (second < 0x8B || second > 0x92))
			break;
	}
	return size;
}

static char lower(char c)
{
	return is_upper(c) ? (char)(c - 'A' + 'a') : c;
}

/* Characters that a pattern's apostrophe and hyphen stand for. */
static const struct {
	char sign;
	struct str written;
} variants[] = {
	{ '\'', STR("\u2019") }, { '\'', STR("\u02BC") },
	{ '-', STR("\u2010") }, { '-', STR("\u2011") },
};

/* What a sign of a pattern takes: bytes of the text, or 0 if it does not fit. */
static size_t take_sign(char wanted, struct str rest)
{
	if (wanted == ' ')
		return str_space(rest);
	for (size_t i = 0; i < sizeof variants / sizeof *variants; i++)
		if (wanted == variants[i].sign && str_starts_with(rest, variants[i].written))
			return variants[i].written.size;
	return rest.size && wanted == *rest.data;
}

static bool is_sign(char c)
{
	return c == ' ' || c == '\'' || c == '-';
}

/* What one character of a pattern takes. */
static size_t take(char wanted, struct str text, size_t at, bool first)
{
	if (is_sign(wanted))
		return take_sign(wanted, str_from(text, at));
	if (at >= text.size)
		return 0;
	return first ? lower(wanted) == lower(text.data[at]) : wanted == text.data[at];
}

static bool is_ascii_of_word(char c)
{
	return is_ascii_letter(c) || is_digit(c);
}

/* Behind the rest of a word. */
static size_t word_end(struct str text, size_t at)
{
	for (size_t size; at < text.size; at += size) {
		while (at < text.size && is_ascii_of_word(text.data[at]))
			at++;
		size = word_size(text, at);
		if (!size)
			break;
	}
	return at;
}

/* The end of the words in the text, or 0 if they do not stand at byte `at`. */
static size_t words_end(struct str words, struct str text, size_t at)
{
	for (size_t i = 0; i < words.size; i++) {
		if (is_letter(words.data[i]) && at < text.size && text.data[at] == words.data[i]) {
			at++;
			continue;
		}
		if (words.data[i] == '~') {
			at = word_end(text, at);
			continue;
		}
		if (i && at < text.size && (unsigned char)text.data[at] == 0xD9)
			at += arabic_marks(text, at);
		size_t taken = take(words.data[i], text, at, i == 0);
		if (!taken)
			return 0;
		at += taken;
	}
	return at + arabic_marks(text, at);
}

static unsigned start_of(char first, char second)
{
	unsigned one = (unsigned char)lower(first), two = (unsigned char)second;

	return (one * 61 + two) % PHRASE_STARTS;
}

/* Signs stand for several characters, and "~" for any. */
static bool is_plain(char c)
{
	return is_letter(c) || is_digit(c) || (unsigned char)c >= 0x80;
}

static uint8_t *list_of(struct phrase_book *book, struct str words)
{
	if (words.size > 1 && is_plain(words.data[1]))
		return &book->plain[start_of(words.data[0], words.data[1])];
	return &book->loose[(uint8_t)lower(words.data[0])];
}

static uint32_t first_bits(struct str text)
{
	uint32_t bits = 0;

	memcpy(&bits, text.data, text.size < sizeof bits ? text.size : sizeof bits);
	return bits;
}

/* A Latin letter at the start may be large, and behind an Arabic letter may be vowel marks. */
static void set_start(struct phrase_book *book, unsigned number, struct str words)
{
	unsigned char mask[sizeof(uint32_t)] = { is_letter(words.data[0]) ? (uint8_t)~0x20 : 0xFF };
	size_t most = book->language == UNROLL_ARABIC ? 2 : sizeof mask;

	for (size_t i = 1; i < most && i < words.size && is_plain(words.data[i]); i++)
		mask[i] = 0xFF;
	memcpy(&book->start[number].mask, mask, sizeof mask);
	book->start[number].bits = first_bits(words) & book->start[number].mask;
}

void phrase_book_open(struct phrase_book *book, enum unroll_language language)
{
	*book = (struct phrase_book){ .language = language, .phrases = phrases_of(language) };
	unsigned count = 0;

	while (book->phrases[count].words.size)
		count++;
	for (; count; count--) {
		struct str words = book->phrases[count - 1].words;
		uint8_t *first = list_of(book, words);
		book->next[count] = *first;
		*first = (uint8_t)count;
		set_start(book, count, words);
	}
}

/* The longest phrase of a list that ends behind *end, which is moved, or 0. */
static uint8_t longest_of(const struct phrase_book *book, uint8_t list, struct str text, size_t at,
                          size_t *end)
{
	uint32_t bits = first_bits(str_from(text, at));
	uint8_t longest = 0;

	for (uint8_t i = list; i; i = book->next[i]) {
		if ((bits & book->start[i].mask) != book->start[i].bits)
			continue;
		size_t last = words_end(book->phrases[i - 1].words, text, at);
		if (last <= *end || (book->language != UNROLL_CHINESE && word_size(text, last)))
			continue;
		longest = i;
		*end = last;
	}
	return longest;
}

static const struct phrase *find(const struct phrase_book *book, struct str text, size_t at,
                                 size_t *end)
{
	*end = at;
	if (at >= text.size)
		return NULL;
	char second = at + 1 < text.size ? text.data[at + 1] : '\0';
	uint8_t plain = book->plain[start_of(text.data[at], second)];
	uint8_t loose = book->loose[(uint8_t)lower(text.data[at])];
	uint8_t longest = plain ? longest_of(book, plain, text, at, end) : 0;
	uint8_t longer = loose ? longest_of(book, loose, text, at, end) : 0;
	if (longer)
		longest = longer;
	return longest ? &book->phrases[longest - 1] : NULL;
}

/* Arabic writes "and", "in", "for" and the article together with the word after them. */
static const struct {
	struct str letters[4];
} arabic_prefixes[] = {
	{ { STR("و"), STR("ف") } },
	{ { STR("ب"), STR("ل"), STR("ك") } },
	{ { STR("ال"), STR("ل") } },
};

/* The longest phrase with or without these: "الجمعية العامة" is found behind its article. */
static const struct phrase *find_arabic(const struct phrase_book *book, struct str text, size_t at,
                                        size_t *end)
{
	const struct phrase *longest = find(book, text, at, end);

	for (size_t i = 0; i < sizeof arabic_prefixes / sizeof *arabic_prefixes; i++) {
		const struct str *prefix = arabic_prefixes[i].letters;
		while (prefix->size && !str_starts_with(str_from(text, at), *prefix))
			prefix++;
		if (!prefix->size)
			continue;
		size_t last;
		const struct phrase *phrase = find(book, text, at += prefix->size, &last);
		if (phrase && last > *end) {
			longest = phrase;
			*end = last;
		}
	}
	return longest;
}

const struct phrase *phrase_at(const struct phrase_book *book, struct str text, size_t at,
                               size_t *end)
{
	if (book->language == UNROLL_ARABIC)
		return find_arabic(book, text, at, end);
	return find(book, text, at, end);
}

/* Where the word begins that ends at byte `at`; the points of "paras." are part of it. */
static size_t word_start(struct str text, size_t at)
{
	size_t start = at, size;

	while (start > 0 && at - start < LONGEST_WORD) {
		uint32_t character = str_decode_before(text, start, &size);
		if (character != '.' && !is_word_character(character))
			break;
		start -= size;
	}
	return start;
}

const struct phrase *phrase_before(const struct phrase_book *book, struct str text, size_t at,
                                   size_t *start)
{
	size_t space = at, end;

	for (size_t before; space > 0 && plain_before(text, space, &before) == ' '; )
		space = before;
	if (space == 0 || (space == at && text.data[at - 1] != '.'))
		return NULL;
	*start = word_start(text, space);
	const struct phrase *phrase = phrase_at(book, text, *start, &end);
	if (phrase && end < text.size && text.data[end] == '.')
		end++;
	return phrase && end == space ? phrase : NULL;
}

/* The size of what ends a sentence or its like, or 0. */
static size_t break_size(struct str text, size_t at)
{
	static const struct str breaks[] = { STR(";"), STR("؛"), STR("；"), STR("。") };

	for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++)
		if (str_starts_with(str_from(text, at), breaks[i]))
			return breaks[i].size;
	return 0;
}

/* The first byte from `at` on, before `limit`, where a word or the end of a sentence stands. */
static size_t next_word(struct str text, size_t at, size_t limit)
{
	for (size_t size; at < limit; at += size) {
		char byte = text.data[at];
		size = 1;
		if ((unsigned char)byte < 0x80 ? is_ascii_of_word(byte) || byte == ';'
		    : is_word_character(str_decode(str_from(text, at), &size)) || break_size(text, at))
			break;
	}
	return at;
}

const struct phrase *phrase_next(const struct phrase_book *book, struct str text, size_t *at,
                                 size_t limit, size_t *start)
{
	static const struct phrase sentence_end = { STR(""), PHRASE_BREAK, 0 };

	while ((*at = next_word(text, *at, limit)) < limit) {
		size_t size = break_size(text, *at), end;
		*start = *at;
		*at += size;
		if (size)
			return &sentence_end;
		const struct phrase *phrase = phrase_at(book, text, *at, &end);
		if (phrase) {
			*at = end;
			return phrase;
		}
		*at = book->language == UNROLL_CHINESE ? *at + word_size(text, *at)
		                                       : word_end(text, *at);
	}
	return NULL;
}
