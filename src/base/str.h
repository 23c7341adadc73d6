/* Work on slices of text. Comparing is by bytes unless a name says otherwise. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <unroll/str.h>

/* A slice of a string with a NUL; NULL gives an empty slice. */
static inline struct str str_of(const char *string)
{
	return string ? (struct str){ string, strlen(string) } : (struct str)STR("");
}

static inline bool str_is_empty(struct str text)
{
	return text.size == 0;
}

static inline bool str_equal(struct str a, struct str b)
{
	return a.size == b.size && (!a.size || memcmp(a.data, b.data, a.size) == 0);
}

/* Less than, equal to or greater than 0, by bytes. */
static inline int str_compare(struct str a, struct str b)
{
	size_t size = a.size < b.size ? a.size : b.size;
	int order = size ? memcmp(a.data, b.data, size) : 0;

	return order ? order : (a.size > b.size) - (a.size < b.size);
}

/* Whether letters A to Z are the only difference. */
bool str_equal_ignoring_case(struct str a, struct str b);

static inline bool str_starts_with(struct str text, struct str prefix)
{
	return text.size >= prefix.size
	    && (!prefix.size || (text.data[0] == prefix.data[0]       /* most differ there */
	                         && memcmp(text.data, prefix.data, prefix.size) == 0));
}

static inline bool str_ends_with(struct str text, struct str suffix)
{
	return text.size >= suffix.size
	    && (!suffix.size
	        || (text.data[text.size - 1] == suffix.data[suffix.size - 1]
	            && memcmp(text.data + text.size - suffix.size, suffix.data, suffix.size) == 0));
}

/* The bytes from `start` up to `end`, or up to the end of the text if that comes first. */
static inline struct str str_slice(struct str text, size_t start, size_t end)
{
	if (end > text.size)
		end = text.size;
	if (start > end)
		start = end;
	return (struct str){ text.data ? text.data + start : "", end - start };
}

static inline struct str str_from(struct str text, size_t start)
{
	return str_slice(text, start, text.size);
}

/* The first bytes of valid UTF-8, at most `size` of them, without half a character at the end. */
struct str str_prefix(struct str text, size_t size);

/* Where `part` begins in `text`, or SIZE_MAX. */
size_t str_find(struct str text, struct str part);

/* Without spaces, tabs, line ends and no-break spaces at either end. */
struct str str_trim(struct str text);

/* How many bytes of white space `text` begins with; no-break spaces are white. */
size_t str_space(struct str text);

/*
 * Take the text up to the next line feed off the front of *rest; the line feed
 * goes too. Return false at the end.
 */
bool str_next_line(struct str *rest, struct str *line);

/* Whether eight bytes are all printable characters of ASCII. */
static inline bool eight_are_printable(const char bytes[8])
{
	const uint64_t each = UINT64_C(0x0101010101010101);
	uint64_t all;

	memcpy(&all, bytes, sizeof all);
	/* The high bit is set by the sum in a byte beyond '~', by the difference in one below ' '. */
	return (((all + each) | (all - ' ' * each)) & each << 7) == 0;
}

/* How many Unicode characters valid UTF-8 holds. */
size_t str_characters(struct str text);

/*
 * The code point that valid UTF-8 begins with, and its size in bytes; U+FFFD
 * and 1 where it is not valid. `text` must not be empty.
 */
uint32_t str_decode(struct str text, size_t *size);

/* The code point before byte `at`, and its size; `at` must be greater than 0. */
uint32_t str_decode_before(struct str text, size_t at, size_t *size);

/* Write a code point as UTF-8; return its size in bytes, 1 to 4. */
size_t str_encode(uint32_t character, char bytes[4]);

/* Whether a byte of UTF-8 stands within a character, not where one begins. */
static inline bool is_within_character(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

static inline bool is_ascii_letter(char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26;
}

static inline bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The value of a digit in the six languages: ASCII, Arabic, Persian, full-width; or -1. */
int digit_value(uint32_t character);

#endif
