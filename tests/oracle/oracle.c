#include "oracle.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "sequences.h"
#include "text.h"

enum { MODES_MAX = 64 };

struct mode {
	char name[16];            /* "?2004", "4", "=" for the keypad */
	bool is_on;
};

struct oracle {
	struct sequences *sequences;    /* NULL for a stream that is no terminal */
	struct mode modes[MODES_MAX];
	size_t mode_count;
	bool has_attributes;      /* something but plain text is being written */
	bool may_copy;

	char pending[CLIPBOARD_MAX];    /* the begin of what is not complete yet */
	size_t pending_size;
	size_t offset;            /* of the pending bytes in all that was written */
	size_t violations;
	char complaint[200];
};

/* Declared in terminal/modes.h; the clipboard is looked at apart. */
static const char *const declared[] = {
	"\033[8l", "\033[8h", "\033[?1000;1006h", "\033[?1000;1006l",
};

/* Modes that are on before a program starts; all others are off. */
static const char *const usual[] = { "?25", "?7", "8", "34" };

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void complain(struct oracle *oracle, const char *what, const char *bytes, size_t size)
{
	if (oracle->violations++)
		return;
	int length = snprintf(oracle->complaint, sizeof(oracle->complaint), "%s at byte %zu:", what,
	                      oracle->offset);
	for (size_t i = 0; i < size && i < 24; i++)
		length += snprintf(oracle->complaint + length,
		                   sizeof(oracle->complaint) - (size_t)length, " %02X",
		                   (unsigned char)bytes[i]);
}

struct oracle *oracle_new(const char *type)
{
	struct sequences *sequences = type ? sequences_of(type) : NULL;
	if (type && !sequences)
		return NULL;
	struct oracle *oracle = calloc(1, sizeof(*oracle));
	oracle->sequences = sequences;
	return oracle;
}

void oracle_free(struct oracle *oracle)
{
	if (oracle)
		free(oracle->sequences);
	free(oracle);
}

void oracle_allow_copy(struct oracle *oracle, bool allowed)
{
	oracle->may_copy = allowed;
}

static size_t read_text(struct oracle *oracle, const char *bytes, size_t size)
{
	ucs4_t character;
	int taken = u8_mbtoucr(&character, (const uint8_t *)bytes, size);
	if (taken == -2)
		return 0;
	if (taken < 0) {
		complain(oracle, "not UTF-8", bytes, 1);
		return 1;
	}
	if (text_is_forbidden(character))
		complain(oracle, "forbidden character", bytes, (size_t)taken);
	return (size_t)taken;
}

static void set_mode(struct oracle *oracle, const char *name, size_t size, bool is_on)
{
	size_t i = 0;
	while (i < oracle->mode_count && (strncmp(oracle->modes[i].name, name, size) != 0
	                                  || oracle->modes[i].name[size]))
		i++;
	if (i == MODES_MAX || size >= sizeof(oracle->modes[i].name))
		return;
	memcpy(oracle->modes[i].name, name, size);
	oracle->modes[i].is_on = is_on;
	if (i == oracle->mode_count)
		oracle->mode_count++;
}

/* Note ESC [ ? 1000 ; 1006 h as the two modes that it sets. */
static void note_modes(struct oracle *oracle, const char *bytes, size_t size)
{
	bool is_private = bytes[2] == '?';
	size_t i = is_private ? 3 : 2;
	while (i + 1 < size) {
		char name[SEQUENCE_MAX] = "?";
		size_t length = is_private;
		while (i + 1 < size && bytes[i] != ';')
			name[length++] = bytes[i++];
		i++;
		set_mode(oracle, name, length, bytes[size - 1] == 'h');
	}
}

/* Attributes and colours are set by ESC [ … m; 0 or nothing takes all back, 39 and 49 colours. */
static void note_attributes(struct oracle *oracle, const char *bytes, size_t size)
{
	char text[SEQUENCE_MAX] = "";
	memcpy(text, bytes + 2, size - 3);
	if (!*text || strcmp(text, "0") == 0 || strcmp(text, "0;10") == 0)
		oracle->has_attributes = false;
	else if (strcmp(text, "39;49") && strcmp(text, "39") && strcmp(text, "49"))
		oracle->has_attributes = true;
}

static void note_state(struct oracle *oracle, const char *bytes, size_t size)
{
	char final = bytes[size - 1];
	if (size == 1 && (final == 0x0e || final == 0x0f))
		set_mode(oracle, "shift", 5, final == 0x0e);
	else if (size == 3 && bytes[1] == '(')
		set_mode(oracle, "(", 1, final != 'B');
	else if (size == 2 && (final == '=' || final == '>'))
		set_mode(oracle, "=", 1, final == '=');
	else if (size > 2 && bytes[1] == '[' && (final == 'h' || final == 'l'))
		note_modes(oracle, bytes, size);
	else if (size > 2 && bytes[1] == '[' && final == 'm')
		note_attributes(oracle, bytes, size);
}

