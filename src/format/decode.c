#include "format/source.h"

#include <endian.h>
#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>
#include <unistr.h>

#include "base/error.h"
#include "base/str.h"

static const struct str replacement = STR("\uFFFD");
static const struct str byte_order_mark = STR("\uFEFF");

/* The size of one unit, so that a bad one is stepped over whole. */
struct encoding {
	const char *name;         /* what people say */
	const char *system_name;  /* what iconv() says; NULL where we decode ourselves */
	enum { UNIT_UTF8, UNIT_LITTLE, UNIT_BIG, UNIT_BYTE } unit;
};

/* Never an encoding that a document names: some of the system's decoders are not safe. */
static const struct encoding encodings[] = {
	{ "utf-8",        NULL,         UNIT_UTF8 },
	{ "utf-16le",     NULL,         UNIT_LITTLE },
	{ "utf-16be",     NULL,         UNIT_BIG },
	{ "windows-1251", "CP1251",     UNIT_BYTE },
	{ "windows-1252", "CP1252",     UNIT_BYTE },
	{ "windows-1256", "CP1256",     UNIT_BYTE },
	{ "iso-8859-1",   "ISO-8859-1", UNIT_BYTE },
	{ "iso-8859-5",   "ISO-8859-5", UNIT_BYTE },
	{ "iso-8859-6",   "ISO-8859-6", UNIT_BYTE },
	{ "koi8-r",       "KOI8-R",     UNIT_BYTE },
	{ "gb18030",      "GB18030",    UNIT_BYTE },
};

enum { ENCODING_COUNT = sizeof encodings / sizeof *encodings };

/* ---- UTF-8 ---- */

/*
 * How many bytes the character at the start of `rest` takes, and whether they
 * are well-formed (table 3-7 of the Unicode Standard) and not NUL. Where they
 * are not, one U+FFFD stands for the longest part that could have begun a
 * character, which is what the Standard recommends.
 */
static size_t sequence(const unsigned char *rest, size_t size, bool *valid)
{
	unsigned char lead = rest[0];
	unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
	unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
	size_t whole = lead == 0 ? 0 : lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3
	             : lead < 0xF5 ? 4 : 0;

	*valid = false;
	for (size_t i = 1; i < whole; i++) {
		if (i == size || rest[i] < low || rest[i] > high)
			return i;
		low = 0x80;
		high = 0xBF;
	}
	*valid = whole > 0;
	return whole ? whole : 1;
}

/* What stands for characters that end lines, or that say nothing. */
static const struct { struct str from, to; } substitutes[] = {
	{ STR("\r\n"),     STR("\n") },
	{ STR("\r"),       STR("\n") },
	{ STR("\v"),       STR("\n") },
	{ STR("\xC2\x85"),   STR("\n") },
	{ STR("\u2028"),   STR("\n") },
	{ STR("\u2029"),   STR("\n\n") },
	{ STR("\uFEFF"),   STR("") },
};

enum { SUBSTITUTE_COUNT = sizeof substitutes / sizeof *substitutes };

/* The substitute for the start of `rest`, or NULL. */
static const struct str *substitute_of(struct str rest, size_t *taken)
{
	for (size_t i = 0; i < SUBSTITUTE_COUNT; i++)
		if (str_starts_with(rest, substitutes[i].from)) {
			*taken = substitutes[i].from.size;
			return &substitutes[i].to;
		}
	return NULL;
}

static bool continues(unsigned char byte)
{
	return (byte & 0xC0) == 0x80;
}

/*
 * How many bytes at the start of `rest` surely stay as they are; 0 where it
 * takes a closer look. Nearly all that is written passes here.
 */
static size_t plain_size(const unsigned char *rest, size_t size)
{
	unsigned char lead = rest[0];

	if (lead < 0x80)
		return lead != '\r' && lead != '\v' && lead != '\0';
	if (lead > 0xC1 && lead < 0xE0) {
		bool plain = size > 1 && continues(rest[1]) && (lead > 0xC2 || rest[1] != 0x85);
		return plain ? 2 : 0;
	}
	if (lead > 0xE1 && lead < 0xED) {
		bool plain = size > 2 && continues(rest[1]) && continues(rest[2])
		          && (lead > 0xE2 || rest[1] > 0x80 || rest[2] < 0xA8);
		return plain ? 3 : 0;
	}
	return 0;
}

