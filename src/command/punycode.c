#include "command/punycode.h"

#include <stdlib.h>
#include <unicase.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/str.h"

/* The parameters of RFC 3492, section 5. */
enum { BASE = 36, T_MIN = 1, T_MAX = 26, SKEW = 38, DAMP = 700, FIRST_BIAS = 72, FIRST_N = 0x80 };

/* Text that is being written; `size` grows past the end, nothing else does. */
struct writer {
	char *text;
	size_t size;
};

static void put(struct writer *writer, char c)
{
	if (writer->size < PUNYCODE_SIZE)
		writer->text[writer->size] = c;
	writer->size++;
}

static char digit(uint32_t value)
{
	return (char)(value < 26 ? 'a' + value : '0' + value - 26);
}

static uint32_t adapt(uint32_t delta, uint32_t count, bool first)
{
	uint32_t k = 0;

	delta = first ? delta / DAMP : delta / 2;
	delta += delta / count;
	for (; delta > (BASE - T_MIN) * T_MAX / 2; k += BASE)
		delta /= BASE - T_MIN;
	return k + (BASE - T_MIN + 1) * delta / (delta + SKEW);
}

/* A number of variable length whose digits have thresholds. */
static void put_delta(struct writer *writer, uint32_t delta, uint32_t bias)
{
	for (uint32_t k = BASE;; k += BASE) {
		uint32_t threshold = k <= bias ? T_MIN : k >= bias + T_MAX ? T_MAX : k - bias;
		if (delta < threshold) {
			put(writer, digit(delta));
			return;
		}
		put(writer, digit(threshold + (delta - threshold) % (BASE - threshold)));
		delta = (delta - threshold) / (BASE - threshold);
	}
}

static uint32_t next_lowest(const uint32_t *characters, size_t count, uint32_t n)
{
	uint32_t lowest = UINT32_MAX;

	for (size_t i = 0; i < count; i++)
		if (characters[i] >= n && characters[i] < lowest)
			lowest = characters[i];
	return lowest;
}

/* At most 63 characters below 0x110000, so that no number overflows. */
static void encode(struct writer *writer, const uint32_t *characters, size_t count)
{
	uint32_t basic = 0, n = FIRST_N, delta = 0, bias = FIRST_BIAS;

	for (size_t i = 0; i < count; i++)
		if (characters[i] < FIRST_N) {
			put(writer, (char)characters[i]);
			basic++;
		}
	if (basic)
		put(writer, '-');
	for (uint32_t done = basic; done < count; n++, delta++) {
		uint32_t lowest = next_lowest(characters, count, n);
		delta += (lowest - n) * (done + 1);
		n = lowest;
		for (size_t i = 0; i < count; i++) {
			delta += characters[i] < n;
			if (characters[i] != n)
				continue;
			put_delta(writer, delta, bias);
			bias = adapt(delta, done + 1, done == basic);
			delta = 0;
			done++;
		}
	}
}

static bool is_ascii(const uint32_t *characters, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (characters[i] >= FIRST_N)
			return false;
	return true;
}

static bool write_label(const uint32_t *characters, size_t count, char ascii[PUNYCODE_SIZE])
{
	struct writer writer = { .text = ascii };

	if (count >= PUNYCODE_SIZE)
		return false;
	if (is_ascii(characters, count))
		for (size_t i = 0; i < count; i++)
			put(&writer, (char)characters[i]);
	else {
		for (const char *prefix = "xn--"; *prefix; prefix++)
			put(&writer, *prefix);
		encode(&writer, characters, count);
	}
	put(&writer, '\0');
	return writer.size <= PUNYCODE_SIZE;
}

/* Compatibility forms become plain ones, as a resolver of host names does it. */
static uint8_t *fold(struct str label, uint8_t *buffer, size_t *size)
{
	return u8_tolower((const uint8_t *)label.data, label.size, NULL, UNINORM_NFKC, buffer, size);
}

bool punycode_label(struct str label, char ascii[PUNYCODE_SIZE])
{
	enum { CAPACITY = 4 * PUNYCODE_SIZE };
	uint8_t buffer[CAPACITY];
	uint32_t characters[CAPACITY];
	size_t size = CAPACITY, count = CAPACITY;

	if (label.size > CAPACITY || u8_check((const uint8_t *)label.data, label.size))
		return false;
	uint8_t *folded = fold(label, buffer, &size);
	if (folded != buffer) {
		free(folded);
		return false;
	}
	u8_to_u32(folded, size, characters, &count);
	return write_label(characters, count, ascii);
}
