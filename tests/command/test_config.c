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

#include "base/str.h"
#include "command/config.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static unsigned contexts_of(struct str command)
{
	if (str_equal(command, str_of("quit")))
		return CONTEXT_ALL;
	return str_equal(command, str_of("search")) ? CONTEXT_DOCUMENT : 0;
}

static void lines_set_and_bind(void **state)
{
	struct settings settings = { 0 };
	struct config_lines lines = { .rest = STR(
		"# of a delegate\n"
		"set width 70\n"
		"set mouse\r\n"
		"\n"
		"set theme=dark\n"
		"bind x quit\n"
		"bind C-f search 'two words'   # often\n"
		"bind y quit\n"
		"unbind y") };

	(void)state;
	options_reset(&settings.options);
	assert_false(config_next_mistake(&lines, &settings, contexts_of, NULL));
	assert_int_equal(lines.line, 9);
	assert_int_equal(settings.options.values[OPTION_WIDTH], 70);
	assert_int_equal(settings.options.values[OPTION_MOUSE], 1);
	assert_int_equal(settings.options.values[OPTION_THEME], THEME_DARK);
	assert_non_null(keymap_find(&settings.keymap, 'x', CONTEXT_LIST));
	assert_null(keymap_find(&settings.keymap, 'y', CONTEXT_LIST));
	assert_null(keymap_find(&settings.keymap, KEYCODE_CONTROL | 'f', CONTEXT_LIST));
	const struct binding *search =
		keymap_find(&settings.keymap, KEYCODE_CONTROL | 'f', CONTEXT_DOCUMENT);
	assert_non_null(search);
	assert_string_equal(search->command.data, "search 'two words'   # often");
	keymap_free(&settings.keymap);
}

static const struct {
	const char *line, *message;
} mistakes[] = {
	{ "set", "write: set OPTION VALUE" },
	{ "set width 70 80", "write: set OPTION VALUE" },
	{ "set widht 70", "set widht: no such option; did you mean width?" },
	{ "set width=x", "set width: \"x\" must be a number from 20 to 1000" },
	{ "set width 99999999999999999999",
	  "set width: \"99999999999999999999\" must be a number from 20 to 1000" },
	{ "set width -70", "set width: \"-70\" must be a number from 20 to 1000" },
	{ "bind", "write: bind KEY COMMAND" },
	{ "bind j", "write: bind KEY COMMAND" },
	{ "bind jj quit", "jj: no such key" },
	{ "bind j qiut", "bind: qiut: no such command" },
	{ "bind j ''", "bind: : no such command" },
	{ "unbind", "write: unbind KEY" },
	{ "unbind j k", "write: unbind KEY" },
	{ "unbind jj", "jj: no such key" },
	{ "unbind j", "unbind: j: not bound" },
	{ "sett width 70", "sett: no such setting; did you mean set?" },
	{ "exec rm", "exec: no such setting; there are set, bind and unbind" },
	{ "set 'width", "column 5: this quotation mark is never closed" },
};

static void every_mistake_has_its_message(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(mistakes); i++) {
		struct settings settings = { 0 };
		struct unroll_error error = { 0 };
		assert_false(settings_execute(&settings, str_of(mistakes[i].line), contexts_of, &error));
		assert_string_equal(error.message, mistakes[i].message);
		assert_int_equal(error.kind, UNROLL_ERROR_USAGE);
		assert_int_equal(settings.keymap.count, 0);
	}
}

static void a_mistake_is_told_with_its_line_and_the_rest_still_counts(void **state)
{
	struct settings settings = { 0 };
	struct config_lines lines = {
		.rest = STR("set width 70\nset x\n\nbind j nothing\nset width 60\n"),
	};
	struct unroll_error error = { 0 };

	(void)state;
	assert_true(config_next_mistake(&lines, &settings, contexts_of, &error));
	assert_int_equal(error.line, 2);
	assert_int_equal(settings.options.values[OPTION_WIDTH], 70);
	assert_true(config_next_mistake(&lines, &settings, contexts_of, &error));
	assert_int_equal(error.line, 4);
	assert_false(config_next_mistake(&lines, &settings, contexts_of, &error));
	assert_int_equal(settings.options.values[OPTION_WIDTH], 60);
	assert_false(config_next_mistake(&lines, &settings, contexts_of, &error));
}

static void the_three_commands_are_known(void **state)
{
	(void)state;
	assert_true(settings_knows(str_of("set")));
	assert_true(settings_knows(str_of("bind")));
	assert_true(settings_knows(str_of("unbind")));
	assert_false(settings_knows(str_of("quit")));
	assert_false(settings_knows(str_of("")));
}

static void set_variable(const char *name, const char *value)
{
	if (value)
		setenv(name, value, 1);
	else
		unsetenv(name);
}

