#include "terminal/keys.h"

#include <string.h>

#include "base/str.h"

enum {
	ESC = 0x1b,
	BEL = 0x07,
	SEQUENCE_MAX = 64         /* bytes; a longer one is nonsense and cut there */
};

void keys_add(struct keys *keys, const char *string, keycode key)
{
	size_t size = string ? strlen(string) : 0;
	if (size < 2 || size > KEY_STRING_SIZE || keys->count == KEY_STRINGS_MAX)
		return;
	struct key_string *added = &keys->strings[keys->count++];
	memcpy(added->bytes, string, size);
	added->size = size;
	added->key = key;
}

static void set_key(struct terminal_event *event, keycode key)
{
	*event = (struct terminal_event){ .kind = key ? TERMINAL_KEY : TERMINAL_IDLE, .key = key };
}

/* Take a string of terminfo; *is_prefix says that the bytes begin one. */
static size_t decode_string(const struct keys *keys, struct str bytes, bool *is_prefix,
                            struct terminal_event *event)
{
	size_t longest = 0;
	for (size_t i = 0; i < keys->count; i++) {
		const struct key_string *string = &keys->strings[i];
		size_t size = bytes.size < string->size ? bytes.size : string->size;
		if (memcmp(bytes.data, string->bytes, size) != 0)
			continue;
		if (size < string->size) {
			*is_prefix = true;
		} else if (size > longest) {
			longest = size;
			set_key(event, string->key);
		}
	}
	return longest;
}

struct final {
	char final;
	keycode key;
};

/* The last byte of CSI … and SS3 …; xterm puts "1;" and a modifier before it. */
static const struct final finals[] = {
	{ 'A', KEYCODE_UP },   { 'B', KEYCODE_DOWN }, { 'C', KEYCODE_RIGHT }, { 'D', KEYCODE_LEFT },
	{ 'H', KEYCODE_HOME }, { 'F', KEYCODE_END },  { 'Z', KEYCODE_BACKTAB },
	{ 'P', KEYCODE_F1 },   { 'Q', KEYCODE_F1 + 1 }, { 'R', KEYCODE_F1 + 2 },
	{ 'S', KEYCODE_F1 + 3 },
};

/* The keypad in application mode: SS3 … alone. */
static const struct final keypad[] = {
	{ 'M', KEYCODE_ENTER }, { 'j', '*' }, { 'k', '+' }, { 'l', ',' }, { 'm', '-' },
	{ 'n', '.' }, { 'o', '/' }, { 'p', '0' }, { 'q', '1' }, { 'r', '2' }, { 's', '3' },
	{ 't', '4' }, { 'u', '5' }, { 'v', '6' }, { 'w', '7' }, { 'x', '8' }, { 'y', '9' },
};

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* The number of CSI number ~. */
static const struct {
	int number;
	keycode key;
} numbers[] = {
	{ 1, KEYCODE_HOME },    { 2, KEYCODE_INSERT },  { 3, KEYCODE_DELETE },
	{ 4, KEYCODE_END },     { 5, KEYCODE_PAGE_UP }, { 6, KEYCODE_PAGE_DOWN },
	{ 7, KEYCODE_HOME },    { 8, KEYCODE_END },
	{ 11, KEYCODE_F1 },     { 12, KEYCODE_F1 + 1 }, { 13, KEYCODE_F1 + 2 },
	{ 14, KEYCODE_F1 + 3 }, { 15, KEYCODE_F1 + 4 }, { 17, KEYCODE_F1 + 5 },
	{ 18, KEYCODE_F1 + 6 }, { 19, KEYCODE_F1 + 7 }, { 20, KEYCODE_F1 + 8 },
	{ 21, KEYCODE_F1 + 9 }, { 23, KEYCODE_F1 + 10 }, { 24, KEYCODE_F12 },
	{ 200, KEYCODE_PASTE_START }, { 201, KEYCODE_PASTE_END },
};

static keycode key_of_final(const struct final *table, size_t count, char final)
{
	for (size_t i = 0; i < count; i++)
		if (table[i].final == final)
			return table[i].key;
	return KEYCODE_NONE;
}

static keycode key_of_number(int number)
{
	for (size_t i = 0; i < COUNT(numbers); i++)
		if (numbers[i].number == number)
			return numbers[i].key;
	return KEYCODE_NONE;
}

/* xterm sends one more than the sum of 1 for Shift, 2 for Alt, 4 for Control. */
static keycode modifiers_of(int parameter)
{
	int sum = parameter > 1 ? parameter - 1 : 0;
	return (sum & 1 ? KEYCODE_SHIFT : 0) | (sum & 2 ? KEYCODE_ALT : 0)
	     | (sum & 4 ? KEYCODE_CONTROL : 0);
}

enum { PARAMETERS_MAX = 3 };

/* CSI parameters intermediates final */
struct sequence {
	char private;             /* '<', '=', '>' or '?' before the parameters, or 0 */
	int parameters[PARAMETERS_MAX];
	bool has_intermediate;
	char final;
};