/*
 * How many bytes at the start of `rest` are ASCII and no controls, eight at a
 * time: the first odd one shows in its own bit, what is above may not.
 */
static size_t ascii_size(const unsigned char *rest, size_t size)
{
	static const uint64_t each = 0x0101010101010101;
	size_t at = 0;

	for (uint64_t word; at + sizeof word <= size; at += sizeof word) {
		memcpy(&word, rest + at, sizeof word);
		word = le64toh(word);
		uint64_t odd = (word | ((word - each * ' ') & ~word)) & each * 0x80;
		if (odd)
			return at + (size_t)__builtin_ctzll(odd) / 8;
	}
	return at;
}

/* The bytes up to the first that may not stay as it is. */
static size_t clean_prefix(struct str text)
{
	const unsigned char *data = (const unsigned char *)text.data;
	size_t at = 0;

	while (at < text.size) {
		if (data[at] < 0x80)
			at += ascii_size(data + at, text.size - at);
		if (at == text.size)
			break;
		size_t size = plain_size(data + at, text.size - at);
		bool valid = size > 0;
		if (!valid) {
			size = sequence(data + at, text.size - at, &valid);
			if (!valid || substitute_of(str_from(text, at), &size))
				return at;
		}
		at += size;
	}
	return at;
}

/* Where cleaned text goes; `data` is NULL in the first pass, which only counts. */
struct sink {
	char *data;
	size_t size, line;
	size_t replaced, first_replaced;
};

static void put(struct sink *sink, struct str text)
{
	if (sink->data && text.size)
		memcpy(sink->data + sink->size, text.data, text.size);
	sink->size += text.size;
}

static void put_lines(struct sink *sink, struct str text)
{
	put(sink, text);
	for (size_t i = 0; i < text.size; i++)
		sink->line += text.data[i] == '\n';
}

/* Write what stands for the start of `rest`; return how much of it that is. */
static size_t put_odd(struct sink *sink, struct str rest)
{
	size_t taken;
	bool valid;
	const struct str *substitute = substitute_of(rest, &taken);

	if (substitute) {
		put_lines(sink, *substitute);
		return taken;
	}
	if (!sink->replaced++)
		sink->first_replaced = sink->line;
	put(sink, replacement);
	return sequence((const unsigned char *)rest.data, rest.size, &valid);
}

static void clean(struct str text, struct sink *sink)
{
	sink->line = 1;
	for (size_t at = 0; at < text.size; ) {
		size_t size = clean_prefix(str_from(text, at));
		put_lines(sink, str_slice(text, at, at + size));
		at += size;
		if (at < text.size)
			at += put_odd(sink, str_from(text, at));
	}
}

/* Text that is as it should be is not copied. */
static void settle(struct arena *arena, struct str text, struct source *source)
{
	if (str_starts_with(text, byte_order_mark))
		text = str_from(text, byte_order_mark.size);
	*source = (struct source){ .text = str_slice(text, 0, text.size) };
	if (clean_prefix(text) == text.size)
		return;
	struct sink sink = { 0 };
	clean(text, &sink);
	sink = (struct sink){ .data = arena_allocate(arena, sink.size) };
	clean(text, &sink);
	*source = (struct source){ { sink.data, sink.size }, sink.replaced, sink.first_replaced };
}

/* ---- UTF-16 ---- */

static uint16_t unit_at(struct str bytes, size_t at, bool big)
{
	unsigned char first = (unsigned char)bytes.data[at];
	unsigned char second = (unsigned char)bytes.data[at + 1];

	return (uint16_t)(big ? first << 8 | second : second << 8 | first);
}

static struct str from_utf16(struct arena *arena, struct str bytes, bool big)
{
	size_t count = bytes.size / 2;
	char *text = arena_allocate(arena, count * 3 + replacement.size), *end = text;

	for (size_t i = 0; i < count; ) {
		uint16_t units[2] = { unit_at(bytes, 2 * i, big) };
		if (i + 1 < count)
			units[1] = unit_at(bytes, 2 * i + 2, big);
		ucs4_t character;
		i += (size_t)u16_mbtouc(&character, units, i + 1 < count ? 2 : 1);
		end += str_encode(character, end);
	}
	if (bytes.size % 2) {
		memcpy(end, replacement.data, replacement.size);
		end += replacement.size;
	}
	return (struct str){ text, (size_t)(end - text) };
}

