/*
 * What the program hands to the desktop: text to the clipboard and URLs to a
 * browser, only when a key asks for it, and never what a document smuggles in.
 */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "drive.h"

static const char *unroll;

static const char specimen[] =
	"SPECIMEN - not a document of the United Nations\n\n"
	"## Human Rights Council\n\n"
	"## Resolution adopted by the Human Rights Council on 1 July 2050\n\n"
	"### 99/1 Reading rooms\n\n"
	"*The Human Rights Council,*\n\n"
	"*Recalling* its resolution 98/7 of 3 July 2049,\n\n"
	"1. *Decides* that caf\xC3\xA9s \xC2\xAB" "are\xC2\xA0" "free\xC2\xBB \033]52;c;ZXZpbA==\a"
	"\033[201~rm -rf\r\xC2\x9B\xE2\x80\xAE" "evil\xF3\xA0\x81\x81;\n\n"
	"2. *Requests* [A/RES/98/8](https://evil.example/) no report.\n";

/* A home with the document, and desktop programs that write down what they are given. */
struct home {
	char folder[40], document[60], config[60], record[60], path[60];
	const char *environment[4];
	const char *argv[6];
};

static void write_file(const char *path, const char *content)
{
	FILE *out = fopen(path, "w");

	assert_non_null(out);
	fputs(content, out);
	fclose(out);
}

static void open_home(struct home *home)
{
	*home = (struct home){ 0 };
	strcpy(home->folder, "/tmp/unroll-desktop-XXXXXX");
	assert_non_null(mkdtemp(home->folder));
	snprintf(home->document, sizeof home->document, "%s/document.md", home->folder);
	snprintf(home->record, sizeof home->record, "%s/record", home->folder);
	snprintf(home->path, sizeof home->path, "PATH=%s", home->folder);
	snprintf(home->config, sizeof home->config, "%s/config", home->folder);
	write_file(home->document, specimen);
	write_file(home->config, "set remember off\n");
	home->environment[0] = home->path;
	home->environment[1] = "DISPLAY=:0";
	home->environment[2] = "WAYLAND_DISPLAY";
	home->argv[0] = unroll;
	home->argv[1] = "--config";
	home->argv[2] = home->config;
	home->argv[3] = home->document;
	home->argv[4] = "+1";
}

static void install(const struct home *home, const char *name, const char *script)
{
	char path[80], text[400];

	snprintf(path, sizeof path, "%s/%s", home->folder, name);
	snprintf(text, sizeof text, "#!/bin/sh\nPATH=/usr/bin:/bin\n%s > %s.new\nmv %s.new %s\n",
	         script, home->record, home->record, home->record);
	write_file(path, text);
	assert_int_equal(chmod(path, 0700), 0);
}

static void close_home(const struct home *home)
{
	static const char *const names[] = {
		"document.md", "config", "record", "xclip", "xdg-open",
	};
	char path[80];

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(path, sizeof path, "%s/%s", home->folder, names[i]);
		unlink(path);
	}
	assert_int_equal(rmdir(home->folder), 0);
}

static size_t read_record(const struct home *home, char *content, size_t size)
{
	FILE *in = fopen(home->record, "r");
	size_t got = in ? fread(content, 1, size - 1, in) : 0;

	content[got] = '\0';
	if (in)
		fclose(in);
	return got;
}

static void start(struct pty *pty, const struct home *home)
{
	pty_start(pty, &(struct pty_program){ .argv = home->argv, .environment = home->environment });
	pty_expect(pty, "Decides");
	pty_settle(pty);
}

static void quit(struct pty *pty)
{
	pty_send(pty, "qq");
	pty_expect_exit(pty, 0);
	pty_finish(pty);
}

static int value_of(char c)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *digit = c ? strchr(digits, c) : NULL;

	return digit ? (int)(digit - digits) : -1;
}

/* The text that was sent to the terminal's clipboard; false if none was. */
static bool find_copy(const char *output, char *text)
{
	const char *digit = strstr(output, "\033]52;c;");
	unsigned bits = 0, count = 0;

	if (!digit)
		return false;
	for (digit += 7; value_of(*digit) >= 0; digit++) {
		bits = bits << 6 | (unsigned)value_of(*digit);
		count += 6;
		if (count >= 8)
			*text++ = (char)(bits >> (count -= 8) & 0xFF);
	}
	*text = '\0';
	return true;
}

/* Paragraph 1 as it may be pasted, in the order of the text and in its own characters. */
static const char paragraph[] =
	"Decides that caf\xC3\xA9s \xC2\xAB" "are\xC2\xA0" "free\xC2\xBB ";