static int saturated(int number, char digit)
{
	return number > 9999 ? number : 10 * number + (digit - '0');
}

static struct sequence parse_sequence(struct str body)
{
	struct sequence sequence = { .final = body.data[body.size - 1] };
	size_t parameter = 0;
	for (size_t i = 0; i + 1 < body.size; i++) {
		char c = body.data[i];
		int *number = &sequence.parameters[parameter < PARAMETERS_MAX ? parameter : 0];
		if (is_digit(c) && parameter < PARAMETERS_MAX)
			*number = saturated(*number, c);
		else if (c == ';' || c == ':')
			parameter++;
		else if (i == 0 && c >= '<' && c <= '?')
			sequence.private = c;
		else if (!is_digit(c))
			sequence.has_intermediate = true;
	}
	return sequence;
}

enum {
	MOUSE_MODIFIERS = 4 | 8 | 16,
	MOUSE_LEFT = 0,
	MOUSE_WHEEL_UP = 64,
	MOUSE_WHEEL_DOWN = 65
};

static void set_mouse(struct terminal_event *event, int button, int column, int row)
{
	static const struct {
		int button;
		enum terminal_event_kind kind;
	} kinds[] = {
		{ MOUSE_LEFT, TERMINAL_PRESS },
		{ MOUSE_WHEEL_UP, TERMINAL_WHEEL_UP },
		{ MOUSE_WHEEL_DOWN, TERMINAL_WHEEL_DOWN },
	};
	*event = (struct terminal_event){ .row = row - 1, .column = column - 1 };
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (kinds[i].button == (button & ~MOUSE_MODIFIERS) && row > 0 && column > 0)
			event->kind = kinds[i].kind;
}

/* A letter with another first parameter than 1 is no key: the cursor's place, say. */
static keycode key_of_sequence(const struct sequence *sequence)
{
	if (sequence->final == '~')
		return key_of_number(sequence->parameters[0]);
	return sequence->parameters[0] > 1 ? KEYCODE_NONE
	     : key_of_final(finals, COUNT(finals), sequence->final);
}

static void interpret(struct keys *keys, const struct sequence *sequence,
                      struct terminal_event *event)
{
	const int *parameters = sequence->parameters;
	if (sequence->has_intermediate)
		return;
	if (sequence->private == '<' && sequence->final == 'M')
		set_mouse(event, parameters[0], parameters[1], parameters[2]);
	if (sequence->private)
		return;

	keycode key = key_of_sequence(sequence);
	keycode modifiers = modifiers_of(parameters[1]);
	if (key == KEYCODE_PASTE_START || key == KEYCODE_PASTE_END) {
		keys->in_paste = key == KEYCODE_PASTE_START;
		modifiers = 0;
	}
	set_key(event, key ? key | modifiers : key);
}

/* ESC [ M and three bytes: the mouse of terminals that know no better. */
static size_t decode_old_mouse(struct str bytes, bool all_came, struct terminal_event *event)
{
	if (bytes.size < 6)
		return all_came ? bytes.size : 0;
	const unsigned char *data = (const unsigned char *)bytes.data;
	set_mouse(event, data[3] - 32, data[4] - 32, data[5] - 32);
	return 6;
}

/* A sequence ends with a byte from @ to ~; any byte that may not be in one cuts it off. */
static size_t decode_sequence(struct keys *keys, struct str bytes, bool all_came,
                              struct terminal_event *event)
{
	if (bytes.size > 2 && bytes.data[2] == 'M')
		return decode_old_mouse(bytes, all_came, event);

	size_t i = 2;
	while (i < bytes.size && i < SEQUENCE_MAX && bytes.data[i] >= 0x20 && bytes.data[i] < 0x40)
		i++;
	if (i == bytes.size)
		return all_came ? i : 0;
	if (bytes.data[i] < 0x40 || bytes.data[i] == 0x7f)
		return i;
	struct sequence sequence = parse_sequence(str_slice(bytes, 2, i + 1));
	interpret(keys, &sequence, event);
	return i + 1;
}

static size_t decode_keypad(struct str bytes, bool all_came, struct terminal_event *event)
{
	if (bytes.size < 3)
		return all_came ? bytes.size : 0;
	keycode key = key_of_final(finals, COUNT(finals), bytes.data[2]);
	set_key(event, key ? key : key_of_final(keypad, COUNT(keypad), bytes.data[2]));
	return 3;
}

/*
 * Swallow a control string from byte `start` on, up to BEL or ESC \ (ST); any other
 * escape ends it too. One that goes on is swallowed as it comes.
 */