/* How many of the first units are ASCII letters, spaces and line ends of that byte order. */
static size_t plain_units(struct str bytes, bool big)
{
	size_t count = 0;

	for (size_t at = 0; at + 1 < bytes.size; at += 2) {
		uint16_t unit = unit_at(bytes, at, big);
		count += unit == '\n' || (unit >= ' ' && unit < 0x7F);
	}
	return count;
}

/*
 * UTF-16 without a byte order mark: text has no NUL, and even Chinese has line
 * ends and digits, which in the other byte order are rare characters.
 */
static const struct encoding *guess(struct str bytes)
{
	enum { LITTLE = 1, BIG = 2 };
	struct str head = str_slice(bytes, 0, 4096);

	if (!head.size || !memchr(head.data, '\0', head.size))
		return encodings;
	size_t little = plain_units(head, false), big = plain_units(head, true);
	size_t few = head.size / 2 / 50 + 1;
	if (little > few && little > 8 * big)
		return &encodings[LITTLE];
	return big > few && big > 8 * little ? &encodings[BIG] : encodings;
}

/* ---- the others ---- */

static struct str from_system(struct arena *arena, struct str bytes, iconv_t converter)
{
	/* No character of these encodings has more than three bytes in UTF-8 for one of its own. */
	size_t room = bytes.size * 3 + replacement.size;
	char *text = arena_allocate(arena, room), *end = text;
	char *from = (char *)(uintptr_t)bytes.data;
	size_t left = bytes.size;

	while (left && iconv(converter, &from, &left, &end, &room) == (size_t)-1) {
		memcpy(end, replacement.data, replacement.size);
		end += replacement.size;
		room -= replacement.size;
		from++;
		left--;
	}
	return (struct str){ text, (size_t)(end - text) };
}

static bool convert(struct arena *arena, const struct encoding *encoding, struct str *bytes,
                    const char *name, struct unroll_error *error)
{
	if (encoding->unit == UNIT_LITTLE || encoding->unit == UNIT_BIG)
		*bytes = from_utf16(arena, *bytes, encoding->unit == UNIT_BIG);
	if (!encoding->system_name)
		return true;
	iconv_t converter = iconv_open("UTF-8", encoding->system_name);
	if (converter == (iconv_t)-1)
		return error_set(error, UNROLL_ERROR_SYSTEM, 0, "%s: %s: %s", name, encoding->name,
		                 strerror(errno));
	*bytes = from_system(arena, *bytes, converter);
	iconv_close(converter);
	return true;
}

static bool find_encoding(const char *wanted, const struct encoding **found,
                          struct unroll_error *error)
{
	char names[200];
	size_t size = 0;

	for (size_t i = 0; i < ENCODING_COUNT; i++) {
		*found = &encodings[i];
		if (str_equal_ignoring_case(str_of(wanted), str_of(encodings[i].name)))
			return true;
		size += (size_t)snprintf(names + size, sizeof names - size, "%s%s", i ? ", " : "",
		                         encodings[i].name);
	}
	return error_set(error, UNROLL_ERROR_USAGE, 0, "no encoding '%s'; there are %s", wanted, names);
}

/* A mark at the start tells UTF-16; what UTF-8 begins with is never one. */
static const struct encoding *encoding_by_mark(struct str bytes)
{
	static const struct { struct str mark; size_t encoding; } marks[] = {
		{ STR("\xFF\xFE"), 1 }, { STR("\xFE\xFF"), 2 },
	};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_starts_with(bytes, marks[i].mark))
			return &encodings[marks[i].encoding];
	return NULL;
}

bool source_decode(struct arena *arena, struct str bytes, const char *name,
                   const struct source_options *options, struct source *source,
                   struct unroll_error *error)
{
	const struct encoding *encoding = encoding_by_mark(bytes);

	if (options && options->encoding) {
		if (!find_encoding(options->encoding, &encoding, error))
			return false;
	} else if (!encoding) {
		encoding = guess(bytes);
	}
	if (!convert(arena, encoding, &bytes, name, error))
		return false;
	settle(arena, bytes, source);
	return true;
}