static bool is_declared(const char *bytes, size_t size)
{
	for (size_t i = 0; i < COUNT(declared); i++)
		if (strlen(declared[i]) == size && memcmp(declared[i], bytes, size) == 0)
			return true;
	return false;
}

/* Decode base64 in place; return the size of what it says, or SIZE_MAX if it is none. */
static size_t decode(char *bytes, size_t size)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	size_t length = 0, count = 0;
	uint32_t bits = 0;
	while (size && bytes[size - 1] == '=')
		size--;
	for (size_t i = 0; i < size; i++) {
		const char *digit = bytes[i] ? strchr(digits, bytes[i]) : NULL;
		if (!digit)
			return SIZE_MAX;
		bits = bits << 6 | (uint32_t)(digit - digits);
		count += 6;
		if (count >= 8)
			bytes[length++] = (char)(bits >> (count -= 8) & 0xff);
	}
	return length;
}

/* Who pastes into a shell must not be surprised: no controls, nothing that turns or hides. */
static bool is_pasteable(const char *bytes, size_t size)
{
	ucs4_t character;
	for (size_t i = 0, taken; i < size; i += taken) {
		int result = u8_mbtoucr(&character, (const uint8_t *)bytes + i, size - i);
		if (result <= 0 || (text_is_control(character) && !strchr("\n\t", (int)character)))
			return false;
		taken = (size_t)result;
	}
	return true;
}

static bool is_copy(const struct oracle *oracle, const char *bytes, size_t size)
{
	static const char start[] = "\033]52;c;";
	static char text[CLIPBOARD_MAX];
	size_t prefix = strlen(start);
	if (!oracle->may_copy || size <= prefix || strncmp(bytes, start, prefix) != 0)
		return false;
	memcpy(text, bytes + prefix, size - prefix - 1);
	size_t length = decode(text, size - prefix - 1);
	return length != SIZE_MAX && is_pasteable(text, length);
}

/* What is no terminal gets tabs and line feeds. */
static bool is_allowed(const struct oracle *oracle, const char *bytes, size_t size)
{
	if (!oracle->sequences)
		return size == 1 && (bytes[0] == '\n' || bytes[0] == '\t');
	return sequences_have(oracle->sequences, bytes, size) || is_declared(bytes, size)
	    || is_copy(oracle, bytes, size);
}

static size_t read_control(struct oracle *oracle, const char *bytes, size_t size)
{
	size_t taken = bytes[0] == '\033' ? sequence_size(bytes, size) : 1;
	if (taken == 0)
		return 0;
	if (taken == SIZE_MAX) {
		complain(oracle, "no sequence", bytes, size);
		return 1;
	}
	if (!is_allowed(oracle, bytes, taken))
		complain(oracle, "sequence", bytes, taken);
	note_state(oracle, bytes, taken);
	return taken;
}

/* Read one character or sequence; 0 when more is needed. */
static size_t read_one(struct oracle *oracle, const char *bytes, size_t size)
{
	unsigned char first = (unsigned char)bytes[0];
	return first < 0x20 || first == 0x7f ? read_control(oracle, bytes, size)
	                                     : read_text(oracle, bytes, size);
}

static void read_pending(struct oracle *oracle)
{
	size_t at = 0, taken;
	while (at < oracle->pending_size) {
		taken = read_one(oracle, oracle->pending + at, oracle->pending_size - at);
		if (!taken)
			break;
		at += taken;
		oracle->offset += taken;
	}
	memmove(oracle->pending, oracle->pending + at, oracle->pending_size - at);
	oracle->pending_size -= at;
}

void oracle_feed(struct oracle *oracle, const char *bytes, size_t size)
{
	while (size) {
		size_t room = sizeof(oracle->pending) - oracle->pending_size;
		size_t taken = size < room ? size : room;
		memcpy(oracle->pending + oracle->pending_size, bytes, taken);
		oracle->pending_size += taken;
		bytes += taken;
		size -= taken;
		read_pending(oracle);
	}
}

static bool is_usual(const char *name)
{
	for (size_t i = 0; i < COUNT(usual); i++)
		if (strcmp(usual[i], name) == 0)
			return true;
	return false;
}

void oracle_finish(struct oracle *oracle)
{
	if (oracle->pending_size)
		complain(oracle, "cut off", oracle->pending, oracle->pending_size);
	for (size_t i = 0; i < oracle->mode_count; i++) {
		const struct mode *mode = &oracle->modes[i];
		if (mode->is_on != is_usual(mode->name))
			complain(oracle, mode->is_on ? "mode left on" : "mode left off", mode->name,
			         strlen(mode->name));
	}
	if (oracle->has_attributes)
		complain(oracle, "attributes left on", "", 0);
}

size_t oracle_violations(const struct oracle *oracle)
{
	return oracle->violations;
}

const char *oracle_complaint(const struct oracle *oracle)
{
	return oracle->complaint;
}