static size_t decode_control_string(struct keys *keys, struct str bytes, size_t start,
                                    bool all_came)
{
	size_t i = start;
	while (i < bytes.size && bytes.data[i] != BEL && bytes.data[i] != ESC)
		i++;
	bool has_end = i < bytes.size && (bytes.data[i] == BEL || i + 1 < bytes.size);
	keys->in_string = !has_end && !all_came;
	if (!has_end)
		return all_came ? bytes.size : i;
	if (bytes.data[i] == BEL)
		return i + 1;
	return bytes.data[i + 1] == '\\' ? i + 2 : i;
}

static keycode key_of_control(unsigned char byte)
{
	switch (byte) {
	case 0:
		return KEYCODE_CONTROL | KEYCODE_SPACE;
	case '\b':
	case 0x7f:
		return KEYCODE_BACKSPACE;
	case KEYCODE_TAB:
	case KEYCODE_ENTER:
	case KEYCODE_ESCAPE:
		return byte;
	default:
		return KEYCODE_CONTROL | (keycode)(byte + (byte <= 26 ? 'a' - 1 : '@'));
	}
}

/* How many bytes the UTF-8 character takes that begins with `byte`; 0 if none does. */
static size_t utf8_size(unsigned char byte)
{
	return byte < 0x80 ? 1 : byte < 0xc2 ? 0 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3
	     : byte < 0xf5 ? 4 : 0;
}

/* Whether the bytes, fewer than the character needs, may still become one. */
static bool is_begun(struct str bytes)
{
	for (size_t i = 1; i < bytes.size; i++)
		if (((unsigned char)bytes.data[i] & 0xc0) != 0x80)
			return false;
	return bytes.size < utf8_size((unsigned char)bytes.data[0]);
}

static size_t decode_character(struct str bytes, bool all_came, struct terminal_event *event)
{
	unsigned char first = (unsigned char)bytes.data[0];
	if (first < 0x20 || first == 0x7f) {
		set_key(event, key_of_control(first));
		return 1;
	}
	if (is_begun(bytes))
		return all_came ? bytes.size : 0;

	size_t size;
	uint32_t character = str_decode(bytes, &size);
	bool is_invalid = first >= 0x80 && size == 1;
	bool is_control = character >= 0x80 && character < 0xa0;
	if (!is_invalid && !is_control)
		set_key(event, character);
	return size;
}

static size_t decode_pasted(struct keys *keys, struct str bytes, bool all_came,
                            struct terminal_event *event)
{
	static const struct str end = STR("\033[201~");
	if (str_starts_with(bytes, end)) {
		keys->in_paste = false;
		set_key(event, KEYCODE_PASTE_END);
		return end.size;
	}
	if (!all_came && str_starts_with(end, bytes))
		return 0;

	size_t size = decode_character(bytes, all_came, event);
	char first = bytes.data[0];
	if (first == '\t')
		set_key(event, '\t');
	else if (first == '\n' || first == '\r')
		set_key(event, KEYCODE_ENTER);
	else if ((first >= 0 && first < 0x20) || first == 0x7f)
		set_key(event, KEYCODE_NONE);
	return size;
}

/* The key after an escape was pressed together with Alt. */
static size_t decode_alt(struct str bytes, bool all_came, struct terminal_event *event)
{
	size_t size = decode_character(str_from(bytes, 1), all_came, event);
	if (size && event->kind == TERMINAL_KEY)
		event->key |= KEYCODE_ALT;
	return size ? size + 1 : 0;
}

static size_t decode_escape(struct keys *keys, struct str bytes, bool all_came,
                            struct terminal_event *event)
{
	bool is_prefix = false;
	size_t size = decode_string(keys, bytes, &is_prefix, event);
	if (size)
		return size;
	if (bytes.size == 1 || bytes.data[1] == ESC) {
		bool is_alone = bytes.size > 1 || all_came;
		set_key(event, is_alone ? KEYCODE_ESCAPE : KEYCODE_NONE);
		return is_alone;
	}
	if (bytes.size == 2 && all_came)
		return decode_alt(bytes, all_came, event);
	if (is_prefix && !all_came)
		return 0;

	switch (bytes.data[1]) {
	case '[':
		return decode_sequence(keys, bytes, all_came, event);
	case 'O':
		return decode_keypad(bytes, all_came, event);
	case ']': case 'P': case 'X': case '^': case '_':
		return bytes.size == 2 ? 0 : decode_control_string(keys, bytes, 2, all_came);
	default:
		return decode_alt(bytes, all_came, event);
	}
}

size_t keys_decode(struct keys *keys, struct str bytes, bool all_came,
                   struct terminal_event *event)
{
	*event = (struct terminal_event){ .kind = TERMINAL_IDLE };
	if (keys->in_string) {
		size_t size = decode_control_string(keys, bytes, 0, all_came);
		if (size || keys->in_string)
			return size;
	}
	if (str_is_empty(bytes))
		return 0;
	if (keys->in_paste)
		return decode_pasted(keys, bytes, all_came, event);
	if (bytes.data[0] == ESC)
		return decode_escape(keys, bytes, all_came, event);
	return decode_character(bytes, all_came, event);
}
