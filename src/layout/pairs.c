#include "layout/pairs.h"

#include "base/str.h"
#include "layout/breaks.h"

/*
 * Classes of Annex 14, without those that need more than a pair to judge. OW are
 * the wide ones of OP, CM are marks.
 */
enum class {
	__,                       /* not known here */
	AL, NU, OP, OW, CP, CL, QU, GL, NS, EX, SY, IS, PR, PO, HY, BA, BB, B2, IN, ID,
	SP, CM,                   /* behind the classes that pairs are made of */
	CLASS_COUNT
};

static const uint8_t latin_classes[256] = {
	__, __, __, __, __, __, __, __, __, BA, __, __, __, __, __, __,
	__, __, __, __, __, __, __, __, __, __, __, __, __, __, __, __,
	SP, EX, QU, AL, PR, PO, AL, QU, OP, CP, AL, PR, IS, HY, IS, SY,
	NU, NU, NU, NU, NU, NU, NU, NU, NU, NU, IS, IS, AL, AL, AL, EX,
	AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL,
	AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, OP, PR, CP, AL, AL,
	AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL,
	AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, OP, BA, CL, AL, __,
	__, __, __, __, __, __, __, __, __, __, __, __, __, __, __, __,
	__, __, __, __, __, __, __, __, __, __, __, __, __, __, __, __,
	GL, OP, PO, PR, PR, PR, AL, AL, AL, AL, AL, QU, AL, BA, AL, AL,
	PO, PR, AL, AL, BB, AL, AL, AL, AL, AL, AL, QU, AL, AL, AL, OP,
	AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL,
	AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL,
	AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL,
	AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL,
};

/* Characters of one class that stand in a row, in ascending order. */
static const struct range {
	uint32_t first, last;
	enum class class;
} ranges[] = {
	{ 0x0100, 0x02AF, AL }, { 0x0300, 0x034E, CM }, { 0x0400, 0x0482, AL },
	{ 0x048A, 0x052F, AL }, { 0x060C, 0x060D, IS }, { 0x061B, 0x061B, EX },
	{ 0x061E, 0x061F, EX }, { 0x0620, 0x064A, AL }, { 0x064B, 0x065F, CM },
	{ 0x0660, 0x0669, NU }, { 0x066A, 0x066A, PO }, { 0x066B, 0x066C, NU },
	{ 0x0670, 0x0670, CM }, { 0x2010, 0x2010, BA }, { 0x2011, 0x2011, GL },
	{ 0x2012, 0x2013, BA }, { 0x2014, 0x2014, B2 }, { 0x2018, 0x2019, QU },
	{ 0x201A, 0x201A, OP }, { 0x201B, 0x201D, QU }, { 0x201E, 0x201E, OP },
	{ 0x2020, 0x2023, AL }, { 0x2024, 0x2026, IN }, { 0x202F, 0x202F, GL },
	{ 0x2030, 0x2037, PO }, { 0x2039, 0x203A, QU }, { 0x2070, 0x2071, AL },
	{ 0x2074, 0x207C, AL }, { 0x20AC, 0x20AC, PR }, { 0x2103, 0x2103, PO },
	{ 0x2116, 0x2116, PR }, { 0x3000, 0x3000, BA }, { 0x3001, 0x3002, CL },
	{ 0x3007, 0x3007, ID }, { 0x3008, 0x3008, OW }, { 0x3009, 0x3009, CL },
	{ 0x300A, 0x300A, OW }, { 0x300B, 0x300B, CL }, { 0x300C, 0x300C, OW },
	{ 0x300D, 0x300D, CL }, { 0x300E, 0x300E, OW }, { 0x300F, 0x300F, CL },
	{ 0x3010, 0x3010, OW }, { 0x3011, 0x3011, CL }, { 0x3014, 0x3014, OW },
	{ 0x3015, 0x3015, CL }, { 0x4E00, 0x9FFC, ID }, { 0xFF01, 0xFF01, EX },
	{ 0xFF05, 0xFF05, PO }, { 0xFF08, 0xFF08, OW }, { 0xFF09, 0xFF09, CL },
	{ 0xFF0C, 0xFF0C, CL }, { 0xFF0E, 0xFF0E, CL }, { 0xFF0F, 0xFF19, ID },
	{ 0xFF1A, 0xFF1B, NS }, { 0xFF1F, 0xFF1F, EX },
};

/*
 * Whether a line may end between two classes: '_' yes, '%' if spaces stand
 * between them, '^' never. A row is the class before, the columns are in the
 * order of the rows.
 */
