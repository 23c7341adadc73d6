#include "base/gate.h"

#include <wchar.h>

#include "base/str.h"

/* ncurses holds a base and this many marks in a cell; more only slow a terminal down. */
enum { MARKS_MAX = 4 };

/*
 * Every character that is assigned but does not pass, in ascending order.
 * Dropped are the default ignorable ones, which stand for nothing by themselves:
 * terminals disagree on their width, and tags can hide a whole message. Overrides
 * and embeddings are shown to be there, as they serve to disguise what is written.
 */
static const struct exception {
	uint32_t first, last;
	enum gate_verdict verdict;
} exceptions[] = {
	{ 0x0000, 0x0008, GATE_REPLACE },
	{ 0x0009, 0x000A, GATE_SPACE },         /* tab, line feed */
	{ 0x000B, 0x000C, GATE_REPLACE },
	{ 0x000D, 0x000D, GATE_SPACE },         /* carriage return */
	{ 0x000E, 0x001F, GATE_REPLACE },
	{ 0x007F, 0x0084, GATE_REPLACE },
	{ 0x0085, 0x0085, GATE_SPACE },         /* next line */
	{ 0x0086, 0x009F, GATE_REPLACE },
	{ 0x00A0, 0x00A0, GATE_SPACE },         /* no-break space */
	{ 0x00AD, 0x00AD, GATE_DROP },          /* soft hyphen */
	{ 0x034F, 0x034F, GATE_DROP },          /* combining grapheme joiner */
	{ 0x061C, 0x061C, GATE_DROP },          /* Arabic letter mark */
	{ 0x115F, 0x1160, GATE_DROP },          /* Hangul fillers */
	{ 0x1680, 0x1680, GATE_SPACE },
	{ 0x17B4, 0x17B5, GATE_DROP },          /* Khmer inherent vowels */
	{ 0x180B, 0x180F, GATE_DROP },          /* Mongolian selectors */
	{ 0x2000, 0x200A, GATE_SPACE },
	{ 0x200B, 0x200F, GATE_DROP },          /* zero-width space and joiners, LRM, RLM */
	{ 0x2028, 0x2029, GATE_SPACE },         /* line and paragraph separator */
	{ 0x202A, 0x202E, GATE_REPLACE },       /* LRE, RLE, PDF, LRO, RLO */
	{ 0x202F, 0x202F, GATE_SPACE },         /* narrow no-break space */
	{ 0x205F, 0x205F, GATE_SPACE },
	{ 0x2060, 0x206F, GATE_DROP },          /* word joiner, isolates, deprecated controls */
	{ 0x3164, 0x3164, GATE_DROP },          /* Hangul filler */
	{ 0xD800, 0xF8FF, GATE_REPLACE },       /* surrogates, private use */
	{ 0xFDD0, 0xFDEF, GATE_REPLACE },       /* noncharacters */
	{ 0xFE00, 0xFE0F, GATE_DROP },          /* variation selectors */
	{ 0xFEFF, 0xFEFF, GATE_DROP },          /* byte order mark */
	{ 0xFFA0, 0xFFA0, GATE_DROP },          /* Hangul filler */
	{ 0xFFF0, 0xFFFB, GATE_DROP },          /* interlinear annotation */
	{ 0x1BCA0, 0x1BCA3, GATE_DROP },        /* shorthand format controls */
	{ 0x1D173, 0x1D17A, GATE_DROP },        /* musical format controls */
	{ 0xE0000, 0xE0FFF, GATE_DROP },        /* tags, variation selectors */
	{ 0xF0000, UINT32_MAX, GATE_REPLACE },  /* private use, and what is no character */
};

static const struct exception *find_exception(uint32_t character)
{
	size_t first = 0, count = sizeof exceptions / sizeof *exceptions;

	while (count > 0) {
		const struct exception *middle = &exceptions[first + count / 2];
		if (character < middle->first) {
			count /= 2;
		} else if (character > middle->last) {
			first += count / 2 + 1;
			count -= count / 2 + 1;
		} else {
			return middle;
		}
	}
	return NULL;
}

/*
 * The width of letters that most text is made of, or -1 where wcwidth() has to
 * be asked; it agrees on these in every UTF-8 locale.
 */
static int width_of_letter(uint32_t character)
{
	if (character < 0x0300)
		return character >= ' ' && character < 0x7F ? 1
		     : character > 0xA0 && character != 0xAD ? 1 : -1;
	if (character >= 0x0410 && character <= 0x044F)
		return 1;
	if (character >= 0x0620 && character <= 0x064A)
		return 1;
	if (character >= 0x4E00 && character <= 0x9FFC)
		return 2;
	return -1;
}

enum gate_verdict gate_judge(uint32_t character)
{
	if (width_of_letter(character) > 0)
		return GATE_PASS;
	const struct exception *exception = find_exception(character);
	if (exception)
		return exception->verdict;
	return wcwidth((wchar_t)character) < 0 ? GATE_REPLACE : GATE_PASS;
}

int gate_width(uint32_t character)
{
	int width = width_of_letter(character);

	if (width < 0)
		width = wcwidth((wchar_t)character);
	return width < 0 ? 1 : width;
}

/*
 * Judge the character that `text` begins with, as fput_safe() sees it; *marks
 * counts the marks since the last base.
 */
static enum gate_verdict judge_first(struct str text, bool lines, int *marks, size_t *size)
{
	uint32_t character = str_decode(text, size);
	enum gate_verdict verdict = gate_judge(character);

	if (character == '\n' && lines)
		verdict = GATE_PASS;
	if (verdict != GATE_PASS || character == '\n' || gate_width(character) > 0) {
		if (verdict != GATE_DROP)
			*marks = 0;
		/* A byte that is no character decodes as the replacement: it must not pass. */
		return character == 0xFFFD ? GATE_REPLACE : verdict;
	}
	return ++*marks > MARKS_MAX ? GATE_DROP : GATE_PASS;
}

/* How many bytes from `at` on are letters of ASCII: nothing has to be asked about these. */
static size_t ascii_size(struct str text, size_t at)
{
	size_t end = at;

	while (end + 8 <= text.size && eight_are_printable(text.data + end))
		end += 8;
	while (end < text.size && text.data[end] >= ' ' && text.data[end] < 0x7F)
		end++;
	return end - at;
}

static bool put(struct str text, FILE *out)
{
	return !text.size || fwrite(text.data, 1, text.size, out) == text.size;
}

bool fput_safe(struct str text, bool lines, FILE *out)
{
	static const struct str stand_in[] = {
		[GATE_PASS] = STR(""), [GATE_DROP] = STR(""),
		[GATE_REPLACE] = STR("\uFFFD"), [GATE_SPACE] = STR(" "),
	};
	size_t written = 0, size;
	int marks = 0;

	for (size_t at = 0; at < text.size; at += size) {
		size = ascii_size(text, at);
		if (size) {
			marks = 0;
			continue;
		}
		enum gate_verdict verdict = judge_first(str_from(text, at), lines, &marks, &size);
		if (verdict == GATE_PASS)
			continue;
		if (!put(str_slice(text, written, at), out) || !put(stand_in[verdict], out))
			return false;
		written = at + size;
	}
	return put(str_from(text, written), out);
}