static void the_file_stands_where_the_folders_say(void **state)
{
	static const struct {
		const char *config, *home, *path;
	} cases[] = {
		{ "/c", "/h", "/c/unroll/config" },
		{ "", "/h", "/h/.config/unroll/config" },
		{ "relative", "/h", "/h/.config/unroll/config" },
		{ NULL, "/h", "/h/.config/unroll/config" },
		{ NULL, NULL, NULL },
		{ NULL, "h", NULL },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		set_variable("XDG_CONFIG_HOME", cases[i].config);
		set_variable("HOME", cases[i].home);
		char *path = config_default_path();
		if (cases[i].path)
			assert_string_equal(path, cases[i].path);
		else
			assert_null(path);
		free(path);
	}
}

/* A file in a folder of its own, which close_file() takes away again. */
struct file {
	char folder[40], path[60];
};

static void open_file(struct file *file, struct str content, mode_t mode)
{
	strcpy(file->folder, "/tmp/unroll-config-XXXXXX");
	assert_non_null(mkdtemp(file->folder));
	snprintf(file->path, sizeof file->path, "%s/config", file->folder);
	FILE *out = fopen(file->path, "w");
	assert_non_null(out);
	fwrite(content.data, 1, content.size, out);
	fclose(out);
	chmod(file->path, mode);
}

static void close_file(struct file *file)
{
	unlink(file->path);
	rmdir(file->folder);
}

static enum unroll_error_kind read_kind(const char *path, unsigned *line)
{
	struct arena arena = { 0 };
	struct str text;
	struct unroll_error error = { 0 };

	config_read(&arena, path, &text, &error);
	arena_free(&arena);
	*line = error.line;
	return error.kind;
}

static const struct {
	struct str content;
	mode_t mode;
	enum unroll_error_kind kind;
	unsigned line;
} files[] = {
	{ STR("set width 70\n"), 0600, UNROLL_ERROR_NONE, 0 },
	{ STR(""), 0644, UNROLL_ERROR_NONE, 0 },
	{ STR("set width 70\n"), 0664, UNROLL_ERROR_USAGE, 0 },
	{ STR("set width 70\n"), 0646, UNROLL_ERROR_USAGE, 0 },
	{ STR("set width 70\n\nset \xFF\n"), 0600, UNROLL_ERROR_NOT_TEXT, 3 },
	{ STR("set\nset \0\n\xFF"), 0600, UNROLL_ERROR_NOT_TEXT, 2 },
};

static void only_a_file_that_is_the_readers_own_is_read(void **state)
{
	unsigned line;

	(void)state;
	for (size_t i = 0; i < COUNT(files); i++) {
		struct file file;
		open_file(&file, files[i].content, files[i].mode);
		assert_int_equal(read_kind(file.path, &line), files[i].kind);
		assert_int_equal(line, files[i].line);
		close_file(&file);
	}
	assert_int_equal(read_kind("/tmp", &line), UNROLL_ERROR_NOT_FILE);
	assert_int_equal(read_kind("/dev/zero", &line), UNROLL_ERROR_NOT_FILE);
	assert_int_equal(read_kind("/tmp/unroll-absent/config", &line), UNROLL_ERROR_ABSENT);
	assert_int_equal(read_kind("/dev/null/config", &line), UNROLL_ERROR_SYSTEM);
}

static void a_file_of_somebody_else_is_refused(void **state)
{
	struct file file;
	unsigned line;

	(void)state;
	if (geteuid() != 0)
		skip();
	open_file(&file, (struct str)STR("set width 70\n"), 0600);
	assert_int_equal(chown(file.path, 65534, 65534), 0);
	assert_int_equal(read_kind(file.path, &line), UNROLL_ERROR_USAGE);
	close_file(&file);
}

static void a_fifo_is_refused_without_waiting(void **state)
{
	struct file file;
	unsigned line;

	(void)state;
	open_file(&file, (struct str)STR(""), 0600);
	unlink(file.path);
	assert_int_equal(mkfifo(file.path, 0600), 0);
	assert_int_equal(read_kind(file.path, &line), UNROLL_ERROR_NOT_FILE);
	close_file(&file);
}

static void the_size_has_a_limit(void **state)
{
	struct file file;
	unsigned line;
	static char content[CONFIG_SIZE_LIMIT + 1];

	(void)state;
	memset(content, '\n', sizeof content);
	open_file(&file, (struct str){ content, CONFIG_SIZE_LIMIT }, 0600);
	assert_int_equal(read_kind(file.path, &line), UNROLL_ERROR_NONE);
	close_file(&file);
	open_file(&file, (struct str){ content, sizeof content }, 0600);
	assert_int_equal(read_kind(file.path, &line), UNROLL_ERROR_TOO_LARGE);
	close_file(&file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_set_and_bind),
		cmocka_unit_test(every_mistake_has_its_message),
		cmocka_unit_test(a_mistake_is_told_with_its_line_and_the_rest_still_counts),
		cmocka_unit_test(the_three_commands_are_known),
		cmocka_unit_test(the_file_stands_where_the_folders_say),
		cmocka_unit_test(only_a_file_that_is_the_readers_own_is_read),
		cmocka_unit_test(a_file_of_somebody_else_is_refused),
		cmocka_unit_test(a_fifo_is_refused_without_waiting),
		cmocka_unit_test(the_size_has_a_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