static const char pairs[CLASS_COUNT][CLASS_COUNT] = {
	[AL] = "^%%%_^^%%%^^^%%%%__%_",
	[NU] = "^%%%_^^%%%^^^%%%%__%_",
	[OP] = "^^^^^^^^^^^^^^^^^^^^^",
	[OW] = "^^^^^^^^^^^^^^^^^^^^^",
	[CP] = "^%%__^^%%%^^^%%%%__%_",
	[CL] = "^____^^%%^^^^%%%%__%_",
	[QU] = "^%%^^^^%%%^^^%%%%%%%%",
	[GL] = "^%%%%^^%%%^^^%%%%%%%%",
	[NS] = "^____^^%%%^^^__%%__%_",
	[EX] = "^____^^%%%^^^__%%__%_",
	[SY] = "^_%__^^%%%^^^__%%__%_",
	[IS] = "^_%__^^%%%^^^__%%__%_",
	[PR] = "^%%%%^^%%%^^^__%%__%%",
	[PO] = "^%%%%^^%%%^^^__%%__%_",
	[HY] = "^_%__^^%_%^^^__%%__%_",
	[BA] = "^____^^%_%^^^__%%__%_",
	[BB] = "^%%%%^^%%%^^^%%%%%%%%",
	[B2] = "^____^^%%%^^^__%%_^%_",
	[IN] = "^____^^%%%^^^__%%__%_",
	[ID] = "^____^^%%%^^^_%%%__%_",
};

/* The range of a character, or NULL. */
static const struct range *find_range(uint32_t character)
{
	size_t first = 0, count = sizeof ranges / sizeof *ranges;

	while (count > 0) {
		size_t half = count / 2;
		if (character > ranges[first + half].last) {
			first += half + 1;
			count -= half + 1;
		} else {
			count = half;
		}
	}
	bool is_in = first < sizeof ranges / sizeof *ranges && ranges[first].first <= character;
	return is_in ? &ranges[first] : NULL;
}

/* The class of a character; *near is where the one before was found. */
static enum class class_of(uint32_t character, const struct range **near)
{
	if (character < 256)
		return latin_classes[character];
	if (!*near || character < (*near)->first || character > (*near)->last)
		*near = find_range(character);
	return *near ? (*near)->class : __;
}

static bool may_break(enum class before, bool has_spaces, enum class after)
{
	char rule = pairs[before][after];

	return rule == '_' || (rule == '%' && has_spaces);
}

/* The character at a byte, its size and its class. */
static enum class look_at(struct str text, size_t at, size_t *size, const struct range **near)
{
	unsigned char byte = (unsigned char)text.data[at];

	*size = 1;
	if (byte < 0x80)
		return latin_classes[byte];
	return class_of(str_decode(str_from(text, at), size), near);
}

/*
 * Flag the rest of a word of ASCII, in which no line begins, and the words that follow
 * behind one space each; return their size.
 */
static size_t flag_words(struct str text, size_t at, uint8_t *flags)
{
	size_t end = at;

	for (;;) {
		while (end < text.size && is_ascii_letter(text.data[end]))
			end++;
		if (end + 1 >= text.size || text.data[end] != ' ' || !is_ascii_letter(text.data[end + 1]))
			return end - at;
		flags[++end] = BREAK_CLUSTER | BREAK_ALLOWED;
	}
}

/* Flag a character; the bytes behind its first have no flags. */
static void set_flags(uint8_t *flags, size_t size, uint8_t first)
{
	flags[0] = first;
	for (size_t i = 1; i < size; i++)
		flags[i] = 0;
}

/*
 * A mark belongs to the character before it; at the start, behind a space or
 * behind what may be a tab or a soft hyphen it is a case of its own.
 */
static bool is_lone_mark(enum class class, size_t at, enum class before, bool has_spaces)
{
	return class == CM && (at == 0 || has_spaces || before == BA);
}

bool pairs_find(struct str text, uint8_t *flags)
{
	const struct range *near = NULL;
	enum class before = AL;
	bool has_spaces = false;

	if (text.size && text.data[0] == ' ')
		return false;
	if (text.size)
		memset(flags, BREAK_CLUSTER, text.size);
	for (size_t at = 0, size; at < text.size; at += size) {
		enum class after = look_at(text, at, &size, &near);
		if (after == __ || is_lone_mark(after, at, before, has_spaces))
			return false;
		bool breaks = after < SP && at > 0 && may_break(before, has_spaces, after);
		set_flags(flags + at, size, after == CM ? 0 : BREAK_CLUSTER | breaks * BREAK_ALLOWED);
		if (after < SP)
			before = after;
		if (after != CM)
			has_spaces = after == SP;
		if (after == AL)
			size += flag_words(text, at + size, flags);
	}
	return true;
}
