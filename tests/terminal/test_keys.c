#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "terminal/keys.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum { EVENTS_MAX = 32 };

struct heard {
	struct terminal_event events[EVENTS_MAX];
	size_t count;
};

static struct keys linux_console(void)
{
	struct keys keys = { 0 };
	keys_add(&keys, "\033[[A", KEYCODE_F1);
	keys_add(&keys, "\033[1~", KEYCODE_HOME);
	keys_add(&keys, "\x7f", KEYCODE_DOWN);
	keys_add(&keys, NULL, KEYCODE_DOWN);
	return keys;
}

/* Decode bytes that come `piece` at a time; when all came, nothing may be left. */
static struct heard hear(const char *bytes, size_t size, size_t piece)
{
	struct keys keys = linux_console();
	struct heard heard = { 0 };
	size_t at = 0;
	for (size_t end = piece; at < size; end += piece) {
		bool all_came = end >= size;
		struct str there = str_slice((struct str){ bytes, size }, at, end);
		struct terminal_event event;
		size_t taken;
		while ((taken = keys_decode(&keys, there, all_came, &event))) {
			if (event.kind != TERMINAL_IDLE && heard.count < EVENTS_MAX)
				heard.events[heard.count++] = event;
			there = str_from(there, taken);
			at += taken;
		}
		assert_true(!all_came || str_is_empty(there));
	}
	return heard;
}

static const struct {
	const char *bytes, *keys;
} cases[] = {
	{ "jG15g", "jG15g" },
	{ "\xc3\xa9\xd0\xb6\xd8\xb4", "éжش" },
	{ "\t\r\n\x7f\b", "<Tab><Enter><C-j><Backspace><Backspace>" },
	{ "\001\032\034\037", "<C-a><C-z><C-\\><C-_>" },
	{ "\033", "<Esc>" },
	{ "\033\033", "<Esc><Esc>" },
	{ "\033[A\033OB", "<Up><Down>" },
	{ "\033\033[A", "<Esc><Up>" },
	{ "\033[H\033[F\033[1~\033[4~\033[7~\033[8~", "<Home><End><Home><End><Home><End>" },
	{ "\033[2~\033[3~\033[5~\033[6~", "<Insert><Delete><PageUp><PageDown>" },
	{ "\033[Z", "<S-Tab>" },
	{ "\033OP\033[15~\033[24~\033[[A", "<F1><F5><F12><F1>" },
	{ "\033[1;5C\033[1;2A\033[5;3~\033[1;8H", "<C-Right><S-Up><M-PageUp><C-M-S-Home>" },
	{ "\033OM\033Oj\033Ow", "<Enter>*7" },
	{ "\033x\033\xc3\xa9\033\x7f", "<M-x><M-é><M-Backspace>" },
	{ "\033[200~a\nb\t\033[31mc\x07\033[201~d", "<PasteStart>a<Enter>b<Tab>[31mc<PasteEnd>d" },
	/* Answers of the terminal, and nonsense: nothing of it is typing. */
	{ "\033[24;80Rj", "j" },
	{ "\033[?62;22cj", "j" },
	{ "\033[>0;276;0cj", "j" },
	{ "\033[?8;2$yj", "j" },
	{ "\033]11;rgb:0000/0000/0000\033\\j", "j" },
	{ "\033]52;c;cXE=\aj", "j" },
	{ "\033P1$r0m\033\\j", "j" },
	{ "\033[99~\033[1;5Nj", "j" },
	{ "\033[12\001j", "<C-a>j" },
	{ "\033[1\033[Aj", "<Up>j" },
	{ "\xff\xfe\xc3(j", "(j" },
	{ "\xc2\x9b\xed\xa0\x80j", "j" },
	/* Cut off for good. */
	{ "\033[", "<M-[>" },
	{ "\033O", "<M-O>" },
	{ "\033]", "<M-]>" },
	{ "\033[1;", "" },
	{ "\xe6\x9d", "" },
	{ "\033]11;rgb", "" },
};

static void assert_heard(const struct heard *heard, const char *expected)
{
	struct str rest = str_of(expected);
	for (size_t i = 0; i < heard->count; i++) {
		assert_int_equal(heard->events[i].kind, TERMINAL_KEY);
		assert_int_equal(heard->events[i].key, keycode_next(&rest));
	}
	assert_int_equal(keycode_next(&rest), KEYCODE_NONE);
}

static void bytes_are_decoded_to_keys(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct heard heard = hear(cases[i].bytes, strlen(cases[i].bytes), 1000);
		assert_heard(&heard, cases[i].keys);
	}
}

static void bytes_may_come_one_by_one(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct heard heard = hear(cases[i].bytes, strlen(cases[i].bytes), 1);
		assert_heard(&heard, cases[i].keys);
	}
}

static const struct {
	const char *bytes;
	enum terminal_event_kind kind;
	int row, column;
} mouse[] = {
	{ "\033[<0;5;3M", TERMINAL_PRESS, 2, 4 },
	{ "\033[<16;5;3M", TERMINAL_PRESS, 2, 4 },
	{ "\033[<64;300;2M", TERMINAL_WHEEL_UP, 1, 299 },
	{ "\033[<65;1;1M", TERMINAL_WHEEL_DOWN, 0, 0 },
	{ "\033[M !!", TERMINAL_PRESS, 0, 0 },
	{ "\033[M`#$", TERMINAL_WHEEL_UP, 3, 2 },
	{ "\033[<0;5;3m", TERMINAL_IDLE, 0, 0 },
	{ "\033[<2;5;3M", TERMINAL_IDLE, 0, 0 },
	{ "\033[<0;0;0M", TERMINAL_IDLE, 0, 0 },
	{ "\033[<32;5;3M", TERMINAL_IDLE, 0, 0 },
};

static void the_mouse_is_understood(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(mouse); i++) {
		struct heard heard = hear(mouse[i].bytes, strlen(mouse[i].bytes), 1);
		assert_int_equal(heard.count, mouse[i].kind != TERMINAL_IDLE);
		if (!heard.count)
			continue;
		assert_int_equal(heard.events[0].kind, mouse[i].kind);
		assert_int_equal(heard.events[0].row, mouse[i].row);
		assert_int_equal(heard.events[0].column, mouse[i].column);
	}
}

static void a_nul_is_control_space(void **state)
{
	(void)state;
	struct heard heard = hear("\0", 1, 1);
	assert_heard(&heard, "<C-Space>");
}

/* Whatever comes, each call takes bytes or waits for more, and nothing is a command in a paste. */
static void noise_is_decoded_to_its_end(void **state)
{
	(void)state;
	static const char alphabet[] = "\033\033\033[[]OPM<0;1~ABjqu\x9b\xc3\xa9\x80\a\\$? \001";
	unsigned seed = 11;
	for (int round = 0; round < 2000; round++) {
		char bytes[64];
		for (size_t i = 0; i < sizeof(bytes); i++) {
			seed = seed * 1103515245 + 12345;
			bytes[i] = alphabet[(seed >> 16) % (sizeof(alphabet) - 1)];
		}
		hear(bytes, sizeof(bytes), 1 + (size_t)round % 9);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_are_decoded_to_keys),
		cmocka_unit_test(bytes_may_come_one_by_one),
		cmocka_unit_test(the_mouse_is_understood),
		cmocka_unit_test(a_nul_is_control_space),
		cmocka_unit_test(noise_is_decoded_to_its_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
