#include "command/commands.h"

#include "base/str.h"
#include "command/config.h"
#include "command/run.h"

enum {
	PAGES = CONTEXT_DOCUMENT | CONTEXT_SOURCE,
	SCROLLED = PAGES | CONTEXT_LISTS | CONTEXT_POPUP,
	READ = CONTEXT_DOCUMENT,
	LINKED = CONTEXT_DOCUMENT | CONTEXT_POPUP,
	ANYWHERE = SCROLLED,
};

const struct command commands[] = {
	{ STR("scroll-down"), NULL, "Line down", SCROLLED, run_scroll_down },
	{ STR("scroll-up"), NULL, "Line up", SCROLLED, run_scroll_up },
	{ STR("page-down"), NULL, "Page down", SCROLLED, run_page_down },
	{ STR("page-up"), NULL, "Page up", SCROLLED, run_page_up },
	{ STR("half-page-down"), NULL, "Half a page down", SCROLLED, run_half_page_down },
	{ STR("half-page-up"), NULL, "Half a page up", SCROLLED, run_half_page_up },
	{ STR("top"), NULL, "To the top", SCROLLED, run_top },
	{ STR("end"), NULL, "To the end", SCROLLED, run_end },
	{ STR("next-paragraph"), NULL, "Next paragraph", PAGES, run_next_paragraph },
	{ STR("previous-paragraph"), NULL, "Previous paragraph", PAGES, run_previous_paragraph },
	{ STR("next-part"), NULL, "Next part", READ, run_next_part },
	{ STR("previous-part"), NULL, "Previous part", READ, run_previous_part },
	{ STR("go"), "[15 | pp7 | 12(a)]", "With a count, to that operative paragraph; to the top",
	  PAGES, run_go },
	{ STR("go-preambular"), "[7]", "With a count, to that preambular paragraph", READ,
	  run_go_preambular },
	{ STR("go-end"), "[15]", "With a count, to that operative paragraph; to the end", PAGES,
	  run_go_end },
	{ STR("back"), NULL, "Back to where one came from", ANYWHERE, run_back },
	{ STR("forward"), NULL, "Forward again", ANYWHERE, run_forward },

	{ STR("notes"), "[2]", "Notes of this paragraph, or what is in focus; with a count, note 2",
	  LINKED, run_notes },
	{ STR("next-mark"), NULL, "Next note call or citation", LINKED, run_next_mark },
	{ STR("previous-mark"), NULL, "Previous note call or citation", LINKED, run_previous_mark },
	{ STR("hints"), NULL, "Letters on all marks of the screen, to follow one", READ, run_hints },
	{ STR("follow"), NULL, "Follow the mark; fold or unfold a heading", LINKED | CONTEXT_LISTS,
	  run_follow },
	{ STR("preview"), "[SYMBOL]", "Preview the document cited", LINKED | CONTEXT_LISTS,
	  run_preview },
	{ STR("browse"), NULL, "Open in a browser", LINKED | CONTEXT_LISTS, run_browse },
	{ STR("open"), "SYMBOL", "Open a document of the library", ANYWHERE, run_open },

	{ STR("other-language"), "[fr]", "This paragraph in another language; again for the next", LINKED,
	  run_other_language },
	{ STR("side-by-side"), "[fr]", "Two languages side by side, or one again", READ,
	  run_side_by_side },

	{ STR("fold"), NULL, "Fold this part", READ, run_fold },
	{ STR("unfold"), NULL, "Unfold this part", READ, run_unfold },
	{ STR("fold-part"), NULL, "Fold or unfold this part", READ, run_fold_part },
	{ STR("fold-all"), NULL, "Fold or unfold all parts", READ, run_fold_all },
	{ STR("fold-preamble"), NULL, "Fold or unfold the preamble", READ, run_fold_preamble },
	{ STR("fold-operative"), NULL, "Fold or unfold the operative part", READ,
	  run_fold_operative },
	{ STR("skim"), NULL, "Each paragraph as its opening words, or whole", READ, run_skim },

	{ STR("search"), "[WORDS]", "Search the whole document as one types", PAGES, run_search },
	{ STR("next-match"), NULL, "Next match", PAGES | CONTEXT_POPUP, run_next_match },
	{ STR("previous-match"), NULL, "Previous match", PAGES | CONTEXT_POPUP, run_previous_match },

	{ STR("outline"), NULL, "Outline", READ | CONTEXT_LIST, run_outline },
	{ STR("citations"), NULL, "Documents cited here", READ | CONTEXT_LIST, run_citations },
	{ STR("citers"), "[3]", "Documents that cite this one; with a count, its paragraph 3",
	  READ | CONTEXT_LIST, run_citers },
	{ STR("place"), NULL, "To the place that cites the document", CONTEXT_LIST, run_place },
	{ STR("source"), NULL, "The source of this paragraph, and back", PAGES, run_source },

	{ STR("library"), "[WORDS]", "Documents of the library", ANYWHERE, run_library },
	{ STR("find"), "[WORDS]", "Search in the library", ANYWHERE, run_find },
	{ STR("narrow"), "[WORDS]", "Only what has these words, organ:hrc, year:2016, lang:fr",
	  CONTEXT_LIBRARY, run_narrow },
	{ STR("sort"), "[newest | symbol | title]", "Another order", CONTEXT_LIBRARY, run_sort },
	{ STR("row-language"), NULL, "Titles and documents in the next language", CONTEXT_LIBRARY,
	  run_row_language },
	{ STR("leave"), NULL, "Leave the list; at the first one, the program", CONTEXT_LIBRARY,
	  run_leave },

	{ STR("copy"), "[12]", "Copy the paragraph with its citation; with a count, that one",
	  ANYWHERE, run_copy },
	{ STR("copy-symbol"), NULL, "Copy the symbol and its URL", ANYWHERE, run_copy_symbol },
	{ STR("mark"), "[a]", "Mark this place with a letter", READ, run_mark },
	{ STR("go-mark"), "[a]", "To the place marked with a letter; ' back and forth", READ,
	  run_go_mark },

	{ STR("command-line"), NULL, "Command line", ANYWHERE, run_command_line },
	{ STR("help"), NULL, "Keys that work here", ANYWHERE, run_help },
	{ STR("close"), NULL, "Close, or forget what was searched for", ANYWHERE, run_close },
	{ STR("quit"), NULL, "Leave", ANYWHERE, run_quit },
	{ STR("redraw"), NULL, "Draw the screen anew", ANYWHERE, run_redraw },
	{ STR("reload"), NULL, "Read the file anew", PAGES, run_reload },
	{ STR("suspend"), NULL, "Suspend", ANYWHERE, run_suspend },
	{ STR(""), NULL, NULL, 0, NULL },
};

const struct command *command_find(struct str name)
{
	for (const struct command *command = commands; command->run; command++)
		if (str_equal(command->name, name))
			return command;
	return NULL;
}

unsigned command_contexts_of(struct str name)
{
	const struct command *command = command_find(name);

	if (command)
		return command->contexts;
	return settings_knows(name) ? CONTEXT_ALL : 0;
}
