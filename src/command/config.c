#include "command/config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <unistr.h>

#include "base/descriptor.h"
#include "base/error.h"
#include "base/home.h"
#include "base/str.h"
#include "command/line.h"
#include "command/suggest.h"

char *config_default_path(void)
{
	return home_path("XDG_CONFIG_HOME", ".config", "config");
}

static bool refuse_file(const struct stat *status, const char *path, struct unroll_error *error)
{
	if (!S_ISREG(status->st_mode))
		return error_set(error, UNROLL_ERROR_NOT_FILE, 0, "%s: not a regular file", path);
	if (status->st_uid != geteuid() && status->st_uid != 0)
		return error_set(error, UNROLL_ERROR_USAGE, 0, "%s: belongs to somebody else", path);
	if (status->st_mode & (S_IWGRP | S_IWOTH))
		return error_set(error, UNROLL_ERROR_USAGE, 0, "%s: others may write it", path);
	if (status->st_size > CONFIG_SIZE_LIMIT)
		return error_set(error, UNROLL_ERROR_TOO_LARGE, 0, "%s: larger than %d KiB", path,
		                 CONFIG_SIZE_LIMIT >> 10);
	return true;
}

static bool check_text(struct str text, const char *path, struct unroll_error *error)
{
	const char *bad = (const char *)u8_check((const uint8_t *)text.data, text.size);
	const char *nul = memchr(text.data, '\0', text.size);
	unsigned line = 1;

	if (!bad || (nul && nul < bad))
		bad = nul;
	if (!bad)
		return true;
	for (const char *c = text.data; c < bad; c++)
		line += *c == '\n';
	return error_set(error, UNROLL_ERROR_NOT_TEXT, line, "%s: not UTF-8 text", path);
}

static bool read_open(struct arena *arena, int fd, const char *path, struct str *text,
                      struct unroll_error *error)
{
	struct stat status;

	if (fstat(fd, &status) < 0)
		return error_set(error, UNROLL_ERROR_SYSTEM, 0, "%s: %s", path, strerror(errno));
	if (!refuse_file(&status, path, error))
		return false;
	char *data = arena_allocate(arena, CONFIG_SIZE_LIMIT);
	size_t size;
	if (!descriptor_read(fd, data, CONFIG_SIZE_LIMIT, &size))
		return error_set(error, UNROLL_ERROR_SYSTEM, 0, "%s: %s", path, strerror(errno));
	*text = (struct str){ data, size };
	return check_text(*text, path, error);
}

bool config_read(struct arena *arena, const char *path, struct str *text,
                 struct unroll_error *error)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);

	if (fd < 0)
		return error_set(error, errno == ENOENT ? UNROLL_ERROR_ABSENT : UNROLL_ERROR_SYSTEM, 0,
		                 "%s: %s", path, strerror(errno));
	bool done = read_open(arena, fd, path, text, error);
	close(fd);
	return done;
}

/* What a command of the configuration works on. */
struct execution {
	struct settings *settings;
	struct str text;
	struct words line;
	command_contexts contexts;
	struct unroll_error *error;
};

static bool refuse(struct execution *execution, const char *usage)
{
	return error_set(execution->error, UNROLL_ERROR_USAGE, 0, "write: %s", usage);
}

static bool run_set(struct execution *execution)
{
	struct words line = execution->line;

	if (line.count < 2 || line.count > 3)
		return refuse(execution, "set OPTION VALUE");
	struct str name = line.words[1], value = line.count == 3 ? line.words[2] : (struct str)STR("");
	size_t equals = str_find(name, (struct str)STR("="));
	if (line.count == 2 && equals < name.size) {
		value = str_from(name, equals + 1);
		name = str_slice(name, 0, equals);
	}
	return options_set(&execution->settings->options, name, value, execution->error);
}

static bool find_key(struct execution *execution, keycode *key)
{
	struct str name = execution->line.words[1];

	*key = keycode_from_name(name);
	return *key != KEYCODE_NONE
	    || error_set(execution->error, UNROLL_ERROR_USAGE, 0, "%.*s: no such key",
	                 (int)str_slice(name, 0, 60).size, name.data);
}

static bool run_bind(struct execution *execution)
{
	keycode key;

	if (execution->line.count < 3)
		return refuse(execution, "bind KEY COMMAND");
	if (!find_key(execution, &key))
		return false;
	struct str command = execution->line.words[2];
	unsigned contexts = execution->contexts(command);
	if (!contexts)
		return error_set(execution->error, UNROLL_ERROR_USAGE, 0, "bind: %.*s: no such command",
		                 (int)str_slice(command, 0, 60).size, command.data);
	keymap_bind(&execution->settings->keymap, key, contexts, line_behind(execution->text, 2));
	return true;
}

static bool run_unbind(struct execution *execution)
{
	keycode key;

	if (execution->line.count != 2)
		return refuse(execution, "unbind KEY");
	if (!find_key(execution, &key))
		return false;
	if (!keymap_unbind(&execution->settings->keymap, key, CONTEXT_ALL))
		return error_set(execution->error, UNROLL_ERROR_USAGE, 0, "unbind: %s: not bound",
		                 execution->line.words[1].data);
	return true;
}

static const struct {
	struct str name;
	bool (*run)(struct execution *);
} commands[] = {
	{ STR("set"), run_set },
	{ STR("bind"), run_bind },
	{ STR("unbind"), run_unbind },
};

enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

static size_t find_command(struct str name)
{
	size_t i = 0;

	while (i < COMMAND_COUNT && !str_equal(commands[i].name, name))
		i++;
	return i;
}

bool settings_knows(struct str command)
{
	return find_command(command) < COMMAND_COUNT;
}

static bool refuse_command(struct str name, struct unroll_error *error)
{
	struct suggestion near = { .wanted = name };

	for (size_t i = 0; i < COMMAND_COUNT; i++)
		suggest_consider(&near, commands[i].name);
	return error_set(error, UNROLL_ERROR_USAGE, 0, "%.*s: no such setting; %s%s%s",
	                 (int)str_slice(name, 0, 60).size, name.data,
	                 near.name.size ? "did you mean " : "there are set, bind and unbind",
	                 near.name.size ? near.name.data : "", near.name.size ? "?" : "");
}

static bool execute(struct arena *arena, struct execution *execution)
{
	if (!line_split(arena, execution->text, &execution->line, execution->error))
		return false;
	if (!execution->line.count)
		return true;
	size_t command = find_command(execution->line.words[0]);
	if (command == COMMAND_COUNT)
		return refuse_command(execution->line.words[0], execution->error);
	return commands[command].run(execution);
}

bool settings_execute(struct settings *settings, struct str line, command_contexts contexts,
                      struct unroll_error *error)
{
	struct execution execution = {
		.settings = settings, .text = line, .contexts = contexts, .error = error,
	};
	struct arena scratch = { 0 };
	bool done = execute(&scratch, &execution);

	arena_free(&scratch);
	return done;
}

bool config_next_mistake(struct config_lines *lines, struct settings *settings,
                         command_contexts contexts, struct unroll_error *error)
{
	for (struct str line; str_next_line(&lines->rest, &line); ) {
		lines->line++;
		if (!settings_execute(settings, line, contexts, error)) {
			if (error)
				error->line = lines->line;
			return true;
		}
	}
	return false;
}