static void assert_safe(const char *text)
{
	static const char *const hidden[] = {
		"\033", "\a", "\r", "\xC2\x9B", "\xE2\x80\xAE", "\xF3\xA0\x81\x81",
	};

	assert_non_null(strstr(text, paragraph));
	assert_non_null(strstr(text, "evil"));
	for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
		assert_null(strstr(text, hidden[i]));
}

static void without_tools_the_terminal_is_given_the_text(void **state)
{
	struct home home;
	struct pty pty;
	char text[4096];

	(void)state;
	open_home(&home);
	start(&pty, &home);
	assert_false(find_copy(pty.output, text));
	oracle_allow_copy(pty.oracle, true);
	pty_send(&pty, "y");
	pty_expect(&pty, "Sent to the terminal");
	assert_true(find_copy(pty.output, text));
	assert_safe(text);
	quit(&pty);
	close_home(&home);
}

static void a_tool_is_given_the_text_and_the_terminal_nothing(void **state)
{
	struct home home;
	struct pty pty;
	char text[4096];

	(void)state;
	open_home(&home);
	install(&home, "xclip", "cat");
	start(&pty, &home);
	assert_int_equal(read_record(&home, text, sizeof text), 0);
	pty_send(&pty, "y");
	pty_expect(&pty, "Copied with xclip");
	assert_true(read_record(&home, text, sizeof text) > 0);
	assert_safe(text);
	assert_false(find_copy(pty.output, text));
	quit(&pty);
	close_home(&home);
}

/* Wait for a program that runs beside ours. */
static void wait_for_record(const struct home *home)
{
	for (int i = 0; i < 500 && access(home->record, F_OK) < 0; i++)
		usleep(10000);
}

static void an_absent_document_is_opened_only_after_its_url_was_shown(void **state)
{
	struct home home;
	struct pty pty;
	char text[4096];

	(void)state;
	open_home(&home);
	install(&home, "xdg-open", "printf '%s|' \"$#\" \"$@\"");
	start(&pty, &home);
	pty_send(&pty, "1p");
	pty_settle(&pty);
	pty_send(&pty, "\t\r");
	pty_expect(&pty, "https://docs.un.org/en/A/HRC/RES/98/7");
	pty_settle(&pty);
	assert_int_equal(read_record(&home, text, sizeof text), 0);
	pty_send(&pty, "o");
	pty_expect(&pty, "xdg-open");
	wait_for_record(&home);
	read_record(&home, text, sizeof text);
	assert_string_equal(text, "1|https://docs.un.org/en/A/HRC/RES/98/7|");
	quit(&pty);
	close_home(&home);
}

static void a_key_that_is_held_down_opens_one_page(void **state)
{
	struct home home;
	struct pty pty;
	char text[4096];

	(void)state;
	open_home(&home);
	install(&home, "xdg-open", "{ cat \"${0%/*}/record\"; echo opened; }");
	start(&pty, &home);
	pty_send(&pty, "1p\t\r");
	pty_expect(&pty, "https://docs.un.org/en/A/HRC/RES/98/7");
	pty_send(&pty, "oooooooooooo");
	pty_expect(&pty, "one a second is enough");
	wait_for_record(&home);
	pty_leave(&pty);
	read_record(&home, text, sizeof text);
	assert_string_equal(text, "opened\n");
	close_home(&home);
}

static void a_place_that_cannot_be_kept_is_told_when_the_shell_is_back(void **state)
{
	struct home home;
	struct pty pty;
	char places[80];

	(void)state;
	open_home(&home);
	snprintf(places, sizeof places, "XDG_STATE_HOME=%s", home.document);
	home.environment[2] = places;
	write_file(home.config, "set remember on\n");
	start(&pty, &home);
	pty_send(&pty, "q");
	pty_expect(&pty, "unroll: the place is not kept: ");
	pty_expect_exit(&pty, 0);
	pty_finish(&pty);
	close_home(&home);
}

int main(int count, char *values[])
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_tools_the_terminal_is_given_the_text),
		cmocka_unit_test(a_tool_is_given_the_text_and_the_terminal_nothing),
		cmocka_unit_test(an_absent_document_is_opened_only_after_its_url_was_shown),
		cmocka_unit_test(a_key_that_is_held_down_opens_one_page),
		cmocka_unit_test(a_place_that_cannot_be_kept_is_told_when_the_shell_is_back),
	};

	if (count < 2)
		return 2;
	unroll = values[1];
	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
