/* Any text is a configuration: its mistakes are told, and what is left is in range. */
#include "fuzz.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "command/config.h"
#include "command/line.h"

static unsigned contexts_of(struct str command)
{
	return command.size ? 1u + (unsigned)(command.size % CONTEXT_ALL) : 0;
}

static void check_options(const struct options *options)
{
	struct options copy;
	char text[100];

	options_reset(&copy);
	for (enum option i = 0; i < OPTION_COUNT; i++) {
		options_describe(options, i, text, sizeof text);
		char *value = strchr(text, ' ');
		require(value && str_equal((struct str){ text, (size_t)(value - text) },
		                           option_entries[i].name));
		require(options_set(&copy, option_entries[i].name, str_of(value + 1), NULL));
		require(copy.values[i] == options->values[i]);
	}
}

static void check_keymap(const struct keymap *keymap)
{
	struct arena arena = { 0 };
	struct words words;

	for (size_t i = 0; i < keymap->count; i++) {
		const struct binding *binding = &keymap->bindings[i];
		require(binding->contexts != 0 && binding->contexts <= CONTEXT_ALL);
		require(line_split(&arena, binding->command, &words, NULL) && words.count > 0);
		require(keymap_find(keymap, binding->key, binding->contexts & -binding->contexts)
		        == binding);
	}
	arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct config_lines lines = { .rest = { (const char *)data, size } };
	struct settings settings = { 0 };
	struct unroll_error error = { 0 };
	unsigned last = 0;

	options_reset(&settings.options);
	while (config_next_mistake(&lines, &settings, contexts_of, &error)) {
		require(error.line > last && error.message[0] != '\0');
		last = error.line;
	}
	require(lines.rest.size == 0);
	check_options(&settings.options);
	check_keymap(&settings.keymap);
	keymap_free(&settings.keymap);
	return 0;
}
