#include "command/commands.h"

#include "base/str.h"

const struct default_binding default_bindings[] = {
	{ "j", 0, STR("scroll-down") },
	{ "Down", 0, STR("scroll-down") },
	{ "C-e", 0, STR("scroll-down") },
	{ "k", 0, STR("scroll-up") },
	{ "Up", 0, STR("scroll-up") },
	{ "C-y", 0, STR("scroll-up") },
	{ "Space", 0, STR("page-down") },
	{ "PageDown", 0, STR("page-down") },
	{ "C-f", 0, STR("page-down") },
	{ "b", 0, STR("page-up") },
	{ "PageUp", 0, STR("page-up") },
	{ "C-b", 0, STR("page-up") },
	{ "d", 0, STR("half-page-down") },
	{ "C-d", 0, STR("half-page-down") },
	{ "u", 0, STR("half-page-up") },
	{ "C-u", 0, STR("half-page-up") },
	{ "Home", 0, STR("top") },
	{ "End", 0, STR("end") },
	{ "J", 0, STR("next-paragraph") },
	{ "}", 0, STR("next-paragraph") },
	{ "K", 0, STR("previous-paragraph") },
	{ "{", 0, STR("previous-paragraph") },
	{ "]", 0, STR("next-part") },
	{ "[", 0, STR("previous-part") },
	{ "g", 0, STR("go") },
	{ "G", 0, STR("go-end") },
	{ "p", 0, STR("go-preambular") },
	{ "Backspace", 0, STR("back") },
	{ "C-o", 0, STR("back") },
	{ ">", 0, STR("forward") },
	{ "i", 0, STR("notes") },
	{ "Tab", 0, STR("next-mark") },
	{ "S-Tab", 0, STR("previous-mark") },
	{ "f", 0, STR("hints") },
	{ "Enter", 0, STR("follow") },
	{ "h", 0, STR("fold") },
	{ "Left", 0, STR("fold") },
	{ "l", 0, STR("unfold") },
	{ "Right", 0, STR("unfold") },
	{ "z", 0, STR("fold-part") },
	{ "Z", 0, STR("fold-all") },
	{ "P", 0, STR("fold-preamble") },
	{ "O", 0, STR("fold-operative") },
	{ "v", 0, STR("skim") },
	{ "/", 0, STR("search") },
	{ "n", 0, STR("next-match") },
	{ "N", 0, STR("previous-match") },
	{ "o", 0, STR("outline") },
	{ "c", 0, STR("citations") },
	{ "t", 0, STR("other-language") },
	{ "T", 0, STR("side-by-side") },
	{ "C", 0, STR("citers") },
	{ "R", 0, STR("source") },
	{ "L", 0, STR("library") },
	{ "S", 0, STR("find") },
	{ "/", CONTEXT_LIBRARY, STR("narrow") },
	{ "s", 0, STR("sort") },
	{ "t", CONTEXT_LIBRARY, STR("row-language") },
	{ "y", 0, STR("copy") },
	{ "Y", 0, STR("copy-symbol") },
	{ "m", 0, STR("mark") },
	{ "'", 0, STR("go-mark") },
	{ ":", 0, STR("command-line") },
	{ "?", 0, STR("help") },
	{ "F1", 0, STR("help") },
	{ "Escape", 0, STR("close") },
	{ "C-c", 0, STR("close") },
	{ "q", 0, STR("quit") },
	{ "Q", 0, STR("quit") },
	{ "C-l", 0, STR("redraw") },
	{ "C-r", 0, STR("reload") },
	{ "C-z", 0, STR("suspend") },

	/* Keys that mean something else in a few contexts: the later row wins. */
	{ "i", CONTEXT_LISTS, STR("preview") },
	{ "g", CONTEXT_LISTS | CONTEXT_POPUP, STR("top") },
	{ "G", CONTEXT_LISTS | CONTEXT_POPUP, STR("end") },
	{ "o", CONTEXT_LISTS | CONTEXT_POPUP, STR("browse") },
	{ "p", CONTEXT_LIST, STR("place") },
	{ "q", CONTEXT_LISTS | CONTEXT_POPUP | CONTEXT_SOURCE, STR("close") },
	{ "q", CONTEXT_LIBRARY, STR("leave") },
};

const size_t default_binding_count = sizeof default_bindings / sizeof *default_bindings;

void bindings_reset(struct keymap *keymap)
{
	for (size_t i = 0; i < default_binding_count; i++) {
		const struct default_binding *binding = &default_bindings[i];
		unsigned contexts = binding->contexts ? binding->contexts
		                  : command_contexts_of(binding->command);
		keymap_bind(keymap, keycode_from_name(str_of(binding->key)), contexts,
		            binding->command);
	}
}
